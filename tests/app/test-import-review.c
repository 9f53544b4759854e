/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "corrections.h"
#include "extract-rows.h"
#include "fixture.h"
#include "history.h"
#include "import-job.h"
#include "import-review-dialog.h"
#include "widgets.h"

#define TEXT                                                                                                                                    \
  "سوق الكتب القديمة\n"                                                                                                          \
  "في كل صباح يفتح أصحاب الدكاكين أبوابهم قبل الشمس ثم يرتبون الكتب على الرفوف\n" \
  "قال أحد الباعة إن القراء يأتون من كل مدينة وإن بعضهم لا يشتري شيئا\n"

/* As a page is copied: what stands around the text is left out by itself. */
#define PAGE                                                                                                                                                                 \
  "الرئيسية\nمشاركة\nطباعة\n"                                                                                                                             \
  "سوق الكتب القديمة يعود إلى الحياة\n"                                                                                                          \
  "في كل صباح يفتح أصحاب الدكاكين أبوابهم قبل الشمس، ثم يرتبون الكتب على الرفوف الخشبية التي "     \
  "صنعها آباؤهم منذ عقود طويلة في هذا الشارع.\n"                                                                                           \
  "قال أحد الباعة إن القراء يأتون من كل مدينة، وإن بعضهم لا يشتري شيئا بل يقرأ صفحة أو صفحتين ثم " \
  "يمضي إلى حال سبيله دون كلام.\n"                                                                                                                     \
  "وكانت السوق أوسع مما هي اليوم، لكن الأهالي لم يتركوها رغم كل ما مر بها من حروب وحصار "                 \
  "وفيضان.\n"                                                                                                                                                          \
  "اقرأ أيضا\nافتتاح معرض جديد\nالتعليقات\n"

#define TABLE                                                                                      \
  "المعرف;الخبر;الصحفي\n1;افتتح المعرض يوم الأحد في القاعة الكبرى;ليلى\n2;أغلق المعرض أمس;سامي\n"

typedef struct
{
  HwFixture base;
  HwImportReview *review;
  char *path;
  GPtrArray *seen; /* the encodings that were shown, one after the other */
  gboolean finished, accepted;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  hw_fixture_set_up (&f->base, NULL);
  f->seen = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->review);
  hw_fixture_settle (&f->base);
  if (f->path != NULL)
    g_unlink (f->path);
  g_free (f->path);
  g_ptr_array_unref (f->seen);
  hw_fixture_tear_down (&f->base, NULL);
}

static const HwExtract *
get_extract (Fixture *f)
{
  return hw_import_review_get_reading (f->review)->extract;
}

static char *
get_text (const HwExtract *extract)
{
  return hw_text_slice (extract->text, 0, G_MAXSIZE);
}

static gboolean
is_read (gpointer data)
{
  return !hw_import_review_is_reading (((Fixture *) data)->review);
}

static void
changed_cb (Fixture *f)
{
  const HwImportReading *reading = hw_import_review_get_reading (f->review);

  if (is_read (f) && reading->extract != NULL)
    g_ptr_array_add (f->seen, g_strdup (reading->extract->encoding));
}

/* A file of these bytes, read as it is guessed. */
static void
review (Fixture *f, const char *name, const char *text, const char *encoding)
{
  gsize n_bytes;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &n_bytes, NULL);

  f->path = g_build_filename (f->base.dir, name, NULL);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) n_bytes, NULL));
  f->review = hw_import_review_new (f->path);
  g_signal_connect_swapped (f->review, "changed", G_CALLBACK (changed_cb), f);
  g_assert_null (hw_import_review_get_reading (f->review));
  hw_wait_until (is_read, f);
}

static void
test_encodings (Fixture *f, gconstpointer data)
{
  review (f, "a.txt", TEXT, "WINDOWS-1256");
  g_autofree char *guessed = get_text (get_extract (f));
  g_assert_cmpstr (guessed, ==, TEXT);
  const HwExtract *best = hw_import_review_get_reading (f->review)->encodings->parts->pdata[0];
  g_assert_cmpstr (best->encoding, ==, "WINDOWS-1256");

  hw_import_review_set_encoding (f->review, "WINDOWS-1251");
  g_assert_false (is_read (f));
  /* What is shown meanwhile is the choice before. */
  g_assert_cmpstr (get_extract (f)->encoding, ==, "WINDOWS-1256");
  hw_wait_until (is_read, f);
  g_autofree char *wrong = get_text (get_extract (f));
  g_assert_cmpstr (wrong, !=, TEXT);
  g_assert_nonnull (hw_import_review_get_reading (f->review)->encodings);

  /* Of choices that follow each other only the last is shown, at whatever point of the reading they come. */
  g_ptr_array_set_size (f->seen, 0);
  for (int i = 0; i < 20; i++)
    {
      hw_import_review_set_encoding (f->review, i % 2 == 0 ? "CP720" : "MACARABIC");
      for (gint64 until = g_get_monotonic_time () + i * 8000; g_get_monotonic_time () < until;)
        g_main_context_iteration (NULL, FALSE);
    }
  hw_import_review_set_encoding (f->review, "WINDOWS-1256");
  g_ptr_array_set_size (f->seen, 0);
  hw_wait_until (is_read, f);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->seen->len, ==, 1);
  g_assert_cmpstr (f->seen->pdata[0], ==, "WINDOWS-1256");
  g_autofree char *right = get_text (get_extract (f));
  g_assert_cmpstr (right, ==, TEXT);
}

