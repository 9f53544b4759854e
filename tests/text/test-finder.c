/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "finder.h"

#include <string.h>

#include "fold.h"
#include "random-text.h"
#include "segment.h"

/* All places, from the first paragraph on, or from another one and round. */
static GArray *
find_from (HwText *text, const char *needle, HwFinderFlags flags, gsize paragraph)
{
  g_autoptr (HwFinder) finder = hw_finder_new (needle, flags);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (HwSpan));
  HwFinderCursor cursor;
  gsize start;

  hw_finder_cursor_init (&cursor, text, 0);
  start = hw_text_get_paragraph (text, paragraph).byte_start;
  while (hw_finder_next (finder, text, &cursor, start, places))
    ;
  hw_finder_cursor_init (&cursor, text, paragraph);
  while (hw_finder_next (finder, text, &cursor, G_MAXSIZE, places))
    ;
  return places;
}

/* What was found, with a | between. */
static char *
join (HwText *text, const GArray *places)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const HwSpan *place = &g_array_index (places, HwSpan, i);
      g_autofree char *found = hw_text_slice (text, place->start, place->end);

      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", found);
    }
  return g_string_free (joined, FALSE);
}

static void
assert_found (const char *utf8, const char *needle, HwFinderFlags flags, const char *expected)
{
  g_autoptr (HwText) text = hw_text_new_from_string (utf8);
  g_autoptr (GArray) places = find_from (text, needle, flags, 0);
  g_autofree char *found = join (text, places);

  g_test_message ("%s", needle);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_spellings (void)
{
  const char *text
      = "قال أحمد الكاظمي للكاظمى\nإلى احمد والكَاظِمِيّ، وللكاظمي\nالكتاب وكتابه ومكتبة كِتَاب";

  assert_found (text, "احمد", HW_FINDER_DEFAULT, "أحمد|احمد");
  assert_found (text, "أحمد", HW_FINDER_DEFAULT, "أحمد|احمد");
  assert_found (text, "الكاظمى", HW_FINDER_DEFAULT, "الكاظمي|للكاظمى|الكَاظِمِيّ|للكاظمي");
  assert_found (text, "كتاب", HW_FINDER_DEFAULT, "كتاب|كتاب|كِتَاب");
  assert_found (text, "أحمد الكاظمي", HW_FINDER_DEFAULT, "أحمد الكاظمي");
  assert_found ("اللغة وللغة وباللغة ظللغة\nلله الله", "اللغه", HW_FINDER_DEFAULT,
                "اللغة|للغة|اللغة");
  assert_found ("لله الله بالله", "الله", HW_FINDER_DEFAULT, "لله|الله|الله");
  assert_found ("The NATO report, Nato's", "nato", HW_FINDER_DEFAULT, "NATO|Nato");
  assert_found ("ط ١٩٧٩ 1979", "1979", HW_FINDER_DEFAULT, "١٩٧٩|1979");
  assert_found ("سطر\nثان", "سطر\nثان", HW_FINDER_DEFAULT, "سطر");
  assert_found (text, "", HW_FINDER_DEFAULT, "");
  assert_found (text, "\xff\xfe", HW_FINDER_DEFAULT, "");
  assert_found ("", "ا", HW_FINDER_DEFAULT, "");
  assert_found ("aaaa", "aa", HW_FINDER_DEFAULT, "aa|aa");
}

static void
test_letters (void)
{
  assert_found ("أحمد احمد", "احمد", HW_FINDER_LETTERS, "احمد");
  assert_found ("أحمد احمد أَحْمَد", "أحمد", HW_FINDER_LETTERS, "أحمد|أَحْمَد");
  assert_found ("على علي عليّ", "علي", HW_FINDER_LETTERS, "علي|عليّ");
  assert_found ("للكاظمي الكاظمي", "الكاظمي", HW_FINDER_LETTERS, "الكاظمي");
  assert_found ("Nato NATO", "NATO", HW_FINDER_LETTERS, "NATO");
}

static void
test_marks (void)
{
  assert_found ("عِلم عَلَم علم عَلَمُ", "عَلَم", HW_FINDER_MARKS, "عَلَم|عَلَمُ");
  assert_found ("عِلم عَلَم علم", "علم", HW_FINDER_MARKS, "علم");
  assert_found ("محمّد مَدّ", "ّ", HW_FINDER_MARKS, "مّ|دّ");
  assert_found ("أَحمد اَحمد", "اَحمد", HW_FINDER_MARKS, "أَحمد|اَحمد");
  assert_found ("أَحمد اَحمد", "اَحمد", HW_FINDER_MARKS | HW_FINDER_LETTERS, "اَحمد");
  /* Shadda and fatha in either order are the same. */
  assert_found ("مد\u0651\u064E مد\u064E\u0651", "مد\u064E\u0651", HW_FINDER_MARKS,
                "مد\u0651\u064E|مد\u064E\u0651");
}

static void
test_words (void)
{
  assert_found ("كتاب كتابه الكتاب (كتاب)، كِتَابٌ", "كتاب", HW_FINDER_WORDS, "كتاب|كتاب|كِتَابٌ");
  assert_found ("قلم قلمه قلمٌ", "قلم", HW_FINDER_WORDS | HW_FINDER_MARKS, "قلم|قلمٌ");
  assert_found ("cat concat cats cat", "cat", HW_FINDER_WORDS, "cat|cat");
  assert_found ("من هنا ومن هناك", "من هنا", HW_FINDER_WORDS, "من هنا");
}

/* Graphemes that are more than a letter and its marks. */
static void
test_whole_graphemes (void)
{
  assert_found ("a 👩‍💻 b 💻", "💻", HW_FINDER_DEFAULT, "👩‍💻|💻");
  assert_found ("🇪🇬🇮🇶", "🇬", HW_FINDER_DEFAULT, "🇪🇬");
  assert_found ("مـــحـــمـــد.", "محمد", HW_FINDER_DEFAULT, "مـــحـــمـــد");
}

static gboolean
is_bound (const char *utf8, gsize n_bytes, gsize byte)
{
  g_autoptr (HwSegmenter) graphemes = hw_segmenter_new (HW_SEGMENT_GRAPHEME);
  gsize start, end;

  hw_segmenter_set_utf8 (graphemes, utf8, (gssize) n_bytes);
  while (hw_segmenter_next (graphemes, &start, &end))
    if (start == byte || end == byte)
      return TRUE;
  return n_bytes == 0;
}

static void
check_place (HwText *text, const HwSpan *place, const char *needle)
{
  const HwParagraph p = hw_text_get_paragraph (text, hw_text_get_paragraph_at (text, place->start));
  const char *utf8 = hw_text_get_utf8 (text, NULL) + p.byte_start;
  g_autofree char *found = hw_text_slice (text, place->start, place->end);
  g_autofree char *folded = hw_fold_string (found);
  g_autofree char *wanted = hw_fold_string (needle);
  const gsize n_bytes = p.byte_end - p.byte_start;

  g_assert_cmpuint (place->start, <, place->end);
  g_assert_cmpuint (place->end, <=, p.end);
  g_assert_true (is_bound (utf8, n_bytes, hw_text_to_byte (text, place->start) - p.byte_start));
  g_assert_true (is_bound (utf8, n_bytes, hw_text_to_byte (text, place->end) - p.byte_start));
  /* How a hamza folds depends on what stands around it. */
  if (strstr (found, "ء") == NULL && strstr (folded, "ء") == NULL)
    g_assert_nonnull (strstr (folded, wanted));
}

/* Whatever the text: what is found folds to what was typed, is whole graphemes of one paragraph, and
 * nothing overlaps; what was taken out of the text is found where it stood; and it does not matter
 * where the search begins. */
static void
test_properties (void)
{
  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *utf8 = random_text ((guint) g_test_rand_int_range (1, 600));
      g_autoptr (HwText) text = hw_text_new_from_string (utf8);
      const gsize n = hw_text_get_n_chars (text), n_paragraphs = hw_text_get_n_paragraphs (text);
      const HwParagraph p
          = hw_text_get_paragraph (text, (gsize) g_test_rand_int_range (0, (gint32) n_paragraphs));
      const gsize start
          = p.start + (gsize) g_test_rand_int_range (0, (gint32) (p.end - p.start) + 1);
      const gsize length = (gsize) g_test_rand_int_range (1, 6), end = MIN (p.end, start + length);
      g_autofree char *needle = hw_text_slice (text, start, end);
      g_autofree char *folded = hw_fold_string (needle);
      g_autoptr (GArray) places = find_from (text, needle, HW_FINDER_DEFAULT, 0);
      g_autoptr (GArray) round_places
          = find_from (text, needle, HW_FINDER_DEFAULT,
                       (gsize) g_test_rand_int_range (0, (gint32) n_paragraphs));
      gsize last = 0;

      if (*folded == '\0')
        {
          g_assert_cmpuint (places->len, ==, 0);
          continue;
        }
      g_assert_cmpuint (n, >, 0);
      for (guint i = 0; i < places->len; i++)
        {
          const HwSpan *place = &g_array_index (places, HwSpan, i);

          g_assert_cmpuint (place->start, >=, last);
          last = place->end;
          if (!g_str_has_prefix (folded, "ال"))
            check_place (text, place, needle);
        }
      g_assert_cmpuint (places->len, ==, round_places->len);
      if (places->len > 0)
        g_assert_cmpmem (places->data, places->len * sizeof (HwSpan), round_places->data,
                         round_places->len * sizeof (HwSpan));
    }
}

