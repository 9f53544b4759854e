/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-layout.h"

#include <hb.h>
#include <math.h>

#include "fallback-fonts.h"
#include "justify.h"
#include "missing-characters.h"
#include "script-runs.h"
#include "shown-breaks.h"
#include "styled-run.h"

/* Average width of a character in ems, by HwDirection, over running text with its spaces. Text faces
 * differ little, and asking Pango loads and shapes with every font of the list: 15 ms before the first
 * line is on the screen. */
static const double average_width[3] = { 0, 0.49, 0.36 };

struct _HwLayouts
{
  PangoContext *contexts[3]; /* by HwDirection: changing a context would lay out everything again */
  char *families[3];
  double sizes[3]; /* points */
  double column_unit;
  int leading[3]; /* pixels */
  int ascent[3];  /* pixels above the base line, 0 until asked for */
  double char_width[3];
  HwReaderAlignment alignment;
  gboolean vocalised;
  HwFallbackFonts *fallback;
  const GArray *runs; /* HwStyledRun; NULL for none */
  int width;

  GHashTable *by_start; /* guint64 * in the layout -> HwBlockLayout */
  GQueue recent;        /* the most recent first */
  guint capacity;
  guint64 n_made;
};

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

static PangoFontDescription *
describe (HwLayouts *self, HwDirection direction)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, self->families[direction]);
  pango_font_description_set_size (description, (int) round (self->sizes[direction] * PANGO_SCALE));
  return description;
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

  hw_layouts_clear (self);
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
      description = describe (self, d);
      pango_context_set_font_description (self->contexts[d], description);

      /* Points to pixels as the context does it. An even number keeps the half leading whole. */
      em = self->sizes[d] * pango_cairo_context_get_resolution (self->contexts[d]) / 72.0;
      if (em <= 0)
        em = self->sizes[d] * 96.0 / 72.0;
      self->char_width[d] = em * average_width[d];
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
make_attributes (HwLayouts *self, const char *utf8, gsize n_bytes, HwDirection direction)
{
  HwDirection other = direction == HW_DIRECTION_RTL ? HW_DIRECTION_LTR : HW_DIRECTION_RTL;
  g_autoptr (GArray) runs = hw_script_runs_find (utf8, n_bytes, direction);
  PangoAttrList *list = pango_attr_list_new ();

  if (direction == HW_DIRECTION_RTL)
    add_whole (list, pango_attr_language_new (hw_script_runs_language (utf8, n_bytes)));
  for (guint i = 0; i < runs->len; i++)
    {
      const HwScriptRun *run = &g_array_index (runs, HwScriptRun, i);
      PangoFontDescription *description = describe (self, other);

      add_part (list, pango_attr_font_desc_new (description), run->start, run->end);
      pango_font_description_free (description);
    }
  return list;
}

static PangoLayout *
make_layout (HwLayouts *self, const char *utf8, const HwBlock *block, HwDirection direction)
{
  PangoLayout *layout = pango_layout_new (self->contexts[direction]);
  gsize n_bytes = block->end - block->start;
  const char *shown = utf8 + block->start;

  pango_layout_set_auto_dir (layout, FALSE);
  /* Without auto_dir Pango's left is the left. */
  pango_layout_set_alignment (layout,
                              direction == HW_DIRECTION_RTL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, self->width * PANGO_SCALE);
  pango_layout_set_text (layout, shown, (int) n_bytes);
  if (!block->blank)
    {
      PangoAttrList *attributes = make_attributes (self, shown, n_bytes, direction);

      add_runs (self, attributes, block);
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
      hw_fallback_fonts_apply (self->fallback, layout);
      if (!self->vocalised)
        hw_break_as_shown (layout);
      if (self->alignment != HW_READER_ALIGNMENT_START || !self->vocalised)
        hw_justify (layout, &(HwJustify){ .width = self->width * PANGO_SCALE,
                                          .alignment = self->alignment,
                                          .vocalised = self->vocalised });
    }
  return layout;
}

HwBlockLayout *
hw_layouts_peek (HwLayouts *self, const HwBlock *block)
{
  guint64 start = block->start;

  return g_hash_table_lookup (self->by_start, &start);
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

static HwLeading
get_block_leading (HwLayouts *self, const HwBlock *block, HwDirection direction)
{
  HwLeading leading = { self->leading[direction], get_ascent (self, direction), 0, 0 };

  if (block->blank)
    {
      leading.leading /= 2;
      leading.ascent /= 2;
    }
  /* Between paragraphs is half a line, which both may reach into. */
  if (block->first)
    leading.above = leading.leading / 4;
  if (block->last)
    leading.below = leading.leading / 4;
  return leading;
}

HwBlockLayout *
hw_layouts_get (HwLayouts *self, HwText *text, const HwBlock *block, HwDirection direction)
{
  HwBlockLayout *layout = hw_layouts_peek (self, block);
  HwLeading leading;

  g_assert (direction == HW_DIRECTION_LTR || direction == HW_DIRECTION_RTL);
  if (layout != NULL)
    {
      g_queue_unlink (&self->recent, &layout->link);
      g_queue_push_head_link (&self->recent, &layout->link);
      return layout;
    }
  leading = get_block_leading (self, block, direction);
  layout = hw_block_layout_new (make_layout (self, hw_text_get_utf8 (text, NULL), block, direction),
                                direction, &leading);
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
