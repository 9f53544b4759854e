/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

#include <math.h>
#include <string.h>

#include "attached.h"

/* BM25 with the constants that the literature settled on. Paragraphs differ in length as documents do,
 * and a word said twice in one is not twice the answer. */
#define K1 1.2f
#define B 0.75f
#define PREFIX_WEIGHT 0.5f
/* A prefix with more words than this is looked for in the texts (the index would bring together as many
 * lists). */
#define BROAD_WORDS 1500
/* So many for all prefixes of a query together: the first eight may be as broad. */
#define MAX_BEGUN (8 * BROAD_WORDS)

float
hw_search_idf (const HwIndexMap *map, guint n_rows)
{
  double all = MAX ((double) map->n_rows, (double) n_rows);

  return (float) log (1 + (all - n_rows + 0.5) / (n_rows + 0.5));
}

float
hw_search_score (const HwIndexMap *map, const HwPosting *posting, float idf)
{
  float words = posting->row < map->end ? hw_index_length_to_words (map->lengths[posting->row]) : 1;
  float n = (float) posting->n;

  return idf * n * (K1 + 1) / (n + K1 * (1 - B + B * words / (float) map->average_words));
}

GArray *
hw_search_make_entries (
    HwSearch *self, const GArray *postings, HwMatchKind kind, float weight, guint n_rows)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (HwEntry), postings->len);
  float idf = hw_search_idf (self->map, n_rows);
  HwEntry *to = (HwEntry *) (gpointer) entries->data;

  for (guint i = 0; i < postings->len; i++)
    {
      const HwPosting *posting = &g_array_index (postings, HwPosting, i);

      to[i]
          = (HwEntry){ posting->row, weight * hw_search_score (self->map, posting, idf), 0, kind };
    }
  g_array_set_size (entries, postings->len);
  return entries;
}

GArray *
hw_search_words (HwSearch *self,
                 GPtrArray *expressions,
                 HwMatchKind kind,
                 float weight,
                 guint *n_rows,
                 GError **error)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GArray *all;
  guint n = 0;

  for (guint i = 0; i < expressions->len; i++)
    {
      GArray *postings = g_array_new (FALSE, FALSE, sizeof (HwPosting));

      g_ptr_array_add (lists, postings);
      if (self->only_forms)
        continue;
      if (!hw_term_index_postings (self->library, expressions->pdata[i], FALSE, postings,
                                   self->cancellable, error))
        return NULL;
      n += postings->len;
    }
  /* They are forms of one thing: a rare one says no more than a frequent one. */
  for (guint i = 0; i < lists->len; i++)
    if (((GArray *) lists->pdata[i])->len > 0)
      g_ptr_array_add (parts, hw_search_make_entries (self, lists->pdata[i], kind, weight, n));
  all = hw_entries_or_all (parts);
  *n_rows = all->len;
  return all;
}

gboolean
hw_search_add_postings (HwSearch *self,
                        const char *phrase,
                        gboolean prefix,
                        HwMatchKind kind,
                        float weight,
                        GPtrArray *parts,
                        GError **error)
{
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (HwPosting));

  if (self->only_forms)
    return TRUE;
  if (!hw_term_index_postings (self->library, phrase, prefix, postings, self->cancellable, error))
    return FALSE;
  if (postings->len > 0)
    g_ptr_array_add (parts, hw_search_make_entries (self, postings, kind, weight, postings->len));
  return TRUE;
}

/* A word of three letters or fewer ends where another begins: وزير is no و and زير. */
#define MIN_LETTERS 4

static void
add_form (HwSearch *self,
          guint index,
          const char *before,
          const char *word,
          const char *behind,
          GPtrArray *expressions)
{
  char *form = g_strconcat (before, word, behind, NULL);

  hw_query_matcher_add_form (self->matcher, index, 0, form, HW_MATCH_STEM);
  g_ptr_array_add (expressions, form);
}

/* The word with what Arabic writes together with it and the stem leaves on: one letter each before it, لـ
 * before the article and before another ل, and the alef of tanwin behind it. */
