/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the first lines of a text plainly state. NULL for what they do not. */
typedef struct
{
  char *title, *author, *source, *url, *published, *language;
} HwHeader;

/* Reads the first lines of a canonical text: lines with a label before a colon or a date ("Source: …",
 * «آخر تحديث 2022-02-21 - المصدر: …»), a date alone on its line, an address alone on its line, the front
 * matter of a Markdown file. The title is the first line that has letters, cut where it is a paragraph. */
void hw_header_read (HwHeader *self, const char *utf8, gsize n_bytes);
void hw_header_clear (HwHeader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HwHeader, hw_header_clear)

/* How many bytes the front matter of a Markdown file takes, its two rules included; 0 where there is none. */
gsize hw_header_measure_front_matter (const char *utf8, gsize n_bytes);

/* One line of @text: blanks joined, at most about 120 user-perceived characters, cut between words with
 * "…". NULL where nothing is left. Transfer full. */
char *hw_header_make_title (const char *text, gssize n_bytes);

G_END_DECLS
