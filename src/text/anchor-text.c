/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anchor-text.h"

#include <string.h>

#include "fold.h"
#include "fold-sink.h"

#define PAGE 256
#define N_PAGES (0x110000 / PAGE)

struct _HwAnchorLetters
{
  guint16
      *pages[N_PAGES]; /* the number of a code point; NULL where none of the page is in the text */
  guint n_letters;
  guint16 *letters;
  gsize n;
  HwFolded *folded; /* whose map is that of the letters */
  guint32 *start, *end;
};

/* More different letters than a text of any language has share the last number. */
static guint16
give_number (HwAnchorLetters *self, gunichar character)
{
  guint16 **page = &self->pages[character / PAGE];

  if (*page == NULL)
    *page = g_new0 (guint16, PAGE);
  if ((*page)[character % PAGE] == 0)
    (*page)[character % PAGE]
        = (guint16) (self->n_letters < G_MAXUINT16 ? self->n_letters++ : G_MAXUINT16 - 1);
  return (*page)[character % PAGE];
}

static gboolean
is_blank (gunichar character)
{
  return character <= ' ' || g_unichar_isspace (character);
}

HwAnchorLetters *
hw_anchor_letters_new (const HwText *text)
{
  HwAnchorLetters *self = g_new0 (HwAnchorLetters, 1);
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes), *at;
  HwFolded *folded = hw_fold (utf8, (gssize) n_bytes, HW_FOLD_DEFAULT);

  self->folded = folded;
  self->n_letters = 1;
  self->letters = g_new (guint16, folded->n_chars + 1);
  self->start = folded->source_start;
  self->end = folded->source_end;
  at = folded->utf8;
  for (gsize i = 0; i < folded->n_chars; i++)
    {
      gunichar character = hw_fold_next_char (&at);

      if (is_blank (character))
        character = ' ';
      self->letters[self->n] = give_number (self, character);
      self->start[self->n] = self->start[i];
      self->end[self->n] = self->end[i];
      if (character == ' ' && self->n > 0 && self->letters[self->n - 1] == self->letters[self->n])
        self->end[self->n - 1] = self->end[self->n];
      else
        self->n++;
    }
  return self;
}

void
hw_anchor_letters_free (HwAnchorLetters *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_PAGES; i++)
    g_free (self->pages[i]);
  g_free (self->letters);
  g_clear_pointer (&self->folded, hw_folded_free);
  g_free (self);
}

guint
hw_anchor_letters_get_n_letters (const HwAnchorLetters *self)
{
  return self->n_letters;
}

const guint16 *
hw_anchor_letters_get (const HwAnchorLetters *self, gsize *n)
{
  *n = self->n;
  return self->letters;
}

void
hw_anchor_letters_to_text (
    const HwAnchorLetters *self, gsize start, gsize end, gsize *text_start, gsize *text_end)
{
  *text_start = self->start[start];
  *text_end = self->end[end - 1];
}

gsize
hw_anchor_letters_from_text (const HwAnchorLetters *self, gsize position)
{
  gsize low = 0, high = self->n;

  while (low < high)
    {
      const gsize middle = low + (high - low) / 2;

      if (self->end[middle] <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
hw_anchor_letters_append (const HwAnchorLetters *self, const char *string, GArray *letters)
{
  g_autoptr (HwFolded) folded = hw_fold (string, -1, HW_FOLD_DEFAULT);
  const char *at = folded->utf8;
  gboolean after_blank = FALSE;

  for (gsize i = 0; i < folded->n_chars; i++)
    {
      gunichar character = hw_fold_next_char (&at);
      const gboolean blank = is_blank (character);
      const guint16 *page = self->pages[blank ? 0 : character / PAGE];
      const guint16 letter
          = page != NULL ? page[blank ? (gunichar) ' ' : character % PAGE] : (guint16) 0;

      if (!blank || !after_blank)
        g_array_append_val (letters, letter);
      after_blank = blank;
    }
}

typedef struct
{
  guint64
      gram; /* 0 for an empty place of the table: a gram of unknown letters is never asked for */
  guint32 n;
  guint32 last; /* of its places, plus one */
} Entry;

typedef struct
{
  guint32 at, before; /* before: the place before it, plus one */
} Place;

struct _HwAnchorGrams
{
  const HwAnchorLetters *letters;
  Entry *table;
  guint bits;
  gsize n;
  GArray *places; /* Place */
};

/* Letters are fewer than 2^12 in any text of this world but Chinese: there the last bits are those that
 * tell. What is one and the same is looked at again by who asks. */
static guint64
pack (const guint16 *gram)
{
  guint64 packed = 0;

  for (guint i = 0; i < HW_ANCHOR_GRAM; i++)
    {
      if (gram[i] == 0)
        return 0;
      packed = packed << 12 ^ gram[i];
    }
  return packed;
}

static Entry *
look_up (const HwAnchorGrams *self, guint64 packed)
{
  const gsize mask = ((gsize) 1 << self->bits) - 1;
  gsize at = (gsize) ((packed * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> (64 - self->bits));

  while (self->table[at].gram != 0 && self->table[at].gram != packed)
    at = (at + 1) & mask;
  return &self->table[at];
}

HwAnchorGrams *
hw_anchor_grams_new (const HwAnchorLetters *letters)
{
  HwAnchorGrams *self = g_new0 (HwAnchorGrams, 1);

  self->letters = letters;
  self->bits = 12;
  self->table = g_new0 (Entry, (gsize) 1 << self->bits);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  return self;
}

void
hw_anchor_grams_free (HwAnchorGrams *self)
{
  if (self == NULL)
    return;
  g_free (self->table);
  g_array_unref (self->places);
  g_free (self);
}

static void
grow (HwAnchorGrams *self)
{
  const gsize old_size = (gsize) 1 << self->bits;
  g_autofree Entry *old = g_steal_pointer (&self->table);

  self->bits++;
  self->table = g_new0 (Entry, old_size * 2);
  for (gsize i = 0; i < old_size; i++)
    if (old[i].gram != 0)
      *look_up (self, old[i].gram) = old[i];
}

void
hw_anchor_grams_want (HwAnchorGrams *self, const guint16 *gram)
{
  const guint64 packed = pack (gram);
  Entry *entry;

  if (packed == 0)
    return;
  entry = look_up (self, packed);
  if (entry->gram != 0)
    return;
  entry->gram = packed;
  if (++self->n * 2 > (gsize) 1 << self->bits)
    grow (self);
}

void
hw_anchor_grams_read (HwAnchorGrams *self)
{
  const guint16 *letters = self->letters->letters;

  for (gsize i = 0; i + HW_ANCHOR_GRAM <= self->letters->n; i++)
    {
      Entry *entry = look_up (self, pack (letters + i));
      Place place = { (guint32) i, entry->last };

      if (entry->gram == 0 || ++entry->n > HW_ANCHOR_MAX_PLACES)
        continue;
      g_array_append_val (self->places, place);
      entry->last = self->places->len;
    }
}

gboolean
hw_anchor_grams_find (const HwAnchorGrams *self, const guint16 *gram, GArray *places)
{
  const guint64 packed = pack (gram);
  const Entry *entry;

  if (packed == 0)
    return TRUE;
  entry = look_up (self, packed);
  if (entry->n > HW_ANCHOR_MAX_PLACES)
    return FALSE;
  for (guint32 next = entry->last; next != 0;)
    {
      const Place *place = &g_array_index (self->places, Place, next - 1);

      g_array_append_val (places, place->at);
      next = place->before;
    }
  return TRUE;
}
