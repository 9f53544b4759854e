/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fonts of an RTF file: they say in which encoding its bytes are. */
typedef struct _HwRtfFonts HwRtfFonts;

HwRtfFonts *hw_rtf_fonts_new (void);
void hw_rtf_fonts_free (HwRtfFonts *self);

/* \ansicpg, \mac, \pc: of fonts that say nothing. */
void hw_rtf_fonts_set_default (HwRtfFonts *self, int code_page);
/* From the table. @charset: -1 for none; @name is copied. */
void hw_rtf_fonts_add (HwRtfFonts *self, int font, int charset, int code_page, const char *name);

/* Appends bytes that are set in a font. Returns how many have no character: each is U+FFFD. */
gsize hw_rtf_fonts_decode (HwRtfFonts *self, int font, const char *bytes, gsize n, GString *out);
/* A character that was given by its number, as the font shows it. */
gunichar hw_rtf_fonts_get_char (HwRtfFonts *self, int font, gunichar c);

G_END_DECLS
