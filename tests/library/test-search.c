/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "term-index.h"

#include <string.h>

static GPtrArray *
search (HwLibrary *library, const char *query, HwSearchOptions options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwSearchResult) result = NULL;
  gboolean more = TRUE;

  /* What was much at once is indexed after it was added. */
  while (more && hw_term_index_work (library, 0, &more, NULL, &error))
    ;
  g_assert_no_error (error);
  result = hw_library_search (library, query, &options, NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&result->hits);
}

/* What was matched, of all hits, in the order of the text. */
static void
assert_matches (HwLibrary *library, const char *query, gboolean exact, const char *expected)
{
  g_autoptr (GPtrArray) hits = search (library, query, (HwSearchOptions){ .exact = exact });
  g_autoptr (GString) matches = g_string_new (NULL);
  gint64 after = -1;

  for (guint n = 0; n < hits->len; n++)
    {
      HwHit *next = NULL;

      for (guint i = 0; i < hits->len; i++)
        {
          HwHit *hit = hits->pdata[i];

          if (hit->start > after && (next == NULL || hit->start < next->start))
            next = hit;
        }
      g_assert_nonnull (next);
      after = next->start;
      g_string_append_printf (matches, "%s%s", n > 0 ? "|" : "", next->match);
    }
  g_assert_cmpstr (matches->str, ==, expected);
}

static void
test_attached (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;

  fixture_add (library, "t",
               "قال الكاظمي\nرأى والكاظمي هنا\nكتاب للكاظمي\nكاظمي\nبالكاظمي وغيره\nوللكاظمي\n"
               "الكَاظِمِيّ\nسيكاظمي\nالكاظميون\nلغة\nاللغة\nوباللغة\nللغة\nالله\nلله\nوالله\nلهم\nله\n"
               "الأم\nللأم\nامر\nوزير\nالوزير\nزير\nThe minister\nMINISTERS\nadminister\n");
  assert_matches (library, "الكاظمى", FALSE,
                  "الكاظمي|والكاظمي|للكاظمي|كاظمي|بالكاظمي|وللكاظمي|الكَاظِمِيّ|الكاظميون");
  assert_matches (library, "والكاظمي", FALSE,
                  "الكاظمي|والكاظمي|للكاظمي|كاظمي|بالكاظمي|وللكاظمي|الكَاظِمِيّ|الكاظميون");
  assert_matches (library, "الكاظم*", FALSE, "الكاظمي|الكَاظِمِيّ|الكاظميون");
  assert_matches (library, "اللغه", FALSE, "لغة|اللغة|وباللغة|للغة");
  assert_matches (library, "الله", FALSE, "الله|لله|والله");
  assert_matches (library, "الأم", FALSE, "الأم|للأم");
  assert_matches (library, "وزير", FALSE, "وزير|الوزير");
  assert_matches (library, "minister", FALSE, "minister|MINISTERS");
  assert_matches (library, "الكاظمي", TRUE, "الكاظمي");
  assert_matches (library, "Minister", TRUE, "");
  assert_matches (library, "الكَاظِمِيّ", TRUE, "الكَاظِمِيّ");
  assert_matches (library, "administer", FALSE, "administer");
}

static void
test_and (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;

  fixture_add (library, "t",
               "alpha beta\nbeta only\nalpha, then beta at last\nalphabet\nbetas and alphas\n");
  assert_matches (library, "beta alpha", FALSE, "alpha beta|alpha, then beta|betas and alphas");
  assert_matches (library, "\"alpha beta\"", FALSE, "alpha beta");
  assert_matches (library, "alpha -beta", FALSE, "");
  assert_matches (library, "beta -alpha", FALSE, "beta");
  assert_matches (library, "alpha NEAR/1 beta", FALSE,
                  "alpha beta|alpha, then beta|betas and alphas");
  assert_matches (library, "alpha NEAR/1 last", FALSE, "");
  assert_matches (library, "only OR alphabet", FALSE, "only|alphabet");
  assert_matches (library, "alpha*", FALSE, "alpha|alpha|alphabet|alphas");
  assert_matches (library, "beta gamma", FALSE, "");
  assert_matches (library, "  ", FALSE, "");
  assert_matches (library, "", FALSE, "");
  assert_matches (library, "«» ... !", FALSE, "");
  assert_matches (library, "\xff\xfe", FALSE, "");
}

