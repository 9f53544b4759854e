/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-pane-private.h"

#include <glib/gi18n.h>

#include "compat.h"
#include "files.h"

/* A file that was chosen for a document without its original. */
typedef struct
{
  GWeakRef pane;
  gint64 document;
  char *path;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_weak_ref_clear (&choice->pane);
  g_free (choice->path);
  g_free (choice);
}

/* In a library thread. */
static gpointer
keep_original (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Choice *choice = data;
  g_autoptr (GBytes) bytes = hw_files_read (choice->path, FALSE, error);

  if (bytes != NULL)
    hw_library_set_original (library, choice->document, bytes, error);
  return NULL;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (HwPagePane) self = g_weak_ref_get (&choice->pane);
  g_autoptr (GError) error = NULL;

  /* That it was kept shows by the page. */
  hw_session_run_finish (HW_SESSION (source), result, &error);
  if (error != NULL && self != NULL)
    g_signal_emit_by_name (self, "failed", error->message);
  else if (error != NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  choice_free (choice);
}

static void
file_chosen (GListModel *files, gpointer user_data)
{
  HwPagePane *self = user_data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  Choice *choice;

  if (self->document == NULL || self->session == NULL)
    return;
  choice = g_new0 (Choice, 1);
  g_weak_ref_init (&choice->pane, self);
  choice->document = self->document->id;
  choice->path = g_file_get_path (file);
  if (choice->path == NULL)
    {
      g_signal_emit_by_name (self, "failed", _ ("The file is not on this machine"));
      choice_free (choice);
      return;
    }
  hw_session_run (self->session, HW_LANE_WORK, keep_original, choice, NULL, NULL, NULL, kept_cb,
                  choice);
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hw_compat_choose_files (GTK_WINDOW (gtk_widget_get_root (widget)), HW_CHOOSE_DOCUMENT,
                          _ ("Choose the Original"), _ ("_Keep"), NULL, file_chosen,
                          g_object_ref (widget), g_object_unref);
}

void
hw_page_pane_class_add_choose (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.choose", NULL, choose);
}
