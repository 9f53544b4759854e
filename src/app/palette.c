/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "palette.h"

#include <glib/gi18n.h>

/* Hues far enough apart to be told from each other at the strength of a highlighter, on white and
 * on black. The first is what a passage without any has. */
static const HwPaletteColour colours[] = {
  { "#f6d32d", N_ ("Yellow") }, { "#ff7800", N_ ("Orange") }, { "#ed333b", N_ ("Red") },
  { "#e56ba5", N_ ("Pink") },   { "#9141ac", N_ ("Purple") }, { "#3584e4", N_ ("Blue") },
  { "#2190a4", N_ ("Teal") },   { "#33d17a", N_ ("Green") },  { "#986a44", N_ ("Brown") },
};

guint
hw_palette_get_n (void)
{
  return G_N_ELEMENTS (colours);
}

HwPaletteColour
hw_palette_get (guint index)
{
  HwPaletteColour colour;

  g_assert (index < G_N_ELEMENTS (colours));
  colour = colours[index];
  colour.name = _ (colour.name);
  return colour;
}
