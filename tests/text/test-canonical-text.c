/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canonical-text.h"

#include <string.h>

#include "check-text.h"
#include "random-text.h"

static void
test_index (void)
{
  check_index ("");
  check_index ("\n");
  check_index ("\n\n");
  check_index ("a");
  check_index ("قال\nUN قرار\n\nend");
  check_index ("قال\n");
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 40));
      check_index (text);
    }
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 9000));
      check_index (text);
    }
}

/* Every alignment of a character of every length against the blocks of the index. */
static void
test_index_at_block_edges (void)
{
  static const char *const fillers[] = { "a", "ق", "。", "😀" };

  for (guint shift = 0; shift < 20; shift++)
    for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        for (guint n = 0; n < shift; n++)
          g_string_append_c (text, 'x');
        while (text->len < 2100)
          g_string_append (text, fillers[i]);
        check_index (text->str);
      }
}

static void
test_slice (void)
{
  g_autofree char *utf8 = random_text (3000);
  g_autoptr (HwText) text = hw_text_new_from_string (utf8);

  for (guint i = 0; i < 500; i++)
    {
      gsize start = (gsize) g_test_rand_int_range (0, 3001);
      gsize end = (gsize) g_test_rand_int_range ((gint32) start, 3001);
      g_autofree char *expected = g_utf8_substring (utf8, (glong) start, (glong) end);
      g_autofree char *got = hw_text_slice (text, start, end);
      g_assert_cmpstr (got, ==, expected);
    }
  g_autofree char *all = hw_text_slice (text, 0, G_MAXSIZE);
  g_assert_cmpstr (all, ==, utf8);
  g_autofree char *past = hw_text_slice (text, G_MAXSIZE - 1, G_MAXSIZE);
  g_assert_cmpstr (past, ==, "");
  g_autofree char *reversed = hw_text_slice (text, 20, 10);
  g_assert_cmpstr (reversed, ==, "");
}

static void
assert_refused (const char *data, gsize n_bytes, HwTextError code, const char *says)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) text = hw_text_new (bytes, &error);

  g_assert_null (text);
  g_assert_error (error, HW_TEXT_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_not_canonical (void)
{
  assert_refused ("ab\0c", 4, HW_TEXT_ERROR_CONTROL, "2");
  assert_refused ("abc\r\n", 5, HW_TEXT_ERROR_CONTROL, "3");
  assert_refused ("\xEF\xBB\xBFx", 4, HW_TEXT_ERROR_CONTROL, "byte order mark");
  assert_refused ("abcd\xD9", 5, HW_TEXT_ERROR_ENCODING, "4");
}

/* hw_text_new() agrees with GLib on every damaged text, wherever the damage stands. */
static void
test_validation (void)
{
  static const char *const sequences[] = {
    "\x80",
    "\xBF",
    "\xC0\x80",
    "\xC1\xBF",
    "\xC2",
    "\xC2\x41",
    "\xD9\xD9",
    "\xE0\x9F\xBF",
    "\xE0\xA0\x80",
    "\xE2\x80",
    "\xE2\x80\xE2",
    "\xED\x9F\xBF",
    "\xED\xA0\x80",
    "\xED\xBF\xBF",
    "\xEE\x80\x80",
    "\xEF\xBF\xBF",
    "\xF0\x8F\xBF\xBF",
    "\xF0\x90\x80\x80",
    "\xF0\x9F\x98",
    "\xF4\x8F\xBF\xBF",
    "\xF4\x90\x80\x80",
    "\xF5\x80\x80\x80",
    "\xFE",
    "\xFF",
    "\xD9\x85\x85",
    "\xF8\x88\x80\x80\x80",
  };
  static const guint lengths[]
      = { 0,  1,    2,    3,    12,   13,   14,   15,   16,   17,   31,   32,
          40, 1007, 1020, 1021, 1022, 1023, 1024, 1025, 1040, 2047, 2048, 2050 };

  for (guint i = 0; i < G_N_ELEMENTS (sequences); i++)
    for (guint before = 0; before < G_N_ELEMENTS (lengths); before++)
      for (guint after = 0; after < 40; after += after < 3 ? 1 : 12)
        {
          g_autoptr (GString) data = g_string_new (NULL);
          const char *invalid;

          for (guint n = 0; n < lengths[before]; n++)
            g_string_append_c (data, n % 2 ? 'x' : 'y');
          g_string_append (data, sequences[i]);
          for (guint n = 0; n < after; n++)
            g_string_append_c (data, 'z');
          gboolean valid = g_utf8_validate_len (data->str, data->len, &invalid);
          if (valid)
            check_index (data->str);
          else
            {
              g_autofree char *says
                  = g_strdup_printf ("%" G_GSIZE_FORMAT, (gsize) (invalid - data->str));
              assert_refused (data->str, data->len, HW_TEXT_ERROR_ENCODING, says);
            }
        }
}

/* One byte of a good text is changed: GLib and hw_text_new() must still agree. */
static void
test_random_damage (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *utf8 = random_text ((guint) g_test_rand_int_range (1, 60));
      gsize n_bytes = strlen (utf8);
      g_autoptr (GError) error = NULL;

      utf8[g_test_rand_int_range (0, (gint32) n_bytes)] = (char) g_test_rand_int_range (1, 256);
      gboolean valid = g_utf8_validate_len (utf8, n_bytes, NULL) && !strchr (utf8, '\r')
                       && !g_str_has_prefix (utf8, "\xEF\xBB\xBF");
      g_autoptr (GBytes) bytes = g_bytes_new (utf8, n_bytes);
      g_autoptr (HwText) text = hw_text_new (bytes, &error);
      g_assert_cmpint (text != NULL, ==, valid);
    }
}

