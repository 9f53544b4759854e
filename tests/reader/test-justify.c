/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hb.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "justify.h"
#include "reshape.h"
#include "sample-text.h"
#include "shown-breaks.h"

#define PX PANGO_SCALE
#define COLUMN_MIN 150
#define COLUMN_MAX 700
#define WIDE (400 * PX) /* enough words on a line to fill it */

static const char *const fonts[] = { "Amiri", "Noto Naskh Arabic", "Scheherazade" };

static gboolean
is_installed (PangoContext *context, const char *family)
{
  PangoFontDescription *description = pango_font_description_from_string (family);
  PangoFont *font = pango_context_load_font (context, description);
  PangoFontDescription *found = pango_font_describe (font);
  gboolean same = g_str_equal (pango_font_description_get_family (found), family);

  pango_font_description_free (description);
  pango_font_description_free (found);
  g_object_unref (font);
  return same;
}

static PangoContext *
make_context (PangoDirection direction, gboolean round)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_context_set_base_dir (context, direction);
  pango_context_set_round_glyph_positions (context, round);
  pango_context_set_language (context, pango_language_from_string ("ar"));
  return context;
}

static PangoLayout *
make_layout (PangoContext *context, const char *text, const char *family, int width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autofree char *name = g_strdup_printf ("%s, Noto Serif 19", family);
  PangoFontDescription *description = pango_font_description_from_string (name);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL
                                          ? PANGO_ALIGN_RIGHT
                                          : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (description);
  return layout;
}

/* The middle of every grapheme on the line is that grapheme; edges of neighbours meet in what Pango tells
 * of them; and a range of the text has the same pieces from end to end. */
static void
check_places (PangoLayout *layout, int index)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, index);
  const char *text = pango_layout_get_text (layout);
  const PangoLogAttr *attrs;
  int n_attrs, position, at = line->start_index, end = at + line->length;

  attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);
  position = (int) g_utf8_pointer_to_offset (text, text + at);
  while (at < end)
    {
      int next = at, near_x, far_x, found, trailing;

      do
        {
          next = (int) (g_utf8_next_char (text + next) - text);
          position++;
        }
      while (next < end && !attrs[position].is_cursor_position);
      pango_layout_line_index_to_x (line, at, FALSE, &near_x);
      pango_layout_line_index_to_x (line, at, TRUE, &far_x);
      if (ABS (near_x - far_x) > 2)
        {
          g_assert_true (
              pango_layout_line_x_to_index (line, (near_x + far_x) / 2, &found, &trailing));
          g_assert_cmpint (found, >=, at);
          g_assert_cmpint (found, <, next);
        }
      at = next;
    }
}

/* Clusters rise or fall through a run, the first byte has glyphs, and each begins where it is said to. */
static void
check_runs (PangoLayoutLine *line)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoLayoutRun *run = l->data;
      const PangoGlyphString *glyphs = run->glyphs;
      int sign = run->item->analysis.level % 2 == 1 ? -1 : 1, lowest = G_MAXINT;

      g_assert_cmpint (glyphs->num_glyphs, >, 0);
      for (int i = 0; i < glyphs->num_glyphs; i++)
        {
          int cluster = glyphs->log_clusters[i];

          lowest = MIN (lowest, cluster);
          g_assert_cmpint (cluster, <, run->item->length);
          g_assert_cmpint (glyphs->glyphs[i].geometry.width, >=, 0);
          if (i > 0)
            g_assert_cmpint ((cluster - glyphs->log_clusters[i - 1]) * sign, >=, 0);
          g_assert_cmpint (glyphs->glyphs[i].attr.is_cluster_start, ==,
                           i == 0 || cluster != glyphs->log_clusters[i - 1]);
        }
      g_assert_cmpint (lowest, ==, 0);
    }
}

typedef struct
{
  int x, right, word;
} Span;

/* The glyphs that a font has for tatweels, of which some have one for each length. */
static void
list_tatweels (PangoFont *font, hb_codepoint_t glyphs[4])
{
  for (int n = 1; n <= 4; n++)
    {
      hb_buffer_t *buffer = hb_buffer_create ();
      unsigned int n_glyphs;

      hb_buffer_add_utf8 (buffer, "ـــــ", 2 * n, 0, 2 * n);
      hb_buffer_guess_segment_properties (buffer);
      hb_shape (pango_font_get_hb_font (font), buffer, NULL, 0);
      glyphs[n - 1] = hb_buffer_get_glyph_infos (buffer, &n_glyphs)[0].codepoint;
      hb_buffer_destroy (buffer);
    }
}

