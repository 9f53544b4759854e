/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anchor.h"

#include <stdlib.h>
#include <string.h>

#include "anchor-candidates.h"
#include "utf8-scan.h"

/* What stands around a passage is kept up to so many code points on either side (see passages.c): less was
 * there only at an end of the text. */
#define CONTEXT 32
/* The words alone, where they stand once: so much of what is around them must be there too, or so many code
 * points they must have, to be no accident. */
#define SOME_CONTEXT 0.3
#define LONG_WORDS 24
/* The words in several places: what is around them must tell. */
#define MUCH_CONTEXT 0.5
#define MARGIN 0.08
/* Other words: how like they must be at least, with what is around them, and without; how much more than
 * the next place; and from how many code points on that can be told. */
#define LIKE_TOTAL 0.6
#define LIKE_QUOTE 0.6
#define LIKE_MARGIN 0.1
#define SHORT_WORDS 8

const char *
hw_anchor_status_to_name (HwAnchorStatus status)
{
  static const char *const names[] = { "kept", "moved", "uncertain", "lost" };

  return names[status];
}

/* Do the bytes of @string stand in the text at @byte, or end there? */
static gboolean
stands_at (const HwText *text, gsize byte, const char *string, gboolean ends)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
  const gsize n = strlen (string);

  if (ends)
    return n <= byte && memcmp (utf8 + byte - n, string, n) == 0;
  return n <= n_bytes - byte && memcmp (utf8 + byte, string, n) == 0;
}

static gsize
count (const char *string)
{
  return hw_utf8_count (string, strlen (string));
}

/* The words where they were, with all that was around them. */
static gboolean
is_kept (const HwAnchor *anchor, const HwText *text)
{
  const gsize n_chars = hw_text_get_n_chars (text);
  gsize start, end;

  if (anchor->is_lost || anchor->start >= anchor->end || anchor->end > n_chars)
    return FALSE;
  start = hw_text_to_byte (text, anchor->start);
  if (!stands_at (text, start, anchor->quote, FALSE))
    return FALSE;
  end = start + strlen (anchor->quote);
  return stands_at (text, start, anchor->prefix, TRUE)
         && (count (anchor->prefix) >= CONTEXT || anchor->start == count (anchor->prefix))
         && stands_at (text, end, anchor->suffix, FALSE)
         && (count (anchor->suffix) >= CONTEXT || anchor->end + count (anchor->suffix) == n_chars);
}

static void
set_place (HwAnchorPlace *place, HwAnchorStatus status, const HwAnchorCandidate *candidate)
{
  *place = (HwAnchorPlace){ status, candidate->start, candidate->end, candidate->total };
}

static HwAnchorStatus
get_exact_status (const HwAnchor *anchor, const HwAnchorCandidate *candidate)
{
  return !anchor->is_lost && candidate->start == anchor->start && candidate->end == anchor->end
             ? HW_ANCHOR_KEPT
             : HW_ANCHOR_MOVED;
}

/* The best candidate is of the very words, or differs from them in marks only. FALSE where nothing tells it
 * from another. */
static gboolean
decide_same (const HwAnchorSearch *search, double margin, HwAnchorPlace *place)
{
  const HwAnchorCandidate *best = &g_array_index (search->candidates, HwAnchorCandidate, 0),
                          *next = search->candidates->len > 1 ? best + 1 : NULL;
  const gboolean is_single
      = search->is_complete
        && (next == NULL || (best->is_exact ? !next->is_exact : !next->is_same));
  const gboolean is_sure
      = is_single ? best->context >= SOME_CONTEXT || count (search->anchor->quote) >= LONG_WORDS
                  : best->context >= MUCH_CONTEXT;

  if (is_sure && (margin >= MARGIN || (is_single && margin > 0)))
    {
      HwAnchorStatus status = get_exact_status (search->anchor, best);

      if (!best->is_exact)
        status = best->context >= MUCH_CONTEXT ? HW_ANCHOR_MOVED : HW_ANCHOR_UNCERTAIN;
      /* Where the words were may be another place of theirs, with new neighbours on one side. */
      if (!is_single && best->weaker < MUCH_CONTEXT)
        status = HW_ANCHOR_UNCERTAIN;
      set_place (place, status, best);
      return TRUE;
    }
  if (!is_single)
    return FALSE;
  set_place (place, HW_ANCHOR_UNCERTAIN, best);
  return TRUE;
}

/* Nothing is clearly the best; but the very words stand once, if elsewhere than words like them. */
static gboolean
decide_single (const HwAnchorSearch *search, HwAnchorPlace *place)
{
  const HwAnchorCandidate *single = NULL;

  for (guint i = 0; i < search->candidates->len; i++)
    {
      const HwAnchorCandidate *candidate
          = &g_array_index (search->candidates, HwAnchorCandidate, i);

      if (candidate->is_exact && single != NULL)
        return FALSE;
      if (candidate->is_exact)
        single = candidate;
    }
  if (single == NULL || !search->is_complete)
    return FALSE;
  set_place (place, HW_ANCHOR_UNCERTAIN, single);
  return TRUE;
}

