/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "digits.h"

static void
test_language (void)
{
  static const struct
  {
    const char *language;
    HwDirection direction;
    HwDigits digits;
  } cases[] = {
    { "ar", HW_DIRECTION_RTL, HW_DIGITS_ARABIC },
    { "ar-IQ", HW_DIRECTION_RTL, HW_DIGITS_ARABIC },
    { "ar-MA", HW_DIRECTION_RTL, HW_DIGITS_WESTERN },
    { "ar-Arab-DZ", HW_DIRECTION_RTL, HW_DIGITS_WESTERN },
    { "fa-IR", HW_DIRECTION_RTL, HW_DIGITS_PERSIAN },
    { "ur", HW_DIRECTION_RTL, HW_DIGITS_PERSIAN },
    { "en", HW_DIRECTION_RTL, HW_DIGITS_WESTERN },
    { "he", HW_DIRECTION_RTL, HW_DIGITS_WESTERN },
    { "", HW_DIRECTION_RTL, HW_DIGITS_ARABIC },
    { "", HW_DIRECTION_LTR, HW_DIGITS_WESTERN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hw_digits_of_language (cases[i].language, cases[i].direction), ==,
                     cases[i].digits);
}

static void
test_format (void)
{
  g_autofree char *western = hw_digits_format (G_MAXUINT64, HW_DIGITS_WESTERN);
  g_autofree char *arabic = hw_digits_format (1203, HW_DIGITS_ARABIC);
  g_autofree char *persian = hw_digits_format (456, HW_DIGITS_PERSIAN);
  g_autofree char *zero = hw_digits_format (0, HW_DIGITS_ARABIC);

  g_assert_cmpstr (western, ==, "18446744073709551615");
  g_assert_cmpstr (arabic, ==, "١٢٠٣");
  g_assert_cmpstr (persian, ==, "۴۵۶");
  g_assert_cmpstr (zero, ==, "٠");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digits/language", test_language);
  g_test_add_func ("/digits/format", test_format);
  return g_test_run ();
}
