/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "copied-page.h"

#include "furniture.h"

#include <string.h>

/* In characters. */
#define PROSE 120      /* a paragraph of running text has at least so many */
#define LONG_PROSE 200 /* and one that ends in no full stop */
#define MAX_HEADLINE 170
#define MIN_HEADLINE 12
#define MAX_MENU_ITEM 25
#define MAX_SPEAKER 60

#define MAX_HEAD_LINES 30
#define MAX_TAIL_LINES 60
#define MIN_HEADLINES 3
/* What is set aside is the smaller part by far. */
#define KEPT_SHARE 0.6
/* A longer text is a book, not a page. */
#define MAX_LINES 20000

typedef struct
{
  gsize paragraph;
  const char *text;
  gsize n_bytes, n_chars;
  HwFurniture kind;
  gboolean ends_sentence, is_listed; /* "1. …", "- …" */
  gsize n_speaker;                   /* bytes of "Name" before a colon; 0 for none */
  gboolean speaks;                   /* that name comes again */
} Line;

typedef struct
{
  GArray *lines;       /* element type Line: those that are not empty */
  gboolean *furniture; /* of paragraphs */
} Finder;

static Line *
get_line (Finder *self, guint i)
{
  return &g_array_index (self->lines, Line, i);
}

static gboolean
is_prose (const Line *line)
{
  return line->n_chars >= LONG_PROSE || (line->n_chars >= PROSE && line->ends_sentence);
}

/* The last character that is no bracket or quotation mark. */
static gboolean
ends_sentence (const char *text, gsize n_bytes)
{
  const char *p = text + n_bytes;

  while (p > text)
    {
      p = g_utf8_prev_char (p);
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || strchr ("\"')]", (int) (c < 0x80 ? c : 'x')) != NULL || c == 0xbb
          || c == 0x201d || c == 0x2019)
        continue;
      return c == '.' || c == '?' || c == 0x61f || c == 0x2026 || c == ':' || c == 0x61b || c == ','
             || c == 0x60c || c == ';' || c == 0x6d4;
    }
  return FALSE;
}

static gboolean
is_listed (const char *text)
{
  const gunichar c = g_utf8_get_char (text);

  return g_unichar_digit_value (c) >= 0 || strchr ("-*+(", (int) (c < 0x80 ? c : 'x')) != NULL
         || c == 0x2022 || c == 0x2013 || c == 0x2014 || c == 0x25aa || c == 0x25cf;
}

static gsize
measure_speaker (const char *text, gsize n_bytes)
{
  const char *colon = memchr (text, ':', MIN (n_bytes, 4 * MAX_SPEAKER));

  return colon != NULL && g_utf8_strlen (text, colon - text) <= MAX_SPEAKER ? (gsize) (colon - text)
                                                                            : 0;
}

static void
find_speakers (Finder *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->lines->len; i++)
      {
        Line *line = get_line (self, i);

        if (line->n_speaker == 0)
          continue;
        g_autofree char *name = g_strstrip (g_strndup (line->text, line->n_speaker));
        const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));

        line->speaks = n >= 2;
        if (pass == 0)
          g_hash_table_insert (names, g_steal_pointer (&name), GUINT_TO_POINTER (n + 1));
      }
}

static void
read_lines (Finder *self, const HwText *text)
{
  const gsize n = hw_text_get_n_paragraphs (text);
  const char *utf8 = hw_text_get_utf8 (text, NULL);

  for (gsize i = 0; i < n; i++)
    {
      const HwParagraph paragraph = hw_text_get_paragraph (text, i);
      Line line = { .paragraph = i };
      const char *start = utf8 + paragraph.byte_start, *end = utf8 + paragraph.byte_end;

      while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
      if (start == end)
        continue;
      line.text = start;
      line.n_bytes = (gsize) (end - start);
      line.n_chars = paragraph.end - paragraph.start;
      line.kind = hw_furniture_of_line (start, line.n_bytes);
      line.ends_sentence = ends_sentence (start, line.n_bytes);
      line.is_listed = is_listed (start);
      line.n_speaker = measure_speaker (start, line.n_bytes);
      g_array_append_val (self->lines, line);
    }
}

static void
set_aside (Finder *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    self->furniture[get_line (self, i)->paragraph] = TRUE;
}

static guint
count_words (const Line *line)
{
  guint n = 0;

  for (gsize i = 0; i < line->n_bytes; i++)
    n += line->text[i] != ' ' && (i == 0 || line->text[i - 1] == ' ');
  return n;
}

/* Does this line show the day's weather or the parts of a site, which only pages do? */
static gboolean
is_of_page (const Line *line)
{
  if (line->kind == HW_FURNITURE_LABEL || hw_furniture_is_menu (line->text, line->n_bytes))
    return TRUE;
  return hw_furniture_is_clock (line->text, line->n_bytes)
         && (memmem (line->text, line->n_bytes, "°", strlen ("°")) != NULL
             || memmem (line->text, line->n_bytes, "Time", 4) != NULL
             || memmem (line->text, line->n_bytes, "توقيت", strlen ("توقيت")) != NULL);
}

