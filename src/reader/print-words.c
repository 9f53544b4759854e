/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-words.h"

#include <math.h>
#include <string.h>

#include "print-flow.h"

#define DOT 0.004                     /* ems: what is drawn of it, in white */
#define NARROW (0.4 * HW_PRINT_UNITS) /* a letter that has no width */
#define SHARE 0.7 /* of the size of a font: high ones pass for drop shadows of their neighbours */
#define STEP 1.15 /* widths are rounded to its powers: each is one font in the PDF */
#define RLM 0x200F
#define LRM 0x200E

/* Letters laid side by side, from right to left. */
typedef struct
{
  cairo_t *cr;
  double baseline, height;
  GArray *letters; /* gunichar */
} Bed;

static cairo_status_t
render_glyph (cairo_scaled_font_t *font,
              unsigned long glyph,
              cairo_t *cr,
              cairo_text_extents_t *extents)
{
  cairo_rectangle (cr, 0, 0, DOT, DOT);
  cairo_fill (cr);
  extents->x_advance = 1;
  return CAIRO_STATUS_SUCCESS;
}

/* A font in which the number of a glyph is that of its character. */
static cairo_font_face_t *
get_face (void)
{
  static cairo_font_face_t *face;

  if (face == NULL)
    {
      face = cairo_user_font_face_create ();
      cairo_user_font_face_set_render_glyph_func (face, render_glyph);
    }
  return face;
}

static gboolean
is_pdf (cairo_t *cr)
{
  return cairo_surface_has_show_text_glyphs (cairo_get_group_target (cr));
}

static gboolean
is_rtl (const PangoLayoutRun *run)
{
  return run->item->analysis.level % 2 == 1;
}

static gboolean
is_arabic_letter (gunichar c)
{
  return (g_unichar_isalpha (c) || g_unichar_ismark (c)) && c >= 0x0590
         && (c < 0x0900 || c >= 0xFB1D);
}

/* Of an invisible letter. Readers take what differs much in size for different lines. */
static double
font_size (const PangoLayoutRun *run)
{
  PangoFontDescription *description
      = pango_font_describe_with_absolute_size (run->item->analysis.font);
  const double size = (double) pango_font_description_get_size (description) / PANGO_SCALE;

  pango_font_description_free (description);
  return MAX (size * SHARE, HW_PRINT_UNITS);
}

/* The bed's letters over [left, right). */
static void
lay (Bed *bed, double left, double right)
{
  const guint n = bed->letters->len;
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, n);
  g_autofree cairo_text_cluster_t *clusters = g_new (cairo_text_cluster_t, n);
  g_autoptr (GString) text = g_string_new (NULL);
  double slot = MAX ((right - left) / MAX (n, 1), NARROW);
  cairo_matrix_t matrix;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const gunichar c = g_array_index (bed->letters, gunichar, n - 1 - i);
      const gsize before = text->len;

      g_string_append_unichar (text, c);
      glyphs[i] = (cairo_glyph_t){ c, left + i * slot, bed->baseline };
      clusters[i] = (cairo_text_cluster_t){ (int) (text->len - before), 1 };
    }
  cairo_set_font_face (bed->cr, get_face ());
  cairo_matrix_init_scale (&matrix, pow (STEP, floor (log (slot) / log (STEP))), bed->height);
  cairo_set_font_matrix (bed->cr, &matrix);
  cairo_show_text_glyphs (bed->cr, text->str, (int) text->len, glyphs, (int) n, clusters, (int) n,
                          0);
  g_array_set_size (bed->letters, 0);
}

/* Where the glyphs of [start, end), bytes of the text, stand. FALSE where there are none. */
static gboolean
find_box (const PangoLayoutRun *run, double x, int start, int end, double *left, double *right)
{
  gboolean found = FALSE;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const int byte = run->item->offset + run->glyphs->log_clusters[i];
      const double width = (double) run->glyphs->glyphs[i].geometry.width / PANGO_SCALE;

      if (byte >= start && byte < end)
        {
          *left = found ? MIN (*left, x) : x;
          *right = x + width;
          found = TRUE;
        }
      x += width;
    }
  return found;
}

/* A word: what is neutral in it keeps its place where it is followed by a mark of its direction. */
static void
add_word (Bed *bed, const char *start, const char *end)
{
  const gunichar mark = RLM;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      g_array_append_val (bed->letters, c);
      if (!is_arabic_letter (c))
        g_array_append_val (bed->letters, mark);
    }
}

