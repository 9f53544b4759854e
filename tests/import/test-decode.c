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

/* The first sentence's beginning in encodings that no detector knows: the person chooses, and what is likely comes
 * first. */
static const struct
{
  const char *encoding, *bytes;
} old_files[] = {
  { "MACARABIC", "\xc7\xcc\xca\xe5\xd9\xa0\xc7\xe4\xe8\xd2\xd1\xc7\xc1\xa0\xe1\xea"
                 "\xa0\xc8\xda\xcf\xc7\xcf\xa0\xea\xe8\xe5\xa0\xc7\xe4\xc3\xcd\xcf" },
  { "CP720", "\x9f\xa4\xa2\xea\xe3\x20\x9f\xe9\xed\xaa\xa9\x9f\x98\x20\xe5\xef"
             "\x20\xa0\xe4\xa7\x9f\xa7\x20\xef\xed\xea\x20\x9f\xe9\x9a\xa5\xa7" },
  { "CP864", "\xa8\xad\xaa\xe5\xc5\x20\xa8\xe4\xe8\xd2\xd1\xa8\xc1\x20\xba\xea"
             "\x20\xa9\xda\xcf\xa8\xcf\x20\xea\xe8\xe5\x20\xa8\x99\xae\xcf" },
};

static void
test_forced (void)
{
  const char *text = "اجتمع الوزراء في بغداد يوم الأحد";

  for (gsize i = 0; i < G_N_ELEMENTS (old_files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (old_files[i].bytes, strlen (old_files[i].bytes));
      g_autofree char *encoding = NULL;
      gsize n_damaged, n_bytes;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) utf8
          = hw_decode (bytes, old_files[i].encoding, NULL, &encoding, &n_damaged, &error);

      g_assert_no_error (error);
      const char *data = g_bytes_get_data (utf8, &n_bytes);
      g_autofree char *decoded = g_strndup (data, n_bytes);
      g_assert_cmpstr (decoded, ==, text);
      g_assert_cmpuint (n_damaged, ==, 0);
      g_assert_cmpstr (encoding, ==, old_files[i].encoding);
    }

  /* What does not fit is marked and counted; what does not exist is refused. */
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\xff\xfe z", 5);
  g_autofree char *encoding = NULL;
  gsize n_damaged;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) utf8 = hw_decode (bytes, "UTF-8", NULL, &encoding, &n_damaged, &error);
  g_assert_no_error (error);
  g_assert_nonnull (utf8);
  g_assert_cmpuint (n_damaged, ==, 2);
  g_clear_pointer (&encoding, g_free);
  g_assert_null (hw_decode (bytes, "KLINGON", NULL, &encoding, &n_damaged, &error));
  g_assert_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "KLINGON"));
}

static void
check_first_candidate (GBytes *bytes, const char *encoding, const char *word)
{
  g_autoptr (GPtrArray) candidates = hw_decode_candidates (bytes);
  const HwDecodeCandidate *first = candidates->pdata[0];

  g_test_message ("%s: %s", encoding, first->preview);
  g_assert_cmpuint (candidates->len, >=, 8);
  g_assert_cmpstr (first->encoding, ==, encoding);
  g_assert_nonnull (strstr (first->preview, word));
  for (guint i = 0; i < candidates->len; i++)
    {
      const HwDecodeCandidate *candidate = candidates->pdata[i];

      g_assert_true (g_utf8_validate (candidate->preview, -1, NULL));
      g_assert_true (hw_charset_is_known (candidate->encoding));
      g_assert_cmpint (g_utf8_strlen (candidate->preview, -1), <=, 500);
    }
}

static void
test_candidates (void)
{
  static const char *const others[]
      = { "UTF-8", "WINDOWS-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE" };

  for (gsize i = 0; i < G_N_ELEMENTS (old_files); i++)
    {
      /* The letters of MacArabic are those of ISO-8859-6; its digits are not: «، ١٩٧٩». */
      const char *more = i == 0 ? "\xac\x20\xb1\xb9\xb7\xb9" : "";
      g_autofree char *content = g_strconcat (old_files[i].bytes, more, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

      check_first_candidate (bytes, old_files[i].encoding, "بغداد");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = encode (sentences[0], others[i]);

      check_first_candidate (bytes, others[i], "بغداد");
    }

  /* What is told apart stands far from the beginning, and cut anywhere. */
  GString *late = g_string_new (NULL);
  while (late->len < 100000)
    g_string_append (late, "An English line before it.\n");
  g_string_append (late, sentences[0]);
  g_autoptr (GBytes) bytes = encode (late->str, "WINDOWS-1256");
  check_first_candidate (bytes, "WINDOWS-1256", "بغداد");
  g_string_free (late, TRUE);

  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GPtrArray) none = hw_decode_candidates (empty);
  g_assert_cmpuint (none->len, >=, 8);
}

