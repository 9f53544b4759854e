/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-review-dialog.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "extract-rows.h"
#include "import-review-columns.h"
#include "import-review-encoding.h"
#include "import-review-panes.h"
#include "import-review-preview.h"

struct _HwReviewDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwWindowTitle *window_title;
  GtkWidget *accept_button;
  AdwEntryRow *title_row;
  GtkLabel *facts;
  AdwComboRow *format_row;
  AdwComboRow *encoding_row;
  GtkWidget *whole_row;
  GtkSwitch *whole_switch;
  HwReviewColumns *columns;
  GtkWidget *keep_group;
  GtkSwitch *keep_switch;
  HwReviewPreview *preview;

  /* Owned */
  HwSession *session;
  HwImportReview *review;
  HwDocument *document; /* NULL for a new one */
  char *title;          /* as the person wrote it; NULL */

  gboolean is_showing;
  gboolean is_known; /* the file is in the library */
  gboolean was_looked_up;
};

enum
{
  ACCEPTED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwReviewDialog, hw_review_dialog, ADW_TYPE_WINDOW)

/* What the library knows: are originals kept, and which document has these bytes? */
static gpointer
look_up_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_variant_ref_sink (g_variant_new ("(bx)", hw_library_get_keep_originals (library),
                                            hw_library_find_hash (library, data)));
}

static void
update (HwReviewDialog *self)
{
  const HwImportReading *reading = hw_import_review_get_reading (self->review);
  const gboolean ready
      = reading != NULL && reading->extract != NULL && !hw_import_review_is_reading (self->review);
  const guint n_rows = ready ? (guint) hw_extract_count_rows (reading->extract) : 0;
  const gboolean has_text
      = ready
        && (reading->parts->len > 0 || hw_import_review_count_left_out (self->review) < n_rows);

  gtk_widget_set_sensitive (self->accept_button, has_text && !self->is_known);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwReviewDialog) self = HW_REVIEW_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = hw_session_run_finish (HW_SESSION (source), result, &error);
  gboolean keeps;
  gint64 existing;

  if (answer == NULL)
    {
      hw_review_preview_set_notice (self->preview, error->message);
      return;
    }
  g_variant_get (answer, "(bx)", &keeps, &existing);
  gtk_switch_set_active (self->keep_switch, keeps);
  self->is_known = self->document == NULL && existing != 0;
  if (self->is_known)
    hw_review_preview_set_notice (
        self->preview, _ ("This file is in the library already. To read it otherwise, open its "
                          "document and choose “Reload with Encoding” from the menu."));
  update (self);
}

static void
look_up (HwReviewDialog *self, const HwImportReading *reading)
{
  if (self->was_looked_up || reading->hash == NULL)
    return;
  self->was_looked_up = TRUE;
  if (self->document != NULL && g_strcmp0 (self->document->hash, reading->hash) != 0)
    hw_review_preview_set_notice (self->preview,
                                  _ ("This is not the file that the document was read from: its "
                                     "content is another."));
  hw_session_run (self->session, HW_LANE_EDIT, look_up_run, g_strdup (reading->hash), g_free,
                  (GDestroyNotify) g_variant_unref, NULL, looked_up_cb, g_object_ref (self));
}

static void
fill_formats (HwReviewDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gsize n;
  const HwFormat *formats = hw_formats_list (&n);

  for (gsize i = 0; i < n; i++)
    gtk_string_list_append (names, _ (formats[i].label));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));
}

static void
show_format (HwReviewDialog *self, const HwImportReading *reading)
{
  gsize n;
  const HwFormat *formats = hw_formats_list (&n);

  /* One that is not read: the person may know better. */
  adw_combo_row_set_selected (self->format_row, reading->read_as != NULL
                                                    ? (guint) (reading->read_as - formats)
                                                    : GTK_INVALID_LIST_POSITION);
}

static void
add_fact (GString *facts, const char *label, const char *value)
{
  g_autofree char *isolated = NULL;

  if (value == NULL || *value == '\0')
    return;
  isolated = hw_direction_isolate (value);
  g_string_append_printf (facts, "%s%s: %s", facts->len > 0 ? "\n" : "", label, isolated);
}

static void
show_facts (HwReviewDialog *self, const HwExtract *extract)
{
  g_autoptr (GString) facts = g_string_new (NULL);

  if (extract != NULL && extract->text != NULL)
    {
      const HwDirection direction = hw_text_get_direction (extract->text, HW_DIRECTION_LTR);

      add_fact (facts, _ ("Author"), extract->author);
      add_fact (facts, _ ("Date"), extract->published);
      add_fact (facts, _ ("Source"), extract->source);
      add_fact (facts, _ ("Language"), extract->language);
      add_fact (facts, _ ("Direction"),
                direction == HW_DIRECTION_RTL ? _ ("Right to left") : _ ("Left to right"));
    }
  gtk_label_set_text (self->facts, facts->str);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), facts->len > 0 && self->document == NULL);
}

static void
show_title (HwReviewDialog *self, const HwExtract *extract)
{
  const gboolean has_text = extract != NULL && extract->text != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->title_row), has_text && self->document == NULL);
  if (has_text && self->title == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->title_row), extract->title);
}

