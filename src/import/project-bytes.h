/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Reads a project of another program from the bytes of a file, whatever of those that are read it is. @name (a display
 * name without an extension) is the project's where it has none. No file system, no network: see
 * hw_worker_read_project(). NULL with an error. */
HwProject *
hw_project_bytes_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