/* The tatweels of a line that are not in the text: where they stand and in which word. */
static GArray *
find_tatweels (PangoLayoutLine *line, const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  int x = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoLayoutRun *run = l->data;
      hb_codepoint_t tatweels[4];

      list_tatweels (run->item->analysis.font, tatweels);
      for (int i = 0; i < run->glyphs->num_glyphs; i++)
        {
          int width = run->glyphs->glyphs[i].geometry.width;
          int byte = run->item->offset + run->glyphs->log_clusters[i], word = byte;

          hb_codepoint_t glyph = run->glyphs->glyphs[i].glyph;

          x += width;
          if ((glyph != tatweels[0] && glyph != tatweels[1] && glyph != tatweels[2]
               && glyph != tatweels[3])
              || g_utf8_get_char (text + byte) == 0x0640)
            continue;
          while (word > 0 && text[word - 1] != ' ')
            word--;
          if (spans->len > 0 && g_array_index (spans, Span, spans->len - 1).right == x - width)
            g_array_index (spans, Span, spans->len - 1).right = x;
          else
            g_array_append_val (spans, ((Span){ x - width, x, word }));
        }
    }
  return spans;
}

/* At most one place a word, and none over or under another one. */
static void
check_tatweels (const GArray *spans, const GArray *above)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      for (guint k = 0; k < i; k++)
        g_assert_cmpint (g_array_index (spans, Span, k).word, !=, span->word);
      for (guint k = 0; above != NULL && k < above->len; k++)
        {
          const Span *other = &g_array_index (above, Span, k);

          g_assert_true (span->right <= other->x || other->right <= span->x);
        }
    }
}

static int
line_width (PangoLayoutLine *line)
{
  int width = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    width += pango_glyph_string_get_width (((PangoLayoutRun *) l->data)->glyphs);
  return width;
}

typedef struct
{
  int n_lines, n_filled, n_tatweels;
} Count;

static void
check_layout (PangoLayout *layout, const HwJustify *how, Count *count)
{
  const char *text = pango_layout_get_text (layout);
  g_autofree char *before = g_strdup (text);
  g_autoptr (GArray) above = NULL;
  int n = pango_layout_get_line_count (layout);

  hw_justify (layout, how);
  g_assert_cmpstr (pango_layout_get_text (layout), ==, before);
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, n);
  for (int i = 0; i < n; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      GArray *spans = find_tatweels (line, text);
      int width = line_width (line), told;

      check_runs (line);
      check_places (layout, i);
      check_tatweels (spans, above);
      if (above != NULL)
        g_array_unref (above);
      above = spans;
      pango_layout_line_get_pixel_extents (line, NULL, &(PangoRectangle){ 0 });
      count->n_tatweels += (int) spans->len;
      if (i + 1 == n || how->width < WIDE)
        continue;
      count->n_lines++;
      if (how->alignment == HW_READER_ALIGNMENT_START)
        continue;
      /* Filled to the pixel, or left well short of it. */
      told = ABS (how->width - width);
      count->n_filled += told <= PX;
      if (told > PX)
        g_assert_cmpint (told, >, 8 * PX);
    }
}

static void
test_properties (void)
{
  g_autofree char *sample = hw_sample_text (11, 14000);
  g_auto (GStrv) paragraphs = g_strsplit (sample, "\n", -1);

  for (gsize f = 0; f < G_N_ELEMENTS (fonts); f++)
    for (int mode = 0; mode < 12; mode++)
      {
        PangoDirection direction = mode % 4 == 0 ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL;
        HwJustify how = { .alignment = (HwReaderAlignment) (mode % 3), .vocalised = mode < 6 };
        PangoContext *context = make_context (direction, mode % 2 == 0);
        Count count = { 0 };

        if (!is_installed (context, fonts[f]))
          {
            g_object_unref (context);
            break;
          }
        for (guint i = 0; paragraphs[i] != NULL; i++)
          {
            PangoLayout *layout;

            how.width = g_test_rand_int_range (COLUMN_MIN, COLUMN_MAX) * PX;
            layout = make_layout (context, paragraphs[i], fonts[f], how.width);
            check_layout (layout, &how, &count);
            g_object_unref (layout);
          }
        g_object_unref (context);
        g_test_message ("%s, alignment %d: %d of %d lines filled, %d lengthened words", fonts[f],
                        how.alignment, count.n_filled, count.n_lines, count.n_tatweels);
        g_assert_cmpint (count.n_lines, >, 15);
        if (how.alignment != HW_READER_ALIGNMENT_START)
          g_assert_cmpint (count.n_filled * 10, >, count.n_lines * 6);
        if (how.alignment != HW_READER_ALIGNMENT_KASHIDA || f == 2)
          g_assert_cmpint (count.n_tatweels, ==, 0);
        else
          g_assert_cmpint (count.n_tatweels, >, count.n_lines / 20);
      }
}

