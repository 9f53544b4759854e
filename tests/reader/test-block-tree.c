/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "block-cut.h"
#include "block-tree.h"
#include "sample-text.h"

static const HwBlockMetrics metrics
    = { .line_height = 30, .chars_per_line = 60, .gap = 15, .blank_height = 10 };

/* All blocks, in order, as the tree hands them out. */
static GArray *
list_refs (HwBlockTree *tree)
{
  GArray *refs = g_array_new (FALSE, FALSE, sizeof (HwBlockRef));
  HwBlockRef ref = hw_block_tree_at_byte (tree, 0);

  do
    g_array_append_val (refs, ref);
  while (hw_block_tree_next (tree, &ref));
  return refs;
}

static void
check_partition (const char *string)
{
  g_autoptr (HwText) text = hw_text_new_from_string (string);
  g_autoptr (HwBlockTree) tree = hw_block_tree_new (text, &metrics);
  g_autoptr (GArray) refs = list_refs (tree);
  gsize paragraph = 0, at = 0;

  for (guint i = 0; i < refs->len; i++)
    {
      const HwBlock *block = hw_block_tree_get (tree, g_array_index (refs, HwBlockRef, i));
      HwParagraph p = hw_text_get_paragraph (text, paragraph);

      g_assert_cmpuint (block->paragraph, ==, paragraph);
      g_assert_cmpuint (block->start, ==, block->first ? p.byte_start : at);
      g_assert_cmpuint (block->end - block->start, <=, HW_BLOCK_MAX);
      g_assert_true (block->end > block->start || p.byte_end == p.byte_start);
      g_assert_cmpuint (block->char_start, ==, hw_text_from_byte (text, block->start));
      g_assert_cmpuint (block->char_start + block->n_chars, ==,
                        hw_text_from_byte (text, block->end));
      g_assert_true (
          g_utf8_validate (string + block->start, (gssize) (block->end - block->start), NULL));
      at = block->end;
      g_assert_cmpint (block->last, ==, at == p.byte_end);
      if (block->last)
        paragraph++;
      else
        /* Cut where a space is, and the space stays with the piece before. */
        g_assert_true (string[at - 1] == ' ' && string[at] != ' ');
    }
  g_assert_cmpuint (paragraph, ==, hw_text_get_n_paragraphs (text));
}

static void
test_partition (void)
{
  check_partition ("");
  check_partition ("\n");
  check_partition ("a");
  check_partition ("a\n\n\nb");
  for (guint32 seed = 0; seed < 6; seed++)
    {
      g_autofree char *text = hw_sample_text (seed, 200000);
      g_autofree char *line = hw_sample_line (seed, 30000 + 40000 * seed);
      g_autofree char *both = g_strconcat (text, line, "\n", line, NULL);

      check_partition (text);
      check_partition (line);
      check_partition (both);
    }
}

/* Many short lines, and paragraphs that end just around where a segment would. */
static void
test_edges (void)
{
  for (int n = -3; n <= 3; n++)
    {
      GString *text = g_string_new (NULL);

      for (int i = 0; i < 3; i++)
        {
          for (int k = 0; k < (32768 + n) / 2; k++)
            g_string_append (text, "a ");
          g_string_append (text, n % 2 == 0 ? "b\n" : "bb\n");
        }
      check_partition (text->str);
      g_string_free (text, TRUE);
    }
}

static void
test_no_space (void)
{
  GString *string = g_string_new (NULL);
  g_autoptr (HwText) text = NULL;
  g_autoptr (HwBlockTree) tree = NULL;
  g_autoptr (GArray) refs = NULL;

  /* A letter with two marks each: no piece may begin with a mark. */
  for (int i = 0; i < 20000; i++)
    g_string_append (string, "بَّ");
  text = hw_text_new_from_string (string->str);
  tree = hw_block_tree_new (text, &metrics);
  refs = list_refs (tree);
  g_assert_cmpuint (refs->len, >, 5);
  for (guint i = 0; i < refs->len; i++)
    {
      const HwBlock *block = hw_block_tree_get (tree, g_array_index (refs, HwBlockRef, i));

      g_assert_false (g_unichar_ismark (g_utf8_get_char (string->str + block->start)));
      g_assert_cmpuint (block->end - block->start, <=, HW_BLOCK_MAX);
    }
  g_string_free (string, TRUE);
}

