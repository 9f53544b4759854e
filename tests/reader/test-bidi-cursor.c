/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pangocairo.h>
#include <string.h>

#include "bidi-cursor.h"
#include "reader-layout.h"
#include "sample-text.h"

/* Properties that hold for any text, as Pango's own test of bidi states them. */

static PangoLayout *
make_layout (const char *text, gboolean rtl, int width)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout;

  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static const char *const texts[] = {
  "",
  "كتاب",
  "reader",
  "UN قرار مجلس الأمن",
  "abc كتاب 123 def",
  "القرار 687 من Security Council صدر",
  "قَلَمٌ لا لأ لإ لآ السَّلامُ",
  "عـــراق، می‌خواهم؛ ١٥/٣/١٩٧٩ (قال) «نعم»",
  "naïve cafe\u0301 👩‍👩‍👧 e\u0301",
  "\u2066English\u2069 عربي",
  "a\tb كت\tاب",
};

static int
caret_x (PangoLayout *layout, int byte)
{
  PangoRectangle strong;

  pango_layout_get_cursor_pos (layout, byte, &strong, NULL);
  return strong.x;
}

/* Where a line begins from the left. */
static int
line_x (PangoLayout *layout, int line)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle logical;

  for (int i = 0; i < line; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  pango_layout_iter_free (iter);
  return logical.x;
}

/* How many places there are for a caret. */
static int
count_places (PangoLayout *layout)
{
  const PangoLogAttr *attrs;
  int n_attrs, n = 0;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  for (int i = 0; i < n_attrs; i++)
    n += attrs[i].is_cursor_position;
  return n;
}

/* Every place for a caret was stood at, or one that looks the same: an invisible control has no width, and
 * where directions meet two places are one on the screen. @seen holds them, and one more each. */
static void
check_all_seen (PangoLayout *layout, GHashTable *seen)
{
  const char *text = pango_layout_get_text (layout);
  const PangoLogAttr *attrs;
  int n_attrs, byte = 0;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  for (int i = 0; i < n_attrs; i++)
    {
      gboolean found = !attrs[i].is_cursor_position;
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, seen);
      while (!found && g_hash_table_iter_next (&iter, &key, NULL))
        {
          int other = GPOINTER_TO_INT (key) - 1;

          found = hw_bidi_cursor_line (layout, other) == hw_bidi_cursor_line (layout, byte)
                  && ABS (caret_x (layout, other) - caret_x (layout, byte)) <= PANGO_SCALE;
        }
      g_assert_true (found);
      if (text[byte] != '\0')
        byte = (int) (g_utf8_next_char (text + byte) - text);
    }
}

/* From one end of the text a key held down comes to the other, on the way moves to that side within a
 * line, and stands at each place once. */
static void
check_walk (PangoLayout *layout, int direction)
{
  const char *text = pango_layout_get_text (layout);
  gboolean rtl
      = pango_context_get_base_dir (pango_layout_get_context (layout)) == PANGO_DIRECTION_RTL;
  gboolean forward = (direction > 0) != rtl;
  int n_places = count_places (layout), steps = 0;
  int at = forward ? 0 : (int) strlen (text);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  HwCursorStep step;

  for (;;)
    {
      int before = at;

      g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER (at + 1)));
      g_assert_cmpint (hw_bidi_cursor_clamp (layout, at), ==, at);
      step = hw_bidi_cursor_step (layout, hw_bidi_cursor_line (layout, at), &at, direction);
      if (step != HW_CURSOR_MOVED)
        break;
      g_assert_cmpint (++steps, <=, n_places);
      if (hw_bidi_cursor_line (layout, at) == hw_bidi_cursor_line (layout, before))
        g_assert_cmpint ((caret_x (layout, at) - caret_x (layout, before)) * direction, >=, 0);
      else
        g_assert_cmpint ((hw_bidi_cursor_line (layout, at) - hw_bidi_cursor_line (layout, before))
                             * (forward ? 1 : -1),
                         ==, 1);
    }
  g_assert_cmpint (step, ==, forward ? HW_CURSOR_AFTER : HW_CURSOR_BEFORE);
  check_all_seen (layout, seen);
}