static void
test_failures (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) rows = NULL;

  review (f, "a.unknown", TEXT, "UTF-8");
  /* A format that is not read says so, and the person may know better. */
  g_assert_null (get_extract (f));
  g_assert_error (hw_import_review_get_reading (f->review)->error, HW_IMPORT_ERROR,
                  HW_IMPORT_ERROR_UNSUPPORTED);
  g_assert_null (hw_import_review_take (f->review, &rows));
  hw_import_review_set_format (f->review, "text");
  hw_wait_until (is_read, f);
  g_autofree char *text = get_text (get_extract (f));
  g_assert_cmpstr (text, ==, TEXT);
  hw_import_review_set_format (f->review, "pdf");
  hw_wait_until (is_read, f);
  g_assert_null (get_extract (f));
  g_assert_nonnull (hw_import_review_get_reading (f->review)->error);
  hw_import_review_set_format (f->review, "text");
  hw_import_review_set_encoding (f->review, "UTF-16LE");
  hw_wait_until (is_read, f);
  g_assert_true (get_extract (f) == NULL || get_extract (f)->n_damaged > 0
                 || !g_str_has_prefix (TEXT, get_extract (f)->title));

  /* One that goes away, or never was. */
  g_autoptr (HwImportReview) none = hw_import_review_new ("/nowhere/a.txt");
  while (hw_import_review_is_reading (none))
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (hw_import_review_get_reading (none)->error, HW_IMPORT_ERROR,
                  HW_IMPORT_ERROR_UNREADABLE);
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

/* Adds what was decided; the document. */
static gint64
add (Fixture *f, const char *title, gboolean keep)
{
  GArray *rows;
  HwLoaded *loaded = hw_import_review_take (f->review, &rows);
  g_autoptr (HwImportJob) job = NULL;

  g_assert_nonnull (loaded);
  job = hw_import_job_new_reviewed ("a.txt", loaded, rows, title, keep);
  g_signal_connect_swapped (job, "finished", G_CALLBACK (finished_cb), f);
  hw_import_job_start (job, f->base.session);
  hw_wait_until (is_finished, f);
  g_assert_null (hw_import_job_get_error (job));
  g_assert_cmpuint (hw_import_job_get_doubts (job)->len, ==, 0);
  return hw_import_job_get_first (job);
}

typedef struct
{
  gint64 id;
  HwDocument *document;
  char *text;
  HwStructure *structure;
  gint64 n_documents;
  GBytes *original;
  gboolean keeps;
} Stored;

static void
stored_clear (Stored *self)
{
  g_clear_pointer (&self->document, hw_document_unref);
  g_clear_pointer (&self->structure, hw_structure_free);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_clear_pointer (&self->text, g_free);
}

static gpointer
read_stored (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Stored *self = data;
  g_autoptr (HwText) text = hw_library_load_text (library, self->id, NULL);

  self->document = hw_library_get_document (library, self->id, NULL);
  self->text = text != NULL ? hw_text_slice (text, 0, G_MAXSIZE) : NULL;
  self->structure = text != NULL ? hw_library_get_structure (library, self->id, NULL) : NULL;
  self->n_documents = hw_library_count_documents (library, NULL);
  self->original = hw_library_get_original (library, self->id, NULL);
  self->keeps = hw_library_get_keep_originals (library);
  return NULL;
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_undo (library, NULL, NULL, error);
  return NULL;
}

static guint
find_row (Fixture *f, const char *beginning)
{
  const HwExtract *extract = get_extract (f);

  for (guint i = 0; i < hw_extract_count_rows (extract); i++)
    {
      const HwExtractRow row = hw_extract_get_row (extract, i);
      g_autofree char *text = NULL;

      if (row.is_aside)
        text = g_strdup (g_array_index (extract->structure->asides, HwAside, row.index).text);
      else
        {
          const HwParagraph paragraph = hw_text_get_paragraph (extract->text, row.index);

          text = hw_text_slice (extract->text, paragraph.start, paragraph.end);
        }
      if (g_str_has_prefix (text, beginning))
        return i;
    }
  g_assert_not_reached ();
}

