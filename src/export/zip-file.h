/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes a ZIP file in memory: the same entries in the same order are the same bytes, whenever, wherever and by
 * whom it is written. Nothing stands between an entry's name and its content, which ODF and EPUB want of their
 * first entry, and which a library for archives would fill with owners and times. */
typedef struct _HwZipFile HwZipFile;

HwZipFile *hw_zip_file_new (void);
void hw_zip_file_free (HwZipFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwZipFile, hw_zip_file_free)

/* Adds an entry; @name is UTF-8, with "/" between folders. @stored leaves the content as it is: for the first entry
 * of ODF and EPUB, and for what is packed already. A failure is remembered, and hw_zip_file_end() tells it. */
void hw_zip_file_add (
    HwZipFile *self, const char *name, const void *data, gsize n_bytes, gboolean stored);
/* The same of bytes, packed; takes them. */
void hw_zip_file_take (HwZipFile *self, const char *name, GBytes *bytes);

/* The whole file; nothing can be added after it. NULL with G_IO_ERROR_NO_SPACE where it would be larger than
 * 2 GB or have more than 65,535 entries. */
GBytes *hw_zip_file_end (HwZipFile *self, GError **error);

G_END_DECLS
