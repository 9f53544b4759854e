/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hb.h>
#include <math.h>
#include <string.h>

#include "justify.h"
#include "layouts-private.h"
#include "list-marker.h"
#include "script-runs.h"
#include "shown-breaks.h"
#include "styled-run.h"

#define CELL_GUTTER 1.4 /* ems between two columns */
#define LEAST_CELL 6.0
#define CELL_INDENT 2.0
#define WORD 40  /* bytes, at most, of the word behind a mark */
#define HANG 1.1 /* of the text of a list item from its mark, at least */

/* Whether a family was drawn bold, too: letters that are only smeared are harder to read. */
static gboolean
has_bold (PangoContext *context, const char *name)
{
  PangoFontMap *map = pango_context_get_font_map (context);
  PangoFontFamily *family = pango_font_map_get_family (map, name);
  PangoFontFace **faces;
  gboolean found = FALSE;
  int n;

  if (family == NULL)
    return FALSE;
  pango_font_family_list_faces (family, &faces, &n);
  for (int i = 0; i < n && !found; i++)
    {
      PangoFontDescription *face = pango_font_face_describe (faces[i]);

      found = !pango_font_face_is_synthesized (faces[i])
              && pango_font_description_get_weight (face) >= PANGO_WEIGHT_SEMIBOLD;
      pango_font_description_free (face);
    }
  g_free (faces);
  return found;
}

static gboolean
is_bold (HwLayouts *self, HwDirection direction)
{
  if (!self->asked_bold)
    for (int d = HW_DIRECTION_LTR; d <= HW_DIRECTION_RTL; d++)
      {
        g_auto (GStrv) names = g_strsplit (self->families[d], ",", 2);

        self->bold[d] = has_bold (self->contexts[d], names[0]);
      }
  self->asked_bold = TRUE;
  return self->bold[direction];
}

PangoFontDescription *
hw_layouts_describe (HwLayouts *self, HwDirection direction, const HwFormStyle *style)
{
  PangoFontDescription *description = pango_font_description_new ();

  if (style->is_monospaced)
    {
      /* Alone: any family that is named beside it would go before what it stands for. */
      direction = HW_DIRECTION_LTR;
      pango_font_description_set_family (description, "monospace");
    }
  else
    pango_font_description_set_family (description, self->families[direction]);
  pango_font_description_set_size (
      description, (int) round (self->sizes[direction] * style->scale * PANGO_SCALE));
  if (style->is_bold && is_bold (self, direction))
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  return description;
}

static void
add_whole (PangoAttrList *list, PangoAttribute *attribute)
{
  attribute->start_index = PANGO_ATTR_INDEX_FROM_TEXT_BEGINNING;
  attribute->end_index = PANGO_ATTR_INDEX_TO_TEXT_END;
  pango_attr_list_insert (list, attribute);
}

