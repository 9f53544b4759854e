/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stop-words.h"

#include "fold.h"

static gboolean
is_stop_word (const char *word, const char *language)
{
  g_autofree char *folded = hw_fold_string (word);

  return hw_is_stop_word (folded, language != NULL ? (const char *[]){ language, NULL } : NULL);
}

static void
test_lists (void)
{
  static const char *const arabic[]
      = { "في", "إلى", "على", "التي", "والذين", "وهذا", "فإن", "إنَّ", "كانت", "لأنّه", "ولكن" };
  static const char *const english[] = { "The", "of", "themselves", "don", "s" };
  static const char *const neither[]
      = { "العراق", "وزير", "كتاب", "government", "war", "1991", "الوفد" };

  for (guint i = 0; i < G_N_ELEMENTS (arabic); i++)
    {
      g_assert_true (is_stop_word (arabic[i], "ar"));
      g_assert_true (is_stop_word (arabic[i], NULL));
      g_assert_false (is_stop_word (arabic[i], "en"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    {
      g_assert_true (is_stop_word (english[i], "en"));
      g_assert_true (is_stop_word (english[i], NULL));
      g_assert_false (is_stop_word (english[i], "ar"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (neither); i++)
    g_assert_false (is_stop_word (neither[i], NULL));
  g_assert_false (is_stop_word ("the", "fr"));
  g_assert_cmpstr (hw_stop_words_get_text ("fr"), ==, "");
}

/* What a person edits: any layout, and spelled as they like. */
static void
test_edited (void)
{
  g_autoptr (GHashTable) words = hw_stop_words_parse ("السَّيِّد، Mister\n  دكتور \n\n");
  g_autoptr (GHashTable) none = hw_stop_words_parse (" \n");

  g_assert_true (g_hash_table_contains (words, "السيد"));
  g_assert_true (g_hash_table_contains (words, "والسيد"));
  g_assert_true (g_hash_table_contains (words, "mister"));
  g_assert_true (g_hash_table_contains (words, "دكتور"));
  g_assert_false (g_hash_table_contains (words, "ومister"));
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stop-words/lists", test_lists);
  g_test_add_func ("/stop-words/edited", test_edited);
  return g_test_run ();
}
