/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "reader-alignment.h"

G_BEGIN_DECLS

typedef struct
{
  int width; /* of the column, in Pango units */
  int hang;  /* of it, that all lines but the first of a paragraph keep free */
  int mark;  /* bytes at the beginning whose spaces stay as they are */
  HwReaderAlignment alignment;
  gboolean vocalised;
} HwJustify;

/* Sets the glyphs of a layout's lines to the width of the column, after Pango has broken them. Every line is filled but the last and one that a
 * line separator ends, one with a tab, and one that would gape. The text and what Pango says about its
 * bytes stay. */
void hw_justify (PangoLayout *layout, const HwJustify *how);

G_END_DECLS
