/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digits.h"

#include <string.h>

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

HwDigits
hw_digits_of_language (const char *language, HwDirection direction)
{
  static const char *const persian[]
      = { "fa", "prs", "ps", "ur", "ckb", "ug", "sd", "ks", "pnb", "bal", NULL };
  static const char *const maghreb[] = { "MA", "DZ", "TN", "LY", "EH", NULL };
  g_auto (GStrv) parts = g_strsplit_set (language, "-_", -1);

  if (parts[0] == NULL || parts[0][0] == '\0')
    return direction == HW_DIRECTION_RTL ? HW_DIGITS_ARABIC : HW_DIGITS_WESTERN;
  if (is_one_of (parts[0], persian))
    return HW_DIGITS_PERSIAN;
  if (g_ascii_strcasecmp (parts[0], "ar") != 0)
    return HW_DIGITS_WESTERN;
  for (gsize i = 1; parts[i] != NULL; i++)
    if (is_one_of (parts[i], maghreb))
      return HW_DIGITS_WESTERN;
  return HW_DIGITS_ARABIC;
}

char *
hw_digits_format (guint64 number, HwDigits digits)
{
  static const gunichar zeros[] = { '0', 0x660, 0x6F0 };
  g_autofree char *western = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  GString *text = g_string_new (NULL);

  for (const char *p = western; *p != '\0'; p++)
    g_string_append_unichar (text, zeros[digits] + (gunichar) (*p - '0'));
  return g_string_free (text, FALSE);
}
