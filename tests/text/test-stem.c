/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stem.h"

#include <string.h>

static char *
stem (const char *word)
{
  const gsize n = strlen (word);
  char *found = g_malloc (n + 1);

  g_assert_cmpuint (hw_stem (word, n, found), ==, strlen (found));
  return found;
}

static void
test_article (void)
{
  static const char *const clitics[]
      = { "ال", "وال", "فال", "بال", "كال", "وبال", "فبال", "لل", "ولل" };

  for (guint i = 0; i < G_N_ELEMENTS (clitics); i++)
    {
      g_autofree char *word = g_strconcat (clitics[i], "كتاب", NULL), *found = stem (word);

      g_assert_cmpstr (found, ==, "كتاب");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stem/article", test_article);
  return g_test_run ();
}
