/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-file.h"
#include "pdf-glyphs.h"

#include <string.h>

/* In place of pdf-file.cc and pdf-glyphs.cc: pages that are written out as lines, so that what the reader does with them is tried
 * without the hundred thousand lines of a PDF library before it.
 *
 *   page WIDTH HEIGHT LABEL
 *   box X Y HEIGHT ADVANCE OTHER-ADVANCE TEXT    the letters of TEXT are by turns so wide; below 0 goes left
 *   glyph X Y SIZE ADVANCE ANGLE TEXT            one that stands for all the letters of TEXT
 *   title TEXT, author TEXT
 *
 * Numbers are any that strtod() takes, "nan" and "inf" too: fonts and matrices of a PDF can bring them about. */

struct _HwPdfFile
{
  char **lines;
  GArray *pages; /* guint: the line where each begins */
};

static const char *
find_word (const char *line, const char *word)
{
  const gsize n = strlen (word);

  return strncmp (line, word, n) == 0 && line[n] == ' ' ? line + n + 1 : NULL;
}

HwPdfFile *
hw_pdf_file_open (GBytes *bytes, gboolean *is_locked)
{
  HwPdfFile *self = g_new0 (HwPdfFile, 1);
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autofree char *copy = g_strndup (data, n);
  g_autofree char *text = g_utf8_make_valid (copy, -1);

  *is_locked = FALSE;
  self->lines = g_strsplit (text, "\n", -1);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; self->lines[i] != NULL; i++)
    if (find_word (self->lines[i], "page") != NULL)
      g_array_append_val (self->pages, i);
  return self;
}

void
hw_pdf_file_free (HwPdfFile *self)
{
  g_strfreev (self->lines);
  g_array_unref (self->pages);
  g_free (self);
}

int
hw_pdf_file_get_n_pages (HwPdfFile *self)
{
  return (int) self->pages->len;
}

static char *
find_text (HwPdfFile *self, const char *word)
{
  for (guint i = 0; self->lines[i] != NULL; i++)
    {
      const char *text = find_word (self->lines[i], word);

      if (text != NULL)
        return g_strdup (text);
    }
  return g_strdup ("");
}

char *
hw_pdf_file_get_title (HwPdfFile *self)
{
  return find_text (self, "title");
}

char *
hw_pdf_file_get_author (HwPdfFile *self)
{
  return find_text (self, "author");
}

static float
take_number (const char **line)
{
  char *end;
  const double number = g_ascii_strtod (*line, &end);

  *line = end;
  return (float) number;
}

char *
hw_pdf_file_get_label (HwPdfFile *self, int number)
{
  const char *line = find_word (self->lines[g_array_index (self->pages, guint, number)], "page");

  take_number (&line);
  take_number (&line);
  return *line == ' ' && line[1] != '\0' ? g_strdup (line + 1) : g_strdup_printf ("%d", number + 1);
}

struct _HwPdfGlyphs
{
  HwPdfFile *file;
};

HwPdfGlyphs *
hw_pdf_glyphs_new (GBytes *bytes)
{
  HwPdfGlyphs *self = g_new0 (HwPdfGlyphs, 1);
  gboolean is_locked;

  self->file = hw_pdf_file_open (bytes, &is_locked);
  return self;
}

void
hw_pdf_glyphs_free (HwPdfGlyphs *self)
{
  hw_pdf_file_free (self->file);
  g_free (self);
}

static void
send_glyph (HwPdfGlyph *glyph, float x, float advance, HwPdfGlyphFunc func, gpointer data)
{
  glyph->x1 = MIN (x, x + advance);
  glyph->x2 = MAX (x, x + advance);
  glyph->top = glyph->y - glyph->size;
  glyph->bottom = glyph->y + glyph->size / 4;
  glyph->shape = glyph->n_letters > 0 ? glyph->letters[0] : 0;
  func (glyph, data);
}

static void
read_box (const char *line, HwPdfGlyphFunc func, gpointer data)
{
  const float x = take_number (&line), y = take_number (&line), height = take_number (&line);
  const float advances[] = { take_number (&line), take_number (&line) };
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (*line == ' ' ? line + 1 : line, -1, NULL);
  float pen = x;

  for (guint i = 0; letters[i] != 0; i++)
    {
      HwPdfGlyph glyph = { .letters = letters + i, .n_letters = 1, .y = y, .size = height };

      send_glyph (&glyph, pen, advances[i % 2], func, data);
      pen += advances[i % 2];
    }
}

static void
read_glyph (const char *line, HwPdfGlyphFunc func, gpointer data)
{
  const float x = take_number (&line), y = take_number (&line), size = take_number (&line);
  const float advance = take_number (&line), angle = take_number (&line);
  glong n;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (*line == ' ' ? line + 1 : line, -1, &n);
  HwPdfGlyph glyph = {
    .letters = letters,
    .n_letters = (guint) n,
    .y = y,
    .size = size,
    .angle = angle > 0 && angle < 360 ? (guint) angle : 0,
  };

  send_glyph (&glyph, x, advance, func, data);
}

void
hw_pdf_glyphs_read_page (
    HwPdfGlyphs *self, int number, HwPdfPage *page, HwPdfGlyphFunc func, gpointer data)
{
  char **lines = self->file->lines;
  guint i = g_array_index (self->file->pages, guint, number);
  const char *line = find_word (lines[i], "page");

  page->width = take_number (&line);
  page->height = take_number (&line);
  for (i++; lines[i] != NULL && find_word (lines[i], "page") == NULL; i++)
    if ((line = find_word (lines[i], "box")) != NULL)
      read_box (line, func, data);
    else if ((line = find_word (lines[i], "glyph")) != NULL)
      read_glyph (line, func, data);
}
