/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "busy-bar.h"

#include <glib/gi18n.h>

/* What takes no longer than this is not worth a look. */
#define DELAY_MS 300
#define LOOK_MS 100

struct _HwBusyBar
{
  AdwBin parent_instance;

  GtkProgressBar *bar;
  HwBusyProgress progress; /* NULL while nothing is under way */
  gpointer owner;
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (HwBusyBar, hw_busy_bar, ADW_TYPE_BIN)

enum
{
  CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
look_cb (gpointer data)
{
  HwBusyBar *self = data;
  const double done = self->progress (self->owner);

  if (done < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, MIN (done, 1));
  gtk_progress_bar_set_show_text (self->bar, done >= 0);
  return G_SOURCE_CONTINUE;
}

static gboolean
delay_cb (gpointer data)
{
  HwBusyBar *self = data;

  self->timeout_id = g_timeout_add (LOOK_MS, look_cb, self);
  gtk_progress_bar_set_fraction (self->bar, 0);
  look_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static void
clicked_cb (HwBusyBar *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
dispose (GObject *object)
{
  HwBusyBar *self = HW_BUSY_BAR (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->progress = NULL;
  G_OBJECT_CLASS (hw_busy_bar_parent_class)->dispose (object);
}

static void
hw_busy_bar_class_init (HwBusyBarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dispose;
  signals[CANCELLED] = g_signal_new ("cancelled", HW_TYPE_BUSY_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
hw_busy_bar_init (HwBusyBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Counting…"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "summary-button");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hw_busy_bar_new (void)
{
  return g_object_new (HW_TYPE_BUSY_BAR, NULL);
}

void
hw_busy_bar_start (HwBusyBar *self, HwBusyProgress progress, gpointer owner)
{
  g_return_if_fail (HW_IS_BUSY_BAR (self) && progress != NULL);

  self->progress = progress;
  self->owner = owner;
  if (self->timeout_id == 0)
    self->timeout_id = g_timeout_add (DELAY_MS, delay_cb, self);
}

void
hw_busy_bar_stop (HwBusyBar *self)
{
  g_return_if_fail (HW_IS_BUSY_BAR (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->progress = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
hw_busy_bar_is_busy (HwBusyBar *self)
{
  g_return_val_if_fail (HW_IS_BUSY_BAR (self), FALSE);
  return self->progress != NULL;
}