/* A line as programs write them costs no square of its length: this one took 83 s. */
static void
test_endless_word (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 1000000)
    g_string_append (text, "ab\u0627\u0628");
  g_string_append (text, " b");
  fixture_add (library, "t", text->str);
  gint64 start = g_get_monotonic_time ();
  assert_matches (library, "b", FALSE, "b");
  assert_matches (library, "\u0627\u0628", FALSE, "");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

/* Positions, context and order, over several documents and notes. */
static void
test_hits (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL, some = NULL;
  const char *text
      = "🙂 first line\nقال إنّ عِـــلْماً واحداً من علوم كثيرة "
        "لا "
        "يكفي "
        "لفهم "
        "ما "
        "جرى "
        "في "
        "تلك السنوات البعيدة\nlast علم";
  g_autoptr (HwText) canonical = hw_text_new_from_string (text);
  gint64 id = fixture_add (library, "other", text);
  gint64 titled = fixture_add (library, "عن العلم", "a\nفي علمه\n");
  gint64 note = hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, id, "one\n\nmy علم", &error);
  HwHit *hit;

  g_assert_no_error (error);
  hits = search (library, "علم", (HwSearchOptions){ 0 });
  g_assert_cmpuint (hits->len, ==, 4);

  /* As typed before other forms; among these the document that is about it comes first. */
  hit = hits->pdata[0];
  g_assert_cmpint (hit->kind, ==, HW_MATCH_EXACT);
  g_assert_cmpint (((HwHit *) hits->pdata[1])->kind, ==, HW_MATCH_EXACT);
  hit = hits->pdata[2];
  g_assert_cmpint (hit->document, ==, titled);
  g_assert_cmpint (hit->kind, ==, HW_MATCH_STEM);
  g_assert_cmpstr (hit->title, ==, "عن العلم");
  g_assert_cmpstr (hit->before, ==, "a في ");
  g_assert_cmpstr (hit->match, ==, "علمه");
  g_assert_cmpstr (hit->after, ==, " ");
  g_assert_cmpint (hit->note, ==, 0);

  for (guint i = 1; i < hits->len; i++)
    {
      hit = hits->pdata[i];
      if (i == 2)
        continue;
      g_assert_cmpint (hit->document, ==, id);
      g_assert_cmpfloat (hit->score, <=, ((HwHit *) hits->pdata[i - 1])->score);
      if (hit->note == 0)
        {
          g_autofree char *slice = hw_text_slice (canonical, (gsize) hit->start, (gsize) hit->end);

          g_assert_cmpstr (slice, ==, hit->match);
          g_assert_cmpint (g_utf8_strlen (hit->before, -1), <=, 48);
          g_assert_cmpint (g_utf8_strlen (hit->after, -1), <=, 48);
          g_assert_null (strchr (hit->before, '\n'));
          if (g_str_has_prefix (hit->match, "عِ"))
            {
              g_assert_cmpstr (hit->match, ==, "عِـــلْماً");
              g_assert_cmpstr (hit->before, ==, "🙂 first line قال إنّ ");
              g_assert_cmpstr (hit->after, ==, " واحداً من علوم كثيرة لا يكفي لفهم ما جرى في تلك");
            }
        }
      else
        {
          g_assert_cmpint (hit->note, ==, note);
          g_assert_cmpint (hit->start, ==, 8);
          g_assert_cmpint (hit->end, ==, 11);
          g_assert_cmpstr (hit->before, ==, "one  my ");
        }
    }

  some = search (library, "علم", (HwSearchOptions){ .limit = 2 });
  g_assert_cmpuint (some->len, ==, 2);
  for (guint i = 0; i < some->len; i++)
    g_assert_cmpint (((HwHit *) some->pdata[i])->start, ==, ((HwHit *) hits->pdata[i])->start);
  g_ptr_array_unref (some);
  some = search (library, "علم", (HwSearchOptions){ .document = titled });
  g_assert_cmpuint (some->len, ==, 1);
}

