/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word-scan.h"

#include <string.h>
#include <unicode/uchar.h>

#include "attached.h"
#include "fold-sink.h"

#define HAMZA 0x0621
#define ALEF 0x0627
#define WAW 0x0648
#define YEH 0x064A

/* Code points of one or two bytes of UTF-8, nearly all that is read, have a table of their own. */
#define N_NEAR 0x800

typedef enum
{
  PLAIN,      /* part of a word, or nothing where it folds to nothing */
  BREAK,      /* ends a word */
  APOSTROPHE, /* ends it or not */
  IS_HAMZA,   /* is dropped or not */
  OTHER,      /* hw_fold() has to say */
} Class;

typedef struct
{
  char utf8[2];
  guint8 n_bytes, class;
} Near;

/* A character and what it folds to. */
typedef struct
{
  const char *utf8;
  guint n_bytes;
  Class class;
} Character;

struct _HwWordScan
{
  const char *text, *at, *end;
  char *folded; /* room for the whole paragraph: what it folds to here is never longer */
  gsize room;

  /* What hw_fold() made of a stretch that has OTHER; NULL where there is none. */
  HwFolded *stretch;
  const char *stretch_start, *stretch_end;
  gsize next;         /* the folded code point that is next */
  const char *mapped; /* a place in the stretch, */
  gsize mapped_chars; /* and the same in code points */
};

static Near near[N_NEAR];

static Class
classify (gunichar character, const HwFoldEntry *entry)
{
  const char *at = entry->utf8;
  gunichar folded;

  if (entry->kind == HW_FOLD_HAMZA)
    return character == HAMZA ? IS_HAMZA : OTHER;
  if (entry->kind != HW_FOLD_PLAIN)
    return OTHER;
  if (entry->n_chars == 0)
    return PLAIN;
  folded = hw_fold_next_char (&at);
  if (folded == '\'' || folded == '`')
    return APOSTROPHE;
  return hw_is_word_char (folded) ? PLAIN : BREAK;
}

static void
fill_near (void)
{
  static gsize filled;

  if (!g_once_init_enter (&filled))
    return;
  for (gunichar character = 0; character < N_NEAR; character++)
    {
      const HwFoldEntry *entry = hw_fold_find_entry (HW_FOLD_DEFAULT, character);
      const Class class = classify (character, entry);

      near[character].class = (guint8) class;
      if (class == PLAIN || class == APOSTROPHE)
        {
          near[character].n_bytes = entry->n_bytes;
          memcpy (near[character].utf8, entry->utf8, sizeof near[character].utf8);
        }
    }
  g_once_init_leave (&filled, 1);
}

HwWordScan *
hw_word_scan_new (void)
{
  HwWordScan *self = g_new0 (HwWordScan, 1);

  fill_near ();
  hw_word_scan_start (self, "", 0);
  return self;
}

void
hw_word_scan_free (HwWordScan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stretch, hw_folded_free);
  g_free (self->folded);
  g_free (self);
}

static void
reserve (HwWordScan *self, gsize n_bytes)
{
  if (self->room >= n_bytes)
    return;
  self->room = 2 * n_bytes;
  g_free (self->folded);
  self->folded = g_malloc (self->room);
}

void
hw_word_scan_start (HwWordScan *self, const char *utf8, gssize n_bytes)
{
  const gsize n = n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes;

  g_clear_pointer (&self->stretch, hw_folded_free);
  self->text = self->at = utf8;
  self->end = utf8 + n;
  /* Every character is written with four bytes, of which some count. */
  reserve (self, n + sizeof ((HwFoldEntry *) NULL)->utf8 + 1);
}

/* Reads the character at *@at. A sequence that is cut at the end, or that is none, ends a word: nothing is
 * read or looked up where there is nothing. */
