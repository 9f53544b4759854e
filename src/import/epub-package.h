/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "zip-archive.h"

G_BEGIN_DECLS

/* What a book says of its files. */
typedef struct
{
  GPtrArray *chapters; /* char *: names of entries, in the order of reading */
  char *nav, *ncx;     /* of the lists of contents and pages, or NULL */
  GHashTable *pages;   /* "chapter.xhtml#id" -> the page's label */
} HwEpubPackage;

/* The entry that describes the book. NULL with _DAMAGED, or _LOCKED where its text is encrypted. Transfer full. */
char *hw_epub_find_package (HwArchive *archive, GError **error);

/* Reads the description @opf, called @name; the metadata go to @extract. */
HwEpubPackage *hw_epub_package_new (
    GBytes *opf, const char *name, HwExtract *extract, GCancellable *cancellable, GError **error);
/* The pages of the printed book, from the nav or the ncx; where neither has them, none. */
void hw_epub_package_read_pages (HwEpubPackage *self, HwArchive *archive);
void hw_epub_package_free (HwEpubPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwEpubPackage, hw_epub_package_free)

G_END_DECLS
