/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "palette.h"

#include <glib/gi18n.h>

/* Hues far enough apart to be told from each other at the strength of a highlighter, on white and
 * on black. The first is what a passage without any has. */
static const HwPaletteColour colours[] = {
  { "#f6d32d", NC_ ("colour", "Yellow"), "yellow" },
  { "#57e389", NC_ ("colour", "Green"), "green" },
  { "#62a0ea", NC_ ("colour", "Blue"), "blue" },
  { "#f66151", NC_ ("colour", "Red"), "red" },
  { "#c061cb", NC_ ("colour", "Purple"), "purple" },
  { "#ff7800", NC_ ("colour", "Orange"), NULL },
  { "#2190a4", NC_ ("colour", "Teal"), NULL },
  { "#e56ba5", NC_ ("colour", "Pink"), NULL },
  { "#986a44", NC_ ("colour", "Brown"), NULL },
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
  colour.name = g_dpgettext2 (NULL, "colour", colour.name);
  return colour;
}
