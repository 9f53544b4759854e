/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wrap-box.h"

/* Pixels between children and between lines. */
#define SPACING 6

struct _HwWrapBox
{
  GtkWidget parent_instance;
};

static void hw_wrap_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HwWrapBox,
                               hw_wrap_box,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      hw_wrap_box_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    hw_wrap_box_append (HW_WRAP_BOX (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
hw_wrap_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static GtkWidget *
first_child (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
next_child (GtkWidget *child)
{
  do
    child = gtk_widget_get_next_sibling (child);
  while (child != NULL && !gtk_widget_should_layout (child));
  return child;
}

static int
width_of (GtkWidget *child, int room)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return CLAMP (natural, least, MAX (room, least));
}

typedef struct
{
  GtkWidget *end; /* the first child of the next line */
  int width, height;
  guint n_expand;
} Line;

static Line
measure_line (GtkWidget *first, int room)
{
  Line line = { .width = -SPACING };

  for (line.end = first; line.end != NULL; line.end = next_child (line.end))
    {
      const int width = width_of (line.end, room);
      int height;

      if (line.end != first && line.width + SPACING + width > room)
        break;
      gtk_widget_measure (line.end, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      line.width += SPACING + width;
      line.height = MAX (line.height, height);
      line.n_expand += gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL);
    }
  return line;
}

static void
allocate_line (GtkWidget *widget, GtkWidget *first, const Line *line, int room, int y)
{
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { .y = y, .height = line->height };
  int left = MAX (room - line->width, 0), n_expand = (int) line->n_expand, x = 0;

  for (GtkWidget *child = first; child != line->end; child = next_child (child))
    {
      int width = width_of (child, room);

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          const int share = left / n_expand--;

          width += share;
          left -= share;
        }
      place.x = mirrored ? room - x - width : x;
      place.width = width;
      gtk_widget_size_allocate (child, &place, -1);
      x += width + SPACING;
    }
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline G_GNUC_UNUSED,
         int *natural_baseline G_GNUC_UNUSED)
{
  GtkWidget *child = first_child (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for (; child != NULL; child = next_child (child))
      {
        int least, own;

        gtk_widget_measure (child, orientation, -1, &least, &own, NULL, NULL);
        *minimum = MAX (*minimum, least);
        *natural += own + (*natural > 0 ? SPACING : 0);
      }
  else
    while (child != NULL)
      {
        const Line line = measure_line (child, for_size < 0 ? G_MAXINT / 2 : for_size);

        *natural += line.height + (*natural > 0 ? SPACING : 0);
        *minimum = *natural;
        child = line.end;
      }
}

static void
size_allocate (GtkWidget *widget, int width, int height G_GNUC_UNUSED, int baseline G_GNUC_UNUSED)
{
  GtkWidget *child = first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      const Line line = measure_line (child, width);

      allocate_line (widget, child, &line, width, y);
      y += line.height + SPACING;
      child = line.end;
    }
}

static void
dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hw_wrap_box_parent_class)->dispose (object);
}

static void
hw_wrap_box_class_init (HwWrapBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dispose;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}

static void
hw_wrap_box_init (HwWrapBox *self)
{
}

void
hw_wrap_box_append (HwWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (HW_IS_WRAP_BOX (self));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
