/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <sqlite3.h>
#include <string.h>

static const char text[]
    = "قال: «إنّ السلام ممكن». 🙂 Then he left.\nThe second line, long "
      "enough for context.\n";

static void
test_mark (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwPassage) passage = NULL;
  g_autoptr (HwText) canonical = hw_text_new_from_string (text);
  g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL;
  gint64 document = fixture_add (library, "title", text);
  gint64 id = hw_library_mark (library, document, 40, 45, "#ABCDEF", &error);

  g_assert_no_error (error);
  fixture_reopen (fixture);
  library = fixture->library;
  passage = hw_library_get_passage (library, id, &error);
  g_assert_no_error (error);
  quote = hw_text_slice (canonical, 40, 45);
  prefix = hw_text_slice (canonical, 8, 40);
  suffix = hw_text_slice (canonical, 45, 77);
  g_assert_cmpint (passage->document, ==, document);
  g_assert_cmpstr (passage->document_title, ==, "title");
  g_assert_cmpint (passage->start, ==, 40);
  g_assert_cmpint (passage->end, ==, 45);
  g_assert_cmpstr (passage->quote, ==, quote);
  g_assert_cmpstr (passage->prefix, ==, prefix);
  g_assert_cmpstr (passage->suffix, ==, suffix);
  g_assert_cmpstr (passage->colour, ==, "#abcdef");
  g_assert_cmpstr (passage->shown_colour, ==, "#abcdef");
  g_assert_cmpint (passage->created, >, 0);
  g_assert_cmpint (passage->created, ==, passage->modified);
  g_assert_cmpstr (passage->creator, !=, "");
  g_assert_cmpstr (passage->note, ==, "");
  g_assert_cmpint (passage->note_id, ==, 0);
  g_assert_cmpuint (passage->n_tags, ==, 0);
  g_assert_null (passage->tag_names[0]);
  g_assert_cmpint (hw_library_find_passage (library, passage->guid, &error), ==, id);
  fixture_assert_whole (library);
}

