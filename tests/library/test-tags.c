/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

/* "top(below,other),second": the tree as it is listed. */
static char *
show_tree (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = hw_library_list_tags (library, &error);
  GString *tree = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (tree, "%s%s", i > 0 ? ", " : "", ((HwTag *) tags->pdata[i])->path);
  return g_string_free (tree, FALSE);
}

#define assert_tree(library, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *tree_ = show_tree (library);                                                  \
    g_assert_cmpstr (tree_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

#define assert_fails(call, code)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) error_ = NULL;                                                              \
    GError **error = &error_;                                                                      \
    g_assert_false (call);                                                                         \
    g_assert_error (error_, HW_LIBRARY_ERROR, code);                                               \
  }                                                                                                \
  G_STMT_END

static void
test_create (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (HwTag) tag = NULL;
  gint64 a = hw_library_create_tag (library, 0, "  سياسة ", NULL, NULL);
  gint64 b = hw_library_create_tag (library, a, "أمن", "#ABCDEF", NULL);
  g_autoptr (HwTag) first = hw_library_get_tag (library, a, NULL);

  tag = hw_library_get_tag (library, b, NULL);
  g_assert_cmpstr (first->name, ==, "سياسة");
  g_assert_cmpint (strlen (first->colour), ==, 7);
  g_assert_cmpstr (tag->path, ==, "سياسة / أمن");
  g_assert_cmpstr (tag->colour, ==, "#abcdef");
  g_assert_cmpint (tag->parent, ==, a);
  g_assert_cmpint (tag->last_used, ==, 0);
  assert_fails (hw_library_create_tag (library, 0, "سياسه", NULL, error), HW_LIBRARY_ERROR_EXISTS);
  assert_fails (hw_library_create_tag (library, a, "امن", NULL, error), HW_LIBRARY_ERROR_EXISTS);
  assert_fails (hw_library_create_tag (library, 0, " \t ", NULL, error), HW_LIBRARY_ERROR_INVALID);
  assert_fails (hw_library_create_tag (library, 0, "x", "blue", error), HW_LIBRARY_ERROR_INVALID);
  assert_fails (hw_library_create_tag (library, 99, "x", NULL, error), HW_LIBRARY_ERROR_NOT_FOUND);
  g_assert_cmpint (hw_library_create_tag (library, 0, "أمن", NULL, NULL), >, 0);
  assert_tree (library, "سياسة, سياسة / أمن, أمن");
  fixture_assert_whole (library);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  gint64 deep = hw_library_ensure_tag (library, "Politics / Security/Police", NULL);
  gint64 politics = hw_library_find_tag (library, "politics", NULL);
  gint64 sport = hw_library_ensure_tag (library, "sport", NULL);
  gint64 twin = hw_library_create_tag (library, sport, "police", NULL, NULL);
  g_autoptr (HwTag) tag = hw_library_get_tag (library, deep, NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, deep);

  assert_tree (
      library,
      "Politics, Politics / Security, Politics / Security / Police, sport, sport / police");
  g_assert_cmpint (hw_library_ensure_tag (library, "politics/security/police", NULL), ==, deep);
  g_assert_cmpint (hw_library_find_tag (library, "POLITICS / security / pólice", NULL), ==, deep);
  g_assert_cmpint (hw_library_find_tag (library, id, NULL), ==, deep);
  g_assert_cmpint (hw_library_find_tag (library, tag->guid, NULL), ==, deep);
  g_assert_cmpint (hw_library_find_tag (library, "sport/police", NULL), ==, twin);
  g_assert_cmpint (politics, >, 0);
  assert_fails (hw_library_find_tag (library, "police", error), HW_LIBRARY_ERROR_NOT_FOUND);
  assert_fails (hw_library_find_tag (library, "nothing", error), HW_LIBRARY_ERROR_NOT_FOUND);
  assert_fails (hw_library_ensure_tag (library, "a//b", error), HW_LIBRARY_ERROR_INVALID);
  assert_fails (hw_library_ensure_tag (library, "", error), HW_LIBRARY_ERROR_INVALID);
  assert_tree (
      library,
      "Politics, Politics / Security, Politics / Security / Police, sport, sport / police");
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  gint64 a = hw_library_ensure_tag (library, "a", NULL),
         b = hw_library_ensure_tag (library, "b", NULL);
  gint64 c = hw_library_ensure_tag (library, "c", NULL),
         d = hw_library_ensure_tag (library, "a/d", NULL);

  g_assert_true (hw_library_move_tag (library, c, 0, 0, NULL));
  assert_tree (library, "c, a, a / d, b");
  g_assert_true (hw_library_move_tag (library, c, 0, 1, NULL));
  assert_tree (library, "a, a / d, c, b");
  g_assert_true (hw_library_move_tag (library, a, 0, -1, NULL));
  assert_tree (library, "c, b, a, a / d");
  g_assert_true (hw_library_move_tag (library, b, a, 0, NULL));
  assert_tree (library, "c, a, a / b, a / d");
  g_assert_true (hw_library_move_tag (library, a, c, 7, NULL));
  assert_tree (library, "c, c / a, c / a / b, c / a / d");
  assert_fails (hw_library_move_tag (library, c, d, -1, error), HW_LIBRARY_ERROR_INVALID);
  assert_fails (hw_library_move_tag (library, c, c, -1, error), HW_LIBRARY_ERROR_INVALID);
  assert_fails (hw_library_move_tag (library, c, 99, -1, error), HW_LIBRARY_ERROR_NOT_FOUND);
  g_assert_true (hw_library_move_tag (library, d, 0, -1, NULL));
  hw_library_ensure_tag (library, "c/a/d", NULL);
  assert_fails (hw_library_move_tag (library, d, a, -1, error), HW_LIBRARY_ERROR_EXISTS);
  assert_tree (library, "c, c / a, c / a / b, c / a / d, d");
  fixture_assert_whole (library);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  gint64 a = hw_library_ensure_tag (library, "a", NULL),
         b = hw_library_ensure_tag (library, "b", NULL);
  g_autoptr (HwTag) tag = NULL;

  g_assert_true (hw_library_rename_tag (library, a, "A", NULL)); /* itself is not a sister */
  g_assert_true (hw_library_rename_tag (library, a, "new", NULL));
  g_assert_true (hw_library_recolour_tag (library, a, "#FFFFFF", NULL));
  g_assert_true (hw_library_describe_tag (library, a, "what it is for", NULL));
  assert_fails (hw_library_rename_tag (library, b, "New", error), HW_LIBRARY_ERROR_EXISTS);
  assert_fails (hw_library_rename_tag (library, b, "", error), HW_LIBRARY_ERROR_INVALID);
  assert_fails (hw_library_recolour_tag (library, b, "#12345", error), HW_LIBRARY_ERROR_INVALID);
  assert_fails (hw_library_rename_tag (library, 99, "x", error), HW_LIBRARY_ERROR_NOT_FOUND);
  fixture_reopen (fixture);
  tag = hw_library_get_tag (fixture->library, a, NULL);
  g_assert_cmpstr (tag->name, ==, "new");
  g_assert_cmpstr (tag->colour, ==, "#ffffff");
  g_assert_cmpstr (tag->description, ==, "what it is for");
}

