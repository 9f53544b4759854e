/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-page-private.h"

/* Logical pixels between the bar, the text it is about, and the edges. */
#define GAP 8

static void
tag_cancelled_cb (HwReadingPage *self)
{
  hw_reading_page_hide_bar (self);
}

static gboolean
place_bar_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *allocation, gpointer user_data)
{
  HwReadingPage *self = user_data;
  const int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  const int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  GdkRectangle area = { width / 2, height / 3, 0, 0 };
  GtkRequisition size;

  if (child != GTK_WIDGET (self->bar))
    return FALSE;
  /* The reader fills the overlay, so its coordinates are those of the overlay. */
  hw_reader_get_range_area (self->reader, self->bar_start, self->bar_end, &area);
  gtk_widget_get_preferred_size (child, NULL, &size);
  allocation->width = MIN (size.width, width - 2 * GAP);
  allocation->height = MIN (size.height, height - 2 * GAP);
  allocation->x = CLAMP (area.x + (area.width - allocation->width) / 2, GAP,
                         MAX (GAP, width - GAP - allocation->width));
  if (area.y + area.height + GAP + allocation->height <= height)
    allocation->y = area.y + area.height + GAP;
  else
    allocation->y = MAX (GAP, area.y - GAP - allocation->height);
  return TRUE;
}

static void
ensure_bar (HwReadingPage *self)
{
  if (self->bar != NULL)
    return;
  self->bar = HW_SELECTION_BAR (hw_selection_bar_new (self->session));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->bar));
  g_signal_connect (self->overlay, "get-child-position", G_CALLBACK (place_bar_cb), self);
  g_signal_connect_swapped (self->bar, "tag-chosen", G_CALLBACK (hw_reading_page_tag_chosen), self);
  g_signal_connect_swapped (self->bar, "tag-created", G_CALLBACK (hw_reading_page_tag_created),
                            self);
  g_signal_connect_swapped (self->bar, "tag-cancelled", G_CALLBACK (tag_cancelled_cb), self);
}

void
hw_reading_page_show_bar (HwReadingPage *self, gsize start, gsize end, const HwPassage *passage)
{
  ensure_bar (self);
  self->bar_start = start;
  self->bar_end = end;
  hw_selection_bar_show_actions (self->bar, passage);
  gtk_widget_queue_resize (self->overlay);
}

void
hw_reading_page_ask_tag (HwReadingPage *self, gsize start, gsize end, const HwPassage *passage)
{
  ensure_bar (self);
  self->bar_start = start;
  self->bar_end = end;
  hw_reader_reveal (self->reader, start, end);
  hw_selection_bar_show_tags (self->bar, passage);
  gtk_widget_queue_resize (self->overlay);
}

gboolean
hw_reading_page_hide_bar (HwReadingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus;

  if (self->bar == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->bar)))
    return FALSE;
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->bar)))
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  return TRUE;
}

/* The text moved under the bar. */
void
hw_reading_page_follow_bar (HwReadingPage *self)
{
  GdkRectangle area;

  if (self->bar == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->bar)))
    return;
  if (hw_reader_get_range_area (self->reader, self->bar_start, self->bar_end, &area)
      || hw_selection_bar_asks_tag (self->bar))
    gtk_widget_queue_allocate (self->overlay);
  else
    hw_reading_page_hide_bar (self);
}
