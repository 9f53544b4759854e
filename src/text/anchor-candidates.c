/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anchor-candidates.h"

#include <stdlib.h>
#include <string.h>

/* Runs of letters that are looked up for a passage. */
#define MAX_GRAMS 200
/* Places that are looked at closely. */
#define MAX_CLUSTERS 4
#define MAX_EXACT 64
/* Two runs whose places differ by no more than this from what they were in the passage belong together. */
#define CLUSTER_GAP 16
/* Of longer words only the ends are compared letter by letter. */
#define LONG_QUOTE 4096
#define END_LETTERS 64
/* Around the expected place, in letters. */
#define NEAR 2000
/* Two runs of letters that have nothing to do with each other are this much alike. */
#define CHANCE 0.35
/* Steps of 64 letters: about a second. */
#define BUDGET (G_GINT64_CONSTANT (300) * 1000 * 1000)
/* Words that are the same count so much, what is around them the rest. */
#define QUOTE_WEIGHT 0.7
/* By what the words with other marks are less. */
#define OTHER_MARKS 0.01
/* With less, the text is looked through for something better. */
#define GOOD 0.6
/* Fewer letters are like anything. */
#define MIN_LETTERS 8

static const guint16 *
get_sought (const HwAnchorSearch *self)
{
  return (const guint16 *) (gpointer) self->sought->data;
}

static void
seek (HwAnchorSearch *self, const HwAnchor *anchor)
{
  self->anchor = anchor;
  g_array_set_size (self->sought, 0);
  hw_anchor_letters_append (self->letters, anchor->prefix, self->sought);
  self->n_before = self->sought->len;
  hw_anchor_letters_append (self->letters, anchor->quote, self->sought);
  self->n_quote = self->sought->len - self->n_before;
  hw_anchor_letters_append (self->letters, anchor->suffix, self->sought);
  self->n_behind = self->sought->len - self->n_before - self->n_quote;
}

/* The runs of what is sought that are looked up: every one, or some of many. */
static gsize
get_gram_step (const HwAnchorSearch *self)
{
  return self->sought->len / MAX_GRAMS + 1;
}

void
hw_anchor_search_init (HwAnchorSearch *self,
                       const HwText *text,
                       const HwAnchor *const *anchors,
                       gsize n)
{
  *self = (HwAnchorSearch){ .text = text, .budget = BUDGET };
  self->letters = hw_anchor_letters_new (text);
  self->grams = hw_anchor_grams_new (self->letters);
  self->approximate = hw_approximate_new (hw_anchor_letters_get_n_letters (self->letters));
  self->sought = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->candidates = g_array_new (FALSE, FALSE, sizeof (HwAnchorCandidate));
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->votes = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gsize i = 0; i < n; i++)
    {
      seek (self, anchors[i]);
      for (gsize at = 0; at + HW_ANCHOR_GRAM <= self->sought->len; at += get_gram_step (self))
        hw_anchor_grams_want (self->grams, get_sought (self) + at);
    }
  hw_anchor_grams_read (self->grams);
}

void
hw_anchor_search_clear (HwAnchorSearch *self)
{
  g_clear_pointer (&self->grams, hw_anchor_grams_free);
  g_clear_pointer (&self->letters, hw_anchor_letters_free);
  g_clear_pointer (&self->approximate, hw_approximate_free);
  g_clear_pointer (&self->sought, g_array_unref);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->votes, g_array_unref);
}

/* How like @n sought letters are to those of the text from @at on, in the direction of @step: 0 by chance,
 * 1 the same. */
static double
compare_side (HwAnchorSearch *self, const guint16 *sought, gsize n, gsize at, int step)
{
  gsize n_letters, end;
  const guint16 *letters = hw_anchor_letters_get (self->letters, &n_letters);
  const gsize room = MIN (step > 0 ? n_letters - at : at, n + n / 2);
  const guint changes
      = hw_approximate_find (self->approximate, sought, n, letters + at, room, step, TRUE, &end);
  const double alike = 1 - (double) changes / (double) n;

  return MAX (0, (alike - CHANCE) / (1 - CHANCE));
}

