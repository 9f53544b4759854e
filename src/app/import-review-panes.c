/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-review-panes.h"

/* Pixels. */
#define SIDE_BY_SIDE 720
#define OPTIONS_WIDTH 350
#define MIN_WIDTH 340
#define MIN_HEIGHT 360

struct _HwReviewPanes
{
  GtkWidget parent_instance;
};

static void hw_review_panes_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HwReviewPanes,
                               hw_review_panes,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      hw_review_panes_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
hw_review_panes_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
hw_review_panes_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  const GtkAllocation area = { x, y, width, height };

  gtk_widget_size_allocate (child, &area, -1);
}

static void
hw_review_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *options = gtk_widget_get_first_child (widget);
  GtkWidget *preview = gtk_widget_get_last_child (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int least, natural;

  if (width >= SIDE_BY_SIDE)
    {
      place (options, rtl ? width - OPTIONS_WIDTH : 0, 0, OPTIONS_WIDTH, height);
      place (preview, rtl ? 0 : OPTIONS_WIDTH, 0, width - OPTIONS_WIDTH, height);
      return;
    }
  gtk_widget_measure (options, GTK_ORIENTATION_VERTICAL, width, &least, &natural, NULL, NULL);
  natural = CLAMP (natural, least, MAX (least, height * 45 / 100));
  place (options, 0, 0, width, natural);
  place (preview, 0, natural, width, height - natural);
}

static void
hw_review_panes_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hw_review_panes_parent_class)->dispose (object);
}

static void
hw_review_panes_class_init (HwReviewPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_review_panes_dispose;
  widget_class->measure = hw_review_panes_measure;
  widget_class->size_allocate = hw_review_panes_size_allocate;
}

static void
hw_review_panes_init (HwReviewPanes *self)
{
}
