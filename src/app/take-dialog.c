/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "take-dialog.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "merge.h"
#include "project-file.h"
#include "take-item.h"

#define PROGRESS_INTERVAL 100 /* ms */

struct _HwTakeDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwComboRow *prefer;
  AdwPreferencesGroup *about;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkListView *list;
  GtkWidget *take_button;
  GtkWidget *cancel_button;
  GtkWidget *close_button;
  GtkWidget *settle_button;

  HwSession *session; /* owned */
  HwTake what;
  GFile *file; /* owned */
  GCancellable *cancellable;
  struct _Job *job; /* of the run; belongs to it */
  guint progress_source;
  gint64 step; /* in history, of what was taken over; 0 before */
};

G_DEFINE_FINAL_TYPE (HwTakeDialog, hw_take_dialog, ADW_TYPE_WINDOW)

/* One run through the library thread. */
typedef struct _Job
{
  HwTake what;
  HwPrefer prefer;
  GFile *file;
  GCancellable *cancellable;
  int n_done, n; /* atomic */
  guint counts[HW_PROJECT_N_STATUSES];
  GPtrArray *items[HW_PROJECT_N_STATUSES]; /* HwTakeItem: what is worth a look */
  GHashTable *choices;                     /* what was chosen for conflicts; or NULL */
  gint64 step;                             /* of the run; before it, the one to be taken back */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  for (guint i = 0; i < HW_PROJECT_N_STATUSES; i++)
    g_ptr_array_unref (job->items[i]);
  g_clear_pointer (&job->choices, g_hash_table_unref);
  g_object_unref (job->file);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
item_cb (const HwProjectItem *item, guint n_done, guint n, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->n, (int) n);
  g_atomic_int_set (&job->n_done, (int) n_done);
  job->counts[item->status]++;
  if (item->status >= HW_PROJECT_CHANGED)
    {
      gpointer chosen = GINT_TO_POINTER (job->prefer);

      if (item->guid != NULL && job->choices != NULL)
        g_hash_table_lookup_extended (job->choices, item->guid, NULL, &chosen);
      g_ptr_array_add (job->items[item->status],
                       hw_take_item_new (item, (HwPrefer) GPOINTER_TO_INT (chosen)));
    }
}

/* What was chosen becomes part of the same step: it is taken back, and taken again. */
static gboolean
take_back (HwLibrary *library, Job *job, GError **error)
{
  if (job->step == 0)
    return TRUE;
  if (hw_library_get_last_step (library) == job->step)
    return hw_library_undo (library, NULL, NULL, error);
  g_set_error_literal (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID,
                       _ ("Something else was done in the library since. What was taken over "
                          "stands as it is; take it over once more to choose."));
  return FALSE;
}

static gpointer
job_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  const char *path = g_file_peek_path (job->file);
  g_autoptr (HwProject) project = NULL;
  gint64 before;
  gboolean ok;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Only a file of this machine can be read. Copy it here first."));
      return NULL;
    }
  if (job->what == HW_TAKE_PROJECT)
    project = hw_project_file_read (path, cancellable, error);
  if ((job->what == HW_TAKE_PROJECT && project == NULL) || !take_back (library, job, error))
    return NULL;
  before = hw_library_get_last_step (library);
  if (project != NULL)
    {
      project->choices = job->choices;
      ok = hw_library_take_project (library, project, HW_STEP_TAKE_PROJECT, job->prefer, item_cb,
                                    job, cancellable, error);
    }
  else
    ok = hw_library_merge (library, path, job->prefer, job->choices, item_cb, job, cancellable,
                           error);
  /* Where nothing was new there is no step of it. */
  job->step = hw_library_get_last_step (library);
  if (job->step == before)
    job->step = 0;
  return ok ? g_object_ref (job->file) : NULL;
}

