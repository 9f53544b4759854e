/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

#include <string.h>

#include "name-skeleton.h"
#include "search-names.h"
#include "spelling.h"

/* What a name says that was typed in another script or another way, where the word itself says 1: less than
 * its own forms, since other names sound alike, more than a guess at damaged letters. */
#define NAME_WEIGHT 0.4f
/* What a word nearly spelled so says, where the word itself says 1: less than any of its own forms. */
#define APPROXIMATE_WEIGHT 0.3f
/* The nearest so many words of the vocabulary: what is damaged has few neighbours, and a short word whose
 * neighbours are many would find everything. */
#define MAX_APPROXIMATE 48

typedef struct
{
  guint word;
  guint distance;
} Near;

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *one = a, *other = b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  return (one->word > other->word) - (one->word < other->word);
}

static const char *
get_word (const HwVocabulary *vocabulary, guint index, gsize *n_bytes)
{
  *n_bytes = vocabulary->offsets[index + 1] - vocabulary->offsets[index] - 1;
  return vocabulary->block + vocabulary->offsets[index];
}

static gboolean
is_known (const HwVocabulary *vocabulary, const char *word)
{
  guint low = 0, high = vocabulary->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (vocabulary->block + vocabulary->offsets[middle], word);

      if (order == 0)
        return TRUE;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

static void
find_near (const HwVocabulary *vocabulary, const HwQueryWord *word, GArray *found)
{
  g_autoptr (HwSpelling) spelling = hw_spelling_new (word->folded, 0);

  for (guint i = 0; i < vocabulary->n; i++)
    {
      gsize n_bytes;
      const char *other = get_word (vocabulary, i, &n_bytes);
      Near one = { i, hw_spelling_distance (spelling, other, n_bytes) };

      if (one.distance != HW_SPELLING_TOO_FAR && one.distance > 0)
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_near);
  if (found->len > MAX_APPROXIMATE)
    g_array_set_size (found, MAX_APPROXIMATE);
}

/* A word into which a space came: both halves are words of the library, two letters at least. */
static void
add_halves (HwSearch *self, const HwVocabulary *vocabulary, guint index, GPtrArray *expressions)
{
  const HwQueryWord *word = hw_query_get_atom (self->query, index)->words->pdata[0];
  glong n_letters = g_utf8_strlen (word->folded, -1);

  for (glong i = 2; i + 2 <= n_letters; i++)
    {
      const char *second = g_utf8_offset_to_pointer (word->folded, i);
      g_autofree char *first = g_strndup (word->folded, (gsize) (second - word->folded));

      if (!is_known (vocabulary, first) || !is_known (vocabulary, second))
        continue;
      hw_query_matcher_add_pair (self->matcher, index, first, second, HW_MATCH_APPROXIMATE);
      g_ptr_array_add (expressions, g_strconcat (first, " ", second, NULL));
    }
}

static const HwQueryWord *
get_single (HwSearch *self, guint index)
{
  const HwQueryAtom *atom;

  if (index >= self->query->atoms->len)
    return NULL;
  atom = hw_query_get_atom (self->query, index);
  return atom->words->len == 1 ? atom->words->pdata[0] : NULL;
}

/* This word and its neighbour in the query, from between which a space was lost. */
static void
add_joined (HwSearch *self,
            const HwVocabulary *vocabulary,
            guint index,
            guint first,
            GPtrArray *expressions)
{
  const HwQueryWord *one = get_single (self, first), *other = get_single (self, first + 1);
  g_autofree char *joined = NULL;

  if (one == NULL || other == NULL || one->exact || other->exact)
    return;
  joined = g_strconcat (one->folded, other->folded, NULL);
  if (!is_known (vocabulary, joined))
    return;
  hw_query_matcher_add_form (self->matcher, index, 0, joined, HW_MATCH_APPROXIMATE);
  g_ptr_array_add (expressions, g_steal_pointer (&joined));
}

static gboolean
add_approximate (HwSearch *self, guint index, GPtrArray *parts, GError **error)
{
  const HwVocabulary *vocabulary = hw_term_index_vocabulary (self->library, error);
  const HwQueryWord *word = hw_query_get_atom (self->query, index)->words->pdata[0];
  g_autoptr (GPtrArray) expressions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));
  GArray *entries;
  guint n_rows;

  if (vocabulary == NULL)
    return FALSE;
  find_near (vocabulary, word, found);
  for (guint i = 0; i < found->len; i++)
    {
      gsize n_bytes;
      const char *other = get_word (vocabulary, g_array_index (found, Near, i).word, &n_bytes);

      hw_query_matcher_add_form (self->matcher, index, 0, other, HW_MATCH_APPROXIMATE);
      g_ptr_array_add (expressions, g_strdup (other));
    }
  add_halves (self, vocabulary, index, expressions);
  add_joined (self, vocabulary, index, index, expressions);
  if (index > 0)
    add_joined (self, vocabulary, index, index - 1, expressions);
  entries = hw_search_words (self, expressions, HW_MATCH_APPROXIMATE, APPROXIMATE_WEIGHT, &n_rows,
                             error);
  if (entries == NULL)
    return FALSE;
  g_ptr_array_add (parts, entries);
  return TRUE;
}

