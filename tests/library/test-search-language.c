/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "groups.h"

#include <string.h>

#include "term-index.h"

/* What the language of queries finds in a library: kinds, fields, choices, counts. */

static HwSearchResult *
search (HwLibrary *library, const char *query, HwSearchOptions options)
{
  g_autoptr (GError) error = NULL;
  HwSearchResult *result = hw_library_search (library, query, &options, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* What was matched, best first, with its kind. */
static void
assert_found (HwLibrary *library, const char *query, const char *expected)
{
  g_autoptr (HwSearchResult) result = search (library, query, (HwSearchOptions){ 0 });
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < result->hits->len; i++)
    {
      const HwHit *hit = result->hits->pdata[i];

      g_string_append_printf (found, "%s%s %s", i > 0 ? "|" : "",
                              hw_match_kind_to_string (hit->kind), hit->match);
      g_assert_cmpfloat (hit->score, <=, ((HwHit *) result->hits->pdata[i > 0 ? i - 1 : 0])->score);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpint (result->n_rows, ==, result->hits->len);
}

/* The nearer a spelling is to what was typed, the earlier it comes. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;

  fixture_add (
      library, "t",
      "Kadhimi spoke\nوالكاظمي قال\nقال الكاظمى\nقال الكاظمي\nال كاظمي\nالكاطمي هنا\nKazemi wrote\n"
      "كاتب\nكتاب\n");
  assert_found (library, "=الكاظمي", "exact الكاظمي");
  assert_found (library, "\"قال الكاظمي\"", "exact قال الكاظمي|folded قال الكاظمى");
  assert_found (library, "كتاب", "exact كتاب");

  g_autoptr (HwSearchResult) names = search (library, "الكاظمي", (HwSearchOptions){ 0 });
  g_autoptr (HwSearchResult) none
      = search (library, "الكاظمي", (HwSearchOptions){ .no_names = TRUE });
  g_assert_cmpint (names->n_rows, ==, none->n_rows + 2);
  g_assert_cmpint (((HwHit *) names->hits->pdata[0])->kind, ==, HW_MATCH_EXACT);
  g_assert_cmpint (((HwHit *) names->hits->pdata[1])->kind, ==, HW_MATCH_FOLDED);
  g_assert_cmpint (((HwHit *) names->hits->pdata[names->hits->len - 1])->kind, ==, HW_MATCH_NAME);

  static const char *const spellings[] = { "Kadhimi", "Kazemi", "al-Kāẓimī", "Kazimi" };
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (HwSearchResult) result = search (library, spellings[i], (HwSearchOptions){ 0 });
      gboolean arabic = FALSE;

      for (guint j = 0; j < result->hits->len; j++)
        arabic = arabic || g_str_equal (((HwHit *) result->hits->pdata[j])->match, "الكاظمي");
      g_assert_true (arabic);
      g_assert_cmpint (result->n_rows, >=, 5);
    }
}

static gint64
count_with (HwLibrary *library, const char *query, HwSearchOptions options)
{
  g_autoptr (HwSearchResult) result = search (library, query, options);

  return result->n_rows;
}

/* Each kind of spelling can be left out. */
static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;

  fixture_add (library, "t", "جاء الكاظمي\nوالكاظميون جاؤوا\nKadhimi came\nالكاظمى\nلا أحد\n");
  g_assert_cmpint (count_with (library, "الكاظمي", (HwSearchOptions){ 0 }), ==, 4);
  g_assert_cmpint (count_with (library, "الكاظمي", (HwSearchOptions){ .no_names = TRUE }), ==, 3);
  g_assert_cmpint (count_with (library, "الكاظمي", (HwSearchOptions){ .no_stems = TRUE }), ==, 3);
  g_assert_cmpint (
      count_with (library, "الكاظمي", (HwSearchOptions){ .no_stems = TRUE, .no_names = TRUE }), ==,
      2);
  g_assert_cmpint (
      count_with (library, "الكاظمي", (HwSearchOptions){ .no_words = TRUE, .no_stems = TRUE }), ==,
      1);
  g_assert_cmpint (
      count_with (library, "الكاظمي", (HwSearchOptions){ .no_words = TRUE, .no_names = TRUE }), ==,
      3);
  /* A phrase of the words as they are finds no other forms of them. */
  g_assert_cmpint (count_with (library, "\"جاء الكاظميون\"", (HwSearchOptions){ .no_stems = TRUE }),
                   ==, 0);
  g_assert_cmpint (count_with (library, "\"جاء الكاظميون\"", (HwSearchOptions){ 0 }), ==, 1);
}

static void
test_approximate (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;

  fixture_add (library, "t",
               "الحكومة\nالخكومة\nالحك ومة\nالحكومةالجديدة\nالحكومه الجديدة\nالحرب\n");
  assert_found (library, "الخكومة", "exact الخكومة");
  assert_found (library, "الخكومه~", "folded الخكومة|approximate الحكومة|approximate الحكومه");

  g_autoptr (HwSearchResult) result
      = search (library, "الحكومة الجديدة", (HwSearchOptions){ .approximate = TRUE });
  g_assert_cmpint (result->n_rows, ==, 2);
  g_assert_cmpint (((HwHit *) result->hits->pdata[1])->kind, ==, HW_MATCH_APPROXIMATE);
  g_assert_cmpstr (((HwHit *) result->hits->pdata[1])->match, ==, "الحكومةالجديدة");
  g_clear_pointer (&result, hw_search_result_free);
  result = search (library, "الحكومة~", (HwSearchOptions){ 0 });
  g_assert_cmpint (result->n_rows, >=, 4); /* and what a space was put into */
}

/* A word of a phrase or beside NEAR may be a name in another script, and damaged, as a word alone may. */
static void
test_phrases_of_names (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;

  fixture_add (library, "t",
               "وصل مصطفى الكاظمي امس\nMustafa Kadhimi arrived\nالكاظمي ومعه مصطفى\nمحلس الأمن\n"
               "The Baghdad of Kadhimi\nمجلس الشيوخ\n");
  assert_found (library, "\"مصطفى الكاظمي\"", "exact مصطفى الكاظمي|name Mustafa Kadhimi");
  assert_found (library, "\"Mustafa Kazemi\"", "name Mustafa Kadhimi|name مصطفى الكاظمي");
  assert_found (library, "الكاظمي NEAR/1 Baghdad", "name Baghdad of Kadhimi");
  assert_found (library, "=\"مصطفى الكاظمي\"", "exact مصطفى الكاظمي");
  g_assert_cmpint (count_with (library, "\"مصطفى الكاظمي\"", (HwSearchOptions){ .no_names = TRUE }),
                   ==, 1);
  g_assert_cmpint (count_with (library, "\"مجلس الأمن\"", (HwSearchOptions){ 0 }), ==, 0);
  g_assert_cmpint (count_with (library, "\"مجلس الأمن\"", (HwSearchOptions){ .approximate = TRUE }),
                   ==, 1);
}

static gint64
add (HwLibrary *library,
     const char *title,
     const char *language,
     const char *published,
     const char *text)
{
  g_autoptr (HwText) canonical = hw_text_new_from_string (text);
  const HwNewDocument document
      = { .title = title, .language = language, .published = published, .text = canonical };
  g_autoptr (GError) error = NULL;
  gint64 id = hw_library_add_document (library, &document, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static gint64
count (HwLibrary *library, const char *query)
{
  g_autoptr (HwSearchResult) result = search (library, query, (HwSearchOptions){ 0 });

  g_assert_cmpint (result->n_rows, ==, result->hits->len);
  return result->n_rows;
}

/* Fields choose, alone and with words; facets count what a choice would leave. */
static void
test_fields (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  gint64 one
      = add (library, "تقرير السلام", "ar", "2003-04-10", "الحرب هنا\n\nوالسلام\nالحرب أيضا\n");
  gint64 two = add (library, "Report", "en", "2005", "war and الحرب\npeace\n");
  gint64 tag = hw_library_ensure_tag (library, "سياسة / أمن", &error);
  gint64 passage = hw_library_mark (library, one, 0, 5, NULL, &error);

  g_assert_true (hw_library_tag_passages (library, &passage, 1, tag, &error));
  g_assert_cmpint (hw_library_write_note (library, HW_NOTE_ON_PASSAGE, passage, "عن الحرب", &error),
                   >, 0);
  g_assert_no_error (error);

  g_assert_cmpint (count (library, "الحرب"), ==, 4);
  g_assert_cmpint (count (library, "note:الحرب"), ==, 1);
  g_assert_cmpint (count (library, "الحرب title:تقرير"), ==, 3);
  g_assert_cmpint (count (library, "الحرب -title:تقرير"), ==, 1);
  g_assert_cmpint (count (library, "الحرب lang:en"), ==, 1);
  g_assert_cmpint (count (library, "الحرب before:2005"), ==, 3);
  g_assert_cmpint (count (library, "الحرب after:2003-04"), ==, 1);
  g_assert_cmpint (count (library, "الحرب after:2003-04-09"), ==, 4);
  g_assert_cmpint (count (library, "الحرب tag:أمن"), ==, 2);
  g_assert_cmpint (count (library, "الحرب tag:سياسة"), ==, 2);
  g_assert_cmpint (count (library, "الحرب -tag:أمن"), ==, 2);
  /* What has a tag is looked up anew once that has changed, also by an undo and within a step. */
  passage = hw_library_mark (library, two, 0, 5, NULL, &error);
  g_assert_true (hw_library_tag_passages (library, &passage, 1, tag, &error));
  g_assert_cmpint (count (library, "الحرب tag:سياسة"), ==, 3);
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  g_assert_cmpint (count (library, "الحرب tag:سياسة"), ==, 2);
  g_assert_true (hw_library_begin_step (library, HW_STEP_TAG, NULL, &error));
  g_assert_true (hw_library_tag_passages (library, &passage, 1, tag, &error));
  g_assert_cmpint (count (library, "الحرب tag:سياسة"), ==, 3);
  g_assert_true (hw_library_end_step (library, &error));
  g_assert_cmpint (count (library, "الحرب tag:سياسة"), ==, 3);
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  /* Choices alone list what they choose. */
  g_assert_cmpint (count (library, "lang:ar"), ==, 1);
  g_assert_cmpint (count (library, "after:2000"), ==, 2);
  g_assert_cmpint (count (library, "tag:أمن"), ==, 1);
  g_assert_cmpint (count (library, "lang:en OR السلام"), >=, 3);
  /* A title alone is found as well. */
  g_assert_cmpint (count (library, "تقرير"), ==, 1);

  g_autoptr (HwSearchResult) unknown = search (library, "الحرب tag:none", (HwSearchOptions){ 0 });
  g_assert_cmpint (unknown->n_rows, ==, 0);
  g_assert_cmpuint (unknown->messages->len, ==, 1);

  g_assert_true (hw_library_add_to_group (
      library, hw_library_create_group (library, "أخبار", &error), &one, 1, &error));
  g_autoptr (HwSearchResult) all
      = search (library, "الحرب", (HwSearchOptions){ .facets = TRUE, .limit = 1 });
  g_assert_cmpint (all->n_rows, ==, 4);
  g_assert_cmpuint (all->hits->len, ==, 1);
  for (guint i = 0; i < all->documents->len; i++)
    {
      const HwFacet *facet = all->documents->pdata[i];
      g_autoptr (HwSearchResult) narrow
          = search (library, "الحرب", (HwSearchOptions){ .document = facet->id });

      g_assert_cmpint (narrow->n_rows, ==, facet->n);
    }
  g_assert_cmpuint (all->groups->len, ==, 1);
  for (guint i = 0; i < all->groups->len; i++)
    {
      const HwFacet *facet = all->groups->pdata[i];
      g_autoptr (HwSearchResult) narrow
          = search (library, "الحرب", (HwSearchOptions){ .group = facet->id });

      g_assert_cmpint (narrow->n_rows, ==, facet->n);
    }
  for (guint i = 0; i < all->tags->len; i++)
    {
      const HwFacet *facet = all->tags->pdata[i];
      g_autoptr (HwSearchResult) narrow
          = search (library, "الحرب", (HwSearchOptions){ .tag = facet->id });

      g_assert_cmpint (narrow->n_rows, ==, facet->n);
    }
  for (guint i = 0; i < all->years->len; i++)
    {
      const HwFacet *facet = all->years->pdata[i];
      g_autoptr (HwSearchResult) narrow
          = search (library, "الحرب", (HwSearchOptions){ .year = (int) facet->id });

      g_assert_cmpint (narrow->n_rows, ==, facet->n);
    }
  g_assert_cmpuint (all->documents->len, ==, 2);
  g_assert_cmpuint (all->tags->len, ==, 2);
  g_assert_cmpuint (all->languages->len, ==, 2);
  g_assert_cmpint (two, >, one);
}

/* No string ever fails: what is odd about it goes no further than the parser. */
static void
test_any_string (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[]
      = { "a",      "ب", "كَتَبَ",    " ",     " ",    " ",     "\"",      "«",    "»",      "(",
          ")",      "-", "=",      "*",     "~",    "|",     "OR",      "AND",  "NOT",    "NEAR",
          "NEAR/3", "/", "title:", "note:", "tag:", "lang:", "before:", "2003", "x:",     ":",
          "،",      "؟", "\u202b", "ّ",      "ـ",    "\n",    "ﷺ",       "'",    "^",      "{",
          "}",      "+", "text:",  ";",     "--",   "\x01",  "\xff",    "text", "الكتاب", "ا*" };
  HwLibrary *library = fixture->library;

  fixture_add (library, "a b", "a b كتب\nالكتاب text\nكتب ﷺ a a b\n");
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) query = g_string_new (NULL);
      g_autoptr (HwSearchResult) result = NULL;

      for (int i = g_test_rand_int_range (0, 10); i > 0; i--)
        g_string_append (query, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      result = search (library, query->str,
                       (HwSearchOptions){ .limit = (gsize) g_test_rand_int_range (0, 3),
                                          .exact = g_test_rand_bit (),
                                          .approximate = g_test_rand_bit (),
                                          .open = g_test_rand_bit (),
                                          .facets = g_test_rand_bit () });
      g_assert_cmpint (result->n_rows, >=, result->hits->len);
    }
}

typedef struct
{
  const char *text;
  guint n;
  gint64 last;
} Each;

static gboolean
each_cb (const HwMatch *match, gpointer data)
{
  Each *each = data;
  g_autofree char *there = g_utf8_substring (each->text, match->start, match->end);

  g_assert_cmpmem (there, strlen (there), match->text + match->byte_start,
                   match->byte_end - match->byte_start);
  g_assert_cmpint (each->last, <, match->start);
  each->last = match->start;
  each->n++;
  return each->n < 4;
}

/* Every place, in the order of the text, until it is enough. */
static void
test_each (Fixture *fixture, gconstpointer data)
{
  Each each = { "علم وعلم\n\nبلا\nالعلم نور\nعلم علم علم\n", 0, -1 };
  g_autoptr (GError) error = NULL;

  fixture_add (fixture->library, "t", each.text);
  g_assert_true (
      hw_library_search_each (fixture->library, "العلم", NULL, each_cb, &each, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (each.n, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/search-language/kinds", test_kinds);
  fixture_test ("/search-language/phrases-of-names", test_phrases_of_names);
  fixture_test ("/search-language/left-out", test_left_out);
  fixture_test ("/search-language/approximate", test_approximate);
  fixture_test ("/search-language/fields", test_fields);
  fixture_test ("/search-language/any-string", test_any_string);
  fixture_test ("/search-language/each", test_each);
  return g_test_run ();
}