static void
test_heights (void)
{
  g_autofree char *string = hw_sample_text (7, 300000);
  g_autoptr (HwText) text = hw_text_new_from_string (string);
  g_autoptr (HwBlockTree) tree = hw_block_tree_new (text, &metrics);
  g_autoptr (GArray) refs = list_refs (tree);
  g_autofree int *naive = g_new0 (int, refs->len);
  gint64 total = 0;

  for (guint i = 0; i < refs->len; i++)
    naive[i] = hw_block_tree_get (tree, g_array_index (refs, HwBlockRef, i))->height;
  for (int round = 0; round < 3000; round++)
    {
      guint i = (guint) g_test_rand_int_range (0, (gint32) refs->len);

      naive[i] = g_test_rand_int_range (0, 900);
      hw_block_tree_set_height (tree, g_array_index (refs, HwBlockRef, i), naive[i]);
    }
  for (guint i = 0; i < refs->len; i++)
    {
      HwBlockRef ref = g_array_index (refs, HwBlockRef, i), found;

      g_assert_cmpint (hw_block_tree_get_top (tree, ref), ==, total);
      for (int k = 0; k < 2 && naive[i] > 0; k++)
        {
          found = hw_block_tree_at_y (tree, total + (k == 0 ? 0 : naive[i] - 1));
          g_assert_cmpuint (found.segment, ==, ref.segment);
          g_assert_cmpuint (found.index, ==, ref.index);
        }
      total += naive[i];
    }
  g_assert_cmpint (hw_block_tree_get_height (tree), ==, total);
}

static void
test_lookup (void)
{
  g_autofree char *string = hw_sample_text (9, 150000);
  g_autoptr (HwText) text = hw_text_new_from_string (string);
  g_autoptr (HwBlockTree) tree = hw_block_tree_new (text, &metrics);
  gsize n = strlen (string);

  for (gsize byte = 0; byte < n; byte += 37)
    {
      HwBlockRef ref = hw_block_tree_at_byte (tree, byte), other = ref;
      const HwBlock *block = hw_block_tree_get (tree, ref);

      g_assert_cmpuint (block->start, <=, byte);
      if (hw_block_tree_next (tree, &other))
        {
          g_assert_cmpuint (hw_block_tree_get (tree, other)->start, >, byte);
          g_assert_true (hw_block_tree_previous (tree, &other));
          g_assert_cmpuint (other.segment, ==, ref.segment);
          g_assert_cmpuint (other.index, ==, ref.index);
        }
    }
}

/* Looking at one place opens its segment and no other; estimates come near what they estimate. */
static void
test_lazy (void)
{
  g_autofree char *string = hw_sample_text (11, 4000000);
  g_autoptr (HwText) text = hw_text_new_from_string (string);
  g_autoptr (HwBlockTree) tree = hw_block_tree_new (text, &metrics);
  gint64 estimated = hw_block_tree_get_height (tree), opened;
  g_autoptr (GArray) refs = NULL;

  g_assert_cmpuint (hw_block_tree_get_n_open (tree), ==, 0);
  hw_block_tree_at_byte (tree, 2000000);
  g_assert_cmpuint (hw_block_tree_get_n_open (tree), ==, 1);
  hw_block_tree_at_y (tree, estimated - 1);
  g_assert_cmpuint (hw_block_tree_get_n_open (tree), ==, 2);
  refs = list_refs (tree);
  g_assert_cmpuint (hw_block_tree_get_n_open (tree), ==, hw_block_tree_get_n_segments (tree));
  opened = hw_block_tree_get_height (tree);
  g_assert_cmpint (ABS (opened - estimated), <, opened / 10);
}

