/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "documents.h"
#include "fixture.h"
#include "history.h"
#include "passages.h"
#include "replace-job.h"

static const char before[] = "قال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.\n"
                             "وأضاف أن الخطه تشمل بناء ميه ألف وحذة سكنية في المحافظات.\n"
                             "ورحبت النقابات بالمشروع بعد اجتماع طويل.\n";
static const char after[] = "عاجل من القاهرة\n"
                            "قال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.\n"
                            "وأضاف أن الخطة تشمل بناء مئة ألف وحدة سكنية في المحافظات.\n";

typedef struct
{
  HwFixture base;
  char *path; /* of the corrected file */
  gint64 document;
  gboolean finished, undone;
  char *error;
} Fixture;

static gpointer
mark (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const words[] = { "اجتماع طويل", "خطة جديدة", "بناء ميه ألف وحذة" };
  const gint64 *document = data;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gint64 start = g_utf8_pointer_to_offset (before, strstr (before, words[i]));

      if (hw_library_mark (library, *document, start, start + g_utf8_strlen (words[i], -1), NULL,
                           error)
          == 0)
        return NULL;
    }
  return NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  hw_fixture_set_up (&f->base, NULL);
  f->path = g_build_filename (f->base.dir, "corrected.txt", NULL);
  f->document = hw_fixture_add_document (&f->base, "خطاب", before);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_unlink (f->path);
  g_free (f->path);
  g_free (f->error);
  hw_fixture_tear_down (&f->base, NULL);
}

static void
finished_cb (Fixture *f)
{
  f->finished = TRUE;
}

static void
undone_cb (Fixture *f, const char *error)
{
  f->undone = TRUE;
  g_free (f->error);
  f->error = g_strdup (error);
}

static gboolean
is_finished (gpointer data)
{
  return ((Fixture *) data)->finished;
}

static gboolean
is_undone (gpointer data)
{
  return ((Fixture *) data)->undone;
}

static HwReplaceJob *
run (Fixture *f, const char *text, GBytes *bytes, const HwReadOptions *options)
{
  g_autoptr (GFile) file = g_file_new_for_path (f->path);
  HwReplaceJob *job;

  if (text != NULL)
    g_assert_true (g_file_set_contents (f->path, text, -1, NULL));
  job = hw_replace_job_new (f->document, file, bytes, options);
  f->finished = FALSE;
  g_signal_connect_swapped (job, "finished", G_CALLBACK (finished_cb), f);
  g_signal_connect_swapped (job, "undone", G_CALLBACK (undone_cb), f);
  hw_replace_job_start (job, f->base.session);
  hw_wait_until (is_finished, f);
  hw_fixture_settle (&f->base);
  return job;
}

static void
undo (Fixture *f, HwReplaceJob *job)
{
  f->undone = FALSE;
  hw_replace_job_undo (job);
  hw_wait_until (is_undone, f);
}

static gpointer
read_text (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *document = data;
  g_autoptr (HwText) text = hw_library_load_text (library, *document, error);

  return hw_text_slice (text, 0, G_MAXSIZE);
}

static void
assert_text (Fixture *f, const char *expected)
{
  g_autofree char *text = hw_fixture_do (&f->base, read_text, &f->document);

  g_assert_cmpstr (text, ==, expected);
}

static const HwPassage *
get_row (HwReplaceJob *job, gsize index)
{
  return ((const HwPassageEntry *) hw_rows_get_item (hw_replace_job_get_rows (job), index))
      ->passage;
}

/* What is lost comes first, then what is to be looked at; undo brings back all of it, and does so once. */
static void
test_report_and_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (HwReplaceJob) job = NULL;

  hw_fixture_do (&f->base, mark, &f->document);
  job = run (f, after, NULL, NULL);
  g_assert_cmpint (hw_replace_job_get_outcome (job), ==, HW_REPLACE_DONE);
  assert_text (f, after);
  g_assert_cmpuint (hw_replace_job_get_n (job, HW_ANCHOR_KEPT), ==, 0);
  g_assert_cmpuint (hw_replace_job_get_n (job, HW_ANCHOR_MOVED), ==, 1);
  g_assert_cmpuint (hw_replace_job_get_n (job, HW_ANCHOR_UNCERTAIN), ==, 1);
  g_assert_cmpuint (hw_replace_job_get_n (job, HW_ANCHOR_LOST), ==, 1);
  g_assert_cmpuint (hw_rows_get_n (hw_replace_job_get_rows (job)), ==, 3);
  g_assert_cmpstr (get_row (job, 0)->quote, ==, "اجتماع طويل");
  g_assert_cmpint (get_row (job, 0)->state, ==, HW_PASSAGE_LOST);
  g_assert_cmpstr (get_row (job, 1)->former, ==, "بناء ميه ألف وحذة");
  g_assert_cmpstr (get_row (job, 1)->quote, ==, "بناء مئة ألف وحدة");
  g_assert_cmpstr (get_row (job, 2)->quote, ==, "خطة جديدة");

  undo (f, job);
  g_assert_null (f->error);
  assert_text (f, before);
  undo (f, job);
  g_assert_nonnull (f->error);
  assert_text (f, before);
}

