/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ngram-sketch.h"
#include "progress.h"
#include "stop-list.h"
#include "word-list.h"

#include <string.h>

static HwWordList *
list (HwLibrary *library, HwWordListOptions options)
{
  g_autoptr (GError) error = NULL;
  HwWordList *words = hw_library_list_words (library, &options, NULL, &error);

  g_assert_no_error (error);
  return words;
}

static const HwWordListItem *
find (HwWordList *words, const char *word)
{
  for (guint i = 0; i < words->items->len; i++)
    {
      const HwWordListItem *item = &g_array_index (words->items, HwWordListItem, i);

      if (strcmp (item->word, word) == 0)
        return item;
    }
  return NULL;
}

/* "word=count" of all items, in their order. */
static void
assert_list (HwLibrary *library, HwWordListOptions options, const char *expected)
{
  g_autoptr (HwWordList) words = list (library, options);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < words->items->len; i++)
    {
      const HwWordListItem *item = &g_array_index (words->items, HwWordListItem, i);

      g_string_append_printf (found, "%s%s=%" G_GUINT64_FORMAT, i > 0 ? "|" : "", item->word,
                              item->count);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Spellings of a word are one word, shown as it is written most often. */
static void
test_spellings (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  HwLibrary *library = fixture->library;
  g_autoptr (HwWordList) words = NULL;
  const HwWordListItem *item;

  fixture_add (library, "a", "احمد وأحمد\nأحْمَد، أحمد\nThe Port, the PORT");
  fixture_add (library, "b", "أحمـد\nport port");
  words = list (library, (HwWordListOptions){ 0 });
  item = find (words, "أحمد");
  g_assert_nonnull (item);
  g_assert_cmpuint (item->count, ==, 4);
  g_assert_cmpuint (item->n_documents, ==, 2);
  g_assert_cmpstr (item->forms[0], ==, "أحمد");
  g_assert_cmpstr (item->forms[1], ==, "احمد");
  g_assert_null (item->forms[2]);
  g_assert_cmpuint (find (words, "port")->count, ==, 4);
  g_assert_cmpuint (words->n_words, ==, 11);
  g_assert_cmpuint (words->n_distinct, ==, 4);
  g_assert_cmpuint (words->n_documents, ==, 2);
}

static void
test_ngrams (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  HwLibrary *library = fixture->library;

  fixture_add (library, "a", "مجلس الأمن الدولي\nمجلس الامن، الدولي\nالأمن");
  assert_list (library, (HwWordListOptions){ .n = 2 }, "الأمن الدولي=2|مجلس الأمن=2");
  assert_list (library, (HwWordListOptions){ .n = 3 }, "مجلس الأمن الدولي=2");
  assert_list (library, (HwWordListOptions){ .n = 4 }, "");
  assert_list (library, (HwWordListOptions){ .n = 2, .limit = 1 }, "الأمن الدولي=2");
}

static void
test_scopes (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  gint64 one = fixture_add (library, "a", "ألف باء جيم دال");
  gint64 other = fixture_add (library, "b", "ألف هاء");
  gint64 parent = hw_library_create_tag (library, 0, "الحروف", NULL, &error);
  gint64 tag = hw_library_create_tag (library, parent, "أول", NULL, &error);
  /* They overlap: باء stands in both. */
  const gint64 passages[] = { hw_library_mark (library, one, 0, 7, NULL, &error),
                              hw_library_mark (library, one, 4, 11, NULL, &error) };

  g_assert_true (hw_library_tag_passages (library, passages, 2, tag, &error));
  g_assert_no_error (error);
  assert_list (library, (HwWordListOptions){ .scope.document = other }, "ألف=1|هاء=1");
  assert_list (library, (HwWordListOptions){ .scope.tag = parent }, "ألف=1|باء=1|جيم=1");
  assert_list (library, (HwWordListOptions){ .scope = { .tag = tag, .document = other } }, "");
  assert_list (library, (HwWordListOptions){ .scope.document = 9999 }, "");
}

static void
test_keyness (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  HwLibrary *library = fixture->library;
  gint64 one = fixture_add (library, "a", "ميناء ميناء ميناء سفينة من من");
  gint64 other = fixture_add (library, "b", "من من من سوق سوق سفينة");
  const HwTextScope against = { .document = other }, all = { 0 };
  g_autoptr (HwWordList) words = list (
      library, (HwWordListOptions){
                   .scope.document = one, .against = &against, .order = HW_WORD_ORDER_KEYNESS });
  g_autoptr (HwWordList) rest = NULL;
  const HwWordListItem *first = &g_array_index (words->items, HwWordListItem, 0);

  g_assert_cmpstr (first->word, ==, "ميناء");
  /* 2 (3 ln (3 / 1.5)) */
  g_assert_cmpfloat_with_epsilon (first->keyness, 4.1589, 0.001);
  g_assert_cmpfloat_with_epsilon (find (words, "سفينة")->keyness, 0, 1e-9);
  g_assert_cmpfloat (find (words, "من")->keyness, <, 0);
  /* Against the library is against what else is in it. */
  rest = list (library, (HwWordListOptions){ .scope.document = one,
                                             .against = &all,
                                             .order = HW_WORD_ORDER_KEYNESS });
  g_assert_cmpuint (rest->n_against, ==, words->n_against);
  for (guint i = 0; i < words->items->len; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (rest->items, HwWordListItem, i).keyness,
                                    g_array_index (words->items, HwWordListItem, i).keyness, 1e-9);
}

static void
test_stop_words (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GHashTable) stop = hw_library_get_stop_words (library), own = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fixture_add (library, "a", "سفينة في الميناء\nship in the harbour");
  assert_list (library, (HwWordListOptions){ .stop = stop }, "harbour=1|ship=1|الميناء=1|سفينة=1");
  /* A stop word may stand inside an n-gram, not at its ends. */
  assert_list (library, (HwWordListOptions){ .stop = stop, .n = 3 }, "سفينة في الميناء=1");
  g_assert_true (hw_library_set_stop_list (library, "السفينة\nسفينة\n", &error));
  fixture_reopen (fixture);
  own = hw_library_get_stop_words (fixture->library);
  assert_list (fixture->library, (HwWordListOptions){ .stop = own },
               "harbour=1|in=1|ship=1|the=1|الميناء=1|في=1");
  g_assert_true (hw_library_set_stop_list (fixture->library, NULL, &error));
  text = hw_library_get_stop_list (fixture->library);
  g_assert_nonnull (strstr (text, "في"));
}

