/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "print-sample.h"

/* Documents go to paper as PDFs, and poppler's tools read them. */

/* NULL where poppler's tools are not there. Transfer full. */
static char *
read_back (const HwPrintContent *content, const HwPrintStyle *style)
{
  g_autoptr (HwPrintPaper) paper = hw_print_paper_new (content, style);
  g_autofree char *path = NULL, *program = g_find_program_in_path ("pdftotext");
  cairo_surface_t *surface;
  char *text = NULL;
  cairo_t *cr;
  int fd = g_file_open_tmp ("hawashi-XXXXXX.pdf", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  while (!hw_print_paper_paginate (paper, 1000))
    ;
  surface = cairo_pdf_surface_create (path, style->width, style->height);
  cr = cairo_create (surface);
  for (guint i = 0; i < hw_print_paper_get_n_pages (paper); i++)
    {
      hw_print_paper_draw_page (paper, i, cr);
      cairo_show_page (cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  if (program != NULL)
    {
      const char *argv[] = { program, path, "-", NULL };

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text,
                                   NULL, NULL, NULL));
    }
  g_unlink (path);
  return text;
}

/* The words, without the controls that pdftotext sets about them. */
static GPtrArray *
split (const char *text)
{
  g_autoptr (GString) plain_text = g_string_new (NULL);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E))
        continue;
      g_string_append_unichar (plain_text, g_unichar_isspace (c) ? ' ' : c);
    }
  parts = g_strsplit (plain_text->str, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  return words;
}