static gboolean
has_asides (const HwExtract *extract)
{
  return extract != NULL && extract->structure != NULL && extract->structure->asides->len > 0;
}

static void
changed_cb (HwReviewDialog *self)
{
  const HwImportReading *reading = hw_import_review_get_reading (self->review);

  update (self);
  if (hw_import_review_is_reading (self->review) || reading == NULL)
    return;
  self->is_showing = TRUE;
  look_up (self, reading);
  show_format (self, reading);
  show_facts (self, reading->extract);
  show_title (self, reading->extract);
  gtk_widget_set_visible (self->whole_row, hw_import_review_get_whole_page (self->review)
                                               || has_asides (reading->extract));
  gtk_switch_set_active (self->whole_switch, hw_import_review_get_whole_page (self->review));
  self->is_showing = FALSE;
}

static void
format_cb (HwReviewDialog *self)
{
  const guint position = adw_combo_row_get_selected (self->format_row);
  gsize n;
  const HwFormat *formats = hw_formats_list (&n);

  if (!self->is_showing && self->review != NULL && position < n)
    hw_import_review_set_format (self->review, formats[position].name);
}

static void
whole_cb (HwReviewDialog *self)
{
  if (!self->is_showing && self->review != NULL)
    hw_import_review_set_whole_page (self->review, gtk_switch_get_active (self->whole_switch));
}

static void
title_cb (HwReviewDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->title_row));
  GtkWidget *field = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->title_row)));

  gtk_widget_set_direction (field, hw_directed_of (text));
  if (self->is_showing)
    return;
  g_free (self->title);
  self->title = g_strdup (text);
}

static void
accept_cb (HwReviewDialog *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

HwImportReview *
hw_review_dialog_get_review (HwReviewDialog *self)
{
  g_return_val_if_fail (HW_IS_REVIEW_DIALOG (self), NULL);
  return self->review;
}

const char *
hw_review_dialog_get_title (HwReviewDialog *self)
{
  g_return_val_if_fail (HW_IS_REVIEW_DIALOG (self), NULL);
  return self->title != NULL && *self->title != '\0' ? self->title : NULL;
}

gboolean
hw_review_dialog_get_keeps_original (HwReviewDialog *self)
{
  g_return_val_if_fail (HW_IS_REVIEW_DIALOG (self), FALSE);
  return gtk_switch_get_active (self->keep_switch);
}

static gboolean
hw_review_dialog_close_request (GtkWindow *window)
{
  hw_import_review_stop (HW_REVIEW_DIALOG (window)->review);
  return GTK_WINDOW_CLASS (hw_review_dialog_parent_class)->close_request (window);
}

static void
hw_review_dialog_finalize (GObject *object)
{
  HwReviewDialog *self = HW_REVIEW_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->review);
  g_clear_pointer (&self->document, hw_document_unref);
  g_free (self->title);
  G_OBJECT_CLASS (hw_review_dialog_parent_class)->finalize (object);
}

static void
hw_review_dialog_class_init (HwReviewDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HW_TYPE_REVIEW_COLUMNS);
  g_type_ensure (HW_TYPE_REVIEW_PANES);
  g_type_ensure (HW_TYPE_REVIEW_PREVIEW);
  object_class->finalize = hw_review_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = hw_review_dialog_close_request;
  signals[ACCEPTED] = g_signal_new ("accepted", HW_TYPE_REVIEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/import-review.ui");
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, whole_row);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, whole_switch);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, keep_group);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, keep_switch);
  gtk_widget_class_bind_template_child (widget_class, HwReviewDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
}

static void
hw_review_dialog_init (HwReviewDialog *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_formats (self);
  adw_combo_row_set_selected (self->format_row, GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (GTK_WIDGET (self->title_row), FALSE);
  gtk_widget_set_visible (self->whole_row, FALSE);
  self->is_showing = FALSE;
}

/* The words for a document that is there. */
static void
turn_to_reload (HwReviewDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Reload with Encoding"));
  adw_window_title_set_title (self->window_title, _ ("Reload with Encoding"));
  gtk_button_set_label (GTK_BUTTON (self->accept_button), _ ("_Reload"));
  gtk_widget_set_visible (GTK_WIDGET (self->format_row), FALSE);
  gtk_widget_set_visible (self->keep_group, FALSE);
}

GtkWidget *
hw_review_dialog_new (HwSession *session, HwImportReview *review, HwDocument *document)
{
  HwReviewDialog *self = g_object_new (HW_TYPE_REVIEW_DIALOG, NULL);
  g_autofree char *name = hw_directed_text (
      document != NULL ? document->title : hw_import_review_get_name (review), NULL);

  self->session = g_object_ref (session);
  self->review = g_object_ref (review);
  self->document = document != NULL ? hw_document_ref (document) : NULL;
  adw_window_title_set_subtitle (self->window_title, name);
  if (document != NULL)
    turn_to_reload (self);
  hw_review_encoding_set_up (self->encoding_row, review);
  hw_review_columns_set_review (self->columns, review);
  hw_review_preview_set_review (self->preview, review, document == NULL);
  g_signal_connect_object (review, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "row", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
