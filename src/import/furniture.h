/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands around the text of a web page, known by its words, in Arabic and English. */
typedef enum
{
  HW_FURNITURE_NONE,
  HW_FURNITURE_LABEL,   /* "Share", «طباعة»: says nothing of what stands beside it */
  HW_FURNITURE_RELATED, /* "Read also": headlines of other texts follow */
  HW_FURNITURE_END,     /* "Comments": the text is over */
} HwFurniture;

/* @line: valid UTF-8, without its line end. */
HwFurniture hw_furniture_of_line (const char *line, gsize n_bytes);

/* Is it the names of parts of a site beside each other, "Home News Contact us"? */
gboolean hw_furniture_is_menu (const char *line, gsize n_bytes);
/* Is it the time, the date, the day or the weather and nothing else, as pages show them of today? */
gboolean hw_furniture_is_clock (const char *line, gsize n_bytes);

/* How many of the first words of a text there are, at most 120, and how many of these are words that stand in
 * any sentence of Arabic or English. */
void hw_furniture_count_words (const char *text, gsize n_bytes, guint *n_words, guint *n_common);

G_END_DECLS
