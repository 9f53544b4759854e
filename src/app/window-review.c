/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "compat.h"
#include "documents.h"
#include "import-review-dialog.h"
#include "window-private.h"

static void
accepted_cb (HwWindow *self, HwReviewDialog *dialog)
{
  HwImportReview *review = hw_review_dialog_get_review (dialog);
  GArray *rows;
  HwLoaded *loaded = hw_import_review_take (review, &rows);
  g_autoptr (HwImportJob) job = NULL;

  if (loaded == NULL)
    return;
  job = hw_import_job_new_reviewed (hw_import_review_get_name (review), loaded, rows,
                                    hw_review_dialog_get_title (dialog),
                                    hw_review_dialog_get_keeps_original (dialog));
  hw_window_start_import (self, job);
}

/* The options of one file, and its text. */
static void
review_file (HwWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (HwImportReview) review = NULL;
  GtkWidget *dialog;

  if (path == NULL)
    {
      hw_window_toast (self, _ ("Only files on this machine can be added."));
      return;
    }
  review = hw_import_review_new (path);
  dialog = hw_review_dialog_new (self->session, review, NULL);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A file that was opened alone, on its way to be added or asked about. */
typedef struct
{
  HwWindow *window; /* owned */
  GFile *file;      /* owned */
  HwImportReading *reading;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->window);
  g_object_unref (self->file);
  hw_import_reading_free (self->reading);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
add (Opening *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (HwImportJob) job = NULL;

  g_ptr_array_add (files, self->file);
  job = hw_import_job_new (files);
  hw_window_start_import (self->window, job);
}

static gpointer
find_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_find_hash (library, data) != 0 ? g_strdup (data) : NULL;
}

/* What is there already is opened, whatever its encoding may be. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) self = user_data;
  g_autofree char *known = hw_session_run_finish (HW_SESSION (source), result, NULL);

  if (self->window->session == NULL)
    return;
  if (known != NULL)
    add (self);
  else
    review_file (self->window, self->file);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) self = user_data;

  if (self->window->session == NULL)
    return;
  if (!hw_import_reading_is_doubtful (self->reading))
    {
      add (self);
      return;
    }
  HwSession *session = self->window->session;
  char *hash = g_strdup (self->reading->hash);
  hw_session_run (session, HW_LANE_EDIT, find_run, hash, g_free, g_free, NULL, found_cb,
                  g_steal_pointer (&self));
}

static void
look_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  hw_import_reading_run (data, cancellable);
  g_task_return_boolean (task, TRUE);
}

void
hw_window_open_one (HwWindow *self, GFile *file)
{
  Opening *opening = g_new0 (Opening, 1);
  g_autoptr (GTask) task = NULL;

  opening->window = g_object_ref (self);
  opening->file = g_object_ref (file);
  opening->reading = g_new0 (HwImportReading, 1);
  opening->reading->path = g_file_get_path (file);
  opening->reading->name = g_filename_display_basename (opening->reading->path);
  opening->reading->is_brief = TRUE;
  task = g_task_new (self, NULL, looked_cb, opening);
  g_task_set_task_data (task, opening->reading, NULL);
  g_task_run_in_thread (task, look_run);
}

static void
options_chosen (GListModel *files, gpointer user_data)
{
  HwWindow *self = user_data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (self->session != NULL)
    review_file (self, file);
}

static void
import_options (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_compat_choose_files (user_data, HW_CHOOSE_DOCUMENT, _ ("Add with Options"), _ ("_Open"), NULL,
                          options_chosen, g_object_ref (user_data), g_object_unref);
}

/* A document whose encoding is being chosen. */
typedef struct
{
  HwWindow *window; /* owned */
  gint64 id;
  char *path;           /* of its file, where that is known; or NULL */
  HwDocument *document; /* once it was read, */
  GBytes *original;     /* and what was kept of its file */
} Reloading;

static void
reloading_free (gpointer data)
{
  Reloading *self = data;

  g_object_unref (self->window);
  g_free (self->path);
  g_clear_pointer (&self->document, hw_document_unref);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reloading, reloading_free)

