/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-index.h"

#include <string.h>

#include "canonical-text.h"
#include "random-text.h"

#define BLOCK 1024

/* The whole result of two threads is that of one. */
static void
check_halves (const char *utf8, gsize n_bytes)
{
  HwTextIndex one, two;
  gboolean is_canonical = hw_text_index_init (&one, utf8, n_bytes, G_MAXSIZE);

  g_assert_cmpint (hw_text_index_init (&two, utf8, n_bytes, 0), ==, is_canonical);
  if (!is_canonical)
    {
      g_assert_null (two.before);
      g_assert_null (two.starts);
      return;
    }
  g_assert_cmpuint (two.n_chars, ==, one.n_chars);
  g_assert_cmpuint (two.n_blocks, ==, one.n_blocks);
  g_assert_cmpuint (two.n_paragraphs, ==, one.n_paragraphs);
  g_assert_cmpmem (two.before, (two.n_blocks + 1) * sizeof *two.before, one.before,
                   (one.n_blocks + 1) * sizeof *one.before);
  g_assert_cmpmem (two.starts, (two.n_paragraphs + 1) * sizeof *two.starts, one.starts,
                   (one.n_paragraphs + 1) * sizeof *one.starts);
  hw_text_index_clear (&one);
  hw_text_index_clear (&two);
}

static void
test_random (void)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 12 * BLOCK));
      gsize n_bytes = strlen (text);

      check_halves (text, n_bytes);
      /* Cut anywhere, in a character too, and with a byte changed. */
      check_halves (text, (gsize) g_test_rand_int_range (0, (gint32) n_bytes + 1));
      if (n_bytes > 0)
        text[g_test_rand_int_range (0, (gint32) n_bytes)] = (char) g_test_rand_int_range (0, 256);
      check_halves (text, n_bytes);
    }
}

/* What stands at the place where the halves meet: characters of every length at every offset, line ends
 * before, on and after it, nothing but line ends. */
static void
test_where_halves_meet (void)
{
  static const char *const pieces[] = { "\n", "\n\n", "a\n", "قال\n", "。", "😀", "😀\n" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (gsize shift = 0; shift < 8; shift++)
      for (gsize after = 0; after < 6; after++)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          for (gsize n = 0; n < shift; n++)
            g_string_append_c (text, 'x');
          while (text->len < 2 * BLOCK - 12)
            g_string_append (text, pieces[i]);
          while (text->len < 2 * BLOCK + after)
            g_string_append_c (text, 'y');
          check_halves (text->str, text->len);
          check_halves (text->str, 2 * BLOCK);
          for (gsize at = BLOCK - 4; at < BLOCK + 4; at++)
            {
              char kept = text->str[at];

              text->str[at] = (char) 0xff;
              check_halves (text->str, text->len);
              text->str[at] = '\r';
              check_halves (text->str, text->len);
              text->str[at] = '\n';
              check_halves (text->str, text->len);
              text->str[at] = kept;
            }
        }
}

/* A text of Arabic letters, of this many bytes, with a line end after every @line bytes. */
static GBytes *
make_text (gsize n_bytes, gsize line)
{
  char *text = g_malloc (n_bytes);

  for (gsize i = 0; i + 1 < n_bytes; i += 2)
    memcpy (text + i, "م", 2);
  if (n_bytes % 2)
    text[n_bytes - 1] = '.';
  for (gsize i = line; line > 0 && i + 1 < n_bytes; i += line)
    memcpy (text + i, "\n\n", 2);
  return g_bytes_new_take (text, n_bytes);
}

static void
test_sizes (void)
{
  const gsize sizes[]
      = { HW_TEXT_INDEX_SHARED - 1, HW_TEXT_INDEX_SHARED, HW_TEXT_INDEX_SHARED + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize line = 0; line <= 200; line += 100)
      {
        g_autoptr (GBytes) bytes = make_text (sizes[i], line);
        g_autoptr (HwText) text = hw_text_new (bytes, NULL);

        check_halves (g_bytes_get_data (bytes, NULL), sizes[i]);
        g_assert_cmpuint (
            hw_text_get_n_chars (text), ==,
            (gsize) g_utf8_strlen (g_bytes_get_data (bytes, NULL), (gssize) sizes[i]));
      }
}

/* 50 MB without a line end: one paragraph, and every place is found. */
static void
test_no_line_end (void)
{
  const gsize n_bytes = 50000000;
  g_autoptr (GBytes) bytes = make_text (n_bytes, 0);
  g_autoptr (HwText) text = hw_text_new (bytes, NULL);

  g_assert_nonnull (text);
  g_assert_cmpuint (hw_text_get_n_paragraphs (text), ==, 1);
  g_assert_cmpuint (hw_text_get_n_chars (text), ==, n_bytes / 2);
  for (gsize i = 0; i < 1000; i++)
    {
      gsize position = (gsize) g_test_rand_int_range (0, (gint32) (n_bytes / 2));

      g_assert_cmpuint (hw_text_to_byte (text, position), ==, 2 * position);
      g_assert_cmpuint (hw_text_from_byte (text, 2 * position + 1), ==, position);
    }
}

/* Damage in either half, or in both: the message names the first, as in a small text. */
static void
test_damage (void)
{
  const gsize n_bytes = HW_TEXT_INDEX_SHARED + 4000;
  const gsize places[]
      = { 0, 1000, n_bytes / 2 - 2, n_bytes / 2, n_bytes / 2 + 2, n_bytes / 2 + 5000, n_bytes - 2 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = i; j < G_N_ELEMENTS (places); j++)
      {
        g_autoptr (GBytes) bytes = make_text (n_bytes, 100);
        g_autofree char *says = g_strdup_printf ("byte %" G_GSIZE_FORMAT " ", places[i]);
        g_autoptr (GError) error = NULL;
        gsize size;
        char *data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);

        data[places[i]] = data[places[j]] = (char) 0xff;
        bytes = g_bytes_new_take (data, size);
        g_assert_null (hw_text_new (bytes, &error));
        g_assert_error (error, HW_TEXT_ERROR, HW_TEXT_ERROR_ENCODING);
        g_assert_nonnull (strstr (error->message, says));
      }
}

static gpointer
make_texts (gpointer data)
{
  gsize n_chars = 0;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (HwText) text = hw_text_new (data, NULL);
      n_chars = hw_text_get_n_chars (text);
    }
  return GSIZE_TO_POINTER (n_chars);
}

static void
test_many_callers (void)
{
  g_autoptr (GBytes) bytes = make_text (HW_TEXT_INDEX_SHARED, 100);
  GThread *threads[12];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("caller", make_texts, bytes);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_SIZE (g_thread_join (threads[i])), ==,
                      (gsize) g_utf8_strlen (g_bytes_get_data (bytes, NULL), HW_TEXT_INDEX_SHARED));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/text-index/random", test_random);
  g_test_add_func ("/text/text-index/where-halves-meet", test_where_halves_meet);
  g_test_add_func ("/text/text-index/sizes", test_sizes);
  g_test_add_func ("/text/text-index/no-line-end", test_no_line_end);
  g_test_add_func ("/text/text-index/damage", test_damage);
  g_test_add_func ("/text/text-index/many-callers", test_many_callers);
  return g_test_run ();
}
