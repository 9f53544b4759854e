/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"

#include <string.h>

/* Writes a number so that bytes sort as values do: how many digits it has without its leading
 * zeros, then these. The length is written in nines and a rest, which sort before it as well: 8
 * digits are "8", 9 are "90", 17 are "98", 18 are "990". */
static void
append_number (GString *key, const char *digits, gsize n_digits)
{
  while (n_digits > 0 && *digits == '0')
    {
      digits++;
      n_digits--;
    }
  for (gsize n = n_digits / 9; n > 0; n--)
    g_string_append_c (key, '9');
  g_string_append_c (key, (char) ('0' + n_digits % 9));
  g_string_append_len (key, digits, (gssize) n_digits);
}

char *
hw_fold_key (const char *text)
{
  g_autofree char *folded = hw_fold_string (text);
  GString *key = g_string_sized_new (strlen (folded) + strlen (text) + 8);

  for (const char *at = folded; *at;)
    {
      gsize n_digits = strspn (at, "0123456789"), n_other;
      if (n_digits > 0)
        append_number (key, at, n_digits);
      at += n_digits;
      n_other = strcspn (at, "0123456789");
      g_string_append_len (key, at, (gssize) n_other);
      at += n_other;
    }
  /* Below every character of a title, so that a shorter one comes first. */
  g_string_append_c (key, '\x01');
  g_string_append (key, text);
  return g_string_free (key, FALSE);
}

int
hw_fold_compare (const char *a, const char *b)
{
  g_autofree char *key_of_a = hw_fold_key (a);
  g_autofree char *key_of_b = hw_fold_key (b);

  return strcmp (key_of_a, key_of_b);
}
