/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-preview.h"

#include <glib/gi18n.h>

#define MARGIN 18 /* logical pixels about the sheet */

struct _HwPrintPreview
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkDrawingArea *sheet;

  HwPrintPaper *paper; /* borrowed */
  double width, height;
  guint page;
};

G_DEFINE_FINAL_TYPE (HwPrintPreview, hw_print_preview, ADW_TYPE_WINDOW)

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  HwPrintPreview *self = user_data;
  const double scale
      = MIN ((width - 2 * MARGIN) / self->width, (height - 2 * MARGIN) / self->height);

  if (scale <= 0)
    return;
  cairo_translate (cr, (width - scale * self->width) / 2, (height - scale * self->height) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  hw_print_paper_draw_page (self->paper, self->page, cr);
}

static void
show_page (HwPrintPreview *self, gint64 page)
{
  const guint n = hw_print_paper_get_n_pages (self->paper);
  g_autofree char *text = NULL;

  self->page = (guint) CLAMP (page, 0, (gint64) n - 1);
  /* Translators: the number of a page, and of all pages */
  text = g_strdup_printf (_ ("%u of %u"), self->page + 1, n);
  adw_window_title_set_subtitle (self->title, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", self->page + 1 < n);
  gtk_widget_queue_draw (GTK_WIDGET (self->sheet));
}

static void
next_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwPrintPreview *self = HW_PRINT_PREVIEW (widget);

  show_page (self, (gint64) self->page + 1);
}

static void
previous_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwPrintPreview *self = HW_PRINT_PREVIEW (widget);

  show_page (self, (gint64) self->page - 1);
}

static void
first_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_page (HW_PRINT_PREVIEW (widget), 0);
}

static void
last_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_page (HW_PRINT_PREVIEW (widget), G_MAXINT64);
}

static void
hw_print_preview_class_init (HwPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, HwPrintPreview, title);
  gtk_widget_class_bind_template_child (widget_class, HwPrintPreview, sheet);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, next_page);
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, previous_page);
  gtk_widget_class_install_action (widget_class, "preview.first", NULL, first_page);
  gtk_widget_class_install_action (widget_class, "preview.last", NULL, last_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "preview.first", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_End, 0, "preview.last", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "preview.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "preview.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "preview.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hw_print_preview_init (HwPrintPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->sheet, draw_cb, self, NULL);
}

GtkWidget *
hw_print_preview_new (HwPrintPaper *paper, double width, double height)
{
  HwPrintPreview *self = g_object_new (HW_TYPE_PRINT_PREVIEW, NULL);

  self->paper = paper;
  self->width = width;
  self->height = height;
  show_page (self, 0);
  return GTK_WIDGET (self);
}
