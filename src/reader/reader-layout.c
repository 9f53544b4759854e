/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "layouts-private.h"
#include "missing-characters.h"

/* Average width of a character in ems, by HwDirection, over running text with its spaces. Text faces
 * differ little, and asking Pango loads and shapes with every font of the list: 15 ms before the first
 * line is on the screen. */
static const double average_width[3] = { 0, 0.49, 0.36 };

HwLayouts *
hw_layouts_new (void)
{
  HwLayouts *self = g_new0 (HwLayouts, 1);

  self->by_start = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                          (GDestroyNotify) hw_block_layout_free);
  self->capacity = 64;
  return self;
}

void
hw_layouts_free (HwLayouts *self)
{
  hw_layouts_clear (self);
  g_hash_table_unref (self->by_start);
  g_clear_pointer (&self->fallback, hw_fallback_fonts_free);
  for (int d = HW_DIRECTION_LTR; d <= HW_DIRECTION_RTL; d++)
    {
      g_clear_object (&self->contexts[d]);
      g_free (self->families[d]);
    }
  g_free (self);
}

void
hw_layouts_clear (HwLayouts *self)
{
  g_queue_init (&self->recent);
  g_hash_table_remove_all (self->by_start);
}

/* The language that a script without letters to tell it by is taken for: the person's own where it is
 * written that way. */
static PangoLanguage *
default_language (HwDirection direction)
{
  PangoLanguage *own = pango_language_get_default ();

  if (own != NULL && hw_direction_of_language (pango_language_to_string (own)) == direction)
    return own;
  return pango_language_from_string (direction == HW_DIRECTION_RTL ? "ar" : "en");
}

/* What screen and paper differ in. */
static PangoContext *
copy_context (PangoContext *like)
{
  PangoContext *context = pango_font_map_create_context (pango_context_get_font_map (like));

  pango_cairo_context_set_resolution (context, pango_cairo_context_get_resolution (like));
  pango_cairo_context_set_font_options (context, pango_cairo_context_get_font_options (like));
  pango_context_set_round_glyph_positions (context, pango_context_get_round_glyph_positions (like));
  return context;
}

/* Of the script that the document is not in. */
static double
script_scale (const HwSetting *setting, HwDirection direction)
{
  if (setting->script == HW_DIRECTION_LTR)
    return direction == HW_DIRECTION_RTL ? 1 / setting->latin_scale : 1;
  return direction == HW_DIRECTION_LTR ? setting->latin_scale : 1;
}

void
hw_layouts_set_style (HwLayouts *self, PangoContext *like, const HwSetting *setting)
{
  const HwReaderFonts *fonts = setting->fonts;
  const HwFormStyle plain = hw_forms_get_style (NULL, 0);

  hw_layouts_clear (self);
  self->asked_bold = FALSE;
  self->alignment = setting->alignment;
  self->vocalised = setting->vocalised;
  for (int d = HW_DIRECTION_LTR; d <= HW_DIRECTION_RTL; d++)
    {
      PangoFontDescription *description;
      double em;

      g_set_object (&self->contexts[d], NULL);
      self->contexts[d] = copy_context (like);
      pango_context_set_base_dir (self->contexts[d], d == HW_DIRECTION_RTL ? PANGO_DIRECTION_RTL
                                                                           : PANGO_DIRECTION_LTR);
      pango_context_set_language (self->contexts[d], default_language (d));
      g_free (self->families[d]);
      self->families[d] = g_strdup (fonts->families[d]);
      self->sizes[d] = setting->size * fonts->scale[d] * script_scale (setting, d);
      description = hw_layouts_describe (self, d, &plain);
      pango_context_set_font_description (self->contexts[d], description);

      /* Points to pixels as the context does it. An even number keeps the half leading whole. */
      em = self->sizes[d] * pango_cairo_context_get_resolution (self->contexts[d]) / 72.0;
      if (em <= 0)
        em = self->sizes[d] * 96.0 / 72.0;
      self->char_width[d] = em * average_width[d];
      if (d == HW_DIRECTION_LTR)
        self->em = em;
      if (d == HW_DIRECTION_LTR)
        self->column_unit = self->char_width[d] / script_scale (setting, d);
      pango_font_description_free (description);
      self->leading[d] = 2 * (int) round (em * fonts->leading[d] * setting->line_spacing / 2);
      self->ascent[d] = 0;
    }
  g_clear_pointer (&self->fallback, hw_fallback_fonts_free);
  self->fallback = hw_fallback_fonts_new (self->contexts[HW_DIRECTION_RTL], fonts);
}