static const char *
skip (const char *p, const char *end, gboolean spaces)
{
  while (p < end && !!g_unichar_isspace (g_utf8_get_char (p)) == spaces)
    p = g_utf8_next_char (p);
  return p;
}

static void
lay_rtl_run (Bed *bed,
             const char *text,
             const PangoLayoutRun *run,
             double x,
             gboolean at_start,
             gboolean at_end)
{
  const char *p = text + run->item->offset, *end = p + run->item->length;
  const gunichar mark = RLM, space = ' ';

  while (p < end)
    {
      const gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));
      const char *next = skip (p, end, is_space);
      double left, right;

      if (find_box (run, x, (int) (p - text), (int) (next - text), &left, &right))
        {
          /* Beside another direction. */
          const gboolean leads = p == text + run->item->offset && !at_start;
          const gboolean trails = next == end && !at_end;

          if (leads)
            g_array_append_val (bed->letters, mark);
          if (is_space)
            g_array_append_val (bed->letters, space);
          else
            add_word (bed, p, next);
          if (trails)
            g_array_append_val (bed->letters, mark);
          lay (bed, left, right);
        }
      g_array_set_size (bed->letters, 0);
      p = next;
    }
}

/* What is neutral at an end of a left-to-right run. */
static void
lay_ltr_ends (Bed *bed, const char *text, const PangoLayoutRun *run, double x)
{
  const char *first = text + run->item->offset, *end = first + run->item->length;
  const double right = x + (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
  const gunichar mark = LRM;

  if (run->item->length == 0)
    return;
  if (!g_unichar_isalnum (g_utf8_get_char (first)))
    {
      g_array_append_val (bed->letters, mark);
      lay (bed, x - NARROW, x);
    }
  if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    {
      g_array_append_val (bed->letters, mark);
      lay (bed, right - NARROW / 2, right + NARROW / 2);
    }
}

void
hw_print_words_lay (cairo_t *cr, const char *text, PangoLayoutLine *line, double x, double baseline)
{
  Bed bed = { .cr = cr, .baseline = baseline };
  gboolean has_rtl = FALSE;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    has_rtl |= is_rtl (l->data);
  if (!has_rtl || !is_pdf (cr))
    return;
  bed.letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  for (GSList *l = line->runs, *before = NULL; l != NULL; before = l, l = l->next)
    {
      const PangoLayoutRun *run = l->data;
      /* The run at the right comes first. */
      const gboolean at_start = l->next == NULL || is_rtl (l->next->data);
      const gboolean at_end = before == NULL || is_rtl (before->data);

      bed.height = font_size (run);
      if (is_rtl (run))
        lay_rtl_run (&bed, text, run, x, at_start, at_end);
      else
        lay_ltr_ends (&bed, text, run, x);
      x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
  cairo_restore (cr);
  g_array_unref (bed.letters);
}

/* The glyphs alone. FALSE where there is one that only Pango can draw. */
static gboolean
show_mute (cairo_t *cr, const PangoLayoutRun *run, double x, double baseline)
{
  const PangoGlyphString *string = run->glyphs;
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, string->num_glyphs);
  cairo_text_cluster_t cluster = { 0, 0 };

  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];

      if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        return FALSE;
      if (info->glyph != PANGO_GLYPH_EMPTY)
        glyphs[cluster.num_glyphs++]
            = (cairo_glyph_t){ info->glyph, x + (double) info->geometry.x_offset / PANGO_SCALE,
                               baseline + (double) info->geometry.y_offset / PANGO_SCALE };
      x += (double) info->geometry.width / PANGO_SCALE;
    }
  if (cluster.num_glyphs == 0)
    return TRUE;
  cairo_set_scaled_font (
      cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->item->analysis.font)));
  cairo_show_text_glyphs (cr, "", 0, glyphs, cluster.num_glyphs, &cluster, 1, 0);
  return TRUE;
}

void
hw_print_words_show (
    cairo_t *cr, const char *text, PangoLayoutLine *line, double x, double baseline)
{
  const gboolean mute = is_pdf (cr);

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;

      if (!mute || !is_rtl (run) || !show_mute (cr, run, x, baseline))
        {
          cairo_move_to (cr, x, baseline);
          pango_cairo_show_glyph_item (cr, text, run);
        }
      x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
}
