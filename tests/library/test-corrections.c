/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "corrections.h"
#include "replace.h"
#include "term-index.h"

static char *
read_text (HwLibrary *library, gint64 document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) text = hw_library_load_text (library, document, &error);

  g_assert_no_error (error);
  return hw_text_slice (text, 0, G_MAXSIZE);
}

static void
assert_text (HwLibrary *library, gint64 document, const char *expected)
{
  g_autofree char *text = read_text (library, document);
  g_autoptr (HwDocument) row = hw_library_get_document (library, document, NULL);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (row->n_chars, ==, g_utf8_strlen (expected, -1));
}

static void
work (HwLibrary *library)
{
  gboolean more = TRUE;

  while (more)
    g_assert_true (hw_term_index_work (library, 0, &more, NULL, NULL));
}

static guint
count_hits (HwLibrary *library, const char *word)
{
  const HwSearchOptions options = { .exact = TRUE };

  work (library);
  g_autoptr (HwSearchResult) found = hw_library_search (library, word, &options, NULL, NULL);

  return found->hits->len;
}

static char *
get_quote (HwLibrary *library, gint64 id)
{
  g_autoptr (HwPassage) passage = hw_library_get_passage (library, id, NULL);

  return g_strdup (passage->state == HW_PASSAGE_LOST ? "(lost)" : passage->quote);
}

static gint64
mark (HwLibrary *library, gint64 document, const char *words)
{
  g_autofree char *text = read_text (library, document);
  const gint64 start = g_utf8_pointer_to_offset (text, strstr (text, words));

  return hw_library_mark (library, document, start, start + g_utf8_strlen (words, -1), NULL, NULL);
}

/* Marks @words, corrects the line, and looks what is marked now. */
static void
assert_marked (HwLibrary *library,
               const char *line,
               const char *words,
               const char *corrected,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("first line\n%s\nlast line %u\n", line, g_random_int ());
  const gint64 document = fixture_add (library, "t", text),
               passage = mark (library, document, words),
               before = mark (library, document, "first"),
               behind = mark (library, document, "last");
  g_autofree char *quote = NULL, *one = NULL, *other = NULL, *back = NULL;

  hw_library_correct_paragraph (library, document, 1, corrected, &error);
  g_assert_no_error (error);
  quote = get_quote (library, passage);
  one = get_quote (library, before);
  other = get_quote (library, behind);
  g_assert_cmpstr (quote, ==, expected);
  g_assert_cmpstr (one, ==, "first");
  g_assert_cmpstr (other, ==, "last");
  fixture_assert_whole (library);
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  back = get_quote (library, passage);
  g_assert_cmpstr (back, ==, words);
}

static void
test_passages (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  static const char line[] = "تشمل الخطه بناء ميه ألف وحذة سكنية";

  assert_marked (library, line, "بناء ميه", "تشمل الخطة بناء مئة ألف وحدة سكنية", "بناء مئة");
  assert_marked (library, line, "ميه", "تشمل الخطه بناء مئة ألف وحذة سكنية", "مئة");
  assert_marked (library, line, "ألف وحذة", "تشمل الخطه بناء أكثر من ميه ألف وحذة سكنية",
                 "ألف وحذة");
  assert_marked (library, line, "ألف", "ألف", "ألف");
  assert_marked (library, line, "بناء", "تشمل الخطه ميه ألف وحذة سكنية", "(lost)");
  assert_marked (library, line, "تشمل", "إذ تشمل الخطه بناء ميه ألف وحذة سكنية", "تشمل");
  assert_marked (library, line, "سكنية", "تشمل الخطه بناء ميه ألف وحذة سكنية.", "سكنية");
  /* Two words that belong together. */
  assert_marked (library, "the white house", "white house", "the Whitehouse", "Whitehouse");
  assert_marked (library, "the Whitehouse", "Whitehouse", "the white house", "white house");
  assert_marked (library, "word", "word", "", "(lost)");
}

