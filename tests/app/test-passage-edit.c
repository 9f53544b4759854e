/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture.h"
#include "history.h"
#include "passage-edit.h"
#include "tags.h"

#define TEXT "قال الكاتب: هذا نصّ قصير.\nAnd a second line.\n"

/* A second connection, in the test's own thread. */
static HwLibrary *
open_library (HwFixture *f)
{
  g_autoptr (GError) error = NULL;
  HwLibrary *library;

  hw_fixture_settle (f);
  library = hw_library_open (f->path, HW_LIBRARY_OPEN_CREATE, &error);
  g_assert_no_error (error);
  return library;
}

static guint
count (HwLibrary *library, gint64 document)
{
  const HwPassageQuery query = { .document = document };
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, &query, NULL);

  g_assert_nonnull (passages);
  return passages->len;
}

static HwPassageEdited *
run (HwLibrary *library, HwPassageEdit *edit)
{
  g_autoptr (HwPassageEdit) owned = edit;
  g_autoptr (GError) error = NULL;
  HwPassageEdited *edited = hw_passage_edit_run (library, owned, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (edited);
  return edited;
}

/* A tag that does not exist, on a range that is not marked: one step, which one undo takes back. */
static void
test_tag_is_one_step (HwFixture *f, gconstpointer data)
{
  const gint64 document = hw_fixture_add_document (f, "One", TEXT);
  g_autoptr (HwLibrary) library = open_library (f);
  HwPassageEdit *edit = hw_passage_edit_new (HW_PASSAGE_EDIT_TAG, document, 0, 4, 10);
  g_autoptr (HwPassageEdited) edited = NULL;
  g_autoptr (HwPassage) passage = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autofree char *name = NULL;

  edit->new_tag = g_strdup ("أمن");
  edited = run (library, edit);
  g_assert_cmpstr (edited->tag_name, ==, "أمن");
  passage = hw_library_get_passage (library, edited->passage, NULL);
  g_assert_cmpint (passage->start, ==, 4);
  g_assert_cmpint (passage->end, ==, 10);
  g_assert_cmpstr (passage->quote, ==, "الكاتب");
  g_assert_cmpuint (passage->n_tags, ==, 1);
  name = hw_library_get_undo_name (library);
  g_assert_nonnull (strstr (name, "أمن"));

  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  g_assert_cmpuint (count (library, document), ==, 0);
  tags = hw_library_list_tags (library, NULL);
  g_assert_cmpuint (tags->len, ==, 0);
}

/* Marking the same range again recolours what is there, and makes no second passage. */
static void
test_same_range (HwFixture *f, gconstpointer data)
{
  const gint64 document = hw_fixture_add_document (f, "One", TEXT);
  g_autoptr (HwLibrary) library = open_library (f);
  HwPassageEdit *edit = hw_passage_edit_new (HW_PASSAGE_EDIT_MARK, document, 0, 4, 10);
  g_autoptr (HwPassageEdited) first = NULL;
  g_autoptr (HwPassageEdited) second = NULL;
  g_autoptr (HwPassageEdited) third = NULL;
  g_autoptr (HwPassage) passage = NULL;

  edit->colour = g_strdup ("#57e389");
  first = run (library, edit);
  edit = hw_passage_edit_new (HW_PASSAGE_EDIT_MARK, document, 0, 4, 10);
  edit->colour = g_strdup ("#62a0ea");
  second = run (library, edit);
  third = run (library, hw_passage_edit_new (HW_PASSAGE_EDIT_NOTE, document, 0, 4, 10));
  g_assert_cmpint (first->passage, ==, second->passage);
  g_assert_cmpint (first->passage, ==, third->passage);
  g_assert_cmpuint (count (library, document), ==, 1);
  passage = hw_library_get_passage (library, first->passage, NULL);
  g_assert_cmpstr (passage->colour, ==, "#62a0ea");
}

static void
test_recent (HwFixture *f, gconstpointer data)
{
  const gint64 document = hw_fixture_add_document (f, "One", TEXT);
  g_autoptr (HwLibrary) library = open_library (f);
  static const char *const names[] = { "first", "second" };
  g_autoptr (HwPassageEdit) beyond = NULL;
  g_autoptr (HwPassageEdited) edited = NULL;
  g_autoptr (GError) error = NULL;
  HwPassageEdit *edit;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (HwPassageEdited) tagged = NULL;

      edit = hw_passage_edit_new (HW_PASSAGE_EDIT_TAG, document, 0, 0, 3);
      edit->new_tag = g_strdup (names[i]);
      tagged = run (library, edit);
    }
  edit = hw_passage_edit_new (HW_PASSAGE_EDIT_TAG, document, 0, 4, 10);
  edit->recent = 2;
  edited = run (library, edit);
  g_assert_cmpstr (edited->tag_name, ==, "first");

  /* A key that means nothing yet says so, and leaves no passage behind. */
  beyond = hw_passage_edit_new (HW_PASSAGE_EDIT_TAG, document, 0, 12, 15);
  beyond->recent = 9;
  g_assert_null (hw_passage_edit_run (library, beyond, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (library, document), ==, 2);
}

static void
test_untag_and_remove (HwFixture *f, gconstpointer data)
{
  const gint64 document = hw_fixture_add_document (f, "One", TEXT);
  g_autoptr (HwLibrary) library = open_library (f);
  HwPassageEdit *edit = hw_passage_edit_new (HW_PASSAGE_EDIT_TAG, document, 0, 4, 10);
  g_autoptr (HwPassageEdited) tagged = NULL;
  g_autoptr (HwPassageEdited) untagged = NULL;
  g_autoptr (HwPassageEdited) removed = NULL;
  g_autoptr (HwPassage) passage = NULL;

  edit->new_tag = g_strdup ("a / b");
  tagged = run (library, edit);
  passage = hw_library_get_passage (library, tagged->passage, NULL);
  edit = hw_passage_edit_new (HW_PASSAGE_EDIT_UNTAG, document, passage->id, 4, 10);
  edit->tag = passage->tags[0];
  untagged = run (library, edit);
  g_assert_cmpint (untagged->passage, ==, passage->id);
  g_clear_pointer (&passage, hw_passage_unref);
  passage = hw_library_get_passage (library, tagged->passage, NULL);
  g_assert_cmpuint (passage->n_tags, ==, 0);

  removed
      = run (library, hw_passage_edit_new (HW_PASSAGE_EDIT_REMOVE, document, passage->id, 4, 10));
  g_assert_cmpint (removed->passage, ==, 0);
  g_assert_cmpuint (count (library, document), ==, 0);
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  g_assert_cmpuint (count (library, document), ==, 1);
}

static void
test_outside (HwFixture *f, gconstpointer data)
{
  const gint64 document = hw_fixture_add_document (f, "One", TEXT);
  g_autoptr (HwLibrary) library = open_library (f);
  g_autoptr (HwPassageEdit) edit
      = hw_passage_edit_new (HW_PASSAGE_EDIT_TAG, document, 0, 10, 100000);
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GError) error = NULL;

  edit->new_tag = g_strdup ("never");
  g_assert_null (hw_passage_edit_run (library, edit, NULL, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  /* All of the step is taken back, the tag that it began with as well. */
  tags = hw_library_list_tags (library, NULL);
  g_assert_cmpuint (tags->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add (name, HwFixture, NULL, hw_fixture_set_up, func, hw_fixture_tear_down)
  ADD ("/passage-edit/tag-is-one-step", test_tag_is_one_step);
  ADD ("/passage-edit/same-range", test_same_range);
  ADD ("/passage-edit/recent", test_recent);
  ADD ("/passage-edit/untag-and-remove", test_untag_and_remove);
  ADD ("/passage-edit/outside", test_outside);
  return g_test_run ();
}
