/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

/* The rows of an atom of several words: a phrase, or a NEAR. */

/* "كتاب|~كتاب": any of the forms of a word; just the word where @folded. */
static void
append_term (GString *out, const HwQueryWord *word, gboolean folded)
{
  g_string_append (out, word->folded);
  if (folded || word->stem == NULL)
    return;
  if (!g_str_equal (word->stem, word->folded))
    g_string_append_printf (out, "|%s", word->stem);
  g_string_append_printf (out, "|~%s", word->stem);
  for (guint i = 0; word->seats != NULL && i < word->seats->len; i += 2)
    {
      const char *seat = word->seats->pdata[i], *stem = word->seats->pdata[i + 1];

      g_string_append_printf (out, "|%s|~%s", seat, stem);
      if (!g_str_equal (seat, stem))
        g_string_append_printf (out, "|%s", stem);
    }
}

/* Whether a word of an atom is itself, or one of its others (see HwSearchOthers). Where the word number @first
 * is the first that is not itself, those behind it may be either: so every combination is asked for once,
 * and each time with a word that is rare. */
typedef struct
{
  const GPtrArray *words;
  guint first; /* G_MAXUINT: all are themselves */
} Others;

static const Others no_others = { NULL, G_MAXUINT };

static gboolean
append_phrase (GString *out,
               const HwQueryAtom *atom,
               guint first,
               guint n_words,
               gboolean folded,
               const Others *others)
{
  gboolean prefix = FALSE;

  for (guint i = first; i < first + n_words; i++)
    {
      const HwQueryWord *word = atom->words->pdata[i];
      const GPtrArray *own = i >= others->first ? others->words->pdata[i] : NULL;

      if (i > first)
        g_string_append_c (out, ' ');
      if (i != others->first)
        append_term (out, word, folded);
      for (guint k = 0; own != NULL && k < own->len; k++)
        g_string_append_printf (out, "%s%s", i != others->first || k > 0 ? "|" : "",
                                (const char *) own->pdata[k]);
      prefix = word->prefix;
    }
  return prefix;
}

/* A broad prefix at the end of a phrase is not asked for: the rows with the rest are looked at. */
static gboolean
drop_broad (HwSearch *self, guint index, guint first, guint *n_words, GError **error)
{
  const HwQueryAtom *atom = hw_query_get_atom (self->query, index);
  const HwQueryWord *last = atom->words->pdata[first + *n_words - 1];
  gboolean broad = FALSE;

  if (last->prefix && !hw_search_is_broad (self, last, &broad, error))
    return FALSE;
  if (broad)
    {
      self->atoms[index].verify = TRUE;
      --*n_words;
    }
  return TRUE;
}

/* A word that is not asked for is itself. */
static gboolean
has_others (const HwSearchOthers *others, guint number, guint n_words)
{
  return number < n_words && ((GPtrArray *) others->words->pdata[number])->len > 0;
}

gboolean
hw_search_collect_phrase (HwSearch *self, guint index, GPtrArray *parts, GError **error)
{
  const HwQueryAtom *atom = hw_query_get_atom (self->query, index);
  g_autoptr (GString) folded = g_string_new (NULL), stems = g_string_new (NULL);
  g_autoptr (GPtrArray) words = NULL;
  HwSearchOthers others;
  guint n_words = atom->words->len;
  gboolean prefix;

  if (!drop_broad (self, index, 0, &n_words, error)
      || !hw_search_expand_phrase (self, index, &others, error))
    return FALSE;
  words = others.words;
  prefix = append_phrase (folded, atom, 0, n_words, TRUE, &no_others);
  append_phrase (stems, atom, 0, n_words, FALSE, &no_others);
  if (!hw_search_add_postings (self, folded->str, prefix, HW_MATCH_FOLDED, 1, parts, error)
      || (!g_str_equal (folded->str, stems->str)
          && !hw_search_add_postings (self, stems->str, prefix, HW_MATCH_STEM,
                                      HW_SEARCH_STEM_WEIGHT, parts, error)))
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    {
      const Others from = { words, i };

      if (!has_others (&others, i, n_words))
        continue;
      g_string_truncate (stems, 0);
      append_phrase (stems, atom, 0, n_words, FALSE, &from);
      if (!hw_search_add_postings (self, stems->str, prefix, others.kind, others.weight, parts,
                                   error))
        return FALSE;
    }
  return TRUE;
}

