/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word-diff.h"

#include <string.h>

static char *
any_line (void)
{
  static const char *const words[] = { "كتاب", "كتابة", "على", "علي", "the", "book", "،", "٣" };
  GString *line = g_string_new (NULL);
  const int n = g_test_rand_int_range (0, 12);

  for (int i = 0; i < n; i++)
    g_string_append_printf (line, "%s%s", i > 0 && g_test_rand_int_range (0, 8) > 0 ? " " : "",
                            words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (line, FALSE);
}

/* The changes applied to the old line make the new one, they are in order, and
 * what is between them maps to itself. */
static void
test_truth (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      g_autofree char *before = any_line (), *after = any_line ();
      g_autoptr (GArray) changes = hw_word_diff (before, after);
      g_autoptr (GString) made = g_string_new (NULL);
      const glong n = g_utf8_strlen (before, -1), n_after = g_utf8_strlen (after, -1);
      gsize at = 0, last = 0;

      for (guint i = 0; i < changes->len; i++)
        {
          const HwWordChange *change = &g_array_index (changes, HwWordChange, i);
          g_autofree char *same = NULL, *new = NULL;

          g_assert_cmpuint (change->start, >=, at);
          g_assert_cmpuint (change->end, >=, change->start);
          same = g_utf8_substring (before, (glong) at, (glong) change->start);
          new = g_utf8_substring (after, (glong) change->new_start, (glong) change->new_end);
          g_string_append (made, same);
          g_string_append (made, new);
          at = change->end;
        }
      g_string_append (made, g_utf8_offset_to_pointer (before, (glong) at));
      g_assert_cmpstr (made->str, ==, after);
      if (g_str_equal (before, after))
        g_assert_cmpuint (changes->len, ==, 0);
      for (glong position = 0; position <= n; position++)
        {
          const gsize start = hw_word_diff_map (changes, (gsize) position, FALSE),
                      end = hw_word_diff_map (changes, (gsize) position, TRUE);

          g_assert_cmpuint (start, <=, (gsize) n_after);
          g_assert_cmpuint (end, <=, (gsize) n_after);
          g_assert_cmpuint (end, >=, last);
          last = end;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-diff/truth", test_truth);
  return g_test_run ();
}
