/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-row.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "excerpt.h"
#include "list-kind.h"

struct _HwDocumentRow
{
  GtkBox parent_instance;

  HwExcerpt *title;
  HwExcerpt *subtitle;
};

G_DEFINE_FINAL_TYPE (HwDocumentRow, hw_document_row, GTK_TYPE_BOX)

static void
hw_document_row_class_init (HwDocumentRowClass *klass)
{
}

static void
hw_document_row_init (HwDocumentRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "document-row");
  self->title = HW_EXCERPT (hw_excerpt_new (1));
  self->subtitle = HW_EXCERPT (hw_excerpt_new (1));
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->subtitle));
}

GtkWidget *
hw_document_row_new (void)
{
  return g_object_new (HW_TYPE_DOCUMENT_ROW, NULL);
}

static void
add_part (GString *subtitle, const char *part)
{
  g_autofree char *isolated = NULL;

  if (*part == '\0')
    return;
  isolated = hw_direction_isolate (part);
  g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", isolated);
}

void
hw_document_row_set_document (HwDocumentRow *self, const HwDocument *document)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const char *title = *document->title != '\0' ? document->title : _ ("Untitled");
  g_autofree char *name = NULL;

  /* The source may be long: it comes last, where a narrow pane cuts. */
  if (*document->published != '\0')
    {
      /* A date's parts keep their order in a line of Arabic. */
      g_autofree char *date = g_strdup_printf ("\342\200\216%s", document->published);
      add_part (subtitle, date);
    }
  if (document->n_passages > 0)
    {
      g_autofree char *passages
          = g_strdup_printf (ngettext ("%d passage", "%d passages", (gulong) document->n_passages),
                             (int) document->n_passages);
      add_part (subtitle, passages);
    }
  add_part (subtitle, document->source);
  if (subtitle->len == 0)
    add_part (subtitle, _ ("No passages yet"));

  hw_excerpt_set_text (self->title, title);
  hw_excerpt_set_text_directed (self->subtitle, subtitle->str, hw_directed_of (title));
  name = g_strconcat (title, "\n", subtitle->str, NULL);
  hw_list_set_row_name (GTK_WIDGET (self), name);
}

gboolean
hw_document_row_same (gconstpointer a, gconstpointer b)
{
  const HwDocument *one = a, *other = b;

  return one->n_passages == other->n_passages && g_str_equal (one->title, other->title)
         && g_str_equal (one->source, other->source)
         && g_str_equal (one->published, other->published);
}
