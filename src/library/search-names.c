/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-names.h"

#include <string.h>

#include "name-skeleton.h"

/* A word of the vocabulary by the consonants it has. */
typedef struct
{
  guint64 key;
  guint32 word;
  guint32 attached; /* bytes written before the name: ب ل ك ف */
} Name;

struct _HwSearchNames
{
  /* By key; NULL until they are needed. Nearly all words are Arabic, and only a word in Latin letters asks
   * for these. */
  GArray *latin, *arabic;
  guint n_words; /* of the vocabulary that they were made from */
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
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return (one->word > other->word) - (one->word < other->word);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  return (one->word > other->word) - (one->word < other->word);
}

void
hw_search_names_free (HwSearchNames *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->latin, g_array_unref);
  g_clear_pointer (&self->arabic, g_array_unref);
  g_free (self);
}

static gboolean
is_latin (const char *word)
{
  return (guint8) *word < 0x80 && g_ascii_isalpha (*word);
}

/* The words of the vocabulary in Latin letters, or the others, by their keys: half a microsecond a word, at
 * the first name of a connection and where words came. */
static const GArray *
get_names (HwLibrary *library, const HwVocabulary *vocabulary, gboolean latin)
{
  HwSearchNames *self = library->names;
  GArray **names;

  if (self == NULL || self->n_words != vocabulary->n)
    {
      hw_search_names_free (self);
      self = library->names = g_new0 (HwSearchNames, 1);
      self->n_words = vocabulary->n;
    }
  names = latin ? &self->latin : &self->arabic;
  if (*names != NULL)
    return *names;
  *names = g_array_new (FALSE, FALSE, sizeof (Name));
  for (guint i = 0; i < vocabulary->n; i++)
    {
      const char *word = vocabulary->block + vocabulary->offsets[i];
      gsize n_bytes = vocabulary->offsets[i + 1] - vocabulary->offsets[i] - 1;
      Name name = { .word = i };

      if (is_latin (word) != latin)
        continue;
      name.key = hw_skeleton_key (word, n_bytes);
      if (name.key != 0)
        g_array_append_val (*names, name);
      if (latin)
        continue;
      name.key = hw_skeleton_attached_key (word, n_bytes);
      name.attached = strlen ("ب");
      if (name.key != 0)
        g_array_append_val (*names, name);
    }
  g_array_sort (*names, compare_names);
  return *names;
}

static void
collect (const GArray *names,
         const HwVocabulary *vocabulary,
         const char *word,
         guint64 key,
         GArray *near)
{
  guint low = 0, high = names->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (names, Name, middle).key < key)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < names->len; low++)
    {
      const Name *name = &g_array_index (names, Name, low);
      const char *other = vocabulary->block + vocabulary->offsets[name->word];
      Found found = { .word = name->word };

      if (name->key != key)
        break;
      if (strcmp (word, other) == 0)
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
  collect (get_names (library, vocabulary, TRUE), vocabulary, word, key, latin);
  if (is_latin (word))
    collect (get_names (library, vocabulary, FALSE), vocabulary, word, key, arabic);
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
