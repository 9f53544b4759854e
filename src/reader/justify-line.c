/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "justify-line.h"

static gboolean
is_space_at (const char *text, int byte)
{
  return text[byte] == ' ' || g_utf8_get_char (text + byte) == 0x00A0;
}

/* The ends of what is not white space, and what the white space tells. */
static void
find_content (HwJustifyLine *self)
{
  const char *start = self->text + self->line->start_index;
  const char *end = start + self->line->length;

  while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
    {
      self->fixed |= *start == '\t';
      start = g_utf8_next_char (start);
    }
  while (end > start)
    {
      const char *before = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      self->fixed |= !is_space_at (before, 0);
      end = before;
    }
  for (const char *p = start; p < end && !self->fixed; p++)
    self->fixed = *p == '\t';
  self->start = (int) (start - self->text);
  self->end = (int) (end - self->text);
}

gboolean
hw_justify_line_is_space (const HwJustifyLine *self, const PangoLayoutRun *run, int glyph)
{
  int byte = run->item->offset + run->glyphs->log_clusters[glyph];

  return byte > self->start && byte < self->end && is_space_at (self->text, byte);
}

void
hw_justify_line_measure (HwJustifyLine *self)
{
  self->n_spaces = self->space_width = self->width = 0;
  for (GSList *l = self->line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;
      PangoGlyphString *glyphs = run->glyphs;

      for (int i = 0; i < glyphs->num_glyphs; i++)
        {
          int width = glyphs->glyphs[i].geometry.width;

          if (run->item->offset + glyphs->log_clusters[i] < self->end)
            self->width += width;
          if (!hw_justify_line_is_space (self, run, i))
            continue;
          self->n_spaces++;
          if (self->space_width == 0)
            self->space_width = width;
        }
    }
}

void
hw_justify_line_init (HwJustifyLine *self, PangoLayout *layout, int line)
{
  *self = (HwJustifyLine){ .line = pango_layout_get_line_readonly (layout, line),
                           .index = line,
                           .text = pango_layout_get_text (layout) };
  self->rounded = pango_context_get_round_glyph_positions (pango_layout_get_context (layout));
  find_content (self);
  hw_justify_line_measure (self);
}

void
hw_justify_line_own (HwJustifyLine *self)
{
  pango_layout_get_line (self->line->layout, self->index);
}

void
hw_justify_line_locate (const HwJustifyLine *self, int byte, int *x, int *n_spaces)
{
  *x = *n_spaces = 0;
  for (GSList *l = self->line->runs; l != NULL; l = l->next)
    {
      const PangoLayoutRun *run = l->data;
      const PangoGlyphString *glyphs = run->glyphs;
      int start = run->item->offset;
      gboolean is_rtl = run->item->analysis.level % 2 == 1;
      gboolean here = byte >= start && byte < start + run->item->length;

      for (int i = 0; i < glyphs->num_glyphs; i++)
        {
          int at = start + glyphs->log_clusters[i];

          if (here && (is_rtl ? at < byte : at >= byte))
            return;
          if (at < self->end)
            *x += glyphs->glyphs[i].geometry.width;
          *n_spaces += hw_justify_line_is_space (self, run, i);
        }
      if (here)
        return;
    }
}

void
hw_justify_line_trim (HwJustifyLine *self)
{
  for (GSList *l = self->line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        if (run->item->offset + run->glyphs->log_clusters[i] >= self->end)
          run->glyphs->glyphs[i].geometry.width = 0;
    }
}

void
hw_justify_line_spread (HwJustifyLine *self, int gap)
{
  int unit = self->rounded ? PANGO_SCALE : 1, done = 0, k = 0;

  if (self->n_spaces == 0)
    return;
  gap = gap / unit * unit;
  for (GSList *l = self->line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          gint64 upto;

          if (!hw_justify_line_is_space (self, run, i))
            continue;
          /* What does not divide evenly is spread over the line. */
          upto = (gint64) (gap / unit) * ++k / self->n_spaces * unit;
          run->glyphs->glyphs[i].geometry.width += (int) upto - done;
          done = (int) upto;
        }
    }
  self->width += done;
}
