/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "reader.h"

/* A picture of the pane, to look at: shot TEXT PICTURE.png [WIDTH HEIGHT [OPTION…]], OPTION being dark,
 * stay (the window stays, its signals are printed), end, at=POSITION, zoom=N, select=A-B, focus=ID,
 * mark=A-B-#RRGGBB, and +PROPERTY=VALUE for any of the pane's. */

typedef struct
{
  GtkWidget *window, *reader;
  const char *path;
  guint frames;
} Shot;

static void
set_property (GObject *reader, const char *name, const char *value)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (reader), name);
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_auto (GValue) parsed = G_VALUE_INIT;

  if (!gtk_builder_value_from_string (builder, pspec, value, &parsed, NULL))
    g_error ("%s=%s", name, value);
  g_object_set_property (reader, name, &parsed);
}

static void
set_options (HwReader *reader, char **options)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, TRUE, sizeof (HwReaderRange));
  gint64 focus = 0;

  for (; *options != NULL; options++)
    {
      const char *value = strchr (*options, '=');
      g_auto (GStrv) parts = g_strsplit (value != NULL ? value + 1 : "", "-", 3);
      gsize start = parts[0] != NULL ? strtoul (parts[0], NULL, 10) : 0;
      gsize end = parts[0] != NULL && parts[1] != NULL ? strtoul (parts[1], NULL, 10) : 0;

      if (g_str_has_prefix (*options, "mark="))
        {
          HwReaderRange range = { .id = ranges->len + 1, .start = start, .end = end };

          gdk_rgba_parse (&range.colour, parts[2] != NULL ? parts[2] : "#f9f06b");
          g_array_append_val (ranges, range);
        }
      else if (g_str_has_prefix (*options, "select="))
        hw_reader_select (reader, start, end);
      else if (g_str_has_prefix (*options, "at="))
        hw_reader_set_place (reader, start);
      else if (g_str_has_prefix (*options, "zoom="))
        g_object_set (reader, "zoom", g_ascii_strtod (value + 1, NULL), NULL);
      else if (g_str_has_prefix (*options, "+"))
        {
          g_autofree char *name = g_strndup (*options + 1, (gsize) (value - *options - 1));

          set_property (G_OBJECT (reader), name, value + 1);
        }
      else if (g_str_has_prefix (*options, "focus="))
        focus = (gint64) start;
      else if (g_str_equal (*options, "end"))
        hw_reader_set_place (reader, G_MAXSIZE);
    }
  hw_reader_set_ranges (reader, (const HwReaderRange *) (void *) ranges->data, ranges->len);
  hw_reader_set_focused_range (reader, focus);
}

static void
print_selection (HwReader *reader, const char *signal)
{
  gsize start, end;

  hw_reader_get_selection (reader, &start, &end);
  g_print ("%s %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " caret %" G_GSIZE_FORMAT "\n", signal, start,
           end, hw_reader_get_caret (reader));
}

static void
changed_cb (HwReader *reader)
{
  print_selection (reader, "changed");
}

static void
settled_cb (HwReader *reader)
{
  print_selection (reader, "settled");
}

static void
activated_cb (HwReader *reader, gint64 id)
{
  g_print ("activated %" G_GINT64_FORMAT "\n", id);
}

static void
place_cb (HwReader *reader)
{
  g_print ("place %" G_GSIZE_FORMAT "\n", hw_reader_get_place (reader));
}

static void
menu_cb (HwReader *reader, double x, double y)
{
  g_print ("menu %g %g\n", x, y);
}

static void
print_signals (GtkWidget *reader)
{
  g_signal_connect (reader, "selection-changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (reader, "selection-settled", G_CALLBACK (settled_cb), NULL);
  g_signal_connect (reader, "range-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (reader, "place-changed", G_CALLBACK (place_cb), NULL);
  g_signal_connect (reader, "text-menu", G_CALLBACK (menu_cb), NULL);
}

static gboolean
take (gpointer data)
{
  Shot *shot = data;
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (shot->window));
  GdkPaintable *paintable = gtk_widget_paintable_new (shot->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (child), height = gtk_widget_get_height (child);

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (shot->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_save_to_png (texture, shot->path);
  g_object_unref (paintable);
  gtk_window_destroy (GTK_WINDOW (shot->window));
  shot->window = NULL;
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  Shot shot = { .path = argc > 2 ? argv[2] : NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GtkWidget *scrolled;
  GMappedFile *file;

  if (argc < 3)
    {
      g_printerr ("shot TEXT PICTURE.png [WIDTH HEIGHT [OPTION…]]\n");
      return 2;
    }
  adw_init ();
  if (argc > 5 && g_strv_contains ((const char *const *) argv, "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  file = g_mapped_file_new (argv[1], FALSE, &error);
  if (file == NULL)
    g_error ("%s", error->message);
  bytes = g_mapped_file_get_bytes (file);
  g_mapped_file_unref (file);
  text = hw_text_new (bytes, &error);
  if (text == NULL)
    g_error ("%s", error->message);

  shot.window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (shot.window), FALSE);
  shot.reader = hw_reader_new ();
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), shot.reader);
  gtk_window_set_child (GTK_WINDOW (shot.window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (shot.window), argc > 3 ? atoi (argv[3]) : 900,
                               argc > 4 ? atoi (argv[4]) : 800);
  hw_reader_set_text (HW_READER (shot.reader), text, HW_DIRECTION_AUTO, HW_DIRECTION_AUTO);
  if (argc > 5)
    set_options (HW_READER (shot.reader), argv + 5);
  gtk_window_present (GTK_WINDOW (shot.window));
  gtk_widget_grab_focus (shot.reader);
  if (argc > 5 && g_strv_contains ((const char *const *) argv, "stay"))
    {
      setvbuf (stdout, NULL, _IOLBF, 0);
      print_signals (shot.reader);
    }
  else
    g_timeout_add (500, take, &shot);
  while (shot.window != NULL)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
