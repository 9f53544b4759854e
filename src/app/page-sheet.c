/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-sheet.h"

#include <math.h>

/* Logical pixels about the sheet, which hold its shadow too. */
#define MARGIN 12
/* Under this nothing is legible. */
#define MIN_WIDTH 60
/* Of paper of which nothing is known. */
#define SHAPE 1.414

struct _HwPageSheet
{
  GtkWidget parent_instance;

  GdkTexture *texture; /* owned; or NULL */
  double shape;        /* height of the page by its width */
  double zoom;
  int room;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwPageSheet, hw_page_sheet, GTK_TYPE_WIDGET)

/* Logical pixels. */
static int
get_page_width (HwPageSheet *self)
{
  return MAX ((int) lround ((self->room - 2 * MARGIN) * self->zoom), MIN_WIDTH);
}

static int
get_page_height (HwPageSheet *self)
{
  return MAX ((int) lround (get_page_width (self) * self->shape), 1);
}

guint
hw_page_sheet_get_width (HwPageSheet *self)
{
  g_return_val_if_fail (HW_IS_PAGE_SHEET (self), 0);
  return self->room > 0
             ? (guint) (get_page_width (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self)))
             : 0;
}

static GtkSizeRequestMode
hw_page_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
hw_page_sheet_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  HwPageSheet *self = HW_PAGE_SHEET (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = get_page_height (self) + 2 * MARGIN;
  else
    /* What fits asks for nothing: a pane that becomes narrower takes it along. */
    *minimum = *natural = self->zoom > 1 ? get_page_width (self) + 2 * MARGIN : 0;
}

static void
hw_page_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HwPageSheet *self = HW_PAGE_SHEET (widget);
  const int width = get_page_width (self), height = get_page_height (self);
  const int x = MAX ((gtk_widget_get_width (widget) - width) / 2, 0);
  const graphene_rect_t area
      = GRAPHENE_RECT_INIT ((float) x, MARGIN, (float) width, (float) height);
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.3F };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 1, 3);
  gtk_snapshot_append_color (snapshot, &white, &area);
  if (self->texture == NULL)
    return;
  /* Pixel by pixel, where it has as many as it is wide. */
  const float drawn = (float) gdk_texture_get_height (self->texture) * (float) width
                      / (float) gdk_texture_get_width (self->texture);
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((float) x, MARGIN, (float) width, drawn));
}

static void
click_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  HwPageSheet *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 1 && self->texture != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
  return TRUE;
}

static void
hw_page_sheet_dispose (GObject *object)
{
  g_clear_object (&HW_PAGE_SHEET (object)->texture);
  G_OBJECT_CLASS (hw_page_sheet_parent_class)->dispose (object);
}

static void
hw_page_sheet_class_init (HwPageSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_page_sheet_dispose;
  widget_class->get_request_mode = hw_page_sheet_get_request_mode;
  widget_class->measure = hw_page_sheet_measure;
  widget_class->snapshot = hw_page_sheet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pagesheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  signals[ACTIVATED] = g_signal_new ("activated", HW_TYPE_PAGE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
hw_page_sheet_init (HwPageSheet *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->shape = SHAPE;
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
hw_page_sheet_new (void)
{
  return g_object_new (HW_TYPE_PAGE_SHEET, NULL);
}

void
hw_page_sheet_set_texture (HwPageSheet *self, GdkTexture *texture)
{
  g_return_if_fail (HW_IS_PAGE_SHEET (self));

  if (!g_set_object (&self->texture, texture))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (texture == NULL)
    return;
  const double shape = (double) gdk_texture_get_height (texture) / gdk_texture_get_width (texture);
  /* Pixels are whole: the same page in another size is hardly ever of the very same shape. */
  if (fabs (shape - self->shape) * get_page_width (self) < 2)
    return;
  self->shape = shape;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
hw_page_sheet_set_room (HwPageSheet *self, int width)
{
  g_return_if_fail (HW_IS_PAGE_SHEET (self));

  if (self->room == width)
    return;
  self->room = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
hw_page_sheet_set_zoom (HwPageSheet *self, double zoom)
{
  g_return_if_fail (HW_IS_PAGE_SHEET (self) && zoom > 0);

  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
