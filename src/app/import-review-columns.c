/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-review-columns.h"

#include <glib/gi18n.h>

#include "directed.h"

/* Nobody names more; those behind them are left out. */
#define MAX_COLUMNS 60
#define MAX_SAMPLE_CHARS 36

struct _HwReviewColumns
{
  AdwBin parent_instance;

  /* Template */
  AdwPreferencesGroup *group;
  GtkSwitch *header;

  GPtrArray *rows;        /* AdwComboRow, children of the group */
  HwImportReview *review; /* owned */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (HwReviewColumns, hw_review_columns, ADW_TYPE_BIN)

/* What a column can be, as the list shows it: nothing, then the fields in their order. */
static const char *const labels[] = {
  /* Translators: of a column of a table that does not become part of a document. */
  N_ ("Not taken over"), N_ ("Title"),  N_ ("Text"),        N_ ("Author"),
  N_ ("Date"),           N_ ("Source"), N_ ("Web address"), N_ ("Language"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (labels) == HW_CSV_N_FIELDS + 1);

/* All that the rows say, as the command line's --map has it. */
static void
choose (HwReviewColumns *self)
{
  g_autoptr (GStrvBuilder) map = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint field = 0; field < HW_CSV_N_FIELDS; field++)
    {
      g_autofree char *line = g_strdup_printf ("%s=", hw_csv_field_to_name ((HwCsvField) field));

      for (guint i = 0; i < self->rows->len; i++)
        if (adw_combo_row_get_selected (self->rows->pdata[i]) == field + 1)
          {
            g_free (line);
            line = g_strdup_printf ("%s=%u", hw_csv_field_to_name ((HwCsvField) field), i + 1);
            break;
          }
      g_strv_builder_add (map, line);
    }
  g_strv_builder_add (map, gtk_switch_get_active (self->header) ? "header=yes" : "header=no");
  strv = g_strv_builder_end (map);
  hw_import_review_set_map (self->review, (const char *const *) strv);
}

static void
selected_cb (HwReviewColumns *self, GParamSpec *pspec, AdwComboRow *row)
{
  const guint field = adw_combo_row_get_selected (row);

  if (self->is_showing)
    return;
  /* A field is one column. */
  self->is_showing = TRUE;
  for (guint i = 0; field != 0 && i < self->rows->len; i++)
    if (self->rows->pdata[i] != row && adw_combo_row_get_selected (self->rows->pdata[i]) == field)
      adw_combo_row_set_selected (self->rows->pdata[i], 0);
  self->is_showing = FALSE;
  choose (self);
}

static void
header_cb (HwReviewColumns *self)
{
  if (!self->is_showing)
    choose (self);
}

static GtkWidget *
add_row (HwReviewColumns *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) fields = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_string_list_append (fields, _ (labels[i]));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (fields));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* What a cell says, on one line. */
static char *
make_sample (const GPtrArray *cells, guint column)
{
  const char *cell = cells != NULL && column < cells->len ? cells->pdata[column] : "";
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (cell), "\n\t", ' '));

  const gboolean cuts = g_utf8_strlen (line, -1) > MAX_SAMPLE_CHARS;
  if (cuts)
    *g_utf8_offset_to_pointer (line, MAX_SAMPLE_CHARS) = '\0';
  g_autofree char *sample = g_strconcat (line, cuts ? "…" : "", NULL);
  return hw_directed_text (sample, NULL);
}

static void
show_row (AdwComboRow *row, const HwImportTable *table, guint column)
{
  const gboolean has_header = table->columns.has_header;
  const guint first = has_header ? 1 : 0;
  g_autofree char *name = has_header ? make_sample (table->rows->pdata[0], column) : g_strdup ("");
  g_autofree char *sample
      = make_sample (first < table->rows->len ? table->rows->pdata[first] : NULL, column);
  guint field = 0;

  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup_printf (_ ("Column %u"), column + 1);
    }
  for (guint i = 0; i < HW_CSV_N_FIELDS; i++)
    if (table->columns.column[i] == column)
      field = i + 1;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sample);
  adw_combo_row_set_selected (row, field);
}

static guint
count_columns (const HwImportTable *table)
{
  guint n = 0;

  for (guint i = 0; i < table->rows->len; i++)
    n = MAX (n, ((GPtrArray *) table->rows->pdata[i])->len);
  return MIN (n, MAX_COLUMNS);
}

static const char *
describe_delimiter (char delimiter)
{
  switch (delimiter)
    {
    case ';':
      return _ ("The columns stand between semicolons. Each row becomes a document.");
    case '\t':
      return _ ("The columns stand between tabs. Each row becomes a document.");
    case '|':
      return _ ("The columns stand between bars. Each row becomes a document.");
    default:
      return _ ("The columns stand between commas. Each row becomes a document.");
    }
}

static void
changed_cb (HwReviewColumns *self)
{
  const HwImportReading *reading = hw_import_review_get_reading (self->review);
  const HwImportTable *table = reading != NULL ? reading->table : NULL;

  /* What is being chosen is not set back to what was read before it. */
  if (hw_import_review_is_reading (self->review))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), table != NULL);
  if (table == NULL)
    return;
  self->is_showing = TRUE;
  const guint n = count_columns (table);
  while (self->rows->len > n)
    {
      GtkWidget *row = self->rows->pdata[self->rows->len - 1];

      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
      adw_preferences_group_remove (self->group, row);
    }
  while (self->rows->len < n)
    add_row (self);
  for (guint i = 0; i < n; i++)
    show_row (self->rows->pdata[i], table, i);
  gtk_switch_set_active (self->header, table->columns.has_header);
  adw_preferences_group_set_description (self->group, describe_delimiter (table->delimiter));
  self->is_showing = FALSE;
}

void
hw_review_columns_set_review (HwReviewColumns *self, HwImportReview *review)
{
  g_return_if_fail (HW_IS_REVIEW_COLUMNS (self) && self->review == NULL);

  self->review = g_object_ref (review);
  g_signal_connect_object (review, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  changed_cb (self);
}

static void
hw_review_columns_finalize (GObject *object)
{
  HwReviewColumns *self = HW_REVIEW_COLUMNS (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->review);
  G_OBJECT_CLASS (hw_review_columns_parent_class)->finalize (object);
}

static void
hw_review_columns_class_init (HwReviewColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hw_review_columns_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hawashi/Hawashi/import-review-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, HwReviewColumns, group);
  gtk_widget_class_bind_template_child (widget_class, HwReviewColumns, header);
  gtk_widget_class_bind_template_callback (widget_class, header_cb);
}

static void
hw_review_columns_init (HwReviewColumns *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
