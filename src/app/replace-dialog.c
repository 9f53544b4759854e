/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replace-dialog.h"

#include <glib/gi18n.h>

#include "list-kind.h"
#include "passage-row.h"
#include "row-model.h"

#define PROGRESS_INTERVAL 100 /* ms */

struct _HwReplaceDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkLabel *reading;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkLabel *remark;
  GtkWidget *scroller;
  GtkListView *list;
  GtkWidget *cancel_button;
  GtkWidget *undo_button;
  GtkWidget *keep_button;

  HwReplaceJob *job; /* owned */
  HwRowModel *model; /* owned */
  guint progress_source;
  gboolean is_done;
};

enum
{
  UNDONE,
  PASSAGE_ACTIVATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwReplaceDialog, hw_replace_dialog, ADW_TYPE_WINDOW)

/* Takes @part. */
static void
add_part (GString *parts, char *part)
{
  if (parts->len > 0)
    g_string_append (parts, _ (", "));
  g_string_append (parts, part);
  g_free (part);
}

char *
hw_replace_dialog_summarize (HwReplaceJob *job)
{
  GString *parts = g_string_new (NULL);
  const guint n_kept = hw_replace_job_get_n (job, HW_ANCHOR_KEPT),
              n_moved = hw_replace_job_get_n (job, HW_ANCHOR_MOVED),
              n_uncertain = hw_replace_job_get_n (job, HW_ANCHOR_UNCERTAIN),
              n_lost = hw_replace_job_get_n (job, HW_ANCHOR_LOST);

  /* Translators: of a text that was replaced; these four are put one after another. */
  add_part (parts,
            g_strdup_printf (ngettext ("%'u passage kept", "%'u passages kept", n_kept), n_kept));
  if (n_moved > 0)
    add_part (parts, g_strdup_printf (ngettext ("%'u moved", "%'u moved", n_moved), n_moved));
  if (n_uncertain > 0)
    add_part (parts, g_strdup_printf (ngettext ("%'u uncertain", "%'u uncertain", n_uncertain),
                                      n_uncertain));
  if (n_lost > 0)
    add_part (parts, g_strdup_printf (ngettext ("%'u lost", "%'u lost", n_lost), n_lost));
  return g_string_free (parts, FALSE);
}

static GtkWidget *
make_row (gpointer owner)
{
  return hw_passage_row_new (HW_PASSAGE_ROW_REPORT);
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  hw_passage_row_set_entry (HW_PASSAGE_ROW (widget), hw_row_get_item (row));
}

static void
activate_row (gpointer owner, guint position)
{
  HwReplaceDialog *self = owner;
  HwRows *rows = hw_row_model_get_rows (self->model);
  g_autoptr (HwPassage) passage = NULL;

  if (position >= hw_rows_get_n (rows))
    return;
  passage = hw_passage_ref (((const HwPassageEntry *) hw_rows_get_item (rows, position))->passage);
  g_signal_emit (self, signals[PASSAGE_ACTIVATED], 0, passage->document, passage->id,
                 passage->start, passage->end);
  gtk_window_close (GTK_WINDOW (self));
}

static const HwListKind report_kind
    = { .make = make_row, .bind = bind_row, .activate = activate_row };

static gboolean
progress_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (HW_REPLACE_DIALOG (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

void
hw_replace_dialog_show_report (HwReplaceDialog *self)
{
  HwRows *rows = hw_replace_job_get_rows (self->job);
  const char *remark = hw_replace_job_get_remark (self->job);
  g_autofree char *summary = hw_replace_dialog_summarize (self->job);

  g_return_if_fail (HW_IS_REPLACE_DIALOG (self));

  self->is_done = TRUE;
  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Text Replaced"));
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  hw_row_model_set_rows (self->model, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows != NULL && hw_rows_get_n (rows) > 0);
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->undo_button, TRUE);
  gtk_widget_set_visible (self->keep_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "report");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->keep_button);
  gtk_widget_grab_focus (self->keep_button);
}

static void
cancel_cb (HwReplaceDialog *self)
{
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  hw_replace_job_cancel (self->job);
}

static void
undo_cb (HwReplaceDialog *self)
{
  gtk_widget_set_sensitive (self->undo_button, FALSE);
  gtk_widget_set_sensitive (self->keep_button, FALSE);
  hw_replace_job_undo (self->job);
}

static void
undone_cb (HwReplaceDialog *self, const char *error)
{
  gtk_widget_set_sensitive (self->keep_button, TRUE);
  if (error != NULL)
    {
      gtk_label_set_text (self->remark, error);
      gtk_widget_set_visible (GTK_WIDGET (self->remark), TRUE);
      gtk_widget_grab_focus (self->keep_button);
      return;
    }
  g_signal_emit (self, signals[UNDONE], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* Who closes it while it runs wants it to stop; it goes when it has. */
static gboolean
hw_replace_dialog_close_request (GtkWindow *window)
{
  HwReplaceDialog *self = HW_REPLACE_DIALOG (window);

  if (!self->is_done)
    {
      cancel_cb (self);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (hw_replace_dialog_parent_class)->close_request (window);
}

static void
hw_replace_dialog_dispose (GObject *object)
{
  HwReplaceDialog *self = HW_REPLACE_DIALOG (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  G_OBJECT_CLASS (hw_replace_dialog_parent_class)->dispose (object);
}

static void
hw_replace_dialog_finalize (GObject *object)
{
  HwReplaceDialog *self = HW_REPLACE_DIALOG (object);

  g_clear_object (&self->job);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (hw_replace_dialog_parent_class)->finalize (object);
}

static void
hw_replace_dialog_class_init (HwReplaceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_replace_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = hw_replace_dialog_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  GTK_WINDOW_CLASS (klass)->close_request = hw_replace_dialog_close_request;
  signals[UNDONE] = g_signal_new ("undone", HW_TYPE_REPLACE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[PASSAGE_ACTIVATED]
      = g_signal_new ("passage-activated", HW_TYPE_REPLACE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/replace-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, reading);
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, remark);
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, HwReplaceDialog, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
hw_replace_dialog_init (HwReplaceDialog *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = hw_row_model_new (hw_passage_entry_same);
  selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (self->model));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (selection), &report_kind, self);
  self->progress_source = g_timeout_add (PROGRESS_INTERVAL, progress_cb, self);
}

GtkWidget *
hw_replace_dialog_new (HwReplaceJob *job)
{
  HwReplaceDialog *self = g_object_new (HW_TYPE_REPLACE_DIALOG, NULL);
  g_autofree char *name = hw_direction_isolate (hw_replace_job_get_name (job));
  /* Translators: %s is the name of a file */
  g_autofree char *reading = g_strdup_printf (_ ("“%s” is being read"), name);

  self->job = g_object_ref (job);
  gtk_label_set_text (self->reading, reading);
  g_signal_connect_object (job, "undone", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