static gpointer
mark_again (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_mark (library, *(const gint64 *) data, 0, 4, NULL, error);
  return NULL;
}

/* What somebody did since then is not taken back in its place. */
static void
test_undo_only_itself (Fixture *f, gconstpointer data)
{
  g_autoptr (HwReplaceJob) job = run (f, after, NULL, NULL);

  g_assert_cmpint (hw_replace_job_get_outcome (job), ==, HW_REPLACE_DONE);
  g_assert_cmpuint (hw_rows_get_n (hw_replace_job_get_rows (job)), ==, 0);
  hw_fixture_do (&f->base, mark_again, &f->document);
  undo (f, job);
  g_assert_nonnull (f->error);
  assert_text (f, after);
}

static gpointer
get_undo_label (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_undo_label (library);
}

static void
test_same_text (Fixture *f, gconstpointer data)
{
  g_autofree char *label = hw_fixture_do (&f->base, get_undo_label, NULL), *now = NULL;
  g_autoptr (HwReplaceJob) job = run (f, before, NULL, NULL);

  g_assert_cmpint (hw_replace_job_get_outcome (job), ==, HW_REPLACE_SAME);
  now = hw_fixture_do (&f->base, get_undo_label, NULL);
  g_assert_cmpstr (now, ==, label);
}

/* Each names the file or the document that is in the way. */
static void
test_failures (Fixture *f, gconstpointer data)
{
  const HwReadOptions rows = { .format = "csv" };
  g_autoptr (HwReplaceJob) missing = run (f, NULL, NULL, NULL), several = NULL, known = NULL;
  g_autoptr (HwReplaceJob) first = NULL;
  gint64 other;

  g_assert_cmpint (hw_replace_job_get_outcome (missing), ==, HW_REPLACE_FAILED);
  g_assert_nonnull (strstr (hw_replace_job_get_error (missing), "corrected.txt"));
  several = run (f, "title,text\nOne,First words\nTwo,Second words\n", NULL, &rows);
  g_assert_cmpint (hw_replace_job_get_outcome (several), ==, HW_REPLACE_FAILED);
  g_assert_nonnull (strstr (hw_replace_job_get_error (several), "corrected.txt"));
  assert_text (f, before);

  first = run (f, after, NULL, NULL);
  g_assert_cmpint (hw_replace_job_get_outcome (first), ==, HW_REPLACE_DONE);
  other = hw_fixture_add_document (&f->base, "Another", "Quite another text.\n");
  f->document = other;
  known = run (f, after, NULL, NULL);
  g_assert_cmpint (hw_replace_job_get_outcome (known), ==, HW_REPLACE_FAILED);
  g_assert_nonnull (strstr (hw_replace_job_get_error (known), "خطاب"));
  assert_text (f, "Quite another text.\n");
}

/* The same bytes read otherwise: no file is needed. */
static void
test_bytes (Fixture *f, gconstpointer data)
{
  static const char arabic[] = "\xe3\xd1\xcd\xc8\xc7\n"; /* مرحبا in Windows-1256 */
  const HwReadOptions options = { .format = "text", .encoding = "WINDOWS-1256" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (arabic, sizeof arabic - 1);
  g_autoptr (HwReplaceJob) job = run (f, NULL, bytes, &options);

  g_assert_cmpstr (hw_replace_job_get_error (job), ==, NULL);
  g_assert_cmpint (hw_replace_job_get_outcome (job), ==, HW_REPLACE_DONE);
  assert_text (f, "مرحبا\n");
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (f->path);
  g_autoptr (HwReplaceJob) job = hw_replace_job_new (f->document, file, NULL, NULL);

  g_assert_true (g_file_set_contents (f->path, after, -1, NULL));
  g_signal_connect_swapped (job, "finished", G_CALLBACK (finished_cb), f);
  hw_replace_job_start (job, f->base.session);
  hw_replace_job_cancel (job);
  hw_wait_until (is_finished, f);
  hw_fixture_settle (&f->base);
  g_assert_cmpint (hw_replace_job_get_outcome (job), ==, HW_REPLACE_CANCELLED);
  assert_text (f, before);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/replace-job/report-and-undo", test_report_and_undo },
    { "/replace-job/undo-only-itself", test_undo_only_itself },
    { "/replace-job/same-text", test_same_text },
    { "/replace-job/failures", test_failures },
    { "/replace-job/bytes", test_bytes },
    { "/replace-job/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
