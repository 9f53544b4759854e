/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"

static int
char_of (PangoLayout *layout, int byte)
{
  return (int) g_utf8_pointer_to_offset (pango_layout_get_text (layout),
                                         pango_layout_get_text (layout) + byte);
}

static int
byte_of (PangoLayout *layout, int position)
{
  const char *text = pango_layout_get_text (layout);

  return (int) (g_utf8_offset_to_pointer (text, position) - text);
}

static int
after_trailing (PangoLayout *layout, int byte, int trailing)
{
  const char *text = pango_layout_get_text (layout), *p = text + byte;

  for (; trailing > 0 && *p != '\0'; trailing--)
    p = g_utf8_next_char (p);
  return (int) (p - text);
}

static gboolean
is_ltr (PangoLayout *layout)
{
  return pango_context_get_base_dir (pango_layout_get_context (layout)) != PANGO_DIRECTION_RTL;
}

HwCursorStep
hw_bidi_cursor_step (PangoLayout *layout, int *byte, int direction)
{
  const PangoLogAttr *attrs;
  int n_attrs, at = *byte, trailing = 0;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  do
    {
      int before = at;

      pango_layout_move_cursor_visually (layout, TRUE, at, 0, direction, &at, &trailing);
      if (at < 0)
        return HW_CURSOR_BEFORE;
      if (at == G_MAXINT)
        return HW_CURSOR_AFTER;
      at = after_trailing (layout, at, trailing);
      if (at == before)
        return (direction > 0) == is_ltr (layout) ? HW_CURSOR_AFTER : HW_CURSOR_BEFORE;
    }
  while (!attrs[char_of (layout, at)].is_cursor_position);
  *byte = at;
  return HW_CURSOR_MOVED;
}

int
hw_bidi_cursor_clamp (PangoLayout *layout, int byte)
{
  const PangoLogAttr *attrs;
  int n_attrs, position;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  position = char_of (layout, byte);
  while (position > 0 && !attrs[position].is_cursor_position)
    position--;
  return byte_of (layout, position);
}

gboolean
hw_bidi_cursor_next_word_end (PangoLayout *layout, int *byte)
{
  const PangoLogAttr *attrs;
  int n_attrs;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  for (int i = char_of (layout, *byte) + 1; i < n_attrs; i++)
    if (attrs[i].is_word_end)
      {
        *byte = byte_of (layout, i);
        return TRUE;
      }
  return FALSE;
}

gboolean
hw_bidi_cursor_previous_word_start (PangoLayout *layout, int *byte)
{
  const PangoLogAttr *attrs;
  int n_attrs;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  for (int i = char_of (layout, *byte) - 1; i >= 0; i--)
    if (attrs[i].is_word_start)
      {
        *byte = byte_of (layout, i);
        return TRUE;
      }
  return FALSE;
}

gboolean
hw_bidi_cursor_word_at (PangoLayout *layout, int byte, int *start, int *end)
{
  const PangoLogAttr *attrs;
  int n_attrs, at = char_of (layout, byte), low, high;
  gboolean inside;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  /* Back to where a word begins, or where one ended before this place. */
  for (low = at; low > 0 && !attrs[low].is_word_start; low--)
    if (low < at && attrs[low].is_word_end)
      break;
  inside = attrs[low].is_word_start;
  for (high = low + 1; high < n_attrs - 1; high++)
    if (inside ? attrs[high].is_word_end : attrs[high].is_word_start)
      break;
  high = MIN (high, n_attrs - 1);
  *start = byte_of (layout, low);
  *end = byte_of (layout, MAX (low, high));
  return inside;
}

int
hw_bidi_cursor_line (PangoLayout *layout, int byte)
{
  int line;

  pango_layout_index_to_line_x (layout, byte, FALSE, &line, NULL);
  return line;
}

int
hw_bidi_cursor_line_end (PangoLayout *layout, int line)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, line);
  const PangoLogAttr *attrs;
  int n_attrs, position, end = l->start_index + l->length;

  if (line + 1 >= pango_layout_get_line_count (layout))
    return end;
  /* The place after a wrapped line's last character is the start of the next line. */
  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  position = char_of (layout, end) - 1;
  while (position > 0 && !attrs[position].is_cursor_position)
    position--;
  return MAX (byte_of (layout, position), l->start_index);
}

int
hw_bidi_cursor_at_x (PangoLayout *layout, int line, int x)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, line);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle logical;
  int byte, trailing;

  for (int i = 0; i < line; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  pango_layout_iter_free (iter);
  pango_layout_line_x_to_index (l, x - logical.x, &byte, &trailing);
  byte = after_trailing (layout, byte, trailing);
  return MIN (byte, hw_bidi_cursor_line_end (layout, line));
}