/* Another range: the quote and what stands around it are those of the text there; tags and note stay, and
 * one undo brings all of it back. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) canonical = hw_text_new_from_string (text);
  g_autoptr (HwPassage) before = NULL, after = NULL, back = NULL;
  g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL, *name = NULL;
  gint64 document = fixture_add (library, "title", text);
  gint64 id = hw_library_mark (library, document, 40, 45, NULL, NULL);
  gint64 tag = hw_library_ensure_tag (library, "أمن", NULL);

  g_assert_true (hw_library_tag_passages (library, &id, 1, tag, NULL));
  g_assert_cmpint (hw_library_write_note (library, HW_NOTE_ON_PASSAGE, id, "a note", NULL), >, 0);
  before = hw_library_get_passage (library, id, NULL);
  g_assert_true (hw_library_move_passage (library, id, 5, 44, &error));
  g_assert_no_error (error);
  name = hw_library_get_undo_name (library);
  g_assert_cmpstr (name, ==, "change of passage");
  fixture_reopen (fixture);
  library = fixture->library;

  after = hw_library_get_passage (library, id, NULL);
  quote = hw_text_slice (canonical, 5, 44);
  prefix = hw_text_slice (canonical, 0, 5);
  suffix = hw_text_slice (canonical, 44, 76);
  g_assert_cmpint (after->start, ==, 5);
  g_assert_cmpint (after->end, ==, 44);
  g_assert_cmpstr (after->quote, ==, quote);
  g_assert_cmpstr (after->prefix, ==, prefix);
  g_assert_cmpstr (after->suffix, ==, suffix);
  g_assert_cmpstr (after->guid, ==, before->guid);
  g_assert_cmpstr (after->note, ==, "a note");
  g_assert_cmpuint (after->n_tags, ==, 1);
  fixture_assert_whole (library);

  /* To where it is already is no step. */
  g_assert_true (hw_library_move_passage (library, id, 5, 44, NULL));
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  g_assert_no_error (error);
  back = hw_library_get_passage (library, id, NULL);
  g_assert_cmpint (back->start, ==, 40);
  g_assert_cmpint (back->end, ==, 45);
  g_assert_cmpstr (back->quote, ==, before->quote);
  g_assert_cmpstr (back->prefix, ==, before->prefix);

  g_assert_false (hw_library_move_passage (library, id, 7, 7, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hw_library_move_passage (library, id + 9, 7, 8, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
}

static void
test_bad_ranges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HwLibrary *library = fixture->library;
  gint64 n_chars = g_utf8_strlen (text, -1);
  const gint64 ranges[][2] = { { 3, 3 },
                               { 5, 4 },
                               { -1, 3 },
                               { 0, n_chars + 1 },
                               { n_chars, n_chars + 1 },
                               { G_MAXINT64 - 1, G_MAXINT64 } };
  gint64 document = fixture_add (library, "title", text);

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_assert_cmpint (
          hw_library_mark (library, document, ranges[i][0], ranges[i][1], NULL, &error), ==, 0);
      g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_cmpint (hw_library_mark (library, document + 1, 0, 1, NULL, &error), ==, 0);
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_clear_error (&error);
  g_assert_cmpint (hw_library_mark (library, document, 0, 1, "red", &error), ==, 0);
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  g_assert_cmpint (hw_library_mark (library, document, 0, n_chars, NULL, NULL), >, 0);
}

/* The promise to everyone who opens the file with SQLite. */
static void
test_substr (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  gint64 n_chars = g_utf8_strlen (text, -1);
  gint64 document = fixture_add (library, "title", text);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  int n_equal = 0;

  for (guint i = 0; i < 50; i++)
    {
      gint64 start = g_test_rand_int_range (0, (gint32) n_chars);

      g_assert_cmpint (
          hw_library_mark (library, document, start,
                           g_test_rand_int_range ((gint32) start, (gint32) n_chars) + 1, NULL,
                           NULL),
          >, 0);
    }
  sqlite3_open (fixture->path, &db);
  sqlite3_prepare_v2 (db,
                      "SELECT count(*) FROM passages JOIN texts USING (document)"
                      " WHERE substr(text, start + 1, \"end\" - start) = quote",
                      -1, &statement, NULL);
  if (sqlite3_step (statement) == SQLITE_ROW)
    n_equal = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_assert_cmpint (n_equal, ==, 50);
}

static char *
list_ids (HwLibrary *library, HwPassageQuery query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, &query, &error);
  GString *ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < passages->len; i++)
    g_string_append_printf (ids, "%s%d", i > 0 ? "," : "",
                            (int) ((HwPassage *) passages->pdata[i])->id);
  return g_string_free (ids, FALSE);
}