static inline Character
read_character (const char **at, const char *end)
{
  const guint8 *byte = (const guint8 *) *at;
  const HwFoldEntry *entry;
  gunichar character;

  if (byte[0] < 0x80)
    {
      *at += 1;
      return (Character){ near[byte[0]].utf8, near[byte[0]].n_bytes, near[byte[0]].class };
    }
  if (G_LIKELY (byte[0] < 0xE0 && end - *at >= 2))
    {
      character = (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
      *at += 2;
      return (Character){ near[character].utf8, near[character].n_bytes, near[character].class };
    }
  if (end - *at < (byte[0] < 0xF0 ? 3 : 4))
    {
      *at = end;
      return (Character){ "", 0, BREAK };
    }
  character = hw_fold_next_char (at);
  if (character > 0x10FFFF)
    return (Character){ "", 0, BREAK };
  entry = hw_fold_find_entry (HW_FOLD_DEFAULT, character);
  return (Character){ entry->utf8, entry->n_bytes, classify (character, entry) };
}

/* The next character that folds to something; OTHER at the end. */
static Character
peek (const char **at, const char *end)
{
  while (*at < end)
    {
      Character character = read_character (at, end);

      if (character.n_bytes > 0 || character.class != PLAIN)
        return character;
    }
  return (Character){ "", 0, BREAK };
}

static gboolean
is_letter (const char *utf8)
{
  return *utf8 >= 'a' && *utf8 <= 'z';
}

/* Whether an apostrophe behind the @n_bytes of a word may be part of it. */
static gboolean
may_join (const char *word, gsize n_bytes)
{
  return n_bytes > 0 && is_letter (word + n_bytes - 1)
         && (n_bytes > 1 || strchr ("aeiou", word[0]) != NULL);
}

/* What English writes behind an apostrophe. */
static gboolean
is_ending (const char *text, gsize n_bytes)
{
  if (n_bytes == 1)
    return *text == 's' || *text == 't' || *text == 'm';
  return n_bytes == 2
         && (memcmp (text, "ll", 2) == 0 || memcmp (text, "re", 2) == 0
             || memcmp (text, "ve", 2) == 0);
}

/* What comes before a hamza as fold.c has it: it is dropped at the beginning of a word and after its
 * letters, but not after a long vowel or another hamza. */
static gboolean
may_drop_hamza (const char *word, gsize n_bytes)
{
  const char *at;
  gunichar before;

  if (n_bytes == 0)
    return TRUE;
  at = g_utf8_prev_char (word + n_bytes);
  before = g_utf8_get_char (at);
  if (before == HAMZA)
    return FALSE;
  if (before != ALEF && before != WAW && before != YEH)
    return TRUE;
  return at == word || !u_isalpha ((UChar32) g_utf8_get_char (g_utf8_prev_char (at)));
}

/* Whether an alef and another letter follow; OTHER where that is not plain. */
static Class
alef_follows (const char *at, const char *end)
{
  Character character = peek (&at, end);

  if (character.class == OTHER)
    return OTHER;
  if (character.class != PLAIN || character.n_bytes != strlen ("ا")
      || memcmp (character.utf8, "ا", strlen ("ا")) != 0)
    return BREAK;
  character = peek (&at, end);
  if (character.class == OTHER)
    return OTHER;
  if (character.class == IS_HAMZA)
    return PLAIN;
  return character.class == PLAIN && u_isalpha ((UChar32) g_utf8_get_char (character.utf8)) ? PLAIN
                                                                                            : BREAK;
}

/* From @start to the next character that ends a word whatever is around it. */
static void
fold_stretch (HwWordScan *self, const char *start)
{
  const char *at = start;

  while (at < self->end)
    {
      const char *before = at;

      if (read_character (&at, self->end).class == BREAK)
        {
          at = before;
          break;
        }
    }
  self->stretch = hw_fold (start, at - start, HW_FOLD_DEFAULT);
  self->stretch_start = self->mapped = start;
  self->stretch_end = self->at = at;
  self->mapped_chars = self->next = 0;
  reserve (self, self->stretch->n_bytes + 1);
}

static gboolean
is_continuation (char byte)
{
  return ((guint8) byte & 0xC0) == 0x80;
}

/* The byte of the paragraph where code point @position of the stretch begins. It goes from the place that
 * was asked for last, a few characters away, and stays in the stretch whatever is in it. */
static gsize
map (HwWordScan *self, gsize position)
{
  const char *at = self->mapped;
  gsize chars = self->mapped_chars;

  for (; chars > position && at > self->stretch_start; chars--)
    do
      at--;
    while (at > self->stretch_start && is_continuation (*at));
  for (; chars < position && at < self->stretch_end; chars++)
    do
      at++;
    while (at < self->stretch_end && is_continuation (*at));
  self->mapped = at;
  self->mapped_chars = position;
  return (gsize) (at - self->text);
}

static gunichar
folded_at (const HwFolded *folded, gsize i)
{
  return i < folded->n_chars ? g_utf8_get_char (folded->utf8 + folded->byte_of[i]) : 0;
}

/* The next word of the stretch; FALSE where there is none. */
static gboolean
next_in_stretch (HwWordScan *self, HwWord *word)
{
  const HwFolded *folded = self->stretch;
  gsize i = self->next, first, joined = 0, n_joined = 0, n = 0;

  while (i < folded->n_chars && !hw_is_word_char (folded_at (folded, i)))
    i++;
  if (i == folded->n_chars)
    return FALSE;
  for (first = i; i < folded->n_chars; i++)
    {
      const gunichar character = folded_at (folded, i);
      const char *after = folded->utf8 + folded->byte_of[i + 1];

      if (hw_is_word_char (character))
        n += (gsize) g_unichar_to_utf8 (character, self->folded + n);
      else if ((character == '\'' || character == '`') && may_join (self->folded, n)
               && is_letter (after))
        {
          joined = i;
          n_joined = n;
        }
      else
        break;
    }
  if (joined > 0 && is_ending (self->folded + n_joined, n - n_joined))
    {
      i = joined;
      n = n_joined;
    }
  self->next = i;
  self->folded[n] = '\0';
  word->folded = self->folded;
  word->n_folded = n;
  word->start = map (self, folded->source_start[first]);
  word->end = map (self, folded->source_end[i - 1]);
  return TRUE;
}

/* An apostrophe that may join what it stands between has been tried: a word ends before it after all. */
typedef struct
{
  const char *at, *after;
  gsize n; /* bytes of the word before it */
} Joined;

/* Reads a word up to what ends it. FALSE where it has OTHER and hw_fold() has to be asked. */
static gboolean
read_word (HwWordScan *self, HwWord *word, const char **start)
{
  const char *at = self->at, *const end = self->end;
  const char *stop = end;
  char *const out = self->folded;
  Joined joined = { NULL };
  gsize n = 0;

  *start = NULL;
  while (at < end)
    {
      const char *before = at, *ahead;
      const Character character = read_character (&at, end);

      if (G_LIKELY (character.class == PLAIN))
        {
          memcpy (out + n, character.utf8, 2);
          if (G_UNLIKELY (character.n_bytes > 2))
            memcpy (out + n, character.utf8, 4);
          if (*start == NULL && character.n_bytes > 0)
            *start = before;
          n += character.n_bytes;
          continue;
        }
      if (character.class == IS_HAMZA)
        {
          const Class follows = may_drop_hamza (out, n) ? alef_follows (at, end) : (Class) BREAK;

          if (*start == NULL)
            *start = before;
          if (follows == OTHER)
            return FALSE;
          if (follows == BREAK)
            {
              memcpy (out + n, "ء", strlen ("ء"));
              n += strlen ("ء");
            }
          continue;
        }
      if (character.class == OTHER)
        {
          if (*start == NULL)
            *start = before;
          return FALSE;
        }
      if (*start == NULL)
        continue;
      if (character.class == APOSTROPHE && may_join (out, n))
        {
          Character next;

          ahead = at;
          next = peek (&ahead, end);
          if (next.class == OTHER)
            return FALSE;
          if (next.class == PLAIN && is_letter (next.utf8))
            {
              joined = (Joined){ before, at, n };
              continue;
            }
        }
      stop = before;
      break;
    }
  self->at = at;
  if (joined.at != NULL && is_ending (out + joined.n, n - joined.n))
    {
      stop = joined.at;
      self->at = joined.after;
      n = joined.n;
    }
  out[n] = '\0';
  *word = (HwWord){ out, n, *start != NULL ? (gsize) (*start - self->text) : 0,
                    (gsize) (stop - self->text) };
  return TRUE;
}

gboolean
hw_word_scan_next (HwWordScan *self, HwWord *word)
{
  const char *start;

  for (;;)
    {
      if (self->stretch != NULL)
        {
          if (next_in_stretch (self, word))
            return TRUE;
          g_clear_pointer (&self->stretch, hw_folded_free);
        }
      if (read_word (self, word, &start))
        return word->n_folded > 0;
      fold_stretch (self, start);
    }
}
