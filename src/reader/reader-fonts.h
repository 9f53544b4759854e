/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "direction.h"

G_BEGIN_DECLS

/* Which fonts a text is set in. An Arabic and a Latin family are named together, each first for its own
 * script, because an Arabic font's own Latin is seldom the one that was asked for. */
typedef struct
{
  char *families[3]; /* by HwDirection: the list that leads with that script's family; [0] unused */
  char *names[3];    /* by HwDirection: that family alone */
  double scale[3];   /* size of that script by HwDirection, the Latin being 1 */
  double leading[3]; /* distance of base lines in ems of that script, at a line spacing of 1 */
} HwReaderFonts;

/* @arabic and @latin may be NULL or "" for the first installed of the written preference. */
void hw_reader_fonts_init (HwReaderFonts *self,
                           PangoFontMap *map,
                           const char *arabic,
                           const char *latin);
/* The families that are preferred for the letters of a script, by its direction, best first; NULL ends them. */
const char *const *hw_reader_fonts_get_preferred (HwDirection script);
void hw_reader_fonts_clear (HwReaderFonts *self);

G_END_DECLS