static void
reload_accepted_cb (HwReviewDialog *dialog, gpointer user_data)
{
  const Reloading *self = user_data;
  HwImportReview *review = hw_review_dialog_get_review (dialog);
  const HwImportReading *reading = hw_import_review_get_reading (review);
  HwReadOptions options = hw_import_review_get_options (review);
  g_autoptr (GFile) file
      = g_file_new_for_path (self->path != NULL ? self->path : hw_import_review_get_name (review));

  if (self->window->session == NULL || reading == NULL || reading->extract == NULL)
    return;
  /* Also where it is the one that was guessed: a person chose it now. */
  if (options.encoding == NULL)
    options.encoding = reading->extract->encoding;
  hw_window_replace_text (self->window, self->id, file, reading->bytes, &options);
}

static void
ask_encoding (Reloading *self)
{
  g_autoptr (HwImportReview) review = NULL;
  HwWindow *window = self->window;
  GtkWidget *dialog;

  if (self->original != NULL)
    review = hw_import_review_new_for_bytes (
        self->document->title, self->original,
        *self->document->format != '\0' ? self->document->format : "text");
  else
    review = hw_import_review_new (self->path);
  dialog = hw_review_dialog_new (window->session, review, self->document);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  g_signal_connect_data (dialog, "accepted", G_CALLBACK (reload_accepted_cb), self,
                         (GClosureNotify) (GCallback) reloading_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_chosen (GListModel *files, gpointer user_data)
{
  Reloading *self = user_data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  Reloading *chosen = g_new0 (Reloading, 1);

  if (self->window->session == NULL || g_file_peek_path (file) == NULL)
    {
      g_free (chosen);
      return;
    }
  /* The file dialog frees its own. */
  chosen->window = g_object_ref (self->window);
  chosen->id = self->id;
  chosen->document = hw_document_ref (self->document);
  chosen->path = g_file_get_path (file);
  ask_encoding (chosen);
}

static gpointer
read_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Reloading *self = data;

  self->document = hw_library_get_document (library, self->id, error);
  if (self->document != NULL)
    self->original = hw_library_get_original (library, self->id, NULL);
  return NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reloading) self = user_data;
  g_autoptr (GError) error = NULL;

  hw_session_run_finish (HW_SESSION (source), result, &error);
  if (self->window->session == NULL)
    return;
  if (error != NULL)
    {
      hw_window_toast_failure (self->window, error->message);
      return;
    }
  if (self->original != NULL || self->path != NULL)
    {
      ask_encoding (g_steal_pointer (&self));
      return;
    }
  /* Translators: the title of a file dialog; %s is the title of a document. */
  g_autofree char *title = g_strdup_printf (_ ("The File of “%s”"), self->document->title);
  GtkWindow *window = GTK_WINDOW (self->window);
  hw_compat_choose_files (window, HW_CHOOSE_DOCUMENT, title, _ ("_Open"), NULL, file_chosen,
                          g_steal_pointer (&self), reloading_free);
}

void
hw_window_reload_encoding (HwWindow *self, gint64 document, const char *path)
{
  Reloading *reloading = g_new0 (Reloading, 1);

  reloading->window = g_object_ref (self);
  reloading->id = document;
  reloading->path = g_strdup (path);
  /* An original may be large: nothing that is typed waits behind it. */
  hw_session_run (self->session, HW_LANE_SEARCH, read_run, reloading, NULL, NULL, NULL, read_cb,
                  reloading);
}

static void
reload_encoding (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwDocument *document = hw_window_get_document (user_data);

  if (document != NULL)
    hw_window_reload_encoding (user_data, document->id, NULL);
}

void
hw_window_update_review (HwWindow *self)
{
  HwDocument *document = self->document != 0 ? hw_window_get_document (self) : NULL;

  /* Where the format says it there is nothing to choose. */
  hw_action_set_enabled (G_ACTION_MAP (self), "reload-encoding",
                         document != NULL && *document->encoding != '\0');
}

void
hw_window_add_review_actions (HwWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "import-options", .activate = import_options },
    { .name = "reload-encoding", .activate = reload_encoding },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  hw_window_update_review (self);
}
