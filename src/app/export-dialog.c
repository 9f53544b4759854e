/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-dialog.h"

#include <glib/gi18n.h>

#include "compat.h"
#include "directed.h"
#include "export-form.h"
#include "export-preview.h"
#include "export.h"
#include "file-name.h"
#include "settings.h"
#include "tags.h"

/* What the rows of the list of documents mean. */
typedef enum
{
  SCOPE_ALL,
  SCOPE_CHOSEN,
  SCOPE_OPEN,
} Scope;

struct _HwExportDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwComboRow *format;
  AdwComboRow *documents;
  AdwExpanderRow *tags;
  AdwEntryRow *query;
  AdwEntryRow *since;
  AdwEntryRow *until;
  HwExportForm *form;
  HwExportPreview *preview;
  GtkWidget *export_button;

  HwSession *session; /* owned */
  HwDocument *open;   /* owned, may be NULL */
  GArray *chosen;     /* gint64: documents */
  GArray *scopes;     /* Scope: what each row of "documents" means */
  GArray *tag_ids;    /* gint64: the tags that are checked */
  GCancellable *cancellable;
};

enum
{
  EXPORTED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwExportDialog, hw_export_dialog, ADW_TYPE_WINDOW)

/* One export on its way through the library thread. */
typedef struct
{
  HwExportScope *scope;
  HwExportOptions *options;
  GFile *file;
} Job;

static void
job_free (Job *job)
{
  hw_export_scope_free (job->scope);
  hw_export_options_free (job->options);
  g_object_unref (job->file);
  g_free (job);
}

static gpointer
job_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  const char *path = g_file_peek_path (job->file);

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("Notes can be written to this machine only. Export them here, then "
                              "copy the file."));
      return NULL;
    }
  if (!hw_export_to_file (library, job->scope, job->options, path, cancellable, error))
    return NULL;
  return g_object_ref (job->file);
}

/* A date as typed; what is none is marked, and no condition. */
static gint64
read_date (AdwEntryRow *row, gboolean after)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  gint64 time = 0;
  gboolean ok = *text == '\0' || hw_export_date_from_name (text, after, &time);

  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               ok ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  return time;
}

/* What is chosen in the dialog. */
static HwExportScope *
get_scope (HwExportDialog *self)
{
  const guint row = adw_combo_row_get_selected (self->documents);
  HwExportScope scope = {
    .tags = (const gint64 *) (gpointer) self->tag_ids->data,
    .n_tags = self->tag_ids->len,
    .since = read_date (self->since, FALSE),
    .until = read_date (self->until, TRUE),
  };
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->query));

  if (*query != '\0')
    scope.query = query;
  switch (row < self->scopes->len ? g_array_index (self->scopes, Scope, row) : SCOPE_ALL)
    {
    case SCOPE_CHOSEN:
      scope.documents = (const gint64 *) (gpointer) self->chosen->data;
      scope.n_documents = self->chosen->len;
      break;
    case SCOPE_OPEN:
      scope.documents = &self->open->id;
      scope.n_documents = 1;
      break;
    case SCOPE_ALL:
    default:
      break;
    }
  return hw_export_scope_copy (&scope);
}

/* Nothing that was typed wrongly is written as if it had not been there. */
static gboolean
is_ready (HwExportDialog *self, const HwExportOptions *options)
{
  gboolean needs = (hw_export_format_get_features (options->format) & HW_EXPORT_IS_FILLED) != 0;

  return !gtk_widget_has_css_class (GTK_WIDGET (self->since), "error")
         && !gtk_widget_has_css_class (GTK_WIDGET (self->until), "error")
         && (!needs || options->template_text != NULL);
}

static void
changed_cb (HwExportDialog *self)
{
  if (self->session == NULL || self->form == NULL)
    return;
  HwExportScope *scope = get_scope (self);
  HwExportOptions *options = hw_export_form_get_options (self->form);

  gtk_widget_set_sensitive (self->export_button, is_ready (self, options));
  hw_export_preview_show (self->preview, self->session, scope, options);
}

static void
format_changed_cb (HwExportDialog *self)
{
  const guint row = adw_combo_row_get_selected (self->format);

  if (self->session != NULL && row != GTK_INVALID_LIST_POSITION)
    hw_export_form_set_format (self->form, (HwExportFormat) row);
}

static void
export_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwExportDialog) self = HW_EXPORT_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = hw_session_run_finish (HW_SESSION (source), result, &error);

  g_clear_object (&self->cancellable);
  if (file != NULL)
    {
      g_signal_emit (self, signals[EXPORTED], 0, file);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "choice");
  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hw_compat_show_message (GTK_WINDOW (self), _ ("Export Failed"), error->message);
}

void
hw_export_dialog_write (HwExportDialog *self, GFile *file)
{
  Job *job;

  g_return_if_fail (HW_IS_EXPORT_DIALOG (self) && self->cancellable == NULL);
  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  job->scope = get_scope (self);
  job->options = hw_export_form_get_options (self->form);
  g_settings_set_string (hw_settings_get (), "export-format",
                         hw_export_format_get_name (job->options->format));
  gtk_stack_set_visible_child_name (self->stack, "running");
  gtk_widget_set_sensitive (self->export_button, FALSE);
  self->cancellable = g_cancellable_new ();
  hw_session_run (self->session, HW_LANE_WORK, job_run, job, (GDestroyNotify) job_free,
                  g_object_unref, self->cancellable, export_cb, g_object_ref (self));
}

static void
target_chosen (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  hw_export_dialog_write (user_data, file);
}