static void
add_part (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static void
add_runs (HwLayouts *self, PangoAttrList *list, const HwBlock *block)
{
  guint low = 0, high = self->runs != NULL ? self->runs->len : 0;

  /* Runs come one after the other, but for words that two have parts of. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->runs, HwStyledRun, middle).end <= block->start)
        low = middle + 1;
      else
        high = middle;
    }
  for (; self->runs != NULL && low < self->runs->len; low++)
    {
      const HwStyledRun *run = &g_array_index (self->runs, HwStyledRun, low);
      gsize start = MAX (run->start, block->start), end = MIN (run->end, block->end);

      if (run->start >= block->end)
        break;
      if (start < end && run->bold)
        add_part (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start - block->start,
                  end - block->start);
      if (start < end && run->italic)
        add_part (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start - block->start,
                  end - block->start);
    }
}

/* Attributes of fonts stand on whole words of another script only, as runs do; the rest covers the whole block:
 * nothing can part two letters that join. */
static PangoAttrList *
make_attributes (HwLayouts *self,
                 const char *utf8,
                 gsize n_bytes,
                 HwDirection direction,
                 const HwFormStyle *style)
{
  HwDirection other = direction == HW_DIRECTION_RTL ? HW_DIRECTION_LTR : HW_DIRECTION_RTL;
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (GArray) runs = NULL;

  if (direction == HW_DIRECTION_RTL)
    add_whole (list, pango_attr_language_new (hw_script_runs_language (utf8, n_bytes)));
  if (style->is_monospaced)
    return list;
  runs = hw_script_runs_find (utf8, n_bytes, direction);
  for (guint i = 0; i < runs->len; i++)
    {
      const HwScriptRun *run = &g_array_index (runs, HwScriptRun, i);
      PangoFontDescription *description = hw_layouts_describe (self, other, style);

      add_part (list, pango_attr_font_desc_new (description), run->start, run->end);
      pango_font_description_free (description);
    }
  return list;
}

static PangoLayout *
make_empty (HwLayouts *self, HwDirection direction, const HwFormStyle *style)
{
  PangoLayout *layout = pango_layout_new (self->contexts[direction]);

  pango_layout_set_auto_dir (layout, FALSE);
  /* Without auto_dir Pango's left is the left. */
  pango_layout_set_alignment (layout,
                              direction == HW_DIRECTION_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (!style->is_plain)
    {
      PangoFontDescription *description = hw_layouts_describe (self, direction, style);

      pango_layout_set_font_description (layout, description);
      pango_font_description_free (description);
    }
  return layout;
}

/* How far the lines of a list item stand in from its mark of @mark bytes, in Pango units. It is shaped with the
 * word behind it, by which Pango tells the script of a number. */
static int
measure_mark (HwLayouts *self,
              const char *utf8,
              gsize n_bytes,
              gsize mark,
              HwDirection direction,
              const HwFormStyle *style)
{
  g_autoptr (PangoLayout) layout = make_empty (self, direction, style);
  PangoAttrList *attributes;
  PangoLayoutLine *line;
  gsize n = mark;
  int width, x;

  while (n < MIN (n_bytes, mark + WORD) && !g_ascii_isspace (utf8[n]))
    n = (gsize) (g_utf8_next_char (utf8 + n) - utf8);
  pango_layout_set_text (layout, utf8, (int) n);
  attributes = make_attributes (self, utf8, n, direction, style);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  line = pango_layout_get_line_readonly (layout, 0);
  /* The far side of the space behind it: that goes the way of the paragraph. */
  pango_layout_line_index_to_x (line, (int) (g_utf8_prev_char (utf8 + mark) - utf8), TRUE, &x);
  pango_layout_get_size (layout, &width, NULL);
  return direction == HW_DIRECTION_RTL ? width - x : x;
}

/* The sides that are kept free, in a narrow column less of them. */
static void
keep_sides (HwLayouts *self,
            const HwFormStyle *style,
            HwDirection direction,
            int more,
            HwFrame *frame,
            int *width)
{
  const int most = self->width / 5;
  const int start = MIN ((int) round (style->start * self->em) + more, most);
  const int end = MIN ((int) round (style->end * self->em), most);

  frame->x = direction == HW_DIRECTION_RTL ? end : start;
  *width = self->width - start - end;
}

/* Columns of one width; where that would be too narrow for words, cells below each other. */
static void
share_cells (HwLayouts *self, gsize paragraph, gsize n_cells, HwFrame *frame, int *width)
{
  const int gutter = (int) round (CELL_GUTTER * self->em);

  frame->n_columns
      = (int) MAX (hw_forms_get_group (self->forms, paragraph)->n_columns, (guint) n_cells);
  frame->pitch = (self->width + gutter) / frame->n_columns;
  *width = frame->pitch - gutter;
  if (*width >= LEAST_CELL * self->em)
    return;
  frame->pitch = 0;
  frame->indent = MIN ((int) round (CELL_INDENT * self->em), self->width / 5);
  *width = self->width - frame->indent;
}

/* Cells become paragraphs of the layout: what stands for the tab has the same length. */
static void
set_cells (PangoLayout *layout, const char *utf8, gsize n_bytes)
{
  g_autofree char *cells = g_strndup (utf8, n_bytes);

  for (char *p = cells; (p = strchr (p, '\t')) != NULL; p++)
    *p = '\n';
  pango_layout_set_text (layout, cells, (int) n_bytes);
}

static gsize
count_tabs (const char *utf8, gsize n_bytes)
{
  gsize n = 0;

  for (gsize i = 0; i < n_bytes; i++)
    n += utf8[i] == '\t';
  return n;
}

PangoLayout *
hw_layouts_make (HwLayouts *self,
                 const char *utf8,
                 const HwBlock *block,
                 HwDirection direction,
                 const HwFormStyle *style,
                 HwFrame *frame)
{
  PangoLayout *layout = make_empty (self, direction, style);
  gsize n_bytes = block->end - block->start;
  const char *shown = utf8 + block->start;
  const HwReaderAlignment alignment
      = style->is_justified ? self->alignment : HW_READER_ALIGNMENT_START;
  const int step = MIN ((int) round (HANG * self->em), self->width / 8) * PANGO_SCALE;
  const gsize mark = style->hangs && block->first ? hw_list_marker_measure (shown, n_bytes) : 0;
  int width = self->width, hang = 0, space = 0;

  if (mark > 0)
    {
      /* Short marks have room, so that the text beside all of them begins at one place. */
      hang = measure_mark (self, shown, n_bytes, mark, direction, style);
      space = shown[mark - 1] == ' ' ? MAX (step - hang, 0) : 0;
      hang = MIN (hang + space, self->width * PANGO_SCALE / 4);
    }
  if (style->hangs || style->start > 0 || style->end > 0)
    keep_sides (self, style, direction, style->hangs && mark == 0 ? step / PANGO_SCALE : 0, frame,
                &width);
  if (style->has_cells && block->first && block->last)
    {
      share_cells (self, block->paragraph, count_tabs (shown, n_bytes) + 1, frame, &width);
      set_cells (layout, shown, n_bytes);
    }
  else
    pango_layout_set_text (layout, shown, (int) n_bytes);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_indent (layout, -hang);
  if (!block->blank)
    {
      PangoAttrList *attributes = make_attributes (self, shown, n_bytes, direction, style);

      add_runs (self, attributes, block);
      if (space > 0)
        add_part (attributes, pango_attr_letter_spacing_new (space), mark - 1, mark);
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
      if (!style->is_monospaced)
        hw_fallback_fonts_apply (self->fallback, layout);
      if (!self->vocalised)
        hw_break_as_shown (layout);
      if (alignment != HW_READER_ALIGNMENT_START || !self->vocalised)
        hw_justify (layout, &(HwJustify){ .width = width * PANGO_SCALE,
                                          .hang = hang,
                                          .mark = (int) mark,
                                          .alignment = alignment,
                                          .vocalised = self->vocalised });
    }
  return layout;
}

/* Of a line above the base line, so that the font's own box is in its middle. */
static int
get_ascent (HwLayouts *self, HwDirection direction)
{
  PangoContext *context = self->contexts[direction];
  hb_font_extents_t extents;
  PangoFont *font;

  if (self->ascent[direction] > 0)
    return self->ascent[direction];
  self->ascent[direction] = self->leading[direction] * 2 / 3;
  font = pango_context_load_font (context, pango_context_get_font_description (context));
  if (font != NULL && hb_font_get_h_extents (pango_font_get_hb_font (font), &extents))
    self->ascent[direction] = (int) round (
        (self->leading[direction] * PANGO_SCALE + extents.ascender + extents.descender)
        / (2.0 * PANGO_SCALE));
  g_clear_object (&font);
  return self->ascent[direction];
}

HwLeading
hw_layouts_get_block_leading (HwLayouts *self,
                              const HwBlock *block,
                              HwDirection direction,
                              const HwFormStyle *style)
{
  HwLeading leading = { self->leading[direction], get_ascent (self, direction), 0, 0, 0 };
  double middle; /* of the letters, above the base line, twice */

  if (block->blank)
    {
      leading.leading /= 2;
      leading.ascent /= 2;
    }
  /* Between paragraphs is half a line, which both may reach into. */
  if (block->first && block->paragraph > 0)
    leading.above = hw_layouts_get_gap (self, direction, block->paragraph - 1) / 2;
  else if (block->first)
    leading.above = leading.leading / 4;
  if (block->last)
    leading.below = hw_layouts_get_gap (self, direction, block->paragraph) / 2;
  if (style->is_plain || block->blank)
    return leading;
  middle = (2 * leading.ascent - leading.leading) * style->scale;
  leading.leading = 2 * (int) round (leading.leading * style->leading / 2);
  leading.ascent = (int) round ((leading.leading + middle) / 2);
  if (block->first)
    leading.top
        = (int) (self->leading[direction] * hw_forms_get_above (self->forms, block->paragraph));
  leading.above += leading.top;
  return leading;
}