static void
compare_context (HwAnchorSearch *self, gsize start, gsize end, HwAnchorCandidate *candidate)
{
  const guint16 *sought = get_sought (self);
  const double n_before = (double) self->n_before, n_behind = (double) self->n_behind;
  double before = 1, behind = 1;

  /* Nothing that speaks for a place, nor against it. */
  candidate->context = candidate->weaker = 0.5;
  if (self->n_before + self->n_behind == 0)
    return;
  if (self->n_before > 0)
    before = compare_side (self, sought + self->n_before, self->n_before, start, -1);
  if (self->n_behind > 0)
    behind = compare_side (self, sought + self->n_before + self->n_quote, self->n_behind, end, 1);
  candidate->context = (before * n_before + behind * n_behind) / (n_before + n_behind);
  candidate->weaker = MIN (before, behind);
}

static gboolean
overlap (const HwAnchorCandidate *one, const HwAnchorCandidate *other)
{
  const gsize start = MAX (one->start, other->start), end = MIN (one->end, other->end);

  return start < end && (end - start) * 2 >= MIN (one->end - one->start, other->end - other->start);
}

/* Of two that overlap, the better stays. */
static void
keep (HwAnchorSearch *self, const HwAnchorCandidate *candidate)
{
  guint at;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const HwAnchorCandidate *other = &g_array_index (self->candidates, HwAnchorCandidate, i);

      if (!overlap (candidate, other))
        continue;
      if (other->total > candidate->total
          || (other->total == candidate->total && other->is_exact >= candidate->is_exact))
        return;
      g_array_remove_index (self->candidates, i--);
    }
  for (at = 0; at < self->candidates->len; at++)
    if (g_array_index (self->candidates, HwAnchorCandidate, at).total < candidate->total)
      break;
  g_array_insert_val (self->candidates, at, *candidate);
}

/* The very words begin and end at letters, but not always where the letters that are compared do: a mark may
 * come first, or a blank. The nearest place, where they stand twice. */
static void
find_exact_range (HwAnchorSearch *self, HwAnchorCandidate *candidate)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (self->text, &n_bytes);
  const gsize n_quote = strlen (self->anchor->quote), start = candidate->start;
  const gsize from = hw_text_to_byte (self->text, start - MIN (start, 4)),
              to = hw_text_to_byte (self->text, candidate->end + 4);
  gsize best = G_MAXSIZE;

  for (const char *at = utf8 + from;
       (at = memmem (at, to - (gsize) (at - utf8), self->anchor->quote, n_quote)) != NULL; at++)
    {
      const gsize found = hw_text_from_byte (self->text, (gsize) (at - utf8)),
                  distance = found > start ? found - start : start - found;

      if (distance >= best)
        break;
      best = distance;
      candidate->start = found;
      candidate->end = hw_text_from_byte (self->text, (gsize) (at - utf8) + n_quote);
    }
  candidate->is_exact = best != G_MAXSIZE;
}

/* The letters [start, end), which differ from the words by @changes. */
static void
add (HwAnchorSearch *self, gsize start, gsize end, double alike)
{
  HwAnchorCandidate candidate = { .quote = MAX (alike, 0) };

  if (start >= end)
    return;
  compare_context (self, start, end, &candidate);
  candidate.total = candidate.quote * QUOTE_WEIGHT + candidate.context * (1 - QUOTE_WEIGHT);
  hw_anchor_letters_to_text (self->letters, start, end, &candidate.start, &candidate.end);
  candidate.is_same = alike >= 1;
  if (candidate.is_same)
    {
      find_exact_range (self, &candidate);
      if (!candidate.is_exact)
        candidate.total -= OTHER_MARKS;
    }
  keep (self, &candidate);
}

/* The best place of the words in the letters [from, to). */
static void
add_best (HwAnchorSearch *self, gsize from, gsize to)
{
  gsize n_letters, end, back;
  const guint16 *letters = hw_anchor_letters_get (self->letters, &n_letters),
                *quote = get_sought (self) + self->n_before;
  const gsize n = self->n_quote;
  guint changes = hw_approximate_find (self->approximate, quote, n, letters + from, to - from, 1,
                                       FALSE, &end);

  if (end == 0)
    return;
  end += from;
  hw_approximate_find (self->approximate, quote + n, n, letters + end, MIN (end, n + changes), -1,
                       TRUE, &back);
  add (self, end - back, end, 1 - (double) changes / (double) n);
}