static void
check_words (PangoLayout *layout)
{
  int n = (int) strlen (pango_layout_get_text (layout)), last = -1;

  for (int at = 0; hw_bidi_cursor_next_word_end (layout, &at);)
    {
      int start, end, back = at;

      g_assert_cmpint (at, >, last);
      last = at;
      g_assert_cmpint (at, <=, n);
      g_assert_true (hw_bidi_cursor_word_at (layout, at, &start, &end));
      g_assert_true (hw_bidi_cursor_previous_word_start (layout, &back));
      if (end == at)
        g_assert_cmpint (back, ==, start);
    }
}

static void
test_walks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int rtl = 0; rtl < 2; rtl++)
      for (int width = 100; width <= 2000; width += 1900)
        {
          g_autoptr (PangoLayout) layout = make_layout (texts[i], rtl, width);

          check_walk (layout, 1);
          check_walk (layout, -1);
          check_words (layout);
        }
}

/* The same of blocks as the pane sets them: filled with spaces or kashida, with vowel signs and without. */
static void
test_walks_as_set (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (HwLayouts) layouts = hw_layouts_new ();
  HwReaderFonts fonts;

  hw_reader_fonts_init (&fonts, pango_context_get_font_map (context), NULL, NULL);
  for (int variant = 0; variant < 6; variant++)
    {
      const HwSetting setting = { .fonts = &fonts,
                                  .size = 15,
                                  .line_spacing = 1.5,
                                  .latin_scale = 1,
                                  .alignment = (HwReaderAlignment) (variant / 2),
                                  .vocalised = variant % 2 == 0 };

      hw_layouts_set_style (layouts, context, &setting);
      hw_layouts_set_width (layouts, 250);
      for (guint32 seed = 0; seed < 2; seed++)
        {
          g_autofree char *line = hw_sample_line (seed, 400);
          g_autoptr (HwText) text = hw_text_new_from_string (line);
          const HwBlock block = { .end = strlen (line),
                                  .n_chars = (guint32) g_utf8_strlen (line, -1),
                                  .first = TRUE,
                                  .last = TRUE };
          PangoLayout *layout;

          hw_layouts_clear (layouts);
          layout = hw_layouts_get (layouts, text, &block, HW_DIRECTION_RTL)->layout;
          g_assert_cmpint (pango_layout_get_line_count (layout), >, 3);
          check_walk (layout, 1);
          check_walk (layout, -1);
          check_words (layout);
        }
    }
  hw_reader_fonts_clear (&fonts);
  g_object_unref (context);
}

/* A click where the caret stands puts it there again. */
static void
test_there_and_back (void)
{
  for (guint32 seed = 0; seed < 8; seed++)
    {
      g_autofree char *line = hw_sample_line (seed, 900);
      g_autoptr (PangoLayout) layout = make_layout (line, TRUE, 400);
      const PangoLogAttr *attrs;
      int n_attrs, byte = 0;

      attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
      for (int i = 0; i < n_attrs; i++)
        {
          int l = hw_bidi_cursor_line (layout, byte);

          if (attrs[i].is_cursor_position)
            {
              int x = caret_x (layout, byte);
              int again = hw_bidi_cursor_within_x (layout, l, x - line_x (layout, l));
              PangoRectangle strong, weak;

              /* The same place, or one that looks the same: where directions meet, a place is drawn
               * at two ends, and the other caret stands here. */
              pango_layout_get_cursor_pos (layout, again, &strong, &weak);
              g_assert_cmpint (MIN (ABS (strong.x - x), ABS (weak.x - x)), <=, PANGO_SCALE);
            }
          if (line[byte] != '\0')
            byte = (int) (g_utf8_next_char (line + byte) - line);
        }
    }
}

