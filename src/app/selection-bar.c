/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "selection-bar.h"

#include "colour-swatches.h"
#include "tag-entry.h"

struct _HwSelectionBar
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkBox *colours;
  GtkWidget *remove_button;
  GtkWidget *swatches;
  GtkWidget *tag_entry; /* made when first needed */

  HwSession *session; /* owned */
};

enum
{
  TAG_CHOSEN,
  TAG_CREATED,
  TAG_CANCELLED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwSelectionBar, hw_selection_bar, ADW_TYPE_BIN)

static void
chosen_cb (HwSelectionBar *self, gint64 tag, gboolean present)
{
  g_signal_emit (self, signals[TAG_CHOSEN], 0, tag, present);
}

static void
create_cb (HwSelectionBar *self, const char *path)
{
  g_signal_emit (self, signals[TAG_CREATED], 0, path);
}

static void
cancelled_cb (HwSelectionBar *self)
{
  g_signal_emit (self, signals[TAG_CANCELLED], 0);
}

void
hw_selection_bar_show_actions (HwSelectionBar *self, const HwPassage *passage)
{
  g_return_if_fail (HW_IS_SELECTION_BAR (self));

  gtk_widget_set_visible (self->remove_button, passage != NULL);
  hw_colour_swatches_set_current (self->swatches, passage != NULL ? passage->colour : NULL);
  gtk_stack_set_visible_child_name (self->stack, "actions");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
hw_selection_bar_show_tags (HwSelectionBar *self, const HwPassage *passage)
{
  g_return_if_fail (HW_IS_SELECTION_BAR (self));

  if (self->tag_entry == NULL)
    {
      self->tag_entry = hw_tag_entry_new (self->session);
      gtk_stack_add_named (self->stack, self->tag_entry, "tag");
      g_signal_connect_swapped (self->tag_entry, "chosen", G_CALLBACK (chosen_cb), self);
      g_signal_connect_swapped (self->tag_entry, "create", G_CALLBACK (create_cb), self);
      g_signal_connect_swapped (self->tag_entry, "cancelled", G_CALLBACK (cancelled_cb), self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_stack_set_visible_child (self->stack, self->tag_entry);
  hw_tag_entry_start (HW_TAG_ENTRY (self->tag_entry), passage != NULL ? passage->tags : NULL,
                      passage != NULL ? passage->n_tags : 0);
}

gboolean
hw_selection_bar_asks_tag (HwSelectionBar *self)
{
  g_return_val_if_fail (HW_IS_SELECTION_BAR (self), FALSE);
  return gtk_widget_get_visible (GTK_WIDGET (self)) && self->tag_entry != NULL
         && gtk_stack_get_visible_child (self->stack) == self->tag_entry;
}

static void
hw_selection_bar_dispose (GObject *object)
{
  g_clear_object (&HW_SELECTION_BAR (object)->session);
  G_OBJECT_CLASS (hw_selection_bar_parent_class)->dispose (object);
}

static void
hw_selection_bar_class_init (HwSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_selection_bar_dispose;
  signals[TAG_CHOSEN]
      = g_signal_new ("tag-chosen", HW_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[TAG_CREATED] = g_signal_new ("tag-created", HW_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TAG_CANCELLED] = g_signal_new ("tag-cancelled", HW_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HwSelectionBar, stack);
  gtk_widget_class_bind_template_child (widget_class, HwSelectionBar, colours);
  gtk_widget_class_bind_template_child (widget_class, HwSelectionBar, remove_button);
}

static void
hw_selection_bar_init (HwSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->swatches = hw_colour_swatches_new ();
  gtk_box_append (self->colours, self->swatches);
}

GtkWidget *
hw_selection_bar_new (HwSession *session)
{
  HwSelectionBar *self = g_object_new (HW_TYPE_SELECTION_BAR, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
