/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance.h"
#include "fixture.h"
#include "fold.h"
#include "term-index.h"

#include <string.h>

static void
bring_up_to_date (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;

  while (more && hw_term_index_work (library, 0, &more, NULL, &error))
    ;
  g_assert_no_error (error);
}

static HwConcordance *
make (HwLibrary *library, const char *query, HwConcordanceOptions options)
{
  g_autoptr (GError) error = NULL;
  HwConcordance *made;

  bring_up_to_date (library);
  made = hw_library_concordance (library, query, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
  return made;
}

/* "before[match]after" of every line, in the order of @keys. */
static void
assert_lines (const HwConcordance *self,
              const HwConcordanceKey *keys,
              gsize n_keys,
              const gboolean *hidden,
              const char *expected)
{
  g_autoptr (GArray) lines = hw_concordance_sort (self, keys, n_keys, hidden);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const HwConcordanceLine line
          = hw_concordance_get_line (self, g_array_index (lines, guint32, i));

      g_string_append_printf (out, "%s%s[%s]%s", i > 0 ? "|" : "", line.before, line.match,
                              line.after);
    }
  g_assert_cmpstr (out->str, ==, expected);
}

/* What every line promises, whatever the texts. */
static void
check (HwLibrary *library, const HwConcordance *self)
{
  g_autoptr (HwText) text = NULL;
  guint64 n_of_forms = 0;
  gint64 document = 0, last = -1;

  for (gsize i = 0; i < hw_concordance_get_n_lines (self); i++)
    {
      const HwConcordanceLine line = hw_concordance_get_line (self, i);
      g_autofree char *whole = g_strconcat (line.before, line.match, line.after, NULL);
      g_autofree char *there = NULL;
      const gint64 from = line.start - g_utf8_strlen (line.before, -1);

      if (line.document != document)
        {
          g_autoptr (GError) error = NULL;

          g_assert_cmpint (line.document, >, document);
          document = line.document;
          g_clear_pointer (&text, hw_text_unref);
          text = hw_library_load_text (library, document, &error);
          g_assert_no_error (error);
          last = -1;
        }
      g_assert_cmpint (line.start, >, last);
      g_assert_cmpint (line.end, >, line.start);
      last = line.start;
      g_assert_cmpint (g_utf8_strlen (line.match, -1), ==, line.end - line.start);
      there = hw_text_slice (text, (gsize) from, (gsize) (from + g_utf8_strlen (whole, -1)));
      g_strdelimit (there, "\t", ' ');
      g_assert_cmpstr (whole, ==, there);
      g_assert_null (strchr (whole, '\n'));
      g_assert_cmpint (line.direction, !=, HW_DIRECTION_AUTO);
      g_assert_cmpuint (line.form, <, hw_concordance_get_n_forms (self));
    }
  for (guint i = 0; i < hw_concordance_get_n_forms (self); i++)
    {
      n_of_forms += hw_concordance_get_form (self, i).count;
      if (i > 0)
        g_assert_cmpuint (hw_concordance_get_form (self, i).count, <=,
                          hw_concordance_get_form (self, i - 1).count);
    }
  g_assert_cmpuint (n_of_forms, ==, hw_concordance_get_n_lines (self));
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwConcordance) all = NULL, some = NULL, narrow = NULL, none = NULL, twice = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, second;

  first = fixture_add (fixture->library, "ب",
                       "كلمة\nقال كلمة\tثم كلمة\n🙂 كلمة أخيرة");
  second = fixture_add (fixture->library, "أ", "the word كلمة here");
  g_assert_cmpint (
      hw_library_write_note (fixture->library, HW_NOTE_ON_DOCUMENT, first, "كلمة", &error), !=, 0);
  g_assert_no_error (error);
  all = make (fixture->library, "كلمه", (HwConcordanceOptions){ 0 });
  check (fixture->library, all);
  /* No note; contexts end with their paragraph; a tab is a space. */
  assert_lines (all, NULL, 0, NULL,
                "[كلمة]|قال [كلمة] ثم كلمة|قال كلمة ثم [كلمة]|"
                "🙂 [كلمة] أخيرة|the word [كلمة] here");
  g_assert_cmpuint (hw_concordance_get_n_documents (all), ==, 2);
  g_assert_cmpint (hw_concordance_get_line (all, 0).direction, ==, HW_DIRECTION_RTL);
  g_assert_cmpint (hw_concordance_get_line (all, 4).direction, ==, HW_DIRECTION_LTR);
  g_assert_cmpstr (hw_concordance_get_line (all, 4).title, ==, "أ");
  g_assert_cmpint (hw_concordance_get_line (all, 4).kind, ==, HW_MATCH_FOLDED);

  some = make (fixture->library, "كلمه", (HwConcordanceOptions){ .limit = 2 });
  assert_lines (some, NULL, 0, NULL, "[كلمة]|قال [كلمة] ثم كلمة");
  narrow = make (fixture->library, "كلمة",
                 (HwConcordanceOptions){ .n_words = 1, .search = { .document = second } });
  assert_lines (narrow, NULL, 0, NULL, "word [كلمة] here");
  /* What two words of the query find is one place. */
  twice = make (fixture->library, "كلمة OR كلمه OR قال", (HwConcordanceOptions){ .limit = 3 });
  check (fixture->library, twice);
  assert_lines (twice, NULL, 0, NULL, "[كلمة]|[قال] كلمة ثم كلمة|قال [كلمة] ثم كلمة");
  none = make (fixture->library, "مفقود", (HwConcordanceOptions){ 0 });
  g_assert_cmpuint (hw_concordance_get_n_lines (none), ==, 0);
  assert_lines (none, (const HwConcordanceKey[]){ HW_CONCORDANCE_AFTER_1, HW_CONCORDANCE_DATE }, 2,
                NULL, "");
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (HwConcordance) all = NULL;
  g_autoptr (GError) error = NULL;
  const struct
  {
    HwConcordanceKey keys[2];
    gsize n;
    const char *expected;
  } cases[] = {
    /* A word more vocalised or with another alef stands beside its like; none comes last. */
    { { HW_CONCORDANCE_BEFORE_1 }, 1, "b ا [x] 3 ج|c أ [x] 1|د [x] 10 a|ه د [x] 2 b|[x]" },
    { { HW_CONCORDANCE_BEFORE_1, HW_CONCORDANCE_AFTER_1 },
      2,
      "c أ [x] 1|b ا [x] 3 ج|ه د [x] 2 b|د [x] 10 a|[x]" },
    { { HW_CONCORDANCE_BEFORE_2 }, 1, "b ا [x] 3 ج|c أ [x] 1|ه د [x] 2 b|د [x] 10 a|[x]" },
    { { HW_CONCORDANCE_AFTER_1 }, 1, "c أ [x] 1|ه د [x] 2 b|b ا [x] 3 ج|د [x] 10 a|[x]" },
    { { HW_CONCORDANCE_AFTER_2 }, 1, "د [x] 10 a|ه د [x] 2 b|b ا [x] 3 ج|[x]|c أ [x] 1" },
    { { HW_CONCORDANCE_DOCUMENT }, 1, "ه د [x] 2 b|c أ [x] 1|د [x] 10 a|b ا [x] 3 ج|[x]" },
    { { HW_CONCORDANCE_DATE }, 1, "c أ [x] 1|ه د [x] 2 b|د [x] 10 a|b ا [x] 3 ج|[x]" },
    { { HW_CONCORDANCE_DATE, HW_CONCORDANCE_AFTER_3 },
      2,
      "c أ [x] 1|ه د [x] 2 b|د [x] 10 a|b ا [x] 3 ج|[x]" },
  };
  const char *const texts[] = { "د x 10 a\nb ا x 3 ج\nx", "ه د x 2 b", "c أ x 1" };
  const char *const titles[] = { "Z", "A", "m" };
  const char *const dates[] = { NULL, "2004-02", "2003" };

  for (int i = 0; i < 3; i++)
    {
      const HwDocumentChange change = { .published = dates[i], .direction = -1 };
      const gint64 id = fixture_add (library, titles[i], texts[i]);

      g_assert_true (hw_library_change_document (library, id, &change, &error));
      g_assert_no_error (error);
    }
  all = make (library, "x", (HwConcordanceOptions){ 0 });
  check (library, all);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_lines (all, cases[i].keys, cases[i].n, NULL, cases[i].expected);
}