static void
add_attached (HwSearch *self, guint index, GPtrArray *expressions)
{
  static const char *const particles[] = { "و", "ف", "ب", "ك", "وب", "فب", "وك", "ل", "ول", "فل" };
  static const char *const conjunctions[] = { "", "و", "ف" };
  static const char *const of_verbs[] = { "س", "وس", "فس" };
  const HwQueryWord *word = hw_query_get_atom (self->query, index)->words->pdata[0];
  const char *folded = word->folded;
  gboolean article = g_str_has_prefix (folded, "ال") && g_utf8_strlen (folded, -1) >= MIN_LETTERS;
  const char *rest = article ? folded + strlen ("ال") : folded;

  if (g_unichar_get_script (g_utf8_get_char (folded)) != G_UNICODE_SCRIPT_ARABIC)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (conjunctions); i++)
    if (article || g_str_has_prefix (rest, "ل"))
      {
        g_autofree char *before
            = g_strconcat (conjunctions[i], hw_attached_for_article (rest), NULL);

        add_form (self, index, before, rest, "", expressions);
      }
  if (!article && g_utf8_strlen (folded, -1) >= MIN_LETTERS - 1 && !g_str_has_suffix (folded, "ا")
      && !g_str_has_suffix (folded, "ه") && !g_str_has_suffix (folded, "ي"))
    add_form (self, index, "", folded, "ا", expressions);
  if (g_utf8_strlen (folded, -1) < MIN_LETTERS)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (particles) - (article ? 3 : 0); i++)
    add_form (self, index, particles[i], folded, "", expressions);
  if (g_str_has_prefix (folded, "ي") || g_str_has_prefix (folded, "ت")
      || g_str_has_prefix (folded, "ن"))
    for (guint i = 0; i < G_N_ELEMENTS (of_verbs); i++)
      add_form (self, index, of_verbs[i], folded, "", expressions);
}

/* The forms that share the stem: one list, with a rarity of its own. */
static gboolean
add_stems (HwSearch *self, guint index, GPtrArray *parts, GError **error)
{
  const HwQueryWord *word = hw_query_get_atom (self->query, index)->words->pdata[0];
  g_autoptr (GPtrArray) expressions = g_ptr_array_new_with_free_func (g_free);
  GArray *entries;
  guint n_rows;

  g_ptr_array_add (expressions, g_strconcat ("~", word->stem, NULL));
  if (self->options->no_words || !g_str_equal (word->stem, word->folded))
    g_ptr_array_add (expressions, g_strdup (word->stem));
  for (guint i = 0; word->seats != NULL && i < word->seats->len; i += 2)
    {
      const char *seat = word->seats->pdata[i], *stem = word->seats->pdata[i + 1];

      g_ptr_array_add (expressions, g_strdup (seat));
      g_ptr_array_add (expressions, g_strconcat ("~", stem, NULL));
      if (!g_str_equal (seat, stem))
        g_ptr_array_add (expressions, g_strdup (stem));
    }
  add_attached (self, index, expressions);
  entries
      = hw_search_words (self, expressions, HW_MATCH_STEM, HW_SEARCH_STEM_WEIGHT, &n_rows, error);
  if (entries == NULL)
    return FALSE;
  g_ptr_array_add (parts, entries);
  return TRUE;
}

