/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "documents.h"
#include "history.h"
#include "passages.h"
#include "session.h"
#include "term-index.h"

typedef struct
{
  char *dir;
  char *path;
  HwSession *session;
  GThread *main_thread;
  guint n_changed;
  guint n_failed;
  guint n_freed;
} Fixture;

static void
count_changed (HwSession *session, Fixture *f)
{
  f->n_changed++;
}

static void
count_failed (HwSession *session, const char *text, Fixture *f)
{
  g_assert_cmpstr (text, !=, "");
  f->n_failed++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = g_dir_make_tmp ("hawashi-session-XXXXXX", NULL);
  f->path = g_build_filename (f->dir, "library.db", NULL);
  f->main_thread = g_thread_self ();
  f->session = hw_session_new (f->path);
  g_signal_connect (f->session, "changed", G_CALLBACK (count_changed), f);
  g_signal_connect (f->session, "failed", G_CALLBACK (count_failed), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  if (f->session != NULL)
    g_assert_finalize_object (f->session);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (f->path, endings[i], NULL);
      g_remove (file);
    }
  g_assert_cmpint (g_rmdir (f->dir), ==, 0);
  g_free (f->path);
  g_free (f->dir);
}

#define WAIT_WHILE(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                               \
    while (condition)                                                                              \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, deadline);                                    \
        if (!g_main_context_iteration (NULL, FALSE))                                               \
          g_usleep (500);                                                                          \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static gpointer
add_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwText) text = hw_text_new_from_string ("سطر أول\nسطر ثان\n");
  HwNewDocument document = { .title = "عنوان", .hash = data, .text = text };
  gboolean existing;
  gint64 id = hw_library_add_document (library, &document, &existing, error);

  return id == 0 ? NULL : g_memdup2 (&id, sizeof id);
}

