/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "replace.h"

G_BEGIN_DECLS

/* Reads a file, as an import does, and gives its text to a document: see hw_library_replace_text(). Of a file
 * with several documents the first is taken. @options may be NULL: see hw_import_paths(). Where @remark is not NULL it becomes what a person should know of
 * how the file was read, or NULL. */
GArray *hw_import_replace (HwLibrary *library,
                           gint64 document,
                           const char *path,
                           const HwReadOptions *options,
                           char **remark,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
