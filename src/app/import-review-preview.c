/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-review-preview.h"

#include <glib/gi18n.h>

#include "extract-rows.h"
#include "import-review-row.h"
#include "list-kind.h"
#include "settings.h"

/* Milliseconds after which it is shown that a file is still being read. */
#define DELAY 300

struct _HwReviewPreview
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *summary;
  GtkSpinner *spinner;
  GtkWidget *notices;
  GtkLabel *notice;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *failure;

  /* Owned */
  HwImportReview *review;
  HwRowModel *model;
  char *said; /* what the dialog has to say */

  gboolean can_choose;
  guint delay_source;
};

G_DEFINE_FINAL_TYPE (HwReviewPreview, hw_review_preview, ADW_TYPE_BIN)

static GtkWidget *
make_row (gpointer owner)
{
  return hw_review_row_new ();
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  HwReviewPreview *self = owner;

  hw_review_row_set_line (HW_REVIEW_ROW (widget), self->review, hw_row_get_item (row),
                          self->can_choose);
}

static void
activate_row (gpointer owner, guint position)
{
  HwReviewPreview *self = owner;
  HwRows *rows = hw_row_model_get_rows (self->model);
  const HwImportLine *line
      = position < hw_rows_get_n (rows) ? hw_rows_get_item (rows, position) : NULL;

  if (self->can_choose && line != NULL && line->row >= 0)
    hw_import_review_toggle_row (self->review, (guint) line->row);
}

static const HwListKind review_kind = {
  .make = make_row,
  .bind = bind_row,
  .activate = activate_row,
  .on_double_click = TRUE,
};

