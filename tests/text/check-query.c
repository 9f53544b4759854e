/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-query.h"

static void
check_word (const HwQueryWord *word, gsize n_chars)
{
  g_assert_cmpstr (word->folded, !=, "");
  g_assert_true (g_utf8_validate (word->folded, -1, NULL));
  g_assert_cmpuint (word->start, <, word->end);
  g_assert_cmpuint (word->end, <=, n_chars);
}

static void
check_atom (const HwQueryAtom *atom, gsize n_chars)
{
  guint n_words = 0;

  g_assert_cmpuint (atom->words->len, >, 0);
  for (guint i = 0; i < atom->words->len; i++)
    check_word (atom->words->pdata[i], n_chars);
  for (guint i = 0; i < atom->phrases->len; i++)
    {
      g_assert_cmpuint (g_array_index (atom->phrases, guint, i), >, 0);
      n_words += g_array_index (atom->phrases, guint, i);
    }
  g_assert_cmpuint (n_words, ==, atom->words->len);
  g_assert_true ((atom->distance > 0) == (atom->phrases->len > 1));
}

static gboolean
is_without (const HwQueryNode *node)
{
  return node->kind == HW_QUERY_NOT;
}

/* Each leaf stands once. */
static void
check_node (const HwQuery *query, const HwQueryNode *node, GHashTable *seen)
{
  guint n_without = 0;

  if (node->kind == HW_QUERY_ATOM || node->kind == HW_QUERY_FILTER)
    {
      gboolean is_atom = node->kind == HW_QUERY_ATOM;

      g_assert_cmpuint (node->index, <, is_atom ? query->atoms->len : query->filters->len);
      g_assert_true (g_hash_table_add (
          seen, GINT_TO_POINTER (is_atom ? (int) node->index + 1 : -1 - (int) node->index)));
      return;
    }
  g_assert_cmpuint (node->children->len, >=, node->kind == HW_QUERY_NOT ? 1 : 2);
  for (guint i = 0; i < node->children->len; i++)
    {
      const HwQueryNode *child = node->children->pdata[i];

      n_without += is_without (child);
      g_assert_true (child->kind != node->kind);
      check_node (query, child, seen);
    }
  if (node->kind == HW_QUERY_AND)
    g_assert_cmpuint (n_without, <, node->children->len);
  else
    g_assert_cmpuint (n_without, ==, 0);
}

void
check_query (const char *text)
{
  g_autoptr (HwQuery) query = hw_query_new (text);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gsize n_chars = (gsize) g_utf8_strlen (valid, -1), last = 0;

  for (guint i = 0; i < query->atoms->len; i++)
    check_atom (hw_query_get_atom (query, i), n_chars);
  for (guint i = 0; i < query->messages->len; i++)
    {
      const HwQueryMessage *message = query->messages->pdata[i];

      g_assert_cmpuint (message->start, <=, message->end);
      g_assert_cmpuint (message->end, <=, n_chars);
      g_assert_cmpuint (last, <=, message->start);
      last = message->start;
    }
  if (query->root != NULL)
    {
      check_node (query, query->root, seen);
      g_assert_false (is_without (query->root));
    }
  else
    {
      /* Nothing is looked for without a word said about it, but for blanks. */
      const char *at = valid;

      while (g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      g_assert_true (query->messages->len > 0 || *at == '\0');
    }
}
