/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A ZIP file in memory: its entries by name. The names are looked up, never used as paths. */
typedef struct _HwArchive HwArchive;

#define HW_ARCHIVE_MAX_ENTRIES 20000
#define HW_ARCHIVE_MAX_ENTRY_BYTES ((gsize) 128 * 1024 * 1024)
/* Of the entries that are unpacked, together. */
#define HW_ARCHIVE_MAX_BYTES ((gsize) 256 * 1024 * 1024)

/* Is the content of this entry needed? @name as in hw_archive_get_name(). */
typedef gboolean (*HwArchiveFilter) (const char *name, gpointer user_data);

/* Reads the list of entries, and unpacks those that @filter wants (NULL: all), once. Errors, each with the
 * reason: HW_IMPORT_ERROR_DAMAGED for what is no ZIP file, is cut off (the message names the entry) or holds
 * an entry that does not unpack; _LOCKED where a wanted entry needs a password; _UNSUPPORTED for links and names
 * that lead out of the archive; _TOO_LARGE for more than the bounds above, and for entries that unpack to what no
 * document does (a bomb). */
HwArchive *hw_archive_new (GBytes *zip,
                           HwArchiveFilter filter,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);
void hw_archive_free (HwArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwArchive, hw_archive_free)

/* The files in it, in its order; no folders. "/" between folders, none at the start. */
guint hw_archive_get_n_entries (const HwArchive *self);
const char *hw_archive_get_name (const HwArchive *self, guint index);

/* Is there such an entry? Letters of ASCII match in any case where none is written exactly so; a "/" at the
 * start of @name does not count. */
gboolean hw_archive_has (const HwArchive *self, const char *name);
/* What an entry unpacked to; NULL where there is none, or it was not wanted. Borrowed. */
GBytes *hw_archive_get (const HwArchive *self, const char *name);
/* The same; NULL with _DAMAGED that names what is missing. */
GBytes *hw_archive_require (const HwArchive *self, const char *name, GError **error);

/* The name of an entry that @reference, as it stands in the entry @base, means: "../media/a.xml" of
 * "word/document.xml" is "media/a.xml"; escapes ("%20") are undone, what follows "#" is left out. NULL for an
 * address elsewhere and for what leads out. Transfer full. */
char *hw_archive_resolve (const char *base, const char *reference);

G_END_DECLS
