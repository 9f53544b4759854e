/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "attached.h"

#include <string.h>

#include "fold.h"

gboolean
hw_is_word_char (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

gboolean
hw_attached_is (const char *text, gsize n_bytes, HwAttached allowed)
{
  g_autofree char *written = NULL, *bare = NULL;
  const char *at;

  if (n_bytes == 0)
    return TRUE;
  if (allowed == HW_ATTACHED_NONE || n_bytes > HW_ATTACHED_MAX_BYTES)
    return FALSE;
  written = g_strndup (text, n_bytes);
  bare = hw_fold_string (written);
  at = bare;
  if (g_str_has_prefix (at, "و") || g_str_has_prefix (at, "ف"))
    at += strlen ("و");
  if (*at == '\0')
    return TRUE;
  if (allowed == HW_ATTACHED_CONJUNCTION)
    return FALSE;
  if (g_str_equal (at, "ب") || g_str_equal (at, "ك") || g_str_equal (at, "ل")
      || g_str_equal (at, "س"))
    return TRUE;
  return allowed == HW_ATTACHED_ALL
         && (g_str_equal (at, "ال") || g_str_equal (at, "بال") || g_str_equal (at, "كال")
             || g_str_equal (at, "لل"));
}

const char *
hw_attached_skip_article (const char *word)
{
  static const char *const articles[]
      = { "وبال", "فبال", "وكال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "ال", "لل" };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_str_has_prefix (word, articles[i]))
      return word + strlen (articles[i]);
  return NULL;
}

const char *
hw_attached_for_article (const char *rest)
{
  return g_str_has_prefix (rest, "ل") ? "ل" : "لل";
}

gsize
hw_attached_word_start (const char *text, gsize at)
{
  gsize start = at;

  while (start > 0 && at - start <= HW_ATTACHED_MAX_BYTES)
    {
      const char *before = g_utf8_prev_char (text + start);

      if (!hw_is_word_char (g_utf8_get_char (before)))
        break;
      start = (gsize) (before - text);
    }
  return start;
}