/* Spellings with their counts; marks and tatweel make no other one. */
static void
test_forms (Fixture *fixture, gconstpointer data)
{
  const HwConcordanceKey by_form = HW_CONCORDANCE_FORM;
  g_autoptr (HwConcordance) all = NULL;
  g_autofree gboolean *hidden = NULL;

  fixture_add (fixture->library, "t", "كاظمي\nالكاظمى\nالكَاظِمِيّ\nالكـاظمي\nوالكاظمي");
  all = make (fixture->library, "الكاظمي", (HwConcordanceOptions){ 0 });
  check (fixture->library, all);
  g_assert_cmpuint (hw_concordance_get_n_forms (all), ==, 4);
  g_assert_cmpstr (hw_concordance_get_form (all, 0).form, ==, "الكاظمي");
  g_assert_cmpuint (hw_concordance_get_form (all, 0).count, ==, 2);
  /* Marks, tatweel and what is attached belong to the keyword. */
  assert_lines (all, &by_form, 1, NULL, "[الكاظمى]|[الكَاظِمِيّ]|[الكـاظمي]|[كاظمي]|[والكاظمي]");
  hidden = g_new0 (gboolean, 4);
  hidden[0] = TRUE;
  assert_lines (all, NULL, 0, hidden, "[كاظمي]|[الكاظمى]|[والكاظمي]");
  for (int i = 0; i < 4; i++)
    hidden[i] = TRUE;
  assert_lines (all, &by_form, 1, hidden, "");
}