/* The clock, the date and the menu before the text: how many lines they take. */
static guint
find_head (Finder *self)
{
  guint n_known = 0, n_of_page = 0, n_unknown = 0, end = 0;

  for (guint i = 0; i < self->lines->len && i < MAX_HEAD_LINES; i++)
    {
      const Line *line = get_line (self, i);
      const gboolean of_page = is_of_page (line);

      if (of_page || hw_furniture_is_clock (line->text, line->n_bytes))
        {
          n_known++;
          n_of_page += of_page;
          end = i + 1;
        }
      else if (n_known > 0 && n_unknown < n_known && line->n_chars <= MAX_MENU_ITEM
               && count_words (line) <= 3 && !line->ends_sentence && line->n_speaker == 0)
        n_unknown++; /* another part of the site, if such lines go on */
      else
        break;
    }
  return n_known >= 2 && n_of_page >= 1 ? end : 0;
}

/* Does the text itself tell the time again and again? Then its first line does too. */
static gboolean
is_log (Finder *self, guint head)
{
  guint n = 0;

  for (guint i = head; i < self->lines->len && n < 3; i++)
    n += get_line (self, i)->n_chars < 30
         && hw_furniture_is_clock (get_line (self, i)->text, get_line (self, i)->n_bytes);
  return n >= 2;
}

static gboolean
is_headline (const Line *line)
{
  return line->n_chars >= MIN_HEADLINE && line->n_chars <= MAX_HEADLINE && !line->is_listed
         && !line->speaks && !line->ends_sentence;
}

/* Behind "Read also" a headline may end as it likes, but it is no paragraph. */
static gboolean
is_foreign (const Line *line)
{
  return line->kind != HW_FURNITURE_NONE || (!is_prose (line) && !line->speaks && !line->is_listed)
         || hw_furniture_is_clock (line->text, line->n_bytes);
}

/* The invitation to comment, buttons, the way to the top: where the run of such lines at the very end begins. */
static guint
find_buttons (Finder *self)
{
  guint i = self->lines->len;

  while (i > 0
         && (get_line (self, i - 1)->kind == HW_FURNITURE_END
             || get_line (self, i - 1)->kind == HW_FURNITURE_LABEL))
    i--;
  return i;
}

/* Headlines that nothing introduces, between the last paragraph and the invitation to comment: several, each of a
 * line that is no sentence. */
static guint
find_headlines (Finder *self, guint end)
{
  guint i = end;

  while (i > 0 && is_headline (get_line (self, i - 1)))
    i--;
  if (end - i < MIN_HEADLINES || i == 0 || get_line (self, i - 1)->n_chars < LONG_PROSE)
    return end;
  return i;
}

static guint
find_tail (Finder *self)
{
  const guint n = self->lines->len;
  guint last_prose = n, first = n > MAX_TAIL_LINES ? n - MAX_TAIL_LINES : 0;

  for (guint i = n; i-- > 0 && last_prose == n;)
    if (is_prose (get_line (self, i)) && get_line (self, i)->kind == HW_FURNITURE_NONE)
      last_prose = i;
  if (last_prose == n) /* nothing here is the text of a page */
    return n;

  for (guint i = MAX (last_prose + 1, first); i < n; i++)
    {
      guint end = i + 1;

      if (get_line (self, i)->kind != HW_FURNITURE_RELATED
          && get_line (self, i)->kind != HW_FURNITURE_END)
        continue;
      while (end < n && is_foreign (get_line (self, end)))
        end++;
      if (end == n)
        return get_line (self, i)->kind == HW_FURNITURE_END ? find_headlines (self, i) : i;
    }
  return find_buttons (self);
}

/* "Read also: …" in a line of its own between two paragraphs. */
static void
set_aside_related (Finder *self, guint start, guint end)
{
  for (guint i = start + 1; i + 1 < end; i++)
    {
      const Line *line = get_line (self, i);

      if (line->kind == HW_FURNITURE_RELATED && line->n_speaker > 0 && line->n_chars <= MAX_HEADLINE
          && is_prose (get_line (self, i - 1)) && is_prose (get_line (self, i + 1)))
        set_aside (self, i, i + 1);
    }
}

/* Share buttons between the title and the text: several, one after the other. */
static void
set_aside_buttons (Finder *self, guint start, guint end)
{
  for (guint i = start; i < MIN (end, start + 10);)
    {
      guint stop = i;

      while (stop < end && get_line (self, stop)->kind == HW_FURNITURE_LABEL)
        stop++;
      if (stop - i >= 2)
        set_aside (self, i, stop);
      i = stop + 1;
    }
}

static gboolean
keeps_most (Finder *self)
{
  gsize kept = 0, all = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = get_line (self, i);

      all += line->n_chars;
      kept += self->furniture[line->paragraph] ? 0 : line->n_chars;
    }
  return kept < all && (double) kept >= KEPT_SHARE * (double) all;
}

gboolean *
hw_copied_page_find (const HwText *text)
{
  const gsize n = hw_text_get_n_paragraphs (text);
  Finder finder = { 0 };

  if (n > MAX_LINES)
    return NULL;
  finder.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  finder.furniture = g_new0 (gboolean, n);
  read_lines (&finder, text);
  find_speakers (&finder);
  guint head = find_head (&finder);
  const guint tail = find_tail (&finder);

  if (tail <= head || is_log (&finder, head))
    head = 0;
  set_aside (&finder, 0, head);
  set_aside (&finder, tail, finder.lines->len);
  if (head > 0 || tail < finder.lines->len)
    set_aside_buttons (&finder, head, tail);
  set_aside_related (&finder, head, tail);
  if (!keeps_most (&finder))
    g_clear_pointer (&finder.furniture, g_free);
  g_array_unref (finder.lines);
  return finder.furniture;
}