static char *
read_sample (const char *name)
{
  g_autofree char *path = g_build_filename (SAMPLES, name, NULL);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

typedef struct
{
  const char *name, *sample, *family;
  HwReaderAlignment alignment;
} Case;

static const Case cases[] = {
  { "ar-start", "interview-ar.txt", "Amiri", HW_READER_ALIGNMENT_START },
  { "ar-spaces", "interview-ar.txt", "Amiri", HW_READER_ALIGNMENT_JUSTIFY },
  { "ar-kashida", "interview-ar.txt", "Amiri", HW_READER_ALIGNMENT_KASHIDA },
  { "vowels", "vocalised-ar.txt", "Amiri", HW_READER_ALIGNMENT_START },
  { "vowels-kashida", "vocalised-ar.txt", "Amiri", HW_READER_ALIGNMENT_KASHIDA },
  { "naskh-kashida", "vocalised-ar.txt", "Noto Naskh Arabic", HW_READER_ALIGNMENT_KASHIDA },
  { "en", "interview-en.txt", "Amiri", HW_READER_ALIGNMENT_JUSTIFY },
};

/* What was written comes back: every word, once, in order; no tatweel that lengthens a line. */
static void
test_words (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *sample = read_sample (test->sample), *back = NULL;
  g_autoptr (HwText) text = hw_text_new_from_string (sample);
  g_autoptr (GPtrArray) expected = split (sample), found = NULL;
  HwPrintStyle style = plain_sheet;

  style.arabic_family = test->family;
  style.alignment = test->alignment;
  back = read_back (
      &(HwPrintContent){ .text = text, .fallback = hw_text_get_direction (text, HW_DIRECTION_LTR) },
      &style);
  if (back == NULL)
    {
      g_test_skip ("poppler-utils are not installed");
      return;
    }
  found = split (back);
  for (guint i = 0; i < MIN (expected->len, found->len); i++)
    g_assert_cmpstr (found->pdata[i], ==, expected->pdata[i]);
  g_assert_cmpuint (found->len, ==, expected->len);
}

/* Words of every form come back, those of cells too; a heading does not end a page. */
static void
test_forms (void)
{
  g_autoptr (GArray) forms = g_array_new (FALSE, TRUE, sizeof (HwParagraphForm));
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (HwText) text = NULL;
  g_autofree char *back = NULL;
  guint n = 0;

  for (guint i = 0; i < 200; i++)
    {
      const HwParagraphForm form = { (guint8) (i % HW_N_ROLES), 1, HW_DIRECTION_LTR };
      const gboolean is_row = form.role == HW_ROLE_TABLE_ROW;

      g_array_append_val (forms, form);
      for (int k = form.role == HW_ROLE_HEADING ? 2 : 30; k > 0; k--)
        g_string_append_printf (string, "%s%u%s", form.role == HW_ROLE_HEADING ? "head" : "w", n++,
                                is_row && k % 11 == 0 ? "\t" : " ");
      g_string_append_c (string, '\n');
    }
  text = hw_text_new_from_string (string->str);
  back = read_back (&(HwPrintContent){ .text = text,
                                       .forms = forms,
                                       .direction = HW_DIRECTION_AUTO,
                                       .fallback = HW_DIRECTION_LTR },
                    &plain_sheet);
  if (back == NULL)
    {
      g_test_skip ("poppler-utils are not installed");
      return;
    }
  found = split (back);
  g_assert_cmpuint (found->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%u", i), *head = g_strdup_printf ("head%u", i);

      g_assert_true (g_ptr_array_find_with_equal_func (found, word, g_str_equal, NULL)
                     || g_ptr_array_find_with_equal_func (found, head, g_str_equal, NULL));
    }
  for (const char *page = strchr (back, '\f'); page != NULL; page = strchr (page + 1, '\f'))
    {
      const char *p = page;

      while (p > back && g_ascii_isspace (p[-1]))
        p--;
      while (p > back && !g_ascii_isspace (p[-1]))
        p--;
      g_assert_false (g_str_has_prefix (p, "head"));
    }
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* Every note once, with its number; the text once, whatever stands at its foot. */
static void
test_notes (gconstpointer data)
{
  const HwPrintNotes where = (HwPrintNotes) GPOINTER_TO_INT (data);
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (HwText) text = NULL;
  g_autofree char *back = NULL;
  HwReaderRange ranges[40] = { 0 };
  HwPrintNote notes[40] = { 0 };
  char *names[40];
  HwPrintStyle style = plain_sheet;

  for (int i = 0; i < 40; i++)
    g_string_append_printf (
        string, "P%02dP has a passage, and many words about it that fill the line and more.\n", i);
  text = hw_text_new_from_string (string->str);
  for (int i = 0; i < 40; i++)
    {
      HwParagraph paragraph = hw_text_get_paragraph (text, (gsize) i);

      ranges[i].id = i + 1;
      ranges[i].start = paragraph.start + 3;
      ranges[i].end = paragraph.start + 20 + (gsize) (i % 3) * 70;
      names[i] = g_strdup_printf ("N%02dN is what I think of it. %s", i,
                                  i == 7 ? string->str : "No more.");
      notes[i].range = ranges[i].id;
      notes[i].text = names[i];
      notes[i].tags = "security";
    }
  style.marks = style.page_numbers = TRUE;
  style.notes = where;
  style.digits = HW_DIGITS_PERSIAN;
  back = read_back (&(HwPrintContent){ .text = text,
                                       .fallback = HW_DIRECTION_LTR,
                                       .notes_title = "NOTES",
                                       .ranges = ranges,
                                       .n_ranges = 40,
                                       .notes = notes,
                                       .n_notes = 40 },
                    &style);
  for (int i = 0; i < 40; i++)
    g_free (names[i]);
  if (back == NULL)
    {
      g_test_skip ("poppler-utils are not installed");
      return;
    }
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *paragraph = g_strdup_printf ("P%02dP", i);
      g_autofree char *note = g_strdup_printf ("N%02dN", i);

      /* One note has the whole text in it. */
      g_assert_cmpuint (count (back, paragraph), ==, where == HW_PRINT_NOTES_NONE ? 1 : 2);
      g_assert_cmpuint (count (back, note), ==, where == HW_PRINT_NOTES_NONE ? 0 : 1);
    }
  g_assert_cmpuint (count (back, "security"), ==, where == HW_PRINT_NOTES_NONE ? 0 : 40);
  g_assert_cmpuint (count (back, "NOTES"), ==, where == HW_PRINT_NOTES_END ? 1 : 0);
  g_assert_nonnull (strstr (back, "۱"));
  if (where != HW_PRINT_NOTES_NONE)
    g_assert_nonnull (strstr (back, "۴۰"));
}

/* The first page of two paragraphs, a blank one between them, with one range that has a note. Grey levels. */
static GBytes *
draw_with_note (gsize end, gboolean marks, HwPrintNotes notes, const HwPrintNote *note)
{
  g_autoptr (HwText) text = hw_text_new_from_string ("كلام في سطر.\n  \nوكلام في سطر آخر.\n");
  const HwReaderRange range = { .id = 1, .start = 2, .end = end };
  HwPrintStyle style = plain_sheet;
  g_autoptr (HwPrintPaper) paper = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 600, 850);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  style.marks = marks;
  style.notes = notes;
  paper = hw_print_paper_new (&(HwPrintContent){ .text = text,
                                                 .fallback = HW_DIRECTION_RTL,
                                                 .notes_title = "NOTES",
                                                 .ranges = &range,
                                                 .n_ranges = 1,
                                                 .notes = note,
                                                 .n_notes = 1 },
                              &style);
  while (!hw_print_paper_paginate (paper, 1000))
    continue;
  hw_print_paper_draw_page (paper, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * 850);
  cairo_surface_destroy (surface);
  return bytes;
}

static GBytes *
draw_first (gsize end, gboolean marks, HwPrintNotes notes)
{
  return draw_with_note (end, marks, notes, &(HwPrintNote){ .range = 1, .text = "ملاحظة" });
}

