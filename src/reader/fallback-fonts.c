/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fallback-fonts.h"

#include <hb.h>

#define SIZE (20 * PANGO_SCALE)
#define SMALLEST 0.75
#define LARGEST 1.35
#define SAME 0.04 /* a difference of size that is not seen */

typedef struct
{
  gboolean chosen; /* one of the families that were asked for */
  double height
      [3]; /* of a letter of that direction's script, in sizes of the font; 0 where it has none */
} Known;

struct _HwFallbackFonts
{
  PangoContext *context;
  char *names[3];      /* by HwDirection */
  PangoFont *fonts[3]; /* NULL until asked for: a text of one script loads one font */
  GHashTable *known;   /* PangoFont -> Known */
};

/* The height of a kaf without its mark is that of its stem; of an x that of small letters. */
static double
letter_height (PangoFont *font, HwDirection direction)
{
  hb_font_t *hb = pango_font_get_hb_font (font);
  PangoFontDescription *description;
  hb_glyph_extents_t extents;
  hb_codepoint_t glyph;
  double size;

  if (!hb_font_get_nominal_glyph (hb, direction == HW_DIRECTION_RTL ? 0x0643 : 'x', &glyph)
      || !hb_font_get_glyph_extents (hb, glyph, &extents))
    return 0;
  description = pango_font_describe_with_absolute_size (font);
  size = pango_font_description_get_size (description);
  pango_font_description_free (description);
  return size > 0 ? extents.y_bearing / size : 0;
}

HwFallbackFonts *
hw_fallback_fonts_new (PangoContext *context, const HwReaderFonts *fonts)
{
  HwFallbackFonts *self = g_new0 (HwFallbackFonts, 1);

  self->context = g_object_ref (context);
  self->known = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  for (int d = HW_DIRECTION_LTR; d <= HW_DIRECTION_RTL; d++)
    self->names[d] = g_strdup (fonts->names[d]);
  return self;
}

void
hw_fallback_fonts_free (HwFallbackFonts *self)
{
  for (int d = HW_DIRECTION_LTR; d <= HW_DIRECTION_RTL; d++)
    {
      g_free (self->names[d]);
      g_clear_object (&self->fonts[d]);
    }
  g_hash_table_unref (self->known);
  g_object_unref (self->context);
  g_free (self);
}

PangoFont *
hw_fallback_fonts_get_chosen (HwFallbackFonts *self, HwDirection direction)
{
  PangoFontDescription *description;

  if (self->fonts[direction] != NULL)
    return self->fonts[direction];
  description = pango_font_description_new ();
  pango_font_description_set_family (description, self->names[direction]);
  pango_font_description_set_size (description, SIZE);
  self->fonts[direction] = pango_context_load_font (self->context, description);
  pango_font_description_free (description);
  return self->fonts[direction];
}

static const Known *
look_up (HwFallbackFonts *self, PangoFont *font)
{
  Known *known = g_hash_table_lookup (self->known, font);
  PangoFontDescription *description;
  const char *family;

  if (known != NULL)
    return known;
  known = g_new0 (Known, 1);
  description = pango_font_describe (font);
  family = pango_font_description_get_family (description);
  for (int d = HW_DIRECTION_LTR; d <= HW_DIRECTION_RTL; d++)
    {
      known->chosen |= g_ascii_strcasecmp (family, self->names[d]) == 0;
      known->height[d] = letter_height (font, (HwDirection) d);
    }
  pango_font_description_free (description);
  g_hash_table_insert (self->known, g_object_ref (font), known);
  return known;
}

/* By whose letters a script is measured; AUTO for one that stands beside neither. */
static HwDirection
measure_of (guint8 script)
{
  switch ((int) script)
    {
    case G_UNICODE_SCRIPT_ARABIC:
      return HW_DIRECTION_RTL;
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
      return HW_DIRECTION_LTR;
    default:
      return HW_DIRECTION_AUTO;
    }
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c) || c == 0x200C || c == 0x200D;
}

/* The whole of the words that a run is in, without the spaces at its ends. */
static gboolean
find_words (const char *text, const PangoItem *item, guint *start, guint *end)
{
  const char *low = text + item->offset, *high = low + item->length;

  while (low < high && !is_of_word (g_utf8_get_char (low)))
    low = g_utf8_next_char (low);
  while (high > low && !is_of_word (g_utf8_get_char (g_utf8_prev_char (high))))
    high = g_utf8_prev_char (high);
  if (low == high)
    return FALSE;
  while (low > text && is_of_word (g_utf8_get_char (g_utf8_prev_char (low))))
    low = g_utf8_prev_char (low);
  while (*high != '\0' && is_of_word (g_utf8_get_char (high)))
    high = g_utf8_next_char (high);
  *start = (guint) (low - text);
  *end = (guint) (high - text);
  return TRUE;
}

/* How much larger a font is set so that its letters are as high as those of the chosen one. */
static double
find_scale (HwFallbackFonts *self, const Known *known, HwDirection measure)
{
  PangoFont *chosen = hw_fallback_fonts_get_chosen (self, measure);
  double height = chosen != NULL ? letter_height (chosen, measure) : 0, scale;

  if (height <= 0 || known->height[measure] <= 0)
    return 1;
  scale = CLAMP (height / known->height[measure], SMALLEST, LARGEST);
  return ABS (scale - 1) < SAME ? 1 : scale;
}

static void
add_run (HwFallbackFonts *self, PangoLayout *layout, const PangoItem *item, PangoAttrList **list)
{
  HwDirection measure = measure_of (item->analysis.script);
  const Known *known = look_up (self, item->analysis.font);
  PangoFontDescription *description;
  PangoAttribute *attribute;
  guint start, end;

  if (known->chosen || measure == HW_DIRECTION_AUTO
      || !find_words (pango_layout_get_text (layout), item, &start, &end))
    return;
  description = pango_font_describe_with_absolute_size (item->analysis.font);
  pango_font_description_set_absolute_size (description,
                                            pango_font_description_get_size (description)
                                                * find_scale (self, known, measure));
  attribute = pango_attr_font_desc_new (description);
  pango_font_description_free (description);
  attribute->start_index = start;
  attribute->end_index = end;
  if (*list == NULL)
    *list = pango_attr_list_copy (pango_layout_get_attributes (layout));
  pango_attr_list_change (*list, attribute);
}

void
hw_fallback_fonts_apply (HwFallbackFonts *self, PangoLayout *layout)
{
  PangoAttrList *list = NULL;

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    for (GSList *l = pango_layout_get_line_readonly (layout, i)->runs; l != NULL; l = l->next)
      {
        const PangoItem *item = ((PangoLayoutRun *) l->data)->item;

        if (item->analysis.font != NULL)
          add_run (self, layout, item, &list);
      }
  if (list == NULL)
    return;
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}
