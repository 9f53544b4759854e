/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot.h"

#include <cairo-svg.h>
#include <glib/gi18n.h>

#include "csv-field.h"
#include "whole-file.h"

#define FILE_WIDTH 960 /* pixels, and units of the SVG */
#define FILE_MARGIN 24
#define PNG_SCALE 2

/* On paper: black on white, whatever the window's style. */
static const HwPlotColours paper = {
  .text = { 0.12f, 0.12f, 0.12f, 1 },
  .dim = { 0.38f, 0.38f, 0.38f, 1 },
  .mark = { 0.11f, 0.33f, 0.62f, 1 },
  .ground = { 0.90f, 0.90f, 0.90f, 1 },
};

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw (const HwPlot *self, cairo_surface_t *surface, gboolean mirrored, int width, int height)
{
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string ("sans 10");

  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_translate (cr, FILE_MARGIN, FILE_MARGIN);
  hw_plot_draw (self, cr, context, FILE_WIDTH, &paper, mirrored);
  pango_font_description_free (font);
  g_object_unref (context);
  cairo_destroy (cr);
}

static cairo_status_t
make_picture (const HwPlot *self, gboolean as_svg, gboolean mirrored, GByteArray *bytes)
{
  const int width = FILE_WIDTH + 2 * FILE_MARGIN;
  const int height = hw_plot_get_height (self) + 2 * FILE_MARGIN;
  cairo_surface_t *surface;
  cairo_status_t status;

  if (as_svg)
    surface = cairo_svg_surface_create_for_stream (write_cb, bytes, width, height);
  else
    {
      surface
          = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * PNG_SCALE, height * PNG_SCALE);
      cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
    }
  draw (self, surface, mirrored, width, height);
  if (as_svg)
    cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS && !as_svg)
    status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  return status;
}

static GBytes *
make_csv (const HwPlot *self)
{
  static const char *const places_names[] = { "document", "characters", "position" };
  static const char *const bars_names[] = { "label", "count", "value" };
  const gboolean places = hw_plot_get_kind (self) == HW_PLOT_PLACES;
  GString *csv = g_string_new (HW_CSV_BOM);

  hw_csv_append_row (csv, places ? places_names : bars_names, 3);
  for (guint i = 0; i < hw_plot_get_n_items (self); i++)
    {
      const HwPlotItem *item = hw_plot_get_item (self, i);
      g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, item->count);
      g_autofree char *length = g_strdup_printf ("%.0f", item->length);
      char value[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (value, sizeof value, "%.6g", item->value);
      if (!places)
        hw_csv_append_row (csv, (const char *const[]){ item->label, count, value }, 3);
      for (guint j = 0; places && j < item->places->len; j++)
        {
          g_autofree char *place
              = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (item->places, gint64, j));

          hw_csv_append_row (csv, (const char *const[]){ item->label, length, place }, 3);
        }
    }
  return g_string_free_to_bytes (csv);
}

gboolean
hw_plot_save (const HwPlot *self, GFile *file, gboolean mirrored, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("“%s” is not on this computer; choose a folder that is"), uri);
      return FALSE;
    }
  name = g_ascii_strdown (path, -1);
  if (g_str_has_suffix (name, ".csv"))
    bytes = make_csv (self);
  else
    {
      GByteArray *picture = g_byte_array_new ();
      cairo_status_t status
          = make_picture (self, g_str_has_suffix (name, ".svg"), mirrored, picture);

      bytes = g_byte_array_free_to_bytes (picture);
      if (status != CAIRO_STATUS_SUCCESS)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                               cairo_status_to_string (status));
          return FALSE;
        }
    }
  return hw_whole_file_write (path, bytes, error);
}
