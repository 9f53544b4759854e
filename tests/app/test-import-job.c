/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fixture.h"
#include "import-job.h"

typedef struct
{
  HwFixture base;
  char *folder;
  gboolean finished;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  hw_fixture_set_up (&f->base, NULL);
  f->folder = g_dir_make_tmp ("hawashi-import-XXXXXX", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GDir *dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (f->folder);
  g_free (f->folder);
  hw_fixture_tear_down (&f->base, NULL);
}

static void
write_file (Fixture *f, const char *name, const char *text, gssize size)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, size, NULL));
}

static void
finished_cb (Fixture *f)
{
  f->finished = TRUE;
}

static gboolean
is_finished (gpointer data)
{
  return ((Fixture *) data)->finished;
}

static void
run (Fixture *f, HwImportJob *job)
{
  f->finished = FALSE;
  g_signal_connect_swapped (job, "finished", G_CALLBACK (finished_cb), f);
  hw_import_job_start (job, f->base.session);
  hw_wait_until (is_finished, f);
}

static HwImportJob *
folder_job (Fixture *f)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (f->folder));
  return hw_import_job_new (files);
}

static void
test_one_bad_file (Fixture *f, gconstpointer data)
{
  g_autoptr (HwImportJob) job = NULL;
  g_autoptr (HwImportJob) again = NULL;
  const HwImportFailure *failure;
  guint n_done, n_found;

  write_file (f, "good.txt", "نصّ سليم\n", -1);
  write_file (f, "other.txt", "Another one\n", -1);
  write_file (f, "bad.txt", "not\0text", 8);
  job = folder_job (f);
  run (f, job);
  g_assert_cmpuint (hw_import_job_get_n_added (job), ==, 2);
  g_assert_cmpuint (hw_import_job_get_failures (job)->len, ==, 1);
  failure = g_ptr_array_index (hw_import_job_get_failures (job), 0);
  g_assert_true (g_str_has_suffix (failure->path, "bad.txt"));
  g_assert_cmpstr (failure->reason, !=, "");
  hw_import_job_get_progress (job, &n_done, &n_found);
  g_assert_cmpuint (n_done, ==, 3);
  g_assert_cmpuint (n_found, ==, 3);
  g_assert_cmpint (hw_import_job_get_first (job), !=, 0);

  again = folder_job (f);
  run (f, again);
  g_assert_cmpuint (hw_import_job_get_n_added (again), ==, 0);
  g_assert_cmpuint (hw_import_job_get_n_unchanged (again), ==, 2);
  g_assert_cmpint (hw_import_job_get_first (again), !=, 0);
}

static void
test_not_local (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HwImportJob) job = NULL;

  g_ptr_array_add (files, g_file_new_for_uri ("https://example.org/page.html"));
  job = hw_import_job_new (files);
  run (f, job);
  g_assert_cmpuint (hw_import_job_get_failures (job)->len, ==, 1);
  g_assert_cmpuint (hw_import_job_get_n_added (job), ==, 0);
  g_assert_null (hw_import_job_get_error (job));
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (HwImportJob) job = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.txt", i);

      write_file (f, name, name, -1);
    }
  job = folder_job (f);
  hw_import_job_cancel (job);
  run (f, job);
  g_assert_true (hw_import_job_was_cancelled (job));
  g_assert_cmpuint (hw_import_job_get_n_added (job), ==, 0);
  /* A cancel is no fault. */
  g_assert_null (hw_import_job_get_error (job));
}

static void
test_samples (Fixture *f, gconstpointer data)
{
  g_autoptr (HwImportJob) job = hw_import_job_new_samples ();

  run (f, job);
  g_assert_cmpuint (hw_import_job_get_n_added (job), >=, 4);
  g_assert_cmpuint (hw_import_job_get_failures (job)->len, ==, 0);
}

/* What was pasted becomes a document, once, and leaves nothing on the disk. */
static void
test_pasted (Fixture *f, gconstpointer data)
{
  static const char page[] = "<meta charset=utf-8><h1>عنوان من صفحة</h1><p>نص منها.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GBytes) blank = g_bytes_new_static (" \n", 2);
  g_autoptr (HwImportJob) first = hw_import_job_new_pasted ("pasted.html", bytes);
  g_autoptr (HwImportJob) again = hw_import_job_new_pasted ("pasted.html", bytes);
  g_autoptr (HwImportJob) nothing = hw_import_job_new_pasted ("pasted.txt", blank);

  run (f, first);
  g_assert_cmpuint (hw_import_job_get_n_added (first), ==, 1);
  g_assert_cmpint (hw_import_job_get_first (first), !=, 0);
  run (f, again);
  g_assert_cmpuint (hw_import_job_get_n_unchanged (again), ==, 1);
  g_assert_cmpint (hw_import_job_get_first (again), ==, hw_import_job_get_first (first));
  run (f, nothing);
  g_assert_cmpuint (hw_import_job_get_failures (nothing)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import-job/one-bad-file", test_one_bad_file);
  ADD ("/import-job/not-local", test_not_local);
  ADD ("/import-job/cancel", test_cancel);
  ADD ("/import-job/samples", test_samples);
  ADD ("/import-job/pasted", test_pasted);
  return g_test_run ();
}
