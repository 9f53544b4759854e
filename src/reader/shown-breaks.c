/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shown-breaks.h"

#include <string.h>

#include "reshape.h"

/* Pango breaks lines by the glyphs of the text it has, in which hidden marks still have their widths and keep
 * letters apart that join or overlap without them. So a copy without them is broken, and the text is told to
 * break nowhere else: an attribute that shapes nothing anew. */

/* The text without its vocalisation. @sources: int, for each of its bytes and its end that of @text. */
static char *
copy_shown (const char *text, gsize n_bytes, GArray *sources)
{
  GString *shown = g_string_sized_new (n_bytes);
  const char *end = text + n_bytes, *next;
  int source;

  for (const char *p = text; p < end; p = next)
    {
      next = g_utf8_next_char (p);
      if (hw_is_vocalisation (g_utf8_get_char (p)))
        continue;
      g_string_append_len (shown, p, next - p);
      for (const char *q = p; q < next; q++)
        {
          source = (int) (q - text);
          g_array_append_val (sources, source);
        }
    }
  source = (int) n_bytes;
  g_array_append_val (sources, source);
  return g_string_free (shown, FALSE);
}

/* Where a byte of the text is in the copy; for one that is left out what comes after it. */
static guint
find_shown (const GArray *sources, guint byte)
{
  guint low = 0, high = sources->len - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if ((guint) g_array_index (sources, int, middle) < byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static PangoLayout *
make_shown (PangoLayout *layout, const char *shown, const GArray *sources)
{
  PangoAttrList *list = pango_attr_list_new ();
  PangoLayout *copy = pango_layout_copy (layout);
  GSList *attributes = pango_attr_list_get_attributes (pango_layout_get_attributes (layout));

  for (GSList *l = attributes; l != NULL; l = l->next)
    {
      PangoAttribute *attribute = l->data;

      attribute->start_index = find_shown (sources, attribute->start_index);
      if (attribute->end_index != PANGO_ATTR_INDEX_TO_TEXT_END)
        attribute->end_index = find_shown (sources, attribute->end_index);
      pango_attr_list_insert (list, attribute);
    }
  g_slist_free (attributes);
  pango_layout_set_text (copy, shown, -1);
  pango_layout_set_attributes (copy, list);
  pango_attr_list_unref (list);
  return copy;
}

/* Where a line of the copy begins in the text. */
static int
find_start (PangoLayout *shown, int line, const GArray *sources)
{
  return g_array_index (sources, int, pango_layout_get_line_readonly (shown, line)->start_index);
}

static gboolean
breaks_as (PangoLayout *layout, PangoLayout *shown, const GArray *sources)
{
  int n = pango_layout_get_line_count (shown);

  if (pango_layout_get_line_count (layout) != n)
    return FALSE;
  for (int i = 1; i < n; i++)
    if (pango_layout_get_line_readonly (layout, i)->start_index != find_start (shown, i, sources))
      return FALSE;
  return TRUE;
}

/* Pango 1.50 overlooks a range that ends at PANGO_ATTR_INDEX_TO_TEXT_END. */
static void
hold_together (PangoAttrList *list, guint start, guint end)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

void
hw_break_as_shown (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  gsize n_bytes = strlen (text);
  g_autoptr (GArray) sources = NULL;
  g_autoptr (PangoLayout) copy = NULL;
  g_autofree char *shown = NULL;

  if (!hw_has_vocalisation (text, n_bytes))
    return;
  sources = g_array_sized_new (FALSE, FALSE, sizeof (int), (guint) n_bytes + 1);
  shown = copy_shown (text, n_bytes, sources);
  copy = make_shown (layout, shown, sources);
  if (!breaks_as (layout, copy, sources))
    {
      PangoAttrList *list = pango_attr_list_copy (pango_layout_get_attributes (layout));
      int n = pango_layout_get_line_count (copy);

      for (int i = 0; i < n; i++)
        hold_together (list, i > 0 ? (guint) find_start (copy, i, sources) : 0,
                       i + 1 < n ? (guint) find_start (copy, i + 1, sources) : (guint) n_bytes);
      pango_layout_set_attributes (layout, list);
      pango_attr_list_unref (list);
    }
}
