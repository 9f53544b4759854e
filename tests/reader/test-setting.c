/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <hb.h>
#include <string.h>

#include "harness.h"
#include "sample-text.h"

/* How text is set, in the pane: by every way of setting it, what the person relies on stays. */

typedef struct
{
  const char *arabic;
  HwReaderAlignment alignment;
  gboolean vocalised;
} Way;

static const Way ways[] = {
  { "Amiri", HW_READER_ALIGNMENT_START, TRUE },
  { "Amiri", HW_READER_ALIGNMENT_KASHIDA, TRUE },
  { "Noto Naskh Arabic", HW_READER_ALIGNMENT_JUSTIFY, TRUE },
  { "Noto Naskh Arabic", HW_READER_ALIGNMENT_KASHIDA, FALSE },
  { "Amiri", HW_READER_ALIGNMENT_START, FALSE },
};

static void
set_way (Pane *pane, const Way *way)
{
  g_object_set (pane->reader, "arabic-family", way->arabic, "alignment", way->alignment,
                "show-vocalisation", way->vocalised, NULL);
  pane_wait_frame (pane);
}

/* The samples that the program brings, and text of our own making. */
static char *
read_text (int which)
{
  static const char *const samples[]
      = { "interview-ar.txt", "vocalised-ar.txt", "interview-en.txt", "news-ar.html" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  char *text;

  if (which >= (int) G_N_ELEMENTS (samples))
    return hw_sample_text ((guint32) which, 6000);
  path = g_build_filename (SAMPLES, samples[which], NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The glyphs on the screen and their places are the same with highlights from and to anywhere, with a
 * selection and with focus. */
static void
test_same_glyphs (void)
{
  Pane pane;

  pane_open (&pane, 700, 900);
  for (int which = 0; which < 6; which++)
    {
      g_autofree char *string = read_text (which);
      gint32 n_chars = (gint32) g_utf8_strlen (string, -1);

      pane_show (&pane, string);
      for (gsize w = 0; w < G_N_ELEMENTS (ways); w++)
        {
          g_autofree char *plain = NULL;

          hw_reader_set_ranges (pane.reader, NULL, 0);
          hw_reader_select (pane.reader, 0, 0);
          set_way (&pane, &ways[w]);
          plain = pane_list_glyphs (&pane);
          g_assert_cmpuint (strlen (plain), >, 1000);
          for (int round = 0; round < 8; round++)
            {
              HwReaderRange ranges[30];
              g_autofree char *marked = NULL;

              for (int i = 0; i < 30; i++)
                {
                  ranges[i] = (HwReaderRange){ .id = i + 1 };
                  ranges[i].start = (gsize) g_test_rand_int_range (0, n_chars);
                  ranges[i].end = ranges[i].start + (gsize) g_test_rand_int_range (1, 200);
                }
              hw_reader_set_ranges (pane.reader, ranges, 30);
              hw_reader_set_focused_range (pane.reader, round);
              hw_reader_select (pane.reader, (gsize) g_test_rand_int_range (0, n_chars),
                                (gsize) g_test_rand_int_range (0, MIN (n_chars, 1000)));
              marked = pane_list_glyphs (&pane);
              g_assert_cmpstr (marked, ==, plain);
            }
        }
    }
  pane_close (&pane);
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* What is copied has neither a tatweel more nor a mark less than what was written. */
static void
test_copy (void)
{
  g_autofree char *string = hw_sample_text (31, 20000);
  Pane pane;

  pane_open (&pane, 500, 700);
  pane_show (&pane, string);
  for (gsize w = 0; w < G_N_ELEMENTS (ways); w++)
    {
      GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (pane.reader));
      char *copied = (char *) -1;

      set_way (&pane, &ways[w]);
      gtk_widget_activate_action (GTK_WIDGET (pane.reader), "selection.select-all", NULL);
      hw_reader_copy (pane.reader);
      gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &copied);
      while (copied == (char *) -1)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (copied, ==, string);
      g_free (copied);
    }
  pane_close (&pane);
}

/* A point of the pane gives a place, and the caret at that place stands at a point which gives it again, or
 * one on the same line that looks the same. Never between a letter and its marks, seen or hidden. */
static void
test_points (void)
{
  g_autofree char *vocalised = read_text (1), *generated = hw_sample_text (32, 5000);
  const char *const texts[] = { vocalised, generated };
  Pane pane;

  pane_open (&pane, 640, 800);
  for (gsize t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      pane_show (&pane, texts[t]);
      for (gsize w = 0; w < G_N_ELEMENTS (ways); w++)
        {
          set_way (&pane, &ways[w]);
          for (double y = 3; y < 800; y += 21)
            for (double x = 1; x < 640; x += 11)
              {
                gsize position = hw_reader_get_position_at (pane.reader, x, y), again;
                gsize byte = hw_text_to_byte (pane.reader->text, position);
                GdkRectangle line, other;
                double caret;

                g_assert_false (byte < pane.reader->n_bytes
                                && g_unichar_ismark (g_utf8_get_char (pane.reader->utf8 + byte)));
                g_assert_true (hw_reader_get_caret_line (pane.reader, byte, FALSE, &line));
                caret = pane.reader->column_x + hw_reader_get_caret_x (pane.reader, byte, FALSE);
                again = hw_reader_get_position_at (pane.reader, caret, line.y + line.height / 2.0);
                byte = hw_text_to_byte (pane.reader->text, again);
                g_assert_true (hw_reader_get_caret_line (pane.reader, byte, FALSE, &other));
                g_assert_cmpint (other.y, ==, line.y);
              }
        }
    }
  pane_close (&pane);
}

/* The place that is read stays through every change of the setting, which is made at once. */
static void
test_place (void)
{
  g_autofree char *string = hw_sample_text (33, 100000);
  gsize n_chars = (gsize) g_utf8_strlen (string, -1);
  Pane pane;

  pane_open (&pane, 700, 600);
  pane_show (&pane, string);
  for (gsize w = 0; w < G_N_ELEMENTS (ways); w++)
    {
      gsize position = (gsize) g_test_rand_int_range (2000, (gint32) n_chars - 5000);

      hw_reader_set_place (pane.reader, position);
      pane_wait_frame (&pane);
      g_assert_cmpint (pane_line_y (&pane, position), ==, 0);
      set_way (&pane, &ways[w]);
      g_assert_cmpint (pane_line_y (&pane, position), ==, 0);
      g_object_set (pane.reader, "latin-scale", 0.7 + 0.1 * (double) w, NULL);
      pane_wait_quiet (&pane);
      g_assert_cmpint (pane_line_y (&pane, position), ==, 0);
      g_assert_cmpuint (hw_reader_get_place (pane.reader), ==, position);
    }
  pane_close (&pane);
}

static gboolean
expired (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Waits for the pane to say what its fonts lack. */
static char *
wait_missing (Pane *pane)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (20, expired, &late);
  char *missing;

  while ((pane->reader->characters == NULL || pane->reader->missing_source != 0) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
  g_object_get (pane->reader, "missing-characters", &missing, NULL);
  return missing;
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
test_missing (void)
{
  g_autofree char *none = NULL, *some = NULL, *after = NULL;
  int notified = 0;
  Pane pane;

  pane_open (&pane, 600, 400);
  g_object_set (pane.reader, "arabic-family", "Amiri", "latin-family", "Amiri", NULL);
  g_signal_connect_swapped (pane.reader, "notify::missing-characters", G_CALLBACK (count_cb),
                            &notified);
  pane_show (&pane, "كِتَابٌ book 👩‍👩‍👧 \t«١٢»\n");
  none = wait_missing (&pane);
  g_assert_null (none);
  g_assert_cmpint (notified, ==, 0);
  pane_show (&pane, "كتاب \xEE\x80\x80 𐎀 book 𐎀𐎁");
  some = wait_missing (&pane);
  g_assert_cmpstr (some, ==, "\xEE\x80\x80 𐎀 𐎁");
  g_assert_cmpint (notified, ==, 1);
  pane_show (&pane, "كتاب");
  after = wait_missing (&pane);
  g_assert_null (after);
  g_assert_cmpint (notified, ==, 2);
  pane_close (&pane);
}

static double
x_height (PangoFont *font)
{
  hb_codepoint_t glyph;
  PangoRectangle ink;

  g_assert_true (hb_font_get_nominal_glyph (pango_font_get_hb_font (font), 'x', &glyph));
  pango_font_get_glyph_extents (font, glyph, &ink, NULL);
  return -ink.y;
}

/* Words in letters that the chosen families lack are set whole, and as high as those beside them. */
static void
test_fallback (void)
{
  static const char *const paragraphs[] = { "book λόγος book", "كتاب λόγος book كتاب كتاب كتاب" };
  Pane pane;

  pane_open (&pane, 900, 400);
  g_object_set (pane.reader, "arabic-family", "Amiri", "latin-family", "Amiri", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    {
      PangoFont *latin = NULL, *greek = NULL;
      const char *text = paragraphs[i];
      HwBlockRef ref = { 0, 0 };
      PangoLayout *layout;

      pane_show (&pane, text);
      layout = hw_layouts_peek (pane.reader->layouts, hw_block_tree_get (pane.reader->tree, ref))
                   ->layout;
      for (GSList *l = pango_layout_get_line_readonly (layout, 0)->runs; l != NULL; l = l->next)
        {
          const PangoItem *item = ((PangoLayoutRun *) l->data)->item;

          if (item->analysis.script == G_UNICODE_SCRIPT_LATIN)
            latin = item->analysis.font;
          if (item->analysis.script != G_UNICODE_SCRIPT_GREEK || text[item->offset] == ' ')
            continue;
          g_assert_null (greek);
          greek = item->analysis.font;
        }
      g_assert_nonnull (latin);
      g_assert_nonnull (greek);
      g_assert_true (latin != greek);
      g_assert_cmpfloat_with_epsilon (x_height (greek) / x_height (latin), 1, 0.08);
    }
  pane_close (&pane);
}

/* Sizes of the fonts that letters of two scripts are set in, in the paragraph that holds @position. */
static void
get_sizes (Pane *pane, gsize position, int *arabic, int *latin)
{
  HwReader *reader = pane->reader;
  HwBlockRef ref = hw_block_tree_at_byte (reader->tree, hw_text_to_byte (reader->text, position));
  PangoLayout *layout = hw_reader_measure_block (reader, ref)->layout;

  *arabic = *latin = 0;
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    for (GSList *l = pango_layout_get_line_readonly (layout, i)->runs; l != NULL; l = l->next)
      {
        const PangoItem *item = ((PangoLayoutRun *) l->data)->item;
        const PangoAnalysis *analysis = &item->analysis;
        PangoFontDescription *description = pango_font_describe (analysis->font);
        int size = pango_font_description_get_size (description);
        int *found = analysis->script == (guint8) G_UNICODE_SCRIPT_ARABIC  ? arabic
                     : analysis->script == (guint8) G_UNICODE_SCRIPT_LATIN ? latin
                                                                           : NULL;

        pango_font_description_free (description);
        /* A space has the script of what is before it. */
        if (found == NULL || pango_layout_get_text (layout)[item->offset] == ' ')
          continue;
        g_assert_true (*found == 0 || *found == size);
        *found = size;
      }
}

/* Latin is of one size in a document, beside Arabic and in paragraphs of its own, and so is Arabic; the one that
 * the document is in keeps its size. */
static void
test_latin_scale (void)
{
  const char *text = "كتب قارئ book في الهامش\nReader of books هامش in the margin\nMargin\nقارئ";
  int arabic[2], latin[2], a, l, column;
  Pane pane;

  pane_open (&pane, 700, 500);
  for (int script = HW_DIRECTION_LTR; script <= HW_DIRECTION_RTL; script++)
    {
      g_autoptr (HwText) content = hw_text_new_from_string (text);

      hw_reader_set_text (pane.reader, content, HW_DIRECTION_AUTO, (HwDirection) script);
      for (int i = 0; i < 2; i++)
        {
          g_object_set (pane.reader, "latin-scale", i == 0 ? 1.0 : 0.8, NULL);
          pane_wait_frame (&pane);
          if (i == 0)
            column = pane.reader->column_width;
          g_assert_cmpint (pane.reader->column_width, ==, column);
          get_sizes (&pane, 0, &arabic[i], &latin[i]);
          get_sizes (&pane, 30, &a, &l);
          g_assert_cmpint (a, ==, arabic[i]);
          g_assert_cmpint (l, ==, latin[i]);
          get_sizes (&pane, 60, &a, &l);
          g_assert_cmpint (l, ==, latin[i]);
          get_sizes (&pane, (gsize) g_utf8_strlen (text, -1), &a, &l);
          g_assert_cmpint (a, ==, arabic[i]);
        }
      g_assert_cmpfloat_with_epsilon ((double) latin[1] / arabic[1],
                                      0.8 * (double) latin[0] / arabic[0], 0.001);
      if (script == HW_DIRECTION_RTL)
        g_assert_cmpint (arabic[1], ==, arabic[0]);
      else
        g_assert_cmpint (latin[1], ==, latin[0]);
    }
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/setting/same-glyphs", test_same_glyphs);
  g_test_add_func ("/setting/copy", test_copy);
  g_test_add_func ("/setting/points", test_points);
  g_test_add_func ("/setting/place", test_place);
  g_test_add_func ("/setting/missing", test_missing);
  g_test_add_func ("/setting/fallback", test_fallback);
  g_test_add_func ("/setting/latin-scale", test_latin_scale);
  return g_test_run ();
}
