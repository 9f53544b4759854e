/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-query.h"

#include <string.h>

#include "attached.h"

/* A word of a text matches a word of the query where it begins with it, after what Arabic writes
 * attached before a word. The article is taken off the query's word too, so that العراق finds
 * للعراق, where it is written otherwise; what is left has three letters at least, or الله would find
 * every له and لهم. A shorter rest is looked for in the two forms in which it can stand. */

/* Bytes of the folded text over which the words of a match may be spread to be one range. */
#define MAX_SPREAD 160
/* Places of one word in one paragraph that are looked at: enough to find the best. */
#define MAX_PLACES 64
#define MIN_STEM 3

typedef struct
{
  char *stem; /* folded */
  gsize n_bytes;
  HwAttached attached;
} Form;

typedef struct
{
  char *folded; /* as typed */
  GArray *forms;
} Word;

struct _HwSearchQuery
{
  HwFoldFlags flags;
  GPtrArray *words;
};

typedef struct
{
  gsize start, end; /* bytes of the folded paragraph: the whole word */
  double quality;
} Place;

static gboolean
is_arabic (const char *word)
{
  return g_unichar_get_script (g_utf8_get_char (word)) == G_UNICODE_SCRIPT_ARABIC;
}

static void
clear_form (gpointer data)
{
  g_free (((Form *) data)->stem);
}

static void
free_word (gpointer data)
{
  Word *word = data;

  g_free (word->folded);
  g_array_unref (word->forms);
  g_free (word);
}

static void
add_form (Word *word, const char *prefix, const char *rest, HwAttached attached)
{
  Form form = { .stem = g_strconcat (prefix, rest, NULL), .attached = attached };

  form.n_bytes = strlen (form.stem);
  g_array_append_val (word->forms, form);
}

static Word *
make_word (const char *folded, gboolean exact)
{
  Word *word = g_new (Word, 1);
  const char *rest = exact ? NULL : hw_attached_skip_article (folded);

  word->folded = g_strdup (folded);
  word->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  g_array_set_clear_func (word->forms, clear_form);
  if (!is_arabic (folded) || g_utf8_strlen (folded, -1) < 2)
    add_form (word, "", folded, HW_ATTACHED_NONE);
  else if (rest != NULL && g_utf8_strlen (rest, -1) >= MIN_STEM)
    add_form (word, "", rest, HW_ATTACHED_ALL);
  else if (rest != NULL && g_str_has_prefix (folded, "ال") && g_utf8_strlen (rest, -1) == 2)
    {
      add_form (word, "ال", rest, HW_ATTACHED_PARTICLES);
      add_form (word, hw_attached_for_article (rest), rest, HW_ATTACHED_CONJUNCTION);
    }
  else
    add_form (word, "", folded, HW_ATTACHED_ALL);
  return word;
}

