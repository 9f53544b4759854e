/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "offset-map.h"

/* What another program has: the text with its own line ends, counted in its own units. */
static gint64
count (const char *utf8, gsize position, HwOffsets offsets)
{
  gint64 n = (offsets & HW_OFFSETS_BOM) != 0;

  for (gsize i = 0; i < position; i++, utf8 = g_utf8_next_char (utf8))
    {
      const gunichar c = g_utf8_get_char (utf8);

      n++;
      n += (offsets & HW_OFFSETS_UTF16) != 0 && c > 0xffff;
      n += (offsets & HW_OFFSETS_CRLF) != 0 && c == '\n';
    }
  return n;
}

static void
check (const char *utf8, HwOffsets offsets)
{
  g_autoptr (HwText) text = hw_text_new_from_string (utf8);
  g_autoptr (HwOffsetMap) map = hw_offset_map_new (text, offsets, NULL);
  const gsize n = hw_text_get_n_chars (text);

  for (gsize i = 0; i <= n; i++)
    {
      const gint64 other = count (utf8, i, offsets);

      g_assert_cmpint (hw_offset_map_to_other (map, i), ==, other);
      g_assert_cmpuint (hw_offset_map_from_other (map, other), ==, i);
      /* A character that counts two: its middle is its beginning. */
      if (i < n && count (utf8, i + 1, offsets) == other + 2)
        g_assert_cmpuint (hw_offset_map_from_other (map, other + 1), ==, i);
    }
  g_assert_cmpuint (hw_offset_map_from_other (map, G_MAXINT64), ==, n);
  g_assert_cmpuint (hw_offset_map_from_other (map, -5), ==, 0);
  g_assert_cmpuint (hw_offset_map_from_other (map, G_MININT64 + 8), ==, 0);
}

static void
test_all (void)
{
  static const char *const texts[]
      = { "", "\n", "😀", "a\n\nb\n", "قال 😀😀\nثم 𞸀\n", "one\ntwo 👨‍👩‍👧\n\n😀\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint offsets = 0; offsets < 8; offsets++)
      check (texts[i], (HwOffsets) offsets);
}

static void
test_some_line_ends (void)
{
  g_autoptr (HwText) text = hw_text_new_from_string ("a\nb\nc\nd");
  g_autoptr (GArray) line_ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  const gsize second = 3;

  g_array_append_val (line_ends, second);
  g_autoptr (HwOffsetMap) map = hw_offset_map_new (text, HW_OFFSETS_CRLF, line_ends);
  g_assert_cmpint (hw_offset_map_to_other (map, 3), ==, 3);
  g_assert_cmpint (hw_offset_map_to_other (map, 4), ==, 5);
  g_assert_cmpint (hw_offset_map_to_other (map, 7), ==, 8);
  g_assert_false (hw_offset_map_is_identity (map));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offset-map/all", test_all);
  g_test_add_func ("/offset-map/some-line-ends", test_some_line_ends);
  return g_test_run ();
}
