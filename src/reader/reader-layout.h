/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "block-layout.h"
#include "block-tree.h"
#include "forms.h"
#include "reader-alignment.h"
#include "reader-fonts.h"

G_BEGIN_DECLS

/* HwLayouts makes the PangoLayout of a block and keeps the most recent ones, about three screens of
 * them. Everything about how text is set is here; nothing about where. */
typedef struct _HwLayouts HwLayouts;

typedef struct
{
  const HwReaderFonts *fonts;
  HwDirection script;  /* by its direction, the one that the document is in; RTL for AUTO */
  double size;         /* points of the Latin face; what suits it for the Arabic one */
  double line_spacing; /* factor */
  /* Latin beside Arabic, and beside what suits the two faces: the same in every paragraph. The document's
   * own script has @size, the other one follows: an Arabic page has smaller Latin everywhere, in paragraphs of
   * its own too; the text of an English one stays as large as it was asked for, and in one without Arabic
   * there is nothing to be smaller than. */
  double latin_scale;
  HwReaderAlignment alignment;
  gboolean vocalised; /* harakat and Quranic marks are shown */
} HwSetting;

HwLayouts *hw_layouts_new (void);
void hw_layouts_free (HwLayouts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwLayouts, hw_layouts_free)

/* How text is set from now on; drops what was made. Fonts, resolution and rendering are those of @like, of a
 * screen or of paper. */
void hw_layouts_set_style (HwLayouts *self, PangoContext *like, const HwSetting *setting);
/* Bytes of the text in another weight or slant (HwStyledRun), by their starts; no joined letters may be parted.
 * Before anything is laid out; not copied. */
void hw_layouts_set_runs (HwLayouts *self, const GArray *runs);
/* What its paragraphs are; NULL for plain ones. Drops what was made. Not copied. */
void hw_layouts_set_forms (HwLayouts *self, HwForms *forms);
/* Pixels; drops what was made where it differs. */
void hw_layouts_set_width (HwLayouts *self, int width);
/* How many are kept. */
void hw_layouts_set_capacity (HwLayouts *self, guint capacity);
void hw_layouts_clear (HwLayouts *self);
/* Drops the drawings of text, for another colour. */
void hw_layouts_forget_drawings (HwLayouts *self);

/* The layout of a block, made where it is not at hand. Valid until the style changes or capacity more
 * were asked for. */
HwBlockLayout *
hw_layouts_get (HwLayouts *self, HwText *text, const HwBlock *block, HwDirection direction);
HwBlockLayout *hw_layouts_peek (HwLayouts *self, const HwBlock *block);

/* Which of @characters (gunichar) the chosen families lack: see hw_missing_characters(). After a style was
 * set. */
char *hw_layouts_find_missing (HwLayouts *self, const GArray *characters);

/* Distance of base lines in pixels, and the average width of a character in pixels. */
int hw_layouts_get_leading (HwLayouts *self, HwDirection direction);
/* What is kept free below a paragraph of that direction, in pixels. */
int hw_layouts_get_gap (HwLayouts *self, HwDirection direction, gsize paragraph);
double hw_layouts_get_char_width (HwLayouts *self, HwDirection direction);
/* What the width of a column is counted in: a Latin character of the size that was asked for. Pixels. */
double hw_layouts_get_column_unit (HwLayouts *self);
guint64 hw_layouts_get_n_made (HwLayouts *self);

G_END_DECLS
