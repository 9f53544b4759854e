/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fallback-fonts.h"
#include "reader-layout.h"

G_BEGIN_DECLS

struct _HwLayouts
{
  PangoContext *contexts[3]; /* by HwDirection: changing a context would lay out everything again */
  char *families[3];
  double sizes[3]; /* points */
  double column_unit;
  int leading[3]; /* pixels */
  int ascent[3];  /* pixels above the base line, 0 until asked for */
  double char_width[3];
  HwReaderAlignment alignment;
  gboolean vocalised;
  HwFallbackFonts *fallback;
  double em;        /* pixels: what indents are counted in */
  gboolean bold[3]; /* by HwDirection: whether the family has it; once they were asked */
  gboolean asked_bold;
  HwForms *forms;     /* NULL for none */
  const GArray *runs; /* HwStyledRun; NULL for none */
  int width;

  GHashTable *by_start; /* guint64 * in the layout -> HwBlockLayout */
  GQueue recent;        /* the most recent first */
  guint capacity;
  guint64 n_made;
};

/* reader-setting.c: how one block is set */
PangoFontDescription *
hw_layouts_describe (HwLayouts *self, HwDirection direction, const HwFormStyle *style);
/* Where its lines stand comes in @frame. */
PangoLayout *hw_layouts_make (HwLayouts *self,
                              const char *utf8,
                              const HwBlock *block,
                              HwDirection direction,
                              const HwFormStyle *style,
                              HwFrame *frame);
HwLeading hw_layouts_get_block_leading (HwLayouts *self,
                                        const HwBlock *block,
                                        HwDirection direction,
                                        const HwFormStyle *style);

G_END_DECLS
