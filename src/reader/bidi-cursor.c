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

static int
line_width (PangoLayoutLine *line)
{
  int width = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    width += pango_glyph_string_get_width (((PangoLayoutRun *) l->data)->glyphs);
  return width;
}

static int
level_at (PangoLayoutLine *line, int byte)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoItem *item = ((PangoLayoutRun *) l->data)->item;

      if (byte >= item->offset && byte < item->offset + item->length)
        return item->analysis.level;
    }
  return line->resolved_dir == PANGO_DIRECTION_RTL;
}

/* As Pango has it: the edge of the letter before in the line's direction, else of the one after. */
void
hw_bidi_cursor_get_x (PangoLayout *layout, int line, int byte, int *strong, int *weak)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, line);
  const char *text = pango_layout_get_text (layout);
  int rtl = l->resolved_dir == PANGO_DIRECTION_RTL, level_before = rtl, level_after = rtl;
  int before, after;
  gboolean by_before;

  if (byte > l->start_index)
    {
      int previous = (int) (g_utf8_prev_char (text + byte) - text);

      level_before = level_at (l, previous);
      pango_layout_line_index_to_x (l, previous, TRUE, &before);
    }
  else
    before = rtl ? line_width (l) : 0;
  if (byte < l->start_index + l->length)
    {
      level_after = level_at (l, byte);
      pango_layout_line_index_to_x (l, byte, FALSE, &after);
    }
  else
    after = rtl ? 0 : line_width (l);
  by_before = level_before % 2 == rtl && (level_after % 2 != rtl || level_before < level_after);
  *strong = by_before ? before : after;
  if (weak != NULL)
    *weak = by_before ? after : before;
}

static int
strong_x (PangoLayout *layout, int line, int byte)
{
  int strong;

  hw_bidi_cursor_get_x (layout, line, byte, &strong, NULL);
  return strong;
}

/* Whether the place at the end of a line is the start of the next one, too, and seen there: not where a cell
 * ends. */
static gboolean
shares_end (PangoLayout *layout, int line)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, line);

  return line + 1 < pango_layout_get_line_count (layout)
         && pango_layout_get_line_readonly (layout, line + 1)->start_index
                == l->start_index + l->length;
}

/* The nearest place on @line further to that side than @x, or for @any the first one from the side that is
 * come from. Of places that look the same the logically nearest. FALSE where there is none. */
static gboolean
nearest_on_line (PangoLayout *layout, int line, int direction, gboolean any, int x, int *byte)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, line);
  const char *text = pango_layout_get_text (layout);
  const PangoLogAttr *attrs;
  int n_attrs, end = l->start_index + l->length, from = *byte, best = -1, best_distance = 0;
  int position = char_of (layout, l->start_index);

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  if (shares_end (layout, line))
    end--;
  for (int at = l->start_index; at <= end; position++)
    {
      if (attrs[position].is_cursor_position)
        {
          int distance = (strong_x (layout, line, at) - x) * direction;

          if ((any || distance > 0)
              && (best < 0 || distance < best_distance
                  || (distance == best_distance && ABS (at - from) < ABS (best - from))))
            {
              best = at;
              best_distance = distance;
            }
        }
      if (text[at] == '\0')
        break;
      at = (int) (g_utf8_next_char (text + at) - text);
    }
  if (best >= 0)
    *byte = best;
  return best >= 0;
}

/* Not by pango_layout_move_cursor_visually(): around isolates and at wrapped lines that leaves places out, or
 * goes back to the far end of the text. By position on the line each step goes the way of its key, so it can
 * neither stick nor miss anything that is seen. */
HwCursorStep
hw_bidi_cursor_step (PangoLayout *layout, int line, int *byte, int direction)
{
  gboolean forward = (direction > 0) == is_ltr (layout);

  /* From the end of a wrapped line on: that place itself is known already. */
  if (forward)
    line = hw_bidi_cursor_line (layout, *byte);
  if (nearest_on_line (layout, line, direction, FALSE, strong_x (layout, line, *byte), byte))
    return HW_CURSOR_MOVED;
  line += forward ? 1 : -1;
  if (line < 0)
    return HW_CURSOR_BEFORE;
  if (line >= pango_layout_get_line_count (layout))
    return HW_CURSOR_AFTER;
  nearest_on_line (layout, line, direction, TRUE, 0, byte);
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
hw_bidi_cursor_line_at (PangoLayout *layout, int byte, gboolean at_end)
{
  int line = hw_bidi_cursor_line (layout, byte);

  return at_end && line > 0 && hw_bidi_cursor_line_end (layout, line - 1) == byte ? line - 1 : line;
}

/* The place before the last character of a line. */
static int
before_last (PangoLayout *layout, PangoLayoutLine *line)
{
  const PangoLogAttr *attrs;
  int n_attrs, position;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  position = char_of (layout, line->start_index + line->length) - 1;
  while (position > 0 && !attrs[position].is_cursor_position)
    position--;
  return MAX (byte_of (layout, position), line->start_index);
}

/* Not where a separator ends it: what comes after that is on the next line and nowhere else. */
static gboolean
is_wrapped (PangoLayout *layout, int line)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, line);
  const char *end = pango_layout_get_text (layout) + l->start_index + l->length;

  return shares_end (layout, line)
         && (l->length == 0 || g_utf8_get_char (g_utf8_prev_char (end)) != 0x2028);
}

int
hw_bidi_cursor_line_end (PangoLayout *layout, int line)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, line);

  if (is_wrapped (layout, line) || !shares_end (layout, line))
    return l->start_index + l->length;
  return before_last (layout, l);
}

int
hw_bidi_cursor_at_x (PangoLayout *layout, int line, int x)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, line);
  const PangoLogAttr *attrs;
  int n_attrs, byte, trailing, position, next, near_x, far_x, next_x;
  int end = hw_bidi_cursor_line_end (layout, line);

  if (!pango_layout_line_x_to_index (l, x, &byte, &trailing))
    {
      byte = MIN (after_trailing (layout, byte, trailing), end);
      return is_wrapped (layout, line) && byte == before_last (layout, l) ? end : byte;
    }

  /* Which half of the letter it is Pango tells wrong for a letter with marks: the edges are asked. */
  byte = hw_bidi_cursor_clamp (layout, byte);
  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  position = char_of (layout, byte) + 1;
  while (position < n_attrs - 1 && !attrs[position].is_cursor_position)
    position++;
  next = byte_of (layout, MIN (position, n_attrs - 1));
  pango_layout_line_index_to_x (l, byte, FALSE, &near_x);
  pango_layout_line_index_to_x (l, byte, TRUE, &far_x);
  pango_layout_line_index_to_x (l, next, FALSE, &next_x);
  /* Of a ligature the letter has only its part. */
  if (MIN (near_x, far_x) < next_x && next_x < MAX (near_x, far_x))
    far_x = next_x;
  byte = MIN (ABS (x - far_x) < ABS (x - near_x) ? next : byte, end);
  /* Of the places before and after a space that hangs over the edge, the end. */
  if (is_wrapped (layout, line) && byte == before_last (layout, l)
      && strong_x (layout, line, byte) == strong_x (layout, line, end))
    return end;
  return byte;
}

int
hw_bidi_cursor_within_x (PangoLayout *layout, int line, int x)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, line);
  int byte = hw_bidi_cursor_at_x (layout, line, x);

  return is_wrapped (layout, line) && byte == l->start_index + l->length ? before_last (layout, l)
                                                                         : byte;
}