void
hw_layouts_set_runs (HwLayouts *self, const GArray *runs)
{
  self->runs = runs;
}

void
hw_layouts_set_forms (HwLayouts *self, HwForms *forms)
{
  self->forms = forms;
  hw_layouts_clear (self);
}

void
hw_layouts_set_width (HwLayouts *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  hw_layouts_clear (self);
}

static void
evict (HwLayouts *self)
{
  while (self->recent.length > self->capacity)
    {
      GList *link = g_queue_pop_tail_link (&self->recent);
      HwBlockLayout *layout = link->data;

      g_hash_table_remove (self->by_start, &layout->start);
    }
}

void
hw_layouts_set_capacity (HwLayouts *self, guint capacity)
{
  self->capacity = MAX (capacity, 16);
  evict (self);
}

void
hw_layouts_forget_drawings (HwLayouts *self)
{
  for (GList *l = self->recent.head; l != NULL; l = l->next)
    {
      HwBlockLayout *layout = l->data;

      g_clear_pointer (&layout->text, gsk_render_node_unref);
      g_clear_pointer (&layout->marks, gsk_render_node_unref);
      layout->marks_serial = 0;
    }
}

HwBlockLayout *
hw_layouts_peek (HwLayouts *self, const HwBlock *block)
{
  guint64 start = block->start;

  return g_hash_table_lookup (self->by_start, &start);
}

HwBlockLayout *
hw_layouts_get (HwLayouts *self, HwText *text, const HwBlock *block, HwDirection direction)
{
  HwBlockLayout *layout = hw_layouts_peek (self, block);
  HwFrame frame = { 0 };
  HwFormStyle style;
  HwLeading leading;

  g_assert (direction == HW_DIRECTION_LTR || direction == HW_DIRECTION_RTL);
  if (layout != NULL)
    {
      g_queue_unlink (&self->recent, &layout->link);
      g_queue_push_head_link (&self->recent, &layout->link);
      return layout;
    }
  style = hw_forms_get_style (self->forms, block->paragraph);
  leading = hw_layouts_get_block_leading (self, block, direction, &style);
  layout = hw_block_layout_new (
      hw_layouts_make (self, hw_text_get_utf8 (text, NULL), block, direction, &style, &frame),
      direction, &leading, &frame);
  layout->start = block->start;
  g_queue_push_head_link (&self->recent, &layout->link);
  g_hash_table_insert (self->by_start, &layout->start, layout);
  self->n_made++;
  evict (self);
  return layout;
}

char *
hw_layouts_find_missing (HwLayouts *self, const GArray *characters)
{
  return hw_missing_characters (characters,
                                hw_fallback_fonts_get_chosen (self->fallback, HW_DIRECTION_RTL),
                                hw_fallback_fonts_get_chosen (self->fallback, HW_DIRECTION_LTR));
}

int
hw_layouts_get_gap (HwLayouts *self, HwDirection direction, gsize paragraph)
{
  return (int) (self->leading[direction] / 2 * hw_forms_get_gap (self->forms, paragraph));
}

int
hw_layouts_get_leading (HwLayouts *self, HwDirection direction)
{
  return self->leading[direction];
}

double
hw_layouts_get_char_width (HwLayouts *self, HwDirection direction)
{
  return self->char_width[direction];
}

double
hw_layouts_get_column_unit (HwLayouts *self)
{
  return self->column_unit;
}

guint64
hw_layouts_get_n_made (HwLayouts *self)
{
  return self->n_made;
}
