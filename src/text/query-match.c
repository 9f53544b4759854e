/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query-match.h"

#include <string.h>

#include "fold.h"
#include "query-near.h"
#include "stem.h"
#include "word-hash.h"
#include "word-scan.h"

/* Distinct words that are remembered; then it begins anew. A text of 100 MB has more, but few of them
 * often. */
#define MAX_KNOWN 250000
#define NOTHING 0
/* Most words of a text have not the letters that a word of the query must have: for so many words of the query they
 * are kept apart, so that these others are not even looked for among the words met. */
#define N_LETTERS 8

/* A word of the query, or half of a pair that stands for one. */
typedef struct
{
  const HwQueryWord *word; /* NULL for a half */
  guint atom;
} Term;

/* A word of a text can be this term. */
typedef struct
{
  guint term;
  HwMatchKind kind;
} Role;

typedef struct
{
  guint first, second; /* terms */
  guint atom;
  HwMatchKind kind;
} Pair;

/* A place of a term in the paragraph. */
typedef struct
{
  guint position; /* words before it */
  gsize start, end;
  HwMatchKind kind;
} Place;

/* A word that was met is known by its hash alone: of a million words, two have the same once in 30 million
 * searches, and to compare the words would cost as much as the rest. */
typedef struct
{
  guint64 hash; /* 0 for none */
  guint roles;  /* index of what it can be */
} Known;

struct _HwQueryMatcher
{
  const HwQuery *query;
  GArray *terms;      /* of all atoms, in order; then the halves of pairs */
  guint *first_terms; /* of each atom */
  GArray *pairs;
  GHashTable *forms; /* folded word -> GArray of Role */
  GHashTable *stems; /* stem -> GArray of guint, terms */
  GArray *prefixes;  /* guint, terms */
  HwWordScan *scan;
  guint64 letters
      [N_LETTERS]; /* see get_letters(): those of one at least are in a word that can be any term */
  guint n_letters;

  Known *known; /* words met; open addressing */
  guint n_known, n_slots;
  GPtrArray *roles; /* GArray of Role; the first is nothing */

  GPtrArray *places; /* GArray of Place for each term */
};

static GArray *
get_list (GHashTable *table, const char *key, gsize size)
{
  GArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, (guint) size);
      g_hash_table_insert (table, g_strdup (key), list);
    }
  return list;
}

/* The bytes of a word as a set; bytes that differ may be one in it. */
static inline guint64
get_letters (const char *word, gsize n_bytes)
{
  guint64 letters = 0;

  for (gsize i = 0; i < n_bytes; i++)
    letters |= G_GUINT64_CONSTANT (1) << ((guint8) word[i] & 63);
  return letters;
}

/* A word with these letters, and others, may be a term. */
static void
allow_letters (HwQueryMatcher *self, const char *word, gsize n_bytes)
{
  const guint64 letters = get_letters (word, n_bytes);

  for (guint i = 0; i < self->n_letters; i++)
    if ((self->letters[i] & ~letters) == 0)
      return;
  if (self->n_letters < N_LETTERS)
    self->letters[self->n_letters++] = letters;
  else
    self->letters[N_LETTERS - 1] &= letters;
}

/* What has @stem: it stands in the word as it is, but that an English one may end otherwise. */
static void
add_stem (HwQueryMatcher *self, const char *stem, guint term)
{
  GArray *terms = get_list (self->stems, stem, sizeof (guint));
  const gsize n_bytes = strlen (stem);

  g_array_append_val (terms, term);
  allow_letters (self, stem, g_ascii_isalpha (stem[0]) ? 1 : n_bytes);
}

static gboolean
may_be_any (const HwQueryMatcher *self, const HwWord *word)
{
  const guint64 letters = get_letters (word->folded, word->n_folded);

  for (guint i = 0; i < self->n_letters; i++)
    if ((self->letters[i] & ~letters) == 0)
      return TRUE;
  return FALSE;
}

static void
add_role (HwQueryMatcher *self, const char *word, guint term, HwMatchKind kind)
{
  GArray *roles = get_list (self->forms, word, sizeof (Role));
  Role role = { term, kind };

  allow_letters (self, word, strlen (word));
  g_array_append_val (roles, role);
}

