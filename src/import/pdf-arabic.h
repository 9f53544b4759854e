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

G_END_DECLS
