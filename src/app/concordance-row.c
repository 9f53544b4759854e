/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance-row.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "kwic-line.h"

/* Pixels. */
#define TITLE_WIDTH 150
#define TITLE_GAP 12
#define NARROW 620

struct _HwConcordanceRow
{
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *heading;
  char *name;
};

G_DEFINE_FINAL_TYPE (HwConcordanceRow, hw_concordance_row, GTK_TYPE_WIDGET)

static void
hw_concordance_row_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  HwConcordanceRow *self = HW_CONCORDANCE_ROW (widget);
  GtkWidget *child = gtk_widget_get_visible (self->heading) ? self->heading : self->line;

  gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL && gtk_widget_get_visible (self->title))
    {
      int title_minimum;

      gtk_widget_measure (self->title, orientation, TITLE_WIDTH, &title_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, title_minimum);
      *natural = MAX (*natural, *minimum);
    }
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
hw_concordance_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HwConcordanceRow *self = HW_CONCORDANCE_ROW (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const gboolean with_title = width >= NARROW;
  const int beside = with_title ? TITLE_WIDTH + TITLE_GAP : 0;

  if (gtk_widget_get_visible (self->heading))
    {
      /* Above the keywords. */
      place (self->heading, rtl ? 0 : beside, 0, width - beside, height);
      return;
    }
  gtk_widget_set_child_visible (self->title, with_title);
  if (with_title)
    {
      int title_height;

      gtk_widget_measure (self->title, GTK_ORIENTATION_VERTICAL, TITLE_WIDTH, &title_height, NULL,
                          NULL, NULL);
      place (self->title, rtl ? width - TITLE_WIDTH : 0, (height - title_height) / 2, TITLE_WIDTH,
             title_height);
    }
  place (self->line, rtl ? 0 : beside, 0, width - beside, height);
}

static void
hw_concordance_row_dispose (GObject *object)
{
  HwConcordanceRow *self = HW_CONCORDANCE_ROW (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (hw_concordance_row_parent_class)->dispose (object);
}

static void
hw_concordance_row_class_init (HwConcordanceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_concordance_row_dispose;
  widget_class->measure = hw_concordance_row_measure;
  widget_class->size_allocate = hw_concordance_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "concordance-row");
}

static void
hw_concordance_row_init (HwConcordanceRow *self)
{
  self->title = gtk_inscription_new (NULL);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (self->title), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (self->title), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->title),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "dim-label");
  gtk_widget_add_css_class (self->title, "caption");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  self->line = hw_kwic_line_new ();
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  self->heading = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
}

GtkWidget *
hw_concordance_row_new (void)
{
  return g_object_new (HW_TYPE_CONCORDANCE_ROW, NULL);
}

static void
show_heading (HwConcordanceRow *self, gboolean is_heading)
{
  gtk_widget_set_visible (self->heading, is_heading);
  gtk_widget_set_visible (self->line, !is_heading);
  gtk_widget_set_visible (self->title, !is_heading);
}

void
hw_concordance_row_set_line (HwConcordanceRow *self,
                             const HwConcordanceLine *line,
                             int keyword_width)
{
  const char *title;

  g_return_if_fail (HW_IS_CONCORDANCE_ROW (self));

  title = *line->title != '\0' ? line->title : _ ("Untitled");
  hw_directed_set (self->title, title);
  gtk_widget_set_tooltip_text (self->title, title);
  hw_kwic_line_set_text (HW_KWIC_LINE (self->line), line->before, line->match, line->after,
                         line->direction);
  hw_kwic_line_set_keyword_width (HW_KWIC_LINE (self->line), keyword_width);
  show_heading (self, FALSE);
  g_free (self->name);
  self->name = g_strdup_printf ("%s[%s]%s\n%s", line->before, line->match, line->after, title);
}

void
hw_concordance_row_set_heading (HwConcordanceRow *self, const HwConcordanceForm *form)
{
  g_autofree char *isolated = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (HW_IS_CONCORDANCE_ROW (self));

  isolated = hw_direction_isolate (form->form);
  /* Translators: a form of a word, and how often it stands there */
  text = g_strdup_printf (_ ("%s · %'u"), isolated, (guint) form->count);
  gtk_label_set_text (GTK_LABEL (self->heading), text);
  show_heading (self, TRUE);
  g_free (self->name);
  self->name = g_strdup (text);
}

char *
hw_concordance_row_dup_name (HwConcordanceRow *self)
{
  g_return_val_if_fail (HW_IS_CONCORDANCE_ROW (self), NULL);
  return g_strdup (self->name);
}
