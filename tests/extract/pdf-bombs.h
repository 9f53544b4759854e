/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* PDFs whose parts refer to themselves, or to more than there is. @expected as of Bomb. */
typedef struct
{
  const char *label;
  GBytes *(*make) (void);
  guint expected;
} PdfBomb;

extern const PdfBomb pdf_bombs[];
extern const gsize n_pdf_bombs;

/* A page with two lines of text. */
GBytes *pdf_plain (void);

G_END_DECLS
