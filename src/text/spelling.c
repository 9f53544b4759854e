/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spelling.h"

#include <string.h>

/* Longer words are only themselves. */
#define MAX_LETTERS 40
/* Where letters may move further than this, only the whole comparison tells. */
#define MAX_REACH 16
/* Letters that are in no table below have a shape by their value. */
#define FIRST_OTHER 32
#define N_SHAPES 128
/* ASCII, then U+0600 to U+06FF, which is where the letters of the tables are. */
#define N_KNOWN (0x80 + 0x100)

#define LETTER HW_SPELLING_LETTER
#define CONFUSED 4 /* only a dot or the like between them */
#define ALIKE 7    /* of one shape in some hands and faces */
#define DOUBLED 5
#define SWAPPED 8
#define NEVER 1000 /* digits: 1991 is not 1992 */

/* Letters that are taken for each other. A blank parts those of a group that only resemble each other. */
static const char *const shapes[] = {
  "بتثنيپ", "جحخچ", "دذ رز ژ", "سش", "صض",  "طظ",    "عغ",  "فقڤ",
  "ال",     "كگ",   "il1j",    "o0", "c e", "u v n", "b h",
};

typedef struct
{
  guint16 code;
  guint8 shape;
  guint8 group; /* 0 where it is in no table; equal only for what is CONFUSED */
} Letter;

struct _HwSpelling
{
  guint max;
  guint n;
  guint reach; /* how many places a letter may have moved */
  gboolean is_number;
  /* Where in the word a shape stands, a bit a letter; the same by known letters; and the letters themselves. */
  guint64 places[N_SHAPES], known_places[N_KNOWN], exact[N_KNOWN];
  /* Where the n-th letter of another word may stand. */
  guint64 windows[MAX_LETTERS + MAX_REACH + 1];
  guint64 doubled; /* letters like the one before them */
  Letter letters[MAX_LETTERS];
  char *word;
  gsize n_bytes;
};

static Letter known[N_KNOWN];

/* Letters that are not known share the places of others: for ruling out only. */
static inline guint
code_index (Letter letter)
{
  return letter.code < 0x80 ? letter.code : 0x80u + (letter.code & 0xFF);
}

static Letter
other_letter (gunichar character)
{
  return (Letter){ (guint16) (character ^ character >> 16),
                   (guint8) (FIRST_OTHER + character % (N_SHAPES - FIRST_OTHER)), 0 };
}

static inline guint
known_index (gunichar character)
{
  if (character < 0x80)
    return character;
  return character >= 0x600 && character < 0x700 ? 0x80 + character - 0x600 : N_KNOWN;
}

static void
fill_known (void)
{
  static gsize filled;
  guint8 group = 0;

  if (!g_once_init_enter (&filled))
    return;
  for (guint i = 0; i < N_KNOWN; i++)
    known[i] = other_letter (i < 0x80 ? i : 0x600 + i - 0x80);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      group++;
      for (const char *at = shapes[i]; *at != '\0'; at = g_utf8_next_char (at))
        if (*at == ' ')
          group++;
        else
          {
            Letter *letter = &known[known_index (g_utf8_get_char (at))];

            letter->shape = (guint8) i;
            letter->group = group;
          }
    }
  g_once_init_leave (&filled, 1);
}