/* What a person keeps and leaves out is so in the library, in one step. */
static void
test_toggled (Fixture *f, gconstpointer data)
{
  Stored stored = { 0 };

  review (f, "a.txt", PAGE, "UTF-8");
  g_assert_cmpuint (hw_import_review_count_left_out (f->review), ==, 6);
  const guint heading = find_row (f, "افتتاح"), paragraph = find_row (f, "قال");
  g_assert_false (hw_import_review_is_row_kept (f->review, heading));
  hw_import_review_toggle_row (f->review, heading);
  hw_import_review_toggle_row (f->review, paragraph);
  hw_import_review_toggle_row (f->review, 0);
  hw_import_review_toggle_row (f->review, 0);
  g_assert_true (hw_import_review_is_row_kept (f->review, heading));
  g_assert_false (hw_import_review_is_row_kept (f->review, paragraph));
  g_assert_cmpuint (hw_import_review_count_left_out (f->review), ==, 6);
  stored.id = add (f, "عنوان آخر", TRUE);
  hw_fixture_do (&f->base, read_stored, &stored);
  g_assert_cmpstr (stored.document->title, ==, "عنوان آخر");
  g_assert_nonnull (strstr (stored.text, "افتتاح معرض جديد"));
  g_assert_null (strstr (stored.text, "قال أحد الباعة"));
  g_assert_null (strstr (stored.text, "طباعة"));
  g_assert_cmpuint (stored.structure->asides->len, ==, 6);
  gboolean found = FALSE;
  for (guint i = 0; i < stored.structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (stored.structure->asides, HwAside, i);

      if (g_str_has_prefix (aside->text, "قال"))
        found = aside->reason == HW_ASIDE_PERSON;
    }
  g_assert_true (found);
  g_assert_true (stored.keeps);
  g_assert_nonnull (stored.original);
  stored_clear (&stored);

  hw_fixture_do (&f->base, undo, NULL);
  hw_fixture_do (&f->base, read_stored, &stored);
  g_assert_cmpint (stored.n_documents, ==, 0);
  stored_clear (&stored);
}

static void
test_whole_page (Fixture *f, gconstpointer data)
{
  review (f, "a.txt", PAGE, "UTF-8");
  hw_import_review_toggle_row (f->review, 0);
  hw_import_review_set_whole_page (f->review, TRUE);
  hw_wait_until (is_read, f);
  g_assert_cmpuint (hw_import_review_count_left_out (f->review), ==, 0);
  g_assert_cmpuint (hw_import_review_count_toggled (f->review), ==, 0);
  g_autofree char *text = get_text (get_extract (f));
  g_assert_cmpstr (text, ==, PAGE);
  hw_import_review_set_whole_page (f->review, FALSE);
  hw_wait_until (is_read, f);
  g_assert_cmpuint (hw_import_review_count_left_out (f->review), ==, 6);
}

/* The dialog of the review. */
static GtkWidget *
show (Fixture *f)
{
  GtkWidget *dialog = hw_review_dialog_new (f->base.session, f->review, NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  hw_fixture_settle (&f->base);
  return dialog;
}

static AdwComboRow *
find_combo (GtkWidget *dialog, const char *title)
{
  GtkWidget *label = hw_find_widget (dialog, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return ADW_COMBO_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW));
}

static gboolean
can_accept (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (hw_find_widget (dialog, GTK_TYPE_BUTTON, "_Add"));
}