/* The same by the ends of long words, which begin about @start in the letters, within @slack. */
static void
add_long (HwAnchorSearch *self, gsize start, gsize slack, double share)
{
  gsize n_letters, head, tail, back;
  const guint16 *letters = hw_anchor_letters_get (self->letters, &n_letters),
                *quote = get_sought (self) + self->n_before;
  const gsize n = self->n_quote;
  const gsize head_from = start - MIN (start, slack),
              head_to = MIN (start + END_LETTERS + slack, n_letters),
              tail_to = MIN (start + n + slack, n_letters);
  const gsize tail_from = MIN (start + n - MIN (n, END_LETTERS + slack), tail_to);
  guint changes;
  double length, alike;

  if (head_from >= head_to || tail_from >= tail_to)
    return;
  changes = hw_approximate_find (self->approximate, quote, END_LETTERS, letters + head_from,
                                 head_to - head_from, 1, FALSE, &head);
  head += head_from;
  hw_approximate_find (self->approximate, quote + END_LETTERS, END_LETTERS, letters + head,
                       MIN (head, END_LETTERS * 2), -1, TRUE, &back);
  head -= back;
  changes += hw_approximate_find (self->approximate, quote + n - END_LETTERS, END_LETTERS,
                                  letters + tail_from, tail_to - tail_from, 1, FALSE, &tail);
  tail += tail_from;
  if (head >= tail)
    return;
  length = (double) (tail - head);
  alike = (1 - (double) changes / (2 * END_LETTERS)) * MIN (length, (double) n)
          / MAX (length, (double) n);
  alike = MIN (alike, share);
  if (tail - head == n && memcmp (letters + head, quote, n * sizeof *quote) == 0)
    alike = 1;
  add (self, head, tail, alike);
}

/* All places of the very words, by a run of them that is rare; *complete where there is one. */
static void
add_same (HwAnchorSearch *self)
{
  gsize n_letters, rare = 0;
  const guint16 *letters = hw_anchor_letters_get (self->letters, &n_letters),
                *quote = get_sought (self) + self->n_before;
  guint n_places = G_MAXUINT;

  for (gsize i = self->n_before; i + HW_ANCHOR_GRAM <= self->n_before + self->n_quote; i++)
    {
      if (i % get_gram_step (self) != 0)
        continue;
      g_array_set_size (self->places, 0);
      if (hw_anchor_grams_find (self->grams, get_sought (self) + i, self->places)
          && self->places->len < n_places)
        {
          n_places = self->places->len;
          rare = i - self->n_before;
        }
    }
  self->is_complete = n_places != G_MAXUINT;
  if (!self->is_complete || n_places == 0)
    return;
  g_array_set_size (self->places, 0);
  hw_anchor_grams_find (self->grams, quote + rare, self->places);
  for (guint i = 0; i < self->places->len; i++)
    {
      const gsize place = g_array_index (self->places, guint32, i);

      if (place >= rare && place - rare + self->n_quote <= n_letters
          && memcmp (letters + place - rare, quote, self->n_quote * sizeof *quote) == 0)
        add (self, place - rare, place - rare + self->n_quote, 1);
    }
}

/* The same for words that have no rare run, or are too short for one. */
static void
add_short (HwAnchorSearch *self)
{
  gsize n_bytes, n = 0;
  const char *utf8 = hw_text_get_utf8 (self->text, &n_bytes), *at = utf8;
  const gsize n_quote = strlen (self->anchor->quote);

  while (n < MAX_EXACT
         && (at = memmem (at, n_bytes - (gsize) (at - utf8), self->anchor->quote, n_quote)) != NULL)
    {
      const gsize position = hw_text_from_byte (self->text, (gsize) (at - utf8));
      const gsize start = hw_anchor_letters_from_text (self->letters, position);

      add (self, start, start + MAX (self->n_quote, 1), 1);
      at += n_quote;
      n++;
    }
  self->is_complete = n < MAX_EXACT;
}

