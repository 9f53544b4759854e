/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"
#include "worker.h"

G_BEGIN_DECLS

/* Reads the files that documents of a project name, from the folder that its own file @path is in and from nowhere
 * else: their texts, with what is known of them, take the place of the ones there are. What cannot be read stands in
 * the project's remarks. Stops early on a cancel. */
void hw_project_files_read (HwProject *project,
                            const char *path,
                            HwWorker *worker,
                            GCancellable *cancellable);

G_END_DECLS
