/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "reader-fonts.h"

G_BEGIN_DECLS

/* What is done where the chosen families lack a character and Pango takes it from another font: the whole
 * word is set in that font, because letters of two fonts do not join, and at the size at which its letters are
 * as high as those beside them. */
typedef struct _HwFallbackFonts HwFallbackFonts;

HwFallbackFonts *hw_fallback_fonts_new (PangoContext *context, const HwReaderFonts *fonts);
void hw_fallback_fonts_free (HwFallbackFonts *self);

/* The first font of a direction's own family; NULL where there is none. Owned by @self. */
PangoFont *hw_fallback_fonts_get_chosen (HwFallbackFonts *self, HwDirection direction);

/* Gives the words of a layout that has attributes what they need. */
void hw_fallback_fonts_apply (HwFallbackFonts *self, PangoLayout *layout);

G_END_DECLS
