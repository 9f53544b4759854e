/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reshape.h"

#include <hb.h>
#include <string.h>

/* HarfBuzz looks at five characters on either side to join the first and the last letter. */
#define CONTEXT 5
#define TATWEEL "\xD9\x80"

/* What is done to the text. */
typedef struct
{
  gboolean vocalised;
  const HwKashida *place; /* NULL for none */
  guint n_tatweels;       /* at @place */
} Edit;

/* What is shaped: a stretch of the text as it is to be seen, with its neighbours. */
typedef struct
{
  GString *text;
  int offset, length; /* of the stretch in @text */
  int n_chars;
  GArray *sources; /* int: for each byte of the stretch that of the run which it belongs to */
} Copy;

gboolean
hw_is_vocalisation (gunichar c)
{
  if (c < 0x0610 || c > 0x08FF)
    return FALSE;
  return (c >= 0x064B && c <= 0x0652) || c == 0x0670 || (c >= 0x0610 && c <= 0x061A)
         || (c >= 0x0656 && c <= 0x065E) || (c >= 0x06D6 && c <= 0x06DC)
         || (c >= 0x06DF && c <= 0x06E4) || c == 0x06E7 || c == 0x06E8
         || (c >= 0x06EA && c <= 0x06ED) || (c >= 0x0897 && c <= 0x089F)
         || (c >= 0x08CA && c <= 0x08E1) || c >= 0x08E3;
}

gboolean
hw_has_vocalisation (const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0xD8 && (guchar) *p <= 0xE0 && hw_is_vocalisation (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
add_context (Copy *copy, const char *from, const char *to, const Edit *edit)
{
  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    if (edit->vocalised || !hw_is_vocalisation (g_utf8_get_char (p)))
      g_string_append_len (copy->text, p, g_utf8_next_char (p) - p);
}

static void
add (Copy *copy, const char *character, int source)
{
  gsize n = (gsize) (g_utf8_next_char (character) - character);

  g_string_append_len (copy->text, character, (gssize) n);
  for (gsize i = 0; i < n; i++)
    g_array_append_val (copy->sources, source);
  copy->n_chars++;
}

/* The stretch [start, end) of the run that begins at byte @base. */
static void
copy_init (Copy *copy, const char *text, int start, int end, int base, const Edit *edit)
{
  const HwKashida *place = edit->place;
  const char *before = text + start, *after = text + end, *next;

  copy->text = g_string_sized_new ((gsize) (end - start) + 64);
  copy->sources = g_array_sized_new (FALSE, FALSE, sizeof (int), (guint) (end - start) + 64);
  copy->n_chars = 0;
  for (int i = 0; i < CONTEXT && before > text; i++)
    before = g_utf8_prev_char (before);
  for (int i = 0; i < CONTEXT && *after != '\0'; i++)
    after = g_utf8_next_char (after);

  add_context (copy, before, text + start, edit);
  copy->offset = (int) copy->text->len;
  for (const char *p = text + start; p < text + end; p = next)
    {
      int byte = (int) (p - text), source = byte;

      next = g_utf8_next_char (p);
      if (place != NULL && byte == place->byte)
        for (guint i = 0; i < edit->n_tatweels; i++)
          add (copy, TATWEEL, place->letter - base);
      if (!edit->vocalised && hw_is_vocalisation (g_utf8_get_char (p)))
        continue;
      /* The first has the bytes of what was left out before it; marks go with the letter that is
       * lengthened. */
      if (copy->n_chars == 0)
        source = start;
      else if (place != NULL && byte > place->letter && byte < place->byte)
        source = place->letter;
      add (copy, p, source - base);
    }
  copy->length = (int) copy->text->len - copy->offset;
  add_context (copy, text + end, after, edit);
}

static void
copy_clear (Copy *copy)
{
  g_string_free (copy->text, TRUE);
  g_array_unref (copy->sources);
}

/* The glyphs of a copy, their clusters those of the run. Transfer full. */
static PangoGlyphString *
shape (const Copy *copy, const PangoItem *item, int start, PangoShapeFlags flags)
{
  PangoItem part = { .offset = copy->offset, .length = copy->length, .num_chars = copy->n_chars };
  PangoGlyphString *glyphs = pango_glyph_string_new ();
  int last = -1;

  if (copy->length == 0)
    {
      pango_glyph_string_set_size (glyphs, 1);
      glyphs->glyphs[0] = (PangoGlyphInfo){ .glyph = PANGO_GLYPH_EMPTY };
      glyphs->glyphs[0].attr.is_cluster_start = 1;
      glyphs->log_clusters[0] = start - item->offset;
      return glyphs;
    }
  part.analysis = item->analysis;
  pango_shape_item (&part, copy->text->str, (int) copy->text->len, NULL, glyphs, flags);
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      int source = g_array_index (copy->sources, int, glyphs->log_clusters[i]);

      glyphs->log_clusters[i] = source;
      glyphs->glyphs[i].attr.is_cluster_start = source != last;
      last = source;
    }
  return glyphs;
}

/* The glyphs of [start, end) of the run, as half open range. FALSE where a cluster reaches over an end. */
static gboolean
find_glyphs (const PangoLayoutRun *run, int start, int end, int *first, int *past)
{
  const PangoGlyphString *glyphs = run->glyphs;
  int low = start - run->item->offset, high = end - run->item->offset;
  gboolean begins = FALSE, ends = high == run->item->length;

  *first = glyphs->num_glyphs;
  *past = 0;
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      int cluster = glyphs->log_clusters[i];

      begins |= cluster == low;
      ends |= cluster == high;
      if (cluster >= low && cluster < high)
        {
          *first = MIN (*first, i);
          *past = i + 1;
        }
    }
  return begins && ends && *first < *past;
}

