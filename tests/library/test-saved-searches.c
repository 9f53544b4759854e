/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "tag-places.h"

static HwSavedSearch *
get_only (HwLibrary *library)
{
  g_autoptr (GPtrArray) searches
      = hw_library_list_saved_searches (library, HW_SAVED_SEARCH_ORDER_NAME, NULL);

  g_assert_cmpuint (searches->len, ==, 1);
  return hw_saved_search_ref (searches->pdata[0]);
}

/* All that a search is narrowed to is kept, over a restart; what it is narrowed to may go and come back. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document = fixture_add (fixture->library, "خبر", "بغداد\n");
  gint64 tag = hw_library_ensure_tag (fixture->library, "أمن", &error);
  const HwSearchOptions options = {
    .document = document, .tag = tag, .language = "ar", .year = 2003, .exact = TRUE, .limit = 7
  };
  gint64 id = hw_library_save_search (fixture->library, "  مدن ", "بغداد -دمشق", &options, &error);
  g_autoptr (HwSavedSearch) search = NULL, without = NULL, again = NULL;

  g_assert_no_error (error);
  fixture_reopen (fixture);
  search = get_only (fixture->library);
  g_assert_cmpint (search->id, ==, id);
  g_assert_cmpstr (search->name, ==, "مدن");
  g_assert_cmpstr (search->query, ==, "بغداد -دمشق");
  g_assert_cmpint (search->document, ==, document);
  g_assert_cmpstr (search->document_title, ==, "خبر");
  g_assert_cmpint (search->tag, ==, tag);
  g_assert_cmpstr (search->tag_name, ==, "أمن");
  g_assert_cmpstr (search->language, ==, "ar");
  g_assert_cmpint (search->year, ==, 2003);
  g_assert_true (search->exact);
  g_assert_false (search->approximate);

  g_assert_true (hw_library_remove_documents (fixture->library, &document, 1, &error));
  without = get_only (fixture->library);
  g_assert_cmpint (without->document, ==, document);
  g_assert_cmpstr (without->document_title, ==, "");
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  again = get_only (fixture->library);
  g_assert_cmpstr (again->document_title, ==, "خبر");
  fixture_assert_whole (fixture->library);
}

static void
test_names_and_undo (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const HwSearchOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches = NULL;
  g_autoptr (HwSavedSearch) search = NULL;
  g_autofree char *label = NULL, *before = NULL, *after = NULL;
  gint64 b = hw_library_save_search (library, "ب", "x", &options, &error);

  hw_library_save_search (library, "أ", "y", &options, &error);
  g_assert_no_error (error);
  searches = hw_library_list_saved_searches (library, HW_SAVED_SEARCH_ORDER_NAME, &error);
  g_assert_cmpuint (searches->len, ==, 2);
  g_assert_cmpstr (((HwSavedSearch *) searches->pdata[0])->name, ==, "أ");

  g_assert_cmpint (hw_library_save_search (library, "ا", "z", &options, &error), ==, 0);
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (hw_library_save_search (library, " ", "z", &options, &error), ==, 0);
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hw_library_rename_saved_search (library, b, "ا", &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (hw_library_delete_saved_search (library, 99, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (hw_library_rename_saved_search (library, b, "ت", &error));
  before = fixture_dump (library);
  g_assert_true (hw_library_delete_saved_search (library, b, &error));
  search = get_only (library);
  g_assert_cmpstr (search->name, ==, "أ");
  label = hw_library_get_undo_name (library);
  g_assert_nonnull (strstr (label, "ت"));
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  after = fixture_dump (library);
  g_assert_cmpstr (after, ==, before);
}

/* Places become passages with the tag in one step; one that is a passage already is not doubled, and keeps
 * what it has. */
static void
test_tag_places (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  gint64 document = fixture_add (library, "1", "قال أحمد الكاظمي في بغداد\n");
  gint64 passage = hw_library_mark (library, document, 4, 8, "#3584e4", &error);
  gint64 old_tag = hw_library_ensure_tag (library, "قديم", &error);
  const HwTagPlace places[] = { { document, 4, 8 }, { document, 9, 16 }, { document, 20, 25 } };
  const HwTagPlace outside[] = { { document, 0, 3 }, { document, 20, 999 } };
  g_autofree char *before = NULL, *undone = NULL, *refused = NULL, *cancelled = NULL, *name = NULL;
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gsize n_marked = 99;

  hw_library_tag_passages (library, &passage, 1, old_tag, &error);
  before = fixture_dump (library);
  g_assert_true (
      hw_library_tag_places (library, places, 3, 0, "بحث / جديد", &n_marked, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_marked, ==, 2);
  passages = hw_library_list_passages (library, NULL, &error);
  g_assert_cmpuint (passages->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const HwPassage *made = passages->pdata[i];

      g_assert_cmpint (made->start, ==, places[i].start);
      g_assert_cmpint (made->end, ==, places[i].end);
      g_assert_cmpuint (made->n_tags, ==, i == 0 ? 2 : 1);
      g_assert_cmpstr (made->tag_names[made->n_tags - 1], ==, "جديد");
    }
  g_assert_cmpint (((HwPassage *) passages->pdata[0])->id, ==, passage);
  name = hw_library_get_undo_name (library);
  g_assert_nonnull (strstr (name, "جديد"));
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  undone = fixture_dump (library);
  g_assert_cmpstr (undone, ==, before);

  g_assert_false (hw_library_tag_places (library, outside, 2, old_tag, NULL, NULL, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  g_clear_error (&error);
  refused = fixture_dump (library);
  g_assert_cmpstr (refused, ==, before);

  g_cancellable_cancel (cancellable);
  g_assert_false (
      hw_library_tag_places (library, places, 3, old_tag, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cancelled = fixture_dump (library);
  g_assert_cmpstr (cancelled, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/saved-searches/kept", test_kept);
  fixture_test ("/saved-searches/names-and-undo", test_names_and_undo);
  fixture_test ("/saved-searches/tag-places", test_tag_places);
  return g_test_run ();
}
