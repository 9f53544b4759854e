/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "term-index-private.h"

/* What stands in the index, asked as search asks it. */

static GArray *
find (HwLibrary *library, const char *phrase)
{
  GArray *postings = g_array_new (FALSE, FALSE, sizeof (HwPosting));
  g_autoptr (GError) error = NULL;

  hw_term_index_postings (library, phrase, FALSE, postings, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 1; i < postings->len; i++)
    g_assert_cmpuint (g_array_index (postings, HwPosting, i - 1).row, <,
                      g_array_index (postings, HwPosting, i).row);
  return postings;
}

/* Rows with @phrase that belong to what is there. */
static guint
count (HwLibrary *library, const char *phrase)
{
  g_autoptr (GArray) postings = find (library, phrase);
  g_autoptr (GError) error = NULL;
  const HwIndexMap *map = hw_term_index_map (library, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < postings->len; i++)
    {
      const HwIndexUnit *unit = hw_index_map_find (map, g_array_index (postings, HwPosting, i).row);

      n += unit != NULL && unit->is_there;
    }
  return n;
}

static void
assert_row (HwLibrary *library,
            guint32 row,
            const char *expected,
            gint64 start,
            gsize paragraph,
            gint64 document)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  HwIndexRow place;

  hw_term_index_read_row (library, row, text, &place, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpint (place.start, ==, start);
  g_assert_cmpuint (place.paragraph, ==, paragraph);
  g_assert_cmpint (place.unit->document, ==, document);
}

static void
work_all (HwLibrary *library, gsize max_bytes)
{
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GError) error = NULL;

      hw_term_index_work (library, max_bytes, &more, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, 0);
}

static void
test_terms (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add (fixture->library, "عنوان",
                           "والكِتَابُ في المكتبة\n\nكتاب كتاب في بيت\nThe books of Iraq\n");
  g_autoptr (GArray) twice = find (fixture->library, "كتاب");

  /* At once, with no work to be done. */
  g_assert_cmpint (hw_term_index_pending (fixture->library, NULL), ==, 0);
  g_assert_cmpuint (twice->len, ==, 1);
  g_assert_cmpuint (g_array_index (twice, HwPosting, 0).n, ==, 2);
  assert_row (fixture->library, g_array_index (twice, HwPosting, 0).row, "كتاب كتاب في بيت", 23, 2,
              id);
  g_assert_cmpuint (count (fixture->library, "كتاب|~كتاب"), ==, 2);
  g_assert_cmpuint (count (fixture->library, "والكتاب"), ==, 1);
  g_assert_cmpuint (count (fixture->library, "كتاب|~كتاب في"), ==, 2);
  g_assert_cmpuint (count (fixture->library, "في كتاب"), ==, 0);
  g_assert_cmpuint (count (fixture->library, "book|~book"), ==, 1);
  g_assert_cmpuint (count (fixture->library, "عنوان"), ==, 1);
  g_assert_cmpuint (count (fixture->library, ""), ==, 0);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  HwDocumentChange change = { .title = "second", .direction = -1 };
  gint64 id = fixture_add (library, "first", "one two three");
  gint64 note = hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, id, "remark\n\nagain", NULL);

  g_assert_cmpuint (count (library, "remark"), ==, 1);
  g_assert_cmpuint (count (library, "first"), ==, 1);
  hw_library_change_document (library, id, &change, NULL);
  hw_library_change_note (library, note, "observation", 0, NULL);
  for (guint round = 0; round < 3; round++)
    {
      g_assert_cmpuint (count (library, "first"), ==, 0);
      g_assert_cmpuint (count (library, "second"), ==, 1);
      g_assert_cmpuint (count (library, "remark"), ==, 0);
      g_assert_cmpuint (count (library, "observation"), ==, 1);
      g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
      g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
      g_assert_cmpuint (count (library, "first"), ==, 1);
      g_assert_cmpuint (count (library, "second"), ==, 0);
      g_assert_cmpuint (count (library, "remark again"), ==, 1);
      g_assert_cmpuint (count (library, "observation"), ==, 0);
      g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
      g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
    }
  hw_library_remove_documents (library, &id, 1, NULL);
  g_assert_cmpuint (count (library, "two"), ==, 0);
  g_assert_cmpuint (count (library, "second"), ==, 0);
  g_assert_cmpuint (count (library, "observation"), ==, 0);
  hw_library_undo (library, NULL, NULL, NULL);
  g_assert_cmpuint (count (library, "two"), ==, 1);
  g_assert_cmpuint (count (library, "second"), ==, 1);
  g_assert_cmpuint (count (library, "observation"), ==, 1);
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, 0);
}

