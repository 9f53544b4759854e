/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-query.h"

#include <stdlib.h>
#include <string.h>

static gboolean
is_plain (const char *word)
{
  static const char *const operators[] = { "OR", "NOT", "AND", "NEAR" };

  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_equal (word, operators[i]))
      return FALSE;
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isalnum (g_utf8_get_char (at)) && !g_unichar_ismark (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

char *
hw_words_query_of (const char *word)
{
  return is_plain (word) ? g_strdup (word) : g_strdup_printf ("\"%s\"", word);
}

/* NEAR counts the words between, a window those up to the farthest. */
char *
hw_words_query_near (const char *query, const char *word, guint window)
{
  g_autofree char *other = hw_words_query_of (word);

  return g_strdup_printf ("%s NEAR/%u %s", query, MAX (window, 2) - 1, other);
}

static char *
name_period (int year, int month, gboolean months)
{
  if (!months)
    return g_strdup_printf ("%04d", year);
  if (month < 1)
    return g_strdup_printf ("%04d-12", year - 1);
  if (month > 12)
    return g_strdup_printf ("%04d-01", year + 1);
  return g_strdup_printf ("%04d-%02d", year, month);
}

char *
hw_words_query_in (const char *query, const char *period)
{
  const gboolean months = strlen (period) > 4;
  const int year = atoi (period), month = months ? atoi (period + 5) : 0;
  g_autofree char *before = name_period (months ? year : year - 1, month - 1, months);
  g_autofree char *after = name_period (months ? year : year + 1, month + 1, months);

  return g_strdup_printf ("%s after:%s before:%s", query, before, after);
}