static guint
find_word (const HwVocabulary *vocabulary, const char *word, gsize n_bytes, gboolean behind)
{
  guint low = 0, high = vocabulary->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strncmp (vocabulary->block + vocabulary->offsets[middle], word, n_bytes);

      if (order < 0 || (behind && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
hw_search_is_broad (HwSearch *self, const HwQueryWord *word, gboolean *broad, GError **error)
{
  const HwVocabulary *vocabulary = hw_term_index_vocabulary (self->library, error);
  gsize n_bytes = strlen (word->folded);
  guint n;

  if (vocabulary == NULL)
    return FALSE;
  n = find_word (vocabulary, word->folded, n_bytes, TRUE)
      - find_word (vocabulary, word->folded, n_bytes, FALSE);
  *broad = n > BROAD_WORDS || self->n_begun + n > MAX_BEGUN;
  if (!*broad)
    self->n_begun += n;
  return TRUE;
}

static GArray *
get_scope_rows (HwSearch *self, HwQueryScope scope)
{
  GArray *rows = hw_ranges_new ();

  for (guint i = 0; i < self->map->n_units; i++)
    {
      const HwIndexUnit *unit = &self->map->units[i];

      if (unit->is_there && unit->kind == (scope == HW_QUERY_TITLE ? HW_UNIT_TITLE : HW_UNIT_NOTE))
        hw_ranges_append (rows, unit->first, unit->first + unit->n);
    }
  return rows;
}

/* A broad prefix: of titles or notes, which are short, all are looked at. */
void
hw_search_collect_broad (HwSearch *self, guint index, HwQueryScope scope, GPtrArray *parts)
{
  g_autoptr (GArray) rows = NULL;
  GArray *entries;

  self->atoms[index].verify = TRUE;
  self->atoms[index].broad = scope == HW_QUERY_ANYWHERE;
  if (scope == HW_QUERY_ANYWHERE)
    return;
  rows = get_scope_rows (self, scope);
  entries = hw_entries_new ();
  for (guint i = 0; i < rows->len; i++)
    for (guint32 row = g_array_index (rows, HwRowRange, i).first;
         row < g_array_index (rows, HwRowRange, i).end; row++)
      {
        HwEntry entry = { .row = row, .kind = HW_MATCH_FOLDED };

        g_array_append_val (entries, entry);
      }
  g_ptr_array_add (parts, entries);
}

static gboolean
collect_word (HwSearch *self, guint index, GPtrArray *parts, GError **error)
{
  const HwQueryWord *word = hw_query_get_atom (self->query, index)->words->pdata[0];
  gboolean broad = FALSE;

  if ((word->prefix || word->open) && !hw_search_is_broad (self, word, &broad, error))
    return FALSE;
  if (word->prefix && broad)
    {
      hw_search_collect_broad (self, index, hw_query_get_atom (self->query, index)->scope, parts);
      return TRUE;
    }
  if ((!self->options->no_words || word->prefix || word->exact)
      && !hw_search_add_postings (self, word->folded, word->prefix, HW_MATCH_FOLDED, 1, parts,
                                  error))
    return FALSE;
  if (word->open && !broad
      && !hw_search_add_postings (self, word->folded, TRUE, HW_MATCH_STEM, PREFIX_WEIGHT, parts,
                                  error))
    return FALSE;
  if (word->stem != NULL && !add_stems (self, index, parts, error))
    return FALSE;
  return word->exact || word->prefix || hw_search_expand (self, index, parts, error);
}

/* Whether letters and marks count: the index has folded words only. */
static gboolean
is_exact (const HwQueryAtom *atom)
{
  for (guint i = 0; i < atom->words->len; i++)
    if (((const HwQueryWord *) atom->words->pdata[i])->exact)
      return TRUE;
  return FALSE;
}

static void
keep_scope (HwSearch *self, GArray *entries, HwQueryScope scope)
{
  g_autoptr (GArray) rows = NULL;

  if (scope == HW_QUERY_ANYWHERE)
    return;
  rows = get_scope_rows (self, scope);
  hw_entries_filter (entries, rows, TRUE);
}

GArray *
hw_search_atom (HwSearch *self, guint index, GError **error)
{
  const HwQueryAtom *atom = hw_query_get_atom (self->query, index);
  HwSearchAtom *plan = &self->atoms[index];
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GArray *entries;
  gboolean ok;

  plan->verify = is_exact (atom);
  if (atom->distance > 0)
    ok = hw_search_collect_near (self, index, parts, error);
  else if (atom->words->len > 1)
    ok = hw_search_collect_phrase (self, index, parts, error);
  else
    ok = collect_word (self, index, parts, error);
  entries = hw_entries_or_all (parts);
  if (!ok)
    {
      g_array_unref (entries);
      return NULL;
    }
  plan->weight = hw_search_idf (self->map, entries->len);
  for (guint i = 0; i < entries->len; i++)
    g_array_index (entries, HwEntry, i).matched = plan->weight;
  keep_scope (self, entries, atom->scope);
  self->verify = self->verify || plan->verify;
  return entries;
}

guint hw_search_frequent_rows = 20000;

gboolean
hw_search_is_frequent (HwSearch *self, guint index, gboolean *is_frequent, GError **error)
{
  const HwQueryAtom *atom = hw_query_get_atom (self->query, index);
  const HwQueryWord *word = atom->words->pdata[0];

  *is_frequent = FALSE;
  if (atom->words->len > 1 || atom->scope != HW_QUERY_ANYWHERE || word->prefix || word->open
      || word->exact || word->approximate || self->options->no_words)
    return TRUE;
  return hw_term_index_is_frequent (self->library, word->folded, hw_search_frequent_rows,
                                    is_frequent, error);
}

gboolean
hw_search_add_forms (HwSearch *self, guint index, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gboolean ok;

  self->only_forms = TRUE;
  ok = collect_word (self, index, parts, error);
  self->only_forms = FALSE;
  self->atoms[index].weight = hw_search_idf (self->map, hw_search_frequent_rows);
  return ok;
}