/* Many documents in one step are queued, and indexed slice by slice; also a long one, and a paragraph
 * longer than a row. */
static void
test_work (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 ids[100], last;

  hw_library_begin_step (library, HW_STEP_IMPORT, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_string_printf (text, "كلمة فريدة%u\n", i);
      ids[i] = fixture_add (library, "t", text->str);
      if (i % 20 == 0)
        hw_library_flush_step (library, NULL);
    }
  g_string_truncate (text, 0);
  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "سطر رقم%u%s", i, i % 10 == 9 && i > 20000 ? "\n" : " ");
  last = fixture_add (library, "long", text->str);
  hw_library_end_step (library, NULL);
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, G_N_ELEMENTS (ids) + 1);

  work_all (library, 100000);
  g_assert_cmpuint (count (library, "كلمه"), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < 60000; i += 997)
    {
      g_autofree char *word = g_strdup_printf ("رقم%u", i);
      g_autofree char *phrase = g_strdup_printf ("سطر %s", word);
      g_autoptr (GArray) rows = find (library, phrase);
      g_autoptr (GString) row = g_string_new (NULL);
      g_autoptr (HwText) whole = hw_library_load_text (library, last, NULL);
      g_autofree char *slice = NULL;
      HwIndexRow place;

      g_assert_cmpuint (rows->len, ==, 1);
      hw_term_index_read_row (library, g_array_index (rows, HwPosting, 0).row, row, &place, NULL);
      g_assert_nonnull (strstr (row->str, word));
      g_assert_cmpuint (row->len, <=, HW_INDEX_ROW_BYTES);
      slice = hw_text_slice (whole, (gsize) place.start,
                             (gsize) place.start + (gsize) g_utf8_strlen (row->str, -1));
      g_assert_cmpstr (slice, ==, row->str);
      g_assert_cmpuint (place.paragraph, ==, hw_text_get_paragraph_at (whole, (gsize) place.start));
    }
  /* One step back, and all of it is gone; forward again, and it is there without any work. */
  hw_library_undo (library, NULL, NULL, NULL);
  g_assert_cmpuint (count (library, "سطر"), ==, 0);
  hw_library_redo (library, NULL, NULL, NULL);
  g_assert_cmpuint (count (library, "كلمه"), ==, G_N_ELEMENTS (ids));
  work_all (library, 0);
  g_assert_cmpuint (count (library, "فريده7"), ==, 1);
}

static void
test_vocabulary (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const HwVocabulary *words;

  fixture_add (library, "t", "بيت أحمد بيت كبير");
  words = hw_term_index_vocabulary (library, NULL);
  g_assert_cmpuint (words->n, ==, 4);
  for (guint i = 0; i < words->n; i++)
    {
      const char *word = words->block + words->offsets[i];

      g_assert_cmpuint (strlen (word) + 1, ==, words->offsets[i + 1] - words->offsets[i]);
      if (i > 0)
        g_assert_cmpstr (words->block + words->offsets[i - 1], <, word);
    }
  fixture_add (library, "t", "صغير");
  g_assert_cmpuint (hw_term_index_vocabulary (library, NULL)->n, ==, 5);
}

/* The index of a library is made anew with the same contents. */
static void
test_rebuild (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  gint64 id = fixture_add (library, "title", "one two three\nfour two");

  hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, id, "remark", NULL);
  g_assert_true (hw_term_index_rebuild (library, NULL));
  g_assert_cmpuint (count (library, "two"), ==, 0);
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, 2);
  work_all (library, 0);
  g_assert_cmpuint (count (library, "two"), ==, 2);
  g_assert_cmpuint (count (library, "title"), ==, 1);
  g_assert_cmpuint (count (library, "remark"), ==, 1);
  g_assert_cmpuint (hw_term_index_vocabulary (library, NULL)->n, ==, 6);
}