static inline Letter
next_letter (const char **at, const char *end)
{
  const guint8 *byte = (const guint8 *) *at;
  gunichar character;
  guint index;

  if (byte[0] < 0x80)
    {
      *at += 1;
      return known[byte[0]];
    }
  if (G_LIKELY (byte[0] < 0xE0 && end - *at >= 2))
    {
      *at += 2;
      character = (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
    }
  else
    {
      character = g_utf8_get_char_validated (*at, end - *at);
      *at = (gint32) character < 0 ? end : g_utf8_next_char (*at);
    }
  index = known_index (character);
  return index < N_KNOWN ? known[index] : other_letter (character);
}

/* The letters of a word; more than MAX_LETTERS where it has more. */
static guint
get_letters (const char *word, gsize n_bytes, Letter letters[MAX_LETTERS])
{
  const char *at = word, *end = word + n_bytes;
  guint n;

  for (n = 0; at < end; n++)
    {
      if (n == MAX_LETTERS)
        return n + 1;
      letters[n] = next_letter (&at, end);
    }
  return n;
}

static gboolean
is_digit (Letter letter)
{
  return letter.code >= '0' && letter.code <= '9';
}

static guint
default_max (guint n)
{
  if (n < 4)
    return CONFUSED;
  if (n == 4)
    return SWAPPED;
  return n <= 6 ? LETTER : n <= 8 ? LETTER + LETTER / 2 : 2 * LETTER;
}

HwSpelling *
hw_spelling_new (const char *word, guint max)
{
  HwSpelling *self = g_new0 (HwSpelling, 1);

  fill_known ();
  self->word = g_strdup (word);
  self->n_bytes = strlen (word);
  self->n = get_letters (word, self->n_bytes, self->letters);
  self->is_number = self->n > 0 && self->n <= MAX_LETTERS;
  for (guint i = 0; i < self->n && self->is_number; i++)
    self->is_number = is_digit (self->letters[i]);
  self->max = max > 0 ? max : default_max (self->n);
  self->reach = MAX (self->max / DOUBLED, self->max >= SWAPPED ? 1 : 0);
  for (guint i = 0; i < MIN (self->n, MAX_LETTERS); i++)
    {
      const guint64 bit = G_GUINT64_CONSTANT (1) << i;

      self->places[self->letters[i].shape] |= bit;
      self->exact[code_index (self->letters[i])] |= bit;
      if (i > 0 && self->letters[i].code == self->letters[i - 1].code)
        self->doubled |= bit;
    }
  for (guint i = 0; i < N_KNOWN; i++)
    self->known_places[i] = self->places[known[i].shape];
  for (guint i = 0; i < G_N_ELEMENTS (self->windows) && self->reach <= MAX_REACH; i++)
    {
      const guint64 window = (G_GUINT64_CONSTANT (1) << (2 * self->reach + 1)) - 1;

      self->windows[i]
          = i < self->reach ? window >> (self->reach - i) : window << (i - self->reach);
    }
  return self;
}

void
hw_spelling_free (HwSpelling *self)
{
  if (self == NULL)
    return;
  g_free (self->word);
  g_free (self);
}

static inline guint
cost_of_other (Letter a, Letter b)
{
  if (a.code == b.code)
    return 0;
  if (is_digit (a) && is_digit (b))
    return NEVER;
  if (a.shape != b.shape || a.group == 0 || b.group == 0)
    return LETTER;
  return a.group == b.group ? CONFUSED : ALIKE;
}

/* A letter that one word has and the other not. */
static inline guint
cost_of_one (const Letter *letters, guint i)
{
  if (is_digit (letters[i]))
    return NEVER;
  return i > 0 && letters[i].code == letters[i - 1].code ? DOUBLED : LETTER;
}

/* Optimal string alignment, a row at a time; given up once a row is too far, since costs only grow. */
static guint
align (const HwSpelling *self, const Letter *word, guint n)
{
  guint rows[3][MAX_LETTERS + 1];
  guint *before = rows[0], *last = rows[1], *row = rows[2];
  guint least_before = 0;

  last[0] = 0;
  for (guint k = 0; k < n; k++)
    last[k + 1] = last[k] + cost_of_one (word, k);
  for (guint i = 0; i < self->n; i++)
    {
      const Letter *mine = self->letters;
      const guint lost = cost_of_one (mine, i);
      guint least, *swap;

      row[0] = least = last[0] + lost;
      for (guint k = 0; k < n; k++)
        {
          guint cost = last[k] + cost_of_other (mine[i], word[k]);

          cost = MIN (cost, last[k + 1] + lost);
          cost = MIN (cost, row[k] + cost_of_one (word, k));
          if (i > 0 && k > 0 && mine[i].code == word[k - 1].code && mine[i - 1].code == word[k].code
              && !is_digit (mine[i]) && !is_digit (word[k]))
            cost = MIN (cost, before[k - 1] + SWAPPED);
          row[k + 1] = cost;
          least = MIN (least, cost);
        }
      /* A swap reaches over one row. */
      if (least > self->max && least_before + SWAPPED > self->max)
        return HW_SPELLING_TOO_FAR;
      least_before = least;
      swap = before;
      before = last;
      last = row;
      row = swap;
    }
  return last[n] <= self->max ? last[n] : HW_SPELLING_TOO_FAR;
}

/* At least what the letters of ours cost of which only those in @exact, and those of their shape in @found,
 * stand in the other word. */
static inline guint
cost_of_mine (const HwSpelling *self, guint64 found, guint64 exact)
{
  const guint n_alike = (guint) __builtin_popcountll (found & ~exact);
  const guint n_missed = self->n - (guint) __builtin_popcountll (found);
  const guint n_doubled = (guint) __builtin_popcountll (self->doubled & ~found);

  return n_alike * CONFUSED + n_missed * LETTER - n_doubled * (LETTER - DOUBLED);
}

/* Eight bytes at a time: those that begin a letter. */
static inline guint
count_letters (const char *word, gsize n_bytes)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  gsize n = n_bytes, i = 0;

  for (; i + 8 <= n_bytes; i += 8)
    {
      guint64 bytes;

      memcpy (&bytes, word + i, 8);
      n -= ((bytes >> 7 & ~bytes >> 6 & ones) * ones) >> 56;
    }
  for (; i < n_bytes; i++)
    n -= ((guint8) word[i] & 0xC0) == 0x80;
  return (guint) MIN (n, G_MAXUINT / 2);
}

