/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"
#include "widgets.h"
#include "window-private.h"
#include "worker.h"

/* A folder in which some files crash their reader, hang it or grow beyond measure: the window lives all the while,
 * what is good in it comes in, and each of the others is named with its reason. */

#define N_GOOD 40
#define HUGE "huge.txt"
#define PATIENCE (90 * G_USEC_PER_SEC)
/* Seconds of processor time that the longest turn of the main loop may take: several frames, since drawing in
 * software and a checked build are slow. */
#define LONGEST_TURN 0.25

typedef struct
{
  HwFixture base;
  HwWindow *window;
  char *folder;
} Fixture;

static const struct
{
  const char *name, *content;
} bad[] = {
  { "crash.html", "HOSTILE crash" },
  { "hang.html", "HOSTILE hang" },
  { "freeze.html", "HOSTILE freeze" },
  { "stack.html", "HOSTILE stack" },
  { "garbage.html", "HOSTILE garbage" },
  { "entities.fodt", "<!DOCTYPE x [<!ENTITY a 'b'>]><office:document>&a;</office:document>" },
  { "cut-off.docx", "PK\3\4 and then nothing" },
};

static void
write_file (Fixture *f, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
fill_folder (Fixture *f)
{
  g_autofree char *huge = NULL;

  f->folder = g_build_filename (f->base.dir, "in", NULL);
  g_assert_cmpint (g_mkdir (f->folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    write_file (f, bad[i].name, bad[i].content);
  write_file (f, HUGE, "a");
  huge = g_build_filename (f->folder, HUGE, NULL);
  g_assert_cmpint (truncate (huge, (off_t) 1024 * 1024 * 1024), ==, 0);
  for (guint i = 0; i < N_GOOD; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.html", i);
      g_autofree char *page = g_strdup_printf ("<title>صفحة %u</title><p>نص الصفحة %u", i, i);

      write_file (f, name, page);
    }
}

static void
begin_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  hw_window_begin (data, result);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  hw_fixture_set_up (&f->base, NULL);
  fill_folder (f);
  f->window = hw_window_new (NULL, f->base.session);
  hw_session_run (f->base.session, HW_LANE_EDIT, hw_document_load_last, NULL, NULL,
                  (GDestroyNotify) hw_document_load_free, NULL, begin_cb, f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  gtk_window_close (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  hw_fixture_tear_down (&f->base, NULL);
}

static double
seconds_of_this_thread (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static gboolean
has_view (gpointer data)
{
  return ((Fixture *) data)->window->import_view != NULL;
}

/* What the view says, also while it is still to be revealed. */
static gboolean
is_adding (Fixture *f)
{
  return hw_find_widget (gtk_widget_get_first_child (f->window->import_view), GTK_TYPE_LABEL,
                         "Adding documents")
         != NULL;
}

/* Runs the main loop to the end of the import. Returns the longest turn, but for the last one, in which a document
 * is opened. */
static double
wait_for_end (Fixture *f, guint *n_turns)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE;
  double longest = 0;

  for (*n_turns = 0; is_adding (f); ++*n_turns)
    {
      const double start = seconds_of_this_thread ();

      g_main_context_iteration (NULL, TRUE);
      if (is_adding (f))
        longest = MAX (longest, seconds_of_this_thread () - start);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
  return longest;
}

static GtkWidget *
find_other_window (Fixture *f)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (f->window) && gtk_widget_get_visible (window)
          && gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (f->window))
        return window;
    }
  return NULL;
}

static void
check_reason (GtkWidget *details, const char *name)
{
  GtkWidget *label = hw_find_widget (details, GTK_TYPE_LABEL, name), *reason;

  g_assert_nonnull (label);
  reason = gtk_widget_get_next_sibling (label);
  g_test_message ("%s: %s", name, gtk_label_get_text (GTK_LABEL (reason)));
  g_assert_cmpuint (strlen (gtk_label_get_text (GTK_LABEL (reason))), >, 10);
}

/* The list that a person asks for has each of them. */
static void
check_details (Fixture *f)
{
  GtkWidget *details;

  g_signal_emit_by_name (hw_find_widget (GTK_WIDGET (f->window), GTK_TYPE_BUTTON, "_Details…"),
                         "clicked");
  hw_fixture_settle (&f->base);
  details = find_other_window (f);
  g_assert_nonnull (details);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    check_reason (details, bad[i].name);
  check_reason (details, HUGE);
  gtk_window_destroy (GTK_WINDOW (details));
}

static gpointer
count_documents (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) hw_library_count_documents (library, error));
}

static void
test_folder (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *counted
      = g_strdup_printf ("%d files could not be added", (int) G_N_ELEMENTS (bad) + 1);
  double longest;
  guint n_turns;

  g_ptr_array_add (files, g_file_new_for_path (f->folder));
  hw_window_import (f->window, files);
  /* It looks what one path leads to first. */
  hw_wait_until (has_view, f);
  g_assert_true (is_adding (f));
  longest = wait_for_end (f, &n_turns);
  g_test_message ("%u turns, the longest of %.0f ms", n_turns, longest * 1000);
  g_assert_cmpfloat (longest, <, LONGEST_TURN);
  /* It drew and looked again and again while readers hung. */
  g_assert_cmpuint (n_turns, >, 50);
  hw_fixture_settle (&f->base);

  g_assert_cmpuint (f->base.n_failed, ==, 0);
  g_assert_cmpint (GPOINTER_TO_INT (hw_fixture_do (&f->base, count_documents, NULL)), ==, N_GOOD);
  g_assert_nonnull (hw_find_widget (f->window->import_view, GTK_TYPE_LABEL, counted));
  check_details (f);
  /* And it goes on as before. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  hw_fixture_settle (&f->base);
  g_assert_cmpint (GPOINTER_TO_INT (hw_fixture_do (&f->base, count_documents, NULL)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  hw_worker_set_program (argv[1]);
  adw_init ();
  g_test_add ("/hostile-files/folder", Fixture, NULL, set_up, test_folder, tear_down);
  return g_test_run ();
}
