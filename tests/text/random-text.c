/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-text.h"

static const struct
{
  gunichar first, last;
  guint weight;
} kinds[] = {
  { 0x0621, 0x064A, 40 },    /* Arabic letters and tatweel */
  { 0x064B, 0x065F, 14 },    /* harakat */
  { 0x0660, 0x06FF, 12 },    /* digits, Persian and Urdu letters, Quranic marks */
  { 0x0600, 0x061F, 3 },     /* signs and punctuation */
  { 0x08A0, 0x08FF, 2 },     /* Arabic Extended-A */
  { 0x0020, 0x0020, 12 },    /* space */
  { 0x000A, 0x000A, 3 },     /* line end */
  { 0x0021, 0x007E, 14 },    /* ASCII */
  { 0x00A0, 0x024F, 6 },     /* Latin */
  { 0x0300, 0x036F, 4 },     /* combining marks */
  { 0x0370, 0x052F, 2 },     /* Greek and Cyrillic */
  { 0x200B, 0x206F, 5 },     /* joiners, bidi controls, dashes, quotation marks */
  { 0xFB50, 0xFDFF, 5 },     /* presentation forms */
  { 0xFE70, 0xFEFF, 5 },     /* presentation forms, BOM */
  { 0x0001, 0x001F, 1 },     /* control characters */
  { 0x0700, 0xD7FF, 2 },     /* other scripts */
  { 0x10000, 0x1FFFF, 2 },   /* past the BMP */
  { 0x100000, 0x10FFFF, 1 }, /* private use, with the largest sequences */
};

char *
random_text (guint n_chars)
{
  GString *text = g_string_new (NULL);
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    total += kinds[i].weight;
  for (guint n = 0; n < n_chars; n++)
    {
      guint choice = (guint) g_test_rand_int_range (0, (gint32) total), i = 0;
      while (choice >= kinds[i].weight)
        choice -= kinds[i++].weight;
      gunichar character
          = (gunichar) g_test_rand_int_range ((gint32) kinds[i].first, (gint32) kinds[i].last + 1);
      if (character == '\r' || (character == 0xFEFF && n == 0))
        character = ' ';
      g_string_append_unichar (text, character);
    }
  return g_string_free (text, FALSE);
}
