/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* What is selected, taken by the pointer and dropped elsewhere as text. */

#define SHOWN 60 /* letters that go with the pointer */

gboolean
hw_reader_is_selected_at (HwReader *self, double x, double y)
{
  gsize byte, under;

  return self->text != NULL && hw_reader_has_selection (self)
         && hw_reader_byte_at (self, x, y, &byte, &under) && under >= MIN (self->bound, self->caret)
         && under < MAX (self->bound, self->caret);
}

/* The first words, on one line. */
static GtkWidget *
make_icon (HwReader *self, const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, SHOWN * 4), SHOWN));
  GtkWidget *label;

  g_strdelimit (start, "\n\t", ' ');
  label = gtk_label_new (start);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_direction (label, hw_reader_get_direction_at (self, MIN (self->bound, self->caret))
                                           == HW_DIRECTION_RTL
                                       ? GTK_TEXT_DIR_RTL
                                       : GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "osd");
  gtk_widget_add_css_class (label, "toolbar");
  return label;
}

gboolean
hw_reader_drag_selection (HwReader *self, GdkEvent *event, double x, double y)
{
  g_autofree char *text = hw_reader_get_selected_text (self);
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  GdkDrag *drag = NULL;

  if (event != NULL)
    drag = gdk_drag_begin (gdk_event_get_surface (event), gdk_event_get_device (event), content,
                           GDK_ACTION_COPY, x, y);
  if (drag == NULL)
    return FALSE;
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)),
                           make_icon (self, text));
  /* It holds itself until it was dropped. */
  g_object_unref (drag);
  return TRUE;
}
