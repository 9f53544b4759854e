/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "print-private.h"

#define NOTE_SIZE 0.82     /* of the text's */
#define NOTE_SPACING 1.25  /* at most */
#define NOTES_GAP 14.0     /* points between the text and its notes */
#define NOTE_SPACE 3.0     /* points between two notes */
#define NUMBER_WIDTH 2.4   /* ems of the notes: a number and the space after it */
#define STRIPES_WIDTH 30.0 /* points that are kept free beside the column */
#define TITLE_HEIGHT 30.0  /* points */
#define LEAST_COLUMN 90.0

static void
init_fonts (HwPrintPaper *self, const HwPrintStyle *style)
{
  hw_reader_fonts_init (&self->fonts, pango_context_get_font_map (self->context),
                        style->arabic_family, style->latin_family);
  self->colours.text = (GdkRGBA){ 0, 0, 0, 1 };
  self->colours.background = (GdkRGBA){ 1, 1, 1, 1 };
}

static HwPrintFlow *
create_flow (HwPrintPaper *self,
             HwText *text,
             HwDirection direction,
             GArray *forms,
             gboolean is_note,
             int width)
{
  const HwPrintStyle *style = &self->style;
  const HwSetting setting = {
    .fonts = &self->fonts,
    .script = self->fallback,
    .size = style->size * (is_note ? NOTE_SIZE : 1),
    .line_spacing = is_note ? MIN (style->line_spacing, NOTE_SPACING) : style->line_spacing,
    .latin_scale = style->latin_scale,
    .alignment = is_note ? HW_READER_ALIGNMENT_START : style->alignment,
    .vocalised = style->vocalised,
  };

  return hw_print_flow_new (text, direction, is_note ? self->side : self->fallback, forms,
                            self->context, &setting, width);
}

/* The column is in the middle of the sheet. How wide it is follows from the width of its letters, which only
 * layouts know. */
static void
place_column (HwPrintPaper *self, double char_width)
{
  const HwPrintStyle *style = &self->style;
  double beside = MAX (style->left, style->right) + (style->marks ? STRIPES_WIDTH / 2 : 0);
  double room = MAX (style->width - 2 * beside, LEAST_COLUMN);
  double column = MIN (style->column_chars * char_width, room * HW_PRINT_UNITS);

  self->column_width = (int) MAX (column, LEAST_COLUMN * HW_PRINT_UNITS);
  self->column_x = (HW_PRINT_POINTS (style->width) - self->column_width) / 2;
  self->text_top = HW_PRINT_POINTS (style->top);
  self->text_height = MAX (HW_PRINT_POINTS (style->height - style->top - style->bottom),
                           HW_PRINT_POINTS (LEAST_COLUMN));
}

/* Ranges end at the last thing that is seen of them: there their numbers stand, and on that page their notes. */
static HwReaderRange *
trim_ranges (const HwPrintContent *content)
{
  const char *utf8 = hw_text_get_utf8 (content->text, NULL);
  HwReaderRange *ranges = g_new (HwReaderRange, content->n_ranges);

  for (gsize i = 0; i < content->n_ranges; i++)
    {
      const HwReaderRange *range = &content->ranges[i];
      const char *start = utf8 + hw_text_to_byte (content->text, range->start);
      const char *end = utf8 + hw_text_to_byte (content->text, range->end);
      gsize n_blanks = 0;

      while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
        {
          end = g_utf8_prev_char (end);
          n_blanks++;
        }
      ranges[i] = *range;
      if (end > start)
        ranges[i].end -= n_blanks;
    }
  return ranges;
}

static void
init_notes (HwPrintPaper *self, const HwPrintContent *content, const HwReaderRange *ranges)
{
  int indent = HW_PRINT_POINTS (self->style.size * NOTE_SIZE * NUMBER_WIDTH);

  self->notes_width = self->column_width - indent;
  self->notes_x = self->column_x + (self->side == HW_DIRECTION_RTL ? 0 : indent);
  if (self->style.notes == HW_PRINT_NOTES_NONE)
    return;
  self->notes = hw_print_notes_new (ranges, content->n_ranges, content->notes, content->n_notes);
  if (hw_print_notes_get_n (self->notes) > 0)
    {
      self->notes_flow = create_flow (self, hw_print_notes_get_text (self->notes),
                                      HW_DIRECTION_AUTO, NULL, TRUE, self->notes_width);
      hw_layouts_set_runs (hw_print_flow_get_layouts (self->notes_flow),
                           hw_print_notes_get_runs (self->notes));
    }
}