/* Counts, the last used, merging and deleting, with passages in them. */
static void
test_passages (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  gint64 document = fixture_add (library, "t", "some words here");
  gint64 a = hw_library_ensure_tag (library, "a", NULL),
         ab = hw_library_ensure_tag (library, "a/b", NULL);
  gint64 c = hw_library_ensure_tag (library, "c", NULL),
         cb = hw_library_ensure_tag (library, "c/b", NULL);
  gint64 cd = hw_library_ensure_tag (library, "c/d", NULL);
  gint64 p1 = hw_library_mark (library, document, 0, 4, NULL, NULL);
  gint64 p2 = hw_library_mark (library, document, 5, 10, NULL, NULL);
  g_autoptr (HwTag) tag = NULL;
  g_autoptr (GPtrArray) recent = NULL, notes = NULL, passages = NULL;

  hw_library_tag_passages (library, &p1, 1, a, NULL);
  hw_library_tag_passages (library, (gint64[]){ p1, p2 }, 2, ab, NULL);
  hw_library_tag_passages (library, &p2, 1, cb, NULL);
  hw_library_tag_passages (library, &p2, 1, cd, NULL);
  hw_library_tag_passages (library, &p1, 1, c, NULL);
  hw_library_write_note (library, HW_NOTE_ON_TAG, a, "on a", NULL);
  hw_library_write_note (library, HW_NOTE_ON_TAG, c, "on c", NULL);
  tag = hw_library_get_tag (library, a, NULL);
  g_assert_cmpint (tag->n_passages, ==, 1);
  g_assert_cmpint (tag->n_passages_below, ==, 2);

  recent = hw_library_list_recent_tags (library, 3, NULL);
  g_assert_cmpuint (recent->len, ==, 3);
  g_assert_cmpint (((HwTag *) recent->pdata[0])->id, ==, c);
  g_assert_cmpint (((HwTag *) recent->pdata[1])->id, ==, cd);
  g_assert_cmpint (((HwTag *) recent->pdata[2])->id, ==, cb);

  assert_fails (hw_library_merge_tag (library, a, ab, error), HW_LIBRARY_ERROR_INVALID);
  assert_fails (hw_library_merge_tag (library, a, a, error), HW_LIBRARY_ERROR_INVALID);
  g_assert_true (hw_library_merge_tag (library, c, a, NULL));
  assert_tree (library, "a, a / b, a / d");
  notes = hw_library_list_notes (library, HW_NOTE_ON_TAG, a, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((HwNote *) notes->pdata[0])->text, ==, "on a\n\non c");
  passages = hw_library_list_passages (library, &(HwPassageQuery){ .tag = a }, NULL);
  g_assert_cmpuint (passages->len, ==, 2);
  g_assert_cmpuint (((HwPassage *) passages->pdata[0])->n_tags, ==, 2); /* a, b */
  g_assert_cmpuint (((HwPassage *) passages->pdata[1])->n_tags, ==, 2); /* b, d */
  fixture_assert_whole (library);

  g_assert_true (hw_library_delete_tag (library, a, NULL));
  assert_tree (library, "");
  g_ptr_array_unref (passages);
  passages = hw_library_list_passages (library, NULL, NULL);
  g_assert_cmpuint (passages->len, ==, 2);
  g_assert_cmpuint (((HwPassage *) passages->pdata[0])->n_tags, ==, 0);
  fixture_assert_whole (library);

  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_tree (library, "a, a / b, a / d");
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_tree (library, "a, a / b, c, c / b, c / d");
  fixture_assert_whole (library);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/tags/create", test_create);
  fixture_test ("/tags/find", test_find);
  fixture_test ("/tags/move", test_move);
  fixture_test ("/tags/change", test_change);
  fixture_test ("/tags/passages", test_passages);
  return g_test_run ();
}
