/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HW_FILE_MISSING,
  HW_FILE_EMPTY, /* no bytes: what a process that is just creating it leaves for a moment */
  HW_FILE_LIBRARY,
} HwFileState;

/* Looks at a file without changing a byte of it, and leaves nothing beside it, so that what is not
 * ours, too new, damaged or not writable is refused before SQLite has touched it. FALSE with the
 * reason where it is refused. */
gboolean hw_inspect_file (
    const char *path, gboolean for_writing, int newest_version, HwFileState *state, GError **error);

/* Is there a log beside the file with something in it? */
gboolean hw_inspect_has_log (const char *path);

/* Does, or did, some connection work with the file? A log may stand beside it while nothing is in it. */
gboolean hw_inspect_is_in_use (const char *path);

/* "file:///…?mode=ro&immutable=1", which reads a file where nothing can be written. Transfer full. */
char *hw_inspect_immutable_uri (const char *path);

G_END_DECLS
