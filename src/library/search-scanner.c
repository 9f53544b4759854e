/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-scanner.h"

#include <string.h>

/* Code points shown on either side of a match. */
#define CONTEXT 48
/* Hits beyond the limit that are kept until the worst are thrown out. */
#define SLACK 1000
/* What a title that holds the words adds: more than any difference between paragraphs. */
#define TITLE_SCORE 2.0

HwHit *
hw_hit_ref (HwHit *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_hit (gpointer data)
{
  HwHit *self = data;

  g_free (self->title);
  g_free (self->before);
  g_free (self->match);
  g_free (self->after);
}

void
hw_hit_unref (HwHit *self)
{
  g_atomic_rc_box_release_full (self, clear_hit);
}

void
hw_search_scanner_init (HwSearchScanner *self,
                        const HwSearchQuery *query,
                        gsize limit,
                        GCancellable *cancellable)
{
  self->query = query;
  self->cancellable = cancellable;
  self->limit = limit;
  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_hit_unref);
  self->least = -1;
}

static int
compare_hits (const void *a, const void *b)
{
  const HwHit *one = *(HwHit *const *) a, *other = *(HwHit *const *) b;

  if (one->score != other->score)
    return one->score < other->score ? 1 : -1;
  if (one->document != other->document)
    return one->document < other->document ? -1 : 1;
  if (one->note != other->note)
    return one->note < other->note ? -1 : 1;
  return one->start < other->start ? -1 : one->start > other->start;
}

/* Sorts, and throws out what is too much. */
static void
settle (HwSearchScanner *self)
{
  g_ptr_array_sort (self->hits, compare_hits);
  if (self->limit == 0 || self->hits->len < self->limit)
    return;
  if (self->hits->len > self->limit)
    g_ptr_array_set_size (self->hits, (int) self->limit);
  self->least = ((HwHit *) self->hits->pdata[self->limit - 1])->score;
}

GPtrArray *
hw_search_scanner_finish (HwSearchScanner *self)
{
  settle (self);
  return g_steal_pointer (&self->hits);
}

static char *
copy_line (const char *start, const char *end)
{
  char *copy = g_strndup (start, (gsize) (end - start));

  return g_strdelimit (copy, "\n", ' ');
}

/* Up to CONTEXT code points before @at, from the start of a word. */
static char *
get_before (const char *text, const char *at)
{
  const char *start = at;

  for (int i = 0; i < CONTEXT && start > text; i++)
    start = g_utf8_prev_char (start);
  if (start > text)
    {
      const char *cut = start;

      while (cut < at && !g_unichar_isspace (g_utf8_get_char (cut)))
        cut = g_utf8_next_char (cut);
      /* One word that is longer than all of it stays as it is. */
      if (cut < at)
        start = g_utf8_next_char (cut);
    }
  return copy_line (start, at);
}

static char *
get_after (const char *at, const char *limit)
{
  const char *end = at;

  for (int i = 0; i < CONTEXT && end < limit; i++)
    end = g_utf8_next_char (end);
  if (end < limit)
    {
      const char *cut = end;

      while (cut > at && !g_unichar_isspace (g_utf8_get_char (cut)))
        cut = g_utf8_prev_char (cut);
      if (cut > at)
        end = cut;
    }
  return copy_line (at, end);
}

typedef struct
{
  const HwSearchSource *source;
  const char *text, *limit;
  double title_score;
  /* How far code points were counted. */
  const char *counted;
  gsize n_counted;
} Scan;

static void
add_hit (HwSearchScanner *self,
         Scan *scan,
         const char *paragraph,
         const HwSearchMatch *match,
         double score)
{
  HwHit *hit = g_atomic_rc_box_new0 (HwHit);
  const char *start = g_utf8_offset_to_pointer (paragraph, (glong) match->start);
  const char *end = g_utf8_offset_to_pointer (start, (glong) (match->end - match->start));

  scan->n_counted += (gsize) g_utf8_strlen (scan->counted, paragraph - scan->counted);
  scan->counted = paragraph;
  hit->document = scan->source->document;
  hit->tag = scan->source->tag;
  hit->title = g_strdup (scan->source->title);
  hit->note = scan->source->note;
  hit->passage = scan->source->passage;
  hit->start = (gint64) (scan->n_counted + match->start);
  hit->end = (gint64) (scan->n_counted + match->end);
  hit->before = get_before (scan->text, start);
  hit->match = copy_line (start, end);
  hit->after = get_after (end, scan->limit);
  hit->score = score;
  g_ptr_array_add (self->hits, hit);
  if (self->limit > 0 && self->hits->len >= self->limit + SLACK)
    settle (self);
}

gboolean
hw_search_scanner_scan (HwSearchScanner *self,
                        const HwSearchSource *source,
                        const char *text,
                        gsize n_bytes,
                        GError **error)
{
  Scan scan = { .source = source, .text = text, .limit = text + n_bytes, .counted = text };
  HwSearchMatch match;

  if (source->title != NULL
      && hw_search_query_match (self->query, source->title, strlen (source->title), &match))
    scan.title_score = TITLE_SCORE;
  for (const char *paragraph = text; paragraph < scan.limit;)
    {
      const char *end = memchr (paragraph, '\n', (gsize) (scan.limit - paragraph));

      if (end == NULL)
        end = scan.limit;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      /* What comes later must be better, not as good: those of one score stay as they stand. */
      if (hw_search_query_match (self->query, paragraph, (gsize) (end - paragraph), &match)
          && match.score + scan.title_score > self->least)
        add_hit (self, &scan, paragraph, &match, match.score + scan.title_score);
      paragraph = end + 1;
    }
  return TRUE;
}