/* Columns that are chosen are what --map says. */
static void
test_columns (Fixture *f, gconstpointer data)
{
  static const char *const expected[] = {
    "title=", "text=2", "author=3", "published=", "source=", "url=", "language=", "header=yes", NULL
  };

  review (f, "a.csv", TABLE, "UTF-8");
  g_assert_true (hw_import_reading_is_doubtful (hw_import_review_get_reading (f->review)));
  g_assert_cmpuint (get_extract (f)->parts->len, ==, 2);
  GtkWidget *dialog = show (f);
  g_assert_cmpuint (adw_combo_row_get_selected (find_combo (dialog, "الخبر")), ==, HW_CSV_TEXT + 1);
  adw_combo_row_set_selected (find_combo (dialog, "الصحفي"), HW_CSV_AUTHOR + 1);
  hw_wait_until (is_read, f);
  const HwReadOptions options = hw_import_review_get_options (f->review);
  g_assert_true (g_strv_equal (options.map, expected));
  g_assert_cmpuint (get_extract (f)->parts->len, ==, 2);
  const HwExtract *first = get_extract (f)->parts->pdata[0];
  g_assert_cmpstr (first->author, ==, "ليلى");

  /* The same by the command line's way. */
  g_autoptr (HwExtract) same
      = hw_extract_bytes (hw_import_review_get_reading (f->review)->bytes, &options, NULL, NULL);
  g_autofree char *one = get_text (first), *other = get_text (same->parts->pdata[0]);
  g_assert_cmpstr (one, ==, other);

  /* A field is one column; without a text there is nothing to add. */
  adw_combo_row_set_selected (find_combo (dialog, "الصحفي"), HW_CSV_TEXT + 1);
  g_assert_cmpuint (adw_combo_row_get_selected (find_combo (dialog, "الخبر")), ==, 0);
  hw_wait_until (is_read, f);
  hw_fixture_settle (&f->base);
  g_assert_true (can_accept (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
accepted_cb (Fixture *f)
{
  f->accepted = TRUE;
}

static void
test_dialog (Fixture *f, gconstpointer data)
{
  review (f, "a.txt", TEXT, "WINDOWS-1256");
  GtkWidget *dialog = show (f);

  g_assert_nonnull (hw_find_widget (dialog, GTK_TYPE_LABEL, "3 paragraphs"));
  g_assert_true (can_accept (dialog));
  /* Every choice is seen. */
  AdwComboRow *encodings = find_combo (dialog, "Encoding");
  GListModel *model = adw_combo_row_get_model (encodings);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), "Cyrillic (Windows)"))
        adw_combo_row_set_selected (encodings, i);
    }
  g_assert_false (can_accept (dialog));
  hw_wait_until (is_read, f);
  g_assert_cmpstr (get_extract (f)->encoding, ==, "WINDOWS-1251");
  hw_fixture_settle (&f->base);
  g_assert_true (can_accept (dialog));
  /* A text of which nothing is kept is none. */
  for (guint i = 0; i < 3; i++)
    hw_import_review_toggle_row (f->review, i);
  g_assert_false (can_accept (dialog));
  g_assert_nonnull (hw_find_widget (dialog, GTK_TYPE_LABEL, "Left out by you"));
  hw_import_review_toggle_row (f->review, 1);
  g_assert_true (can_accept (dialog));
  g_signal_connect_swapped (dialog, "accepted", G_CALLBACK (accepted_cb), f);
  g_signal_emit_by_name (hw_find_widget (dialog, GTK_TYPE_BUTTON, "_Add"), "clicked");
  g_assert_true (f->accepted);
}

/* A file that is there already is told of, and not added once more. */
static void
test_known (Fixture *f, gconstpointer data)
{
  review (f, "a.txt", TEXT, "UTF-8");
  add (f, NULL, FALSE);
  g_clear_object (&f->review);
  f->review = hw_import_review_new (f->path);
  hw_wait_until (is_read, f);
  GtkWidget *dialog = show (f);
  g_assert_nonnull (hw_find_widget (dialog, GTK_TYPE_LABEL, "This file is in the library already"));
  g_assert_false (can_accept (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Closed in the middle of a reading: nobody waits for it. */
static void
test_closed (Fixture *f, gconstpointer data)
{
  review (f, "a.txt", TEXT, "UTF-8");
  GtkWidget *dialog = show (f);
  hw_import_review_set_encoding (f->review, "WINDOWS-1256");
  g_ptr_array_set_size (f->seen, 0);
  gtk_window_close (GTK_WINDOW (dialog));
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->seen->len, ==, 0);
}

/* Of many nobody is asked: those in doubt are listed afterwards. */
static void
test_doubts (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HwImportJob) job = NULL;

  f->path = g_build_filename (f->base.dir, "a.txt", NULL);
  g_assert_true (g_file_set_contents (f->path, "\xd3\xe4\xc7\xe5\n", -1, NULL));
  g_ptr_array_add (files, g_file_new_for_path (f->path));
  job = hw_import_job_new (files);
  g_signal_connect_swapped (job, "finished", G_CALLBACK (finished_cb), f);
  hw_import_job_start (job, f->base.session);
  hw_wait_until (is_finished, f);
  g_assert_cmpuint (hw_import_job_get_doubts (job)->len, ==, 1);
  const HwImportDoubt *doubt = hw_import_job_get_doubts (job)->pdata[0];
  g_assert_cmpint (doubt->document, ==, hw_import_job_get_first (job));
  g_assert_cmpstr (doubt->path, ==, f->path);
}

int
main (int argc, char **argv)
{
#define ADD(name, test) g_test_add ("/import-review/" name, Fixture, NULL, set_up, test, tear_down)

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("encodings", test_encodings);
  ADD ("failures", test_failures);
  ADD ("toggled", test_toggled);
  ADD ("whole-page", test_whole_page);
  ADD ("columns", test_columns);
  ADD ("dialog", test_dialog);
  ADD ("known", test_known);
  ADD ("closed", test_closed);
  ADD ("doubts", test_doubts);
#undef ADD
  return g_test_run ();
}