HwSearchQuery *
hw_search_query_new (const char *text, gboolean exact)
{
  HwSearchQuery *self = g_new (HwSearchQuery, 1);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (HwFolded) folded = NULL;
  const char *at;

  self->flags = exact ? HW_FOLD_KEEP_MARKS | HW_FOLD_KEEP_LETTERS : HW_FOLD_DEFAULT;
  self->words = g_ptr_array_new_with_free_func (free_word);
  folded = hw_fold (valid, -1, self->flags);
  at = folded->utf8;
  while (*at != '\0')
    {
      const char *start = at;

      while (*at != '\0' && hw_is_word_char (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (at > start)
        {
          g_autofree char *word = g_strndup (start, (gsize) (at - start));
          g_ptr_array_add (self->words, make_word (word, exact));
        }
      else
        at = g_utf8_next_char (at);
    }
  return self;
}

void
hw_search_query_free (HwSearchQuery *self)
{
  g_ptr_array_unref (self->words);
  g_free (self);
}

gboolean
hw_search_query_is_empty (const HwSearchQuery *self)
{
  return self->words->len == 0;
}

static gsize
find_word_end (const char *text, gsize at)
{
  const char *end = text + at;

  while (*end != '\0' && hw_is_word_char (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return (gsize) (end - text);
}

static void
find_form (const HwFolded *paragraph, const Word *word, const Form *form, GArray *places)
{
  const char *at = paragraph->utf8, *limit = paragraph->utf8 + paragraph->n_bytes;

  while (places->len < MAX_PLACES
         && (at = memmem (at, (gsize) (limit - at), form->stem, form->n_bytes)) != NULL)
    {
      gsize stem = (gsize) (at - paragraph->utf8);
      Place place = { .start = hw_attached_word_start (paragraph->utf8, stem) };

      if (hw_attached_is (paragraph->utf8 + place.start, stem - place.start, form->attached))
        {
          gsize n_bytes;

          place.end = find_word_end (paragraph->utf8, stem + form->n_bytes);
          n_bytes = place.end - place.start;
          if (n_bytes == strlen (word->folded)
              && memcmp (paragraph->utf8 + place.start, word->folded, n_bytes) == 0)
            place.quality = 1.0;
          else
            place.quality = place.end == stem + form->n_bytes ? 0.9 : 0.7;
          g_array_append_val (places, place);
        }
      at += form->n_bytes;
    }
}

static int
compare_places (const void *a, const void *b)
{
  const Place *one = a, *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* The shortest stretch from a place of the first word that takes in one of every other. */
static void
find_stretch (GArray *const *places, guint n_words, Place *best)
{
  gboolean found = FALSE;

  for (guint i = 0; i < places[0]->len; i++)
    {
      Place stretch = g_array_index (places[0], Place, i);
      gsize middle = stretch.start;

      for (guint word = 1; word < n_words; word++)
        {
          Place nearest = g_array_index (places[word], Place, 0);
          gsize least = G_MAXSIZE;

          for (guint j = 0; j < places[word]->len; j++)
            {
              Place place = g_array_index (places[word], Place, j);
              gsize distance = place.start > middle ? place.start - middle : middle - place.start;

              if (distance < least)
                {
                  least = distance;
                  nearest = place;
                }
            }
          stretch.start = MIN (stretch.start, nearest.start);
          stretch.end = MAX (stretch.end, nearest.end);
          stretch.quality += nearest.quality;
        }
      if (!found || stretch.end - stretch.start < best->end - best->start
          || (stretch.end - stretch.start == best->end - best->start
              && stretch.quality > best->quality))
        *best = stretch;
      found = TRUE;
    }
}

static void
set_match (const HwSearchQuery *self,
           const HwFolded *paragraph,
           GArray *const *places,
           HwSearchMatch *match)
{
  Place stretch = { 0 };
  gsize n_words_bytes = 0;

  find_stretch (places, self->words->len, &stretch);
  for (guint i = 0; i < self->words->len; i++)
    n_words_bytes += strlen (((Word *) self->words->pdata[i])->folded) + (i > 0);
  match->score = stretch.quality / self->words->len;
  if (self->words->len > 1)
    match->score
        += 0.5 * MIN (1.0, (double) n_words_bytes / (double) (stretch.end - stretch.start));
  if (stretch.end - stretch.start > MAX_SPREAD)
    {
      stretch = g_array_index (places[0], Place, 0);
      for (guint i = 0; i < places[0]->len; i++)
        if (g_array_index (places[0], Place, i).quality > stretch.quality)
          stretch = g_array_index (places[0], Place, i);
    }
  hw_folded_to_source (paragraph, hw_folded_char_at (paragraph, stretch.start),
                       hw_folded_char_at (paragraph, stretch.end), &match->start, &match->end);
}

gboolean
hw_search_query_match (const HwSearchQuery *self,
                       const char *paragraph,
                       gsize n_bytes,
                       HwSearchMatch *match)
{
  g_autoptr (HwFolded) folded = NULL;
  g_autoptr (GPtrArray) places = NULL;

  if (self->words->len == 0 || n_bytes == 0)
    return FALSE;
  folded = hw_fold (paragraph, (gssize) n_bytes, self->flags);
  for (guint i = 0; i < self->words->len; i++)
    {
      Word *word = self->words->pdata[i];
      GArray *found = NULL;

      for (guint j = 0; j < word->forms->len; j++)
        {
          Form *form = &g_array_index (word->forms, Form, j);

          /* Nearly all paragraphs end here. */
          if (memmem (folded->utf8, folded->n_bytes, form->stem, form->n_bytes) == NULL)
            continue;
          if (found == NULL)
            found = g_array_new (FALSE, FALSE, sizeof (Place));
          find_form (folded, word, form, found);
        }
      if (found == NULL || found->len == 0)
        {
          g_clear_pointer (&found, g_array_unref);
          return FALSE;
        }
      g_array_sort (found, compare_places);
      if (places == NULL)
        places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      g_ptr_array_add (places, found);
    }
  set_match (self, folded, (GArray *const *) (gpointer) places->pdata, match);
  return TRUE;
}
