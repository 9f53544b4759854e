/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes a file whole or not at all: to a new file beside it, to the disk, then into its place. After a
 * failure, or a crash, what was there before is there still. A link is followed; a pipe or a device is written
 * to as it is. Errors are of GIO, with a message that names the file. */
gboolean hw_whole_file_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