HwPrintPaper *
hw_print_paper_new (const HwPrintContent *content, const HwPrintStyle *style)
{
  HwPrintPaper *self = g_new0 (HwPrintPaper, 1);
  g_autofree HwReaderRange *ranges = trim_ranges (content);
  HwLayouts *layouts;

  self->style = *style;
  self->style.arabic_family = self->style.latin_family = NULL;
  self->title = g_strdup (content->title != NULL ? content->title : "");
  self->subtitle = g_strdup (content->subtitle != NULL ? content->subtitle : "");
  self->notes_title = g_strdup (content->notes_title != NULL ? content->notes_title : "");
  self->side = content->direction != HW_DIRECTION_AUTO ? content->direction : content->fallback;
  self->fallback = content->fallback;
  self->context = hw_print_flow_create_context ();
  init_fonts (self, style);
  self->ranges = hw_range_index_new (ranges, content->n_ranges);
  self->body = create_flow (self, content->text, content->direction, content->forms, FALSE,
                            HW_PRINT_POINTS (LEAST_COLUMN));
  layouts = hw_print_flow_get_layouts (self->body);
  place_column (self, hw_layouts_get_column_unit (layouts));
  hw_layouts_set_width (layouts, self->column_width);
  init_notes (self, content, ranges);
  self->pages = hw_print_pages_new (self->text_height, HW_PRINT_POINTS (NOTES_GAP));
  return self;
}

void
hw_print_paper_free (HwPrintPaper *self)
{
  hw_print_pages_free (self->pages);
  g_clear_pointer (&self->notes_flow, hw_print_flow_free);
  g_clear_pointer (&self->notes, hw_print_notes_free);
  hw_print_flow_free (self->body);
  hw_range_index_free (self->ranges);
  hw_reader_fonts_clear (&self->fonts);
  g_object_unref (self->context);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->notes_title);
  g_free (self);
}

/* The paragraphs of a note, line by line, at the foot or at the end. */
static void
add_note (HwPrintPaper *self, guint index)
{
  const HwPrintNoteEntry *entry = hw_print_notes_get (self->notes, index);
  gsize byte = entry->byte;

  while (byte <= entry->past)
    {
      const HwBlock *block = hw_print_flow_at (self->notes_flow, byte);
      HwBlockLayout *layout;

      byte = block->end + (block->last ? 1 : 0);
      if (block->blank)
        continue;
      layout = hw_print_flow_set (self->notes_flow, block);
      for (guint i = 0; i < layout->n_boxes; i++)
        {
          gboolean begins = i == 0 && block->start == entry->byte;
          HwPrintLine line = { .item = block->start | HW_PRINT_ITEM_NOTE,
                               .line = i,
                               .height = layout->boxes[i].height };

          line.space = begins ? (guint) HW_PRINT_POINTS (NOTE_SPACE) : 0;
          /* Tags are not parted from what is said. */
          line.keep = (block->start < entry->tags_past && entry->tags_past < entry->past)
                      || hw_print_pages_keeps (i, layout->n_boxes, block->first, block->last);
          if (self->style.notes == HW_PRINT_NOTES_FOOT)
            hw_print_pages_add_note_line (self->pages, &line, begins);
          else
            hw_print_pages_add_line (self->pages, &line);
        }
    }
}

/* The notes whose ranges end before @past, code points. */
static void
add_notes_before (HwPrintPaper *self, gsize past)
{
  if (self->style.notes != HW_PRINT_NOTES_FOOT || self->notes_flow == NULL || !self->has_lines)
    return;
  while (self->next_note < hw_print_notes_get_n (self->notes)
         && hw_print_notes_get (self->notes, self->next_note)->end <= past)
    add_note (self, self->next_note++);
}

