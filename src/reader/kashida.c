/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kashida.h"

#include <stdlib.h>
#include <unicode/uchar.h>

#define TATWEEL 0x0640
#define MAX_LETTERS 64

typedef struct
{
  int byte;
  gunichar c;
  int type;  /* UJoiningType */
  int group; /* UJoiningGroup: letters of one shape */
} Letter;

/* The letters of a word without what is drawn above and below them. */
static guint
read_letters (const char *utf8, int start, int end, Letter letters[MAX_LETTERS])
{
  guint n = 0;

  for (int at = start; at < end && n < MAX_LETTERS;
       at = (int) (g_utf8_next_char (utf8 + at) - utf8))
    {
      Letter *letter = &letters[n];

      letter->byte = at;
      letter->c = g_utf8_get_char (utf8 + at);
      letter->type = u_getIntPropertyValue ((UChar32) letter->c, UCHAR_JOINING_TYPE);
      if (letter->type == U_JT_TRANSPARENT)
        continue;
      letter->group = u_getIntPropertyValue ((UChar32) letter->c, UCHAR_JOINING_GROUP);
      n++;
    }
  return n;
}

static gboolean
is_joiner (const Letter *letter)
{
  return letter->type == U_JT_JOIN_CAUSING && letter->c != TATWEEL;
}

/* Whether a letter holds the hand of the one after it. */
static gboolean
joins (const Letter *letter, const Letter *next)
{
  return (letter->type == U_JT_DUAL_JOINING || letter->type == U_JT_LEFT_JOINING
          || letter->type == U_JT_JOIN_CAUSING)
         && (next->type == U_JT_DUAL_JOINING || next->type == U_JT_RIGHT_JOINING
             || next->type == U_JT_JOIN_CAUSING);
}

static gboolean
is_yeh (const Letter *letter)
{
  switch (letter->group)
    {
    case U_JG_YEH:
    case U_JG_FARSI_YEH:
    case U_JG_YEH_BARREE:
    case U_JG_YEH_WITH_TAIL:
    case U_JG_BURUSHASKI_YEH_BARREE:
      return TRUE;
    default:
      return FALSE;
    }
}

static int
final_priority (const Letter *letter)
{
  switch (letter->group)
    {
    case U_JG_TEH_MARBUTA:
    case U_JG_TEH_MARBUTA_GOAL:
    case U_JG_HEH:
    case U_JG_HEH_GOAL:
    case U_JG_KNOTTED_HEH:
    case U_JG_DAL:
      return 2;
    case U_JG_ALEF:
    case U_JG_TAH:
    case U_JG_LAM:
    case U_JG_KAF:
    case U_JG_SWASH_KAF:
    case U_JG_GAF:
      return 3;
    case U_JG_WAW:
    case U_JG_AIN:
    case U_JG_QAF:
    case U_JG_FEH:
      return 5;
    default:
      return 6;
    }
}

/* Of the place after letters[i]; -1 where there is none. */
static int
find_priority (const Letter *letters, guint n, guint i)
{
  const Letter *letter = &letters[i], *next = &letters[i + 1];
  const Letter *third = i + 2 < n && joins (next, &letters[i + 2]) ? &letters[i + 2] : NULL;

  if (!joins (letter, next) || is_joiner (letter) || is_joiner (next) || next->c == TATWEEL
      || (letter->group == U_JG_LAM && next->group == U_JG_ALEF))
    return -1;
  if (letter->c == TATWEEL)
    return 0;
  if (letter->group == U_JG_SEEN || letter->group == U_JG_SAD)
    return 1;
  if (third == NULL)
    return is_yeh (next) ? -1 : final_priority (next);
  if ((next->group == U_JG_BEH || next->group == U_JG_NOON || is_yeh (next))
      && (third->group == U_JG_REH || is_yeh (third)))
    return 4;
  return 7;
}

static int
compare (const void *a, const void *b)
{
  const HwKashida *x = a, *y = b;

  return x->priority != y->priority ? x->priority - y->priority : y->byte - x->byte;
}

guint
hw_kashida_find (const char *utf8, int start, int end, HwKashida places[HW_MAX_KASHIDAS])
{
  HwKashida all[MAX_LETTERS];
  Letter letters[MAX_LETTERS];
  guint n = read_letters (utf8, start, end, letters), n_letters = 0, n_all = 0;

  for (guint i = 0; i < n; i++)
    if (letters[i].group != U_JG_NO_JOINING_GROUP)
      n_letters++;
  if (n_letters < 3)
    return 0;
  for (guint i = 0; i + 1 < n; i++)
    {
      int priority = find_priority (letters, n, i);

      if (priority >= 0)
        all[n_all++] = (HwKashida){ letters[i].byte, letters[i + 1].byte, priority };
    }
  qsort (all, n_all, sizeof all[0], compare);
  n_all = MIN (n_all, HW_MAX_KASHIDAS);
  for (guint i = 0; i < n_all; i++)
    places[i] = all[i];
  return n_all;
}
