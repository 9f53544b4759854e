/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "details-form.h"

#include <glib/gi18n.h>

#include "decode.h"
#include "directed.h"
#include "documents.h"
#include "edits.h"
#include "feed.h"
#include "formats.h"

/* The text fields, in the order of their rows. */
enum
{
  TITLE,
  AUTHOR,
  SOURCE,
  PUBLISHED,
  URL,
  LANGUAGE,
  N_FIELDS,
};

struct _HwDetailsForm
{
  AdwBin parent_instance;

  /* Template */
  AdwEntryRow *rows[N_FIELDS];
  AdwComboRow *direction_row;
  GtkLabel *failure;
  GtkLabel *length;
  GtkLabel *added;
  GtkWidget *format_row;
  GtkLabel *format;
  GtkWidget *encoding_row;
  GtkLabel *encoding;
  GtkWidget *remarks_group;
  GtkLabel *remarks;
  GtkLabel *original;
  GtkWidget *drop_button;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  HwDocument *document; /* as it was read last; NULL before that */

  gint64 id;
  char *sent[N_FIELDS]; /* texts on their way to the library, or refused by it */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (HwDetailsForm, hw_details_form, ADW_TYPE_BIN)

/* In a library thread. */
static gpointer
read_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_document (library, g_variant_get_int64 (data), error);
}

static const char *
get_field (const HwDocument *document, int field)
{
  const char *const fields[N_FIELDS] = {
    [TITLE] = document->title,         [AUTHOR] = document->author, [SOURCE] = document->source,
    [PUBLISHED] = document->published, [URL] = document->url,       [LANGUAGE] = document->language,
  };

  return fields[field];
}

static GtkWidget *
get_text_widget (HwDetailsForm *self, int field)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->rows[field])));
}

/* A change on its way. */
typedef struct
{
  gint64 id;
  int field; /* or N_FIELDS for the direction */
  int direction;
  char *text;
  GWeakRef form; /* for the main thread */
} Change;

static gpointer
change_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  HwDocumentChange fields = { .direction = change->field == N_FIELDS ? change->direction : -1 };
  const char **targets[N_FIELDS] = {
    [TITLE] = &fields.title,         [AUTHOR] = &fields.author, [SOURCE] = &fields.source,
    [PUBLISHED] = &fields.published, [URL] = &fields.url,       [LANGUAGE] = &fields.language,
  };

  if (change->field < N_FIELDS)
    *targets[change->field] = change->text;
  hw_library_change_document (library, change->id, &fields, error);
  return NULL;
}

static void
show_failure (HwDetailsForm *self, int field, const char *message)
{
  if (field < N_FIELDS && message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->rows[field]), "error");
  gtk_label_set_text (self->failure, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), message != NULL);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Change *change = data;
  g_autoptr (HwDetailsForm) self = g_weak_ref_get (&change->form);
  g_autoptr (GError) error = NULL;

  hw_session_run_finish (HW_SESSION (source), result, &error);
  if (error != NULL && (self == NULL || self->id != change->id))
    g_signal_emit_by_name (source, "failed", error->message);
  else if (error != NULL)
    show_failure (self, change->field, error->message); /* the text stays, to be mended */
  else if (self != NULL && self->id == change->id && change->field < N_FIELDS)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->rows[change->field]), "error");
      show_failure (self, change->field, NULL);
    }
  g_weak_ref_clear (&change->form);
  g_free (change->text);
  g_free (change);
}

static void
send_change (HwDetailsForm *self, int field, const char *text, int direction)
{
  Change *change = g_new0 (Change, 1);

  change->id = self->id;
  change->field = field;
  change->text = g_strdup (text);
  change->direction = direction;
  g_weak_ref_init (&change->form, self);
  /* The job is freed by its callback, which runs after the library's thread is done with it. */
  hw_session_run (self->session, HW_LANE_EDIT, change_document, change, NULL, NULL, NULL,
                  changed_cb, change);
}

static void
commit_field (HwDetailsForm *self, int field)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rows[field]))));

  if (self->document == NULL || g_strcmp0 (text, self->sent[field]) == 0)
    return;
  g_free (self->sent[field]);
  self->sent[field] = g_strdup (text);
  send_change (self, field, text, -1);
}

static int
find_field (HwDetailsForm *self, GtkWidget *row)
{
  for (int i = 0; i < N_FIELDS; i++)
    {
      if (GTK_WIDGET (self->rows[i]) == row)
        return i;
    }
  g_assert_not_reached ();
}

static void
row_activated_cb (GtkWidget *row, HwDetailsForm *self)
{
  commit_field (self, find_field (self, row));
}

static void
row_left_cb (GtkEventController *focus, HwDetailsForm *self)
{
  commit_field (self, find_field (self, gtk_event_controller_get_widget (focus)));
}

static void
row_changed_cb (GtkWidget *row, HwDetailsForm *self)
{
  int field = find_field (self, row);

  gtk_widget_set_direction (get_text_widget (self, field),
                            hw_directed_of (gtk_editable_get_text (GTK_EDITABLE (row))));
  gtk_widget_remove_css_class (row, "error");
}

static void
direction_selected_cb (HwDetailsForm *self)
{
  int direction = (int) adw_combo_row_get_selected (self->direction_row);

  if (!self->loading && self->document != NULL && direction != (int) self->document->direction)
    send_change (self, N_FIELDS, NULL, direction);
}