static gpointer
mark_nothing (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_mark (library, 999, 0, 1, NULL, error);
  return NULL;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
free_in_main (gpointer data)
{
  Fixture *f = data;

  g_assert_true (g_thread_self () == f->main_thread);
  f->n_freed++;
}

static gpointer
not_in_main (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  g_assert_true (g_thread_self () != f->main_thread);
  g_assert_nonnull (library);
  return NULL;
}

static void
test_runs_beside (Fixture *f, gconstpointer data)
{
  for (int lane = 0; lane < HW_N_LANES; lane++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      hw_session_run (f->session, lane, not_in_main, f, free_in_main, NULL, NULL, keep_result,
                      &result);
      g_assert_null (result);
      WAIT_WHILE (result == NULL);
      g_assert_null (hw_session_run_finish (f->session, result, &error));
      g_assert_no_error (error);
    }
  WAIT_WHILE (f->n_freed < HW_N_LANES);
}

static void
test_tells_of_changes (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = NULL;
  g_autofree char *label = NULL;

  hw_session_run (f->session, HW_LANE_EDIT, add_document, (gpointer) "aa", NULL, g_free, NULL,
                  keep_result, &result);
  WAIT_WHILE (result == NULL);
  id = hw_session_run_finish (f->session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*id, >, 0);
  WAIT_WHILE (f->n_changed == 0);
  g_object_get (f->session, "undo-label", &label, NULL);
  g_assert_nonnull (label);
}

/* What another process writes arrives without being asked for. */
static void
test_sees_others (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwLibrary) other = NULL;
  g_autofree gint64 *id = NULL;

  hw_session_run (f->session, HW_LANE_EDIT, not_in_main, f, NULL, NULL, NULL, NULL, NULL);
  hw_session_drain (f->session, 10);
  f->n_changed = 0;
  other = hw_library_open (f->path, HW_LIBRARY_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  id = add_document (other, (gpointer) "bb", NULL, &error);
  g_assert_no_error (error);
  WAIT_WHILE (f->n_changed == 0);
}

static gpointer
wait_for_release (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  gint *released = data;

  while (!g_atomic_int_get (released))
    g_usleep (500);
  return NULL;
}

/* A long import keeps neither a search nor a mark waiting. */
static void
test_lanes_do_not_wait (Fixture *f, gconstpointer data)
{
  gint released = FALSE;

  hw_session_run (f->session, HW_LANE_WORK, wait_for_release, &released, NULL, NULL, NULL, NULL,
                  NULL);
  for (int lane = 0; lane < HW_LANE_WORK; lane++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      hw_session_run (f->session, lane, not_in_main, f, NULL, NULL, NULL, keep_result, &result);
      WAIT_WHILE (result == NULL);
    }
  g_atomic_int_set (&released, TRUE);
  hw_session_drain (f->session, 20);
}

static void
test_failed_edit (Fixture *f, gconstpointer data)
{
  hw_session_edit (f->session, mark_nothing, f, free_in_main);
  WAIT_WHILE (f->n_failed == 0 || f->n_freed == 0);
  g_assert_cmpuint (f->n_failed, ==, 1);
  g_assert_cmpuint (f->n_changed, ==, 0);
}

static void
test_cancelled_before (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  hw_session_run (f->session, HW_LANE_WORK, add_document, (gpointer) "cc", NULL, g_free,
                  cancellable, keep_result, &result);
  WAIT_WHILE (result == NULL);
  g_assert_null (hw_session_run_finish (f->session, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Everything queued is done when drain returns: nothing typed is lost on leaving. */
static void
test_drain (Fixture *f, gconstpointer data)
{
  static const char *const hashes[] = { "1", "2", "3", "4", "5", "6", "7", "8" };
  g_autoptr (HwLibrary) library = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (hashes); i++)
    hw_session_run (f->session, HW_LANE_EDIT, add_document, (gpointer) hashes[i], NULL, g_free,
                    NULL, NULL, NULL);
  hw_session_drain (f->session, 20);
  library = hw_library_open (f->path, HW_LIBRARY_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  documents = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, G_N_ELEMENTS (hashes));
}

#define MANY 200

static gpointer
add_many (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_begin_step (library, HW_STEP_IMPORT, NULL, NULL);
  for (int i = 0; i < MANY; i++)
    {
      g_autofree char *string = g_strdup_printf ("وثيقة%d\n", i);
      g_autoptr (HwText) text = hw_text_new_from_string (string);
      HwNewDocument document = { .title = "t", .text = text };

      g_assert_cmpint (hw_library_add_document (library, &document, NULL, error), !=, 0);
    }
  hw_library_end_step (library, error);
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, MANY);
  return NULL;
}

typedef struct
{
  guint n_last, n_ends;
} Heard;

static void
hear (HwSession *session, guint n_done, guint n_total, Heard *heard)
{
  g_assert_cmpuint (n_done, <=, n_total);
  g_assert_cmpuint (n_total, <=, MANY);
  g_assert_true (n_done >= heard->n_last || n_total == 0);
  heard->n_last = n_done;
  heard->n_ends += n_total == 0;
}

/* What an import leaves is indexed without anybody asking. */
static void
test_indexes (Fixture *f, gconstpointer data)
{
  g_autoptr (HwLibrary) library = NULL;
  Heard heard = { 0 };

  g_signal_connect (f->session, "indexing", G_CALLBACK (hear), &heard);
  hw_session_run (f->session, HW_LANE_WORK, add_many, NULL, NULL, NULL, NULL, NULL, NULL);
  WAIT_WHILE (heard.n_ends == 0);
  library = hw_library_open (f->path, HW_LIBRARY_OPEN_DEFAULT, NULL);
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, 0);
  g_assert_false (hw_term_index_has_work (library));
}

/* What was stopped stays to be done, and is done when it is asked for. */
static void
test_stops_indexing (Fixture *f, gconstpointer data)
{
  g_autoptr (HwLibrary) library = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  Heard heard = { 0 };

  hw_session_stop_indexing (f->session);
  hw_session_run (f->session, HW_LANE_WORK, add_many, NULL, NULL, NULL, NULL, keep_result, &result);
  WAIT_WHILE (result == NULL);
  hw_session_run_finish (f->session, result, NULL);
  WAIT_WHILE (f->n_changed == 0);
  library = hw_library_open (f->path, HW_LIBRARY_OPEN_DEFAULT, NULL);
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, MANY);

  g_signal_connect (f->session, "indexing", G_CALLBACK (hear), &heard);
  hw_session_resume_indexing (f->session);
  WAIT_WHILE (heard.n_ends == 0);
  g_assert_cmpint (hw_term_index_pending (library, NULL), ==, 0);
}

static void
test_unopenable (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->dir, "broken.db", NULL);
  HwSession *session;

  g_assert_true (g_file_set_contents (path, "this is not a library, only a text", -1, NULL));
  session = hw_session_new (path);
  for (int lane = 0; lane < HW_N_LANES; lane++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      hw_session_run (session, lane, not_in_main, f, NULL, NULL, NULL, keep_result, &result);
      WAIT_WHILE (result == NULL);
      g_assert_null (hw_session_run_finish (session, result, &error));
      g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_A_LIBRARY);
      g_assert_nonnull (strstr (error->message, "broken.db"));
    }
  WAIT_WHILE (g_main_context_pending (NULL));
  g_assert_finalize_object (session);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/session/runs-beside-the-main-thread", test_runs_beside);
  ADD ("/session/tells-of-changes", test_tells_of_changes);
  ADD ("/session/sees-what-others-write", test_sees_others);
  ADD ("/session/lanes-do-not-wait-for-each-other", test_lanes_do_not_wait);
  ADD ("/session/tells-of-a-failed-edit", test_failed_edit);
  ADD ("/session/cancelled-before-it-began", test_cancelled_before);
  ADD ("/session/drain-loses-nothing", test_drain);
  ADD ("/session/indexes", test_indexes);
  ADD ("/session/stops-indexing", test_stops_indexing);
  ADD ("/session/a-library-that-cannot-be-opened", test_unopenable);
  return g_test_run ();
}
