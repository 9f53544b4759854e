/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <sqlite3.h>
#include <string.h>

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) text = hw_text_new_from_string ("سطر أول\nsecond line 🙂\n");
  const HwNewDocument new = {
    .title = "عنوان",
    .language = "ar",
    .author = "كاتب",
    .source = "صحيفة",
    .url = "https://example.org/",
    .published = "2022-02",
    .direction = HW_DIRECTION_RTL,
    .hash = "ABCDEF",
    .text = text,
  };
  g_autoptr (HwDocument) document = NULL;
  g_autoptr (HwText) loaded = NULL;
  gboolean existing = FALSE;
  gint64 id = hw_library_add_document (fixture->library, &new, &existing, &error);
  gsize n_new, n_loaded;

  g_assert_no_error (error);
  g_assert_false (existing);
  fixture_reopen (fixture);
  document = hw_library_get_document (fixture->library, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (document->title, ==, "عنوان");
  g_assert_cmpstr (document->language, ==, "ar");
  g_assert_cmpstr (document->author, ==, "كاتب");
  g_assert_cmpstr (document->source, ==, "صحيفة");
  g_assert_cmpstr (document->url, ==, "https://example.org/");
  g_assert_cmpstr (document->published, ==, "2022-02");
  g_assert_cmpstr (document->hash, ==, "abcdef");
  g_assert_cmpint (document->direction, ==, HW_DIRECTION_RTL);
  g_assert_cmpint (document->n_chars, ==, (gint64) hw_text_get_n_chars (text));
  g_assert_cmpint (document->n_passages, ==, 0);
  g_assert_cmpint (ABS (document->added - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);
  g_assert_true (g_uuid_string_is_valid (document->guid));
  g_assert_cmpint (hw_library_find_document (fixture->library, document->guid, &error), ==, id);
  g_assert_cmpint (hw_library_find_hash (fixture->library, "abcdef"), ==, id);
  g_assert_cmpint (hw_library_find_hash (fixture->library, "0"), ==, 0);

  loaded = hw_library_load_text (fixture->library, id, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (hw_text_get_utf8 (loaded, &n_loaded), hw_text_get_n_bytes (loaded),
                   hw_text_get_utf8 (text, &n_new), hw_text_get_n_bytes (text));

  g_assert_cmpint (hw_library_add_document (fixture->library, &new, &existing, &error), ==, id);
  g_assert_true (existing);
  fixture_assert_whole (fixture->library);
}

/* A document without a hash, a title or a date that is one. */
static void
test_add_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) text = hw_text_new_from_string ("");
  const HwNewDocument new = { .published = "last week", .text = text };
  g_autoptr (HwDocument) document = NULL;
  gint64 id = hw_library_add_document (fixture->library, &new, NULL, &error);

  g_assert_no_error (error);
  document = hw_library_get_document (fixture->library, id, &error);
  g_assert_cmpstr (document->title, ==, "");
  g_assert_cmpstr (document->published, ==, "");
  g_assert_cmpstr (document->hash, ==,
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  fixture_assert_whole (fixture->library);
}

static char *
list_titles (HwLibrary *library, gint64 group, const char *filter, HwDocumentOrder order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, group, filter, order, &error);
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < documents->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "," : "",
                            ((HwDocument *) documents->pdata[i])->title);
  return g_string_free (titles, FALSE);
}