static void
add_word (HwQueryMatcher *self, guint atom, const HwQueryWord *word)
{
  Term term = { word, atom };
  guint number = self->terms->len;

  g_array_append_val (self->terms, term);
  if (word->prefix || word->open)
    {
      g_array_append_val (self->prefixes, number);
      allow_letters (self, word->folded, strlen (word->folded));
    }
  if (!word->prefix)
    add_role (self, word->folded, number, HW_MATCH_FOLDED);
  if (word->stem != NULL)
    {
      add_stem (self, word->stem, number);
      /* The bare stem is a form of the word even where it has, as a word, a stem of its own. */
      if (!g_str_equal (word->stem, word->folded))
        add_role (self, word->stem, number, HW_MATCH_STEM);
    }
  for (guint i = 0; word->seats != NULL && i < word->seats->len; i += 2)
    {
      add_stem (self, word->seats->pdata[i + 1], number);
      add_role (self, word->seats->pdata[i], number, HW_MATCH_STEM);
    }
}

static void
forget_words (HwQueryMatcher *self)
{
  g_ptr_array_set_size (self->roles, 1);
  memset (self->known, 0, self->n_slots * sizeof *self->known);
  self->n_known = 0;
}

HwQueryMatcher *
hw_query_matcher_new (const HwQuery *query)
{
  HwQueryMatcher *self = g_new0 (HwQueryMatcher, 1);

  self->query = query;
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  self->prefixes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->forms
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->stems
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->first_terms = g_new (guint, query->atoms->len + 1);
  for (guint i = 0; i < query->atoms->len; i++)
    {
      const HwQueryAtom *atom = hw_query_get_atom (query, i);

      self->first_terms[i] = self->terms->len;
      for (guint j = 0; j < atom->words->len; j++)
        add_word (self, i, atom->words->pdata[j]);
    }
  self->scan = hw_word_scan_new ();
  self->n_slots = 1 << 10;
  self->known = g_new0 (Known, self->n_slots);
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_ptr_array_add (self->roles, g_array_new (FALSE, FALSE, sizeof (Role)));
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->terms->len; i++)
    g_ptr_array_add (self->places, g_array_new (FALSE, FALSE, sizeof (Place)));
  return self;
}

void
hw_query_matcher_free (HwQueryMatcher *self)
{
  g_array_unref (self->terms);
  g_array_unref (self->pairs);
  g_array_unref (self->prefixes);
  g_hash_table_unref (self->forms);
  g_hash_table_unref (self->stems);
  g_free (self->first_terms);
  hw_word_scan_free (self->scan);
  g_free (self->known);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->places);
  g_free (self);
}

void
hw_query_matcher_add_form (
    HwQueryMatcher *self, guint atom, guint number, const char *word, HwMatchKind kind)
{
  g_return_if_fail (atom < self->query->atoms->len);
  add_role (self, word, self->first_terms[atom] + number, kind);
}

static guint
add_half (HwQueryMatcher *self, guint atom, const char *word, HwMatchKind kind)
{
  Term term = { NULL, atom };

  g_array_append_val (self->terms, term);
  g_ptr_array_add (self->places, g_array_new (FALSE, FALSE, sizeof (Place)));
  add_role (self, word, self->terms->len - 1, kind);
  return self->terms->len - 1;
}

void
hw_query_matcher_add_pair (
    HwQueryMatcher *self, guint atom, const char *first, const char *second, HwMatchKind kind)
{
  Pair pair = { .first = add_half (self, atom, first, kind),
                .second = add_half (self, atom, second, kind),
                .atom = atom,
                .kind = kind };

  g_array_append_val (self->pairs, pair);
}