/* Whatever has happened to the index, the library is used as ever, says what is wrong, and is mended. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE term_index_data SET block = zeroblob (20)",
    "UPDATE term_index_data SET block = randomblob (length (block)) WHERE id > 10",
    "DELETE FROM term_index_data",
    "UPDATE index_units SET lengths = x'', places = x'ffffffffffffffffffffffffffffffff'",
    "UPDATE index_units SET first = first + 1000000, n = 4000000000",
    "UPDATE index_state SET next = 4294967301",
    "UPDATE index_units SET first = first + 1000",
    "UPDATE index_state SET next = -1",
    "DELETE FROM index_state",
  };
  g_autofree char *contents = NULL;
  gsize n_bytes;

  fixture_add (fixture->library, "title", "one two three\nfour two");
  g_clear_pointer (&fixture->library, hw_library_close);
  g_file_get_contents (fixture->path, &contents, &n_bytes, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (HwPosting));
      g_autoptr (HwLibrary) library = NULL;
      g_autoptr (GError) error = NULL;

      g_file_set_contents (fixture->path, contents, (gssize) n_bytes, NULL);
      fixture_query_int (fixture->path, damages[i]);
      library = fixture_open_another (fixture);
      hw_term_index_postings (library, "two", FALSE, postings, NULL, NULL);
      hw_term_index_map (library, NULL);
      for (guint j = 0; j < postings->len; j++)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          HwIndexRow place;

          hw_term_index_read_row (library, g_array_index (postings, HwPosting, j).row, text, &place,
                                  NULL);
        }
      fixture_add (library, "later", "what is added all the same");
      g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
      g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
      g_assert_true (hw_library_check (library, problems, NULL, NULL));
      g_assert_cmpuint (problems->len, >, 0);

      hw_term_index_rebuild (library, &error);
      g_assert_no_error (error);
      work_all (library, 0);
      fixture_assert_whole (library);
      g_assert_cmpuint (count (library, "two"), ==, 2);
      g_assert_cmpuint (count (library, "same"), ==, 1);
    }
}

/* Texts that are none, and rows that begin inside a character, are searched and shown as far as they go. */
static void
test_invalid (Fixture *fixture, gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE texts SET text = CAST (x'80808080802074776f20e2' AS TEXT)",
    "UPDATE texts SET text = CAST (x'80808074776f0a8080808080808080800a74776fe2' AS TEXT)",
    "UPDATE index_units SET places = x'00000000020000000000000000000000' WHERE kind = 1",
    "UPDATE index_words SET word = CAST (x'e2' || word AS TEXT)",
    "UPDATE notes SET text = CAST (x'8080802074776f80' AS TEXT)",
  };
  gint64 id = fixture_add (fixture->library, "title", "أب two\nأب\nsome two");

  hw_library_write_note (fixture->library, HW_NOTE_ON_DOCUMENT, id, "note two", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      const HwSearchOptions options = { .approximate = TRUE };
      g_autoptr (HwSearchResult) found = NULL;

      fixture_query_int (fixture->path, damages[i]);
      fixture_reopen (fixture);
      found = hw_library_search (fixture->library, "two", &options, NULL, NULL);
      for (guint j = 0; found != NULL && j < found->hits->len; j++)
        {
          const HwHit *hit = found->hits->pdata[j];

          g_assert_true (g_utf8_validate (hit->before, -1, NULL));
          g_assert_true (g_utf8_validate (hit->match, -1, NULL));
          g_assert_true (g_utf8_validate (hit->after, -1, NULL));
        }
    }
}

/* What other rules of folding or stems have made is not found by those of this program, and could not be taken
 * out by them: it is made anew before anything else happens to it. */
static void
test_rules (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  HwDocumentChange change = { .title = "second", .direction = -1 };
  gint64 id = fixture_add (library, "first", "one two three"), epoch, note, rules;

  note = hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, id, "remark", NULL);
  rules = fixture_query_int (fixture->path, "SELECT rules FROM index_state");
  epoch = fixture_query_int (fixture->path, "SELECT epoch FROM index_state");
  g_assert_cmpint (rules, !=, 0);
  g_assert_false (hw_term_index_has_work (library));

  fixture_query_int (fixture->path, "UPDATE index_state SET rules = rules + 1");
  g_assert_true (hw_term_index_has_work (library));
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, 2);
  fixture_assert_whole (library);
  hw_library_change_document (library, id, &change, NULL);
  hw_library_change_note (library, note, "observation", 0, NULL);
  fixture_add (library, "third", "one");
  /* Nothing was taken out, nothing came in. */
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM index_retired"), ==, 2);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM index_queue"), ==, 4);

  work_all (library, 0);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT rules FROM index_state"), ==, rules);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT epoch FROM index_state"), ==,
                   epoch + 1);
  g_assert_cmpuint (count (library, "one"), ==, 2);
  g_assert_cmpuint (count (library, "first"), ==, 0);
  g_assert_cmpuint (count (library, "second"), ==, 1);
  g_assert_cmpuint (count (library, "remark"), ==, 0);
  g_assert_cmpuint (count (library, "observation"), ==, 1);
  fixture_assert_whole (library);

  /* Two programs with rules of their own do not make it anew in turns for ever. */
  gboolean more = TRUE;
  fixture_query_int (fixture->path, "UPDATE index_state SET rules = rules + 1");
  g_assert_true (hw_term_index_work (library, 0, &more, NULL, NULL));
  g_assert_false (more);
  fixture_reopen (fixture);
  work_all (fixture->library, 0);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT epoch FROM index_state"), ==,
                   epoch + 2);
}