/* "Notes", or the title of the one document they are from, as a file name. */
static char *
suggest_name (HwExportDialog *self)
{
  const HwExportFormat format = (HwExportFormat) adw_combo_row_get_selected (self->format);
  const guint row = adw_combo_row_get_selected (self->documents);
  const gboolean is_open = g_array_index (self->scopes, Scope, row) == SCOPE_OPEN;

  return hw_file_name_suggest (is_open ? self->open->title : _ ("Notes"), "notes",
                               hw_export_format_get_extension (format));
}

static void
export_clicked_cb (HwExportDialog *self)
{
  g_autofree char *name = suggest_name (self);

  hw_compat_choose_files (GTK_WINDOW (self), HW_CHOOSE_TARGET, _ ("Export Notes"), _ ("_Export"),
                          name, target_chosen, g_object_ref (self), g_object_unref);
}

static void
cancel_cb (HwExportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
update_tags_title (HwExportDialog *self)
{
  const guint n = self->tag_ids->len;
  g_autofree char *text = n == 0 ? g_strdup (_ ("All, and passages without a tag"))
                                 : g_strdup_printf (ngettext ("%'u tag, with those below it",
                                                              "%'u tags, with those below them", n),
                                                    n);

  adw_expander_row_set_subtitle (self->tags, text);
}

static void
tag_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  HwExportDialog *self = user_data;
  const gint64 *id = g_object_get_data (G_OBJECT (check), "tag");

  if (gtk_check_button_get_active (check))
    g_array_append_val (self->tag_ids, *id);
  else
    for (guint i = 0; i < self->tag_ids->len; i++)
      if (g_array_index (self->tag_ids, gint64, i) == *id)
        {
          g_array_remove_index (self->tag_ids, i);
          break;
        }
  update_tags_title (self);
  changed_cb (self);
}

static void
add_tag (HwExportDialog *self, const HwTag *tag)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = hw_directed_text (tag->path, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, tag->path,
                                  -1);
  g_object_set_data_full (G_OBJECT (check), "tag", g_memdup2 (&tag->id, sizeof tag->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (tag_toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (self->tags, row);
}

static gpointer
list_tags (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_list_tags (library, error);
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwExportDialog) self = HW_EXPORT_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (error != NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), tags != NULL && tags->len > 0);
  for (guint i = 0; tags != NULL && i < tags->len; i++)
    add_tag (self, g_ptr_array_index (tags, i));
}

static void
add_scope (HwExportDialog *self, GtkStringList *names, Scope scope, const char *name)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->scopes, scope);
}

static void
fill_documents (HwExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (self->chosen->len > 0)
    {
      g_autofree char *name = g_strdup_printf (
          ngettext ("The selected document", "The %'u selected documents", self->chosen->len),
          self->chosen->len);

      add_scope (self, names, SCOPE_CHOSEN, name);
    }
  add_scope (self, names, SCOPE_ALL, _ ("All documents"));
  if (self->open != NULL)
    {
      g_autofree char *title = hw_direction_isolate (self->open->title);
      /* Translators: %s is the title of the open document */
      g_autofree char *name = g_strdup_printf (_ ("The open document: %s"), title);

      add_scope (self, names, SCOPE_OPEN, name);
    }
  adw_combo_row_set_model (self->documents, G_LIST_MODEL (names));
}

static void
fill_formats (HwExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *last = g_settings_get_string (hw_settings_get (), "export-format");
  HwExportFormat format;

  for (int i = 0; i < HW_EXPORT_N_FORMATS; i++)
    gtk_string_list_append (names, hw_export_format_get_label ((HwExportFormat) i));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (names));
  if (hw_export_format_from_name (last, &format))
    adw_combo_row_set_selected (self->format, format);
}

static gboolean
hw_export_dialog_close_request (GtkWindow *window)
{
  HwExportDialog *self = HW_EXPORT_DIALOG (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (hw_export_dialog_parent_class)->close_request (window);
}

static void
hw_export_dialog_finalize (GObject *object)
{
  HwExportDialog *self = HW_EXPORT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->open, hw_document_unref);
  g_array_unref (self->chosen);
  g_array_unref (self->scopes);
  g_array_unref (self->tag_ids);
  G_OBJECT_CLASS (hw_export_dialog_parent_class)->finalize (object);
}

static void
hw_export_dialog_class_init (HwExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HW_TYPE_EXPORT_FORM);
  g_type_ensure (HW_TYPE_EXPORT_PREVIEW);
  object_class->finalize = hw_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = hw_export_dialog_close_request;
  signals[EXPORTED] = g_signal_new ("exported", HW_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, documents);
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, tags);
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, query);
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, since);
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, until);
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, HwExportDialog, export_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
hw_export_dialog_init (HwExportDialog *self)
{
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->scopes = g_array_new (FALSE, FALSE, sizeof (Scope));
  self->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hw_export_dialog_new (HwSession *session, HwDocument *open, const gint64 *chosen, gsize n_chosen)
{
  HwExportDialog *self = g_object_new (HW_TYPE_EXPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  if (open != NULL)
    self->open = hw_document_ref (open);
  if (n_chosen > 0)
    g_array_append_vals (self->chosen, chosen, (guint) n_chosen);
  hw_export_form_set_document (self->form, open != NULL ? open->id : 0);
  fill_documents (self);
  fill_formats (self);
  format_changed_cb (self);
  update_tags_title (self);
  hw_session_run (session, HW_LANE_EDIT, list_tags, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                  NULL, tags_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
