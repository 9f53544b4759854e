/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-flow.h"

struct _HwPrintFlow
{
  HwText *text;
  HwDirection direction, fallback;
  HwForms *forms; /* NULL for none */
  HwBlockTree *tree;
  HwLayouts *layouts;
  HwBlockRef ref; /* of the block that is next */
  gboolean at_end;
};

PangoContext *
hw_print_flow_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72.0 * HW_PRINT_UNITS);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

HwPrintFlow *
hw_print_flow_new (HwText *text,
                   HwDirection direction,
                   HwDirection fallback,
                   GArray *forms,
                   PangoContext *context,
                   const HwSetting *setting,
                   int width)
{
  /* Heights are counted where lines are shared out to pages. */
  static const HwBlockMetrics metrics = { .line_height = 1, .chars_per_line = 80 };
  HwPrintFlow *self = g_new0 (HwPrintFlow, 1);

  self->text = hw_text_ref (text);
  self->direction = direction;
  self->fallback = fallback;
  self->tree = hw_block_tree_new (text, &metrics);
  self->forms = hw_forms_new (forms, text);
  self->layouts = hw_layouts_new ();
  hw_layouts_set_forms (self->layouts, self->forms);
  hw_layouts_set_style (self->layouts, context, setting);
  hw_layouts_set_width (self->layouts, width);
  self->ref = hw_block_tree_at_byte (self->tree, 0);
  return self;
}

void
hw_print_flow_free (HwPrintFlow *self)
{
  hw_layouts_free (self->layouts);
  hw_block_tree_free (self->tree);
  hw_forms_free (self->forms);
  hw_text_unref (self->text);
  g_free (self);
}

const HwBlock *
hw_print_flow_next (HwPrintFlow *self)
{
  const HwBlock *block;

  if (self->at_end)
    return NULL;
  block = hw_block_tree_get (self->tree, self->ref);
  self->at_end = !hw_block_tree_next (self->tree, &self->ref);
  return block;
}

const HwBlock *
hw_print_flow_at (HwPrintFlow *self, gsize byte)
{
  return hw_block_tree_get (self->tree, hw_block_tree_at_byte (self->tree, byte));
}

HwBlockLayout *
hw_print_flow_set (HwPrintFlow *self, const HwBlock *block)
{
  HwDirection direction = self->direction;

  if (direction == HW_DIRECTION_AUTO)
    direction = hw_forms_get_direction (self->forms, self->text, block->paragraph, self->fallback);
  return hw_layouts_get (self->layouts, self->text, block, direction);
}

HwText *
hw_print_flow_get_text (HwPrintFlow *self)
{
  return self->text;
}

const HwForms *
hw_print_flow_get_forms (HwPrintFlow *self)
{
  return self->forms;
}

HwLayouts *
hw_print_flow_get_layouts (HwPrintFlow *self)
{
  return self->layouts;
}
