/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "header.h"

#include "date.h"
#include "fold.h"
#include "segment.h"

#include <string.h>

#define TITLE_GRAPHEMES 120
/* A header is at the top, in short lines; a longer one is the text's own, and ends it. */
#define MAX_LINES 12
#define MAX_LINE_CHARS 160
/* Where no line has a letter, the file's name is the title. */
#define MAX_SEARCHED_LINES 500
/* What a page's furniture may take at most before the text: see skip_furniture(). */
#define MAX_FURNITURE_LINES 15
#define MAX_VALUE_CHARS 120
#define MAX_BYLINE_WORDS 6

typedef enum
{
  LABEL_PUBLISHED,
  LABEL_SOURCE,
  LABEL_AUTHOR,
  LABEL_URL,
  LABEL_TITLE,
  LABEL_LANGUAGE,
} LabelKind;

/* @bare labels need no colon: a date or a name follows at once. */
static const struct
{
  const char *name;
  LabelKind kind;
  gboolean bare;
} labels[] = {
  { "آخر تحديث", LABEL_PUBLISHED, TRUE },
  { "تاريخ النشر", LABEL_PUBLISHED, TRUE },
  { "تاريخ التحديث", LABEL_PUBLISHED, TRUE },
  { "نشر في", LABEL_PUBLISHED, TRUE },
  { "نشر بتاريخ", LABEL_PUBLISHED, TRUE },
  { "نشرت في", LABEL_PUBLISHED, TRUE },
  { "التاريخ", LABEL_PUBLISHED, FALSE },
  { "تاريخ", LABEL_PUBLISHED, FALSE },
  { "published on", LABEL_PUBLISHED, TRUE },
  { "published", LABEL_PUBLISHED, TRUE },
  { "publication date", LABEL_PUBLISHED, TRUE },
  { "posted on", LABEL_PUBLISHED, TRUE },
  { "last updated", LABEL_PUBLISHED, TRUE },
  { "updated", LABEL_PUBLISHED, TRUE },
  { "date", LABEL_PUBLISHED, FALSE },
  { "المصدر", LABEL_SOURCE, FALSE },
  { "مصدر", LABEL_SOURCE, FALSE },
  { "source", LABEL_SOURCE, FALSE },
  { "publisher", LABEL_SOURCE, FALSE },
  { "بقلم", LABEL_AUTHOR, TRUE },
  { "الكاتب", LABEL_AUTHOR, FALSE },
  { "المؤلف", LABEL_AUTHOR, FALSE },
  { "تأليف", LABEL_AUTHOR, FALSE },
  { "إعداد", LABEL_AUTHOR, FALSE },
  { "author", LABEL_AUTHOR, FALSE },
  { "written by", LABEL_AUTHOR, TRUE },
  { "by", LABEL_AUTHOR, TRUE },
  { "الرابط", LABEL_URL, FALSE },
  { "رابط", LABEL_URL, FALSE },
  { "link", LABEL_URL, FALSE },
  { "url", LABEL_URL, FALSE },
  { "title", LABEL_TITLE, FALSE },
  { "العنوان", LABEL_TITLE, FALSE },
  { "language", LABEL_LANGUAGE, FALSE },
  { "lang", LABEL_LANGUAGE, FALSE },
};

void
hw_header_clear (HwHeader *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->published, g_free);
  g_clear_pointer (&self->language, g_free);
}

/* The labels as they are compared, made once. */
static const char *
folded_label (gsize index)
{
  static char *folded[G_N_ELEMENTS (labels)];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
        folded[i] = hw_fold_string (labels[i].name);
      g_once_init_leave (&ready, 1);
    }
  return folded[index];
}

