/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "subtitles.h"

#include "decode.h"
#include "extract-builder.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAUSE_MS 2500
#define LONG_PARAGRAPH_BYTES 900
#define MAX_SPEAKER_BYTES 120

typedef struct
{
  HwExtractBuilder *builder;
  const char *next, *end;
  gint64 last_end; /* ms; -1 before the first cue */
  char *speaker;   /* of the open paragraph; NULL for none */
  char *last_line; /* of the cue before */
  gsize n_bytes;   /* of the open paragraph */
  gboolean ends_sentence;
} Reader;

static gboolean
next_line (Reader *self, const char **line, gsize *n)
{
  if (self->next >= self->end)
    return FALSE;
  const char *end = memchr (self->next, '\n', (gsize) (self->end - self->next));
  end = end != NULL ? end : self->end;
  *line = self->next;
  *n = (gsize) (end - self->next);
  self->next = end < self->end ? end + 1 : end;
  return TRUE;
}

/* "01:02:03,500", "02:03.500". Returns where it ends; NULL for anything else. */
static const char *
read_time (const char *p, const char *end, gint64 *ms)
{
  gint64 parts[3] = { 0 }, fraction = 0;
  guint n = 0, n_digits = 0;

  for (; n < 3; n++)
    {
      const char *start = p;

      for (; p < end && g_ascii_isdigit (*p) && p - start < 6; p++)
        parts[n] = parts[n] * 10 + (*p - '0');
      if (p == start)
        return NULL;
      if (p >= end || *p != ':')
        break;
      p++;
    }
  if (n == 0 || n == 3)
    return NULL;
  if (p < end && (*p == ',' || *p == '.'))
    for (p++; p < end && g_ascii_isdigit (*p); p++)
      if (n_digits++ < 3)
        fraction = fraction * 10 + (*p - '0');
  for (guint i = n_digits; i < 3; i++)
    fraction *= 10;
  const gint64 hours = n == 2 ? parts[0] : 0, minutes = parts[n - 1], seconds = parts[n];
  *ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction;
  return p;
}

static gboolean
read_times (const char *line, gsize n, gint64 *start, gint64 *stop)
{
  const char *end = line + n, *p = line;

  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  p = read_time (p, end, start);
  if (p == NULL)
    return FALSE;
  while (p < end && *p == ' ')
    p++;
  if (end - p < 3 || memcmp (p, "-->", 3) != 0)
    return FALSE;
  for (p += 3; p < end && *p == ' ';)
    p++;
  return read_time (p, end, stop) != NULL;
}

