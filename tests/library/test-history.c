/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "history-store.h"
#include "random-commands.h"

#define assert_label(library, function, expected)                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *label_ = function (library);                                                  \
    g_autofree char *bare_ = label_ != NULL ? strip_isolates (label_) : NULL;                      \
    g_assert_cmpstr (bare_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* Without U+2068 and U+2069. */
static char *
strip_isolates (const char *label)
{
  GString *bare = g_string_new (label);

  g_string_replace (bare, "\u2068", "", 0);
  g_string_replace (bare, "\u2069", "", 0);
  return g_string_free (bare, FALSE);
}

static void
test_labels (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  gint64 document, passage, tag, place_document = -1, place_passage = -1;

  assert_label (library, hw_library_get_undo_label, NULL);
  assert_label (library, hw_library_get_redo_name, NULL);
  g_assert_false (hw_library_undo (library, NULL, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hw_library_redo (library, NULL, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  document = fixture_add (library, "1984", "some text");
  assert_label (library, hw_library_get_undo_label, "Undo adding 1 document");
  tag = hw_library_ensure_tag (library, "أمن", NULL);
  assert_label (library, hw_library_get_undo_label, "Undo new tag “أمن”");
  passage = hw_library_mark (library, document, 0, 4, NULL, NULL);
  hw_library_tag_passages (library, &passage, 1, tag, NULL);
  assert_label (library, hw_library_get_undo_label, "Undo tag “أمن”");
  assert_label (library, hw_library_get_undo_name, "tag “أمن”");

  /* Survives a restart, and goes to the place. */
  fixture_reopen (fixture);
  library = fixture->library;
  g_assert_true (hw_library_undo (library, &place_document, &place_passage, &error));
  g_assert_cmpint (place_document, ==, document);
  g_assert_cmpint (place_passage, ==, passage);
  assert_label (library, hw_library_get_redo_label, "Redo tag “أمن”");
  assert_label (library, hw_library_get_undo_label, "Undo mark");
  g_assert_true (hw_library_undo (library, &place_document, &place_passage, &error));
  g_assert_cmpint (place_document, ==, document);
  g_assert_cmpint (place_passage, ==, 0); /* it is not there */
  g_assert_true (hw_library_redo (library, &place_document, &place_passage, &error));
  g_assert_cmpint (place_passage, ==, passage);

  /* A title that is a number is not taken for one. */
  hw_library_remove_documents (library, &document, 1, &error);
  g_assert_no_error (error);
  assert_label (library, hw_library_get_undo_label, "Undo removing “1984”");
  assert_label (library, hw_library_get_redo_label, NULL);
}

static void
test_nested (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 document = fixture_add (library, "t", "some text");
  gint64 passage, tag;
  guint64 version;

  before = fixture_dump (library);
  version = hw_library_get_version (library);

  /* A command that fails takes back itself, not the whole. */
  g_assert_true (hw_library_begin_step (library, HW_STEP_TAG, "security", &error));
  passage = hw_library_mark (library, document, 0, 4, NULL, &error);
  tag = hw_library_ensure_tag (library, "security", &error);
  g_assert_true (hw_library_tag_passages (library, &passage, 1, tag, &error));
  g_assert_false (hw_library_unmark (library, (gint64[]){ passage, 99 }, 2, NULL));
  g_assert_cmpint (hw_library_mark (library, document, 4, 99, NULL, NULL), ==, 0);
  g_assert_true (hw_library_end_step (library, &error));
  g_assert_no_error (error);
  assert_label (library, hw_library_get_undo_label, "Undo tag “security”");
  g_assert_cmpuint (hw_library_get_version (library), >, version);
  fixture_assert_whole (library);
  after = fixture_dump (library);
  g_assert_cmpstr (before, !=, after);
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  g_free (after);
  after = fixture_dump (library);
  g_assert_cmpstr (before, ==, after);

  /* Aborted, or with nothing in it, a step leaves no trace: redo is still there. */
  version = hw_library_get_version (library);
  g_assert_true (hw_library_begin_step (library, HW_STEP_MARK, NULL, &error));
  g_assert_cmpint (hw_library_mark (library, document, 0, 4, NULL, &error), >, 0);
  g_assert_true (hw_library_begin_step (library, HW_STEP_MARK, NULL, &error));
  g_assert_cmpint (hw_library_mark (library, document, 1, 4, NULL, &error), >, 0);
  g_assert_true (hw_library_end_step (library, &error));
  hw_library_abort_step (library);
  g_assert_true (hw_library_begin_step (library, HW_STEP_MARK, NULL, &error));
  g_assert_true (hw_library_end_step (library, &error));
  g_assert_true (hw_library_recolour_passages (library, NULL, 0, "#000000", &error));
  g_free (after);
  after = fixture_dump (library);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (hw_library_get_version (library), ==, version);
  assert_label (library, hw_library_get_redo_label, "Redo tag “security”");

  /* An id that was taken back is given out again, and has the new text. */
  for (guint i = 0; i < 2; i++)
    {
      gint64 next;
      g_autoptr (HwText) text = NULL;

      g_assert_true (hw_library_begin_step (library, HW_STEP_IMPORT, NULL, &error));
      next = fixture_add (library, "next", i == 0 ? "first" : "second one");
      text = hw_library_load_text (library, next, &error);
      g_assert_cmpint (hw_text_get_n_chars (text), ==, i == 0 ? 5 : 10);
      hw_library_abort_step (library);
    }

  /* The inner part alone. */
  g_assert_true (hw_library_begin_step (library, HW_STEP_CREATE_TAG, "kept", &error));
  hw_library_ensure_tag (library, "kept", &error);
  g_assert_true (hw_library_begin_step (library, HW_STEP_CREATE_TAG, NULL, &error));
  hw_library_ensure_tag (library, "gone", &error);
  hw_library_abort_step (library);
  g_assert_true (hw_library_end_step (library, &error));
  g_assert_cmpint (hw_library_find_tag (library, "kept", NULL), >, 0);
  g_assert_cmpint (hw_library_find_tag (library, "gone", NULL), ==, 0);
  assert_label (library, hw_library_get_redo_label, NULL);
}

static gint64
count_texts (Fixture *fixture)
{
  return fixture_query_int (fixture->path, "SELECT count(*) FROM texts");
}

static void
add_many (HwLibrary *library, guint from, guint to, guint flush_every)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hw_library_begin_step (library, HW_STEP_IMPORT, NULL, &error));
  for (guint i = from; i < to; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      fixture_add (library, text, text);
      if (flush_every > 0 && i % flush_every == 0)
        g_assert_true (hw_library_flush_step (library, &error));
    }
  g_assert_true (hw_library_end_step (library, &error));
  g_assert_no_error (error);
}

/* Many documents are one step, whether flushed or not; their texts stay while history can bring
 * them back, and no longer. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_dump (library), *full = NULL, *now = NULL;

  add_many (library, 0, 100, 7);
  assert_label (library, hw_library_get_undo_label, "Undo adding 100 documents");
  full = fixture_dump (library);
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  now = fixture_dump (library);
  g_assert_cmpstr (now, ==, before);
  fixture_assert_whole (library);
  g_assert_cmpint (count_texts (fixture), ==, 100);
  g_assert_true (hw_library_redo (library, NULL, NULL, &error));
  g_free (now);
  now = fixture_dump (library);
  g_assert_cmpstr (now, ==, full);
  fixture_assert_whole (library);

  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  add_many (library, 50, 60, 0);
  g_assert_cmpint (count_texts (fixture), ==, 10);
  assert_label (library, hw_library_get_redo_label, NULL);
  fixture_assert_whole (library);
}

/* While an import goes on, others mark, undo, and even undo the import so far. */
static void
test_import_beside (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) another = fixture_open_another (fixture);
  gint64 document = fixture_add (library, "first", "first text");
  gint64 passage;

  g_assert_true (hw_library_begin_step (library, HW_STEP_IMPORT, NULL, &error));
  fixture_add (library, "second", "second text");
  g_assert_true (hw_library_flush_step (library, &error));
  hw_library_abort_step (library); /* as if it had been killed: what was flushed stays */
  assert_label (library, hw_library_get_undo_label, "Undo adding 1 document");

  g_assert_true (hw_library_begin_step (library, HW_STEP_IMPORT, NULL, &error));
  fixture_add (library, "third", "third text");
  g_assert_true (hw_library_flush_step (library, &error));
  fixture_add (library, "fourth", "fourth text");
  g_assert_true (hw_library_end_step (library, &error));
  passage = hw_library_mark (another, document, 0, 5, NULL, &error);
  g_assert_cmpint (passage, >, 0);
  g_assert_true (hw_library_undo (library, NULL, NULL, &error)); /* the mark */
  assert_label (library, hw_library_get_undo_label, "Undo adding 2 documents");
  g_assert_true (hw_library_undo (another, NULL, NULL, &error));
  assert_label (library, hw_library_get_undo_label, "Undo adding 1 document");
  fixture_assert_whole (library);
}

/* Another program has written to the file: nothing is done rather than something wrong. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 document = fixture_add (library, "t", "some text");
  gint64 passages[2];
  guint64 version;

  g_assert_true (hw_library_begin_step (library, HW_STEP_MARK, NULL, NULL));
  passages[0] = hw_library_mark (library, document, 0, 4, "#000000", NULL);
  passages[1] = hw_library_mark (library, document, 5, 9, NULL, NULL);
  g_assert_true (hw_library_end_step (library, NULL));
  fixture_query_int (fixture->path, "UPDATE passages SET colour = '#111111' WHERE start = 5");
  before = fixture_dump (library);
  version = hw_library_get_version (library);
  g_assert_false (hw_library_undo (library, NULL, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, fixture->path));
  after = fixture_dump (library);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (hw_library_get_version (library), ==, version);
  g_assert_true (hw_library_unmark (library, passages, 2, NULL)); /* goes on */
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
}