/* Above a paragraph, as on the screen: half a line after another, a third for those that are empty. */
static int
get_space (HwPrintPaper *self, const HwBlock *block, HwDirection direction)
{
  HwLayouts *layouts = hw_print_flow_get_layouts (self->body);
  const HwForms *forms = hw_print_flow_get_forms (self->body);
  const int leading = hw_layouts_get_leading (layouts, direction);
  int space = leading / 2;

  if (block->paragraph > 0 && !self->after_blank)
    space = hw_layouts_get_gap (layouts, direction, block->paragraph - 1);
  return space + (int) (leading * hw_forms_get_above (forms, block->paragraph))
         + (self->after_blank ? leading / 3 : 0);
}

static void
add_block (HwPrintPaper *self, const HwBlock *block)
{
  HwText *text = hw_print_flow_get_text (self->body);
  const HwForms *forms = hw_print_flow_get_forms (self->body);
  HwBlockLayout *layout;
  gboolean keeps;
  int gap;

  if (block->blank)
    {
      self->after_blank = TRUE;
      return;
    }
  layout = hw_print_flow_set (self->body, block);
  gap = block->first ? get_space (self, block, layout->direction) : 0;
  self->after_blank = FALSE;
  keeps = hw_forms_get_keeps (forms, block->paragraph);
  for (guint i = 0; i < layout->n_bands; i++)
    {
      HwPrintLine line = { .item = block->start,
                           .line = i,
                           .height = hw_block_layout_get_band_height (layout, (int) i) };

      line.space = i == 0 ? (guint) gap : 0;
      line.keep = keeps || hw_print_pages_keeps (i, layout->n_bands, block->first, block->last);
      hw_print_pages_add_line (self->pages, &line);
      self->has_lines = TRUE;
      /* Of lines side by side it is not known which of them comes before the other. */
      if (i + 1 < layout->n_boxes && !layout->has_cells)
        {
          const PangoLayoutLine *next
              = pango_layout_get_line_readonly (layout->layout, (int) i + 1);

          add_notes_before (self,
                            hw_text_from_byte (text, block->start + (gsize) next->start_index));
        }
    }
  add_notes_before (self, block->char_start + block->n_chars + (block->last ? 1 : 0));
}

static void
end_text (HwPrintPaper *self)
{
  HwPrintLine line = { .height = 1 };

  /* A text of blanks alone may have notes all the same. */
  if (!self->has_lines)
    hw_print_pages_add_line (self->pages, &line);
  self->has_lines = self->text_ended = TRUE;
  add_notes_before (self, G_MAXSIZE);
  if (self->style.notes != HW_PRINT_NOTES_END || self->notes_flow == NULL)
    return;
  line.item = HW_PRINT_ITEM_TITLE;
  line.height = HW_PRINT_POINTS (TITLE_HEIGHT);
  line.space = (guint) HW_PRINT_POINTS (TITLE_HEIGHT) / 2;
  line.keep = 1;
  hw_print_pages_add_line (self->pages, &line);
}

static void
add_more (HwPrintPaper *self)
{
  const HwBlock *block = hw_print_flow_next (self->body);

  if (block != NULL)
    {
      add_block (self, block);
      self->byte = block->end;
    }
  else if (!self->text_ended)
    end_text (self);
  else if (self->notes_flow != NULL && self->next_note < hw_print_notes_get_n (self->notes))
    add_note (self, self->next_note++);
  else
    {
      hw_print_pages_finish (self->pages);
      self->paginated = TRUE;
    }
}

gboolean
hw_print_paper_paginate (HwPrintPaper *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  do
    add_more (self);
  while (!self->paginated && g_get_monotonic_time () < end);
  return self->paginated;
}

double
hw_print_paper_get_progress (HwPrintPaper *self)
{
  gsize n = hw_text_get_n_bytes (hw_print_flow_get_text (self->body));

  return self->paginated ? 1 : (double) self->byte / (double) MAX (n, 1);
}

guint
hw_print_paper_get_n_pages (HwPrintPaper *self)
{
  return hw_print_pages_get_n (self->pages);
}

PangoLayout *
hw_print_paper_create_label (HwPrintPaper *self,
                             const char *text,
                             HwDirection direction,
                             double size)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, self->fonts.families[direction]);
  pango_font_description_set_size (font,
                                   (int) round (size * self->fonts.scale[direction] * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}