/* What a word can be that was not met before. */
static guint
work_out (HwQueryMatcher *self, const HwWord *word)
{
  GArray *roles = NULL;
  const GArray *forms = g_hash_table_lookup (self->forms, word->folded);
  char buffer[HW_STEM_MAX_BYTES + 1];
  g_autofree char *longer = NULL;
  char *stem = buffer;
  const GArray *stems;

  if (forms != NULL)
    {
      roles = g_array_new (FALSE, FALSE, sizeof (Role));
      g_array_append_vals (roles, forms->data, forms->len);
    }
  if (word->n_folded > HW_STEM_MAX_BYTES)
    stem = longer = g_malloc (word->n_folded + 1);
  hw_stem (word->folded, word->n_folded, stem);
  stems = g_hash_table_lookup (self->stems, stem);
  for (guint i = 0; stems != NULL && i < stems->len; i++)
    {
      Role role = { g_array_index (stems, guint, i), HW_MATCH_STEM };

      if (roles == NULL)
        roles = g_array_new (FALSE, FALSE, sizeof (Role));
      g_array_append_val (roles, role);
    }
  for (guint i = 0; i < self->prefixes->len; i++)
    {
      guint number = g_array_index (self->prefixes, guint, i);
      const HwQueryWord *prefix = g_array_index (self->terms, Term, number).word;
      Role role = { number, prefix->open ? HW_MATCH_STEM : HW_MATCH_FOLDED };

      if (!g_str_has_prefix (word->folded, prefix->folded))
        continue;
      if (roles == NULL)
        roles = g_array_new (FALSE, FALSE, sizeof (Role));
      g_array_append_val (roles, role);
    }
  if (roles == NULL)
    return NOTHING;
  g_ptr_array_add (self->roles, roles);
  return self->roles->len - 1;
}

/* Where the word is, or would be. */
static Known *
find_known (const HwQueryMatcher *self, guint64 hash)
{
  gsize slot = hash & (self->n_slots - 1);

  while (self->known[slot].hash != 0 && self->known[slot].hash != hash)
    slot = (slot + 1) & (self->n_slots - 1);
  return &self->known[slot];
}

static void
grow (HwQueryMatcher *self)
{
  guint n_old = self->n_slots;
  g_autofree Known *known = self->known;

  self->n_slots *= 2;
  self->known = g_new0 (Known, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (known[i].hash != 0)
      *find_known (self, known[i].hash) = known[i];
}

static const GArray *
get_roles (HwQueryMatcher *self, const HwWord *word)
{
  const guint64 hash = hw_word_hash (word->folded, word->n_folded);
  Known *known = find_known (self, hash);

  if (known->hash == 0)
    {
      if (self->n_known >= MAX_KNOWN)
        forget_words (self);
      else if (self->n_known * 2 >= self->n_slots)
        grow (self);
      known = find_known (self, hash);
      *known = (Known){ hash, work_out (self, word) };
      self->n_known++;
    }
  return self->roles->pdata[known->roles];
}

/* Are the letters and marks of [start, end) those that were typed? */
static gboolean
is_as_typed (const HwQueryWord *word, const char *start, gsize n_bytes)
{
  g_autoptr (HwFolded) kept = NULL;
  gsize n_typed = strlen (word->typed);

  if (n_bytes == n_typed && memcmp (start, word->typed, n_bytes) == 0)
    return TRUE;
  kept = hw_fold (start, (gssize) n_bytes, HW_FOLD_KEEP_MARKS | HW_FOLD_KEEP_LETTERS);
  return word->prefix ? g_str_has_prefix (kept->utf8, word->typed)
                      : g_str_equal (kept->utf8, word->typed);
}

/* "al-" before a name that was typed with it. */
static gsize
take_article (const char *paragraph, gsize start)
{
  if (start >= 3 && paragraph[start - 1] == '-'
      && (g_ascii_strncasecmp (paragraph + start - 3, "al", 2) == 0
          || g_ascii_strncasecmp (paragraph + start - 3, "el", 2) == 0)
      && (start == 3 || !g_ascii_isalnum (paragraph[start - 4])))
    return start - 3;
  return start;
}

/* A word that can be one term in several ways is it in the best. */
static void
add_place (GArray *places, const Place *place)
{
  Place *last = places->len > 0 ? &g_array_index (places, Place, places->len - 1) : NULL;

  if (last != NULL && last->position == place->position)
    last->kind = MIN (last->kind, place->kind);
  else
    g_array_append_vals (places, place, 1);
}

static gboolean
read_places (HwQueryMatcher *self, const char *paragraph, gsize n_bytes)
{
  HwWord word;
  gboolean any = FALSE;

  for (guint i = 0; i < self->places->len; i++)
    g_array_set_size (self->places->pdata[i], 0);
  hw_word_scan_start (self->scan, paragraph, (gssize) n_bytes);
  for (guint position = 0; hw_word_scan_next (self->scan, &word); position++)
    {
      const GArray *roles;

      if (!may_be_any (self, &word))
        continue;
      roles = get_roles (self, &word);
      for (guint i = 0; i < roles->len; i++)
        {
          Role role = g_array_index (roles, Role, i);
          const HwQueryWord *wanted = g_array_index (self->terms, Term, role.term).word;
          Place place = { position, word.start, word.end, role.kind };

          if (role.kind == HW_MATCH_FOLDED && wanted != NULL
              && is_as_typed (wanted, paragraph + word.start, word.end - word.start))
            place.kind = HW_MATCH_EXACT;
          if (wanted != NULL && wanted->exact && place.kind != HW_MATCH_EXACT)
            continue;
          if (wanted != NULL && wanted->article)
            place.start = take_article (paragraph, place.start);
          add_place (self->places->pdata[role.term], &place);
          any = TRUE;
        }
    }
  return any;
}

static const Place *
find_place (const GArray *places, guint position)
{
  guint low = 0, high = places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (places, Place, middle).position < position)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < places->len && g_array_index (places, Place, low).position == position)
    return &g_array_index (places, Place, low);
  return NULL;
}

