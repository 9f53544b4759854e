/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-desk-private.h"

/* Logical pixels: under this a column holds no line that is worth reading. */
#define COLUMN_MINIMUM 300

static gboolean
has_two (HwReadingDesk *self)
{
  return hw_reading_desk_count (self, 0) > 0 && hw_reading_desk_count (self, 1) > 0;
}

static gboolean
is_shown (HwReadingDesk *self, guint column)
{
  return self->shows_both || column == self->active;
}

static void
place_handle (HwReadingDesk *self)
{
  self->is_arranging = TRUE;
  gtk_paned_set_position (GTK_PANED (self->paned), self->width * (int) self->share / 1000);
  self->is_arranging = FALSE;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* More tabs are on their way: the room for them is kept. */
static gboolean
is_coming (HwReadingDesk *self, guint column)
{
  return self->coming != NULL && self->coming->tabs[column]->len > 1;
}

void
hw_reading_desk_update_layout (HwReadingDesk *self)
{
  const gboolean two = has_two (self);
  const gboolean both = two && self->width >= 2 * COLUMN_MINIMUM;
  const gboolean had_both = self->shows_both;

  self->shows_both = both;
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    {
      const HwDeskColumn *column = &self->columns[i];

      if (column->box == NULL)
        continue;
      gtk_widget_set_visible (column->box, is_shown (self, i));
      /* Side by side, a tab tells what stands there and closes it, also where it is the only one. */
      adw_tab_bar_set_autohide (column->bar, !two && !is_coming (self, i));
      gtk_widget_set_visible (column->other_button, two && !both);
      set_class (column->box, "read", two && i == self->active);
      set_class (column->box, "not-read", two && i != self->active);
    }
  hw_reading_desk_update_shortcuts (self);
  if (both && !had_both)
    place_handle (self);
}

/* Visibility must not change within an allocation, so it follows in the next turn, before drawing. */
static gboolean
show_cb (gpointer user_data)
{
  HwReadingDesk *self = user_data;

  self->show_source = 0;
  hw_reading_desk_update_layout (self);
  return G_SOURCE_REMOVE;
}

/* A drag of the handle is a new wish. */
static void
position_cb (HwReadingDesk *self)
{
  const int position = gtk_paned_get_position (GTK_PANED (self->paned));
  const int most = self->width - COLUMN_MINIMUM;

  if (self->is_arranging || !self->shows_both || self->width <= 0)
    return;
  self->share
      = (guint) (CLAMP (position, COLUMN_MINIMUM, MAX (most, COLUMN_MINIMUM)) * 1000 / self->width);
  hw_reading_desk_queue_save (self);
  /* Not further than a column stays readable. */
  if (position < COLUMN_MINIMUM || position > most)
    place_handle (self);
}

static void
hw_reading_desk_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  HwReadingDesk *self = HW_READING_DESK (widget);

  gtk_widget_measure (self->paned, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  /* One column is enough: the wider of them. */
  *minimum = 0;
  for (guint i = 0; i < HW_DESK_COLUMNS; i++)
    if (self->columns[i].box != NULL)
      {
        int column;

        gtk_widget_measure (self->columns[i].box, orientation, -1, &column, NULL, NULL, NULL);
        *minimum = MAX (*minimum, column);
      }
  *natural = MAX (*natural, *minimum);
}

static void
hw_reading_desk_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HwReadingDesk *self = HW_READING_DESK (widget);
  int minimum;

  if (self->width != width)
    {
      self->width = width;
      if (self->shows_both)
        place_handle (self);
      if (self->shows_both != (has_two (self) && width >= 2 * COLUMN_MINIMUM)
          && self->show_source == 0)
        self->show_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, show_cb, self, NULL);
    }
  /* Until a column has gone, the two may need more than there is; they are clipped. */
  gtk_widget_measure (self->paned, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  self->is_arranging = TRUE;
  gtk_widget_allocate (self->paned, MAX (width, minimum), height, baseline, NULL);
  self->is_arranging = FALSE;
}

void
hw_reading_desk_class_add_layout (GtkWidgetClass *widget_class)
{
  widget_class->measure = hw_reading_desk_measure;
  widget_class->size_allocate = hw_reading_desk_size_allocate;
}

void
hw_reading_desk_add_paned (HwReadingDesk *self)
{
  self->share = HW_DESK_HALF;
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  /* Who gets the room of a wider window is decided above; on its own it would do so as well. */
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (position_cb), self);
}
