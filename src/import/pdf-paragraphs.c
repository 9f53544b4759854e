/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-paragraphs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of the size of its letters: a line that begins so far in begins a paragraph, */
#define INDENT 0.8f
/* one that ends so far before its column does ends one, */
#define SHORT_END 4.f
/* and so does more room between two lines than is usual, by this much, */
#define LEADING 0.35f
/* or letters of another size. */
#define OTHER_SIZE 0.12f
/* A heading's letters are so much larger than those of most lines. */
#define HEADING_SIZE 1.15f
#define MAX_HEADING_CHARS 200
#define SOFT_HYPHEN "\xc2\xad"

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  const float one = *(const float *) a, other = *(const float *) b;

  return one < other ? -1 : one > other;
}

static float
median (GArray *values, float fallback)
{
  if (values->len == 0)
    return fallback;
  g_array_sort (values, compare_floats);
  return g_array_index (values, float, values->len / 2);
}

typedef struct
{
  HwExtractBuilder *builder;
  float size;    /* of most letters */
  float leading; /* from line to line, as most are set */
  guint page;    /* + 1: of which the reader was told */
  const GPtrArray *labels;
} Writer;

static gboolean
follows (const HwPdfPageLine *before, const HwPdfPageLine *line)
{
  return before->page == line->page && before->column == line->column;
}

/* By characters, so that many short headings do not count for more than few long lines. */
static void
measure (Writer *self, const GArray *lines, const GArray *reasons)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GArray) leadings = g_array_new (FALSE, FALSE, sizeof (float));
  const HwPdfPageLine *before = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const HwPdfPageLine *line = &g_array_index (lines, HwPdfPageLine, i);
      const gsize weight = strlen (line->text) / 20 + 1;

      if (g_array_index (reasons, guint8, i) != 0)
        continue;
      for (gsize n = 0; n < MIN (weight, 10); n++)
        g_array_append_val (sizes, line->size);
      if (before != NULL && follows (before, line) && line->y2 > before->y2)
        {
          const float leading = line->y2 - before->y2;

          g_array_append_val (leadings, leading);
        }
      before = line;
    }
  self->size = median (sizes, 10);
  self->leading = median (leadings, 1.5f * self->size);
}

/* How far the line begins after its column, in the direction that it is read in. */
static float
indent_of (const HwPdfPageLine *line)
{
  return line->direction == HW_DIRECTION_RTL ? line->right - line->x2 : line->x1 - line->left;
}

static float
room_after (const HwPdfPageLine *line)
{
  return line->direction == HW_DIRECTION_RTL ? line->x1 - line->left : line->right - line->x2;
}

static gboolean
ends_sentence (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);
      const gunichar c = g_utf8_get_char (last);

      if (c == '.' || c == '!' || c == '?' || c == ':' || c == 0x61f /* ؟ */ || c == 0x6d4)
        return TRUE;
      /* Closing marks and notes' numbers stand behind the full stop. */
      if (g_unichar_isalpha (c) || c == ',' || c == 0x60c)
        return FALSE;
      end = last;
    }
  return FALSE;
}

static gboolean
is_heading (const Writer *self, const HwPdfPageLine *line)
{
  return !line->is_row && line->size >= HEADING_SIZE * self->size
         && g_utf8_strlen (line->text, -1) <= MAX_HEADING_CHARS;
}

static gboolean
is_item (const char *text)
{
  return g_str_has_prefix (text, "• ") || g_str_has_prefix (text, "– ")
         || g_str_has_prefix (text, "- ") || g_str_has_prefix (text, "▪ ")
         || g_str_has_prefix (text, "◦ ") || g_str_has_prefix (text, "· ");
}

/* A dash at a line's beginning may as well be one of a sentence. */
static gboolean
begins_item (const HwPdfPageLine *before, const HwPdfPageLine *line)
{
  if (!is_item (line->text))
    return FALSE;
  return !(g_str_has_prefix (line->text, "- ") || g_str_has_prefix (line->text, "– "))
         || is_item (before->text) || ends_sentence (before->text)
         || room_after (before) > SHORT_END * line->size;
}

static gboolean
begins_paragraph (const Writer *self, const HwPdfPageLine *before, const HwPdfPageLine *line)
{
  const float size = MAX (line->size, 1);

  if (before == NULL || line->is_row || before->is_row || line->angle != before->angle
      || begins_item (before, line))
    return TRUE;
  if (fabsf (line->size - before->size) > OTHER_SIZE * size)
    return TRUE;
  if (line->direction != HW_DIRECTION_AUTO && before->direction != HW_DIRECTION_AUTO
      && line->direction != before->direction)
    return TRUE;
  if (is_heading (self, before) && is_heading (self, line) && follows (before, line))
    return line->y2 - before->y2 > 1.5f * size;
  if (follows (before, line))
    {
      if (line->y2 - before->y2 > (1 + LEADING) * self->leading)
        return TRUE;
      /* Verse and centred lines: each stands for itself. */
      if (room_after (before) > SHORT_END * size)
        return TRUE;
      return indent_of (line) > INDENT * size && indent_of (before) <= INDENT * size / 2;
    }
  /* Over the edge of a column or a page a sentence goes on; a heading does not. */
  return is_heading (self, before) || ends_sentence (before->text)
         || room_after (before) > SHORT_END * size || indent_of (line) > INDENT * size;
}

