/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "direction.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

/* What a letter adds to the count of right-to-left letters less left-to-right ones. */
static int
weight (UChar32 character)
{
  UCharDirection class = u_charDirection (character);

  if (class == U_LEFT_TO_RIGHT)
    return -1;
  return class == U_RIGHT_TO_LEFT || class == U_RIGHT_TO_LEFT_ARABIC ? 1 : 0;
}

/* weight() of all that UTF-8 writes in one or two bytes: Latin, Greek, Cyrillic, Hebrew, Arabic. */
static const gint8 *
short_weights (void)
{
  static gint8 weights[0x800];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (UChar32 i = 0; i < (UChar32) G_N_ELEMENTS (weights); i++)
        weights[i] = (gint8) weight (i);
      g_once_init_leave (&ready, 1);
    }
  return weights;
}

HwDirection
hw_direction_of_utf8 (const char *text, gssize n_bytes, HwDirection fallback)
{
  const gint8 *weights = short_weights ();
  const guint8 *at = (const guint8 *) text;
  const guint8 *end = at + MIN (n_bytes < 0 ? strlen (text) : (gsize) n_bytes, HW_DIRECTION_SAMPLE);
  int balance = 0;

  while (at < end)
    {
      if (*at < 0x80)
        balance += weights[*at++];
      else if (*at < 0xE0 && end - at >= 2)
        {
          balance += weights[(at[0] & 0x1F) << 6 | (at[1] & 0x3F)];
          at += 2;
        }
      else
        {
          gint32 used = 0;
          UChar32 character;
          U8_NEXT (at, used, (gint32) (end - at), character);
          if (character >= 0) /* not one that the sample cuts */
            balance += weight (character);
          at += used;
        }
    }
  if (balance == 0)
    return fallback;
  return balance > 0 ? HW_DIRECTION_RTL : HW_DIRECTION_LTR;
}

HwDirection
hw_direction_of_language (const char *language)
{
  char locale[ULOC_FULLNAME_CAPACITY], likely[ULOC_FULLNAME_CAPACITY], subtag[16];
  UErrorCode status = U_ZERO_ERROR;
  gint32 parsed = 0;

  uloc_forLanguageTag (language, locale, sizeof locale, &parsed, &status);
  if (U_FAILURE (status) || parsed == 0 || locale[0] == '\0')
    return HW_DIRECTION_AUTO;
  /* ICU would make English of a tag without a language. */
  uloc_getScript (locale, subtag, sizeof subtag, &status);
  if (subtag[0] == '\0')
    {
      uloc_getLanguage (locale, subtag, sizeof subtag, &status);
      if (subtag[0] == '\0' || g_str_equal (subtag, "und"))
        return HW_DIRECTION_AUTO;
      uloc_addLikelySubtags (locale, likely, sizeof likely, &status);
      uloc_getScript (likely, subtag, sizeof subtag, &status);
    }
  if (U_FAILURE (status) || subtag[0] == '\0')
    return HW_DIRECTION_AUTO;

  /* Nastaliq has a code of its own but no letters of its own, so ICU knows no direction of it. */
  if (g_str_equal (subtag, "Aran"))
    return HW_DIRECTION_RTL;
  int script = u_getPropertyValueEnum (UCHAR_SCRIPT, subtag);
  if (script == UCHAR_INVALID_CODE || script == USCRIPT_UNKNOWN)
    return HW_DIRECTION_AUTO;
  return uscript_isRightToLeft ((UScriptCode) script) ? HW_DIRECTION_RTL : HW_DIRECTION_LTR;
}

const char *
hw_direction_to_name (HwDirection direction)
{
  switch (direction)
    {
    case HW_DIRECTION_LTR:
      return "ltr";
    case HW_DIRECTION_RTL:
      return "rtl";
    case HW_DIRECTION_AUTO:
    default:
      return "auto";
    }
}

char *
hw_direction_isolate (const char *text)
{
  return g_strconcat ("\u2068", text, "\u2069", NULL);
}
