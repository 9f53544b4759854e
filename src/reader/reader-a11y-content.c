/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "cards-private.h"
#include "reader-private.h"

/* What the text is to a screen reader: the stretches that it asks for, and what is known of each place. */

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

/* The @unit around @byte, in bytes; empty at the end of a paragraph where nothing follows. */
void
hw_reader_get_unit (HwReader *self, HwUnit unit, gsize byte, gsize *start, gsize *end)
{
  const HwBlock *block;
  PangoLayout *layout;
  PangoLayoutLine *line;
  HwBlockRef ref;
  int index, low = 0, high;

  *start = *end = byte;
  if (self->tree == NULL)
    return;
  ref = hw_block_tree_at_byte (self->tree, byte);
  block = hw_block_tree_get (self->tree, ref);
  layout = hw_reader_measure_block (self, ref)->layout;
  index = (int) (MIN (byte, block->end) - block->start);
  high = (int) (block->end - block->start);
  switch (unit)
    {
    case HW_UNIT_CHARACTER:
      low = index;
      /* The end of a paragraph is a character of its own to who reads letter by letter. */
      if (block->start + (gsize) index < self->n_bytes)
        high = (int) (g_utf8_next_char (self->utf8 + block->start + index) - self->utf8
                      - block->start);
      break;
    case HW_UNIT_WORD:
      hw_bidi_cursor_word_at (layout, index, &low, &high);
      break;
    case HW_UNIT_SENTENCE:
      sentence_at (layout, index, &low, &high);
      break;
    case HW_UNIT_LINE:
      line = pango_layout_get_line_readonly (layout, hw_bidi_cursor_line (layout, index));
      low = line->start_index;
      high = low + line->length;
      break;
    case HW_UNIT_PARAGRAPH:
    default:
      break;
    }
  *start = block->start + (gsize) low;
  *end = block->start + (gsize) high;
}

/* What a range is called; transfer full. Its text, where its owner has no words for it. */
char *
hw_reader_describe_range (HwReader *self, const HwIndexedRange *range)
{
  const HwCards *cards = self->cards;
  char *text = NULL;

  if (cards->factory != NULL)
    text = cards->factory->describe (range->range.id, cards->data);
  if (text == NULL)
    text = hw_text_slice (self->text, range->range.start,
                          MIN (range->range.end, range->range.start + HW_MOST_SPOKEN));
  return text;
}

static void
add (GPtrArray *names, GPtrArray *values, const char *name, char *value)
{
  g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_add (values, value);
}

/* As AT-SPI writes colours. */
static char *
colour_string (const GdkRGBA *colour)
{
  return g_strdup_printf ("%d,%d,%d", (int) (colour->red * 65535), (int) (colour->green * 65535),
                          (int) (colour->blue * 65535));
}

static char *
direction_string (HwDirection direction)
{
  return g_strdup (direction == HW_DIRECTION_RTL ? "rtl" : "ltr");
}

/* How a paragraph stands out from body text. */
static void
add_form (HwReader *self, const HwBlock *block, GPtrArray *names, GPtrArray *values)
{
  const HwFormStyle style = hw_forms_get_style (self->forms, block->paragraph);

  if (style.is_plain)
    return;
  add (names, values, "size", g_strdup_printf ("%g", self->font_size * self->zoom * style.scale));
  if (style.is_bold)
    add (names, values, "weight", g_strdup ("700"));
}

/* The stretch of a paragraph around @byte that the same ranges cover, and what there is to say of it: one
 * entry each in @names and @values (transfer full), whose number is returned. */
guint
hw_reader_get_run (
    HwReader *self, gsize byte, gsize *start, gsize *end, GPtrArray *names, GPtrArray *values)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GString) spoken = g_string_new (NULL);
  const HwIndexedRange *smallest = NULL;
  const HwBlock *block;
  gsize position, low, high;

  *start = *end = byte;
  if (self->tree == NULL)
    return 0;
  block = hw_block_tree_get (self->tree, hw_block_tree_at_byte (self->tree, byte));
  position = hw_text_from_byte (self->text, byte);
  low = block->char_start;
  high = MIN (low + block->n_chars + 1, hw_text_get_n_chars (self->text));
  hw_range_index_find (self->ranges, low, high, found);
  for (guint i = 0; i < found->len; i++)
    {
      const HwIndexedRange *range = found->pdata[i];
      const gsize ends[] = { range->range.start, range->range.end };

      for (int k = 0; k < 2; k++)
        if (ends[k] <= position)
          low = MAX (low, ends[k]);
        else
          high = MIN (high, ends[k]);
      if (range->range.start <= position && position < range->range.end)
        {
          g_autofree char *text = hw_reader_describe_range (self, range);

          if (spoken->len > 0)
            g_string_append (spoken, "\n");
          g_string_append (spoken, text);
          if (smallest == NULL
              || range->range.end - range->range.start
                     <= smallest->range.end - smallest->range.start)
            smallest = range;
        }
    }
  *start = hw_text_to_byte (self->text, low);
  *end = hw_text_to_byte (self->text, high);
  add (names, values, "direction", direction_string (hw_reader_get_direction_at (self, byte)));
  add_form (self, block, names, values);
  if (smallest != NULL)
    {
      GdkRGBA wash = hw_reader_colours_wash (&self->colours, &smallest->range.colour);
      const GdkRGBA *paper = &self->colours.background;
      GdkRGBA seen = { paper->red + (wash.red - paper->red) * wash.alpha,
                       paper->green + (wash.green - paper->green) * wash.alpha,
                       paper->blue + (wash.blue - paper->blue) * wash.alpha, 1 };

      add (names, values, "bg-color", colour_string (&seen));
      add (names, values, "mark", g_strdup ("true"));
      add (names, values, "passage", g_strdup (spoken->str));
    }
  return names->len;
}

/* What is so wherever a run says nothing else. */
void
hw_reader_get_run_defaults (HwReader *self, GPtrArray *names, GPtrArray *values)
{
  add (names, values, "editable", g_strdup ("false"));
  add (names, values, "direction", direction_string (hw_reader_get_margin_side (self)));
  add (names, values, "fg-color", colour_string (&self->colours.text));
  add (names, values, "bg-color", colour_string (&self->colours.background));
  add (names, values, "size", g_strdup_printf ("%g", self->font_size * self->zoom));
}