/* "1,204 documents", "52 paragraphs, 7 left out". */
static char *
summarize (HwReviewPreview *self, const HwImportReading *reading)
{
  const guint n_parts = reading->parts->len;
  const guint n_rows = (guint) hw_extract_count_rows (reading->extract);
  const guint n_left_out = hw_import_review_count_left_out (self->review);
  const guint n_kept = n_rows - n_left_out;
  g_autofree char *paragraphs
      = g_strdup_printf (ngettext ("%'u paragraph", "%'u paragraphs", n_kept), n_kept);
  g_autofree char *left_out = g_strdup_printf (
      /* Translators: paragraphs that do not become part of the document */
      ngettext ("%'u left out", "%'u left out", n_left_out), n_left_out);
  g_autofree char *documents
      = g_strdup_printf (ngettext ("%'u document", "%'u documents", n_parts), n_parts);
  g_autoptr (GString) text = g_string_new (n_rows > 0 ? paragraphs : documents);

  if (n_left_out > 0)
    g_string_append_printf (text, " · %s", left_out);
  if (n_rows > 0 && n_parts > 0)
    g_string_append_printf (text, " · %s", documents);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_counts (HwReviewPreview *self)
{
  const HwImportReading *reading = hw_import_review_get_reading (self->review);
  g_autofree char *text
      = reading != NULL && reading->extract != NULL ? summarize (self, reading) : g_strdup ("");

  gtk_label_set_text (self->summary, text);
}

static void
show_notice (HwReviewPreview *self)
{
  const HwImportReading *reading = hw_import_review_get_reading (self->review);
  g_autofree char *remark = reading != NULL && reading->extract != NULL
                                ? hw_extract_get_remark (reading->extract)
                                : NULL;
  g_autofree char *text = self->said != NULL && remark != NULL
                              ? g_strconcat (self->said, "\n", remark, NULL)
                              : g_strdup (self->said != NULL ? self->said : remark);

  gtk_label_set_text (self->notice, text != NULL ? text : "");
  gtk_widget_set_visible (self->notices, text != NULL);
}

static void
row_cb (HwReviewPreview *self, guint row)
{
  const HwImportReading *reading = hw_import_review_get_reading (self->review);

  if (row == G_MAXUINT)
    hw_row_model_set_rows (self->model, reading->lines);
  else
    {
      /* The paragraphs come first: its row is its place. NULL where it was not announced yet. */
      g_autoptr (HwRow) item = g_list_model_get_item (G_LIST_MODEL (self->model), row);

      if (item != NULL)
        g_signal_emit_by_name (item, "changed");
    }
  show_counts (self);
}

static gboolean
delay_cb (gpointer user_data)
{
  HwReviewPreview *self = user_data;

  self->delay_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (HwReviewPreview *self)
{
  const HwImportReading *reading = hw_import_review_get_reading (self->review);

  if (hw_import_review_is_reading (self->review))
    {
      if (self->delay_source == 0 && !gtk_spinner_get_spinning (self->spinner))
        self->delay_source = g_timeout_add (DELAY, delay_cb, self);
      return;
    }
  g_clear_handle_id (&self->delay_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  if (reading == NULL)
    return;
  show_counts (self);
  show_notice (self);
  if (reading->error != NULL)
    {
      gtk_label_set_text (self->failure, reading->error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "text");
}

/* The families that a person reads in; each script takes the first that has it. */
static void
set_font (HwReviewPreview *self)
{
  GSettings *settings = hw_settings_get ();
  g_autofree char *arabic = g_settings_get_string (settings, "arabic-family");
  g_autofree char *latin = g_settings_get_string (settings, "latin-family");
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (GString) css = g_string_new ("listview { font-family: ");
  const char *const families[] = { arabic, latin };
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *quoted = g_strdelimit (g_strdup (families[i]), "\"\\\n;{}", ' ');

      if (*families[i] == '\0')
        continue;
      g_string_append_printf (css, "%s\"%s\"", any ? ", " : "", quoted);
      any = TRUE;
    }
  if (!any)
    return;
  g_string_append (css, "; }");
  gtk_css_provider_load_from_data (provider, css->str, -1);
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self->list)),
                                  GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
hw_review_preview_set_notice (HwReviewPreview *self, const char *notice)
{
  g_return_if_fail (HW_IS_REVIEW_PREVIEW (self));

  g_free (self->said);
  self->said = g_strdup (notice);
  show_notice (self);
}

void
hw_review_preview_set_review (HwReviewPreview *self, HwImportReview *review, gboolean can_choose)
{
  const HwImportReading *reading = hw_import_review_get_reading (review);

  g_return_if_fail (HW_IS_REVIEW_PREVIEW (self) && self->review == NULL);

  self->review = g_object_ref (review);
  self->can_choose = can_choose;
  g_signal_connect_object (review, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "row", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  if (reading != NULL)
    hw_row_model_set_rows (self->model, reading->lines);
  changed_cb (self);
}

static void
hw_review_preview_dispose (GObject *object)
{
  HwReviewPreview *self = HW_REVIEW_PREVIEW (object);

  g_clear_handle_id (&self->delay_source, g_source_remove);
  G_OBJECT_CLASS (hw_review_preview_parent_class)->dispose (object);
}

static void
hw_review_preview_finalize (GObject *object)
{
  HwReviewPreview *self = HW_REVIEW_PREVIEW (object);

  g_clear_object (&self->review);
  g_clear_object (&self->model);
  g_free (self->said);
  G_OBJECT_CLASS (hw_review_preview_parent_class)->finalize (object);
}

static void
hw_review_preview_class_init (HwReviewPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_review_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = hw_review_preview_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/hawashi/Hawashi/import-review-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, HwReviewPreview, summary);
  gtk_widget_class_bind_template_child (widget_class, HwReviewPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, HwReviewPreview, notices);
  gtk_widget_class_bind_template_child (widget_class, HwReviewPreview, notice);
  gtk_widget_class_bind_template_child (widget_class, HwReviewPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, HwReviewPreview, list);
  gtk_widget_class_bind_template_child (widget_class, HwReviewPreview, failure);
}

static void
hw_review_preview_init (HwReviewPreview *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = hw_row_model_new (NULL);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (selection), &review_kind, self);
  set_font (self);
}