/* Does the word at the end of the line go on in the next one? *n_drop: bytes of its hyphen, 0 where that stays, as in
 * «Anglo-Saxon». */
static gboolean
is_broken (const char *before, const char *after, gsize *n_drop)
{
  const gsize n = strlen (before);
  const gunichar next = g_utf8_get_char (after);

  *n_drop = 0;
  if (g_str_has_suffix (before, SOFT_HYPHEN))
    *n_drop = strlen (SOFT_HYPHEN);
  else if (g_str_has_suffix (before, "\xe2\x80\x90"))
    *n_drop = 3;
  else if (n >= 2 && before[n - 1] == '-' && g_ascii_isalpha (before[n - 2]))
    {
      *n_drop = g_unichar_islower (next) ? 1 : 0;
      return g_unichar_isalnum (next);
    }
  else
    return FALSE;
  return g_unichar_islower (next);
}

static void
tell_page (Writer *self, const HwPdfPageLine *line)
{
  if (self->page == line->page + 1)
    return;
  self->page = line->page + 1;
  hw_extract_builder_locate (self->builder, HW_LOCATOR_PAGE, self->labels->pdata[line->page]);
}

static void
begin (Writer *self, const HwPdfPageLine *line)
{
  HwParagraphRole role = HW_ROLE_BODY;

  if (line->is_row)
    role = HW_ROLE_TABLE_ROW;
  else if (is_heading (self, line))
    role = HW_ROLE_HEADING;
  else if (is_item (line->text))
    role = HW_ROLE_LIST_ITEM;
  hw_extract_builder_begin (self->builder, role,
                            role == HW_ROLE_HEADING || role == HW_ROLE_LIST_ITEM ? 1 : 0,
                            HW_DIRECTION_AUTO);
}

static void
write_line (Writer *self,
            const HwPdfPageLine *before,
            const HwPdfPageLine *line,
            const HwPdfPageLine *next)
{
  gsize n_drop = 0;
  gboolean goes_on = FALSE;

  if (begins_paragraph (self, before, line))
    begin (self, line);
  tell_page (self, line);
  if (next != NULL && !begins_paragraph (self, line, next))
    {
      goes_on = TRUE;
      if (!is_broken (line->text, next->text, &n_drop))
        n_drop = G_MAXSIZE;
    }
  hw_extract_builder_append (
      self->builder, line->text,
      (gssize) (strlen (line->text) - (goes_on && n_drop != G_MAXSIZE ? n_drop : 0)));
  if (goes_on && n_drop == G_MAXSIZE)
    hw_extract_builder_append (self->builder, " ", 1);
}

/* What was left out since the last paragraph, now that it has ended. */
static void
write_asides (Writer *self, const GArray *lines, const GArray *reasons, GArray *asides)
{
  for (guint i = 0; i < asides->len; i++)
    {
      const guint at = g_array_index (asides, guint, i);

      hw_extract_builder_set_aside (self->builder, g_array_index (reasons, guint8, at),
                                    g_array_index (lines, HwPdfPageLine, at).text);
    }
  g_array_set_size (asides, 0);
}

/* The next line that is text. */
static const HwPdfPageLine *
next_text (const GArray *lines, const GArray *reasons, guint i)
{
  for (; i < lines->len; i++)
    if (g_array_index (reasons, guint8, i) == 0)
      return &g_array_index (lines, HwPdfPageLine, i);
  return NULL;
}

void
hw_pdf_paragraphs_write (HwExtractBuilder *builder,
                         const GArray *lines,
                         const GArray *reasons,
                         const GPtrArray *labels)
{
  Writer self = { .builder = builder, .labels = labels };
  const HwPdfPageLine *before = NULL;
  g_autoptr (GArray) asides = g_array_new (FALSE, FALSE, sizeof (guint));

  measure (&self, lines, reasons);
  for (guint i = 0; i < lines->len && !hw_extract_builder_is_full (builder); i++)
    {
      const HwPdfPageLine *line = &g_array_index (lines, HwPdfPageLine, i);

      if (g_array_index (reasons, guint8, i) != 0)
        {
          /* Kept until the paragraph that it interrupts has ended. */
          g_array_append_val (asides, i);
          continue;
        }
      if (asides->len > 0 && begins_paragraph (&self, before, line))
        write_asides (&self, lines, reasons, asides);
      write_line (&self, before, line, next_text (lines, reasons, i + 1));
      before = line;
    }
  write_asides (&self, lines, reasons, asides);
}
