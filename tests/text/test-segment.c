/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "segment.h"

#include <string.h>

#include "check-text.h"
#include "random-text.h"

/* The segments of @text with a | between them. */
static char *
join_segments (HwSegmentKind kind, const char *text)
{
  g_autoptr (HwSegmenter) segmenter = hw_segmenter_new (kind);
  GString *joined = g_string_new (NULL);
  gsize start, end;

  hw_segmenter_set_utf8 (segmenter, text, -1);
  while (hw_segmenter_next (segmenter, &start, &end))
    {
      if (joined->len)
        g_string_append_c (joined, '|');
      g_string_append_len (joined, text + start, (gssize) (end - start));
    }
  return g_string_free (joined, FALSE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text, *words;
  } cases[] = {
    { "قَالَ السَّيِّدُ مُحَمَّد", "قَالَ|السَّيِّدُ|مُحَمَّد" },
    { "عـــراق، وسـلام", "عـــراق|وسـلام" },
    { "می\u200Cخواهم بروم", "می\u200Cخواهم|بروم" },
    { "ه\u200D قال", "ه\u200D|قال" },
    { "هٰذا ٱلۡكِتَٰبُ", "هٰذا|ٱلۡكِتَٰبُ" },
    { "«UN» قال: نعم.", "UN|قال|نعم" },
    { "F-35 طائرة", "F|35|طائرة" },
    { "don't O’Neil", "don't|O’Neil" },
    { "سنة ١٩٧٩م، ١٫٥ 3.14", "سنة|١٩٧٩م|١٫٥|3.14" },
    { "al-Kāẓimī ... (Ḥ)", "al|Kāẓimī|Ḥ" },
    { "café ﻛﺘﺎﺏ", "café|ﻛﺘﺎﺏ" },
    { "ـــ — … ؟", "" },
    { "__ a_b", "a_b" },
    { "", "" },
    { "א\u05B0ב 你", "א\u05B0ב|你" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = join_segments (HW_SEGMENT_WORD, cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_graphemes (void)
{
  static const struct
  {
    const char *text, *graphemes;
  } cases[] = {
    { "قَالَ", "قَ|ا|لَ" },
    { "محمّد", "م|ح|مّ|د" },
    { "لا", "ل|ا" },
    { "e\u0301a", "e\u0301|a" },
    { "👩\u200D👩\u200D👧a", "👩\u200D👩\u200D👧|a" },
    { "a \u064E", "a| \u064E" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *graphemes = join_segments (HW_SEGMENT_GRAPHEME, cases[i].text);
      g_assert_cmpstr (graphemes, ==, cases[i].graphemes);
    }
}

static void
test_random_text (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 150));
      check_segments (text);
    }
}

/* A word of Arabic letters stays one word whatever marks, tatweels and joiners are put into it. */
static void
test_words_with_marks (void)
{
  static const char *const inserted[]
      = { "\u064E", "\u0651\u064B", "\u0640", "\u200C", "\u200D", "\u0670", "\u06E5", "\u0654" };

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GString) word = g_string_new ("ق");
      for (gint32 n = g_test_rand_int_range (1, 12); n > 0; n--)
        {
          g_string_append (word, inserted[g_test_rand_int_range (0, G_N_ELEMENTS (inserted))]);
          g_string_append_unichar (word, (gunichar) g_test_rand_int_range (0x0621, 0x063B));
        }
      g_autofree char *text = g_strdup_printf ("في %s، ثم", word->str);
      g_autofree char *expected = g_strdup_printf ("في|%s|ثم", word->str);
      g_autofree char *words = join_segments (HW_SEGMENT_WORD, text);
      g_assert_cmpstr (words, ==, expected);
    }
}

static void
test_word_at (void)
{
  g_autoptr (HwSegmenter) segmenter = hw_segmenter_new (HW_SEGMENT_WORD);
  gsize start, end;

  hw_segmenter_set_utf8 (segmenter, "ab  cd.", -1);
  g_assert_true (hw_segmenter_word_at (segmenter, 2, &start, &end)); /* it ends there */
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  g_assert_false (hw_segmenter_word_at (segmenter, 3, &start, &end));
  g_assert_true (hw_segmenter_word_at (segmenter, 4, &start, &end));
  g_assert_cmpuint (start, ==, 4);
  g_assert_false (hw_segmenter_word_at (segmenter, 1000, &start, &end));
  hw_segmenter_set_utf8 (segmenter, "", 0);
  g_assert_false (hw_segmenter_word_at (segmenter, 0, &start, &end));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/segment/words", test_words);
  g_test_add_func ("/text/segment/graphemes", test_graphemes);
  g_test_add_func ("/text/segment/random-text", test_random_text);
  g_test_add_func ("/text/segment/words-with-marks", test_words_with_marks);
  g_test_add_func ("/text/segment/word-at", test_word_at);
  return g_test_run ();
}