/* Where in the word the shape of another word's next letter stands. */
static inline guint64
next_places (const HwSpelling *self, const char **at, const char *end)
{
  const guint8 *byte = (const guint8 *) *at;

  if (G_LIKELY ((byte[0] & 0xFC) == 0xD8 && end - *at >= 2))
    {
      *at += 2;
      return self->known_places[0x80 + ((byte[0] & 3u) << 6 | (byte[1] & 0x3F))];
    }
  return self->places[next_letter (at, end).shape];
}

/* Whether the letters of a word and of ours, but for as many as may be lost or wrong, have one of their
 * shape no further away in the other than letters can move. Nearly all of a vocabulary ends here. */
static gboolean
is_near (const HwSpelling *self, const char *word, gsize n_bytes)
{
  const char *at = word, *end = word + n_bytes;
  const guint lost = self->max / LETTER, n_letters = count_letters (word, n_bytes);
  const guint64 *windows = self->windows;
  guint64 found = 0;
  guint n_missed = 0;

  if (n_letters + self->reach < self->n || n_letters > self->n + self->reach)
    return FALSE;
  for (guint n = 0; at < end && n < G_N_ELEMENTS (self->windows); n++)
    {
      const guint64 there = next_places (self, &at, end) & windows[n];

      n_missed += there == 0;
      if (n_missed > lost)
        return FALSE;
      found |= there;
    }
  return at == end && self->n - (guint) __builtin_popcountll (found) <= lost;
}

/* The same by what the letters cost at least, of which some are only alike. */
static gboolean
is_cheap (const HwSpelling *self, const Letter *word, guint n)
{
  guint64 found = 0, exact = 0;
  guint cost = 0;

  for (guint i = 0; i < n; i++)
    {
      const guint64 there = self->places[word[i].shape] & self->windows[i];
      const guint64 same = self->exact[code_index (word[i])] & there;

      if (same == 0)
        cost += there != 0                                  ? CONFUSED
                : i > 0 && word[i].code == word[i - 1].code ? DOUBLED
                                                            : LETTER;
      found |= there;
      exact |= same;
    }
  return cost <= self->max && cost_of_mine (self, found, exact) <= self->max;
}

guint
hw_spelling_distance (const HwSpelling *self, const char *word, gsize n)
{
  /* Where letters may be anywhere nothing is ruled out. */
  const gboolean may_be_far = self->reach <= MAX_REACH;
  Letter letters[MAX_LETTERS];
  guint n_letters;

  if (n == self->n_bytes && memcmp (word, self->word, n) == 0)
    return 0;
  if (self->is_number || self->n > MAX_LETTERS || (may_be_far && !is_near (self, word, n)))
    return HW_SPELLING_TOO_FAR;
  n_letters = get_letters (word, n, letters);
  if (n_letters > MAX_LETTERS || (may_be_far && !is_cheap (self, letters, n_letters)))
    return HW_SPELLING_TOO_FAR;
  return align (self, letters, n_letters);
}
