/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

static char *
get_text (HwLibrary *library, gint64 id)
{
  g_autoptr (HwNote) note = hw_library_get_note (library, id, NULL);

  return note != NULL ? g_strdup (note->text) : NULL;
}

#define assert_text(library, id, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = get_text (library, id);                                               \
    g_assert_cmpstr (text_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  gint64 document = fixture_add (library, "t", "some words here");
  gint64 passage = hw_library_mark (library, document, 5, 10, NULL, NULL);
  gint64 tag = hw_library_ensure_tag (library, "tag", NULL);
  const struct
  {
    HwNoteTarget target;
    gint64 id, document, start;
    guint n_after_two;
  } rows[] = {
    { HW_NOTE_ON_LIBRARY, 0, 0, 0, 2 },
    { HW_NOTE_ON_DOCUMENT, document, document, 0, 2 },
    { HW_NOTE_ON_PASSAGE, passage, document, 5, 1 },
    { HW_NOTE_ON_TAG, tag, 0, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) notes = NULL;
      gint64 first = hw_library_write_note (library, rows[i].target, rows[i].id, "*first*", &error);
      gint64 second = hw_library_write_note (library, rows[i].target, rows[i].id, "second", &error);
      HwNote *note;

      g_assert_no_error (error);
      notes = hw_library_list_notes (library, rows[i].target, rows[i].id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (notes->len, ==, rows[i].n_after_two);
      g_assert_true ((first == second) == (rows[i].n_after_two == 1));
      note = notes->pdata[0];
      g_assert_cmpstr (note->text, ==, rows[i].n_after_two == 1 ? "second" : "*first*");
      g_assert_cmpint (note->id, ==, first);
      g_assert_cmpint (note->target, ==, rows[i].target);
      g_assert_cmpint (note->target_id, ==, rows[i].id);
      g_assert_cmpint (note->document, ==, rows[i].document);
      g_assert_cmpint (note->start, ==, rows[i].start);
      g_assert_true (g_uuid_string_is_valid (note->guid));
      g_assert_cmpstr (note->creator, !=, "");

      g_assert_true (hw_library_delete_note (library, second, &error));
      g_assert_null (hw_library_get_note (library, second, NULL));
      g_assert_cmpint (hw_library_write_note (library, rows[i].target, rows[i].id, " \n", &error),
                       ==, 0);
      g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
      g_clear_error (&error);
      if (rows[i].id != 0)
        {
          g_assert_cmpint (hw_library_write_note (library, rows[i].target, 999, "x", &error), ==,
                           0);
          g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
          g_clear_error (&error);
        }
    }
  fixture_assert_whole (library);
}

/* What is typed in one go is one step, however often it was saved. */
static void
test_sessions (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (HwLibrary) another = NULL;
  gint64 note = hw_library_write_note (library, HW_NOTE_ON_LIBRARY, 0, "0", NULL);
  gint64 other = hw_library_write_note (library, HW_NOTE_ON_LIBRARY, 0, "other", NULL);

  g_assert_true (hw_library_change_note (library, note, "1", 7, NULL));
  g_assert_true (hw_library_change_note (library, note, "2", 7, NULL));
  g_assert_true (hw_library_change_note (library, note, "3", 7, NULL));
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_text (library, note, "0");
  g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
  assert_text (library, note, "3");

  /* Another session, another note, a step between, no session, another window: each a step. */
  g_assert_true (hw_library_change_note (library, note, "4", 8, NULL));
  g_assert_true (hw_library_change_note (library, other, "other 2", 8, NULL));
  g_assert_true (hw_library_change_note (library, note, "5", 8, NULL));
  hw_library_ensure_tag (library, "tag", NULL);
  g_assert_true (hw_library_change_note (library, note, "6", 8, NULL));
  another = fixture_open_another (fixture);
  g_assert_true (hw_library_change_note (another, note, "7", 8, NULL));
  g_assert_true (hw_library_change_note (library, note, "8", 0, NULL));
  g_assert_true (hw_library_change_note (library, note, "9", 0, NULL));
  static const char *const back[] = { "8", "7", "6", "5", "5", "4", "4", "3", "0" };
  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    {
      g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
      assert_text (library, note, back[i]);
    }

  /* Not into a step that was undone. */
  g_assert_true (hw_library_change_note (library, note, "a", 9, NULL));
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  g_assert_true (hw_library_change_note (library, note, "b", 9, NULL));
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_text (library, note, "0");

  g_assert_true (hw_library_change_note (library, note, " \n", 9, NULL));
  assert_text (library, note, NULL);
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_text (library, note, "0");
}

/* Also from its first letter on. */
static void
test_first_session (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  gint64 note = hw_library_begin_note (library, HW_NOTE_ON_LIBRARY, 0, "w", 3, NULL);

  g_assert_cmpint (note, >, 0);
  g_assert_true (hw_library_change_note (library, note, "word", 3, NULL));
  g_assert_true (hw_library_change_note (library, note, "words", 3, NULL));
  g_assert_true (hw_library_change_note (library, note, "words, later", 4, NULL));
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_text (library, note, "words");
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_text (library, note, NULL);
  g_assert_false (hw_library_undo (library, NULL, NULL, NULL));
  g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
  assert_text (library, note, "words");
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  gint64 one = fixture_add (library, "1", "one"), two = fixture_add (library, "2", "two");
  gint64 b = hw_library_create_group (library, "ب", &error),
         a = hw_library_create_group (library, " أ ", &error);

  g_assert_true (hw_library_add_to_group (library, a, (gint64[]){ one, two, one }, 3, &error));
  g_assert_true (hw_library_add_to_group (library, b, &two, 1, &error));
  g_assert_true (hw_library_remove_from_group (library, a, &one, 1, &error));
  g_assert_no_error (error);
  groups = hw_library_list_groups (library, &error);
  g_assert_cmpuint (groups->len, ==, 2);
  g_assert_cmpstr (((HwGroup *) groups->pdata[0])->name, ==, "أ");
  g_assert_cmpint (((HwGroup *) groups->pdata[0])->n_documents, ==, 1);
  g_assert_cmpint (((HwGroup *) groups->pdata[1])->id, ==, b);

  g_assert_false (hw_library_rename_group (library, b, "ا", &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (hw_library_create_group (library, "", &error), ==, 0);
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hw_library_add_to_group (library, b, (gint64[]){ one, 99 }, 2, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (hw_library_rename_group (library, b, "جديد", &error));
  g_assert_true (hw_library_delete_group (library, a, &error));
  g_ptr_array_unref (groups);
  groups = hw_library_list_groups (library, &error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpstr (((HwGroup *) groups->pdata[0])->name, ==, "جديد");
  g_assert_cmpint (((HwGroup *) groups->pdata[0])->n_documents, ==, 1);
  fixture_assert_whole (library);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/notes/targets", test_targets);
  fixture_test ("/notes/sessions", test_sessions);
  fixture_test ("/notes/first-session", test_first_session);
  fixture_test ("/groups/all", test_groups);
  return g_test_run ();
}
