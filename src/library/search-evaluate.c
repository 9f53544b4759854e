/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

#include "stop-words.h"

/* What a part of the query comes to: rows with their scores, or a choice of rows (HwRowRange), which has
 * none. Nothing of either where only the rows themselves can tell (an atom that is broad). */
typedef struct
{
  GArray *entries;
  GArray *rows;
} Answer;

static void
clear_answer (Answer *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

static gboolean evaluate (HwSearch *self, const HwQueryNode *node, Answer *answer, GError **error);

/* Leaves of @entries the rows that hold the atom, which are looked at. */
static gboolean
look_for (HwSearch *self, guint index, GArray *entries, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (HwQueryMatch));
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      HwEntry entry = g_array_index (entries, HwEntry, i);
      HwPosting posting = { .row = entry.row };
      HwMatchKind kind = HW_MATCH_APPROXIMATE;
      HwIndexRow place;

      if ((i & 63) == 0 && hw_search_is_cancelled (self, error))
        return FALSE;
      g_string_truncate (text, 0);
      g_array_set_size (matches, 0);
      if (!hw_term_index_read_row (self->library, entry.row, text, &place, error))
        return FALSE;
      hw_query_matcher_match (self->matcher, text->str, text->len, matches);
      for (guint j = 0; j < matches->len; j++)
        {
          const HwQueryMatch *match = &g_array_index (matches, HwQueryMatch, j);

          if (match->atom != index)
            continue;
          posting.n++;
          kind = MIN (kind, MAX (match->kind, HW_MATCH_FOLDED));
        }
      if (posting.n == 0)
        continue;
      entry.score += hw_search_score (self->map, &posting, self->atoms[index].weight);
      entry.matched += self->atoms[index].weight;
      entry.kind = MAX (entry.kind, kind);
      g_array_index (entries, HwEntry, n++) = entry;
    }
  g_array_set_size (entries, n);
  return TRUE;
}

/* Titles choose documents. With letters as typed they are looked at here. */
static gboolean
choose_by_title (HwSearch *self, guint index, GArray *entries, Answer *answer, GError **error)
{
  if (self->atoms[index].verify && !look_for (self, index, entries, error))
    return FALSE;
  self->atoms[index].verify = FALSE;
  answer->rows = hw_search_documents_of (self, entries);
  self->atoms[index].titles = g_array_ref (answer->rows);
  return TRUE;
}

static gboolean
evaluate_atom (HwSearch *self, guint index, Answer *answer, GError **error)
{
  g_autoptr (GArray) entries = hw_search_atom (self, index, error);

  if (entries == NULL)
    return FALSE;
  if (hw_query_get_atom (self->query, index)->scope == HW_QUERY_TITLE)
    return choose_by_title (self, index, entries, answer, error);
  self->verify = self->verify || self->atoms[index].verify;
  if (!self->atoms[index].broad)
    answer->entries = g_steal_pointer (&entries);
  return TRUE;
}

/* A choice as rows of their own. */
static GArray *
list_rows (const GArray *rows)
{
  GArray *entries = hw_entries_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const HwRowRange *range = &g_array_index (rows, HwRowRange, i);

      for (guint32 row = range->first; row < range->end; row++)
        {
          HwEntry entry = { .row = row };

          g_array_append_val (entries, entry);
        }
    }
  return entries;
}

/* Where nothing but a choice was asked for: its documents, and of those of which it chose a part, each
 * part, by the first row. */
static GArray *
list_beginnings (const HwSearch *self, const GArray *rows)
{
  GArray *entries = hw_entries_new ();
  const HwIndexUnit *last = NULL;
  guint32 last_end = 0;

  for (guint i = 0, range = 0; i < self->map->n_units; i++)
    {
      const HwIndexUnit *unit = &self->map->units[i];

      while (range < rows->len && g_array_index (rows, HwRowRange, range).end <= unit->first)
        range++;
      if (unit->kind != HW_UNIT_TEXT)
        continue;
      for (guint at = range; at < rows->len; at++)
        {
          const HwRowRange *one = &g_array_index (rows, HwRowRange, at);
          HwEntry entry = { .row = MAX (one->first, unit->first) };

          if (one->first >= unit->first + unit->n)
            break;
          /* A long text goes on in another unit. */
          if (last == NULL || last->document != unit->document || last_end != last->first + last->n
              || entry.row != unit->first)
            g_array_append_val (entries, entry);
          last = unit;
          last_end = MIN (one->end, unit->first + unit->n);
        }
    }
  return entries;
}