/* Every place of @n_words terms from @first behind each other. */
static void
find_phrase (HwQueryMatcher *self, guint first, guint n_words, GArray *stretches)
{
  const GArray *beginnings = self->places->pdata[first];

  for (guint i = 0; i < beginnings->len; i++)
    {
      const Place *place = &g_array_index (beginnings, Place, i);
      HwStretch stretch = { place->position, n_words, place->start, place->end, place->kind };
      guint n = 1;

      for (; n < n_words; n++)
        {
          const Place *next = find_place (self->places->pdata[first + n], place->position + n);

          if (next == NULL)
            break;
          stretch.end = MAX (stretch.end, next->end);
          stretch.kind = MAX (stretch.kind, next->kind);
        }
      if (n == n_words)
        g_array_append_val (stretches, stretch);
    }
}

static void
match_atom (HwQueryMatcher *self, guint index, GArray *matches)
{
  const HwQueryAtom *atom = hw_query_get_atom (self->query, index);
  guint term = self->first_terms[index];
  g_autoptr (GPtrArray) phrases = NULL;

  if (atom->words->len == 1)
    {
      const GArray *places = self->places->pdata[term];

      for (guint i = 0; i < places->len; i++)
        {
          const Place *place = &g_array_index (places, Place, i);

          hw_query_add_match (matches, index, place->start, place->end, place->kind);
        }
      return;
    }
  phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < atom->phrases->len; i++)
    {
      guint n_words = g_array_index (atom->phrases, guint, i);
      GArray *stretches = g_array_new (FALSE, FALSE, sizeof (HwStretch));

      find_phrase (self, term, n_words, stretches);
      g_ptr_array_add (phrases, stretches);
      term += n_words;
    }
  if (atom->phrases->len > 1)
    {
      hw_query_match_near (atom, index, (GArray *const *) (gpointer) phrases->pdata, matches);
      return;
    }

  const GArray *stretches = phrases->pdata[0];
  for (guint i = 0; i < stretches->len; i++)
    {
      const HwStretch *one = &g_array_index (stretches, HwStretch, i);

      hw_query_add_match (matches, index, one->start, one->end, one->kind);
    }
}

static void
match_pair (HwQueryMatcher *self, const Pair *pair, GArray *matches)
{
  const GArray *firsts = self->places->pdata[pair->first];

  for (guint i = 0; i < firsts->len; i++)
    {
      const Place *first = &g_array_index (firsts, Place, i);
      const Place *second = find_place (self->places->pdata[pair->second], first->position + 1);

      if (second != NULL)
        hw_query_add_match (matches, pair->atom, first->start, second->end, pair->kind);
    }
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const HwQueryMatch *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end < other->end ? -1 : 1;
  if (one->atom != other->atom)
    return one->atom < other->atom ? -1 : 1;
  return (int) one->kind - (int) other->kind;
}

void
hw_query_matcher_match (HwQueryMatcher *self, const char *paragraph, gsize n_bytes, GArray *matches)
{
  guint before = matches->len;

  if (!read_places (self, paragraph, n_bytes))
    return;
  for (guint i = 0; i < self->query->atoms->len; i++)
    match_atom (self, i, matches);
  for (guint i = 0; i < self->pairs->len; i++)
    match_pair (self, &g_array_index (self->pairs, Pair, i), matches);
  if (matches->len > before + 1)
    qsort (&g_array_index (matches, HwQueryMatch, before), matches->len - before,
           sizeof (HwQueryMatch), compare_matches);
}
