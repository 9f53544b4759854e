/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search.h"

#include <glib/gi18n.h>

#include "error.h"
#include "library-private.h"
#include "search-private.h"

/* A document whose title has the words is about them: its rows gain this share of what the title would
 * score as a row. */
#define TITLE_WEIGHT 0.5f

gboolean
hw_search_is_cancelled (HwSearch *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Which atoms are looked for in the rows, and whether there is an OR or a choice. */
static void
look_through (HwSearch *self, const HwQueryNode *node)
{
  if (node->kind == HW_QUERY_NOT)
    return;
  if (node->kind == HW_QUERY_OR)
    self->by_kind = FALSE;
  if (node->kind == HW_QUERY_FILTER)
    self->has_choice = TRUE;
  else if (node->kind == HW_QUERY_ATOM)
    {
      gboolean title = hw_query_get_atom (self->query, node->index)->scope == HW_QUERY_TITLE;

      self->atoms[node->index].wanted = !title;
      self->has_choice = self->has_choice || title;
    }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    look_through (self, node->children->pdata[i]);
}

/* Options that hold for the whole query, as if every word had been typed so. */
static void
apply_options (HwSearch *self)
{
  const HwSearchOptions *options = self->options;

  if (options->open)
    hw_query_leave_open (self->query);
  for (guint i = 0; i < self->query->atoms->len; i++)
    {
      const HwQueryAtom *atom = hw_query_get_atom (self->query, i);

      for (guint j = 0; j < atom->words->len; j++)
        {
          HwQueryWord *word = atom->words->pdata[j];

          if (options->exact)
            {
              word->exact = TRUE;
              word->approximate = FALSE;
              g_clear_pointer (&word->stem, g_free);
            }
          else if (options->approximate && !word->exact && !word->prefix)
            word->approximate = TRUE;
          if (options->no_stems)
            g_clear_pointer (&word->stem, g_free);
        }
    }
}

gboolean
hw_search_init (HwSearch *self,
                HwLibrary *library,
                const char *query,
                const HwSearchOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  self->library = library;
  self->query = hw_query_new (query);
  self->options = options;
  self->cancellable = cancellable;
  self->messages = g_ptr_array_new_with_free_func (g_free);
  self->by_title = g_hash_table_new (NULL, NULL);
  self->by_kind = TRUE;
  apply_options (self);
  hw_search_tell (self);
  self->atoms = g_new0 (HwSearchAtom, self->query->atoms->len + 1);
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->query->filters->len; i++)
    g_ptr_array_add (self->filters, hw_ranges_new ());
  self->matcher = hw_query_matcher_new (self->query);
  if (self->query->root == NULL)
    return TRUE;
  look_through (self, self->query->root);
  self->map = hw_term_index_map (library, error);
  if (self->map != NULL)
    self->allowed = hw_search_allowed (self, error);
  return self->allowed != NULL;
}

void
hw_search_clear (HwSearch *self)
{
  for (guint i = 0; self->atoms != NULL && i < self->query->atoms->len; i++)
    g_clear_pointer (&self->atoms[i].titles, g_array_unref);
  g_clear_pointer (&self->atoms, g_free);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->matcher, hw_query_matcher_free);
  g_clear_pointer (&self->allowed, g_array_unref);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_pointer (&self->by_title, g_hash_table_unref);
  g_clear_pointer (&self->query, hw_query_free);
}

void
hw_search_result_free (HwSearchResult *self)
{
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->languages, g_ptr_array_unref);
  g_clear_pointer (&self->years, g_ptr_array_unref);
  g_free (self);
}

static const HwIndexUnit *
find_unit (HwSearch *self, guint32 row, const HwIndexUnit *last)
{
  if (last != NULL && row >= last->first && row < last->first + last->n)
    return last;
  return hw_index_map_find (self->map, row);
}

/* Takes the titles out of @entries, by document. */
static GHashTable *
take_titles (HwSearch *self, GArray *entries)
{
  GHashTable *titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  const HwIndexUnit *unit = NULL;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const HwEntry *entry = &g_array_index (entries, HwEntry, i);

      unit = find_unit (self, entry->row, unit);
      if (unit != NULL && unit->kind == HW_UNIT_TITLE)
        g_hash_table_replace (titles, (gpointer) &unit->document, g_memdup2 (entry, sizeof *entry));
      else if (unit != NULL)
        g_array_index (entries, HwEntry, n++) = *entry;
    }
  g_array_set_size (entries, n);
  return titles;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const HwEntry *one = a, *other = b;

  return (one->row > other->row) - (one->row < other->row);
}

/* Raises the rows of documents whose title answers too; one that has no such row is found by its first. */
static void
use_titles (HwSearch *self, GArray *entries)
{
  g_autoptr (GHashTable) titles = take_titles (self, entries), seen = NULL;
  const HwIndexUnit *unit = NULL;
  guint n = entries->len;

  if (g_hash_table_size (titles) == 0)
    return;
  seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n; i++)
    {
      HwEntry *entry = &g_array_index (entries, HwEntry, i);
      const HwEntry *title;

      unit = find_unit (self, entry->row, unit);
      if (unit->document == 0)
        continue;
      title = g_hash_table_lookup (titles, &unit->document);
      if (title == NULL)
        continue;
      entry->score += TITLE_WEIGHT * title->score;
      if (unit->kind == HW_UNIT_TEXT)
        g_hash_table_add (seen, (gpointer) &unit->document);
    }
  for (guint i = 0; i < self->map->n_units; i++)
    {
      const HwEntry *title;
      HwEntry entry;

      unit = &self->map->units[i];
      if (unit->kind != HW_UNIT_TEXT || !unit->is_there || unit->n == 0
          || (title = g_hash_table_lookup (titles, &unit->document)) == NULL
          || !g_hash_table_add (seen, (gpointer) &unit->document)
          || !hw_ranges_hold (self->allowed, unit->first))
        continue;
      entry = *title;
      entry.row = unit->first;
      entry.score *= TITLE_WEIGHT;
      g_array_append_val (entries, entry);
      g_hash_table_add (self->by_title, GUINT_TO_POINTER (unit->first));
    }
  if (entries->len > n)
    g_array_sort (entries, compare_rows);
}

static gboolean
run (HwSearch *self, HwSearchResult *result, GError **error)
{
  g_autoptr (GArray) entries = hw_search_evaluate (self, error);

  if (entries == NULL)
    return FALSE;
  use_titles (self, entries);
  result->hits = hw_search_rank (self, entries, &result->n_rows, error);
  if (result->hits == NULL)
    return FALSE;
  result->more_than = self->more_than;
  return !self->options->facets || hw_search_count (self, entries, result, error);
}

HwSearchResult *
hw_library_search (HwLibrary *self,
                   const char *query,
                   const HwSearchOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  static const HwSearchOptions defaults = { 0 };
  g_autoptr (HwSearchResult) result = g_new0 (HwSearchResult, 1);
  HwSearch search = { 0 };
  gboolean ok;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);
  self->attempt = N_ ("The search could not be done");
  if (!hw_library_begin_read (self, error))
    return NULL;
  ok = hw_search_init (&search, self, query, options != NULL ? options : &defaults, cancellable,
                       error);
  if (ok && search.query->root != NULL)
    ok = run (&search, result, error);
  else if (ok)
    result->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_hit_unref);
  result->messages = g_steal_pointer (&search.messages);
  hw_search_clear (&search);
  hw_library_end_read (self);
  return ok ? g_steal_pointer (&result) : NULL;
}
