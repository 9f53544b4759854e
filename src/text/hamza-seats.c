/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hamza-seats.h"

#include <string.h>

#include "fold.h"

#define HAMZA 0x621
#define ON_WAW 0x624
#define ON_YEH 0x626
#define YEH 0x64a

/* Inside a word of fewer letters another seat makes another word: رئة and رؤة. */
#define MIN_LETTERS 4
#define MAX_PLACES 4

static void
add (GPtrArray *seats, const char *own, const char *word, const char *at, const char *with)
{
  const char *behind = g_utf8_next_char (at);
  g_autofree char *start = g_strndup (word, (gsize) (at - word));
  g_autofree char *other = g_strconcat (start, with, behind, NULL);
  char *folded = hw_fold_string (other);

  if (g_str_equal (folded, own)
      || g_ptr_array_find_with_equal_func (seats, folded, g_str_equal, NULL))
    g_free (folded);
  else
    g_ptr_array_add (seats, folded);
}

/* The hamza at @at, which is not the first letter; @before is the letter before it. */
static void
move (GPtrArray *seats, const char *own, const char *word, const char *at, gunichar before)
{
  const gunichar hamza = g_utf8_get_char (at);
  const gboolean is_last = *g_utf8_next_char (at) == '\0';

  if (is_last)
    {
      /* شيء and شئ: alone behind a yeh, or on one. */
      if (hamza == ON_YEH)
        add (seats, own, word, at, "يء");
      else if (hamza == HAMZA && before == YEH)
        add (seats, own, word, at, "");
      return;
    }
  if (g_utf8_strlen (own, -1) < MIN_LETTERS)
    return;
  if (hamza == ON_WAW)
    add (seats, own, word, at, "ئ");
  if (hamza == ON_YEH)
    add (seats, own, word, at, "ؤ");
  if (hamza == ON_YEH && before == YEH)
    add (seats, own, word, at, "أ");
  if (hamza == HAMZA)
    {
      add (seats, own, word, at, "ئ");
      add (seats, own, word, at, "ؤ");
    }
  else
    add (seats, own, word, at, "ء");
}

GPtrArray *
hw_hamza_seats (const char *word)
{
  GPtrArray *seats = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own = hw_fold_string (word);
  g_autoptr (HwFolded) plain = hw_fold (word, -1, HW_FOLD_KEEP_LETTERS);
  gunichar before = 0;
  guint n_places = 0;

  for (const char *at = plain->utf8; *at != '\0' && n_places < MAX_PLACES;
       at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (before != 0 && (c == HAMZA || c == ON_WAW || c == ON_YEH))
        {
          move (seats, own, plain->utf8, at, before);
          n_places++;
        }
      before = c;
    }
  return seats;
}