/* The number of a paragraph is that of the line, and goes back to it. */
static void
test_paragraph_number (void)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *utf8 = random_text ((guint) g_test_rand_int_range (1, 400));
      g_autoptr (HwText) text = hw_text_new_from_string (utf8);
      gsize lines = 1;

      for (gsize n = 0; n < hw_text_get_n_chars (text); n++)
        {
          gsize number = hw_text_get_paragraph_number (text, n);
          HwParagraph paragraph = hw_text_get_paragraph (text, number - 1);

          g_assert_cmpuint (number, ==, lines);
          g_assert_cmpuint (paragraph.start, <=, n);
          g_assert_cmpuint (paragraph.end, >=, n);
          lines += utf8[hw_text_to_byte (text, n)] == '\n';
        }
    }
}

static void
test_direction_of_paragraphs (void)
{
  g_autoptr (HwText) text = hw_text_new_from_string ("UN قرار مجلس الأمن\n687 (1991)\nEnglish");

  g_assert_cmpint (hw_text_get_paragraph_direction (text, 0, HW_DIRECTION_LTR), ==,
                   HW_DIRECTION_RTL);
  g_assert_cmpint (hw_text_get_paragraph_direction (text, 1, HW_DIRECTION_RTL), ==,
                   HW_DIRECTION_RTL);
  g_assert_cmpint (hw_text_get_paragraph_direction (text, 1, HW_DIRECTION_LTR), ==,
                   HW_DIRECTION_LTR);
  g_assert_cmpint (hw_text_get_paragraph_direction (text, 2, HW_DIRECTION_RTL), ==,
                   HW_DIRECTION_LTR);
  g_assert_cmpint (hw_text_get_direction (text, HW_DIRECTION_AUTO), ==, HW_DIRECTION_RTL);
}

/* The bytes are kept and not copied, and live as long as the text. */
static void
test_bytes_are_kept (void)
{
  GBytes *bytes = g_bytes_new ("قال", 6);
  const char *data = g_bytes_get_data (bytes, NULL);
  g_autoptr (HwText) text = hw_text_new (bytes, NULL);
  HwText *other = hw_text_ref (text);

  g_bytes_unref (bytes);
  hw_text_unref (other);
  g_assert_true (hw_text_get_utf8 (text, NULL) == data);
  g_assert_cmpint (data[0], ==, "قال"[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/canonical-text/index", test_index);
  g_test_add_func ("/text/canonical-text/index-at-block-edges", test_index_at_block_edges);
  g_test_add_func ("/text/canonical-text/slice", test_slice);
  g_test_add_func ("/text/canonical-text/not-canonical", test_not_canonical);
  g_test_add_func ("/text/canonical-text/validation", test_validation);
  g_test_add_func ("/text/canonical-text/random-damage", test_random_damage);
  g_test_add_func ("/text/canonical-text/paragraph-number", test_paragraph_number);
  g_test_add_func ("/text/canonical-text/direction-of-paragraphs", test_direction_of_paragraphs);
  g_test_add_func ("/text/canonical-text/bytes-are-kept", test_bytes_are_kept);
  return g_test_run ();
}
