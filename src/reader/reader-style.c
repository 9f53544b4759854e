/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-style.h"

#include <math.h>

#include "reader-compat.h"

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* WCAG's relative luminance. */
static double
luminance (const GdkRGBA *c)
{
  return 0.2126 * linear (c->red) + 0.7152 * linear (c->green) + 0.0722 * linear (c->blue);
}

static double
contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double x = luminance (a) + 0.05, y = luminance (b) + 0.05;

  return x > y ? x / y : y / x;
}

static GdkRGBA
mix (const GdkRGBA *a, const GdkRGBA *b, double share)
{
  GdkRGBA c = {
    (float) (a->red + (b->red - a->red) * share),
    (float) (a->green + (b->green - a->green) * share),
    (float) (a->blue + (b->blue - a->blue) * share),
    1.0f,
  };

  return c;
}

void
hw_reader_colours_init (HwReaderColours *self, GtkWidget *widget, gboolean sepia)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, nearly_black = { 0.12f, 0.12f, 0.12f, 1 };
  static const GdkRGBA blue = { 0.21f, 0.52f, 0.89f, 1 };
  /* Contrast 11:1. */
  static const GdkRGBA paper = { 0.961f, 0.918f, 0.827f, 1 }, ink = { 0.239f, 0.180f, 0.110f, 1 };

  hw_reader_compat_get_colour (widget, &self->text);
  self->dark = luminance (&self->text) > 0.4;
  if (!hw_reader_compat_lookup_colour (widget, "view_bg_color", &self->background)
      && !hw_reader_compat_lookup_colour (widget, "theme_base_color", &self->background))
    self->background = self->dark ? nearly_black : white;
  if (!hw_reader_compat_lookup_colour (widget, "accent_bg_color", &self->accent)
      && !hw_reader_compat_lookup_colour (widget, "theme_selected_bg_color", &self->accent))
    self->accent = blue;
  self->high_contrast = hw_reader_compat_is_high_contrast (widget);
  self->sepia = sepia && !self->high_contrast;
  if (self->sepia)
    {
      self->text = ink;
      self->background = paper;
      self->dark = FALSE;
    }
}

GdkRGBA
hw_reader_colours_wash (const HwReaderColours *self, const GdkRGBA *colour)
{
  GdkRGBA c = *colour;
  double share = self->dark ? 0.36 : 0.30;

  c.alpha = 1.0f;
  /* The text must stay readable on the band, whatever colour was picked. */
  while (share > 0.1)
    {
      GdkRGBA band = mix (&self->background, &c, share);

      if (contrast (&band, &self->text) >= (self->high_contrast ? 9.0 : 6.0))
        break;
      share -= 0.04;
    }
  c.alpha = (float) share;
  return c;
}

/* Whether text is read wherever some of @washes begin: nowhere else are there more. */
static gboolean
is_readable (const HwReaderColours *self, const HwReaderWash *washes, gsize n_washes, double share)
{
  g_autofree const HwReaderWash **open = g_new (const HwReaderWash *, n_washes);
  gsize n_open = 0;

  for (gsize i = 0; i < n_washes; i++)
    {
      GdkRGBA seen = self->background;
      gsize n_kept = 0;

      open[n_open++] = &washes[i];
      for (gsize k = 0; k < n_open; k++)
        if (open[k]->end > washes[i].start)
          {
            seen = mix (&seen, &open[k]->wash, (double) open[k]->wash.alpha * share);
            open[n_kept++] = open[k];
          }
      n_open = n_kept;
      if (n_open > 1 && contrast (&seen, &self->text) < (self->high_contrast ? 7.0 : 4.5))
        return FALSE;
    }
  return TRUE;
}

void
hw_reader_colours_thin (const HwReaderColours *self, HwReaderWash *washes, gsize n_washes)
{
  for (gsize first = 0, past; first < n_washes; first = past)
    {
      gsize end = washes[first].end;
      double share = 1;

      for (past = first + 1; past < n_washes && washes[past].start < end; past++)
        end = MAX (end, washes[past].end);
      while (share > 0.02 && !is_readable (self, washes + first, past - first, share))
        share *= 0.85;
      for (gsize i = first; i < past; i++)
        washes[i].wash.alpha *= (float) share;
    }
}

GdkRGBA
hw_reader_colours_strong (const HwReaderColours *self, const GdkRGBA *colour)
{
  GdkRGBA c = *colour;
  double wanted = self->high_contrast ? 4.5 : 3.0;

  c.alpha = 1.0f;
  /* WCAG asks for 3:1 from what is not text. */
  for (int i = 0; i < 12 && contrast (&c, &self->background) < wanted; i++)
    c = mix (&c, &self->text, 0.12);
  return c;
}

gboolean
hw_reader_colours_is_light (const GdkRGBA *colour)
{
  return luminance (colour) > 0.18;
}

GdkRGBA
hw_reader_colours_selection (const HwReaderColours *self, gboolean active)
{
  const GdkRGBA grey = mix (&self->background, &self->text, 0.5);
  GdkRGBA c = active ? self->accent : mix (&self->accent, &grey, 0.5);

  /* It stays as clear where the keyboard is elsewhere, in the bar or in a note: that is about it. */
  c.alpha = self->high_contrast ? 0.5f : active ? 0.32f : 0.34f;
  return c;
}