/* The phrases of a NEAR, with what else their words may be, in the language of the index. FALSE where nothing
 * is left to ask for. */
static gboolean
append_near (
    HwSearch *self, guint index, const guint *n_words, const Others *others, GString *expression)
{
  const HwQueryAtom *atom = hw_query_get_atom (self->query, index);
  guint first = 0, n_all = 0;

  g_string_append (expression, "NEAR(");
  for (guint i = 0; i < atom->phrases->len; i++)
    {
      if (n_words[i] > 0)
        {
          g_string_append_c (expression, '"');
          append_phrase (expression, atom, first, n_words[i], FALSE, others);
          g_string_append (expression, "\" ");
          if (((const HwQueryWord *) atom->words->pdata[first + n_words[i] - 1])->prefix)
            g_string_append (expression, "* ");
        }
      first += g_array_index (atom->phrases, guint, i);
      n_all += n_words[i];
    }
  /* Where the last word of a phrase is not asked for, what follows stands one further from it. */
  g_string_append_printf (expression, ", %u)", atom->distance + (n_all < atom->words->len));
  return n_all > 0;
}

static gboolean
add_rows (HwSearch *self,
          const char *expression,
          HwMatchKind kind,
          float weight,
          GPtrArray *parts,
          GError **error)
{
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (HwPosting));

  if (!hw_term_index_rows (self->library, expression, postings, self->cancellable, error))
    return FALSE;
  g_ptr_array_add (parts, hw_search_make_entries (self, postings, kind, weight, postings->len));
  return TRUE;
}

/* FTS5 goes through all rows of a frequent word for each form of a NEAR: where there is one, its words are only
 * themselves, or a search would take twice as long. */
static gboolean
can_be_others (HwSearch *self, const HwQueryAtom *atom, gboolean *can, GError **error)
{
  gboolean is_frequent = FALSE;

  for (guint i = 0; i < atom->words->len && !is_frequent; i++)
    {
      const HwQueryWord *word = atom->words->pdata[i];

      if (!word->prefix
          && !hw_term_index_is_frequent (self->library, word->folded, hw_search_frequent_rows,
                                         &is_frequent, error))
        return FALSE;
    }
  *can = !is_frequent;
  return TRUE;
}

gboolean
hw_search_collect_near (HwSearch *self, guint index, GPtrArray *parts, GError **error)
{
  const HwQueryAtom *atom = hw_query_get_atom (self->query, index);
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autofree guint *n_words = g_memdup2 (atom->phrases->data, atom->phrases->len * sizeof (guint));
  g_autoptr (GPtrArray) words = NULL;
  HwSearchOthers others;
  gboolean can = FALSE;
  guint first = 0;

  for (guint i = 0; i < atom->phrases->len; i++)
    {
      if (!drop_broad (self, index, first, &n_words[i], error))
        return FALSE;
      first += g_array_index (atom->phrases, guint, i);
    }
  if (!append_near (self, index, n_words, &no_others, expression))
    {
      hw_search_collect_broad (self, index, atom->scope, parts);
      return TRUE;
    }
  if (!add_rows (self, expression->str, HW_MATCH_FOLDED, 1, parts, error)
      || !can_be_others (self, atom, &can, error))
    return FALSE;
  if (!can)
    return TRUE;
  if (!hw_search_expand_phrase (self, index, &others, error))
    return FALSE;
  words = others.words;
  for (guint i = 0; i < words->len; i++)
    {
      const Others from = { words, i };

      if (!has_others (&others, i, words->len))
        continue;
      g_string_truncate (expression, 0);
      append_near (self, index, n_words, &from, expression);
      if (!add_rows (self, expression->str, others.kind, others.weight, parts, error))
        return FALSE;
    }
  return TRUE;
}