/* A long text comes and goes without waiting for it. */
static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autofree char *string = g_strnfill (50 * 1000 * 1000, 'z');
  g_autofree char *before = NULL, *after = NULL;
  gint64 document = fixture_add (library, "t", string), n_pages;

  hw_library_mark (library, document, 49999990, 50000000, NULL, &error);
  g_assert_no_error (error);
  before = fixture_dump (library);
  n_pages = fixture_query_int (fixture->path, "PRAGMA page_count");
  g_assert_true (hw_library_remove_documents (library, &document, 1, &error));
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  after = fixture_dump (library);
  g_assert_cmpstr (before, ==, after);
  /* It was not written a second time. */
  g_assert_cmpint (fixture_query_int (fixture->path, "PRAGMA page_count"), <, n_pages + 100);
  fixture_assert_whole (library);
}

/* History has an end. */
static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  gint64 document = fixture_add (library, "t", "some text");
  gint64 removed = fixture_add (library, "removed", "other text");
  gint64 n_steps;
  guint n_undone = 0;

  g_assert_true (hw_library_remove_documents (library, &removed, 1, &error));
  for (guint i = 0; i < HW_HISTORY_MAX_STEPS + 100; i++)
    g_assert_cmpint (hw_library_mark (library, document, i % 8, 9, NULL, &error), >, 0);
  n_steps = fixture_query_int (fixture->path, "SELECT count(*) FROM history");
  g_assert_cmpint (n_steps, >=, HW_HISTORY_MAX_STEPS);
  g_assert_cmpint (n_steps, <, HW_HISTORY_MAX_STEPS + 50);
  g_assert_cmpint (count_texts (fixture), ==, 1);
  fixture_assert_whole (library);
  while (hw_library_undo (library, NULL, NULL, NULL))
    n_undone++;
  g_assert_cmpint (n_undone, ==, n_steps);
  fixture_assert_whole (library);
}