/* Every mark of the Arabic blocks is vocalisation, but for hamza and madda, which make other letters. */
static void
test_vocalisation (void)
{
  for (gunichar c = 0x0600; c < 0x0900; c++)
    {
      gboolean is_arabic = c < 0x0700 || (c >= 0x0870 && c <= 0x08FF);
      gboolean is_letter = (c >= 0x0653 && c <= 0x0655) || c == 0x065F;

      if (g_unichar_isdefined (c)) /* to this GLib: Unicode goes on */
        g_assert_cmpint (hw_is_vocalisation (c), ==,
                         is_arabic && g_unichar_ismark (c) && !is_letter);
    }
}

/* Without its marks a text is set as one that never had any: the same glyphs in the same places. */
static void
test_unvocalised (void)
{
  static const char *const words[] = { "قَلَمٌ",    "السَّلامُ", "اللَّهُمَّ", "مُحَمَّدٌ", "لِلَّهِ", "الرَّحْمٰنِ",
                                       "ٱلْكِتَـٰبُ", "شَيْئًا",   "book",  "١٩٧٩", "بِسْمِ" };

  for (gsize f = 0; f < G_N_ELEMENTS (fonts); f++)
    for (int round = 0; round < 40; round++)
      {
        PangoContext *context = make_context (PANGO_DIRECTION_RTL, round % 2 == 0);
        g_autoptr (GString) marked = g_string_new (NULL), bare = g_string_new (NULL);
        PangoLayout *hidden, *plain;
        GSList *a, *b;

        if (!is_installed (context, fonts[f]))
          {
            g_object_unref (context);
            break;
          }
        for (int i = 0; i < 6; i++)
          g_string_append_printf (marked, "%s ",
                                  words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
        for (const char *p = marked->str; *p != '\0'; p = g_utf8_next_char (p))
          if (!hw_is_vocalisation (g_utf8_get_char (p)))
            g_string_append_unichar (bare, g_utf8_get_char (p));
        hidden = make_layout (context, marked->str, fonts[f], -1);
        plain = make_layout (context, bare->str, fonts[f], -1);
        hw_justify (hidden, &(HwJustify){ .width = G_MAXINT, .vocalised = FALSE });
        a = pango_layout_get_line_readonly (hidden, 0)->runs;
        b = pango_layout_get_line_readonly (plain, 0)->runs;
        for (; a != NULL && b != NULL; a = a->next, b = b->next)
          {
            const PangoGlyphString *x = ((PangoLayoutRun *) a->data)->glyphs;
            const PangoGlyphString *y = ((PangoLayoutRun *) b->data)->glyphs;

            g_assert_cmpint (x->num_glyphs, ==, y->num_glyphs);
            for (int i = 0; i < x->num_glyphs; i++)
              {
                g_assert_cmpuint (x->glyphs[i].glyph, ==, y->glyphs[i].glyph);
                g_assert_cmpmem (&x->glyphs[i].geometry, sizeof x->glyphs[i].geometry,
                                 &y->glyphs[i].geometry, sizeof y->glyphs[i].geometry);
              }
          }
        g_assert_true (a == NULL && b == NULL);
        g_object_unref (hidden);
        g_object_unref (plain);
        g_object_unref (context);
      }
}

/* Pango units. */
static int
measure_unbroken (PangoLayout *layout)
{
  const int width = pango_layout_get_width (layout);
  int own;

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &own, NULL);
  pango_layout_set_width (layout, width);
  return own;
}