/* عبدالرحمن and Abdulrahman are also written as two words. */
static void
add_parted (HwSearch *self,
            const HwVocabulary *vocabulary,
            guint index,
            const char *name,
            GPtrArray *expressions)
{
  gsize second, n_first = hw_name_split (name, strlen (name), &second);
  g_autoptr (GPtrArray) others = NULL;
  gboolean arabic = (guint8) *name >= 0x80;

  if (n_first == 0)
    return;
  others = hw_search_names_find (self->library, vocabulary, name + second, FALSE);
  if (arabic)
    g_ptr_array_insert (others, 0, g_strdup (name + n_first));
  for (guint i = 0; i < others->len; i++)
    {
      const char *other = others->pdata[i];

      if ((guint8) *other < 0x80)
        continue;
      hw_query_matcher_add_pair (self->matcher, index, "عبد", other, HW_MATCH_NAME);
      g_ptr_array_add (expressions, g_strconcat ("عبد ", other, NULL));
    }
}

static GPtrArray *
find_names (HwSearch *self, const HwVocabulary *vocabulary, const HwQueryWord *word)
{
  gboolean capital = g_unichar_isupper (g_utf8_get_char (word->typed)) || word->article;

  return hw_search_names_find (self->library, vocabulary, word->folded, capital);
}

static gboolean
add_names (HwSearch *self, guint index, GPtrArray *parts, GError **error)
{
  const HwVocabulary *vocabulary = hw_term_index_vocabulary (self->library, error);
  const HwQueryWord *word = hw_query_get_atom (self->query, index)->words->pdata[0];
  g_autoptr (GPtrArray) names = NULL;
  GArray *entries;
  guint n_rows;

  if (vocabulary == NULL)
    return FALSE;
  names = find_names (self, vocabulary, word);
  for (guint i = 0; i < names->len; i++)
    hw_query_matcher_add_form (self->matcher, index, 0, names->pdata[i], HW_MATCH_NAME);
  add_parted (self, vocabulary, index, word->folded, names);
  entries = hw_search_words (self, names, HW_MATCH_NAME, NAME_WEIGHT, &n_rows, error);
  if (entries == NULL)
    return FALSE;
  g_ptr_array_add (parts, entries);
  return TRUE;
}

gboolean
hw_search_expand (HwSearch *self, guint index, GPtrArray *parts, GError **error)
{
  const HwQueryWord *word = hw_query_get_atom (self->query, index)->words->pdata[0];

  if (!self->options->no_names && !add_names (self, index, parts, error))
    return FALSE;
  if (word->approximate && !add_approximate (self, index, parts, error))
    return FALSE;
  return TRUE;
}

static gboolean
add_others (HwSearch *self, guint index, guint number, HwSearchOthers *others, GError **error)
{
  GPtrArray *words = others->words->pdata[number];
  const HwQueryWord *word = hw_query_get_atom (self->query, index)->words->pdata[number];
  const HwVocabulary *vocabulary = hw_term_index_vocabulary (self->library, error);

  if (vocabulary == NULL)
    return FALSE;
  if (!self->options->no_names)
    {
      g_autoptr (GPtrArray) names = find_names (self, vocabulary, word);

      for (guint i = 0; i < names->len; i++)
        {
          hw_query_matcher_add_form (self->matcher, index, number, names->pdata[i], HW_MATCH_NAME);
          g_ptr_array_add (words, g_strdup (names->pdata[i]));
        }
    }
  if (word->approximate)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));

      find_near (vocabulary, word, found);
      for (guint i = 0; i < found->len; i++)
        {
          gsize n_bytes;
          const char *other = get_word (vocabulary, g_array_index (found, Near, i).word, &n_bytes);

          hw_query_matcher_add_form (self->matcher, index, number, other, HW_MATCH_APPROXIMATE);
          g_ptr_array_add (words, g_strdup (other));
        }
    }
  return TRUE;
}

gboolean
hw_search_expand_phrase (HwSearch *self, guint index, HwSearchOthers *others, GError **error)
{
  const HwQueryAtom *atom = hw_query_get_atom (self->query, index);

  *others = (HwSearchOthers){
    .words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
    .kind = HW_MATCH_NAME,
    .weight = NAME_WEIGHT,
  };
  for (guint i = 0; i < atom->words->len; i++)
    {
      const HwQueryWord *word = atom->words->pdata[i];

      g_ptr_array_add (others->words, g_ptr_array_new_with_free_func (g_free));
      if (word->exact || word->prefix)
        continue;
      if (word->approximate)
        {
          others->kind = HW_MATCH_APPROXIMATE;
          others->weight = APPROXIMATE_WEIGHT;
        }
      if (!add_others (self, index, i, others, error))
        {
          g_clear_pointer (&others->words, g_ptr_array_unref);
          return FALSE;
        }
    }
  return TRUE;
}