static char *
join_blanks (const char *text, gsize n_bytes)
{
  GString *out = g_string_sized_new (n_bytes);
  const char *end = text + n_bytes;
  gboolean blank = FALSE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isspace (c) || c == 0xfeff)
        {
          blank = out->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char *
hw_header_make_title (const char *text, gssize n_bytes)
{
  gsize n = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;

  /* A paragraph of a megabyte has its title in its first bytes. */
  if (n > 16 * TITLE_GRAPHEMES)
    for (n = 16 * TITLE_GRAPHEMES; n > 0 && ((guchar) text[n] & 0xc0) == 0x80;)
      n--;
  g_autofree char *line = join_blanks (text, n);
  if (*line == '\0')
    return NULL;

  g_autoptr (HwSegmenter) segmenter = hw_segmenter_new (HW_SEGMENT_GRAPHEME);
  hw_segmenter_set_utf8 (segmenter, line, -1);
  gsize start, end, n_graphemes = 0, space = 0;
  while (hw_segmenter_next (segmenter, &start, &end))
    {
      if (line[start] == ' ' && n_graphemes > 0)
        space = start;
      if (++n_graphemes > TITLE_GRAPHEMES)
        {
          gsize cut = space > 0 ? space : start;
          return g_strdup_printf ("%.*s…", (int) cut, line);
        }
    }
  return g_steal_pointer (&line);
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* The first value that is stated stays. FALSE where @value is none. */
static gboolean
take (char **field, const char *value)
{
  if (!has_letter (value) || g_utf8_strlen (value, -1) > MAX_VALUE_CHARS)
    return FALSE;
  if (*field == NULL)
    *field = join_blanks (value, strlen (value));
  return TRUE;
}

static gboolean
is_address (const char *text)
{
  return (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
         && strpbrk (text, " \t\"<>") == NULL;
}

/* A name after a bare "by" or بقلم: a few words, in Latin letters each with a capital, no sentence. */
static gboolean
is_name (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  if (n < 1 || n > MAX_BYLINE_WORDS || g_str_has_suffix (text, "."))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gunichar c = g_utf8_get_char (words[i]);
      gboolean joins = strcmp (words[i], "and") == 0 || strcmp (words[i], "de") == 0
                       || g_str_has_prefix (words[i], "al-");
      if (!g_unichar_isalpha (c) || (g_unichar_islower (c) && !joins))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_labelled (HwHeader *self, LabelKind kind, const char *value, gboolean colon)
{
  g_autofree char *date = NULL;

  switch (kind)
    {
    case LABEL_PUBLISHED:
      date = hw_date_find (value, FALSE);
      if (date == NULL)
        return FALSE;
      if (self->published == NULL)
        self->published = g_steal_pointer (&date);
      return TRUE;
    case LABEL_SOURCE:
      return take (&self->source, value);
    case LABEL_AUTHOR:
      return (colon || is_name (value)) && take (&self->author, value);
    case LABEL_URL:
      return is_address (value) && take (&self->url, value);
    case LABEL_TITLE:
      return take (&self->title, value);
    case LABEL_LANGUAGE:
      return strlen (value) <= 35 && g_ascii_isalpha (value[0]) && strchr (value, ' ') == NULL
             && take (&self->language, value);
    default:
      g_assert_not_reached ();
    }
}

/* The part of @segment behind its first @n_words words. */
static const char *
skip_words (const char *segment, gsize n_words)
{
  for (; n_words > 0; n_words--)
    {
      while (*segment != '\0' && *segment != ' ' && *segment != ':')
        segment++;
      while (*segment == ' ')
        segment++;
    }
  return segment;
}

static gsize
count_words (const char *label)
{
  gsize n = 1;
  for (; *label != '\0'; label++)
    n += *label == ' ';
  return n;
}

/* A label at the start of a segment, and what it labels. */
static gboolean
read_labelled (HwHeader *self, const char *segment, gboolean front_matter)
{
  g_autofree char *folded = hw_fold_string (segment);

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *label = folded_label (i);
      gsize n = strlen (label);
      /* A title is only that in front matter: elsewhere a line "العنوان: …" may be a street. */
      if (!front_matter && (labels[i].kind == LABEL_TITLE || labels[i].kind == LABEL_LANGUAGE))
        continue;
      if (strncmp (folded, label, n) != 0 || (folded[n] != ' ' && folded[n] != ':'))
        continue;

      const char *value = skip_words (segment, count_words (label));
      gboolean colon = *value == ':';
      if (!colon && !labels[i].bare)
        continue;
      g_autofree char *trimmed = g_strstrip (g_strdup (value + (colon ? 1 : 0)));
      if (front_matter && strlen (trimmed) >= 2 && (*trimmed == '"' || *trimmed == '\'')
          && trimmed[strlen (trimmed) - 1] == *trimmed)
        {
          trimmed[strlen (trimmed) - 1] = '\0';
          return take_labelled (self, labels[i].kind, trimmed + 1, colon);
        }
      return take_labelled (self, labels[i].kind, trimmed, colon);
    }
  return FALSE;
}

/* Parts of a header line: "آخر تحديث … - المصدر: …". TRUE where it states things and nothing else. */
static gboolean
read_line (HwHeader *self, const char *line)
{
  static const char *const separators[] = { " - ", " – ", " — ", " | ", " • ", NULL };

  if (is_address (line))
    return take (&self->url, line);

  g_autoptr (GString) even = g_string_new (line);
  for (gsize i = 0; separators[i] != NULL; i++)
    g_string_replace (even, separators[i], "\n", 0);
  g_auto (GStrv) segments = g_strsplit (even->str, "\n", -1);
  gboolean all = TRUE;
  for (gsize i = 0; segments[i] != NULL; i++)
    {
      g_strstrip (segments[i]);
      if (read_labelled (self, segments[i], FALSE))
        continue;
      g_autofree char *date = hw_date_find (segments[i], TRUE);
      all &= date != NULL;
      if (self->published == NULL)
        self->published = g_steal_pointer (&date);
    }
  return all;
}

/* The line at *@text, blanks joined, as a new string; *@text moves behind it. NULL at the end. Of a long
 * line only the start. */
static char *
next_line (const char **text, const char *end, gboolean *is_long)
{
  const char *line = *text;
  if (line >= end)
    return NULL;

  const char *line_end = memchr (line, '\n', (gsize) (end - line));
  if (line_end == NULL)
    line_end = end;
  *text = line_end < end ? line_end + 1 : end;

  gsize n = (gsize) (line_end - line);
  *is_long = g_utf8_strlen (line, (gssize) MIN (n, 8 * MAX_LINE_CHARS)) > MAX_LINE_CHARS;
  if (n > 8 * MAX_LINE_CHARS)
    for (n = 8 * MAX_LINE_CHARS; n > 0 && ((guchar) line[n] & 0xc0) == 0x80;)
      n--;
  return join_blanks (line, n);
}

/* Markdown's "---" block. Returns where the text goes on. */
static const char *
read_front_matter (HwHeader *self, const char *text, const char *end)
{
  const char *p = text;
  gboolean is_long;
  g_autofree char *first = next_line (&p, end, &is_long);

  if (g_strcmp0 (first, "---") != 0)
    return text;
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *line = next_line (&p, end, &is_long);
      if (line == NULL)
        break;
      if (strcmp (line, "---") == 0 || strcmp (line, "...") == 0)
        return p;
      read_labelled (self, line, TRUE);
    }
  hw_header_clear (self); /* never closed: it was a rule and then text */
  return text;
}

gsize
hw_header_measure_front_matter (const char *utf8, gsize n_bytes)
{
  g_auto (HwHeader) header = { NULL };

  return (gsize) (read_front_matter (&header, utf8, utf8 + n_bytes) - utf8);
}

/* A text that begins with the time of day was copied from a page with all that stood around it: clock,
 * date, weather, menu. That is neither a title nor a date of publication; it ends at a blank line. */
static const char *
skip_furniture (const char *text, const char *end)
{
  const char *p = text;
  gboolean is_long;

  for (guint i = 0; i < MAX_FURNITURE_LINES; i++)
    {
      g_autofree char *line = next_line (&p, end, &is_long);
      if (line == NULL || is_long || (i == 0 && !hw_date_is_clock (line)))
        return text;
      if (*line == '\0')
        return p;
    }
  return text;
}

static char *
title_of_line (const char *line)
{
  const char *p = line;

  while (*p == '#') /* a heading in Markdown */
    p++;
  if (p > line && *p == ' ')
    line = p + 1;
  return has_letter (line) ? hw_header_make_title (line, -1) : NULL;
}

void
hw_header_read (HwHeader *self, const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes;
  const char *p = read_front_matter (self, utf8, end);

  if (p == utf8)
    p = skip_furniture (utf8, end);

  g_autofree char *first = NULL;
  gboolean is_long = FALSE, header = TRUE;
  for (guint n = 0; p < end && n < MAX_SEARCHED_LINES && (header || self->title == NULL);)
    {
      g_autofree char *line = next_line (&p, end, &is_long);
      if (line == NULL || *line == '\0')
        continue;
      n++;
      header = header && !is_long && n <= MAX_LINES;
      gboolean stated = header && read_line (self, line);
      if (self->title == NULL && !stated)
        self->title = title_of_line (line);
      if (first == NULL)
        first = title_of_line (line);
    }
  if (self->title == NULL)
    self->title = g_steal_pointer (&first); /* nothing but labels */
}