/* A note tells where it is: on a tag, whose name is its title, or on the library. */
static void
test_notes_elsewhere (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL, none = NULL;
  gint64 document = fixture_add (library, "other", "nothing\n");
  gint64 tag = hw_library_ensure_tag (library, "علم / فلك", &error);
  gint64 on_tag, on_library;

  g_assert_no_error (error);
  on_tag = hw_library_write_note (library, HW_NOTE_ON_TAG, tag, "عن النجوم", &error);
  on_library = hw_library_write_note (library, HW_NOTE_ON_LIBRARY, 0, "عن نجوم أخرى", &error);
  g_assert_no_error (error);
  hits = search (library, "نجوم", (HwSearchOptions){ 0 });
  g_assert_cmpuint (hits->len, ==, 2);
  for (guint i = 0; i < hits->len; i++)
    {
      const HwHit *hit = hits->pdata[i];

      g_assert_cmpint (hit->document, ==, 0);
      g_assert_cmpint (hit->passage, ==, 0);
      g_assert_true (hit->note == on_tag || hit->note == on_library);
      g_assert_cmpint (hit->tag, ==, hit->note == on_tag ? tag : 0);
      g_assert_cmpstr (hit->title, ==, hit->note == on_tag ? "فلك" : "");
    }
  none = search (library, "نجوم", (HwSearchOptions){ .document = document });
  g_assert_cmpuint (none->len, ==, 0);
}

/* The first of all hits, whatever the limit, even where most are thrown out on the way. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "%u %s here\n", i,
                            i % 7 == 0   ? "word"
                            : i % 3 == 0 ? "words"
                                         : "nothing");
  fixture_add (library, "one", text->str);
  g_string_append (text, "word\n");
  fixture_add (library, "word", text->str);
  all = search (library, "word", (HwSearchOptions){ 0 });
  g_assert_cmpuint (all->len, >, 4000);
  for (gsize limit = 1; limit <= 2048; limit *= 8)
    {
      g_autoptr (GPtrArray) some = search (library, "word", (HwSearchOptions){ .limit = limit });

      g_assert_cmpuint (some->len, ==, limit);
      for (guint i = 0; i < limit; i++)
        {
          HwHit *one = some->pdata[i], *other = all->pdata[i];

          g_assert_cmpint (one->document, ==, other->document);
          g_assert_cmpint (one->start, ==, other->start);
        }
    }
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fixture_add (fixture->library, "t", "word");
  g_cancellable_cancel (cancellable);
  g_assert_null (hw_library_search (fixture->library, "word", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Any string is a query, and every hit lies in its text. */
static void
test_any_query (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "ال", "و", "ب",  "لل", "علم", "ّ",     "ـ", " ", "a",
                                        "É",  "ﻻ", "لا", "١",  "\n",  "🙂", "آ", "ء" };
  HwLibrary *library = fixture->library;

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) query = g_string_new (NULL);
      g_autoptr (GPtrArray) hits = NULL;
      g_autoptr (HwText) canonical = NULL;
      gint64 id;

      for (int i = g_test_rand_int_range (0, 60); i > 0; i--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      for (int i = g_test_rand_int_range (0, 6); i > 0; i--)
        g_string_append (query, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_string_append_printf (text, "\nunique %u", round);
      id = fixture_add (library, "t", text->str);
      canonical = hw_text_new_from_string (text->str);
      hits = search (library, query->str, (HwSearchOptions){ .document = id, .exact = round % 2 });
      for (guint i = 0; i < hits->len; i++)
        {
          HwHit *hit = hits->pdata[i];
          g_autofree char *slice = hw_text_slice (canonical, (gsize) hit->start, (gsize) hit->end);

          g_assert_cmpint (hit->start, <, hit->end);
          g_assert_cmpstr (slice, ==, hit->match);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/search/attached", test_attached);
  fixture_test ("/search/and", test_and);
  fixture_test ("/search/endless-word", test_endless_word);
  fixture_test ("/search/hits", test_hits);
  fixture_test ("/search/notes-elsewhere", test_notes_elsewhere);
  fixture_test ("/search/limit", test_limit);
  fixture_test ("/search/cancel", test_cancel);
  fixture_test ("/search/any-query", test_any_query);
  return g_test_run ();
}
