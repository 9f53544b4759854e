/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is wrong with Arabic in the text that comes out of a PDF, mended as far as it can be known. */

/* A piece of text without bidi controls and with letters for presentation forms (U+FB50 to U+FDFF, U+FE70 to
 * U+FEFC by NFKC; the signs U+FDFA to U+FDFD stay). *has_forms tells whether there were any; *n_rtl and *n_ltr
 * count strong letters. Transfer full. */
char *hw_pdf_arabic_clean (const char *piece, gboolean *has_forms, gint16 *n_rtl, gint16 *n_ltr);

/* Turns ( into ) and so on: in text that is stored in the order of sight they look the other way. In place. */
void hw_pdf_arabic_mirror (char *text);

/* Lines stretched by kashida may hold a sign of the font in its place that has no letter: an ASCII sign comes
 * out («الع!!راق»). A sign that stands within Arabic words nearly always, and often, is none of the text. */
typedef struct
{
  guint n_inside[128], n_all[128];
} HwFillers;
void hw_fillers_look (HwFillers *self, const char *text);
gboolean hw_fillers_has_any (const HwFillers *self);
/* Leaves them out of words. Transfer full. */
char *hw_fillers_strip (const HwFillers *self, const char *text);

G_END_DECLS
