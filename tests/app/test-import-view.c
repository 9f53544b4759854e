/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fixture.h"
#include "import-view.h"
#include "widgets.h"

static GtkWidget *window;
static GtkWidget *view;

static void
set_up (HwFixture *f, gconstpointer data)
{
  hw_fixture_set_up (f, data);
  view = hw_import_view_new ();
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
}

static void
tear_down (HwFixture *f, gconstpointer data)
{
  g_object_ref (view);
  gtk_window_destroy (GTK_WINDOW (window));
  hw_fixture_settle (f);
  g_assert_finalize_object (view);
  hw_fixture_tear_down (f, data);
}

/* Imports files that are not there. */
static void
import_missing (HwFixture *f, const char *const *names)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HwImportJob) job = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_build_filename (f->dir, names[i], NULL));
  job = hw_import_job_new (files);
  hw_import_view_add_job (HW_IMPORT_VIEW (view), job);
  hw_import_job_start (job, f->session);
}

static gboolean
is_needed (void)
{
  gboolean needed;

  g_object_get (view, "is-needed", &needed, NULL);
  return needed;
}

static gboolean
says (const char *text)
{
  return hw_find_widget (view, GTK_TYPE_LABEL, text) != NULL;
}

static void
close_row (void)
{
  GtkWidget *button = gtk_widget_get_last_child (
      gtk_widget_get_parent (hw_find_widget (view, GTK_TYPE_IMAGE, NULL)));

  g_signal_emit_by_name (button, "clicked");
}

/* A few are named with the reason, those of another import too; many are counted; all of that stays
 * until it is closed. */
static void
test_failures (HwFixture *f, gconstpointer data)
{
  g_assert_false (is_needed ());
  import_missing (f, (const char *[]){ "one.txt", NULL });
  g_assert_true (is_needed ());
  g_assert_true (says ("Adding documents"));
  hw_fixture_settle (f);
  g_assert_true (is_needed ());
  g_assert_false (says ("Adding documents"));
  g_assert_true (says ("one.txt"));

  import_missing (f, (const char *[]){ "two.txt", NULL });
  g_assert_true (says ("one.txt"));
  g_assert_true (says ("Adding documents"));
  hw_fixture_settle (f);
  g_assert_true (says ("one.txt"));
  g_assert_true (says ("two.txt"));

  import_missing (f, (const char *[]){ "three.txt", "four.txt", NULL });
  hw_fixture_settle (f);
  g_assert_false (says ("one.txt"));
  g_assert_true (says ("4 files"));
  g_assert_nonnull (hw_find_widget (view, GTK_TYPE_BUTTON, "_Details…"));

  close_row ();
  g_assert_false (is_needed ());
  import_missing (f, (const char *[]){ "five.txt", NULL });
  hw_fixture_settle (f);
  g_assert_true (says ("five.txt"));
  g_assert_false (says ("two.txt"));
}

/* Two at the same time: both are heard. */
static void
test_together (HwFixture *f, gconstpointer data)
{
  import_missing (f, (const char *[]){ "one.txt", NULL });
  import_missing (f, (const char *[]){ "two.txt", NULL });
  hw_fixture_settle (f);
  g_assert_true (says ("one.txt"));
  g_assert_true (says ("two.txt"));
  g_assert_false (says ("Adding documents"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/import-view/failures", HwFixture, NULL, set_up, test_failures, tear_down);
  g_test_add ("/import-view/together", HwFixture, NULL, set_up, test_together, tear_down);
  return g_test_run ();
}
