/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-pages.h"

#define HEIGHT 100
#define GAP 5

/* Paragraphs of @longest lines at the most, each line with a note now and then. */
static HwPrintPages *
random_pages (
    guint n_paragraphs, guint longest, gboolean with_notes, guint *n_lines, guint *n_notes)
{
  HwPrintPages *pages = hw_print_pages_new (HEIGHT, GAP);

  *n_lines = *n_notes = 0;
  for (guint p = 0; p < n_paragraphs; p++)
    {
      guint n = (guint) g_test_rand_int_range (1, (gint32) longest + 1);

      for (guint l = 0; l < n; l++)
        {
          HwPrintLine line = { .item = p, .line = l, .height = g_test_rand_int_range (8, 13) };

          line.space = l == 0 ? 6 : 0;
          line.keep = hw_print_pages_keeps (l, n, TRUE, TRUE);
          hw_print_pages_add_line (pages, &line);
          ++*n_lines;
          if (!with_notes || g_test_rand_int_range (0, 8) > 0)
            continue;
          for (int k = 0, n_note = g_test_rand_int_range (1, 25); k < n_note; k++)
            {
              HwPrintLine note = { .item = *n_lines - 1, .line = (guint) k, .height = 6 };

              hw_print_pages_add_note_line (pages, &note, k == 0);
              ++*n_notes;
            }
        }
    }
  hw_print_pages_finish (pages);
  return pages;
}

/* Every line stands on one page, in order, and no page is fuller than its height. */
static void
assert_whole (HwPrintPages *pages, guint n_lines, guint n_notes)
{
  guint next = 0, next_note = 0;

  for (guint i = 0; i < hw_print_pages_get_n (pages); i++)
    {
      const HwPrintPage *page = hw_print_pages_get (pages, i);
      gboolean has_both = page->past > page->first && page->note_past > page->note_first;

      g_assert_cmpuint (page->first, ==, next);
      g_assert_cmpuint (page->note_first, ==, next_note);
      g_assert_true (page->past > page->first || page->note_past > page->note_first);
      g_assert_cmpint (page->text_height + page->notes_height + (has_both ? GAP : 0), <=, HEIGHT);
      next = page->past;
      next_note = page->note_past;
    }
  g_assert_cmpuint (next, ==, n_lines);
  g_assert_cmpuint (next_note, ==, n_notes);
}

static void
test_whole (void)
{
  for (int round = 0; round < 200; round++)
    {
      guint n_lines, n_notes;
      g_autoptr (HwPrintPages) pages
          = random_pages ((guint) g_test_rand_int_range (1, 60), 14, round % 2, &n_lines, &n_notes);

      assert_whole (pages, n_lines, n_notes);
    }
}

/* No line of a paragraph of several stands alone at the foot or the top of a page. */
static void
test_widows (void)
{
  for (int round = 0; round < 200; round++)
    {
      guint n_lines, n_notes;
      g_autoptr (HwPrintPages) pages = random_pages (40, 9, FALSE, &n_lines, &n_notes);

      for (guint i = 0; i + 1 < hw_print_pages_get_n (pages); i++)
        {
          guint past = hw_print_pages_get (pages, i)->past;
          const HwPrintLine *last = hw_print_pages_get_line (pages, past - 1);
          const HwPrintLine *next = hw_print_pages_get_line (pages, past);

          if (last->item != next->item)
            continue;
          g_assert_cmpuint (last->line, >=, 1);
          g_assert_true (past + 1 < n_lines);
          g_assert_cmpuint (hw_print_pages_get_line (pages, past + 1)->item, ==, next->item);
        }
    }
}

/* Pages are filled: what begins the next page would not have found room. */
static void
test_full (void)
{
  guint n_lines, n_notes;
  g_autoptr (HwPrintPages) pages = random_pages (80, 9, FALSE, &n_lines, &n_notes);

  for (guint i = 0; i + 1 < hw_print_pages_get_n (pages); i++)
    /* At most the lines that stay together, three of them, go to the next page. */
    g_assert_cmpint (hw_print_pages_get (pages, i)->text_height, >, HEIGHT - 4 * 12 - 6);
}

/* A note begins where its line is, and what is left of it goes on at once. */
static void
test_notes (void)
{
  HwPrintPages *pages = hw_print_pages_new (HEIGHT, GAP);

  for (guint l = 0; l < 12; l++)
    {
      const HwPrintLine line = { .line = l, .height = 10 };

      hw_print_pages_add_line (pages, &line);
      if (l == 3)
        for (guint k = 0; k < 20; k++)
          {
            const HwPrintLine note = { .item = 1, .line = k, .height = 6 };

            hw_print_pages_add_note_line (pages, &note, k == 0);
          }
      if (l == 11)
        {
          const HwPrintLine note = { .item = 2, .height = 6 };

          hw_print_pages_add_note_line (pages, &note, TRUE);
        }
    }
  hw_print_pages_finish (pages);
  assert_whole (pages, 12, 21);
  for (guint i = 0; i < 2; i++)
    {
      const HwPrintPage *page = hw_print_pages_get (pages, i);

      /* Half of the page is the text's. */
      g_assert_cmpuint (page->past - page->first, >=, 4);
      g_assert_cmpuint (page->note_past - page->note_first, >=, 8);
    }
  hw_print_pages_free (pages);
}

static void
test_empty (void)
{
  g_autoptr (HwPrintPages) pages = hw_print_pages_new (HEIGHT, GAP);

  hw_print_pages_finish (pages);
  g_assert_cmpuint (hw_print_pages_get_n (pages), ==, 1);
  g_assert_cmpuint (hw_print_pages_get (pages, 0)->past, ==, 0);
}

/* A line that is higher than a page, and lines to keep together that are, come out all the same. */
static void
test_too_high (void)
{
  g_autoptr (HwPrintPages) pages = hw_print_pages_new (HEIGHT, GAP);

  for (guint l = 0; l < 30; l++)
    {
      const HwPrintLine line = { .line = l, .height = l == 5 ? 150 : 30, .keep = 1 };

      hw_print_pages_add_line (pages, &line);
    }
  hw_print_pages_finish (pages);
  g_assert_cmpuint (hw_print_pages_get (pages, hw_print_pages_get_n (pages) - 1)->past, ==, 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print-pages/whole", test_whole);
  g_test_add_func ("/print-pages/widows", test_widows);
  g_test_add_func ("/print-pages/full", test_full);
  g_test_add_func ("/print-pages/notes", test_notes);
  g_test_add_func ("/print-pages/empty", test_empty);
  g_test_add_func ("/print-pages/too-high", test_too_high);
  return g_test_run ();
}
