/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* How wide the column is, how high a block: fonts, sizes and the estimates for what was not measured. */

#define ENOUGH_LINES 24 /* before an average means something */

static HwDirection
block_direction (HwReader *self, const HwBlock *block)
{
  if (self->direction != HW_DIRECTION_AUTO)
    return self->direction;
  /* The pieces of one paragraph share its direction, which costs a look at all of it. */
  if (self->known_paragraph != block->paragraph)
    {
      self->known_direction
          = hw_forms_get_direction (self->forms, self->text, block->paragraph, self->fallback);
      self->known_paragraph = block->paragraph;
    }
  return self->known_direction;
}

/* Only what is set as body text, or is like it, tells of the lines that are not measured. */
static void
add_to_average (HwReader *self, const HwBlock *block, const HwBlockLayout *layout)
{
  const HwFormStyle style = hw_forms_get_style (self->forms, block->paragraph);

  if (style.has_cells || style.above > 0)
    return;
  self->measured_chars += (guint64) (block->n_chars / hw_form_style_get_capacity (&style));
  self->measured_lines += layout->n_boxes;
  self->measured_height += (guint64) (layout->height / style.leading);
}

static void
guess_metrics (HwReader *self)
{
  HwDirection direction = self->direction != HW_DIRECTION_AUTO ? self->direction : self->fallback;
  int leading = hw_layouts_get_leading (self->layouts, direction);
  double width = hw_layouts_get_char_width (self->layouts, direction);

  self->metrics.forms = self->forms;
  self->metrics.line_height = leading;
  self->metrics.chars_per_line = MAX (self->column_width / MAX (width, 1), 4);
  self->metrics.gap = leading / 2;
  self->metrics.blank_height = leading / 6;
  self->measured_chars = self->measured_lines = self->measured_height = 0;
}

static void
update_column (HwReader *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int margin = MAX (CLAMP (width / 14, 24, 56), hw_reader_get_label_room (self, width));
  double average = hw_layouts_get_column_unit (self->layouts);
  int wanted = (int) (self->column_chars * average), column;

  if (!hw_reader_fit_cards (self, width, wanted, average, &column))
    {
      column = MAX (MIN (wanted, width - 2 * margin), 40);
      self->column_x = (width - column) / 2;
      self->margin_room = self->column_x;
    }
  if (column == self->column_width)
    return;
  self->column_width = column;
  hw_layouts_set_width (self->layouts, column);
  guess_metrics (self);
  if (self->tree != NULL)
    hw_block_tree_set_metrics (self->tree, &self->metrics, FALSE);
}

static void
update_style (HwReader *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMap *map = pango_context_get_font_map (context);

  hw_reader_update_colours (self);
  hw_reader_fonts_clear (&self->fonts);
  hw_reader_fonts_init (&self->fonts, map, self->arabic_family, self->latin_family);
  hw_layouts_set_style (self->layouts, context,
                        &(HwSetting){ .fonts = &self->fonts,
                                      .script = self->fallback,
                                      .size = self->font_size * self->zoom,
                                      .line_spacing = self->line_spacing,
                                      .latin_scale = self->latin_scale,
                                      .alignment = self->alignment,
                                      .vocalised = self->show_vocalisation });
  self->top_margin = hw_layouts_get_leading (self->layouts, HW_DIRECTION_LTR);
  self->bottom_margin = 2 * self->top_margin;
  self->column_width = 0;
  self->marks_serial++;
  hw_reader_forget_labels (self);
  self->style_valid = TRUE;
  hw_reader_update_missing (self);
}

HwBlockLayout *
hw_reader_measure_block (HwReader *self, HwBlockRef ref)
{
  const HwBlock *block = hw_block_tree_get (self->tree, ref);
  HwBlockLayout *layout
      = hw_layouts_get (self->layouts, self->text, block, block_direction (self, block));
  int height;

  if (block->valid)
    return layout;
  if (block->blank)
    height = hw_block_metrics_get_blank (&self->metrics, block);
  else
    {
      height = layout->height;
      add_to_average (self, block, layout);
      if (block->last)
        height += hw_block_metrics_get_gap (&self->metrics, block->paragraph);
    }
  hw_block_tree_set_height (self->tree, ref, height);
  return layout;
}

/* Where enough lines were measured that the estimates prove wrong, all that is not measured is
 * estimated anew. A paragraph's last line is half empty on average. */
void
hw_reader_improve_estimates (HwReader *self)
{
  HwBlockMetrics *m = &self->metrics;
  double chars, height;

  if (self->measured_lines < ENOUGH_LINES)
    return;
  chars = (double) self->measured_chars / (double) self->measured_lines;
  height = (double) self->measured_height / (double) self->measured_lines;
  /* The average counts the half empty last lines that the estimate adds of itself. */
  chars *= 1.05;
  if (ABS (chars / m->chars_per_line - 1) < 0.1 && ABS (height / m->line_height - 1) < 0.04)
    return;
  m->chars_per_line = chars;
  m->line_height = height;
  hw_block_tree_set_metrics (self->tree, m, TRUE);
}

gboolean
hw_reader_update_style (HwReader *self)
{
  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return FALSE;
  if (!self->style_valid)
    update_style (self);
  update_column (self);
  if (self->tree == NULL && self->text != NULL)
    self->tree = hw_block_tree_new (self->text, &self->metrics);
  return self->tree != NULL;
}