static gboolean
decide (const HwAnchorSearch *search, HwAnchorPlace *place)
{
  const HwAnchorCandidate *best = &g_array_index (search->candidates, HwAnchorCandidate, 0);
  const gboolean is_short = count (search->anchor->quote) < SHORT_WORDS;
  double margin = 1;

  if (search->candidates->len == 0)
    return FALSE;
  if (search->candidates->len > 1)
    margin = best->total - (best + 1)->total;
  place->score = best->total;
  if (best->is_same)
    return decide_same (search, margin, place) || decide_single (search, place);
  if (best->total < LIKE_TOTAL || best->quote < LIKE_QUOTE || margin < LIKE_MARGIN
      || (is_short && best->context < MUCH_CONTEXT))
    return decide_single (search, place);
  set_place (place, HW_ANCHOR_UNCERTAIN, best);
  return TRUE;
}

typedef struct
{
  const HwAnchor *anchors;
  HwAnchorPlace *places;
  guint32 *order; /* of the anchors by their place in the old text */
  gsize n;
  const HwText *text;
} Finder;

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const HwAnchor *anchors = data;
  const HwAnchor *one = &anchors[*(const guint32 *) a], *other = &anchors[*(const guint32 *) b];

  return (one->start > other->start) - (one->start < other->start);
}

static gboolean
is_sure (const Finder *self, gsize rank)
{
  return !self->anchors[self->order[rank]].is_lost
         && self->places[self->order[rank]].status <= HW_ANCHOR_MOVED;
}

/* By how much the next passage before, or behind, that is sure has moved. */
static gboolean
get_shift (const Finder *self, gsize rank, int step, gint64 *shift)
{
  gssize at = (gssize) rank + step;

  while (at >= 0 && at < (gssize) self->n && !is_sure (self, (gsize) at))
    at += step;
  if (at < 0 || at >= (gssize) self->n)
    return FALSE;
  *shift = (gint64) self->places[self->order[at]].start
           - (gint64) self->anchors[self->order[at]].start;
  return TRUE;
}

static gsize
get_expected (const Finder *self, gsize rank, gboolean *agree)
{
  gint64 before = 0, behind = 0;
  const gboolean has_before = get_shift (self, rank, -1, &before),
                 has_behind = get_shift (self, rank, 1, &behind);

  *agree = has_before && has_behind && before == behind;
  return (gsize) CLAMP ((gint64) self->anchors[self->order[rank]].start
                            + (has_before ? before : behind),
                        0, (gint64) hw_text_get_n_chars (self->text));
}

/* What stands in several places is where its neighbours are. */
static gboolean
decide_by_place (const HwAnchorSearch *search, gsize expected, gboolean agree, HwAnchorPlace *place)
{
  for (guint i = 0; i < search->candidates->len; i++)
    {
      const HwAnchorCandidate *candidate
          = &g_array_index (search->candidates, HwAnchorCandidate, i);

      if (!candidate->is_exact || candidate->start != expected
          || candidate->context < (agree ? SOME_CONTEXT : MUCH_CONTEXT))
        continue;
      set_place (place, agree ? get_exact_status (search->anchor, candidate) : HW_ANCHOR_UNCERTAIN,
                 candidate);
      return TRUE;
    }
  return FALSE;
}

static void
find_others (Finder *self, const GArray *others)
{
  g_autofree const HwAnchor **anchors = g_new (const HwAnchor *, others->len);
  HwAnchorSearch search;

  for (guint i = 0; i < others->len; i++)
    anchors[i] = &self->anchors[self->order[g_array_index (others, gsize, i)]];
  hw_anchor_search_init (&search, self->text, anchors, others->len);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < others->len; i++)
      {
        const gsize rank = g_array_index (others, gsize, i);
        HwAnchorPlace *place = &self->places[self->order[rank]];
        gboolean agree;
        const gsize expected = get_expected (self, rank, &agree);

        if (place->status != HW_ANCHOR_LOST)
          continue;
        place->start = place->end = expected;
        hw_anchor_search_run (&search, anchors[i], expected);
        if (round == 0)
          decide (&search, place);
        else
          decide_by_place (&search, expected, agree, place);
      }
  hw_anchor_search_clear (&search);
}

void
hw_anchors_find (const HwAnchor *anchors, gsize n, const HwText *text, HwAnchorPlace *places)
{
  g_autofree guint32 *order = g_new (guint32, n + 1);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gsize));
  Finder self = { anchors, places, order, n, text };

  for (gsize i = 0; i < n; i++)
    {
      order[i] = (guint32) i;
      places[i] = (HwAnchorPlace){ HW_ANCHOR_LOST, 0, 0, 0 };
      if (is_kept (&anchors[i], text))
        places[i] = (HwAnchorPlace){ HW_ANCHOR_KEPT, anchors[i].start, anchors[i].end, 1 };
    }
  g_qsort_with_data (order, (gint) n, sizeof *order, compare_places, (gpointer) anchors);
  for (gsize rank = 0; rank < n; rank++)
    if (places[order[rank]].status == HW_ANCHOR_LOST)
      g_array_append_val (others, rank);
  if (others->len > 0)
    find_others (&self, others);
}