/* What is read, found, listed and taken back. */
static void
test_correct (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library, *other;
  const gint64 document = fixture_add (library, "كتاب", "one two\n\nthree four\nfive");
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (HwText) original = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (library), *after = NULL, *now = NULL, *label = NULL;
  g_autofree char *first = NULL;

  work (library);
  other = fixture_open_another (fixture);
  first = read_text (other, document);
  g_assert_true (hw_library_correct_paragraph (library, document, 2, "three hundred", NULL));
  assert_text (library, document, "one two\n\nthree hundred\nfive");
  assert_text (other, document, "one two\n\nthree hundred\nfive");
  g_assert_cmpuint (count_hits (other, "hundred"), ==, 1);
  g_assert_cmpuint (count_hits (other, "four"), ==, 0);
  g_assert_cmpuint (count_hits (other, "five"), ==, 1);
  hw_library_close (other);
  g_assert_true (hw_library_correct_paragraph (library, document, 1, "between", NULL));
  g_assert_true (hw_library_correct_paragraph (library, document, 0, "", NULL));
  g_assert_true (hw_library_correct_paragraph (library, document, 3, "five and six", NULL));
  assert_text (library, document, "\nbetween\nthree hundred\nfive and six");
  g_assert_cmpuint (count_hits (library, "between"), ==, 1);
  g_assert_cmpuint (count_hits (library, "two"), ==, 0);
  g_assert_cmpuint (count_hits (library, "six"), ==, 1);
  fixture_assert_whole (library);

  corrections = hw_library_list_corrections (library, document, NULL);
  g_assert_cmpuint (corrections->len, ==, 4);
  g_assert_cmpstr (((HwCorrection *) corrections->pdata[0])->before, ==, "three four");
  g_assert_cmpstr (((HwCorrection *) corrections->pdata[0])->after, ==, "three hundred");
  g_assert_cmpuint (((HwCorrection *) corrections->pdata[0])->paragraph, ==, 2);
  g_assert_cmpint (((HwCorrection *) corrections->pdata[0])->created, >, 0);
  original = hw_library_load_original_text (library, document, NULL);
  g_assert_cmpuint (hw_text_get_n_chars (original), ==, 24);

  /* A correction that corrects nothing is none; and there are wrong ones. */
  g_free (g_steal_pointer (&after));
  after = fixture_dump (library);
  g_assert_true (hw_library_correct_paragraph (library, document, 1, "between", NULL));
  g_assert_false (hw_library_correct_paragraph (library, document, 4, "x", &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hw_library_correct_paragraph (library, document, 1, "two\nlines", &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  now = fixture_dump (library);
  g_assert_cmpstr (now, ==, after);
  label = hw_library_get_undo_label (library);
  g_assert_nonnull (strstr (label, "كتاب"));

  /* History has the words, and not the text. */
  g_assert_cmpint (
      fixture_query_int (fixture->path, "SELECT max (size) FROM history WHERE kind > 29"), <, 4000);
  for (guint i = 0; i < 4; i++)
    {
      fixture_reopen (fixture);
      g_assert_true (hw_library_undo (fixture->library, NULL, NULL, NULL));
      fixture_assert_whole (fixture->library);
    }
  library = fixture->library;
  g_free (now);
  now = fixture_dump (library);
  g_assert_cmpstr (now, ==, before);
  assert_text (library, document, "one two\n\nthree four\nfive");
  g_assert_cmpuint (count_hits (library, "four"), ==, 1);
  g_assert_cmpuint (count_hits (library, "hundred"), ==, 0);
  for (guint i = 0; i < 4; i++)
    g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
  g_free (now);
  now = fixture_dump (library);
  g_assert_cmpstr (now, ==, after);
  assert_text (library, document, "\nbetween\nthree hundred\nfive and six");
  g_assert_cmpuint (count_hits (library, "hundred"), ==, 1);
  fixture_assert_whole (library);
}

static gint64
add_page (HwLibrary *library)
{
  g_autoptr (HwText) text = hw_text_new_from_string ("title\nbody one\nbody two\n");
  g_autoptr (HwStructure) structure = hw_structure_new ();
  const HwParagraphForm heading = { HW_ROLE_HEADING, 1, 0 }, plain = { 0 };
  const HwNewDocument document = { .title = "page", .text = text, .structure = structure };

  hw_structure_add_form (structure, heading);
  hw_structure_add_form (structure, plain);
  hw_structure_add_form (structure, plain);
  hw_structure_add_locator (structure, 6, HW_LOCATOR_PAGE, "2");
  hw_structure_add_locator (structure, 15, HW_LOCATOR_PAGE, "3");
  hw_structure_add_aside (structure, 0, HW_ASIDE_FURNITURE, "menu");
  hw_structure_add_aside (structure, 1, HW_ASIDE_FURNITURE, "clock");
  hw_structure_add_aside (structure, 1, HW_ASIDE_FURNITURE, "share");
  hw_structure_add_aside (structure, 3, HW_ASIDE_FURNITURE, "related");
  return hw_library_add_document (library, &document, NULL, NULL);
}

static void
assert_page (HwLibrary *library, gint64 document, const char *text, const char *asides)
{
  g_autoptr (HwStructure) structure = hw_library_get_structure (library, document, NULL);
  g_autoptr (HwText) loaded = hw_library_load_text (library, document, NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *whole = hw_text_slice (loaded, 0, G_MAXSIZE);
  const char *two = strstr (whole, "body two");

  assert_text (library, document, text);
  for (guint i = 0; i < structure->asides->len; i++)
    g_string_append_printf (found, "%zu %s;",
                            g_array_index (structure->asides, HwAside, i).paragraph,
                            g_array_index (structure->asides, HwAside, i).text);
  g_assert_cmpstr (found->str, ==, asides);
  g_assert_cmpuint (structure->forms->len, ==, hw_text_get_n_paragraphs (loaded));
  if (two != NULL)
    g_assert_cmpstr (hw_structure_get_label (structure, HW_LOCATOR_PAGE,
                                             (gsize) g_utf8_pointer_to_offset (whole, two)),
                     ==, "3");
  fixture_assert_whole (library);
}

static gboolean
take_back (HwLibrary *library, gint64 document, gsize aside)
{
  return hw_library_take_back_asides (library, document, &aside, 1, NULL);
}

static void
test_asides (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const gint64 document = add_page (library);
  static const char *const texts[] = {
    "title\nbody one\nbody two\n",
    "title\nclock\nbody one\nbody two\n",
    "title\nclock\nbody one\nbody two\nrelated\n",
    "title\nclock\nbody two\nrelated\n",
    "title\nclock\nbody two\n",
  };
  static const char *const asides[] = {
    "0 menu;1 clock;1 share;3 related;",
    "0 menu;2 share;4 related;",
    "0 menu;2 share;",
    "0 menu;2 share;2 body one;",
    "0 menu;2 share;2 body one;3 related;",
  };

  g_assert_true (take_back (library, document, 1));
  assert_page (library, document, texts[1], asides[1]);
  g_assert_cmpuint (count_hits (library, "clock"), ==, 1);
  g_assert_true (take_back (library, document, 2));
  assert_page (library, document, texts[2], asides[2]);
  g_assert_true (hw_library_set_paragraph_aside (library, document, 2, NULL));
  assert_page (library, document, texts[3], asides[3]);
  g_assert_cmpuint (count_hits (library, "body"), ==, 1);
  g_assert_true (hw_library_set_paragraph_aside (library, document, 3, NULL));
  assert_page (library, document, texts[4], asides[4]);
  for (int i = 3; i >= 0; i--)
    {
      g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
      assert_page (library, document, texts[i], asides[i]);
    }
  g_assert_cmpuint (count_hits (library, "clock"), ==, 0);
  for (int i = 1; i <= 4; i++)
    {
      g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
      assert_page (library, document, texts[i], asides[i]);
    }
  g_assert_false (take_back (library, document, 9));
}

/* All at once: they stand where they stood, and what is marked keeps to its words. */
static void
test_take_back_all (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const gint64 document = add_page (library);
  const gsize all[] = { 3, 0, 2, 1, 2 }, wrong[] = { 0, 4 };
  const gint64 two = mark (library, document, "body two"),
               across = mark (library, document, "title\nbody one\n"),
               title = mark (library, document, "title");
  g_autofree char *before = fixture_dump (library), *after = NULL, *back = NULL;
  g_autofree char *one = NULL, *other = NULL, *third = NULL;
  g_autoptr (GPtrArray) corrections = NULL;

  work (library);
  g_assert_false (hw_library_take_back_asides (library, document, wrong, 2, NULL));
  back = fixture_dump (library);
  g_assert_cmpstr (back, ==, before);
  g_assert_true (hw_library_take_back_asides (library, document, all, 5, NULL));
  assert_page (library, document, "menu\ntitle\nclock\nshare\nbody one\nbody two\nrelated\n", "");
  one = get_quote (library, two);
  other = get_quote (library, across);
  third = get_quote (library, title);
  g_assert_cmpstr (one, ==, "body two");
  g_assert_cmpstr (other, ==, "title\nclock\nshare\nbody one\n");
  g_assert_cmpstr (third, ==, "title");
  g_assert_cmpuint (count_hits (library, "share"), ==, 1);
  g_assert_cmpuint (count_hits (library, "related"), ==, 1);
  after = fixture_dump (library);
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  g_free (back);
  back = fixture_dump (library);
  g_assert_cmpstr (back, ==, before);
  g_assert_cmpuint (count_hits (library, "share"), ==, 0);
  g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
  g_free (back);
  back = fixture_dump (library);
  g_assert_cmpstr (back, ==, after);

  corrections = hw_library_list_corrections (library, document, NULL);
  g_assert_cmpuint (corrections->len, ==, 4);
  for (guint i = 0; i < corrections->len; i++)
    {
      const HwCorrection *correction = corrections->pdata[i];
      static const gsize now[] = { 0, 2, 3, 6 };

      g_assert_cmpuint (correction->now, ==, now[i]);
      g_assert_true (correction->stands);
    }
}

static const HwCorrection *
get_correction (HwLibrary *library, gint64 document, guint index, GPtrArray **list)
{
  g_clear_pointer (list, g_ptr_array_unref);
  *list = hw_library_list_corrections (library, document, NULL);
  return (*list)->pdata[index];
}

/* One of many, as long as its paragraph is as it left it. */
static void
test_take_back_one (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const gint64 document = fixture_add (library, "t", "ميه ألف\nb\nc\nd\n");
  const gint64 passage = mark (library, document, "ميه");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *quote = NULL;
  gint64 first, second, third;

  hw_library_correct_paragraph (library, document, 0, "مئة ألف", NULL);
  hw_library_correct_paragraph (library, document, 2, "C", NULL);
  hw_library_set_paragraph_aside (library, document, 1, NULL);
  hw_library_correct_paragraph (library, document, 1, "CC", NULL);
  assert_text (library, document, "مئة ألف\nCC\nd\n");
  first = get_correction (library, document, 0, &list)->id;
  second = get_correction (library, document, 1, &list)->id;
  third = get_correction (library, document, 2, &list)->id;
  g_assert_cmpuint (get_correction (library, document, 1, &list)->now, ==, 1);
  g_assert_false (get_correction (library, document, 1, &list)->stands);

  g_assert_false (hw_library_take_back_correction (library, document, second, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hw_library_take_back_correction (library, document, 99, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);

  g_assert_true (hw_library_take_back_correction (library, document, first, NULL));
  assert_text (library, document, "ميه ألف\nCC\nd\n");
  quote = get_quote (library, passage);
  g_assert_cmpstr (quote, ==, "ميه");
  g_assert_false (get_correction (library, document, 0, &list)->stands);
  g_assert_true (hw_library_take_back_correction (library, document, third, NULL));
  assert_text (library, document, "ميه ألف\nb\nCC\nd\n");
  /* What was taken back can be left out again. */
  g_assert_cmpint (get_correction (library, document, 5, &list)->kind, ==, HW_CORRECTION_TAKE_BACK);
  g_assert_true (get_correction (library, document, 5, &list)->stands);
  g_assert_true (hw_library_take_back_correction (
      library, document, get_correction (library, document, 5, &list)->id, NULL));
  assert_text (library, document, "ميه ألف\nCC\nd\n");
  fixture_assert_whole (library);
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_text (library, document, "ميه ألف\nb\nCC\nd\n");
}

static gint64
find_all (HwLibrary *library, gint64 document)
{
  g_autofree char *text = read_text (library, document);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer word, count;
  gint64 n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      {
        g_hash_table_insert (
            counts, words[i],
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, words[i])) + 1));
        n++;
      }
  /* Every word of the text is found as often as it stands there, where it
   * stands. */
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    {
      const HwSearchOptions options = { .exact = TRUE, .document = document, .limit = 100000 };
      g_autoptr (HwSearchResult) found = hw_library_search (library, word, &options, NULL, NULL);
      guint n_found = 0;

      for (guint i = 0; i < found->hits->len; i++)
        {
          const HwHit *hit = found->hits->pdata[i];
          g_autofree char *stands = NULL;

          if (hit->document != document || hit->note != 0)
            continue;
          stands = g_utf8_substring (text, hit->start, hit->end);
          g_assert_cmpstr (stands, ==, word);
          n_found++;
        }
      g_assert_cmpuint (n_found, >, 0);
    }
  return n;
}

/* Whatever is corrected, set aside, taken back and undone, in texts of several
 * units of the index too: what is read is what a plain string becomes, the
 * index finds it, the library is whole, undo leads back. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const int n_lines = g_test_rand_int_range (2, 60);
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *first = NULL, *now = NULL;
      gint64 document;
      guint n_steps = 0;

      for (int i = 0; i < n_lines; i++)
        {
          g_autofree char *line = g_test_rand_int_range (0, 5) == 0
                                      ? g_strdup ("")
                                      : g_strdup_printf ("r%u w%d same w%d", round, i, i / 2);

          g_string_append_printf (text, "%s\n", line);
          g_ptr_array_add (lines, g_steal_pointer (&line));
        }
      document = fixture_add (library, "t", text->str);
      /* In pieces. */
      if (round % 2 == 0)
        {
          gboolean more = TRUE;

          hw_term_index_rebuild (library, NULL);
          while (more)
            g_assert_true (hw_term_index_work (library, 200, &more, NULL, NULL));
        }
      first = fixture_dump (library);
      for (guint i = 0; i < 40; i++)
        {
          const guint at = (guint) g_test_rand_int_range (0, (int) lines->len);
          g_autofree char *line = g_test_rand_int_range (0, 6) == 0
                                      ? g_strdup ("")
                                      : g_strdup_printf ("r%u c%u same", round, i);
          g_autofree char *joined = NULL;

          if (g_test_rand_int_range (0, 5) == 0 && lines->len > 2)
            {
              g_assert_true (hw_library_set_paragraph_aside (library, document, at, NULL));
              g_ptr_array_remove_index (lines, at);
              n_steps++;
            }
          else if (!g_str_equal (line, lines->pdata[at]))
            {
              g_assert_true (hw_library_correct_paragraph (library, document, at, line, NULL));
              g_free (lines->pdata[at]);
              lines->pdata[at] = g_strdup (line);
              n_steps++;
            }
          g_ptr_array_add (lines, g_strdup (""));
          g_ptr_array_add (lines, NULL);
          joined = g_strjoinv ("\n", (char **) lines->pdata);
          g_ptr_array_set_size (lines, (int) lines->len - 2);
          assert_text (library, document, joined);
          if (i % 8 == 7)
            {
              work (library);
              find_all (library, document);
              fixture_assert_whole (library);
            }
        }
      for (guint i = 0; i < n_steps; i++)
        g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
      now = fixture_dump (library);
      g_assert_cmpstr (now, ==, first);
      work (library);
      find_all (library, document);
      fixture_assert_whole (library);
      for (guint i = 0; i < n_steps / 2; i++)
        g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
      work (library);
      find_all (library, document);
      fixture_assert_whole (library);
    }
}

/* Many in one step, undone and done again at once. */
static void
test_one_step (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const gint64 document = fixture_add (library, "t", "a one\nb two\nc three\nd four\n");
  g_autofree char *changed = NULL;

  work (library);
  g_assert_true (hw_library_begin_step (library, HW_STEP_CORRECT_TEXT, NULL, NULL));
  for (gsize i = 0; i < 4; i++)
    {
      g_autofree char *line = g_strdup_printf ("corrected%zu and more", i);

      g_assert_true (hw_library_correct_paragraph (library, document, i, line, NULL));
    }
  g_assert_true (hw_library_set_paragraph_aside (library, document, 1, NULL));
  g_assert_true (hw_library_end_step (library, NULL));
  work (library);
  find_all (library, document);
  fixture_assert_whole (library);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
      assert_text (library, document, "a one\nb two\nc three\nd four\n");
      work (library);
      find_all (library, document);
      fixture_assert_whole (library);
      g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
      work (library);
      find_all (library, document);
      fixture_assert_whole (library);
    }
  /* One that was given up. */
  changed = read_text (library, document);
  g_assert_true (hw_library_begin_step (library, HW_STEP_CORRECT_TEXT, NULL, NULL));
  g_assert_true (hw_library_correct_paragraph (library, document, 0, "never", NULL));
  hw_library_abort_step (library);
  assert_text (library, document, changed);
  fixture_assert_whole (library);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/corrections/passages", test_passages);
  fixture_test ("/corrections/correct", test_correct);
  fixture_test ("/corrections/asides", test_asides);
  fixture_test ("/corrections/take-back-all", test_take_back_all);
  fixture_test ("/corrections/take-back-one", test_take_back_one);
  fixture_test ("/corrections/random", test_random);
  fixture_test ("/corrections/one-step", test_one_step);
  return g_test_run ();
}