/* Whether rows must be looked at to know what of @node they hold. */
static gboolean
is_uncertain (const HwSearch *self, const HwQueryNode *node)
{
  if (node->kind == HW_QUERY_ATOM)
    return self->atoms[node->index].verify;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (is_uncertain (self, node->children->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
remove_answer (HwSearch *self, Answer *from, const Answer *what)
{
  if (what->rows != NULL && from->entries != NULL)
    hw_entries_filter (from->entries, what->rows, FALSE);
  else if (what->rows != NULL && from->rows != NULL)
    {
      g_autoptr (GArray) others = hw_ranges_invert (what->rows, self->map->end);
      GArray *left = hw_ranges_and (from->rows, others);

      g_array_unref (from->rows);
      from->rows = left;
    }
  else if (what->entries != NULL && from->rows != NULL)
    {
      from->entries = list_rows (from->rows);
      g_clear_pointer (&from->rows, g_array_unref);
    }
  if (what->entries != NULL && from->entries != NULL)
    hw_entries_remove (from->entries, what->entries);
}

/* Takes what @answer has. */
static void
narrow (Answer *self, Answer *answer)
{
  GArray *both;

  if (answer->entries != NULL)
    {
      if (self->entries != NULL)
        {
          both = hw_entries_and (self->entries, answer->entries);
          g_array_unref (self->entries);
          self->entries = both;
        }
      else
        self->entries = g_steal_pointer (&answer->entries);
    }
  if (answer->rows != NULL)
    {
      if (self->rows != NULL)
        {
          both = hw_ranges_and (self->rows, answer->rows);
          g_array_unref (self->rows);
          self->rows = both;
        }
      else
        self->rows = g_steal_pointer (&answer->rows);
    }
  clear_answer (answer);
}

/* So many rows are looked at in less time than the rows of a frequent word are brought together. */
#define FEW_ROWS 1000

/* The children but frequent words, which go to @frequent (guint, atoms). */
static gboolean
part_frequent (
    HwSearch *self, const HwQueryNode *node, GPtrArray *others, GArray *frequent, GError **error)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const HwQueryNode *child = node->children->pdata[i];
      gboolean is_frequent = FALSE;

      if (child->kind == HW_QUERY_ATOM
          && !hw_search_is_frequent (self, child->index, &is_frequent, error))
        return FALSE;
      if (is_frequent)
        g_array_append_val (frequent, child->index);
      else if (child->kind != HW_QUERY_NOT)
        g_ptr_array_add (others, (gpointer) child);
    }
  return TRUE;
}

static gboolean
evaluate_into (HwSearch *self, const HwQueryNode *node, Answer *answer, GError **error)
{
  Answer part = { 0 };

  if (!evaluate (self, node, &part, error))
    return FALSE;
  narrow (answer, &part);
  return TRUE;
}

/* All children but what is left out: frequent words last, by looking where that is less work. */
static gboolean
evaluate_wanted (HwSearch *self, const HwQueryNode *node, Answer *answer, GError **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GArray) frequent = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean look;

  if (!part_frequent (self, node, others, frequent, error))
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (!evaluate_into (self, others->pdata[i], answer, error))
      return FALSE;
  if (answer->entries != NULL && answer->rows != NULL)
    {
      hw_entries_filter (answer->entries, answer->rows, TRUE);
      g_clear_pointer (&answer->rows, g_array_unref);
    }
  if (answer->entries != NULL && frequent->len > 0)
    hw_entries_filter (answer->entries, self->allowed, TRUE);
  look = answer->entries != NULL && answer->entries->len <= FEW_ROWS;
  for (guint i = 0; i < frequent->len; i++)
    {
      const guint index = g_array_index (frequent, guint, i);
      const HwQueryNode atom = { .kind = HW_QUERY_ATOM, .index = index };

      if (look ? !hw_search_add_forms (self, index, error)
                     || !look_for (self, index, answer->entries, error)
               : !evaluate_into (self, &atom, answer, error))
        return FALSE;
    }
  if (answer->entries != NULL && answer->rows != NULL)
    {
      hw_entries_filter (answer->entries, answer->rows, TRUE);
      g_clear_pointer (&answer->rows, g_array_unref);
    }
  return TRUE;
}

static gboolean
evaluate_and (HwSearch *self, const HwQueryNode *node, Answer *answer, GError **error)
{
  if (!evaluate_wanted (self, node, answer, error))
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    {
      const HwQueryNode *child = node->children->pdata[i];
      Answer part = { 0 };

      if (child->kind != HW_QUERY_NOT)
        continue;
      if (!evaluate (self, child->children->pdata[0], &part, error))
        return FALSE;
      /* What may be more than what is asked for is not taken away before it was looked at. */
      if (!is_uncertain (self, child))
        remove_answer (self, answer, &part);
      clear_answer (&part);
    }
  return TRUE;
}

/* A question as a query: so many alternatives, and what they have in common with every text (في, من) finds
 * nothing but costs most. */
#define MANY_WORDS 4

static gboolean
is_stop_word (HwSearch *self, const HwQueryNode *node)
{
  const HwQueryAtom *atom;
  const HwQueryWord *word;

  if (node->kind != HW_QUERY_ATOM)
    return FALSE;
  atom = hw_query_get_atom (self->query, node->index);
  word = atom->words->pdata[0];
  return atom->words->len == 1 && atom->scope == HW_QUERY_ANYWHERE && !word->prefix && !word->exact
         && hw_is_stop_word (word->folded, NULL);
}