#define assert_ids(library, expected, ...)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *ids_ = list_ids (library, (HwPassageQuery){ __VA_ARGS__ });                   \
    g_assert_cmpstr (ids_, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
test_tags_and_lists (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwPassage) passage = NULL;
  gint64 b = fixture_add (library, "b", "the text of b");
  gint64 a = fixture_add (library, "A", "the text of a");
  gint64 top = hw_library_create_tag (library, 0, "top", "#111111", &error);
  gint64 below = hw_library_create_tag (library, top, "below", "#222222", &error);
  gint64 other = hw_library_create_tag (library, 0, "other", "#333333", &error);
  gint64 p1 = hw_library_mark (library, b, 4, 8, NULL, &error);
  gint64 p2 = hw_library_mark (library, b, 0, 8, NULL, &error);
  gint64 p3 = hw_library_mark (library, a, 0, 3, NULL, &error);
  gint64 p4 = hw_library_mark (library, b, 0, 3, "#444444", &error);
  gint64 note;

  g_assert_no_error (error);
  g_assert_cmpint (p1 + 3, ==, p4);
  g_assert_true (hw_library_tag_passages (library, (gint64[]){ p1, p3 }, 2, other, &error));
  g_assert_true (hw_library_tag_passages (library, (gint64[]){ p1, p4 }, 2, below, &error));
  g_assert_true (hw_library_tag_passages (library, (gint64[]){ p2, p1 }, 2, top, &error));
  g_assert_true (hw_library_tag_passages (library, &p1, 1, top, &error));
  note = hw_library_write_note (library, HW_NOTE_ON_PASSAGE, p1, "a note", &error);
  g_assert_no_error (error);

  assert_ids (library, "3,4,2,1", .tag = 0);
  assert_ids (library, "4,2,1", .document = b);
  assert_ids (library, "4,2,1", .tag = top);
  assert_ids (library, "4,1", .tag = below);
  assert_ids (library, "3,1", .tag = other);
  assert_ids (library, "1", .tag = other, .document = b);
  assert_ids (library, "", .tag = other + 1);
  assert_ids (library, "2", .passage = p2);

  /* Tags in the order of the tree, whatever the order in which they came; the first gives colour. */
  passage = hw_library_get_passage (library, p1, &error);
  g_assert_cmpuint (passage->n_tags, ==, 3);
  g_assert_cmpint (passage->tags[0], ==, top);
  g_assert_cmpint (passage->tags[1], ==, below);
  g_assert_cmpint (passage->tags[2], ==, other);
  g_assert_cmpstr (passage->tag_names[1], ==, "below");
  g_assert_cmpstr (passage->colour, ==, "");
  g_assert_cmpstr (passage->shown_colour, ==, "#111111");
  g_assert_cmpstr (passage->note, ==, "a note");
  g_assert_cmpint (passage->note_id, ==, note);

  g_assert_true (hw_library_untag_passages (library, &p1, 1, top, &error));
  assert_ids (library, "4,2,1", .tag = top); /* by the tag below it */
  g_assert_true (hw_library_untag_passages (library, &p1, 1, below, &error));
  assert_ids (library, "4,2", .tag = top);
  g_assert_true (hw_library_recolour_passages (library, (gint64[]){ p1, p4 }, 2, "", &error));
  g_clear_pointer (&passage, hw_passage_unref);
  passage = hw_library_get_passage (library, p4, &error);
  g_assert_cmpstr (passage->shown_colour, ==, "#222222");
  g_clear_pointer (&passage, hw_passage_unref);
  hw_library_untag_passages (library, &p2, 1, top, &error);
  passage = hw_library_get_passage (library, p2, &error);
  g_assert_cmpstr (passage->shown_colour, ==, HW_PASSAGE_DEFAULT_COLOUR);

  g_assert_true (hw_library_unmark (library, (gint64[]){ p1, p3 }, 2, &error));
  assert_ids (library, "4,2", .tag = 0);
  g_assert_null (hw_library_get_note (library, note, NULL));
  g_assert_false (hw_library_unmark (library, (gint64[]){ p2, p1 }, 2, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  assert_ids (library, "4,2", .tag = 0);
  fixture_assert_whole (library);
}

/* Who asks again gets the same list, unless anybody has changed anything since. */
static void
test_listed_once (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library, *other = fixture_open_another (fixture);
  gint64 document = fixture_add (library, "a", "the text of a");
  gint64 passage = hw_library_mark (library, document, 0, 3, NULL, NULL);
  const HwPassageQuery query = { .document = document };
  g_autoptr (GPtrArray) first = hw_library_list_passages (library, &query, NULL);
  g_autoptr (GPtrArray) again = hw_library_list_passages (library, &query, NULL);
  g_autoptr (GPtrArray) in_step = NULL;

  g_assert_true (first == again);
  assert_ids (library, "1", .document = document);
  g_assert_cmpint (hw_library_mark (other, document, 4, 8, NULL, NULL), ==, 2);
  assert_ids (library, "1,2", .document = document);
  g_assert_true (hw_library_undo (other, NULL, NULL, NULL));
  assert_ids (library, "1", .document = document);

  g_assert_true (hw_library_begin_step (library, HW_STEP_MARK, NULL, NULL));
  hw_library_mark (library, document, 9, 11, NULL, NULL);
  in_step = hw_library_list_passages (library, &query, NULL);
  g_assert_cmpuint (in_step->len, ==, 2);
  hw_library_abort_step (library);
  assert_ids (library, "1", .document = document);
  g_assert_true (hw_library_unmark (library, &passage, 1, NULL));
  assert_ids (library, "", .document = document);
  g_assert_cmpuint (first->len, ==, 1);
  hw_library_close (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/passages/mark", test_mark);
  fixture_test ("/passages/bad-ranges", test_bad_ranges);
  fixture_test ("/passages/move", test_move);
  fixture_test ("/passages/substr", test_substr);
  fixture_test ("/passages/tags-and-lists", test_tags_and_lists);
  fixture_test ("/passages/listed-once", test_listed_once);
  return g_test_run ();
}
