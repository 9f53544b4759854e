/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "script-runs.h"

/* The runs of a paragraph, joined with "|". */
static void
check (HwDirection direction, const char *text, const char *expected)
{
  g_autoptr (GArray) runs = hw_script_runs_find (text, strlen (text), direction);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const HwScriptRun *run = &g_array_index (runs, HwScriptRun, i);

      if (i > 0)
        g_string_append_c (joined, '|');
      g_string_append_len (joined, text + run->start, run->end - run->start);
    }
  g_assert_cmpstr (joined->str, ==, expected);
  g_string_free (joined, TRUE);
}

static void
test_latin_in_arabic (void)
{
  check (HW_DIRECTION_RTL, "كتاب القارئ", "");
  check (HW_DIRECTION_RTL, "طائرة F-35 في عام 1979", "F-35");
  check (HW_DIRECTION_RTL, "مجلس Security Council 687 سنة", "Security Council");
  check (HW_DIRECTION_RTL, "قال (UN) في New York.", "UN|New York");
  check (HW_DIRECTION_RTL, "www.example.org/a1 هنا", "www.example.org/a1");
  check (HW_DIRECTION_RTL, "naïve cafe\u0301", "naïve cafe\u0301");
}

static void
test_arabic_in_latin (void)
{
  check (HW_DIRECTION_LTR, "A plain line, 1979.", "");
  check (HW_DIRECTION_LTR, "the word كتاب and بيت الحكمة.", "كتاب|بيت الحكمة");
  check (HW_DIRECTION_LTR, "vowels: قَلَمٌ", "قَلَمٌ");
}

/* No run may begin or end between two letters of its own script: they might join. */
static void
test_never_inside_a_word (void)
{
  static const char *const parts[]
      = { "كت", "لا", "ٌ", "\u200c", "ab", "é", "1", " ", "-", ".", "،" };

  for (int round = 0; round < 2000; round++)
    {
      GString *text = g_string_new (NULL);
      HwDirection direction = round % 2 == 0 ? HW_DIRECTION_RTL : HW_DIRECTION_LTR;
      g_autoptr (GArray) runs = NULL;
      guint last = 0;

      for (int i = 0; i < 12; i++)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      runs = hw_script_runs_find (text->str, text->len, direction);
      for (guint i = 0; i < runs->len; i++)
        {
          const HwScriptRun *run = &g_array_index (runs, HwScriptRun, i);
          guint edges[2] = { run->start, run->end };

          g_assert_cmpuint (run->start, >=, last);
          g_assert_cmpuint (run->end, >, run->start);
          last = run->end;
          for (int k = 0; k < 2; k++)
            {
              gunichar before, after;

              if (edges[k] == 0 || edges[k] == text->len)
                continue;
              before = g_utf8_get_char (g_utf8_prev_char (text->str + edges[k]));
              after = g_utf8_get_char (text->str + edges[k]);
              g_assert_false (g_unichar_isalpha (before) && g_unichar_isalpha (after)
                              && g_unichar_get_script (before) == g_unichar_get_script (after));
            }
        }
      g_string_free (text, TRUE);
    }
}

static void
test_language (void)
{
#define LANGUAGE(text) pango_language_to_string (hw_script_runs_language (text, strlen (text)))
  g_assert_cmpstr (LANGUAGE ("الكتاب في يد القارئ"), ==, "ar");
  /* One Persian yeh from a scan is no Persian. */
  g_assert_cmpstr (LANGUAGE ("كان تاریخیان في بيتي كتاب يقرأ"), ==, "ar");
  g_assert_cmpstr (LANGUAGE ("می‌خواهم یک کتاب بخوانم"), ==, "fa");
  g_assert_cmpstr (LANGUAGE ("یہ ایک کتاب ہے اور بڑے"), ==, "ur");
  g_assert_cmpstr (LANGUAGE ("1979"), ==, "ar");
#undef LANGUAGE
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script-runs/latin-in-arabic", test_latin_in_arabic);
  g_test_add_func ("/script-runs/arabic-in-latin", test_arabic_in_latin);
  g_test_add_func ("/script-runs/never-inside-a-word", test_never_inside_a_word);
  g_test_add_func ("/script-runs/language", test_language);
  return g_test_run ();
}