/* What an entity of WebVTT stands for, and its length; NULL for a plain "&". */
static const char *
read_entity (const char *p, const char *end, gsize *n)
{
  static const struct
  {
    const char *entity, *text;
  } entities[] = {
    { "&amp;", "&" },       { "&lt;", "<" },       { "&gt;", ">" },
    { "&nbsp;", "\u00a0" }, { "&lrm;", "\u200e" }, { "&rlm;", "\u200f" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      *n = strlen (entities[i].entity);
      if ((gsize) (end - p) >= *n && memcmp (p, entities[i].entity, *n) == 0)
        return entities[i].text;
    }
  return NULL;
}

/* A tag "<i>", "<v Name>", or the "{\an8}" of SRT: its length, 0 for none. */
static gsize
read_tag (const char *p, const char *end)
{
  const char close = *p == '<' ? '>' : '}';
  const gsize left = (gsize) (end - p);
  const char *stop;

  if (left < 3
      || !(*p == '<' ? g_ascii_isalpha (p[1]) || p[1] == '/' || g_ascii_isdigit (p[1])
                     : p[1] == '\\'))
    return 0;
  stop = memchr (p, close, MIN (left, 300));
  return stop != NULL ? (gsize) (stop - p) + 1 : 0;
}

/* A line without its tags; *speaker becomes what a voice tag names. */
static char *
read_text (const char *line, gsize n, char **speaker)
{
  GString *text = g_string_sized_new (n);
  const char *end = line + n;

  for (const char *p = line; p < end;)
    {
      gsize length = *p == '<' || *p == '{' ? read_tag (p, end) : 0;
      const char *entity;

      if (length > 3 && (p[1] == 'v' || p[1] == 'V') && (p[2] == ' ' || p[2] == '.'))
        {
          const char *name = memchr (p, ' ', length);

          if (name != NULL && length - (gsize) (name - p) < MAX_SPEAKER_BYTES)
            {
              g_free (*speaker);
              *speaker = g_strndup (name + 1, length - (gsize) (name - p) - 2);
              g_strstrip (*speaker);
            }
        }
      if (length > 0)
        p += length;
      else if (*p == '&' && (entity = read_entity (p, end, &length)) != NULL)
        {
          g_string_append (text, entity);
          p += length;
        }
      else
        g_string_append_c (text, *p++);
    }
  return g_strstrip (g_string_free (text, FALSE));
}

static gboolean
ends_sentence (const char *text)
{
  static const char *const marks[] = { ".", "!", "?", "؟", "…", "۔", ".\"", ".»", "!»", "؟»" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (text, marks[i]))
      return TRUE;
  return FALSE;
}

/* "- " at the start of a line: somebody else speaks. */
static gboolean
begins_turn (const char *text)
{
  return g_str_has_prefix (text, "- ") || g_str_has_prefix (text, "– ")
         || g_str_has_prefix (text, "— ") || g_str_has_prefix (text, ">>");
}

static void
locate (Reader *self, gint64 ms)
{
  g_autofree char *label
      = g_strdup_printf ("%02d:%02d:%02d.%03d", (int) (ms / 3600000), (int) (ms / 60000 % 60),
                         (int) (ms / 1000 % 60), (int) (ms % 1000));

  hw_extract_builder_locate (self->builder, HW_LOCATOR_TIME, label);
}

static void
begin_paragraph (Reader *self, const char *speaker, const char *text)
{
  hw_extract_builder_begin (self->builder, HW_ROLE_BODY, 0, HW_DIRECTION_AUTO);
  if (speaker != NULL)
    {
      hw_extract_builder_append (self->builder, speaker, -1);
      hw_extract_builder_append (self->builder, ": ", -1);
    }
  hw_extract_builder_append (self->builder, text, -1);
  self->n_bytes = strlen (text);
}

static void
append_line (Reader *self, const char *text, const char *speaker, gint64 start, gboolean first)
{
  const gboolean pause = first && start - self->last_end > PAUSE_MS;
  const gboolean other = g_strcmp0 (speaker, self->speaker) != 0;
  const gboolean full = self->n_bytes > LONG_PARAGRAPH_BYTES && self->ends_sentence;
  const gboolean begins = !hw_extract_builder_has_text (self->builder) || pause || other || full
                          || begins_turn (text);

  if (begins)
    {
      hw_extract_builder_end (self->builder);
      if (first)
        locate (self, start);
      begin_paragraph (self, speaker, text);
    }
  else
    {
      hw_extract_builder_append (self->builder, " ", 1);
      if (first)
        locate (self, start);
      hw_extract_builder_append (self->builder, text, -1);
      self->n_bytes += strlen (text) + 1;
    }
  if (other)
    {
      g_free (self->speaker);
      self->speaker = g_strdup (speaker);
    }
  self->ends_sentence = ends_sentence (text);
}

/* The lines of a cue, to the next empty one. Captions that roll say each line twice. */
static void
read_cue (Reader *self, gint64 start, gint64 stop)
{
  g_autofree char *speaker = NULL;
  const char *line;
  gsize n;
  gboolean first = TRUE;

  while (next_line (self, &line, &n) && n > 0)
    {
      gint64 ignored_start, ignored_stop;

      if (read_times (line, n, &ignored_start, &ignored_stop)) /* the empty line is missing */
        {
          self->next = line;
          break;
        }
      g_autofree char *text = read_text (line, n, &speaker);
      if (*text == '\0')
        continue;
      if (!(first && g_strcmp0 (text, self->last_line) == 0))
        {
          append_line (self, text, speaker, start, first);
          first = FALSE;
        }
      g_free (self->last_line);
      self->last_line = g_steal_pointer (&text);
    }
  self->last_end = MAX (stop, start);
}

/* "STYLE", "NOTE about …": to the next empty line. */
static gboolean
is_comment (const char *line, gsize n)
{
  static const char *const names[] = { "NOTE", "STYLE", "REGION" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const gsize length = strlen (names[i]);

      if (n >= length && memcmp (line, names[i], length) == 0
          && (n == length || line[length] == ' ' || line[length] == '\t'))
        return TRUE;
    }
  return FALSE;
}

/* The number of cues. */
static guint
read_cues (Reader *self, GCancellable *cancellable)
{
  const char *line;
  gsize n;
  guint n_cues = 0;

  while (next_line (self, &line, &n) && !g_cancellable_is_cancelled (cancellable)
         && !hw_extract_builder_is_full (self->builder))
    {
      gint64 start, stop;

      if (read_times (line, n, &start, &stop))
        {
          read_cue (self, start, stop);
          n_cues++;
        }
      else if (is_comment (line, n))
        while (next_line (self, &line, &n) && n > 0)
          ;
    }
  return n_cues;
}

HwExtract *
hw_subtitles_extract (GBytes *bytes,
                      const HwReadOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *encoding = NULL;
  gsize n_bytes, n_damaged;
  g_autoptr (GBytes) utf8
      = hw_decode (bytes, options->encoding, NULL, &encoding, &n_damaged, error);
  if (utf8 == NULL)
    return NULL;

  const char *data = g_bytes_get_data (utf8, &n_bytes);
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  Reader reader = { .builder = builder, .next = data, .end = data + n_bytes, .last_end = -1 };
  const guint n_cues = read_cues (&reader, cancellable);

  g_free (reader.speaker);
  g_free (reader.last_line);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (n_cues == 0)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                           _ ("These are no subtitles: no line has times like 00:00:01,000 --> "
                              "00:00:04,000."));
      return NULL;
    }
  /* The first line is no title of a talk; the file's name is. */
  if (options->name != NULL)
    hw_extract_builder_get (builder)->title = hw_extract_title_of_name (options->name);
  HwExtract *extract = hw_extract_builder_finish (builder, error);
  if (extract != NULL)
    {
      extract->encoding = g_steal_pointer (&encoding);
      extract->n_damaged = n_damaged;
    }
  return extract;
}