/* A caret stands where Pango would have it, wherever lines begin. */
static void
test_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts) + 4; i++)
    for (int rtl = 0; rtl < 2; rtl++)
      {
        g_autofree char *sample = hw_sample_line ((guint32) i, 600);
        const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : sample;
        g_autoptr (PangoLayout) layout = make_layout (text, rtl, 300);

        for (const char *p = text;; p = g_utf8_next_char (p))
          {
            int byte = (int) (p - text), line = hw_bidi_cursor_line (layout, byte), x, other;
            PangoRectangle strong, weak;

            pango_layout_get_cursor_pos (layout, byte, &strong, &weak);
            hw_bidi_cursor_get_x (layout, line, byte, &x, &other);
            g_assert_cmpint (x + line_x (layout, line), ==, strong.x);
            g_assert_cmpint (other + line_x (layout, line), ==, weak.x);
            if (*p == '\0')
              break;
          }
      }
}

static void
test_words (void)
{
  g_autoptr (PangoLayout) layout = make_layout ("قَلَمٌ، عـــراق 1979 F-35.", TRUE, 2000);
  const char *text = pango_layout_get_text (layout);
  int start, end;

  g_assert_true (hw_bidi_cursor_word_at (layout, 2, &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, strlen ("قَلَمٌ"));
  g_assert_true (hw_bidi_cursor_word_at (layout, end, &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_true (hw_bidi_cursor_word_at (layout, (int) strlen ("قَلَمٌ، ع"), &start, &end));
  g_assert_cmpint (start, ==, strlen ("قَلَمٌ، "));
  g_assert_cmpint (end, ==, strlen ("قَلَمٌ، عـــراق"));
  g_assert_false (hw_bidi_cursor_word_at (layout, (int) strlen (text), &start, &end));
}

static void
test_line_ends (void)
{
  g_autofree char *line = hw_sample_line (5, 700);
  g_autoptr (PangoLayout) layout = make_layout (line, TRUE, 300);
  int n = pango_layout_get_line_count (layout);

  g_assert_cmpint (n, >, 3);
  for (int i = 0; i < n; i++)
    {
      int end = hw_bidi_cursor_line_end (layout, i), strong;
      int within = hw_bidi_cursor_within_x (layout, i, -100000);

      /* The end of a wrapped line is the start of the next one, and drawn where its last letter ends. */
      if (i + 1 < n)
        g_assert_cmpint (end, ==, pango_layout_get_line_readonly (layout, i + 1)->start_index);
      g_assert_cmpint (hw_bidi_cursor_line_at (layout, end, TRUE), ==, i);
      hw_bidi_cursor_get_x (layout, i, end, &strong, NULL);
      g_assert_cmpint (strong, ==, 0);
      g_assert_cmpint (hw_bidi_cursor_at_x (layout, i, -100000), ==, end);
      g_assert_cmpint (hw_bidi_cursor_line (layout, within), ==, i);
      g_assert_cmpint (within, >=, end - 1);
      g_assert_cmpint (hw_bidi_cursor_at_x (layout, i, 100000 * PANGO_SCALE), ==,
                       pango_layout_get_line_readonly (layout, i)->start_index);
    }
  g_assert_cmpint (hw_bidi_cursor_line_end (layout, n - 1), ==, strlen (line));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bidi-cursor/walks", test_walks);
  g_test_add_func ("/bidi-cursor/walks-as-set", test_walks_as_set);
  g_test_add_func ("/bidi-cursor/there-and-back", test_there_and_back);
  g_test_add_func ("/bidi-cursor/places", test_places);
  g_test_add_func ("/bidi-cursor/words", test_words);
  g_test_add_func ("/bidi-cursor/line-ends", test_line_ends);
  return g_test_run ();
}
