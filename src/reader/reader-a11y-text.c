/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "reader-private.h"

/* From GTK 4.14 on a widget of one's own can be text for a screen reader: the paragraphs on screen, with the
 * caret and the selection. Offsets are code points from the first of them. What is further away is not
 * offered, because GTK asks for all of it at once to count it; the text that is offered changes when
 * scrolling rests. */

/* The project is pinned to 4.8: that these calls are newer is known here. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#if GTK_CHECK_VERSION(4, 14, 0)
static gsize
byte_of (HwReader *self, unsigned int offset)
{
  gsize base, byte;

  if (self->text == NULL || offset == G_MAXUINT)
    return self->spoken_end;
  base = hw_text_from_byte (self->text, self->spoken_start);
  byte = hw_text_to_byte (self->text, base + offset);
  return MIN (byte, self->spoken_end);
}

static unsigned int
offset_of (HwReader *self, gsize byte)
{
  if (self->text == NULL)
    return 0;
  byte = CLAMP (byte, self->spoken_start, self->spoken_end);
  return (unsigned int) (hw_text_from_byte (self->text, byte)
                         - hw_text_from_byte (self->text, self->spoken_start));
}

static GBytes *
slice (HwReader *self, gsize start, gsize end)
{
  return end > start ? g_bytes_new (self->utf8 + start, end - start) : g_bytes_new (NULL, 0);
}

static GBytes *
get_contents (GtkAccessibleText *text, unsigned int start, unsigned int end)
{
  HwReader *self = HW_READER (text);

  return slice (self, byte_of (self, start), byte_of (self, end));
}

/* The sentence around a place, by Unicode's rules. */
static void
sentence_at (PangoLayout *layout, int index, int *start, int *end)
{
  const char *text = pango_layout_get_text (layout);
  const PangoLogAttr *attrs;
  int n_attrs, position = (int) g_utf8_pointer_to_offset (text, text + index), low, high;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  for (low = position; low > 0 && !attrs[low].is_sentence_boundary; low--)
    ;
  for (high = position + 1; high < n_attrs - 1 && !attrs[high].is_sentence_boundary; high++)
    ;
  *start = (int) (g_utf8_offset_to_pointer (text, low) - text);
  *end = (int) (g_utf8_offset_to_pointer (text, MIN (high, n_attrs - 1)) - text);
}

static GBytes *
get_contents_at (GtkAccessibleText *text,
                 unsigned int offset,
                 GtkAccessibleTextGranularity granularity,
                 unsigned int *start,
                 unsigned int *end)
{
  HwReader *self = HW_READER (text);
  gsize byte = byte_of (self, offset), from, to;
  const HwBlock *block;
  PangoLayout *layout;
  PangoLayoutLine *line;
  HwBlockRef ref;
  int index, low = 0, high;

  *start = *end = offset;
  if (self->tree == NULL)
    return slice (self, 0, 0);
  ref = hw_block_tree_at_byte (self->tree, byte);
  block = hw_block_tree_get (self->tree, ref);
  layout = hw_reader_measure_block (self, ref)->layout;
  index = (int) (MIN (byte, block->end) - block->start);
  high = (int) (block->end - block->start);
  switch (granularity)
    {
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER:
      low = index;
      if (index < high)
        high = (int) (g_utf8_next_char (self->utf8 + byte) - self->utf8 - block->start);
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD:
      hw_bidi_cursor_word_at (layout, index, &low, &high);
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE:
      sentence_at (layout, index, &low, &high);
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE:
      line = pango_layout_get_line_readonly (layout, hw_bidi_cursor_line (layout, index));
      low = line->start_index;
      high = low + line->length;
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH:
    default:
      break;
    }
  from = CLAMP (block->start + (gsize) low, self->spoken_start, self->spoken_end);
  to = CLAMP (block->start + (gsize) high, from, self->spoken_end);
  *start = offset_of (self, from);
  *end = offset_of (self, to);
  return slice (self, from, to);
}