static void
show_report (HwTakeDialog *self, const Job *job)
{
  static const HwProjectStatus order[]
      = { HW_PROJECT_CONFLICT, HW_PROJECT_FAILED, HW_PROJECT_CHANGED };
  GListStore *items = g_list_store_new (HW_TYPE_TAKE_ITEM);
  g_autofree char *text
      = g_strdup_printf (_ ("%'u added, %'u unchanged, %'u changed, %'u conflicts, %'u left out"),
                         job->counts[HW_PROJECT_ADDED], job->counts[HW_PROJECT_UNCHANGED],
                         job->counts[HW_PROJECT_CHANGED], job->counts[HW_PROJECT_CONFLICT],
                         job->counts[HW_PROJECT_FAILED]);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < job->items[order[i]]->len; j++)
      g_list_store_append (items, job->items[order[i]]->pdata[j]);
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (items));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  self->step = job->step;
  gtk_widget_set_visible (self->settle_button, job->counts[HW_PROJECT_CONFLICT] > 0);
  gtk_label_set_text (self->summary, text);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwTakeDialog) self = HW_TAKE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = hw_session_run_finish (HW_SESSION (source), result, &error);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->take_button, FALSE);
  gtk_widget_set_visible (self->close_button, TRUE);
  gtk_widget_grab_focus (self->close_button);
  if (file != NULL)
    show_report (self, self->job);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_window_close (GTK_WINDOW (self));
  else
    {
      gtk_label_set_text (self->summary, error->message);
      gtk_stack_set_visible_child_name (self->stack, "report");
    }
  self->job = NULL;
}

static gboolean
progress_cb (gpointer user_data)
{
  HwTakeDialog *self = user_data;
  const int n = g_atomic_int_get (&self->job->n), done = g_atomic_int_get (&self->job->n_done);

  if (n > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) done / n);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

/* Takes @choices, which may be NULL. */
static void
run (HwTakeDialog *self, GHashTable *choices)
{
  Job *job = g_new0 (Job, 1);

  job->what = self->what;
  job->prefer = (HwPrefer) adw_combo_row_get_selected (self->prefer);
  job->file = g_object_ref (self->file);
  job->choices = choices;
  job->step = self->step;
  self->cancellable = g_cancellable_new ();
  job->cancellable = g_object_ref (self->cancellable);
  for (guint i = 0; i < HW_PROJECT_N_STATUSES; i++)
    job->items[i] = g_ptr_array_new_with_free_func (g_object_unref);
  self->job = job;
  gtk_widget_set_sensitive (self->take_button, FALSE);
  gtk_widget_set_visible (self->settle_button, FALSE);
  gtk_widget_set_visible (self->cancel_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "running");
  self->progress_source = g_timeout_add (PROGRESS_INTERVAL, progress_cb, self);
  hw_session_run (self->session, HW_LANE_WORK, job_run, job, job_free, g_object_unref,
                  self->cancellable, taken_cb, g_object_ref (self));
}

static void
take_cb (HwTakeDialog *self)
{
  run (self, NULL);
}

static void
settle_cb (HwTakeDialog *self)
{
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  GHashTable *choices = hw_project_choices_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (HwTakeItem) item = g_list_model_get_item (items, i);
      const char *guid = hw_take_item_get_guid (item);

      if (guid != NULL)
        g_hash_table_insert (choices, g_strdup (guid),
                             GINT_TO_POINTER (hw_take_item_get_choice (item)));
    }
  run (self, choices);
}

static void
cancel_cb (HwTakeDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
hw_take_dialog_close_request (GtkWindow *window)
{
  HwTakeDialog *self = HW_TAKE_DIALOG (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (hw_take_dialog_parent_class)->close_request (window);
}

static void
hw_take_dialog_finalize (GObject *object)
{
  HwTakeDialog *self = HW_TAKE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (hw_take_dialog_parent_class)->finalize (object);
}

static void
hw_take_dialog_class_init (HwTakeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hw_take_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = hw_take_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/take-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, prefer);
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, about);
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, HwTakeDialog, settle_button);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_cb);
}

static void
hw_take_dialog_init (HwTakeDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = hw_take_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
}

GtkWidget *
hw_take_dialog_new (HwSession *session, HwTake what, GFile *file)
{
  HwTakeDialog *self = g_object_new (HW_TYPE_TAKE_DIALOG, NULL);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *isolated = hw_direction_isolate (name);
  g_autofree char *about
      = what == HW_TAKE_LIBRARY
            /* Translators: %s is a file's name. */
            ? g_strdup_printf (_ ("What people made in “%s” comes into this library, with their "
                                  "names. One step takes it back."),
                               isolated)
            : g_strdup_printf (_ ("The documents, tags, passages and notes of “%s” come into this "
                                  "library. One step takes them back."),
                               isolated);

  self->session = g_object_ref (session);
  self->what = what;
  self->file = g_object_ref (file);
  gtk_window_set_title (GTK_WINDOW (self),
                        what == HW_TAKE_LIBRARY ? _ ("Merge Library") : _ ("Import Project"));
  /* A description is markup. */
  g_autofree char *escaped = g_markup_escape_text (about, -1);
  adw_preferences_group_set_description (self->about, escaped);
  return GTK_WIDGET (self);
}
