/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "reader-cards.h"
#include "reading-page-private.h"

/* Going from passage to passage by Tab, and giving one another range: its range becomes the selection,
 * which is moved by the keys that select, from one end and from the other, until Enter takes it. */

static gboolean
tab_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  gint32 direction;

  if (!gtk_widget_is_focus (GTK_WIDGET (self->reader)))
    return GDK_EVENT_PROPAGATE;
  g_variant_get (arguments, "(i)", &direction);
  /* At the last of them Tab goes on to what is beside the text. */
  return hw_reading_page_step (self, direction);
}

static void
adjust (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  const HwPassage *passage = hw_reading_page_get_current (self);
  gsize start, end;

  if (self->adjusted != 0 && hw_reader_get_selection (self->reader, &start, &end))
    {
      /* Now from the other end. */
      const gint64 id = self->adjusted;

      if (hw_reader_get_caret (self->reader) == end)
        hw_reader_select (self->reader, end, start);
      else
        hw_reader_select (self->reader, start, end);
      self->adjusted = id;
      return;
    }
  if (passage == NULL || hw_reader_get_selection (self->reader, &start, &end))
    {
      g_signal_emit_by_name (self, "hint", _ ("Go to a passage first"));
      return;
    }
  start = (gsize) passage->start;
  end = (gsize) passage->end;
  hw_reader_select (self->reader, start, end);
  hw_reader_reveal (self->reader, start, end);
  self->adjusted = passage->id;
  g_signal_emit_by_name (
      self, "hint",
      _ ("Select what the passage is to be, then press Enter. S changes the end, "
         "Escape leaves it as it was."));
}

gboolean
hw_reading_page_end_adjusting (HwReadingPage *self, gboolean keep)
{
  const HwPassage *passage = hw_reading_page_find (self, self->adjusted);
  gsize start, end;

  self->adjusted = 0;
  if (passage == NULL)
    return FALSE;
  if (keep && hw_reading_page_get_selected (self, &start, &end))
    hw_reading_page_move_passage (self, passage->id, start, end);
  else
    hw_reading_page_focus_passage (self, passage->id, TRUE);
  return TRUE;
}

gboolean
hw_reading_page_place_passage (HwReadingPage *self, gint64 passage)
{
  gsize start, end;

  g_return_val_if_fail (HW_IS_READING_PAGE (self), FALSE);

  if (self->document == NULL || !hw_reading_page_get_selected (self, &start, &end))
    return FALSE;
  hw_reading_page_move_passage (self, passage, start, end);
  return TRUE;
}

static gboolean
enter_cb (GtkEventControllerKey *controller,
          guint keyval,
          guint keycode,
          GdkModifierType state,
          gpointer user_data)
{
  HwReadingPage *self = user_data;
  const HwPassage *passage;
  gsize start, end;

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || self->document == NULL
      || !gtk_widget_is_focus (GTK_WIDGET (self->reader)))
    return GDK_EVENT_PROPAGATE;
  if (hw_reading_page_end_adjusting (self, TRUE))
    return GDK_EVENT_STOP;
  passage = hw_reading_page_get_current (self);
  if (passage == NULL || hw_reader_get_selection (self->reader, &start, &end))
    return GDK_EVENT_PROPAGATE;
  /* Enter on a passage opens its note; the reader would take it for a click. */
  hw_reading_page_focus_passage (self, passage->id, FALSE);
  hw_reading_page_edit_note (self, passage->id);
  return GDK_EVENT_STOP;
}

static void
resized_cb (HwReadingPage *self, gint64 id, guint64 start, guint64 end)
{
  if (hw_reading_page_find (self, id) != NULL)
    hw_reading_page_move_passage (self, id, (gsize) start, (gsize) end);
}

void
hw_reading_page_add_adjusting (HwReadingPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->reader), keys);
  g_signal_connect_swapped (self->reader, "range-resized", G_CALLBACK (resized_cb), self);
}

void
hw_reading_page_class_add_adjusting (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reading.adjust", NULL, adjust);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "reading.adjust", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Arabic_seen, 0, "reading.adjust",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, 0, tab_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Tab, 0, tab_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, GDK_SHIFT_MASK, tab_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, tab_cb, "(i)",
                                -1);
}
