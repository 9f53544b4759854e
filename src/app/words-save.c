/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-save.h"

#include <glib/gi18n.h>

#include "compat.h"

typedef struct
{
  GtkWidget *from; /* owned; NULL once it was passed on */
  HwSession *session;
  GFile *file; /* NULL until it is chosen */
  HwWordsWrite write;
  gpointer data;
  GDestroyNotify free_data;
} Saving;

static void
saving_free (gpointer user_data)
{
  Saving *saving = user_data;

  g_clear_object (&saving->from);
  g_clear_object (&saving->session);
  g_clear_object (&saving->file);
  if (saving->data != NULL)
    saving->free_data (saving->data);
  g_free (saving);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer user_data, GCancellable *cancellable)
{
  Saving *saving = user_data;
  GError *error = NULL;

  if (g_file_peek_path (saving->file) == NULL)
    {
      g_autofree char *uri = g_file_get_uri (saving->file);

      error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("“%s” is not on this computer; choose a folder that is"), uri);
    }
  if (error == NULL && saving->write (saving->data, saving->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit_by_name (source, "saved", saving->file);
  else
    g_signal_emit_by_name (saving->session, "failed", error->message);
}

void
hw_words_save_to (GtkWidget *from,
                  HwSession *session,
                  GFile *file,
                  HwWordsWrite write,
                  gpointer data,
                  GDestroyNotify free_data)
{
  g_autoptr (GTask) task = g_task_new (from, NULL, written_cb, NULL);
  Saving *saving = g_new0 (Saving, 1);

  saving->session = g_object_ref (session);
  saving->file = g_object_ref (file);
  saving->write = write;
  saving->data = data;
  saving->free_data = free_data;
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  hw_words_save_to (saving->from, saving->session, file, saving->write,
                    g_steal_pointer (&saving->data), saving->free_data);
}

void
hw_words_save (GtkWidget *from,
               HwSession *session,
               const char *suggested_name,
               HwWordsWrite write,
               gpointer data,
               GDestroyNotify free_data)
{
  Saving *saving = g_new0 (Saving, 1);
  GtkRoot *root = gtk_widget_get_root (from);

  saving->from = g_object_ref (from);
  saving->session = g_object_ref (session);
  saving->write = write;
  saving->data = data;
  saving->free_data = free_data;
  hw_compat_choose_files (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, HW_CHOOSE_TARGET,
                          _ ("Save"), _ ("_Save"), suggested_name, chosen_cb, saving, saving_free);
}
