/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "charset.h"
#include "decode.h"
#include "import.h"

#include <string.h>

static const char *const sentences[] = {
  "اجتمع الوزراء في بغداد يوم الأحد، وناقشوا ثلاثة ملفات: الأمن، والاقتصاد، والتعليم.",
  "قال الرئيس إن الوضع مستقر",
  "هذا كتاب",
  "مرحبا يا رفيقي",
  "تقرير 2019: النفط (OPEC) والأسعار",
  "لا إله إلا الله، محمّدٌ رسولُ الله",
};

static char *
decode (GBytes *bytes, const char *declared, char **encoding)
{
  gsize n_damaged, n_bytes;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) utf8 = hw_decode (bytes, NULL, declared, encoding, &n_damaged, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_damaged, ==, 0);
  const char *data = g_bytes_get_data (utf8, &n_bytes);
  return g_strndup (data, n_bytes);
}

static GBytes *
encode (const char *text, const char *encoding)
{
  gsize n_bytes;
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &n_bytes, &error);

  g_assert_no_error (error);
  return g_bytes_new_take (bytes, n_bytes);
}

static void
test_round_trip (void)
{
  static const char *const encodings[]
      = { "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "WINDOWS-1256", "ISO-8859-6" };

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (encodings); j++)
      for (guint n = 1; n <= 300; n += 299)
        {
          GString *text = g_string_new (NULL);
          for (guint k = 0; k < n; k++)
            g_string_append_printf (text, "%s%s", k > 0 ? "\n" : "", sentences[i]);
          g_autoptr (GBytes) bytes = encode (text->str, encodings[j]);
          g_autofree char *encoding = NULL;
          g_autofree char *decoded = decode (bytes, NULL, &encoding);
          if (strcmp (decoded, text->str) != 0)
            g_error ("sentence %zu in %s was taken for %s", i, encodings[j], encoding);
          g_string_free (text, TRUE);
        }
}

static void
test_latin (void)
{
  g_autofree char *encoding = NULL;
  g_autoptr (GBytes) bytes = encode ("Müller größer über Straße – “naïve”", "WINDOWS-1252");
  g_autofree char *decoded = decode (bytes, NULL, &encoding);

  g_assert_cmpstr (decoded, ==, "Müller größer über Straße – “naïve”");
}

static void
check_canonical (const char *bytes, gsize n_bytes, const char *expected)
{
  g_autofree char *encoding = NULL;
  g_autoptr (GBytes) raw = g_bytes_new (bytes, n_bytes);
  g_autofree char *decoded = decode (raw, NULL, &encoding);

  g_assert_cmpstr (decoded, ==, expected);
}

static void
test_line_ends (void)
{
  check_canonical ("a\r\nb\rc\nd", 8, "a\nb\nc\nd");
  check_canonical ("\r\r\n\n\r", 5, "\n\n\n\n");
  check_canonical ("a\xe2\x80\xa8"
                   "b\xc2\x85"
                   "c",
                   8,
                   "a\u2028b\xc2\x85"
                   "c");
  check_canonical ("\xef\xbb\xbf\xef\xbb\xbf\xd8\xa7\xef\xbb\xbf", 11, "ا\ufeff");
  check_canonical ("\xff\xfe"
                   "a\0\r\0\n\0b\0",
                   10, "a\nb");
}

/* Nothing is normalised: letters come out as they went in. */
static void
test_letters_stay (void)
{
  const char *text = "ﻛﺘﺎﺏ ي ی ى é e\u0301 ـ ١٢ ۱۲ \u200f\u202b\u2066 \f\v";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autofree char *encoding = NULL;
  gsize n_damaged;
  g_autoptr (GBytes) utf8 = hw_decode (bytes, NULL, NULL, &encoding, &n_damaged, NULL);

  g_assert_true (g_bytes_equal (bytes, utf8));
  g_assert_true (g_bytes_get_data (bytes, NULL) == g_bytes_get_data (utf8, NULL));
  g_assert_cmpstr (encoding, ==, "UTF-8");
}

static void
check_error (const char *bytes, gsize n_bytes, HwImportError code)
{
  g_autofree char *encoding = NULL;
  g_autoptr (GBytes) raw = g_bytes_new (bytes, n_bytes);
  g_autoptr (GError) error = NULL;
  gsize n_damaged;
  g_autoptr (GBytes) utf8 = hw_decode (raw, NULL, NULL, &encoding, &n_damaged, &error);

  g_assert_null (utf8);
  g_assert_error (error, HW_IMPORT_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_refused (void)
{
  char noise[4000];
  GRand *random = g_rand_new_with_seed (7);

  check_error ("abc\0def", 7, HW_IMPORT_ERROR_BINARY);
  check_error ("", 0, HW_IMPORT_ERROR_EMPTY);
  check_error ("\xef\xbb\xbf", 3, HW_IMPORT_ERROR_EMPTY);
  check_error ("\xff\xfe\x00\xd8", 4, HW_IMPORT_ERROR_ENCODING);
  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (char) g_rand_int_range (random, 1, 256);
  g_autofree char *encoding = NULL;
  g_autoptr (GBytes) raw = g_bytes_new (noise, sizeof noise);
  gsize n_damaged;
  g_assert_null (hw_decode (raw, NULL, NULL, &encoding, &n_damaged, NULL));
  g_rand_free (random);
}

/* A file that was cut in the middle of a letter is read, and its reader told. */
static void
test_damaged (void)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < 40; i++)
    g_string_append (text, sentences[0]);
  g_string_append_len (text, "\xd8", 1);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autofree char *encoding = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_damaged, n_bytes;
  g_autoptr (GBytes) utf8 = hw_decode (bytes, NULL, NULL, &encoding, &n_damaged, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_damaged, ==, 1);
  const char *data = g_bytes_get_data (utf8, &n_bytes);
  g_assert_true (g_utf8_validate_len (data, n_bytes, NULL));
  g_assert_cmpmem (data + n_bytes - 3, 3, "\xef\xbf\xbd", 3);
}

static void
test_declared (void)
{
  g_autofree char *encoding = NULL;
  g_autoptr (GBytes) bytes = encode ("مرحبا", "ISO-8859-6");
  g_autofree char *decoded = decode (bytes, "ISO-8859-6", &encoding);

  g_assert_cmpstr (decoded, ==, "مرحبا");
  g_assert_cmpstr (encoding, ==, "ISO-8859-6");
  g_assert_true (hw_charset_is_known ("windows-1256"));
  g_assert_false (hw_charset_is_known ("no-such-thing"));
  g_assert_false (hw_charset_is_known (""));
  g_assert_false (hw_charset_is_known ("UTF-8//IGNORE"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decode/round-trip", test_round_trip);
  g_test_add_func ("/decode/latin", test_latin);
  g_test_add_func ("/decode/line-ends", test_line_ends);
  g_test_add_func ("/decode/letters-stay", test_letters_stay);
  g_test_add_func ("/decode/refused", test_refused);
  g_test_add_func ("/decode/damaged", test_damaged);
  g_test_add_func ("/decode/declared", test_declared);
  return g_test_run ();
}
