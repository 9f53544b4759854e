/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "flow.h"

G_BEGIN_DECLS

/* The chapters of a book, XHTML, one after another. */
typedef struct _HwEpubChapters HwEpubChapters;

/* @pages: "chapter.xhtml#id" -> label; both are borrowed. */
HwEpubChapters *hw_epub_chapters_new (HwFlow *flow, GHashTable *pages);
void hw_epub_chapters_free (HwEpubChapters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwEpubChapters, hw_epub_chapters_free)

/* First of all chapters: finds the notes, which may be called from any other. FALSE where it is not well formed. */
gboolean hw_epub_chapters_scan (HwEpubChapters *self,
                                GBytes *xhtml,
                                const char *name,
                                GCancellable *cancellable,
                                GError **error);
/* Then tells its text. */
gboolean hw_epub_chapters_read (HwEpubChapters *self,
                                GBytes *xhtml,
                                const char *name,
                                GCancellable *cancellable,
                                GError **error);
/* At the end: the notes that nothing calls. */
void hw_epub_chapters_end (HwEpubChapters *self);

G_END_DECLS
