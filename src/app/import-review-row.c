/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-review-row.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "excerpt.h"
#include "extract-rows.h"
#include "list-kind.h"

/* Enough to know a paragraph by; a document by less. */
#define MAX_LINES 5
#define MAX_CHARS 900
#define MAX_DOCUMENT_CHARS 240

struct _HwReviewRow
{
  GtkBox parent_instance;

  GtkWidget *check;
  HwExcerpt *title;
  HwExcerpt *text;
  GtkWidget *state; /* "Left out", with its picture */
  GtkLabel *reason;
  GtkLabel *facts;

  HwImportReview *review; /* borrowed; of the line that is shown */
  gint32 row;
  gboolean is_binding;
};

G_DEFINE_FINAL_TYPE (HwReviewRow, hw_review_row, GTK_TYPE_BOX)

static void
toggled_cb (HwReviewRow *self)
{
  if (!self->is_binding && self->row >= 0)
    hw_import_review_toggle_row (self->review, (guint) self->row);
}

static GtkWidget *
label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
hw_review_row_class_init (HwReviewRowClass *klass)
{
}

static void
hw_review_row_init (HwReviewRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("edit-cut-symbolic");

  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "review-row");
  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_START);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self), self->check);

  self->title = HW_EXCERPT (hw_excerpt_new (2));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->text = HW_EXCERPT (hw_excerpt_new (MAX_LINES));
  self->state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->state, "dim-label");
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (self->state), icon);
  self->reason = GTK_LABEL (label_new ());
  gtk_box_append (GTK_BOX (self->state), GTK_WIDGET (self->reason));
  self->facts = GTK_LABEL (label_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->facts), "dim-label");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (column), self->state);
  gtk_box_append (GTK_BOX (self), column);
}

GtkWidget *
hw_review_row_new (void)
{
  return g_object_new (HW_TYPE_REVIEW_ROW, NULL);
}

/* The beginning of a text; what follows of it is a sign. */
static char *
cut (const char *utf8, gsize n_bytes, gsize max_chars)
{
  const char *p = utf8, *end = utf8 + n_bytes;
  gsize n = 0;

  while (p < end && n++ < max_chars)
    p = g_utf8_next_char (p);
  g_autofree char *beginning = g_strndup (utf8, (gsize) (p - utf8));
  return g_strconcat (beginning, p < end ? "…" : "", NULL);
}

static char *
get_text (const HwExtract *extract, HwExtractRow row)
{
  if (row.is_aside)
    {
      const char *text = g_array_index (extract->structure->asides, HwAside, row.index).text;

      return cut (text, strlen (text), MAX_CHARS);
    }
  const HwParagraph paragraph = hw_text_get_paragraph (extract->text, row.index);
  return cut (hw_text_get_utf8 (extract->text, NULL) + paragraph.byte_start,
              paragraph.byte_end - paragraph.byte_start, MAX_CHARS);
}

static const char *
get_reason (const HwExtract *extract, HwExtractRow row)
{
  if (!row.is_aside)
    /* Translators: a paragraph that will not be part of the document. */
    return _ ("Left out by you");
  switch (g_array_index (extract->structure->asides, HwAside, row.index).reason)
    {
    case HW_ASIDE_FURNITURE:
      return _ ("Left out: part of the page around the text");
    case HW_ASIDE_RUNNING_HEAD:
      return _ ("Left out: running head of the page");
    case HW_ASIDE_PAGE_NUMBER:
      return _ ("Left out: page number");
    case HW_ASIDE_PERSON:
    default:
      return _ ("Left out by you");
    }
}

static gboolean
is_heading (const HwExtract *extract, HwExtractRow row)
{
  return !row.is_aside && extract->structure != NULL && row.index < extract->structure->forms->len
         && g_array_index (extract->structure->forms, HwParagraphForm, row.index).role
                == HW_ROLE_HEADING;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
set_class (gpointer widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_paragraph (HwReviewRow *self, const HwExtract *extract, guint number, gboolean can_choose)
{
  const HwExtractRow row = hw_extract_get_row (extract, number);
  const gboolean is_kept = hw_import_review_is_row_kept (self->review, number);
  g_autofree char *text = get_text (extract, row);
  const gboolean blank = is_blank (text);
  const char *reason = get_reason (extract, row);

  self->is_binding = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), is_kept);
  self->is_binding = FALSE;
  /* An empty line keeps its place, with nothing to decide. */
  gtk_widget_set_visible (self->check, can_choose && !blank);
  hw_excerpt_set_text (self->text, text);
  set_class (self->text, "dim-label", !is_kept);
  set_class (self->text, "heading", is_heading (extract, row));
  gtk_widget_set_visible (self->state, !is_kept);
  gtk_label_set_text (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Keep this paragraph"), -1);
  gtk_widget_set_tooltip_text (self->check, is_kept ? _ ("Leave this paragraph out")
                                                    : _ ("Keep this paragraph"));
  if (is_kept)
    hw_list_set_row_name (GTK_WIDGET (self), text);
  else
    {
      g_autofree char *name = g_strdup_printf ("%s\n%s", reason, text);

      hw_list_set_row_name (GTK_WIDGET (self), name);
    }
}

static void
add_fact (GString *facts, const char *fact)
{
  g_autofree char *isolated = NULL;

  if (fact == NULL || *fact == '\0')
    return;
  isolated = hw_direction_isolate (fact);
  g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", isolated);
}

static void
show_document (HwReviewRow *self, const HwExtract *part)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (part->text, &n_bytes);
  g_autofree char *text = cut (utf8, n_bytes, MAX_DOCUMENT_CHARS);

  add_fact (facts, part->author);
  add_fact (facts, part->published);
  add_fact (facts, part->source);
  add_fact (facts, part->url);
  gtk_widget_set_visible (self->check, FALSE);
  gtk_widget_set_visible (self->state, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->title), TRUE);
  hw_excerpt_set_text (self->title, part->title);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), facts->len > 0);
  hw_directed_set (GTK_WIDGET (self->facts), facts->str);
  hw_excerpt_set_text (self->text, text);
  set_class (self->text, "dim-label", FALSE);
  set_class (self->text, "heading", FALSE);
  g_autofree char *name = g_strdup_printf ("%s\n%s\n%s", part->title, facts->str, text);
  hw_list_set_row_name (GTK_WIDGET (self), name);
}

void
hw_review_row_set_line (HwReviewRow *self,
                        HwImportReview *review,
                        const HwImportLine *line,
                        gboolean can_choose)
{
  const HwImportReading *reading = hw_import_review_get_reading (review);

  g_return_if_fail (HW_IS_REVIEW_ROW (self));

  self->review = review;
  self->row = line->row;
  /* It was taken away to be added. */
  if (reading == NULL || reading->extract == NULL)
    return;
  if (line->row >= 0)
    show_paragraph (self, reading->extract, (guint) line->row, can_choose);
  else
    show_document (self, reading->parts->pdata[line->part]);
}
