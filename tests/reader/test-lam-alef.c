/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lam-alef.h"

/* "[" and "]" in @pattern stand around what a place inside must be widened to; every place between them is
 * tried, and no other may be widened. */
static void
check (const char *pattern)
{
  GString *text = g_string_new (NULL);
  gsize open = 0, close = 0;

  for (const char *p = pattern; *p != '\0'; p++)
    if (*p == '[')
      open = text->len;
    else if (*p == ']')
      close = text->len;
    else
      g_string_append_c (text, *p);

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize byte = (gsize) (p - text->str), start = 0, end = 0;
      gboolean widened = hw_lam_alef_around (text->str, 0, text->len, byte, &start, &end);

      g_assert_cmpint (widened, ==, byte > open && byte < close);
      if (widened)
        {
          g_assert_cmpuint (start, ==, open);
          g_assert_cmpuint (end, ==, close);
        }
    }
  g_string_free (text, TRUE);
}

static void
test_forms (void)
{
  check ("س[لا]م");
  check ("[لا]");
  check ("ا[لأ]وراق");
  check ("[لإ]نسان");
  check ("[لآ]لئ");
  check ("س[لٱ]م");
  check ("س[لَا]م");
  check ("س[لَّا]م");
  check ("أه[لًا] وسه");
  check ("ث[لاَ] ثة");
  check ("ث[لّاً] ثة");
}

static void
test_others (void)
{
  check ("الل");
  check ("ل ا");
  check ("ل\u200cا"); /* a ZWNJ parts them */
  check ("كتب");
  check ("ك[تَ]ب");
  check ("ك[تَّ]ب");
  check ("na[i\u0308]ve");
}

static void
test_limits (void)
{
  const char *text = "سلام";
  gsize start, end, lam = strlen ("س"), alef = strlen ("سل");

  g_assert_true (hw_lam_alef_around (text, 0, strlen (text), alef, &start, &end));
  /* What lies outside the block is not looked at. */
  g_assert_false (hw_lam_alef_around (text, alef, strlen (text), alef, &start, &end));
  g_assert_false (hw_lam_alef_around (text, 0, alef, alef, &start, &end));
  g_assert_false (hw_lam_alef_around (text, 0, strlen (text), lam, &start, &end));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lam-alef/forms", test_forms);
  g_test_add_func ("/lam-alef/others", test_others);
  g_test_add_func ("/lam-alef/limits", test_limits);
  return g_test_run ();
}
