/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"
#include "export-dialog.h"
#include "export.h"
#include "fixture.h"
#include "passages.h"
#include "tags.h"
#include "widgets.h"

#include <glib/gstdio.h>
#include <string.h>

/* Where the file goes, and what there is to choose. */
typedef struct
{
  HwFixture base;
  GtkWidget *dialog;
  GFile *file;
  guint n_exported;
  gint64 first, second; /* documents */
  gint64 tag, other;
} Fixture;

static gpointer
fill (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  const gint64 documents[] = { f->first, f->second };

  f->tag = hw_library_ensure_tag (library, "أمن", error);
  f->other = hw_library_ensure_tag (library, "سياسة", error);
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 2; j++)
      {
        gint64 passage = hw_library_mark (library, documents[i], j * 5, j * 5 + 4, NULL, error);

        hw_library_tag_passages (library, &passage, 1, j == 0 ? f->tag : f->other, error);
      }
  return NULL;
}

static gpointer
get_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_document (library, *(gint64 *) data, error);
}

static void
exported_cb (GtkWidget *dialog, GFile *file, Fixture *f)
{
  g_assert_true (g_file_equal (file, f->file));
  f->n_exported++;
  f->dialog = NULL; /* closes itself */
}

/* The first document is open, the second is chosen in the list. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (HwDocument) open = NULL;
  g_autofree char *path = NULL;

  hw_fixture_set_up (&f->base, NULL);
  f->first = hw_fixture_add_document (&f->base, "الأولى", "كلام طويل في أول الأمر\n");
  f->second = hw_fixture_add_document (&f->base, "الثانية", "كلام آخر في غير ذلك\n");
  hw_fixture_do (&f->base, fill, f);
  open = hw_fixture_do (&f->base, get_document, &f->first);
  path = g_build_filename (f->base.dir, "notes", NULL);
  f->file = g_file_new_for_path (path);
  f->dialog = hw_export_dialog_new (f->base.session, open, &f->second, 1);
  g_signal_connect (f->dialog, "exported", G_CALLBACK (exported_cb), f);
  gtk_window_present (GTK_WINDOW (f->dialog));
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (f->dialog));
  hw_fixture_settle (&f->base);
  g_unlink (g_file_peek_path (f->file));
  g_object_unref (f->file);
  hw_fixture_tear_down (&f->base, NULL);
}

static GtkWidget *
find_row (Fixture *f, const char *title, GType type)
{
  GtkWidget *label = hw_find_widget (f->dialog, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, type);
}

static void
choose (Fixture *f, const char *title, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (f, title, ADW_TYPE_COMBO_ROW)), position);
}

static void
click (Fixture *f, const char *label)
{
  GtkWidget *button = hw_find_widget (f->dialog, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

typedef struct
{
  HwExportFormat format;
  HwExportScope scope;
} Wanted;

static gpointer
export_wanted (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return hw_export_to_bytes (library, &wanted->scope,
                             &(HwExportOptions){ .format = wanted->format }, cancellable, error);
}

/* The file is what the library exports of these documents and tags in this format. */
static void
assert_file (Fixture *f, Wanted wanted)
{
  g_autoptr (GBytes) expected = NULL;
  g_autofree char *contents = NULL;
  gsize n_bytes;

  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->n_exported, ==, 1);
  expected = hw_fixture_do (&f->base, export_wanted, &wanted);
  g_assert_true (g_file_load_contents (f->file, NULL, &contents, &n_bytes, NULL, NULL));
  g_assert_cmpmem (contents, n_bytes, g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected));
}

static void
test_chosen (Fixture *f, gconstpointer data)
{
  choose (f, "Format", HW_EXPORT_CSV);
  hw_export_dialog_write (HW_EXPORT_DIALOG (f->dialog), f->file);
  assert_file (f, (Wanted){ HW_EXPORT_CSV, { .documents = &f->second, .n_documents = 1 } });
}

static void
test_all (Fixture *f, gconstpointer data)
{
  choose (f, "Format", HW_EXPORT_HTML);
  choose (f, "Notes of", 1);
  hw_export_dialog_write (HW_EXPORT_DIALOG (f->dialog), f->file);
  assert_file (f, (Wanted){ HW_EXPORT_HTML, { 0 } });
}

/* A tag that is checked and unchecked again counts as if it had not been touched. */
static void
test_open_and_tag (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "أمن", "سياسة", "سياسة" };

  choose (f, "Format", HW_EXPORT_MARKDOWN);
  choose (f, "Notes of", 2);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (f, "Tags", ADW_TYPE_EXPANDER_ROW)),
                                 TRUE);
  hw_fixture_settle (&f->base);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *check = hw_find_widget (find_row (f, names[i], ADW_TYPE_ACTION_ROW),
                                         GTK_TYPE_CHECK_BUTTON, NULL);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
    }
  hw_export_dialog_write (HW_EXPORT_DIALOG (f->dialog), f->file);
  assert_file (
      f, (Wanted){ HW_EXPORT_MARKDOWN,
                   { .documents = &f->first, .n_documents = 1, .tags = &f->tag, .n_tags = 1 } });
}

static gpointer
export_with (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_export_to_bytes (library, NULL, data, cancellable, error);
}

