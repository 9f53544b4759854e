/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

#include <string.h>

/* The order of hits.
 *
 * Where every word has to be there (no OR in the query), how the words are spelled comes first: a person
 * who types one word wants that word before its other forms, and these before names in another script and
 * before what may be a damaged spelling. Among those of a kind BM25 decides. In a query with OR,
 * typically a question, most rows have only some of the words, and the spelling of one of them must not
 * outweigh another word: there it only scales what each word gives (see search-atom.c). */

/* Rows beyond those asked for that are read and put in order anew. */
#define SLACK 250
/* What it adds that two neighbours of the query stand side by side, as a share of the weight of the
 * lesser of them: less than a word more, more than one word twice. It falls by half over as many bytes as
 * three words have. */
#define PROXIMITY 0.5f
#define PROXIMITY_BYTES 30.0f
/* The spelling as typed decides between rows that are equal otherwise. */
#define EXACT_BONUS 0.05f
/* Brings BM25 below 1, so that the kind, which counts by ones, goes before it. */
#define HALF_SCORE 8.0
/* Bytes over which the words of a hit may be spread to be shown as one stretch. */
#define MAX_SPREAD 160

typedef struct
{
  guint32 row;
  HwMatchKind kind;
  double score;
  gsize start, end; /* bytes of the row */
} Candidate;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const HwEntry *one = a, *other = b;

  return (one->row > other->row) - (one->row < other->row);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->score != other->score)
    return one->score < other->score ? 1 : -1;
  return (one->row > other->row) - (one->row < other->row);
}

/* Drops what belongs to atoms that are left out, or that chose by title. */
static void
keep_wanted (HwSearch *self, guint32 row, GArray *matches)
{
  guint n = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const HwQueryMatch *match = &g_array_index (matches, HwQueryMatch, i);

      if (self->atoms[match->atom].wanted && hw_search_is_in_scope (self, match->atom, row))
        g_array_index (matches, HwQueryMatch, n++) = *match;
    }
  g_array_set_size (matches, n);
}

/* An atom that is there and the one that is there before it in the query. */
typedef struct
{
  const HwQueryMatch *last; /* of the places of either that were looked at */
  gsize gap;                /* the least distance in bytes between places of both */
} Neighbours;

static void
look_between (Neighbours *self, const HwQueryMatch *match)
{
  if (self->last != NULL && self->last->atom != match->atom)
    self->gap
        = MIN (self->gap, match->start > self->last->end ? match->start - self->last->end : 0);
  self->last = match;
}

/* In one pass over the places, however many atoms there are. */
static float
get_proximity (HwSearch *self, const GArray *matches, const gboolean *present)
{
  const guint n_atoms = self->query->atoms->len;
  g_autofree guint *place = g_new0 (guint, n_atoms), *atom = g_new0 (guint, n_atoms);
  g_autofree Neighbours *neighbours = NULL;
  guint n = 0;
  float sum = 0;

  for (guint i = 0; i < n_atoms; i++)
    if (present[i])
      {
        place[i] = n;
        atom[n++] = i;
      }
  /* neighbours[i] are atom[i - 1] and atom[i]. */
  neighbours = g_new (Neighbours, n + 1);
  for (guint i = 0; i <= n; i++)
    neighbours[i] = (Neighbours){ NULL, G_MAXSIZE };
  for (guint i = 0; i < matches->len; i++)
    {
      const HwQueryMatch *match = &g_array_index (matches, HwQueryMatch, i);

      look_between (&neighbours[place[match->atom]], match);
      look_between (&neighbours[place[match->atom] + 1], match);
    }
  for (guint i = 1; i < n; i++)
    if (neighbours[i].gap != G_MAXSIZE)
      sum += MIN (self->atoms[atom[i - 1]].weight, self->atoms[atom[i]].weight) * PROXIMITY
             / (1 + (float) neighbours[i].gap / PROXIMITY_BYTES);
  return sum;
}

/* The shortest stretch with a place of each of @n atoms; FALSE where it is too long to be one. */
static gboolean
find_stretch (const GArray *matches, guint n, guint n_atoms, Candidate *candidate)
{
  g_autofree guint *count = g_new0 (guint, n_atoms);
  guint have = 0, from = 0;
  gsize best = G_MAXSIZE;

  for (guint i = 0; i < matches->len; i++)
    {
      const HwQueryMatch *match = &g_array_index (matches, HwQueryMatch, i);

      have += count[match->atom]++ == 0;
      while (have == n)
        {
          const HwQueryMatch *first = &g_array_index (matches, HwQueryMatch, from);
          gsize end = first->end;

          for (guint j = from; j <= i; j++)
            end = MAX (end, g_array_index (matches, HwQueryMatch, j).end);
          if (end - first->start < best)
            {
              best = end - first->start;
              candidate->start = first->start;
              candidate->end = end;
            }
          have -= --count[first->atom] == 0;
          from++;
        }
    }
  return best <= MAX_SPREAD;
}

/* The place of the atom that says most, in its best spelling. */
static void
find_best_place (HwSearch *self, const GArray *matches, Candidate *candidate)
{
  const HwQueryMatch *best = &g_array_index (matches, HwQueryMatch, 0);

  for (guint i = 1; i < matches->len; i++)
    {
      const HwQueryMatch *match = &g_array_index (matches, HwQueryMatch, i);
      float weight = self->atoms[match->atom].weight, most = self->atoms[best->atom].weight;

      if (weight > most || (match->atom == best->atom && match->kind < best->kind))
        best = match;
    }
  candidate->start = best->start;
  candidate->end = best->end;
}

