/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "compat.h"
#include "edits.h"
#include "replace-dialog.h"
#include "window-private.h"

/* Milliseconds after which it is shown that a file is still being read. */
#define DELAY 400

/* A replacement, from its start until its report is shown or it is told of. */
typedef struct
{
  HwWindow *window;  /* owned */
  HwReplaceJob *job; /* owned */
  GtkWidget *dialog; /* owned; NULL until it is needed */
  guint delay_source;
} Replacing;

static void
replacing_free (Replacing *self)
{
  g_clear_handle_id (&self->delay_source, g_source_remove);
  g_clear_object (&self->dialog);
  g_object_unref (self->job);
  g_object_unref (self->window);
  g_free (self);
}

static void
undone_cb (HwWindow *self)
{
  hw_window_toast (self, _ ("The text is again what it was before"));
}

static void
passage_activated_cb (HwWindow *self, gint64 document, gint64 passage, gint64 start, gint64 end)
{
  const HwReadingTarget target = { .passage = passage, .start = start, .end = end };

  hw_window_open_document (self, document, &target, HW_OPEN_HERE);
  /* What can be done about it stands in its row. */
  if (self->panel != NULL)
    hw_panel_show_passage (HW_PANEL (self->panel), passage);
}

static void
present (Replacing *self)
{
  if (self->dialog == NULL)
    {
      self->dialog = g_object_ref_sink (hw_replace_dialog_new (self->job));
      gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (self->window));
      g_signal_connect_object (self->dialog, "undone", G_CALLBACK (undone_cb), self->window,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->dialog, "passage-activated", G_CALLBACK (passage_activated_cb),
                               self->window, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static gboolean
delay_cb (gpointer user_data)
{
  Replacing *self = user_data;

  self->delay_source = 0;
  present (self);
  return G_SOURCE_REMOVE;
}

static void
close_dialog (Replacing *self)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static void
tell_done (Replacing *self)
{
  HwRows *rows = hw_replace_job_get_rows (self->job);
  const guint n_kept = hw_replace_job_get_n (self->job, HW_ANCHOR_KEPT);
  g_autofree char *summary = NULL, *text = NULL;

  if ((rows != NULL && hw_rows_get_n (rows) > 0) || hw_replace_job_get_remark (self->job) != NULL)
    {
      present (self);
      hw_replace_dialog_show_report (HW_REPLACE_DIALOG (self->dialog));
      return;
    }
  close_dialog (self);
  if (n_kept == 0)
    {
      hw_window_toast_undo (self->window, _ ("Text replaced"));
      return;
    }
  summary = hw_replace_dialog_summarize (self->job);
  /* Translators: %s tells how many passages were kept */
  text = g_strdup_printf (_ ("Text replaced: %s"), summary);
  hw_window_toast_undo (self->window, text);
}

static void
finished_cb (HwReplaceJob *job, gpointer user_data)
{
  Replacing *self = user_data;
  const HwReplaceOutcome outcome = hw_replace_job_get_outcome (job);

  g_clear_handle_id (&self->delay_source, g_source_remove);
  /* The window may have gone meanwhile. */
  if (self->window->session == NULL || outcome != HW_REPLACE_DONE)
    close_dialog (self);
  if (self->window->session != NULL)
    switch (outcome)
      {
      case HW_REPLACE_DONE:
        tell_done (self);
        break;
      case HW_REPLACE_SAME:
        hw_window_toast (self->window, _ ("The file has the same text: nothing was replaced."));
        break;
      case HW_REPLACE_FAILED:
        hw_compat_show_message (GTK_WINDOW (self->window), _ ("That could not be done"),
                                hw_replace_job_get_error (job));
        break;
      case HW_REPLACE_CANCELLED:
      default:
        break;
      }
  replacing_free (self);
}

void
hw_window_replace_text (
    HwWindow *self, gint64 document, GFile *file, GBytes *bytes, const HwReadOptions *options)
{
  Replacing *replacing;

  g_return_if_fail (HW_IS_WINDOW (self) && document != 0 && G_IS_FILE (file));

  if (self->has_failed)
    return;
  if (self->panel != NULL)
    hw_panel_commit (HW_PANEL (self->panel));
  replacing = g_new0 (Replacing, 1);
  replacing->window = g_object_ref (self);
  replacing->job = hw_replace_job_new (document, file, bytes, options);
  g_signal_connect (replacing->job, "finished", G_CALLBACK (finished_cb), replacing);
  replacing->delay_source = g_timeout_add (DELAY, delay_cb, replacing);
  hw_replace_job_start (replacing->job, self->session);
}

/* A file is being chosen for a document. */
typedef struct
{
  HwWindow *window; /* owned */
  gint64 document;
} Choosing;

static void
choosing_free (gpointer data)
{
  Choosing *self = data;

  g_object_unref (self->window);
  g_free (self);
}

static void
chosen (GListModel *files, gpointer user_data)
{
  Choosing *choosing = user_data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (choosing->window->session != NULL)
    hw_window_replace_text (choosing->window, choosing->document, file, NULL, NULL);
}

static void
choose (HwWindow *self, gint64 document)
{
  Choosing *choosing;

  if (document == 0)
    return;
  choosing = g_new (Choosing, 1);
  *choosing = (Choosing){ g_object_ref (self), document };
  hw_compat_choose_files (GTK_WINDOW (self), HW_CHOOSE_DOCUMENT, _ ("Replace Text"), _ ("_Replace"),
                          NULL, chosen, choosing, choosing_free);
}

static void
replace_text (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwDocument *document = hw_window_get_document (user_data);

  choose (user_data, document != NULL ? document->id : 0);
}

static void
replace_text_of (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose (user_data, g_variant_get_int64 (parameter));
}

static void
confirm_passage (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_edit_confirm_passage (HW_WINDOW (user_data)->session, g_variant_get_int64 (parameter));
}

/* A passage whose words were not found, or were found at a wrong place, is moved to those that are selected. */
static void
place_passage (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;
  HwDocument *document = hw_window_get_document (self);
  gint64 of, passage;

  g_variant_get (parameter, "(xx)", &of, &passage);
  if (document == NULL || document->id != of)
    return;
  if (!hw_reading_page_place_passage (hw_window_get_reading (self), passage))
    hw_window_toast (self, _ ("Select the words of the passage in the text first"));
}

void
hw_window_update_replace (HwWindow *self)
{
  hw_action_set_enabled (G_ACTION_MAP (self), "replace-text", self->document != 0);
}

void
hw_window_add_replace_actions (HwWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "replace-text", .activate = replace_text },
    { .name = "replace-text-of", .activate = replace_text_of, .parameter_type = "x" },
    { .name = "confirm-passage", .activate = confirm_passage, .parameter_type = "x" },
    { .name = "place-passage", .activate = place_passage, .parameter_type = "(xx)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  hw_window_update_replace (self);
}