static void
test_keep_valid (void)
{
  g_autoptr (HwText) text = hw_text_new_from_string ("one\ntwo\nthree");
  g_autoptr (HwBlockTree) tree = hw_block_tree_new (text, &metrics);
  HwBlockMetrics larger = metrics;
  HwBlockRef ref = hw_block_tree_at_byte (tree, 4);

  larger.line_height = 60;
  hw_block_tree_set_height (tree, ref, 77);
  hw_block_tree_set_metrics (tree, &larger, TRUE);
  g_assert_cmpint (hw_block_tree_get_height (tree), ==, 75 + 77 + 75);
  hw_block_tree_set_metrics (tree, &larger, FALSE);
  g_assert_cmpint (hw_block_tree_get_height (tree), ==, 3 * 75);
  g_assert_false (hw_block_tree_get (tree, ref)->valid);
}

/* A run of blank paragraphs takes the place of one, across the bounds of segments too, and each of them is
 * still there. */
static void
test_blank_runs (void)
{
  for (int n = 1; n < 40; n++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (HwText) text = NULL;
      g_autoptr (HwBlockTree) tree = NULL;
      HwBlockRef ref;
      int height = 0, n_blank = 0;

      for (int i = 32 * 1024 - 20; i > 0; i--)
        g_string_append_c (string, i % 7 == 0 ? ' ' : 'a');
      for (int i = 0; i < n; i++)
        g_string_append (string, i % 3 == 1 ? "\n \t" : "\n");
      g_string_append (string, "\nb");
      text = hw_text_new_from_string (string->str);
      tree = hw_block_tree_new (text, &metrics);
      ref = hw_block_tree_at_byte (tree, 0);
      do
        {
          const HwBlock *block = hw_block_tree_get (tree, ref);

          n_blank += block->blank;
          height += block->blank ? block->height : 0;
        }
      while (hw_block_tree_next (tree, &ref));
      g_assert_cmpint (n_blank, ==, n);
      g_assert_cmpint (height, ==, metrics.blank_height + n - 1);
    }
}

/* The sum of what was estimated is hardly another when every block is looked at: a bar beside it stays. */
static void
test_estimates (void)
{
  static const char *const units[] = {
    ("A paragraph of more than one line, as most are, and then a gap of one blank line below "
     "it.\n\n"),
    "verse\n",
    "verse\nverse\n\n",
    "\n",
    "a\n \n\n\n\n",
    "A line and no more of it than that.\n",
  };

  for (gsize i = 0; i <= G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (HwText) text = NULL;
      g_autoptr (HwBlockTree) tree = NULL;
      HwBlockRef ref = { 0, 0 };
      gint64 before;

      while (string->len < 400000)
        {
          g_autofree char *mixed = hw_sample_text ((guint32) string->len, 3000);

          g_string_append (string, i < G_N_ELEMENTS (units) ? units[i] : mixed);
        }
      text = hw_text_new_from_string (string->str);
      tree = hw_block_tree_new (text, &metrics);
      before = hw_block_tree_get_height (tree);
      g_assert_cmpuint (hw_block_tree_get_n_open (tree), ==, 0);
      ref = hw_block_tree_at_byte (tree, 0);
      while (hw_block_tree_next (tree, &ref))
        ;
      g_assert_cmpuint (hw_block_tree_get_n_open (tree), ==, hw_block_tree_get_n_segments (tree));
      g_test_message ("%zu: %" G_GINT64_FORMAT " for %" G_GINT64_FORMAT, i, before,
                      hw_block_tree_get_height (tree));
      g_assert_cmpint (ABS (before - hw_block_tree_get_height (tree)), <=,
                       hw_block_tree_get_height (tree) / 50 + 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/block-tree/partition", test_partition);
  g_test_add_func ("/block-tree/edges", test_edges);
  g_test_add_func ("/block-tree/no-space", test_no_space);
  g_test_add_func ("/block-tree/heights", test_heights);
  g_test_add_func ("/block-tree/lookup", test_lookup);
  g_test_add_func ("/block-tree/lazy", test_lazy);
  g_test_add_func ("/block-tree/keep-valid", test_keep_valid);
  g_test_add_func ("/block-tree/blank-runs", test_blank_runs);
  g_test_add_func ("/block-tree/estimates", test_estimates);
  return g_test_run ();
}
