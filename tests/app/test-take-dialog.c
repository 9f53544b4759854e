/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "notes.h"
#include "passages.h"
#include "project.h"
#include "take-dialog.h"
#include "take-item.h"
#include "widgets.h"

#include <glib/gstdio.h>
#include <string.h>

/* Another library with the same passage, on which somebody else wrote another note. */
typedef struct
{
  HwFixture base;
  GtkWidget *dialog;
  GFile *file;
} Fixture;

static gpointer
get_note (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) notes = hw_library_list_notes (library, HW_NOTE_ON_PASSAGE, 1, error);

  return g_strdup (notes != NULL && notes->len > 0 ? ((HwNote *) notes->pdata[0])->text : "");
}

static gpointer
mark (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_mark (library, 1, 0, 4, NULL, error);
  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, 1, "first", error);
  return NULL;
}

/* Theirs is a copy in which the note was changed; then mine is changed too. */
static gpointer
part (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwProject) project = hw_library_read_project (library, NULL, NULL, error);
  g_autoptr (HwLibrary) theirs
      = hw_library_open (g_file_peek_path (data), HW_LIBRARY_OPEN_CREATE, error);

  if (project == NULL || theirs == NULL
      || !hw_library_take_project (theirs, project, HW_STEP_TAKE_PROJECT, HW_PREFER_BOTH, NULL,
                                   NULL, NULL, error))
    return NULL;
  hw_library_write_note (theirs, HW_NOTE_ON_PASSAGE, 1, "ما كتبوه", error);
  hw_library_mark (theirs, 1, 5, 9, NULL, error);
  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, 1, "what I wrote", error);
  return NULL;
}

static gpointer
count_passages (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwPassageQuery all = { 0 };
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, &all, error);

  return GUINT_TO_POINTER (passages->len + 1);
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_undo (library, NULL, NULL, error);
  return NULL;
}

static void
assert_note (Fixture *f, const char *expected)
{
  g_autofree char *note = hw_fixture_do (&f->base, get_note, NULL);

  g_assert_cmpstr (note, ==, expected);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;

  hw_fixture_set_up (&f->base, NULL);
  hw_fixture_add_document (&f->base, "الأولى", "كلام طويل في أول الأمر\n");
  hw_fixture_do (&f->base, mark, NULL);
  path = g_build_filename (f->base.dir, "theirs.db", NULL);
  f->file = g_file_new_for_path (path);
  hw_fixture_do (&f->base, part, f->file);
  f->dialog = hw_take_dialog_new (f->base.session, HW_TAKE_LIBRARY, f->file);
  gtk_window_present (GTK_WINDOW (f->dialog));
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  gtk_window_destroy (GTK_WINDOW (f->dialog));
  hw_fixture_settle (&f->base);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (g_file_peek_path (f->file), ends[i], NULL);
      g_unlink (path);
    }
  g_object_unref (f->file);
  hw_fixture_tear_down (&f->base, NULL);
}

static void
press (Fixture *f, const char *label)
{
  GtkWidget *button = hw_find_widget (f->dialog, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  hw_fixture_settle (&f->base);
  /* It runs in the thread of the library. */
  for (guint i = 0; i < 2000 && hw_find_widget (f->dialog, GTK_TYPE_PROGRESS_BAR, NULL) != NULL;
       i++)
    {
      g_usleep (5000);
      hw_fixture_settle (&f->base);
    }
}

/* A conflict shows both sides, and is settled by what is chosen; all of it is one step. */
static void
test_conflict (Fixture *f, gconstpointer data)
{
  GtkWidget *list, *choice;

  press (f, "_Take Over");
  list = hw_find_widget (f->dialog, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_nonnull (list);
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 1);
  g_autoptr (HwTakeItem) item = g_list_model_get_item (items, 0);
  g_assert_cmpint (hw_take_item_get_status (item), ==, HW_PROJECT_CONFLICT);
  g_assert_nonnull (hw_take_item_get_guid (item));
  g_assert_cmpint (hw_take_item_get_choice (item), ==, HW_PREFER_BOTH);
  g_assert_cmpuint (GPOINTER_TO_UINT (hw_fixture_do (&f->base, count_passages, NULL)), ==, 2 + 1);

  choice = hw_find_widget (list, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_nonnull (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_assert_cmpint (hw_take_item_get_choice (item), ==, HW_PREFER_THEIRS);
  press (f, "_Settle as Chosen");
  assert_note (f, "ما كتبوه");
  g_assert_cmpuint (GPOINTER_TO_UINT (hw_fixture_do (&f->base, count_passages, NULL)), ==, 2 + 1);

  /* And again, the other way. */
  choice = hw_find_widget (hw_find_widget (f->dialog, GTK_TYPE_LIST_VIEW, NULL), GTK_TYPE_DROP_DOWN,
                           NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  press (f, "_Settle as Chosen");
  assert_note (f, "what I wrote");
  hw_fixture_do (&f->base, undo, NULL);
  assert_note (f, "what I wrote");
  g_assert_cmpuint (GPOINTER_TO_UINT (hw_fixture_do (&f->base, count_passages, NULL)), ==, 1 + 1);
}

/* What somebody did since is not taken back. */
static void
test_meanwhile (Fixture *f, gconstpointer data)
{
  GtkWidget *choice;

  press (f, "_Take Over");
  hw_fixture_add_document (&f->base, "أخرى", "وثيقة جاءت بعد ذلك\n");
  choice = hw_find_widget (f->dialog, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  press (f, "_Settle as Chosen");
  g_assert_cmpuint (GPOINTER_TO_UINT (hw_fixture_do (&f->base, count_passages, NULL)), ==, 2 + 1);
  g_autofree char *note = hw_fixture_do (&f->base, get_note, NULL);
  g_assert_nonnull (strstr (note, "what I wrote"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/take-dialog/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/take-dialog/meanwhile", Fixture, NULL, set_up, test_meanwhile, tear_down);
  return g_test_run ();
}