static void
judge (HwSearch *self, const HwEntry *entry, const GArray *matches, Candidate *candidate)
{
  guint n_atoms = self->query->atoms->len, n = 0;
  g_autofree gboolean *present = g_new0 (gboolean, n_atoms);
  g_autofree HwMatchKind *kinds = g_new0 (HwMatchKind, n_atoms);
  float score = entry->score;

  for (guint i = 0; i < matches->len; i++)
    {
      const HwQueryMatch *match = &g_array_index (matches, HwQueryMatch, i);

      n += !present[match->atom];
      kinds[match->atom]
          = present[match->atom] ? MIN (kinds[match->atom], match->kind) : match->kind;
      present[match->atom] = TRUE;
    }
  candidate->kind = HW_MATCH_EXACT;
  for (guint i = 0; i < n_atoms; i++)
    if (present[i])
      {
        candidate->kind = MAX (candidate->kind, kinds[i]);
        if (kinds[i] == HW_MATCH_EXACT)
          score += EXACT_BONUS * self->atoms[i].weight;
      }
  if (n > 1)
    score += get_proximity (self, matches, present);
  if (n == 1 || !find_stretch (matches, n, n_atoms, candidate))
    find_best_place (self, matches, candidate);
  candidate->score = self->by_kind
                         ? HW_MATCH_APPROXIMATE - candidate->kind + score / (score + HALF_SCORE)
                         : score;
}

/* Reads a row and says what of it is found. FALSE in *holds where it is no answer after all. */
static gboolean
verify (HwSearch *self,
        const HwEntry *entry,
        GString *text,
        GArray *matches,
        Candidate *candidate,
        gboolean *holds,
        GError **error)
{
  HwIndexRow place;

  *candidate = (Candidate){ .row = entry->row, .kind = entry->kind, .score = entry->score };
  g_string_truncate (text, 0);
  g_array_set_size (matches, 0);
  if (!hw_term_index_read_row (self->library, entry->row, text, &place, error))
    return FALSE;
  hw_query_matcher_match (self->matcher, text->str, text->len, matches);
  *holds = TRUE;
  if (self->verify)
    {
      g_autofree gboolean *present = g_new0 (gboolean, self->query->atoms->len + 1);

      for (guint i = 0; i < matches->len; i++)
        present[g_array_index (matches, HwQueryMatch, i).atom] = TRUE;
      *holds = hw_search_holds (self, entry->row, present);
    }
  keep_wanted (self, entry->row, matches);
  if (matches->len > 0)
    judge (self, entry, matches, candidate);
  else if (g_hash_table_contains (self->by_title, GUINT_TO_POINTER (entry->row)))
    *holds = TRUE;
  else
    *holds = *holds && self->has_choice;
  if (matches->len == 0 && self->by_kind)
    candidate->score
        = HW_MATCH_APPROXIMATE - candidate->kind + entry->score / (entry->score + HALF_SCORE);
  return TRUE;
}

/* The best @n of @entries as they are after they have been looked at. */
static GArray *
verify_best (HwSearch *self, const GArray *entries, gsize n, GError **error)
{
  g_autoptr (GArray) top = hw_entries_top (entries, n, self->by_kind);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (HwQueryMatch));
  g_autoptr (GString) text = g_string_new (NULL);

  /* Rows in order cost least. */
  g_array_sort (top, compare_rows);
  for (guint i = 0; i < top->len; i++)
    {
      Candidate candidate;
      gboolean holds;

      if ((i & 63) == 0 && hw_search_is_cancelled (self, error))
        return NULL;
      if (!verify (self, &g_array_index (top, HwEntry, i), text, matches, &candidate, &holds,
                   error))
        return NULL;
      if (holds)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return g_steal_pointer (&candidates);
}

GPtrArray *
hw_search_rank (HwSearch *self, GArray *entries, gint64 *n_rows, GError **error)
{
  const HwSearchOptions *options = self->options;
  gsize wanted = options->limit > 0 ? options->offset + options->limit : G_MAXSIZE;
  gsize n = wanted < G_MAXSIZE - SLACK ? MIN (wanted + SLACK, entries->len) : entries->len;
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_hit_unref);
  g_autoptr (GString) text = g_string_new (NULL);

  for (;;)
    {
      candidates = verify_best (self, entries, n, error);
      if (candidates == NULL)
        return NULL;
      if (candidates->len >= wanted || n == entries->len)
        break;
      /* Many were none, as with letters as typed. */
      n = MIN (n * 4, entries->len);
      g_clear_pointer (&candidates, g_array_unref);
    }
  *n_rows = entries->len;
  if (n == entries->len)
    *n_rows = candidates->len;
  else if (self->verify)
    {
      *n_rows = candidates->len;
      self->more_than = TRUE;
    }
  for (gsize i = options->offset; i < MIN (wanted, candidates->len); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      HwIndexRow place;
      HwHit *hit;

      g_string_truncate (text, 0);
      if (!hw_term_index_read_row (self->library, candidate->row, text, &place, error))
        return NULL;
      hit = hw_search_make_hit (self, candidate->row, &place, text, candidate->start,
                                candidate->end, error);
      if (hit == NULL)
        return NULL;
      hit->kind = candidate->kind;
      hit->score = candidate->score;
      g_ptr_array_add (hits, hit);
    }
  return g_steal_pointer (&hits);
}
