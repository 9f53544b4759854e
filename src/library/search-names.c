/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-names.h"

#include <string.h>

#include "name-skeleton.h"

/* A word of the vocabulary by the consonants it has. */
typedef struct
{
  guint64 key;
  guint32 word;
  guint32 letters : 30; /* see hw_skeleton_read() */
  guint32 attached : 2; /* bytes written before the name: ب ل ك ف */
} Name;

#define MAX_LETTERS ((1u << 30) - 1)
#define BUCKET_BITS 12

/* Names by what a multiplication makes of their keys. To sort them wholly would take longer than to find the
 * keys, and what is asked for is one key. */
typedef struct
{
  Name *names;
  guint32 starts[(1 << BUCKET_BITS) + 1];
} Buckets;

struct _HwSearchNames
{
  /* NULL until they are needed. Nearly all words are Arabic, and only a word in Latin letters asks for
   * these. */
  Buckets *latin, *arabic;
  guint number; /* of the vocabulary that they were made from */
};

typedef struct
{
  guint32 word;
  double distance;
} Found;

/* The nearest so many spellings. A name in both scripts has perhaps twenty. */
#define MAX_NAMES 32
/* Shorter ones (Ali, Ito) are too much like other words. */
#define MIN_LETTERS 4

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  return (one->word > other->word) - (one->word < other->word);
}

static guint
get_bucket (guint64 key)
{
  return (guint) ((key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> (64 - BUCKET_BITS));
}

static Buckets *
buckets_new (const GArray *names)
{
  Buckets *self = g_new0 (Buckets, 1);

  self->names = g_new (Name, names->len);
  for (guint i = 0; i < names->len; i++)
    self->starts[get_bucket (g_array_index (names, Name, i).key) + 1]++;
  for (guint i = 0; i < 1 << BUCKET_BITS; i++)
    self->starts[i + 1] += self->starts[i];
  /* From the last on, each to the end of what is left of its bucket; the starts of the others move up. */
  for (guint i = names->len; i > 0; i--)
    {
      const Name *name = &g_array_index (names, Name, i - 1);

      self->names[--self->starts[get_bucket (name->key) + 1]] = *name;
    }
  memmove (self->starts, self->starts + 1, (1 << BUCKET_BITS) * sizeof self->starts[0]);
  self->starts[1 << BUCKET_BITS] = names->len;
  return self;
}

static void
buckets_free (Buckets *self)
{
  if (self == NULL)
    return;
  g_free (self->names);
  g_free (self);
}

void
hw_search_names_free (HwSearchNames *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->latin, buckets_free);
  g_clear_pointer (&self->arabic, buckets_free);
  g_free (self);
}

static gboolean
is_latin (const char *word)
{
  return (guint8) *word < 0x80 && g_ascii_isalpha (*word);
}

/* The words of the vocabulary in Latin letters, or the others, by their keys: an eighth of a microsecond a
 * word, at the first name of a connection and where words came. */
static const Buckets *
get_names (HwLibrary *library, const HwVocabulary *vocabulary, gboolean latin)
{
  HwSearchNames *self = library->names;
  g_autoptr (GArray) names = NULL;
  Buckets **buckets;

  if (self == NULL || self->number != vocabulary->number)
    {
      hw_search_names_free (self);
      self = library->names = g_new0 (HwSearchNames, 1);
      self->number = vocabulary->number;
    }
  buckets = latin ? &self->latin : &self->arabic;
  if (*buckets != NULL)
    return *buckets;
  names = g_array_new (FALSE, FALSE, sizeof (Name));
  for (guint i = 0; i < vocabulary->n; i++)
    {
      const char *word = vocabulary->block + vocabulary->offsets[i];
      gsize n_bytes = vocabulary->offsets[i + 1] - vocabulary->offsets[i] - 1;
      Name name = { .word = i };
      guint32 letters;

      if (is_latin (word) != latin)
        continue;
      name.key = hw_skeleton_read (word, n_bytes, &letters);
      name.letters = letters & MAX_LETTERS;
      if (name.key != 0)
        g_array_append_val (names, name);
      if (latin)
        continue;
      name.key = hw_skeleton_attached_read (word, n_bytes, &letters);
      name.letters = letters & MAX_LETTERS;
      name.attached = strlen ("ب");
      if (name.key != 0)
        g_array_append_val (names, name);
    }
  *buckets = buckets_new (names);
  return *buckets;
}

static void
collect (const Buckets *buckets,
         const HwVocabulary *vocabulary,
         const char *word,
         guint64 key,
         const HwNameFilter *filter,
         GArray *near)
{
  const guint bucket = get_bucket (key);

  for (guint i = buckets->starts[bucket]; i < buckets->starts[bucket + 1]; i++)
    {
      const Name *name = &buckets->names[i];
      const char *other = vocabulary->block + vocabulary->offsets[name->word];
      Found found = { .word = name->word };

      if (name->key != key || (filter != NULL && !hw_name_filter_passes (filter, name->letters))
          || strcmp (word, other) == 0)
        continue;
      found.distance = hw_name_distance (word, other + name->attached);
      if (found.distance < HW_NAME_NEAR)
        g_array_append_val (near, found);
    }
}

static void
add_all (const HwVocabulary *vocabulary, GArray *found, GPtrArray *words)
{
  g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, MAX_NAMES); i++)
    g_ptr_array_add (words, g_strdup (vocabulary->block
                                      + vocabulary->offsets[g_array_index (found, Found, i).word]));
}

GPtrArray *
hw_search_names_find (HwLibrary *library,
                      const HwVocabulary *vocabulary,
                      const char *word,
                      gboolean capital)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  guint64 key = hw_skeleton_key (word, strlen (word));
  g_autoptr (GArray) latin = NULL, arabic = NULL;

  if (key == 0 || g_utf8_strlen (word, -1) < MIN_LETTERS)
    return words;
  latin = g_array_new (FALSE, FALSE, sizeof (Found));
  arabic = g_array_new (FALSE, FALSE, sizeof (Found));
  collect (get_names (library, vocabulary, TRUE), vocabulary, word, key, NULL, latin);
  if (is_latin (word))
    {
      HwNameFilter filter;

      hw_name_filter_init (&filter, word);
      collect (get_names (library, vocabulary, FALSE), vocabulary, word, key, &filter, arabic);
    }
  /* From Arabic to Latin: in Arabic itself the consonants of كاتب are those of كتاب. In Latin letters only
   * what is known as a name is one, or hat would find hit. */
  if (!is_latin (word))
    add_all (vocabulary, latin, words);
  else
    {
      if (capital || arabic->len > 0)
        add_all (vocabulary, latin, words);
      add_all (vocabulary, arabic, words);
    }
  return words;
}
