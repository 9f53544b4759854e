/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-file.h"

#include <string.h>

/* In place of pdf-file.cc: pages that are written out as lines, so that what the reader does with them is tried
 * without the hundred thousand lines of a PDF library before it.
 *
 *   page WIDTH HEIGHT LABEL
 *   box X Y HEIGHT ADVANCE OTHER-ADVANCE TEXT    the letters of TEXT are by turns so wide; below 0 goes left
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

static void
read_box (const char *line, HwPdfBoxFunc func, gpointer data)
{
  const float x = take_number (&line), y = take_number (&line), height = take_number (&line);
  const float advances[] = { take_number (&line), take_number (&line) };
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (HwPdfChar));
  HwPdfBox box = { x, x, y, y + height, NULL, 0 };
  float pen = x;

  for (const char *p = *line == ' ' ? line + 1 : line; *p != '\0'; p = g_utf8_next_char (p))
    {
      const float next = pen + advances[chars->len % 2];
      const HwPdfChar one = { g_utf8_get_char (p), MIN (pen, next), MAX (pen, next) };

      box.x1 = MIN (box.x1, one.x1);
      box.x2 = MAX (box.x2, one.x2);
      g_array_append_val (chars, one);
      pen = next;
    }
  box.chars = (const HwPdfChar *) (gconstpointer) chars->data;
  box.n_chars = chars->len;
  func (&box, data);
}

void
hw_pdf_file_read_page (
    HwPdfFile *self, int number, HwPdfPage *page, HwPdfBoxFunc func, gpointer data)
{
  guint i = g_array_index (self->pages, guint, number);
  const char *line = find_word (self->lines[i], "page");

  page->width = take_number (&line);
  page->height = take_number (&line);
  page->label
      = *line == ' ' && line[1] != '\0' ? g_strdup (line + 1) : g_strdup_printf ("%d", number + 1);
  for (i++; self->lines[i] != NULL && find_word (self->lines[i], "page") == NULL; i++)
    if ((line = find_word (self->lines[i], "box")) != NULL)
      read_box (line, func, data);
}