/* ASCII, and each letter as the last byte that stands for it. */
static GBytes *
encode_as (const char *text, const char *encoding)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint8 found = 0;

      for (guint byte = *p > 0 ? 256 : 0x80; byte < 0x100; byte++)
        {
          const guint8 one = (guint8) byte;
          gsize n_bytes, n_damaged;
          g_autoptr (GBytes) letter = hw_charset_convert_all (&one, 1, encoding, &n_damaged);
          const char *utf8 = g_bytes_get_data (letter, &n_bytes);

          if (n_damaged == 0 && n_bytes == (gsize) (g_utf8_next_char (p) - p)
              && memcmp (utf8, p, n_bytes) == 0)
            found = one;
        }
      g_assert_true (found != 0 || *p > 0);
      g_string_append_c (out, *p > 0 ? *p : (char) found);
    }
  return g_string_free_to_bytes (out);
}

/* Old encodings that every detector takes for something else: a few sentences are enough, a word is not. */
static void
test_doubt (void)
{
  static const char *const encodings[]
      = { "WINDOWS-1256", "ISO-8859-6", "MACARABIC", "CP720", "CP864" };
  const char *text
      = "في كل صباح يفتح أصحاب الدكاكين أبوابهم قبل الشمس ثم يرتبون الكتب "
        "على الرفوف التي صنعها آباؤهم.\nقال أحد الباعة أن القراء يأتون من كل مدينة وأن "
        "بعضهم يقرأ صفحة أو صفحتين ثم يمضي.\nهل كانت السوق أوسع مما هي اليوم\n";
  const char *page = "<html><head><meta charset=windows-1256>"
                     "<link rel=stylesheet href=a.css><body><p class=first>في كل صباح من ذلك العام";

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GBytes) bytes = encode_as (text, encodings[i]);
      g_autoptr (GBytes) word = encode_as ("سلام\n", encodings[i]);
      g_autofree char *encoding = NULL;
      gsize n_damaged, n_bytes;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) utf8 = hw_decode (bytes, NULL, NULL, &encoding, &n_damaged, &error);

      g_assert_no_error (error);
      const char *data = g_bytes_get_data (utf8, &n_bytes);
      g_assert_cmpmem (data, n_bytes, text, strlen (text));
      g_test_message ("%s: %s", encodings[i], encoding);
      g_assert_false (hw_decode_is_doubtful (bytes, encoding));
      g_assert_true (hw_decode_is_doubtful (bytes, "WINDOWS-1251"));
      g_assert_true (hw_decode_is_doubtful (word, "WINDOWS-1252"));
    }

  g_autoptr (GBytes) marked = g_bytes_new_static ("\xff\xfe\x33\x06\x44\x06", 6);
  g_assert_false (hw_decode_is_doubtful (marked, "UTF-16LE"));
  g_autoptr (GBytes) plain = g_bytes_new_static ("س", strlen ("س"));
  g_assert_false (hw_decode_is_doubtful (plain, "UTF-8"));
  g_autoptr (GBytes) french
      = encode ("Le café était déjà fermé: l'élève y a été reçu.", "WINDOWS-1252");
  g_assert_false (hw_decode_is_doubtful (french, "WINDOWS-1252"));
  g_autoptr (GBytes) html = encode_as (page, "WINDOWS-1256");
  g_assert_false (hw_decode_is_doubtful (html, "WINDOWS-1256"));
  g_autoptr (GBytes) unclear = encode_as ("سلام\n", "MACARABIC");
  g_assert_true (hw_decode_is_doubtful (unclear, "ISO-8859-6"));
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
  g_test_add_func ("/decode/forced", test_forced);
  g_test_add_func ("/decode/candidates", test_candidates);
  g_test_add_func ("/decode/doubt", test_doubt);
  return g_test_run ();
}