/* Its lines break where those of a text that never had any do, and together they are the whole of it. */
static void
test_breaks_as_shown (void)
{
  static const char *const families[]
      = { "Amiri", "Noto Naskh Arabic", "Scheherazade", "DejaVu Sans" };
  g_autofree char *sample = hw_sample_text (12, 20000);
  g_auto (GStrv) paragraphs = g_strsplit (sample, "\n", -1);
  int n_moved = 0, n_wider = 0, n_lines = 0;

  for (gsize f = 0; f < G_N_ELEMENTS (families); f++)
    for (guint i = 0; paragraphs[i] != NULL; i++)
      {
        PangoContext *context = make_context (PANGO_DIRECTION_RTL, i % 2 == 0);
        int width = g_test_rand_int_range (COLUMN_MIN, COLUMN_MAX) * PX, before, at = 0;
        g_autoptr (GString) marked = g_string_new (NULL), bare = g_string_new (NULL);
        PangoAttrList *none = pango_attr_list_new ();
        PangoLayout *hidden, *plain;

        /* Every letter has its vowel, as in a Quran or a primer. */
        for (const char *p = paragraphs[i]; *p != '\0'; p = g_utf8_next_char (p))
          {
            gunichar c = g_utf8_get_char (p);

            if (hw_is_vocalisation (c))
              continue;
            g_string_append_unichar (bare, c);
            g_string_append_unichar (marked, c);
            if (c >= 0x0621 && c <= 0x064A && c != 0x0640)
              g_string_append (marked, i % 3 == 0 ? "\u0651\u064F" : "\u064E");
          }
        hidden = make_layout (context, marked->str, families[f], width);
        plain = make_layout (context, bare->str, families[f], width);
        pango_layout_set_attributes (hidden, none);
        n_wider += measure_unbroken (hidden) != measure_unbroken (plain);
        n_moved += pango_layout_get_line_count (hidden) != pango_layout_get_line_count (plain);
        hw_break_as_shown (hidden);
        g_assert_cmpstr (pango_layout_get_text (hidden), ==, marked->str);
        g_assert_cmpint (pango_layout_get_line_count (hidden), ==,
                         pango_layout_get_line_count (plain));
        for (int k = 0; k < pango_layout_get_line_count (plain); k++, n_lines++)
          {
            const PangoLayoutLine *x = pango_layout_get_line_readonly (hidden, k);
            const PangoLayoutLine *y = pango_layout_get_line_readonly (plain, k);
            glong n_before = 0;

            g_assert_cmpint (x->start_index, ==, at);
            at += x->length;
            for (const char *p = marked->str; p < marked->str + x->start_index;
                 p = g_utf8_next_char (p))
              n_before += !hw_is_vocalisation (g_utf8_get_char (p));
            g_assert_cmpint (n_before, ==, g_utf8_strlen (bare->str, y->start_index));
          }
        g_assert_cmpint (at, ==, marked->len);
        before = pango_layout_get_line_count (hidden);
        hw_justify (hidden, &(HwJustify){ .width = width, .vocalised = FALSE });
        g_assert_cmpint (pango_layout_get_line_count (hidden), ==, before);
        for (int k = 0; k < before; k++)
          g_assert_cmpint (line_width (pango_layout_get_line_readonly (hidden, k)), ==,
                           line_width (pango_layout_get_line_readonly (plain, k)));
        pango_attr_list_unref (none);
        g_object_unref (hidden);
        g_object_unref (plain);
        g_object_unref (context);
      }
  g_test_message ("%d lines, %d paragraphs that would have had more or fewer", n_lines, n_moved);
  /* Newer fonts give no mark a width of its own. */
  g_assert_true (n_moved > 0 || n_wider == 0);
}

/* A line that would gape is left as it was, and the last one, and one that a separator or a tab ends. */
static void
test_ragged (void)
{
  static const char *const texts[] = {
    "كتاب الاستشهادات والاستدراكات قلم",
    "قال\u2028ثم قال",
    "قال\tثم قال في الكتاب وفي الصفحة الأولى من الكتاب\tقال الكاتب وهو في",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int alignment = 0; alignment < 3; alignment++)
      {
        PangoContext *context = make_context (PANGO_DIRECTION_RTL, TRUE);
        PangoLayout *layout = make_layout (context, texts[i], "Amiri", 260 * PX);
        PangoLayout *plain = make_layout (context, texts[i], "Amiri", 260 * PX);

        g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
        hw_justify (layout, &(HwJustify){ .width = 260 * PX,
                                          .alignment = (HwReaderAlignment) alignment,
                                          .vocalised = TRUE });
        for (int k = 0; k < pango_layout_get_line_count (layout); k++)
          g_assert_cmpint (line_width (pango_layout_get_line_readonly (layout, k)), ==,
                           line_width (pango_layout_get_line_readonly (plain, k)));
        g_object_unref (layout);
        g_object_unref (plain);
        g_object_unref (context);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/justify/properties", test_properties);
  g_test_add_func ("/justify/vocalisation", test_vocalisation);
  g_test_add_func ("/justify/unvocalised", test_unvocalised);
  g_test_add_func ("/justify/breaks-as-shown", test_breaks_as_shown);
  g_test_add_func ("/justify/ragged", test_ragged);
  return g_test_run ();
}