/* A word longer than the index keeps is found by its whole length. */
static void
test_long_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *word = g_strnfill (1024 * 1024, 'x'), *query = g_strndup (word, 300);
  g_autofree char *text = g_strdup_printf ("%s %sy\nshort", query, word);
  g_autoptr (HwSearchResult) found = NULL;

  fixture_add (fixture->library, "title", text);
  work_all (fixture->library, 0);
  found = hw_library_search (fixture->library, query, NULL, NULL, NULL);
  g_assert_cmpuint (found->hits->len, ==, 1);
  fixture_assert_whole (fixture->library);
}

/* What history forgets leaves the index, and then the library. */
static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GArray) postings = NULL;

  fixture_add (library, "first", "one two three");
  hw_library_undo (library, NULL, NULL, NULL);
  for (guint i = 0; i < 3; i++)
    fixture_add (library, "t", i == 0 ? "x" : i == 1 ? "y" : "z");
  work_all (library, 0);
  postings = find (library, "two");
  g_assert_cmpuint (postings->len, ==, 0);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM texts"), ==, 3);
  fixture_assert_whole (library);
}

/* Without a right to write, and on a medium where nothing can be written, it is read. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) reader = NULL;

  fixture_add (fixture->library, "title", "one two three");
  reader = hw_library_open (fixture->path, HW_LIBRARY_OPEN_READ_ONLY, NULL);
  g_assert_cmpuint (count (reader, "two"), ==, 1);
  g_assert_cmpuint (hw_term_index_vocabulary (reader, NULL)->n, ==, 4);
  fixture_assert_whole (reader);
}

static gint64
get_automerge (Fixture *fixture)
{
  return fixture_query_int (fixture->path, "SELECT v FROM term_index_config WHERE k = 'automerge'");
}

/* While much is brought in, its segments are merged less often. That they still have to be is known to whoever
 * opens the library next. */
static void
test_much (Fixture *fixture, gconstpointer data)
{
  const gint64 much = hw_index_much_chars, usual = get_automerge (fixture);
  const guint n = 100;
  gboolean more = FALSE;

  hw_index_much_chars = 1000;
  hw_library_begin_step (fixture->library, HW_STEP_IMPORT, NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("كلمة فريدة%u\n", i);

      fixture_add (fixture->library, "t", text);
    }
  hw_library_end_step (fixture->library, NULL);
  while (hw_term_index_pending (fixture->library, NULL) > 0)
    {
      g_assert_true (hw_term_index_work (fixture->library, 20000, &more, NULL, NULL));
      g_assert_true (more);
      g_assert_cmpint (get_automerge (fixture), >, usual);
    }
  g_assert_cmpuint (count (fixture->library, "كلمه"), ==, n);

  fixture_reopen (fixture);
  g_assert_true (hw_term_index_has_work (fixture->library));
  work_all (fixture->library, 0);
  g_assert_false (hw_term_index_has_work (fixture->library));
  g_assert_cmpint (get_automerge (fixture), ==, usual);
  g_assert_cmpuint (count (fixture->library, "كلمه"), ==, n);
  fixture_assert_whole (fixture->library);
  hw_index_much_chars = much;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/index/terms", test_terms);
  fixture_test ("/index/changes", test_changes);
  fixture_test ("/index/work", test_work);
  fixture_test ("/index/vocabulary", test_vocabulary);
  fixture_test ("/index/rebuild", test_rebuild);
  fixture_test ("/index/damaged", test_damaged);
  fixture_test ("/index/invalid", test_invalid);
  fixture_test ("/index/rules", test_rules);
  fixture_test ("/index/long-words", test_long_words);
  fixture_test ("/index/forgotten", test_forgotten);
  fixture_test ("/index/read-only", test_read_only);
  fixture_test ("/index/much", test_much);
  return g_test_run ();
}
