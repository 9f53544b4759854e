/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mark-colours.h"

#include <glib/gi18n.h>

const HwMarkColour *
hw_mark_colours (void)
{
  /* Bright ones of the GNOME palette, apart in hue and in lightness; style.css has them by class. */
  static HwMarkColour colours[HW_N_MARK_COLOURS] = {
    { "#f6d32d", NULL, "yellow" }, { "#57e389", NULL, "green" },  { "#62a0ea", NULL, "blue" },
    { "#f66151", NULL, "red" },    { "#c061cb", NULL, "purple" },
  };

  if (colours[0].name == NULL)
    {
      colours[0].name = C_ ("colour", "Yellow");
      colours[1].name = C_ ("colour", "Green");
      colours[2].name = C_ ("colour", "Blue");
      colours[3].name = C_ ("colour", "Red");
      colours[4].name = C_ ("colour", "Purple");
    }
  return colours;
}