static gboolean
leaves_stop_words (HwSearch *self, const HwQueryNode *node)
{
  if (node->children->len < MANY_WORDS)
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    if (!is_stop_word (self, node->children->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
evaluate_or (HwSearch *self, const HwQueryNode *node, Answer *answer, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  gboolean ok = TRUE, broad = FALSE, leave = leaves_stop_words (self, node);

  for (guint i = 0; ok && i < node->children->len; i++)
    {
      Answer part = { 0 };

      if (leave && is_stop_word (self, node->children->pdata[i]))
        {
          self->more_than = TRUE;
          continue;
        }
      ok = evaluate (self, node->children->pdata[i], &part, error);
      broad = broad || (ok && part.entries == NULL && part.rows == NULL);
      if (part.rows != NULL && answer->rows != NULL)
        {
          GArray *both = hw_ranges_or (answer->rows, part.rows);

          g_array_unref (answer->rows);
          answer->rows = both;
        }
      else if (part.rows != NULL)
        answer->rows = g_steal_pointer (&part.rows);
      if (part.entries != NULL)
        g_ptr_array_add (parts, g_steal_pointer (&part.entries));
      clear_answer (&part);
    }
  if (parts->len > 0 && answer->rows != NULL)
    {
      g_ptr_array_add (parts, list_rows (answer->rows));
      g_clear_pointer (&answer->rows, g_array_unref);
    }
  if (parts->len > 0)
    answer->entries = hw_entries_or_all (parts);
  /* One alternative that only the rows can tell makes it so for all. */
  if (broad || !ok)
    clear_answer (answer);
  return ok;
}

static gboolean
evaluate (HwSearch *self, const HwQueryNode *node, Answer *answer, GError **error)
{
  if (hw_search_is_cancelled (self, error))
    return FALSE;
  switch (node->kind)
    {
    case HW_QUERY_AND:
      return evaluate_and (self, node, answer, error);
    case HW_QUERY_OR:
      return evaluate_or (self, node, answer, error);
    case HW_QUERY_ATOM:
      return evaluate_atom (self, node->index, answer, error);
    case HW_QUERY_FILTER:
      answer->rows = hw_search_filter (self, hw_query_get_filter (self->query, node->index), error);
      if (answer->rows != NULL)
        {
          g_array_unref (self->filters->pdata[node->index]);
          self->filters->pdata[node->index] = g_array_ref (answer->rows);
        }
      return answer->rows != NULL;
    case HW_QUERY_NOT: /* only within an AND, which sees to it */
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* The weight of all that a row can answer. */
static float
get_total (const HwSearch *self, const HwQueryNode *node)
{
  float total = 0;

  if (node->kind == HW_QUERY_ATOM)
    return self->atoms[node->index].titles == NULL ? self->atoms[node->index].weight : 0;
  if (node->kind == HW_QUERY_NOT || node->children == NULL)
    return 0;
  for (guint i = 0; i < node->children->len; i++)
    total += get_total (self, node->children->pdata[i]);
  return total;
}

GArray *
hw_search_evaluate (HwSearch *self, GError **error)
{
  Answer answer = { 0 };

  if (!evaluate (self, self->query->root, &answer, error))
    {
      clear_answer (&answer);
      return NULL;
    }
  if (answer.entries != NULL)
    {
      hw_entries_filter (answer.entries, self->allowed, TRUE);
      if (!self->by_kind)
        hw_entries_coordinate (answer.entries, get_total (self, self->query->root));
      return answer.entries;
    }
  if (answer.rows != NULL)
    {
      GArray *allowed = hw_ranges_and (answer.rows, self->allowed), *entries;

      entries = self->verify ? NULL : list_beginnings (self, allowed);
      g_array_unref (self->allowed);
      self->allowed = allowed;
      clear_answer (&answer);
      if (entries != NULL)
        return entries;
    }
  /* Only the rows can tell. */
  return hw_search_scan (self, error);
}

gboolean
hw_search_is_in_scope (const HwSearch *self, guint atom, guint32 row)
{
  const HwIndexUnit *unit;

  if (hw_query_get_atom (self->query, atom)->scope != HW_QUERY_NOTE)
    return TRUE;
  unit = hw_index_map_find (self->map, row);
  return unit != NULL && unit->kind == HW_UNIT_NOTE;
}

static gboolean
holds (const HwSearch *self, const HwQueryNode *node, guint32 row, const gboolean *present)
{
  switch (node->kind)
    {
    case HW_QUERY_NOT:
      return !holds (self, node->children->pdata[0], row, present);
    case HW_QUERY_AND:
    case HW_QUERY_OR:
      for (guint i = 0; i < node->children->len; i++)
        if (holds (self, node->children->pdata[i], row, present) == (node->kind == HW_QUERY_OR))
          return node->kind == HW_QUERY_OR;
      return node->kind == HW_QUERY_AND;
    case HW_QUERY_FILTER:
      return hw_ranges_hold (self->filters->pdata[node->index], row);
    case HW_QUERY_ATOM:
    default:
      if (self->atoms[node->index].titles != NULL)
        return hw_ranges_hold (self->atoms[node->index].titles, row);
      return present[node->index] && hw_search_is_in_scope (self, node->index, row);
    }
}

gboolean
hw_search_holds (const HwSearch *self, guint32 row, const gboolean *present)
{
  return holds (self, self->query->root, row, present);
}