/* Against the plain way: each paragraph folded by itself, every place of the folded needle in it. Over
 * paragraphs and lines that are longer than what is gone through at once. */
static void
test_stretches (void)
{
  static const char *const words[]
      = { "كِتَاب ", "الكتاب ", "مكتبة ", "قرءان ", "a ", "طـــويل ", "كتاب" };

  for (guint one_line = 0; one_line < 2; one_line++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (HwText) text = NULL;
      g_autoptr (GArray) places = NULL;
      g_autoptr (HwFolded) needle = hw_fold ("كتاب", -1, HW_FOLD_DEFAULT);
      guint n = 0;

      while (utf8->len < 10 * HW_FINDER_STRETCH)
        {
          g_string_append (utf8, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
          if (!one_line && g_test_rand_int_range (0, 400) == 0)
            g_string_append_c (utf8, '\n');
        }
      text = hw_text_new_from_string (utf8->str);
      places = find_from (text, "كتاب", HW_FINDER_DEFAULT, hw_text_get_n_paragraphs (text) / 2);
      for (gsize i = 0; i < hw_text_get_n_paragraphs (text); i++)
        {
          const HwParagraph p = hw_text_get_paragraph (text, i);
          g_autoptr (HwFolded) folded
              = hw_fold (utf8->str + p.byte_start, (gssize) (p.byte_end - p.byte_start), 0);
          gsize start = 0, end, from, to;

          while (hw_folded_find (folded, needle, start, &start, &end))
            {
              hw_folded_to_source (folded, start, end, &from, &to);
              g_assert_cmpuint (n, <, places->len);
              g_assert_cmpuint (g_array_index (places, HwSpan, n).start, ==, p.start + from);
              g_assert_cmpuint (g_array_index (places, HwSpan, n).end, ==, p.start + to);
              n++;
              start = end;
            }
        }
      g_assert_cmpuint (n, ==, places->len);
      g_assert_cmpuint (n, >, 1000);
    }
}

/* What is found from the middle on, and then from the start, is one list. */
static void
test_list (void)
{
  g_autoptr (HwSpanList) list = hw_span_list_new ();
  const HwSpan later[] = { { 50, 55 }, { 60, 61 } }, last[] = { { 70, 80 } };
  const HwSpan earlier[] = { { 3, 5 }, { 5, 9 } };
  gsize previous = 0;

  g_assert_cmpuint (hw_span_list_find (list, 0), ==, 0);
  hw_span_list_append (list, FALSE, later, 2);
  g_assert_cmpuint (hw_span_list_find (list, 0), ==, 0);
  g_assert_cmpuint (hw_span_list_find (list, 55), ==, 1);
  g_assert_cmpuint (hw_span_list_find (list, 61), ==, 2);
  hw_span_list_append (list, FALSE, last, 1);
  hw_span_list_append (list, TRUE, earlier, 1);
  hw_span_list_append (list, TRUE, earlier + 1, 1);
  g_assert_cmpuint (hw_span_list_get_n (list), ==, 5);
  for (gsize i = 0; i < 5; i++)
    {
      const HwSpan span = hw_span_list_get (list, i);

      g_assert_cmpuint (span.start, >=, previous);
      previous = span.end;
      g_assert_cmpuint (hw_span_list_find (list, span.start), ==, i);
      g_assert_cmpuint (hw_span_list_find (list, span.end - 1), ==, i);
    }
  g_assert_cmpuint (hw_span_list_find (list, 80), ==, 5);
}

/* A text of nothing but marks is gone through in pieces too, each a whole number of them. */
static void
test_marks_without_end (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (HwFinder) finder = hw_finder_new ("كتاب", HW_FINDER_DEFAULT);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (HwSpan));
  g_autoptr (HwText) text = NULL;
  HwFinderCursor cursor;
  gsize n = 0;

  while (string->len < 5 * HW_FINDER_STRETCH)
    {
      g_string_append (string, "\u20D0");
      n++;
    }
  g_string_append (string, " كتاب");
  text = hw_text_new_from_string (string->str);
  hw_finder_cursor_init (&cursor, text, 0);
  while (hw_finder_next (finder, text, &cursor, G_MAXSIZE, places))
    g_assert_true (cursor.byte == string->len || (string->str[cursor.byte] & 0xC0) != 0x80);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpuint (g_array_index (places, HwSpan, 0).start, ==, n + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finder/spellings", test_spellings);
  g_test_add_func ("/finder/letters", test_letters);
  g_test_add_func ("/finder/marks", test_marks);
  g_test_add_func ("/finder/words", test_words);
  g_test_add_func ("/finder/whole-graphemes", test_whole_graphemes);
  g_test_add_func ("/finder/properties", test_properties);
  g_test_add_func ("/finder/stretches", test_stretches);
  g_test_add_func ("/finder/marks-without-end", test_marks_without_end);
  g_test_add_func ("/finder/list", test_list);
  return g_test_run ();
}