/* Random commands, each a step. Then undo and redo, however mixed, over two connections and
 * restarts, lead to the states that were there before. */
static void
test_property (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (HwLibrary) another = NULL;
      guint at, limit;

      while (hw_library_undo (fixture->library, NULL, NULL, NULL))
        ;
      g_ptr_array_add (dumps, fixture_dump (fixture->library));
      another = fixture_open_another (fixture);
      for (guint i = 0; i < 60; i++)
        {
          HwLibrary *library = g_test_rand_int_range (0, 2) ? fixture->library : another;

          if (random_command (library))
            g_ptr_array_add (dumps, fixture_dump (library));
        }
      fixture_assert_whole (fixture->library);
      limit = dumps->len - 1;
      at = limit;
      for (guint i = 0; i < 150; i++)
        {
          HwLibrary *library = g_test_rand_int_range (0, 2) ? fixture->library : another;
          gboolean undo = g_test_rand_int_range (0, 2);
          g_autoptr (GError) error = NULL;
          g_autofree char *dump = NULL;

          if (undo ? at == 0 : at == limit)
            continue;
          if (undo)
            hw_library_undo (library, NULL, NULL, &error);
          else
            hw_library_redo (library, NULL, NULL, &error);
          g_assert_no_error (error);
          at = undo ? at - 1 : at + 1;
          dump = fixture_dump (library);
          g_assert_cmpstr (dump, ==, dumps->pdata[at]);
          if (i % 50 == 0)
            fixture_reopen (fixture);
        }
      fixture_assert_whole (fixture->library);
      for (; at > 0; at--)
        g_assert_true (hw_library_undo (fixture->library, NULL, NULL, NULL));
      for (; at < limit; at++)
        g_assert_true (hw_library_redo (another, NULL, NULL, NULL));
      {
        g_autofree char *dump = fixture_dump (fixture->library);
        g_assert_cmpstr (dump, ==, dumps->pdata[limit]);
      }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/history/labels", test_labels);
  fixture_test ("/history/nested", test_nested);
  fixture_test ("/history/import", test_import);
  fixture_test ("/history/import-beside", test_import_beside);
  fixture_test ("/history/conflict", test_conflict);
  fixture_test ("/history/long-text", test_long_text);
  fixture_test ("/history/bounds", test_bounds);
  fixture_test ("/history/property", test_property);
  return g_test_run ();
}