static void
test_empty (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const HwWordListOptions options = { 0 };

  assert_list (fixture->library, options, "");
  fixture_add (fixture->library, "a", "\n\n…\n");
  assert_list (fixture->library, (HwWordListOptions){ .n = 3 }, "");
  g_cancellable_cancel (cancelled);
  g_assert_null (hw_library_list_words (fixture->library, &options, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What repeats is never missed; what does not is rarely taken for it. */
static void
test_sketch (void)
{
  g_autoptr (HwNgramSketch) sketch = hw_ngram_sketch_new ();
  const guint n = 100000;
  guint n_wrong = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j <= i % 2; j++)
      hw_ngram_sketch_add (sketch, hw_ngram_hash_join (1, i));
  for (guint i = 0; i < n; i++)
    {
      gboolean repeats = hw_ngram_sketch_repeats (sketch, hw_ngram_hash_join (1, i));

      if (i % 2 == 1)
        g_assert_true (repeats);
      else
        n_wrong += repeats;
    }
  g_assert_cmpuint (n_wrong, <, n / 500);
}

/* Each part of the work goes from where the one before it ended, and all of it to the end. */
static void
test_progress (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const HwTextScope all = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (HwWordList) words = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add (fixture->library, "a", "سوق بغداد\nسوق البصرة");
  g_assert_cmpfloat (hw_progress_get (cancellable), <, 0);
  words = hw_library_list_words (fixture->library, &(HwWordListOptions){ .n = 2, .against = &all },
                                 cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (hw_progress_get (cancellable), >=, 0.75);
  g_assert_cmpfloat (hw_progress_get (cancellable), <=, 1);

  hw_progress_begin_part (cancellable, 1, 4);
  g_assert_cmpfloat_with_epsilon (hw_progress_get (cancellable), 0.25, 1e-9);
  hw_progress_tell (cancellable, 1, 2);
  g_assert_cmpfloat_with_epsilon (hw_progress_get (cancellable), 0.375, 1e-9);
  hw_progress_tell (cancellable, 0, 0);
  g_assert_cmpfloat_with_epsilon (hw_progress_get (cancellable), 0.5, 1e-9);
  hw_progress_tell (NULL, 1, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/word-list/spellings", test_spellings);
  fixture_test ("/word-list/ngrams", test_ngrams);
  fixture_test ("/word-list/scopes", test_scopes);
  fixture_test ("/word-list/keyness", test_keyness);
  fixture_test ("/word-list/stop-words", test_stop_words);
  fixture_test ("/word-list/empty", test_empty);
  fixture_test ("/word-list/progress", test_progress);
  g_test_add_func ("/word-list/sketch", test_sketch);
  return g_test_run ();
}
