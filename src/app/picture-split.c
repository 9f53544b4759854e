/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-split.h"

/* Logical pixels from which there is room for both side by side. */
#define BESIDE_WIDTH 700
/* Of the room, in thousandths, what the text has. */
#define SHARE_BESIDE 580
#define SHARE_BELOW 500

struct _HwPictureSplit
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkWidget *picture; /* NULL while there is none */
  int share[2];       /* of the text, in thousandths: beside, below */
  int width, height;  /* of the last allocation */
  gboolean is_below;
  gboolean is_arranging; /* the handle moves because of us, not of a drag */
  guint turn_source;
};

G_DEFINE_FINAL_TYPE (HwPictureSplit, hw_picture_split, GTK_TYPE_WIDGET)

static int
get_room (HwPictureSplit *self)
{
  return self->is_below ? self->height : self->width;
}

static void
place_handle (HwPictureSplit *self)
{
  const gboolean was_arranging = self->is_arranging;

  self->is_arranging = TRUE;
  gtk_paned_set_position (GTK_PANED (self->paned),
                          get_room (self) * self->share[self->is_below] / 1000);
  self->is_arranging = was_arranging;
}

/* The orientation must not change within an allocation, so it follows in the next turn, before drawing. */
static gboolean
turn_cb (gpointer user_data)
{
  HwPictureSplit *self = user_data;

  self->turn_source = 0;
  self->is_below = self->width < BESIDE_WIDTH;
  self->is_arranging = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), self->is_below
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  place_handle (self);
  self->is_arranging = FALSE;
  return G_SOURCE_REMOVE;
}

static void
update (HwPictureSplit *self)
{
  if (self->picture != NULL && self->is_below != (self->width < BESIDE_WIDTH)
      && self->turn_source == 0)
    self->turn_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, turn_cb, self, NULL);
}

static void
position_cb (HwPictureSplit *self)
{
  const int room = get_room (self);

  if (!self->is_arranging && self->picture != NULL && room > 0)
    self->share[self->is_below]
        = CLAMP (gtk_paned_get_position (GTK_PANED (self->paned)) * 1000 / room, 100, 900);
}

static void
hw_picture_split_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  HwPictureSplit *self = HW_PICTURE_SPLIT (widget);
  GtkWidget *text = gtk_paned_get_start_child (GTK_PANED (self->paned));

  gtk_widget_measure (self->paned, orientation, -1, minimum, natural, NULL, NULL);
  /* Side by side is never what makes a pane wide: where it is too much, the picture goes below. */
  if (self->picture != NULL && orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int least, picture;

      gtk_widget_measure (text, orientation, -1, &least, NULL, NULL, NULL);
      gtk_widget_measure (self->picture, orientation, -1, &picture, NULL, NULL, NULL);
      *minimum = MAX (least, picture);
      *natural = MAX (*natural, *minimum);
    }
}

static void
hw_picture_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HwPictureSplit *self = HW_PICTURE_SPLIT (widget);
  int least_width, least_height;

  if (self->width != width || self->height != height)
    {
      self->width = width;
      self->height = height;
      if (self->picture != NULL)
        place_handle (self);
      update (self);
    }
  /* Until the picture has gone below, the two may need more than there is; they are clipped. */
  gtk_widget_measure (self->paned, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (self->paned, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  self->is_arranging = TRUE;
  gtk_widget_allocate (self->paned, MAX (width, least_width), MAX (height, least_height), baseline,
                       NULL);
  self->is_arranging = FALSE;
}

static void
hw_picture_split_dispose (GObject *object)
{
  HwPictureSplit *self = HW_PICTURE_SPLIT (object);

  g_clear_handle_id (&self->turn_source, g_source_remove);
  self->picture = NULL;
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  G_OBJECT_CLASS (hw_picture_split_parent_class)->dispose (object);
}

static void
hw_picture_split_class_init (HwPictureSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_picture_split_dispose;
  widget_class->measure = hw_picture_split_measure;
  widget_class->size_allocate = hw_picture_split_size_allocate;
}

static void
hw_picture_split_init (HwPictureSplit *self)
{
  self->share[FALSE] = SHARE_BESIDE;
  self->share[TRUE] = SHARE_BELOW;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  /* The shares are kept here: it would keep them by the room of the other orientation. */
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (position_cb), self);
}

GtkWidget *
hw_picture_split_new (GtkWidget *text)
{
  HwPictureSplit *self = g_object_new (HW_TYPE_PICTURE_SPLIT, NULL);

  gtk_paned_set_start_child (GTK_PANED (self->paned), text);
  return GTK_WIDGET (self);
}

void
hw_picture_split_set_picture (HwPictureSplit *self, GtkWidget *picture)
{
  g_return_if_fail (HW_IS_PICTURE_SPLIT (self));

  if (self->picture == picture)
    return;
  self->picture = picture;
  self->is_arranging = TRUE;
  gtk_paned_set_end_child (GTK_PANED (self->paned), picture);
  self->is_arranging = FALSE;
  if (picture == NULL || self->width == 0)
    return;
  g_clear_handle_id (&self->turn_source, g_source_remove);
  turn_cb (self);
}

GtkWidget *
hw_picture_split_get_picture (HwPictureSplit *self)
{
  g_return_val_if_fail (HW_IS_PICTURE_SPLIT (self), NULL);
  return self->picture;
}

gboolean
hw_picture_split_is_below (HwPictureSplit *self)
{
  g_return_val_if_fail (HW_IS_PICTURE_SPLIT (self), FALSE);
  return self->is_below;
}
