/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "directed.h"

#define LRM "\342\200\216"
#define RLM "\342\200\217"

char *
hw_directed_text (const char *text, HwDirection *direction)
{
  HwDirection found = hw_direction_of_utf8 (text, -1, HW_DIRECTION_AUTO);
  const char *mark = found == HW_DIRECTION_RTL ? RLM : LRM;
  GString *marked;

  if (direction != NULL)
    *direction = found;
  if (found == HW_DIRECTION_AUTO)
    return g_strdup (text);

  marked = g_string_new (mark);
  for (const char *at = text; *at != '\0'; at++)
    {
      g_string_append_c (marked, *at);
      if (*at == '\n')
        g_string_append (marked, mark);
    }
  return g_string_free (marked, FALSE);
}

GtkTextDirection
hw_directed_of (const char *text)
{
  switch (hw_direction_of_utf8 (text, -1, HW_DIRECTION_AUTO))
    {
    case HW_DIRECTION_RTL:
      return GTK_TEXT_DIR_RTL;
    case HW_DIRECTION_LTR:
      return GTK_TEXT_DIR_LTR;
    case HW_DIRECTION_AUTO:
    default:
      return GTK_TEXT_DIR_NONE;
    }
}

void
hw_directed_set (GtkWidget *label, const char *text)
{
  g_autofree char *marked = hw_directed_text (text, NULL);

  gtk_widget_set_direction (label, hw_directed_of (text));
  if (GTK_IS_INSCRIPTION (label))
    gtk_inscription_set_text (GTK_INSCRIPTION (label), marked);
  else
    gtk_label_set_text (GTK_LABEL (label), marked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
