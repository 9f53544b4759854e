/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-split.h"

/* Pixels. From this width on they stand side by side. */
#define WIDE 860
#define GAP 12
/* Of the width for the numbers, and of the height where they stand below. */
#define NUMBERS_WIDTH 0.42
#define NUMBERS_HEIGHT 0.45

struct _HwWordsSplit
{
  GtkWidget parent_instance;

  GtkWidget *plot, *numbers;
};

G_DEFINE_FINAL_TYPE (HwWordsSplit, hw_words_split, GTK_TYPE_WIDGET)

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size G_GNUC_UNUSED,
         int *minimum,
         int *natural,
         int *minimum_baseline G_GNUC_UNUSED,
         int *natural_baseline G_GNUC_UNUSED)
{
  HwWordsSplit *self = HW_WORDS_SPLIT (widget);
  int least[2], wanted[2];

  gtk_widget_measure (self->plot, orientation, -1, &least[0], &wanted[0], NULL, NULL);
  gtk_widget_measure (self->numbers, orientation, -1, &least[1], &wanted[1], NULL, NULL);
  *minimum = MAX (least[0], least[1]);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = least[0] + GAP + least[1];
  *natural = MAX (*minimum, wanted[0] + GAP + wanted[1]);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  HwWordsSplit *self = HW_WORDS_SPLIT (widget);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation plot = { 0, 0, width, height }, numbers = plot;
  int least_plot, least;

  if (width >= WIDE)
    {
      numbers.width = (int) (width * NUMBERS_WIDTH);
      plot.width = width - numbers.width - GAP;
      numbers.x = mirrored ? 0 : plot.width + GAP;
      plot.x = mirrored ? numbers.width + GAP : 0;
    }
  else
    {
      gtk_widget_measure (self->plot, GTK_ORIENTATION_VERTICAL, width, &least_plot, NULL, NULL,
                          NULL);
      gtk_widget_measure (self->numbers, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
      numbers.height
          = CLAMP ((int) (height * NUMBERS_HEIGHT), least, MAX (least, height - GAP - least_plot));
      plot.height = MAX (height - GAP - numbers.height, least_plot);
      numbers.y = plot.height + GAP;
    }
  gtk_widget_size_allocate (self->plot, &plot, -1);
  gtk_widget_size_allocate (self->numbers, &numbers, -1);
}

static void
dispose (GObject *object)
{
  HwWordsSplit *self = HW_WORDS_SPLIT (object);

  g_clear_pointer (&self->plot, gtk_widget_unparent);
  g_clear_pointer (&self->numbers, gtk_widget_unparent);
  G_OBJECT_CLASS (hw_words_split_parent_class)->dispose (object);
}

static void
hw_words_split_class_init (HwWordsSplitClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}

static void
hw_words_split_init (HwWordsSplit *self)
{
}

GtkWidget *
hw_words_split_new (GtkWidget *plot, GtkWidget *numbers)
{
  HwWordsSplit *self = g_object_new (HW_TYPE_WORDS_SPLIT, NULL);

  self->plot = plot;
  self->numbers = numbers;
  gtk_widget_set_parent (plot, GTK_WIDGET (self));
  gtk_widget_set_parent (numbers, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