static int
compare_votes (const void *a, const void *b)
{
  const gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

typedef struct
{
  gint64 first, last; /* where all that is sought would begin */
  guint n;
} Cluster;

/* The places at which most runs agree. The number of runs that were asked for is *n_asked. */
static guint
find_clusters (HwAnchorSearch *self, Cluster *clusters, guint *n_asked)
{
  guint n_clusters = 0;

  *n_asked = 0;
  g_array_set_size (self->votes, 0);
  for (gsize i = 0; i + HW_ANCHOR_GRAM <= self->sought->len; i += get_gram_step (self))
    {
      g_array_set_size (self->places, 0);
      hw_anchor_grams_find (self->grams, get_sought (self) + i, self->places);
      for (guint j = 0; j < self->places->len; j++)
        {
          const gint64 vote = (gint64) g_array_index (self->places, guint32, j) - (gint64) i;
          g_array_append_val (self->votes, vote);
        }
      ++*n_asked;
    }
  if (self->votes->len > 0)
    qsort (self->votes->data, self->votes->len, sizeof (gint64), compare_votes);
  for (guint i = 0, end; i < self->votes->len; i = end)
    {
      const gint64 *votes = (const gint64 *) (gpointer) self->votes->data;
      Cluster cluster;
      guint at;

      for (end = i + 1; end < self->votes->len && votes[end] - votes[end - 1] <= CLUSTER_GAP; end++)
        ;
      cluster = (Cluster){ votes[i], votes[end - 1], end - i };
      for (at = n_clusters; at > 0 && clusters[at - 1].n < cluster.n; at--)
        if (at < MAX_CLUSTERS)
          clusters[at] = clusters[at - 1];
      if (at < MAX_CLUSTERS)
        clusters[at] = cluster;
      n_clusters = MIN (n_clusters + 1, MAX_CLUSTERS);
    }
  return n_clusters;
}

static void
add_alike (HwAnchorSearch *self)
{
  const gint64 slack = CLUSTER_GAP + (gint64) self->n_quote / 4;
  Cluster clusters[MAX_CLUSTERS];
  gsize n_letters;
  guint n_asked, n = find_clusters (self, clusters, &n_asked);

  hw_anchor_letters_get (self->letters, &n_letters);
  for (guint i = 0; i < n; i++)
    {
      const gint64 first = clusters[i].first + (gint64) self->n_before,
                   last = clusters[i].last + (gint64) self->n_before;
      const gint64 from = CLAMP (first - slack, 0, (gint64) n_letters),
                   to = CLAMP (last + (gint64) self->n_quote + slack, 0, (gint64) n_letters);

      if (self->n_quote > LONG_QUOTE)
        add_long (self, (gsize) CLAMP (first, 0, (gint64) n_letters),
                  (gsize) (slack + last - first), (double) clusters[i].n / n_asked);
      else if (from < to)
        add_best (self, (gsize) from, (gsize) to);
    }
}

static void
look_through (HwAnchorSearch *self, gsize from, gsize to)
{
  const gint64 cost = (gint64) (to - from) * (gint64) (self->n_quote / 64 + 1);

  if (from >= to || cost > self->budget || self->n_quote > LONG_QUOTE)
    return;
  self->budget -= cost;
  add_best (self, from, to);
}

static gboolean
is_good (const HwAnchorSearch *self)
{
  return self->candidates->len > 0
         && g_array_index (self->candidates, HwAnchorCandidate, 0).total >= GOOD;
}

void
hw_anchor_search_run (HwAnchorSearch *self, const HwAnchor *anchor, gsize expected)
{
  gsize n_letters, at;

  seek (self, anchor);
  g_array_set_size (self->candidates, 0);
  self->is_complete = TRUE;
  hw_anchor_letters_get (self->letters, &n_letters);
  if (self->n_quote == 0 || n_letters == 0)
    return;
  add_same (self);
  if (!self->is_complete)
    add_short (self);
  add_alike (self);
  if (is_good (self) || self->n_quote < MIN_LETTERS)
    return;
  at = hw_anchor_letters_from_text (self->letters, expected);
  look_through (self, at - MIN (at, NEAR), MIN (at + NEAR + self->n_quote, n_letters));
  if (!is_good (self))
    look_through (self, 0, n_letters);
}
