/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-pane.h"
#include "picture-split.h"
#include "reading-page-private.h"
#include "settings.h"

/* The picture of the page that is read, beside the text. */

static HwPagePane *
get_pane (HwReadingPage *self)
{
  GtkWidget *picture = hw_picture_split_get_picture (HW_PICTURE_SPLIT (self->split));

  return picture != NULL ? HW_PAGE_PANE (picture) : NULL;
}

static void
place_chosen_cb (HwReadingPage *self, guint64 place)
{
  hw_reading_page_leave (self);
  hw_page_pane_stay (get_pane (self), (gsize) place);
  hw_reader_select_quietly (self->reader, (gsize) place, (gsize) place);
  hw_reader_set_place (self->reader, (gsize) place);
  hw_page_pane_stay (get_pane (self), hw_reader_get_place (self->reader));
}

static void
hint_cb (HwReadingPage *self, const char *text)
{
  g_signal_emit_by_name (self, "hint", text);
}

static HwPagePane *
make_pane (HwReadingPage *self)
{
  GtkWidget *pane = hw_page_pane_new (self->session);

  g_signal_connect_object (pane, "place-chosen", G_CALLBACK (place_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "hint", G_CALLBACK (hint_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "failed", G_CALLBACK (hw_reading_page_fail), self,
                           G_CONNECT_SWAPPED);
  hw_picture_split_set_picture (HW_PICTURE_SPLIT (self->split), pane);
  return HW_PAGE_PANE (pane);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Shows it where it is wanted, and there is anything to be seen. */
static void
update (HwReadingPage *self)
{
  const gboolean wanted = self->document != NULL && g_str_equal (self->document->format, "pdf")
                          && g_settings_get_boolean (hw_settings_get (), "page-picture");
  HwPagePane *pane = get_pane (self);

  if (!wanted)
    {
      if (pane != NULL && has_focus (GTK_WIDGET (pane)))
        gtk_widget_grab_focus (GTK_WIDGET (self->reader));
      hw_picture_split_set_picture (HW_PICTURE_SPLIT (self->split), NULL);
      return;
    }
  /* One that is not seen waits until it is. */
  if (pane == NULL && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (pane == NULL)
    pane = make_pane (self);
  hw_page_pane_set_document (pane, self->document, self->structure);
  hw_page_pane_follow (pane, hw_reader_get_place (self->reader));
}

static void
place_changed_cb (HwReadingPage *self)
{
  HwPagePane *pane = get_pane (self);

  if (pane != NULL)
    hw_page_pane_follow (pane, hw_reader_get_place (self->reader));
}

static void
mapped_cb (HwReadingPage *self)
{
  if (get_pane (self) == NULL)
    update (self);
}

void
hw_reading_page_add_picture (HwReadingPage *self)
{
  g_signal_connect_object (hw_settings_get (), "changed::page-picture", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "document-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self, "map", G_CALLBACK (mapped_cb), self);
  g_signal_connect_swapped (self->reader, "place-changed", G_CALLBACK (place_changed_cb), self);
}