static unsigned int
get_caret_position (GtkAccessibleText *text)
{
  HwReader *self = HW_READER (text);

  return offset_of (self, self->caret);
}

static gboolean
get_selection (GtkAccessibleText *text, gsize *n_ranges, GtkAccessibleTextRange **ranges)
{
  HwReader *self = HW_READER (text);
  unsigned int start = offset_of (self, MIN (self->bound, self->caret));
  unsigned int end = offset_of (self, MAX (self->bound, self->caret));

  *n_ranges = 0;
  if (start == end)
    return FALSE;
  *n_ranges = 1;
  if (ranges != NULL)
    {
      *ranges = g_new0 (GtkAccessibleTextRange, 1);
      (*ranges)->start = start;
      (*ranges)->length = end - start;
    }
  return TRUE;
}

static gboolean
get_attributes (GtkAccessibleText *text,
                unsigned int offset,
                gsize *n_ranges,
                GtkAccessibleTextRange **ranges,
                char ***names,
                char ***values)
{
  *n_ranges = 0;
  return FALSE;
}

static void
get_default_attributes (GtkAccessibleText *text, char ***names, char ***values)
{
  if (names != NULL)
    *names = g_new0 (char *, 1);
  if (values != NULL)
    *values = g_new0 (char *, 1);
}

#  if GTK_CHECK_VERSION(4, 16, 0)
static gboolean
get_extents (GtkAccessibleText *text,
             unsigned int start,
             unsigned int end,
             graphene_rect_t *extents)
{
  HwReader *self = HW_READER (text);
  GdkRectangle area;

  if (self->text == NULL
      || !hw_reader_get_area (self, byte_of (self, start), byte_of (self, end), &area))
    return FALSE;
  *extents = GRAPHENE_RECT_INIT ((float) area.x, (float) area.y, (float) area.width,
                                 (float) area.height);
  return TRUE;
}

static gboolean
get_offset (GtkAccessibleText *text, const graphene_point_t *point, unsigned int *offset)
{
  HwReader *self = HW_READER (text);
  gsize byte, under;

  if (self->text == NULL)
    return FALSE;
  hw_reader_byte_at (self, (double) point->x, (double) point->y, &byte, &under);
  *offset = offset_of (self, under);
  return TRUE;
}
#  endif

void
hw_reader_text_init (gpointer interface)
{
  GtkAccessibleTextInterface *iface = interface;

  iface->get_contents = get_contents;
  iface->get_contents_at = get_contents_at;
  iface->get_caret_position = get_caret_position;
  iface->get_selection = get_selection;
  iface->get_attributes = get_attributes;
  iface->get_default_attributes = get_default_attributes;
#  if GTK_CHECK_VERSION(4, 16, 0)
  iface->get_extents = get_extents;
  iface->get_offset = get_offset;
#  endif
}
#endif

/* Offers the text from @start to @end. */
void
hw_reader_offer_text (HwReader *self, gsize start, gsize end)
{
  if (self->spoken_start == start && self->spoken_end == end)
    return;
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_text_update_contents (GTK_ACCESSIBLE_TEXT (self),
                                       GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_REMOVE, 0,
                                       offset_of (self, self->spoken_end));
#endif
  self->spoken_start = start;
  self->spoken_end = end;
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_text_update_contents (GTK_ACCESSIBLE_TEXT (self),
                                       GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_INSERT, 0,
                                       offset_of (self, end));
#endif
}

/* Tells that the caret or the selection moved. */
void
hw_reader_tell_caret (HwReader *self)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_text_update_caret_position (GTK_ACCESSIBLE_TEXT (self));
  gtk_accessible_text_update_selection_bound (GTK_ACCESSIBLE_TEXT (self));
#endif
}

G_GNUC_END_IGNORE_DEPRECATIONS
