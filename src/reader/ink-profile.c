/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ink-profile.h"

#define NOTHING (G_MININT / 4)

typedef struct
{
  int height, depth; /* NOTHING without ink */
} Reach;

struct _HwInkProfile
{
  Reach *reaches;
  int n, piece;
};

HwInkProfile *
hw_ink_profile_new (int width, int piece)
{
  HwInkProfile *self = g_new0 (HwInkProfile, 1);

  self->piece = MAX (piece, 1);
  self->n = MAX (width, 0) / self->piece + 1;
  self->reaches = g_new (Reach, self->n);
  return self;
}

void
hw_ink_profile_free (HwInkProfile *self)
{
  g_free (self->reaches);
  g_free (self);
}

static void
add_ink (HwInkProfile *self, const PangoRectangle *ink)
{
  int first = CLAMP (ink->x / self->piece, 0, self->n - 1);
  int last = CLAMP ((ink->x + ink->width) / self->piece, first, self->n - 1);

  for (int i = first; i <= last; i++)
    {
      self->reaches[i].height = MAX (self->reaches[i].height, -ink->y);
      self->reaches[i].depth = MAX (self->reaches[i].depth, ink->y + ink->height);
    }
}

void
hw_ink_profile_set_line (HwInkProfile *self, PangoLayoutLine *line, int x)
{
  for (int i = 0; i < self->n; i++)
    self->reaches[i] = (Reach){ NOTHING, NOTHING };
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoLayoutRun *run = l->data;

      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          const PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
          PangoRectangle ink;

          pango_font_get_glyph_extents (run->item->analysis.font, glyph->glyph, &ink, NULL);
          ink.x += x + glyph->geometry.x_offset;
          ink.y += glyph->geometry.y_offset;
          if (ink.width > 0 && ink.height > 0)
            add_ink (self, &ink);
          x += glyph->geometry.width;
        }
    }
}

int
hw_ink_profile_get_height (const HwInkProfile *self)
{
  int height = 0;

  for (int i = 0; i < self->n; i++)
    height = MAX (height, self->reaches[i].height);
  return height;
}

int
hw_ink_profile_get_depth (const HwInkProfile *self)
{
  int depth = 0;

  for (int i = 0; i < self->n; i++)
    depth = MAX (depth, self->reaches[i].depth);
  return depth;
}

int
hw_ink_profile_get_distance (const HwInkProfile *self, const HwInkProfile *below)
{
  int distance = 0;

  for (int i = 0; i < MIN (self->n, below->n); i++)
    distance = MAX (distance, self->reaches[i].depth + below->reaches[i].height);
  return distance;
}
