/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "direction.h"

#define FALLBACK HW_DIRECTION_AUTO

static void
test_of_text (void)
{
  static const struct
  {
    const char *text;
    HwDirection direction;
  } cases[] = {
    { "UN قرار مجلس الأمن", HW_DIRECTION_RTL },
    { "«UN» قال", HW_DIRECTION_RTL },
    { "(UN) قرار رقم 687", HW_DIRECTION_RTL },
    { "\u2066English\u2069 عربي طويل", HW_DIRECTION_RTL },
    { "قال he said that it was so", HW_DIRECTION_LTR },
    { "The word قال means he said", HW_DIRECTION_LTR },
    { "", FALLBACK },
    { "1991/3/15", FALLBACK },
    { "١٥/٣/١٩٩١", FALLBACK },
    { "… — «» 12%", FALLBACK },
    { "ab اب", FALLBACK },
    { "لا no", FALLBACK },
    { "قَالَ he", HW_DIRECTION_RTL },   /* marks are no letters */
    { "قالَََََََََ abcd", HW_DIRECTION_LTR }, /* however many */
    { "שלום ab", HW_DIRECTION_RTL },
    { "ﻗﺎﻝ ab", HW_DIRECTION_RTL },
    { "你好", HW_DIRECTION_LTR },
    { "𞤀𞤁 a", HW_DIRECTION_RTL }, /* Adlam, past the BMP */
    { "Привет ا", HW_DIRECTION_LTR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (hw_direction_of_utf8 (cases[i].text, -1, FALLBACK), ==, cases[i].direction);
    }
  g_assert_cmpint (hw_direction_of_utf8 ("قال", 0, HW_DIRECTION_LTR), ==, HW_DIRECTION_LTR);
  g_assert_cmpint (hw_direction_of_utf8 ("abقال", 2, HW_DIRECTION_RTL), ==, HW_DIRECTION_LTR);
}

/* No early decision: the letters at the end of a paragraph count like those at its beginning. */
static void
test_whole_paragraph_counts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "ab ");
  for (guint i = 0; i < 5001; i++)
    g_string_append (text, "اب ");
  g_assert_cmpuint (text->len, <, HW_DIRECTION_SAMPLE);
  g_assert_cmpint (hw_direction_of_utf8 (text->str, (gssize) text->len, FALLBACK), ==,
                   HW_DIRECTION_RTL);
}

/* Of a very long one the sample decides, which may end inside a character. */
static void
test_sample (void)
{
  for (guint shift = 0; shift < 4; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, ' ');
      while (text->len < HW_DIRECTION_SAMPLE + 10)
        g_string_append (text, shift % 2 ? "ﻗ" : "ق");
      for (guint i = 0; i < HW_DIRECTION_SAMPLE * 2; i++)
        g_string_append_c (text, 'a');
      g_assert_cmpint (hw_direction_of_utf8 (text->str, -1, FALLBACK), ==, HW_DIRECTION_RTL);
    }
}

static void
test_of_language (void)
{
  static const struct
  {
    const char *tag;
    HwDirection direction;
  } cases[] = {
    { "ar", HW_DIRECTION_RTL },         { "ar-IQ", HW_DIRECTION_RTL },
    { "AR", HW_DIRECTION_RTL },         { "fa-IR", HW_DIRECTION_RTL },
    { "ur", HW_DIRECTION_RTL },         { "he", HW_DIRECTION_RTL },
    { "ckb", HW_DIRECTION_RTL },        { "ps", HW_DIRECTION_RTL },
    { "az-Arab", HW_DIRECTION_RTL },    { "und-Arab", HW_DIRECTION_RTL },
    { "ur-Aran", HW_DIRECTION_RTL },    { "yi", HW_DIRECTION_RTL },
    { "en", HW_DIRECTION_LTR },         { "en-GB", HW_DIRECTION_LTR },
    { "de", HW_DIRECTION_LTR },         { "ar-Latn", HW_DIRECTION_LTR },
    { "ku", HW_DIRECTION_LTR },         { "zh", HW_DIRECTION_LTR },
    { "tr", HW_DIRECTION_LTR },         { "az", HW_DIRECTION_LTR },
    { "", HW_DIRECTION_AUTO },          { "und", HW_DIRECTION_AUTO },
    { "xq", HW_DIRECTION_AUTO },        { "-", HW_DIRECTION_AUTO },
    { "not a tag", HW_DIRECTION_AUTO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].tag);
      g_assert_cmpint (hw_direction_of_language (cases[i].tag), ==, cases[i].direction);
    }
}

/* Stored in libraries and written into JSON. */
static void
test_values (void)
{
  g_assert_cmpint (HW_DIRECTION_AUTO, ==, 0);
  g_assert_cmpint (HW_DIRECTION_LTR, ==, 1);
  g_assert_cmpint (HW_DIRECTION_RTL, ==, 2);
  g_assert_cmpstr (hw_direction_to_name (HW_DIRECTION_AUTO), ==, "auto");
  g_assert_cmpstr (hw_direction_to_name (HW_DIRECTION_LTR), ==, "ltr");
  g_assert_cmpstr (hw_direction_to_name (HW_DIRECTION_RTL), ==, "rtl");
}

static void
test_isolate (void)
{
  g_autofree char *isolated = hw_direction_isolate ("UN قال");
  g_assert_cmpstr (isolated, ==, "\u2068UN قال\u2069");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/direction/of-text", test_of_text);
  g_test_add_func ("/text/direction/whole-paragraph-counts", test_whole_paragraph_counts);
  g_test_add_func ("/text/direction/sample", test_sample);
  g_test_add_func ("/text/direction/of-language", test_of_language);
  g_test_add_func ("/text/direction/values", test_values);
  g_test_add_func ("/text/direction/isolate", test_isolate);
  return g_test_run ();
}