/* Puts @part in the place of glyphs [first, past) of the run. */
static void
splice (PangoGlyphString *glyphs, int first, int past, const PangoGlyphString *part)
{
  int n_after = glyphs->num_glyphs - past, n = part->num_glyphs;
  g_autofree PangoGlyphInfo *infos = NULL;
  g_autofree int *clusters = NULL;

  infos = g_memdup2 (glyphs->glyphs + past, (gsize) n_after * sizeof *infos);
  clusters = g_memdup2 (glyphs->log_clusters + past, (gsize) n_after * sizeof *clusters);
  pango_glyph_string_set_size (glyphs, first + n + n_after);
  memcpy (glyphs->glyphs + first, part->glyphs, (gsize) n * sizeof *infos);
  memcpy (glyphs->log_clusters + first, part->log_clusters, (gsize) n * sizeof *clusters);
  if (n_after > 0)
    {
      memcpy (glyphs->glyphs + first + n, infos, (gsize) n_after * sizeof *infos);
      memcpy (glyphs->log_clusters + first + n, clusters, (gsize) n_after * sizeof *clusters);
    }
}

static void
reshape (PangoLayoutRun *run,
         const char *text,
         int start,
         int end,
         const Edit *edit,
         PangoShapeFlags flags)
{
  PangoGlyphString *glyphs;
  int first, past;
  Copy copy;

  if (!find_glyphs (run, start, end, &first, &past))
    return;
  copy_init (&copy, text, start, end, run->item->offset, edit);
  glyphs = shape (&copy, run->item, start, flags);
  splice (run->glyphs, first, past, glyphs);
  pango_glyph_string_free (glyphs);
  copy_clear (&copy);
}

void
hw_reshape_unvocalised (PangoLayoutRun *run, const char *text, PangoShapeFlags flags)
{
  const Edit edit = { .vocalised = FALSE };
  int start = run->item->offset;

  reshape (run, text, start, start + run->item->length, &edit, flags);
}

void
hw_reshape_lengthened (PangoLayoutRun *run,
                       const char *text,
                       int start,
                       int end,
                       gboolean vocalised,
                       const HwKashida *place,
                       guint n,
                       PangoShapeFlags flags)
{
  const Edit edit = { .vocalised = vocalised, .place = place, .n_tatweels = n };

  reshape (run, text, start, end, &edit, flags);
}

static hb_buffer_t *
make_buffer (const Copy *copy, const PangoAnalysis *analysis)
{
  hb_buffer_t *buffer = hb_buffer_create ();
  guint32 script = g_unicode_script_to_iso15924 ((GUnicodeScript) analysis->script);

  hb_buffer_set_flags (buffer, HB_BUFFER_FLAG_PRODUCE_SAFE_TO_INSERT_TATWEEL);
  hb_buffer_set_cluster_level (buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_set_invisible_glyph (buffer, PANGO_GLYPH_EMPTY);
  hb_buffer_set_direction (buffer, analysis->level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script (buffer, hb_script_from_iso15924_tag (script));
  hb_buffer_set_language (
      buffer, hb_language_from_string (pango_language_to_string (analysis->language), -1));
  hb_buffer_add_utf8 (buffer, copy->text->str, (int) copy->text->len, (guint) copy->offset,
                      copy->length);
  return buffer;
}

guint
hw_reshape_keep_safe (const PangoLayoutRun *run,
                      const char *text,
                      int start,
                      int end,
                      gboolean vocalised,
                      HwKashida *places,
                      guint n_places)
{
  const Edit edit = { .vocalised = vocalised };
  const hb_glyph_info_t *infos;
  hb_buffer_t *buffer;
  guint n, n_safe = 0;
  int first, past;
  Copy copy;

  if (!find_glyphs (run, start, end, &first, &past))
    return 0;
  copy_init (&copy, text, start, end, run->item->offset, &edit);
  buffer = make_buffer (&copy, &run->item->analysis);
  hb_shape (pango_font_get_hb_font (run->item->analysis.font), buffer, NULL, 0);
  infos = hb_buffer_get_glyph_infos (buffer, &n);
  if ((int) n != past - first)
    n_places = 0;
  for (guint i = 0; i < n && n_places > 0; i++)
    if (infos[i].codepoint != run->glyphs->glyphs[first + (int) i].glyph)
      n_places = 0;
  for (guint k = 0; k < n_places; k++)
    for (guint i = 0; i < n; i++)
      {
        int source = g_array_index (copy.sources, int, infos[i].cluster - (guint) copy.offset);

        if (source + run->item->offset != places[k].byte)
          continue;
        if ((hb_glyph_info_get_glyph_flags (&infos[i]) & HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL) != 0)
          places[n_safe++] = places[k];
        break;
      }
  hb_buffer_destroy (buffer);
  copy_clear (&copy);
  return n_safe;
}