static char *
get_preview (Fixture *f)
{
  GtkWidget *view = hw_find_widget (f->dialog, GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static gboolean
stop_waiting (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Longer than the preview waits for what may follow. */
static void
wait_for_preview (Fixture *f)
{
  gboolean over = FALSE;

  g_timeout_add (400, stop_waiting, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  hw_fixture_settle (&f->base);
}

/* What is chosen for the text is in it, and in the preview before. */
static void
test_options (Fixture *f, gconstpointer data)
{
  HwExportOptions options = {
    .format = HW_EXPORT_MARKDOWN,
    .order = HW_EXPORT_BY_TAG,
    .context = HW_EXPORT_CONTEXT_PARAGRAPH,
    .citation = HW_EXPORT_CITE_DOCUMENT,
  };
  g_autofree char *contents = NULL, *preview = NULL;

  choose (f, "Format", HW_EXPORT_MARKDOWN);
  choose (f, "Notes of", 1);
  choose (f, "Order", 1);
  choose (f, "Around quotations", 3);
  choose (f, "Citation", 2);
  wait_for_preview (f);
  preview = get_preview (f);
  hw_export_dialog_write (HW_EXPORT_DIALOG (f->dialog), f->file);
  hw_fixture_settle (&f->base);
  g_autoptr (GBytes) expected = hw_fixture_do (&f->base, export_with, &options);
  g_assert_true (g_file_load_contents (f->file, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpmem (contents, strlen (contents), g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected));
  g_assert_cmpstr (preview, ==, contents);
}

/* The open document with its notes as comments, where the format can; its contents are listed. */
static void
test_document (Fixture *f, gconstpointer data)
{
  HwExportOptions options = { .format = HW_EXPORT_DOCX, .document = f->first };
  g_autofree char *contents = NULL;
  gsize n_bytes;

  choose (f, "Format", HW_EXPORT_DOCX);
  choose (f, "Write", 2);
  wait_for_preview (f);
  g_autofree char *preview = get_preview (f);
  g_assert_nonnull (strstr (preview, "الأولى"));
  g_assert_nonnull (strstr (preview, "2 passages"));
  hw_export_dialog_write (HW_EXPORT_DIALOG (f->dialog), f->file);
  hw_fixture_settle (&f->base);
  g_autoptr (GBytes) expected = hw_fixture_do (&f->base, export_with, &options);
  g_assert_true (g_file_load_contents (f->file, NULL, &contents, &n_bytes, NULL, NULL));
  g_assert_cmpmem (contents, n_bytes, g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected));
}

/* With a date that is none nothing can be written. */
static void
test_dates (Fixture *f, gconstpointer data)
{
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (find_row (f, "Search and dates", ADW_TYPE_EXPANDER_ROW)), TRUE);
  hw_fixture_settle (&f->base);
  GtkWidget *row = find_row (f, "Made until", ADW_TYPE_ENTRY_ROW);
  GtkWidget *button = hw_find_widget (f->dialog, GTK_TYPE_BUTTON, "_Export…");

  choose (f, "Format", HW_EXPORT_MARKDOWN);
  gtk_editable_set_text (GTK_EDITABLE (row), "2001-13");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (row), "2001-12");
  g_assert_true (gtk_widget_get_sensitive (button));
  wait_for_preview (f);
  g_autofree char *preview = get_preview (f);
  g_assert_cmpstr (preview, ==, "There is nothing to write.");
}

static GtkWidget *
find_message (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* Where nothing can be written, a message says so, no file is left, and another place can be chosen. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->base.dir, "no-such-folder", "notes", NULL);
  g_autoptr (GFile) nowhere = g_file_new_for_path (path);
  GtkWidget *message;

  hw_export_dialog_write (HW_EXPORT_DIALOG (f->dialog), nowhere);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->n_exported, ==, 0);
  message = find_message ();
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (message)), path));
  gtk_window_destroy (GTK_WINDOW (message));
  g_assert_false (g_file_query_exists (nowhere, NULL));

  choose (f, "Format", HW_EXPORT_CSV);
  hw_export_dialog_write (HW_EXPORT_DIALOG (f->dialog), f->file);
  assert_file (f, (Wanted){ HW_EXPORT_CSV, { .documents = &f->second, .n_documents = 1 } });
}

static GMutex mutex;

/* Keeps the lane that writes exports busy. */
static gpointer
be_long (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&mutex);
  g_mutex_unlock (&mutex);
  return NULL;
}

/* Cancelled while it is written: an earlier file stays as it was, and the choice is there again. */
static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (f->file), "earlier", -1, NULL));
  g_mutex_lock (&mutex);
  hw_session_run (f->base.session, HW_LANE_WORK, be_long, NULL, NULL, NULL, NULL, NULL, NULL);
  hw_export_dialog_write (HW_EXPORT_DIALOG (f->dialog), f->file);
  g_assert_nonnull (hw_find_widget (f->dialog, GTK_TYPE_LABEL, "Writing the notes"));
  click (f, "_Cancel");
  g_mutex_unlock (&mutex);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->n_exported, ==, 0);
  g_assert_null (find_message ());
  g_assert_nonnull (hw_find_widget (f->dialog, GTK_TYPE_LABEL, "Format"));
  g_assert_true (g_file_get_contents (g_file_peek_path (f->file), &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "earlier");

  /* With nothing under way, the same button closes the dialog. */
  g_object_add_weak_pointer (G_OBJECT (f->dialog), (gpointer *) &f->dialog);
  click (f, "_Cancel");
  hw_fixture_settle (&f->base);
  g_assert_null (f->dialog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/export-dialog/chosen", test_chosen);
  ADD ("/export-dialog/all", test_all);
  ADD ("/export-dialog/open-and-tag", test_open_and_tag);
  ADD ("/export-dialog/options", test_options);
  ADD ("/export-dialog/document", test_document);
  ADD ("/export-dialog/dates", test_dates);
  ADD ("/export-dialog/refused", test_refused);
  ADD ("/export-dialog/cancelled", test_cancelled);
  return g_test_run ();
}
