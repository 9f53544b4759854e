/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-ranges.h"

#include "tag-colours.h"

#define ALEF 0x627
#define LAM 0x644
#define TATWEEL 0x640

void
hw_passage_ranges_get_letter (const char *tag_name, char *letter, gsize n_bytes)
{
  const char *at = tag_name, *end;
  gunichar c;
  int n;

  while (*at != '\0' && !g_unichar_isalnum (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  if (g_utf8_get_char (at) == ALEF && g_utf8_get_char (g_utf8_next_char (at)) == LAM)
    {
      const char *stem = g_utf8_next_char (g_utf8_next_char (at));

      if (g_unichar_isalpha (g_utf8_get_char (stem)) && g_utf8_get_char (stem) != TATWEEL)
        at = stem;
    }
  letter[0] = '\0';
  c = g_utf8_get_char (at);
  if (c == 0)
    return;
  n = g_unichar_to_utf8 (g_unichar_toupper (c), letter);
  for (end = g_utf8_next_char (at); g_unichar_ismark (g_utf8_get_char (end));
       end = g_utf8_next_char (end))
    if ((gsize) n + 6 < n_bytes)
      n += g_unichar_to_utf8 (g_utf8_get_char (end), letter + n);
  letter[n] = '\0';
}

static void
set_tags (HwReaderRange *range, const HwPassage *passage, GHashTable *tag_colours)
{
  range->n_tags = (guint) MIN (passage->n_tags, HW_READER_TAGS);
  for (guint i = 0; i < range->n_tags; i++)
    {
      HwReaderTag *tag = &range->tags[i];

      gdk_rgba_parse (&tag->colour, hw_tag_colours_get (tag_colours, passage->tags[i]));
      if (i + 1 == HW_READER_TAGS && passage->n_tags > HW_READER_TAGS)
        g_strlcpy (tag->letter, "…", sizeof tag->letter);
      else
        hw_passage_ranges_get_letter (passage->tag_names[i], tag->letter, sizeof tag->letter);
    }
}

HwReaderRange *
hw_passage_ranges_new (GPtrArray *passages, GHashTable *tag_colours)
{
  HwReaderRange *ranges = g_new0 (HwReaderRange, passages->len);

  for (guint i = 0; i < passages->len; i++)
    {
      const HwPassage *passage = g_ptr_array_index (passages, i);

      ranges[i].id = passage->id;
      ranges[i].start = (gsize) passage->start;
      ranges[i].end = (gsize) passage->end;
      if (!gdk_rgba_parse (&ranges[i].colour, passage->shown_colour))
        gdk_rgba_parse (&ranges[i].colour, HW_PASSAGE_DEFAULT_COLOUR);
      set_tags (&ranges[i], passage, tag_colours);
    }
  return ranges;
}
