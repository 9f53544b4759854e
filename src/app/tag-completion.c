/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-completion.h"

#include <string.h>

#include "fold.h"

/* Lower is likelier. */
enum
{
  RANK_EXACT,
  RANK_PREFIX,
  RANK_WORD,
  RANK_INSIDE,
  RANK_PATH,
  RANK_NONE,
};

typedef struct
{
  HwTag *tag;
  guint rank;
  guint index;
} Match;

/* TRUE where @needle stands in @text after something that is no letter or digit. */
static gboolean
begins_a_word (const char *text, const char *needle)
{
  const char *found = text;

  while ((found = strstr (found, needle)) != NULL)
    {
      if (found == text
          || !g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (text, found))))
        return TRUE;
      found = g_utf8_next_char (found);
    }
  return FALSE;
}

static guint
rank_of (const HwTag *tag, const char *needle)
{
  g_autofree char *name = hw_fold_string (tag->name);
  g_autofree char *path = NULL;

  if (needle[0] == '\0')
    return RANK_INSIDE;
  if (strcmp (name, needle) == 0)
    return RANK_EXACT;
  if (g_str_has_prefix (name, needle))
    return RANK_PREFIX;
  if (begins_a_word (name, needle))
    return RANK_WORD;
  if (strstr (name, needle) != NULL)
    return RANK_INSIDE;
  path = hw_fold_string (tag->path);
  if (strcmp (path, needle) == 0)
    return RANK_EXACT;
  return strstr (path, needle) != NULL ? RANK_PATH : RANK_NONE;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->tag->last_used != second->tag->last_used)
    return first->tag->last_used > second->tag->last_used ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

GPtrArray *
hw_tag_completion_match (GPtrArray *tags, const char *typed, guint limit, gboolean *exact)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_tag_unref);
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  g_autofree char *needle = hw_fold_string (stripped);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));

  for (guint i = 0; i < tags->len; i++)
    {
      Match match = { .tag = g_ptr_array_index (tags, i), .index = i };

      match.rank = rank_of (match.tag, needle);
      if (match.rank != RANK_NONE)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  *exact = matches->len > 0 && g_array_index (matches, Match, 0).rank == RANK_EXACT;
  for (guint i = 0; i < MIN (limit, matches->len); i++)
    g_ptr_array_add (result, hw_tag_ref (g_array_index (matches, Match, i).tag));
  return result;
}