/* A paragraph that is one word of a megabyte gives no line of one. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("كلمة ");
  g_autoptr (HwConcordance) all = NULL;

  while (text->len < 1000 * 1000)
    g_string_append (text, "با");
  g_string_append (text, " كلمة\n");
  for (int i = 0; i < 30; i++)
    g_string_append_printf (text, "w%d ", i);
  g_string_append (text, "كلمة");
  fixture_add (fixture->library, "t", text->str);
  all = make (fixture->library, "كلمة", (HwConcordanceOptions){ 0 });
  g_assert_cmpuint (hw_concordance_get_n_lines (all), ==, 3);
  for (gsize i = 0; i < 3; i++)
    {
      const HwConcordanceLine line = hw_concordance_get_line (all, i);

      g_assert_cmpuint (strlen (line.before), <=, 400);
      g_assert_cmpuint (strlen (line.after), <=, 400);
      g_assert_true (g_utf8_validate (line.before, -1, NULL));
      g_assert_true (g_utf8_validate (line.after, -1, NULL));
      g_assert_cmpstr (line.match, ==, "كلمة");
    }
  g_assert_cmpstr (hw_concordance_get_line (all, 2).before, ==,
                   "w20 w21 w22 w23 w24 w25 w26 w27 w28 w29 ");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const HwConcordanceOptions options = { 0 };

  fixture_add (fixture->library, "t", "كلمة");
  bring_up_to_date (fixture->library);
  g_cancellable_cancel (cancellable);
  g_assert_null (hw_library_concordance (fixture->library, "كلمة", &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whatever is written and asked for: places are right, every order is one of the same lines, and words
 * stand in the order of their keys. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "كلمة",  "الكلمة", "كَلِمَة", "قال",           "في", "word",
                                       "Word,", "😀",      "(12)", "بال\u200cكلمة", "\t" };

  for (int round = 0; round < 8; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const int n = g_test_rand_int_range (1, 300);

      for (int i = 0; i < n; i++)
        g_string_append_printf (text, "%s%s",
                                words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                                g_test_rand_int_range (0, 12) == 0 ? "\n" : " ");
      fixture_add (fixture->library, words[round], text->str);
    }
  for (int round = 0; round < 20; round++)
    {
      const HwConcordanceOptions options = { .n_words = (guint) g_test_rand_int_range (1, 15) };
      const HwConcordanceKey key
          = (HwConcordanceKey) g_test_rand_int_range (0, HW_CONCORDANCE_N_ORDERS);
      g_autoptr (HwConcordance) all
          = make (fixture->library, words[g_test_rand_int_range (0, 6)], options);
      g_autoptr (GArray) lines = hw_concordance_sort (all, &key, 1, NULL);
      g_autofree gboolean *seen = g_new0 (gboolean, lines->len + 1);
      g_autofree char *last = g_strdup ("");

      check (fixture->library, all);
      g_assert_cmpuint (lines->len, ==, hw_concordance_get_n_lines (all));
      for (guint i = 0; i < lines->len; i++)
        {
          const guint32 at = g_array_index (lines, guint32, i);
          const HwConcordanceLine line = hw_concordance_get_line (all, at);

          g_assert_false (seen[at]);
          seen[at] = TRUE;
          if (key == HW_CONCORDANCE_FORM)
            {
              g_autofree char *folded = hw_fold_key (hw_concordance_get_form (all, line.form).form);

              g_assert_cmpstr (folded, >=, last);
              g_free (last);
              last = g_steal_pointer (&folded);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/concordance/lines", test_lines);
  fixture_test ("/concordance/sort", test_sort);
  fixture_test ("/concordance/forms", test_forms);
  fixture_test ("/concordance/long", test_long);
  fixture_test ("/concordance/cancel", test_cancel);
  fixture_test ("/concordance/random", test_random);
  return g_test_run ();
}
