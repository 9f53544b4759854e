/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import.h"

G_BEGIN_DECLS

/* A file to import, or a folder that could not be listed. */
typedef struct
{
  char *path;
  char *failure; /* why there is nothing to read; NULL */
  GBytes *bytes; /* what is in it, where that is at hand: nothing is read then; NULL */
} HwFoundFile;

/* All files under @paths, folders all the way down in the order of their names. A path that was named is
 * always in it. Hidden entries and symbolic links to folders are passed over, so there is no cycle. Element
 * type HwFoundFile, transfer full. Stops early on a cancel. */
GPtrArray *hw_files_find (const char *const *paths, GCancellable *cancellable);

/* One that was named, whatever it is. @bytes may be NULL. The list as that of hw_files_find(). */
GPtrArray *hw_files_name (const char *path, GBytes *bytes);

/* The whole of a regular file, never waiting on a pipe or a device. A name that tells a format which is not
 * read gets its first bytes only. Transfer full. */
GBytes *hw_files_read (const char *path, gboolean head_only, GError **error);

G_END_DECLS