#define assert_titles(library, group, filter, order, expected)                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *titles_ = list_titles (library, group, filter, order);                        \
    g_assert_cmpstr (titles_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title, *source, *published;
  } rows[] = {
    { "b 10", "z", "2020" },
    { "B 2", "y", "" },
    { "أحمد", "x", "2022-03" },
    { "احسان", "x", "2022" },
  };
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  gint64 ids[4];
  gint64 group;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const HwDocumentChange change
          = { .source = rows[i].source, .published = rows[i].published, .direction = -1 };

      ids[i] = fixture_add (library, rows[i].title, rows[i].title);
      hw_library_change_document (library, ids[i], &change, &error);
      g_assert_no_error (error);
    }
  hw_library_mark (library, ids[1], 0, 1, NULL, &error);
  hw_library_mark (library, ids[1], 1, 2, NULL, &error);
  hw_library_mark (library, ids[0], 0, 1, NULL, &error);
  group = hw_library_create_group (library, "g", &error);
  hw_library_add_to_group (library, group, (gint64[]){ ids[3], ids[0] }, 2, &error);
  g_assert_no_error (error);

  assert_titles (library, 0, NULL, HW_DOCUMENT_ORDER_ID, "b 10,B 2,أحمد,احسان");
  assert_titles (library, 0, NULL, HW_DOCUMENT_ORDER_TITLE, "B 2,b 10,احسان,أحمد");
  assert_titles (library, 0, NULL, HW_DOCUMENT_ORDER_SOURCE, "احسان,أحمد,B 2,b 10");
  assert_titles (library, 0, NULL, HW_DOCUMENT_ORDER_PUBLISHED, "أحمد,احسان,b 10,B 2");
  assert_titles (library, 0, NULL, HW_DOCUMENT_ORDER_PASSAGES, "B 2,b 10,احسان,أحمد");
  assert_titles (library, 0, NULL, HW_DOCUMENT_ORDER_ADDED, "احسان,أحمد,B 2,b 10");
  assert_titles (library, group, NULL, HW_DOCUMENT_ORDER_ID, "b 10,احسان");
  assert_titles (library, 0, "اح", HW_DOCUMENT_ORDER_ID, "أحمد,احسان");
  assert_titles (library, 0, "أَح", HW_DOCUMENT_ORDER_ID, "أحمد,احسان");
  assert_titles (library, 0, "Z", HW_DOCUMENT_ORDER_ID, "b 10");
  assert_titles (library, group, "z", HW_DOCUMENT_ORDER_ID, "b 10");
  assert_titles (library, 0, "nowhere", HW_DOCUMENT_ORDER_ID, "");
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwDocument) document = NULL;
  gint64 id = fixture_add (fixture->library, "old", "text");
  HwDocumentChange change
      = { .title = "new", .published = "2022-02-21", .direction = HW_DIRECTION_LTR };
  static const char *const bad_dates[]
      = { "yesterday", "22", "2022-13", "2022-02-30", "2022-2-1", "2022-02-21 x" };
  static const char *const good_dates[]
      = { "2022", "2022-12", "2022-02-28", "2022-02-21T10:00Z", "" };

  g_assert_true (hw_library_change_document (fixture->library, id, &change, &error));
  document = hw_library_get_document (fixture->library, id, &error);
  g_assert_cmpstr (document->title, ==, "new");
  g_assert_cmpstr (document->published, ==, "2022-02-21");
  g_assert_cmpstr (document->author, ==, "");
  g_assert_cmpint (document->direction, ==, HW_DIRECTION_LTR);

  change = (HwDocumentChange){ .direction = -1 };
  for (guint i = 0; i < G_N_ELEMENTS (bad_dates); i++)
    {
      change.published = bad_dates[i];
      g_assert_false (hw_library_change_document (fixture->library, id, &change, &error));
      g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, bad_dates[i]));
      g_clear_error (&error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good_dates); i++)
    {
      change.published = good_dates[i];
      g_assert_true (hw_library_change_document (fixture->library, id, &change, &error));
    }
  g_assert_false (hw_library_change_document (fixture->library, id + 1, &change, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) text = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 kept = fixture_add (library, "kept", "one two");
  gint64 id = fixture_add (library, "removed", "three four");
  gint64 passage = hw_library_mark (library, id, 0, 5, NULL, &error);
  gint64 tag = hw_library_create_tag (library, 0, "tag", NULL, &error);
  gint64 group = hw_library_create_group (library, "group", &error);

  hw_library_tag_passages (library, &passage, 1, tag, &error);
  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, passage, "on the passage", &error);
  hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, id, "on the document", &error);
  hw_library_add_to_group (library, group, &id, 1, &error);
  g_assert_no_error (error);
  before = fixture_dump (library);

  g_assert_true (hw_library_remove_documents (library, &id, 1, &error));
  g_assert_null (hw_library_load_text (library, id, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_titles (library, 0, NULL, HW_DOCUMENT_ORDER_ID, "kept");
  fixture_assert_whole (library);

  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  after = fixture_dump (library);
  g_assert_cmpstr (before, ==, after);
  text = hw_library_load_text (library, id, &error);
  g_assert_cmpuint (hw_text_get_n_chars (text), ==, strlen ("three four"));
  fixture_assert_whole (library);

  /* All or nothing. */
  g_assert_false (hw_library_remove_documents (library, (gint64[]){ kept, 999 }, 2, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  assert_titles (library, 0, NULL, HW_DOCUMENT_ORDER_ID, "kept,removed");
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_add (fixture->library, "a", "text");

  g_assert_cmpint (hw_library_get_place (fixture->library, id), ==, 0);
  g_assert_true (hw_library_set_place (fixture->library, id, 3, &error));
  g_assert_true (hw_library_set_place (fixture->library, id, 2, &error));
  fixture_reopen (fixture);
  g_assert_cmpint (hw_library_get_place (fixture->library, id), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/documents/add", test_add);
  fixture_test ("/documents/add-unknown", test_add_unknown);
  fixture_test ("/documents/list", test_list);
  fixture_test ("/documents/change", test_change);
  fixture_test ("/documents/remove", test_remove);
  fixture_test ("/documents/places", test_places);
  return g_test_run ();
}
