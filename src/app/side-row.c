/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "side-row.h"

#include "directed.h"
#include "excerpt.h"

/* Lines of words that a row shows. */
#define MAX_LINES 4

/* What is in a row; kept on it. */
typedef struct
{
  GtkWidget *head, *button, *excerpt, *label, *foot;
} Parts;

static Parts *
get_parts (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "parts");
}

static void
make_quiet (GtkWidget *label)
{
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
}

GtkWidget *
hw_side_row_new (const char *button_label, GCallback clicked, gpointer owner)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Parts *parts = g_new (Parts, 1);

  parts->head = gtk_label_new (NULL);
  parts->button = gtk_button_new_with_label (button_label);
  parts->excerpt = hw_excerpt_new (MAX_LINES);
  parts->label = gtk_label_new (NULL);
  parts->foot = hw_excerpt_new (1);
  g_object_set_data_full (G_OBJECT (row), "parts", parts, g_free);
  g_object_set_data (G_OBJECT (parts->button), "row", row);

  make_quiet (parts->head);
  make_quiet (parts->foot);
  gtk_label_set_xalign (GTK_LABEL (parts->head), 0);
  gtk_label_set_wrap (GTK_LABEL (parts->head), TRUE);
  gtk_widget_set_hexpand (parts->head, TRUE);
  gtk_label_set_wrap (GTK_LABEL (parts->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (parts->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (parts->label), MAX_LINES + 2);
  gtk_label_set_ellipsize (GTK_LABEL (parts->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (parts->label), 0);
  gtk_widget_add_css_class (row, "side-row");
  gtk_widget_add_css_class (parts->button, "flat");
  gtk_widget_add_css_class (parts->button, "side-button");
  gtk_widget_set_valign (parts->button, GTK_ALIGN_START);
  g_signal_connect (parts->button, "clicked", clicked, owner);
  gtk_box_append (GTK_BOX (line), parts->head);
  gtk_box_append (GTK_BOX (line), parts->button);
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (row), parts->excerpt);
  gtk_box_append (GTK_BOX (row), parts->label);
  gtk_box_append (GTK_BOX (row), parts->foot);
  return row;
}

void
hw_side_row_set (
    GtkWidget *row, const char *head, const char *words, const char *markup, const char *foot)
{
  const Parts *parts = get_parts (row);

  gtk_label_set_text (GTK_LABEL (parts->head), head);
  gtk_widget_set_visible (parts->excerpt, markup == NULL);
  gtk_widget_set_visible (parts->label, markup != NULL);
  if (markup == NULL)
    hw_excerpt_set_text (HW_EXCERPT (parts->excerpt), words);
  else
    {
      gtk_widget_set_direction (parts->label, hw_directed_of (words));
      gtk_label_set_markup (GTK_LABEL (parts->label), markup);
    }
  gtk_widget_set_visible (parts->foot, foot != NULL);
  if (foot != NULL)
    hw_excerpt_set_text_directed (HW_EXCERPT (parts->foot), foot,
                                  gtk_widget_get_default_direction ());
}

void
hw_side_row_set_button (GtkWidget *row, gboolean sensitive, const char *tooltip)
{
  const Parts *parts = get_parts (row);

  gtk_widget_set_sensitive (parts->button, sensitive);
  gtk_widget_set_tooltip_text (parts->button, tooltip);
}

GtkWidget *
hw_side_row_of_button (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "row");
}
