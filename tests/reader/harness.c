/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <string.h>

void
pane_open (Pane *pane, int width, int height)
{
  pane->window = gtk_window_new ();
  pane->scrolled = gtk_scrolled_window_new ();
  pane->reader = HW_READER (hw_reader_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (pane->scrolled), GTK_WIDGET (pane->reader));
  gtk_widget_set_halign (pane->scrolled, GTK_ALIGN_START);
  gtk_widget_set_valign (pane->scrolled, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (pane->window), pane->scrolled);
  gtk_window_set_default_size (GTK_WINDOW (pane->window), 1400, 1000);
  gtk_widget_set_size_request (pane->scrolled, width, height);
  gtk_window_present (GTK_WINDOW (pane->window));
  pane->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pane->scrolled));
  pane_wait_frame (pane);
}

void
pane_show (Pane *pane, const char *utf8)
{
  g_autoptr (HwText) text = hw_text_new_from_string (utf8);

  hw_reader_set_text (pane->reader, text, HW_DIRECTION_AUTO, HW_DIRECTION_AUTO);
  pane_wait_frame (pane);
}

void
pane_close (Pane *pane)
{
  g_object_add_weak_pointer (G_OBJECT (pane->reader), (gpointer *) &pane->reader);
  gtk_window_destroy (GTK_WINDOW (pane->window));
  for (int i = 0; i < 100 && pane->reader != NULL; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (pane->reader);
}

void
pane_resize (Pane *pane, int width, int height)
{
  gtk_widget_set_size_request (pane->scrolled, width, height);
  for (int i = 0; i < 50 && gtk_widget_get_width (GTK_WIDGET (pane->reader)) != width; i++)
    pane_wait_frame (pane);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (pane->reader)), ==, width);
}

static gboolean
expired (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
pane_wait_frame (Pane *pane)
{
  guint64 before = pane->reader->stats.n_frames;
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (20, expired, &late);

  gtk_widget_queue_draw (GTK_WIDGET (pane->reader));
  while (pane->reader->stats.n_frames == before && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
}

void
pane_wait_quiet (Pane *pane)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (20, expired, &late);

  while ((pane->reader->quiet_source != 0 || pane->reader->ahead_source != 0
          || hw_reader_is_moving (pane->reader))
         && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
  pane_wait_frame (pane);
}

GskRenderNode *
pane_draw (Pane *pane)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  hw_reader_snapshot (GTK_WIDGET (pane->reader), snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

void
pane_walk (GskRenderNode *node, float x, float y, PaneVisit visit, gpointer data)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        pane_walk (gsk_container_node_get_child (node, i), x, y, visit, data);
      break;
    case GSK_TRANSFORM_NODE:
      {
        float dx, dy;

        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
        pane_walk (gsk_transform_node_get_child (node), x + dx, y + dy, visit, data);
        break;
      }
    case GSK_CLIP_NODE:
      pane_walk (gsk_clip_node_get_child (node), x, y, visit, data);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      pane_walk (gsk_rounded_clip_node_get_child (node), x, y, visit, data);
      break;
    default:
      visit (node, x, y, data);
      break;
    }
}

static void
list_glyphs (GskRenderNode *node, float x, float y, gpointer data)
{
  GString *list = data;
  const PangoGlyphInfo *glyphs;
  guint n;

  if (gsk_render_node_get_node_type (node) != GSK_TEXT_NODE)
    return;
  n = gsk_text_node_get_num_glyphs (node);
  glyphs = gsk_text_node_get_glyphs (node, NULL);
  g_string_append_printf (list, "[%g %g]", x + gsk_text_node_get_offset (node)->x,
                          y + gsk_text_node_get_offset (node)->y);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, " %u/%d", glyphs[i].glyph, glyphs[i].geometry.width);
}

char *
pane_list_glyphs (Pane *pane)
{
  g_autoptr (GskRenderNode) node = pane_draw (pane);
  GString *list = g_string_new (NULL);

  pane_walk (node, 0, 0, list_glyphs, list);
  return g_string_free (list, FALSE);
}

int
pane_line_y (Pane *pane, gsize position)
{
  GdkRectangle line;

  if (!hw_reader_get_caret_line (pane->reader, hw_text_to_byte (pane->reader->text, position),
                                 FALSE, &line))
    return G_MININT;
  return line.y;
}
