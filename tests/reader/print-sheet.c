/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>

#include "print-sample.h"

/* To look at paper: build/dev/tests/reader/print-sheet TEXT SHEET.pdf [start|justify|kashida [notes [marks
 * [family]]]]; @marks as many passages of 40 characters, each with a note. */
int
main (int argc, char **argv)
{
  g_autofree char *utf8 = NULL;
  g_autoptr (HwText) text = NULL;
  g_autoptr (HwPrintPaper) paper = NULL;
  g_autoptr (GArray) ranges = g_array_new (FALSE, TRUE, sizeof (HwReaderRange));
  g_autoptr (GArray) notes = g_array_new (FALSE, TRUE, sizeof (HwPrintNote));
  static const char *const colours[] = { "#f6d32d", "#33d17a", "#3584e4", "#c061cb", "#ff7800" };
  static const char *const letters[] = { "أ", "س", "S", "ق", "W" };
  HwPrintStyle style = plain_sheet;
  HwPrintContent content
      = { .title = "مقابلة مع رئيس البلدية", .subtitle = "2022-02-21", .notes_title = "حواشٍ" };
  cairo_surface_t *surface;
  cairo_t *cr;
  gsize n, n_marks;

  if (argc < 3 || !g_file_get_contents (argv[1], &utf8, NULL, NULL))
    return 2;
  style.marks = style.header = style.page_numbers = TRUE;
  style.notes = HW_PRINT_NOTES_FOOT;
  text = hw_text_new_from_string (utf8);
  content.text = text;
  content.fallback = hw_text_get_direction (text, HW_DIRECTION_LTR);
  style.digits = hw_digits_of_language ("", content.fallback);
  if (argc > 3)
    style.alignment = argv[3][0] == 'k'   ? HW_READER_ALIGNMENT_KASHIDA
                      : argv[3][0] == 'j' ? HW_READER_ALIGNMENT_JUSTIFY
                                          : HW_READER_ALIGNMENT_START;
  if (argc > 4)
    style.notes = argv[4][0] == 'n'   ? HW_PRINT_NOTES_NONE
                  : argv[4][0] == 'e' ? HW_PRINT_NOTES_END
                                      : HW_PRINT_NOTES_FOOT;
  n_marks = argc > 5 ? (gsize) atoi (argv[5]) : 0;
  if (argc > 6)
    style.arabic_family = argv[6];
  n = hw_text_get_n_chars (text);
  for (gsize i = 0; i < n_marks; i++)
    {
      HwReaderRange range = { .id = (gint64) i + 1, .start = i * n / n_marks, .n_tags = 1 };
      HwPrintNote note
          = { .range = range.id,
              .tags = i % 2 ? "السياسة، الماء" : "#security",
              .text
              = i % 3 ? "ملاحظة قصيرة في الهامش."
                      : "A longer note, in English, which tells more of what is said here and so "
                        "needs a second line at the foot of the page, perhaps a third one." };

      range.end = MIN (range.start + 40 + 60 * (i % 4), n);
      gdk_rgba_parse (&range.colour, colours[i % 5]);
      range.tags[0].colour = range.colour;
      g_strlcpy (range.tags[0].letter, letters[i % 5], sizeof range.tags[0].letter);
      g_array_append_val (ranges, range);
      g_array_append_val (notes, note);
    }
  content.ranges = (const HwReaderRange *) (gpointer) ranges->data;
  content.notes = (const HwPrintNote *) (gpointer) notes->data;
  content.n_ranges = content.n_notes = ranges->len;

  paper = hw_print_paper_new (&content, &style);
  while (!hw_print_paper_paginate (paper, 10000))
    ;
  surface = cairo_pdf_surface_create (argv[2], style.width, style.height);
  cr = cairo_create (surface);
  for (guint i = 0; i < hw_print_paper_get_n_pages (paper); i++)
    {
      hw_print_paper_draw_page (paper, i, cr);
      cairo_show_page (cr);
    }
  g_print ("%u pages\n", hw_print_paper_get_n_pages (paper));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return 0;
}
