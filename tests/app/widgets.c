/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets.h"

#include "excerpt.h"

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (text == NULL)
    return TRUE;
  if (HW_IS_EXCERPT (widget))
    return g_str_equal (hw_excerpt_get_text (HW_EXCERPT (widget)), text);
  if (GTK_IS_LABEL (widget))
    return strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
  return FALSE;
}

GtkWidget *
hw_find_widget (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && says (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = hw_find_widget (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

guint
hw_count_widgets (GtkWidget *root, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += hw_count_widgets (child, type);
  return n;
}
