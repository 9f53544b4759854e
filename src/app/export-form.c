/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-form.h"

#include <glib/gi18n.h>

#include "compat.h"
#include "export-table.h"

struct _HwExportForm
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *layout;
  AdwActionRow *template_row;
  AdwComboRow *order;
  AdwComboRow *context;
  AdwComboRow *citation;
  AdwExpanderRow *columns;

  HwExportFormat format;
  gint64 document;
  GtkWidget *checks[HW_EXPORT_N_COLUMNS];
  char *template_text; /* NULL before one was chosen */
};

/* What the rows of "layout" mean. */
enum
{
  WRITE_NOTES,
  WRITE_TABLE,
  WRITE_DOCUMENT,
};

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwExportForm, hw_export_form, ADW_TYPE_PREFERENCES_GROUP)

/* What the chosen row means: not every format has all of them. */
static guint
get_layout (HwExportForm *self)
{
  const HwExportFeatures features = hw_export_format_get_features (self->format);
  const guint row = adw_combo_row_get_selected (self->layout);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->layout)) || row == GTK_INVALID_LIST_POSITION)
    return WRITE_NOTES;
  if (row == WRITE_TABLE && (features & HW_EXPORT_HAS_TABLE) == 0)
    return WRITE_DOCUMENT;
  return row;
}

/* Only what makes a difference is there to be chosen. */
static void
update_rows (HwExportForm *self)
{
  const HwExportFeatures features = hw_export_format_get_features (self->format);
  const guint layout = get_layout (self);
  const gboolean is_notes = (features & HW_EXPORT_HAS_NOTES) != 0 && layout == WRITE_NOTES;
  const gboolean is_table = (features & HW_EXPORT_IS_TABLE) != 0 || layout == WRITE_TABLE;

  gtk_widget_set_visible (GTK_WIDGET (self->order), is_notes || is_table);
  gtk_widget_set_visible (GTK_WIDGET (self->context), is_notes || is_table);
  gtk_widget_set_visible (GTK_WIDGET (self->citation), is_notes);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), is_table);
  gtk_widget_set_visible (GTK_WIDGET (self->template_row), (features & HW_EXPORT_IS_FILLED) != 0);
}

static void
changed_cb (HwExportForm *self)
{
  update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
hw_export_form_set_format (HwExportForm *self, HwExportFormat format)
{
  const HwExportFeatures features = hw_export_format_get_features (format);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->format = format;
  gtk_string_list_append (names, _ ("Notes, to be read"));
  if ((features & HW_EXPORT_HAS_TABLE) != 0)
    gtk_string_list_append (names, _ ("A table"));
  if ((features & HW_EXPORT_HAS_DOCUMENT) != 0 && self->document != 0)
    gtk_string_list_append (names, _ ("The open document, notes as comments"));
  adw_combo_row_set_model (self->layout, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->layout),
                          g_list_model_get_n_items (G_LIST_MODEL (names)) > 1);
  changed_cb (self);
}

void
hw_export_form_set_document (HwExportForm *self, gint64 document)
{
  self->document = document;
}

/* Names of the checked columns, or NULL where none is: then the usual ones. */
static char *
get_columns (HwExportForm *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int i = 0; i < HW_EXPORT_N_COLUMNS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "",
                              hw_export_column_get_name ((HwExportColumn) i));
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

HwExportOptions *
hw_export_form_get_options (HwExportForm *self)
{
  static const guint contexts[] = { 0, 5, 15, HW_EXPORT_CONTEXT_PARAGRAPH };
  const guint layout = get_layout (self);
  g_autofree char *columns = get_columns (self);
  HwExportOptions options = { .format = self->format };

  if (gtk_widget_get_visible (GTK_WIDGET (self->order)))
    {
      options.order = (HwExportOrder) adw_combo_row_get_selected (self->order);
      options.context = contexts[adw_combo_row_get_selected (self->context)];
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->citation)))
    options.citation = (HwExportCitation) adw_combo_row_get_selected (self->citation);
  if (gtk_widget_get_visible (GTK_WIDGET (self->columns)))
    options.columns = columns;
  options.layout = layout == WRITE_TABLE ? HW_EXPORT_AS_TABLE : HW_EXPORT_AS_NOTES;
  options.document = layout == WRITE_DOCUMENT ? self->document : 0;
  options.template_text = self->template_text;
  return hw_export_options_copy (&options);
}

static void
template_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwExportForm) self = HW_EXPORT_FORM (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  char *text = NULL;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, NULL, NULL, &error))
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
      if (root != NULL)
        hw_compat_show_message (GTK_WINDOW (root), _ ("The Template Could Not Be Read"),
                                error->message);
      return;
    }
  g_free (self->template_text);
  self->template_text = text;
  adw_action_row_set_subtitle (self->template_row, shown);
  changed_cb (self);
}

static void
template_chosen (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  g_file_load_contents_async (file, NULL, template_loaded_cb, g_object_ref (user_data));
}

static void
choose_template_cb (HwExportForm *self)
{
  hw_compat_choose_files (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), HW_CHOOSE_DOCUMENTS,
                          _ ("Choose a Template"), _ ("_Choose"), NULL, template_chosen,
                          g_object_ref (self), g_object_unref);
}

static void
add_column (HwExportForm *self, HwExportColumn column)
{
  const char *label = hw_export_column_get_label (column);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (self->columns, row);
  self->checks[column] = check;
}

static void
hw_export_form_finalize (GObject *object)
{
  HwExportForm *self = HW_EXPORT_FORM (object);

  g_free (self->template_text);
  G_OBJECT_CLASS (hw_export_form_parent_class)->finalize (object);
}

static void
hw_export_form_class_init (HwExportFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hw_export_form_finalize;
  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_EXPORT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/export-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HwExportForm, layout);
  gtk_widget_class_bind_template_child (widget_class, HwExportForm, template_row);
  gtk_widget_class_bind_template_child (widget_class, HwExportForm, order);
  gtk_widget_class_bind_template_child (widget_class, HwExportForm, context);
  gtk_widget_class_bind_template_child (widget_class, HwExportForm, citation);
  gtk_widget_class_bind_template_child (widget_class, HwExportForm, columns);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_template_cb);
}

static void
hw_export_form_init (HwExportForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < HW_EXPORT_N_COLUMNS; i++)
    add_column (self, (HwExportColumn) i);
  adw_expander_row_set_subtitle (self->columns, _ ("The usual ones where none is checked"));
  update_rows (self);
}
