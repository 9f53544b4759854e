/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Reads a project of another program from a file, or from the folder in which that keeps it, whatever of those that
 * are read it is. NULL with an error that names the file and says why. */
HwProject *hw_project_file_read (const char *path, GCancellable *cancellable, GError **error);

/* File name patterns of those ("*.qdpx"), for a dialog. NULL-terminated, static. */
const char *const *hw_project_file_get_patterns (void);

G_END_DECLS