/* As what, in which encoding, and what its reader had to say of it. */
static void
show_reading (HwDetailsForm *self)
{
  const HwDocument *document = self->document;
  const HwFormat *format = hw_format_find (document->format);
  const char *encoding = hw_decode_label (document->encoding);

  gtk_label_set_text (self->format, format != NULL ? _ (format->label) : "");
  gtk_widget_set_visible (self->format_row, format != NULL);
  gtk_label_set_text (self->encoding, encoding != NULL ? _ (encoding) : document->encoding);
  gtk_widget_set_visible (self->encoding_row, *document->encoding != '\0');
  gtk_label_set_text (self->remarks, document->remarks);
  gtk_widget_set_visible (self->remarks_group, *document->remarks != '\0');
}

static void
drop_clicked_cb (HwDetailsForm *self)
{
  if (self->document != NULL)
    hw_edit_drop_original (self->session, GTK_WIDGET (self), self->document->id);
}

static void
show_facts (HwDetailsForm *self)
{
  g_autoptr (GDateTime) added
      = g_date_time_new_from_unix_local (self->document->added / G_USEC_PER_SEC);
  g_autofree char *date = added != NULL ? g_date_time_format (added, "%x") : NULL;
  g_autofree char *original
      = self->document->original != 0 ? g_format_size ((guint64) self->document->original) : NULL;
  g_autofree char *length = g_strdup_printf (
      ngettext ("%'d character", "%'d characters", (gulong) self->document->n_chars),
      (int) self->document->n_chars);

  gtk_label_set_text (self->length, length);
  gtk_label_set_text (self->original, original != NULL ? original : _ ("Not kept"));
  gtk_widget_set_visible (self->drop_button, original != NULL);
  gtk_label_set_text (self->added, date != NULL ? date : "");
}

/* What a person is writing in a field is theirs until they leave it. */
static void
document_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwDetailsForm *self = owner;
  const HwDocument *document = answer;

  if (document == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  self->loading = TRUE;
  for (int i = 0; i < N_FIELDS; i++)
    {
      const char *now = get_field (document, i);
      const char *shown = gtk_editable_get_text (GTK_EDITABLE (self->rows[i]));
      gboolean edited = self->sent[i] != NULL && !g_str_equal (shown, self->sent[i]);
      gboolean refused = gtk_widget_has_css_class (GTK_WIDGET (self->rows[i]), "error");

      if (self->document != NULL && (edited || refused))
        continue;
      g_free (self->sent[i]);
      self->sent[i] = g_strdup (now);
      if (!g_str_equal (shown, now))
        gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), now);
    }
  adw_combo_row_set_selected (self->direction_row, document->direction);
  self->loading = FALSE;
  g_clear_pointer (&self->document, hw_document_unref);
  self->document = hw_document_ref (answer);
  show_facts (self);
  show_reading (self);
}

static void
hw_details_form_dispose (GObject *object)
{
  HwDetailsForm *self = HW_DETAILS_FORM (object);

  if (self->feed != NULL)
    {
      hw_details_form_commit (self);
      hw_feed_stop (self->feed);
    }
  g_clear_object (&self->feed);
  G_OBJECT_CLASS (hw_details_form_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_details_form_finalize (GObject *object)
{
  HwDetailsForm *self = HW_DETAILS_FORM (object);

  g_clear_pointer (&self->document, hw_document_unref);
  for (int i = 0; i < N_FIELDS; i++)
    g_free (self->sent[i]);
  G_OBJECT_CLASS (hw_details_form_parent_class)->finalize (object);
}

static void
hw_details_form_class_init (HwDetailsFormClass *klass)
{
  static const char *const names[N_FIELDS] = {
    [TITLE] = "title_row",         [AUTHOR] = "author_row", [SOURCE] = "source_row",
    [PUBLISHED] = "published_row", [URL] = "url_row",       [LANGUAGE] = "language_row",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_details_form_dispose;
  object_class->finalize = hw_details_form_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/details-form.ui");
  for (int i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, names[i], FALSE,
        (gssize) (G_STRUCT_OFFSET (HwDetailsForm, rows) + (gsize) i * sizeof (AdwEntryRow *)));
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, direction_row);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, failure);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, length);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, added);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, format_row);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, format);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, encoding);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, remarks_group);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, remarks);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, original);
  gtk_widget_class_bind_template_child (widget_class, HwDetailsForm, drop_button);
}

static void
hw_details_form_init (HwDetailsForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_FIELDS; i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect (self->rows[i], "entry-activated", G_CALLBACK (row_activated_cb), self);
      g_signal_connect (self->rows[i], "changed", G_CALLBACK (row_changed_cb), self);
      g_signal_connect (focus, "leave", G_CALLBACK (row_left_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self->rows[i]), focus);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (get_text_widget (self, i)), GTK_ACCESSIBLE_PROPERTY_LABEL,
          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->rows[i])), -1);
    }
  g_signal_connect_swapped (self->direction_row, "notify::selected",
                            G_CALLBACK (direction_selected_cb), self);
  g_signal_connect_swapped (self->drop_button, "clicked", G_CALLBACK (drop_clicked_cb), self);
}

void
hw_details_form_set_session (HwDetailsForm *self, HwSession *session)
{
  g_return_if_fail (HW_IS_DETAILS_FORM (self) && self->session == NULL);
  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_document,
                            (GDestroyNotify) hw_document_unref, document_read_cb, self);
}

void
hw_details_form_set_document (HwDetailsForm *self, gint64 document)
{
  if (document == self->id)
    return;
  hw_details_form_commit (self);
  self->id = document;
  g_clear_pointer (&self->document, hw_document_unref);
  for (int i = 0; i < N_FIELDS; i++)
    {
      g_clear_pointer (&self->sent[i], g_free);
      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), "");
    }
  show_failure (self, N_FIELDS, NULL);
  hw_feed_ask (self->feed, document != 0 ? g_variant_new_int64 (document) : NULL);
}

void
hw_details_form_commit (HwDetailsForm *self)
{
  for (int i = 0; i < N_FIELDS; i++)
    commit_field (self, i);
}
