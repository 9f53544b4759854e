/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-remedy.h"

#include <glib/gi18n.h>

#include "wrap-box.h"

struct _HwPassageRemedy
{
  AdwBin parent_instance;

  GtkWidget *confirm, *place, *remove;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwPassageRemedy, hw_passage_remedy, ADW_TYPE_BIN)

static void
clicked_cb (GtkWidget *button, HwPassageRemedy *self)
{
  g_signal_emit (self, signals[CHOSEN], 0,
                 button == self->confirm ? "passage.confirm"
                 : button == self->place ? "passage.place"
                                         : "passage.remove");
}

static GtkWidget *
add_button (HwPassageRemedy *self, GtkWidget *box, const char *label, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "remedy");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  hw_wrap_box_append (HW_WRAP_BOX (box), button);
  return button;
}

static void
hw_passage_remedy_class_init (HwPassageRemedyClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", HW_TYPE_PASSAGE_REMEDY, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hw_passage_remedy_init (HwPassageRemedy *self)
{
  GtkWidget *box = g_object_new (HW_TYPE_WRAP_BOX, NULL);

  /* Translators: a button: the place that was found for a passage is the right one */
  self->confirm
      = add_button (self, box, _ ("It Is Right"), _ ("The passage stands at the right place"));
  /* Translators: a button: the passage is moved to what is selected in the text */
  self->place = add_button (self, box, _ ("Place Here"),
                            _ ("Moves the passage to the words that are selected in the text"));
  self->remove = add_button (self, box, _ ("Remove"), _ ("Removes the passage with its note"));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
hw_passage_remedy_new (void)
{
  return g_object_new (HW_TYPE_PASSAGE_REMEDY, NULL);
}

void
hw_passage_remedy_set_state (HwPassageRemedy *self,
                             HwPassageState state,
                             GtkTextDirection direction)
{
  gtk_widget_set_direction (adw_bin_get_child (ADW_BIN (self)), direction);
  gtk_widget_set_visible (GTK_WIDGET (self), state != HW_PASSAGE_SURE);
  gtk_widget_set_visible (self->confirm, state == HW_PASSAGE_UNCERTAIN);
  gtk_widget_set_visible (self->remove, state == HW_PASSAGE_LOST);
}