/* Its note with a run in it. */
static GBytes *
draw_run (const char *text, gsize start, gsize end, gboolean bold, gboolean italic)
{
  const HwStyledRun run = { start, end, bold, italic };

  return draw_with_note (
      12, FALSE, HW_PRINT_NOTES_FOOT,
      &(HwPrintNote){ .range = 1, .text = text, .tags = "أمن", .runs = &run, .n_runs = 1 });
}

/* A note's bold and italic words are set so; of Arabic words that are so in part, all of them are, and no
 * letter loses its form. */
static void
test_runs (void)
{
  static const char text[] = "قرأت الملاحظة كلها\r\nand one more";
  const gsize word = strlen ("قرأت "), word_end = strlen ("قرأت الملاحظة");
  const gsize latin = (gsize) (strstr (text, "one") - text);
  g_autoptr (GBytes) plain = draw_run (text, 0, 0, TRUE, FALSE);
  g_autoptr (GBytes) whole = draw_run (text, word, word_end, TRUE, FALSE);
  g_autoptr (GBytes) latin_bold = draw_run (text, latin, latin + 3, TRUE, FALSE);
  g_autoptr (GBytes) latin_italic = draw_run (text, latin, latin + 3, FALSE, TRUE);
  g_autoptr (GBytes) latin_part = draw_run (text, latin, latin + 2, TRUE, FALSE);

  g_assert_false (g_bytes_equal (whole, plain));
  g_assert_false (g_bytes_equal (latin_bold, plain));
  g_assert_false (g_bytes_equal (latin_italic, plain));
  g_assert_false (g_bytes_equal (latin_italic, latin_bold));
  g_assert_false (g_bytes_equal (latin_part, latin_bold));
  for (gsize from = word; from < word_end; from += 2)
    {
      g_autoptr (GBytes) part = draw_run (text, from, from + 2, TRUE, FALSE);

      g_assert_true (g_bytes_equal (part, whole));
    }
}

/* What ends after its paragraph, or in the blank one below, has its number and its end where its words end. */
static void
test_ends (void)
{
  g_autoptr (GBytes) exact = draw_first (12, TRUE, HW_PRINT_NOTES_FOOT);

  for (gsize end = 13; end <= 16; end++)
    {
      g_autoptr (GBytes) found = draw_first (end, TRUE, HW_PRINT_NOTES_FOOT);

      g_assert_true (g_bytes_equal (found, exact));
    }
}

/* A note has its number in the text also where ranges are not marked. */
static void
test_numbers_alone (void)
{
  g_autoptr (GBytes) none = draw_first (12, FALSE, HW_PRINT_NOTES_NONE);
  g_autoptr (GBytes) foot = draw_first (12, FALSE, HW_PRINT_NOTES_FOOT);
  g_autoptr (GBytes) marked = draw_first (12, TRUE, HW_PRINT_NOTES_FOOT);

  g_assert_false (g_bytes_equal (foot, none));
  g_assert_false (g_bytes_equal (foot, marked));
}

/* A slice stops at its time, however long the text is. */
static void
test_slices (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (HwText) text = NULL;
  g_autoptr (HwPrintPaper) paper = NULL;
  guint n = 0;
  double progress = 0;

  for (int i = 0; i < 4000; i++)
    g_string_append (string, "ورقة بعد ورقة، والكتاب لا ينتهي، والقارئ ينتظر أن يُطبع.\n");
  text = hw_text_new_from_string (string->str);
  paper = hw_print_paper_new (&(HwPrintContent){ .text = text, .fallback = HW_DIRECTION_RTL },
                              &plain_sheet);
  while (!hw_print_paper_paginate (paper, 1000))
    {
      g_assert_cmpfloat (hw_print_paper_get_progress (paper), >=, progress);
      progress = hw_print_paper_get_progress (paper);
      n++;
    }
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpfloat (hw_print_paper_get_progress (paper), ==, 1);
  g_assert_cmpuint (hw_print_paper_get_n_pages (paper), >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/print-paper/words/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_words);
    }
  g_test_add_data_func ("/print-paper/notes/foot", GINT_TO_POINTER (HW_PRINT_NOTES_FOOT),
                        test_notes);
  g_test_add_data_func ("/print-paper/notes/end", GINT_TO_POINTER (HW_PRINT_NOTES_END), test_notes);
  g_test_add_data_func ("/print-paper/notes/none", GINT_TO_POINTER (HW_PRINT_NOTES_NONE),
                        test_notes);
  g_test_add_func ("/print-paper/forms", test_forms);
  g_test_add_func ("/print-paper/ends", test_ends);
  g_test_add_func ("/print-paper/numbers-alone", test_numbers_alone);
  g_test_add_func ("/print-paper/runs", test_runs);
  g_test_add_func ("/print-paper/slices", test_slices);
  return g_test_run ();
}
