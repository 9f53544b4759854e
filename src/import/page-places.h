/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "structure.h"

G_BEGIN_DECLS

/* Which page of a file a place of its text stands on. A text knows its pages by what they are called, and two may be
 * called the same, pages without text are not in it: they are found by their order. */
typedef struct
{
  GArray *starts; /* gsize, code points: where a page begins in the text, by its place */
  GArray *pages;  /* guint: which of the file's pages that is, from 0 */
  GPtrArray *labels;
} HwPagePlaces;

/* @labels: of all pages of the file, in their order; a reference is kept. @structure may be NULL. */
HwPagePlaces *hw_page_places_new (const HwStructure *structure, GPtrArray *labels);
void hw_page_places_free (HwPagePlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPagePlaces, hw_page_places_free)

guint hw_page_places_get_n_pages (const HwPagePlaces *self);
const char *hw_page_places_get_label (const HwPagePlaces *self, guint page);
/* The page that a place of the text stands on; the first where that is not known. */
guint hw_page_places_find_page (const HwPagePlaces *self, gsize position);
/* Where the text of a page begins; FALSE where it has none. */
gboolean hw_page_places_find_start (const HwPagePlaces *self, guint page, gsize *start);

G_END_DECLS
