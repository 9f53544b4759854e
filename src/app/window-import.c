/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "compat.h"
#include "window-private.h"

static void
import_finished_cb (HwImportJob *job, gpointer user_data)
{
  HwWindow *self = user_data;
  const guint n_added = hw_import_job_get_n_added (job);
  const guint n_unchanged = hw_import_job_get_n_unchanged (job);
  const gint64 first = hw_import_job_get_first (job);
  const gboolean is_reading = hw_window_get_document (self) != NULL;

  if (hw_import_job_get_error (job) != NULL)
    hw_window_toast_failure (self, hw_import_job_get_error (job));
  else if (n_added > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%'u document added", "%'u documents added", n_added), n_added);

      hw_window_toast_undo (self, text);
    }
  else if (n_unchanged > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%'u document was in the library already",
                                       "%'u documents were in the library already", n_unchanged),
                             n_unchanged);

      hw_window_toast (self, text);
    }
  else if (!hw_import_job_was_cancelled (job) && hw_import_job_get_failures (job)->len == 0)
    hw_window_toast (self, _ ("There is nothing to add"));
  /* One document is opened to be read; many leave the person where they are. */
  if (first != 0 && (n_added + n_unchanged == 1 || !is_reading))
    hw_window_open_document (self, first, NULL, HW_OPEN_TAB);
}

static void
is_needed_cb (HwWindow *self, GParamSpec *pspec, HwImportView *view)
{
  gboolean is_needed;

  g_object_get (view, "is-needed", &is_needed, NULL);
  gtk_revealer_set_reveal_child (self->progress, is_needed);
}

static void
reload_cb (HwWindow *self, gint64 document, const char *path)
{
  hw_window_reload_encoding (self, document, path);
}

static void
ensure_view (HwWindow *self)
{
  if (self->import_view != NULL)
    return;
  self->import_view = hw_import_view_new ();
  gtk_revealer_set_child (self->progress, self->import_view);
  g_signal_connect_object (self->import_view, "notify::is-needed", G_CALLBACK (is_needed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->import_view, "reload", G_CALLBACK (reload_cb), self,
                           G_CONNECT_SWAPPED);
  hw_import_view_follow_index (HW_IMPORT_VIEW (self->import_view), self->session);
}

/* A library of an earlier version is indexed after it was opened. The view is made at the first word of that:
 * the next one finds it. */
static void
indexing_cb (HwWindow *self)
{
  if (!self->has_failed)
    ensure_view (self);
}

void
hw_window_follow_index (HwWindow *self)
{
  g_signal_connect_object (self->session, "indexing", G_CALLBACK (indexing_cb), self,
                           G_CONNECT_SWAPPED);
}

void
hw_window_start_import (HwWindow *self, HwImportJob *job)
{
  if (self->has_failed)
    return;
  ensure_view (self);
  g_signal_connect_object (job, "finished", G_CALLBACK (import_finished_cb), self, 0);
  hw_import_view_add_job (HW_IMPORT_VIEW (self->import_view), job);
  hw_import_job_start (job, self->session);
}

void
hw_window_import (HwWindow *self, GPtrArray *files)
{
  g_autoptr (HwImportJob) job = NULL;

  g_return_if_fail (HW_IS_WINDOW (self));

  /* Where many come nobody is asked. */
  if (files->len == 1 && !self->has_failed && g_file_peek_path (files->pdata[0]) != NULL)
    {
      hw_window_open_one (self, files->pdata[0]);
      return;
    }
  job = hw_import_job_new (files);
  hw_window_start_import (self, job);
}

void
hw_window_open_samples (HwWindow *self)
{
  g_autoptr (HwImportJob) job = hw_import_job_new_samples ();

  hw_window_start_import (self, job);
}

static void
chosen (GListModel *files, gpointer user_data)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  hw_window_import (user_data, list);
}

void
hw_window_choose_documents (HwWindow *self)
{
  hw_compat_choose_files (GTK_WINDOW (self), HW_CHOOSE_DOCUMENTS, _ ("Open Files"), _ ("_Open"),
                          NULL, chosen, g_object_ref (self), g_object_unref);
}

void
hw_window_choose_folder (HwWindow *self)
{
  hw_compat_choose_files (GTK_WINDOW (self), HW_CHOOSE_FOLDER, _ ("Open a Folder"), _ ("_Open"),
                          NULL, chosen, g_object_ref (self), g_object_unref);
}

static void
paste (HwWindow *self, const char *name, GBytes *bytes)
{
  g_autoptr (HwImportJob) job = NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      hw_window_toast (self, _ ("There is no text on the clipboard"));
      return;
    }
  job = hw_import_job_new_pasted (name, bytes);
  hw_window_start_import (self, job);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwWindow) self = user_data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  paste (self, "pasted.txt", bytes);
}

static void
page_spliced_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwWindow) self = user_data;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL) >= 0)
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  paste (self, "pasted.html", bytes);
}

static void
page_read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwWindow) self = user_data;
  g_autoptr (GInputStream) page
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (page != NULL)
    g_output_stream_splice_async (
        memory, page, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
        G_PRIORITY_DEFAULT, NULL, page_spliced_cb, g_steal_pointer (&self));
  else
    gdk_clipboard_read_text_async (GDK_CLIPBOARD (clipboard), NULL, text_read_cb,
                                   g_steal_pointer (&self));
}

void
hw_window_paste_document (HwWindow *self)
{
  static const char *page_types[] = { "text/html", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  /* What comes from a browser or a word processor has its headings and lists in HTML. */
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), page_types[0]))
    gdk_clipboard_read_async (clipboard, page_types, G_PRIORITY_DEFAULT, NULL, page_read_cb,
                              g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (list, l->data);
  if (list->len == 0)
    return FALSE;
  hw_window_import (user_data, list);
  return TRUE;
}

void
hw_window_accept_drops (HwWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
