/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word-scan.h"

#include <string.h>

#include "attached.h"
#include "fold.h"
#include "random-text.h"

typedef struct
{
  char *folded;
  gsize start, end;
} Found;

static void
clear_found (gpointer data)
{
  g_free (((Found *) data)->folded);
}

static GArray *
new_words (void)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Found));

  g_array_set_clear_func (words, clear_found);
  return words;
}

static GArray *
scan (const char *text)
{
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();
  GArray *words = new_words ();
  HwWord word;

  hw_word_scan_start (scan, text, -1);
  while (hw_word_scan_next (scan, &word))
    {
      const Found found = { g_strdup (word.folded), word.start, word.end };

      g_assert_cmpuint (strlen (word.folded), ==, word.n_folded);
      g_array_append_val (words, found);
    }
  g_assert_false (hw_word_scan_next (scan, &word));
  return words;
}

/* The same by hw_fold() and hw_is_word_char(), each apostrophe judged with its whole neighbourhood. */
static GArray *
scan_folded (const char *text)
{
  g_autoptr (HwFolded) folded = hw_fold (text, -1, HW_FOLD_DEFAULT);
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (folded->utf8, -1, NULL);
  GArray *words = new_words ();

  for (gsize i = 0; i < folded->n_chars;)
    {
      g_autoptr (GString) word = NULL;
      gsize end, joined = 0, source_start, source_end;

      if (!hw_is_word_char (chars[i]))
        {
          i++;
          continue;
        }
      for (end = i; end < folded->n_chars; end++)
        {
          const gboolean may_join = strchr ("'`", (int) (chars[end] < 128 ? chars[end] : 1)) != NULL
                                    && end > i && chars[end - 1] >= 'a' && chars[end - 1] <= 'z'
                                    && (end > i + 1 || strchr ("aeiou", (int) chars[i]) != NULL)
                                    && chars[end + 1] >= 'a' && chars[end + 1] <= 'z';

          if (may_join)
            joined = end;
          else if (!hw_is_word_char (chars[end]))
            break;
        }
      if (joined > 0)
        {
          g_autofree char *tail
              = g_ucs4_to_utf8 (chars + joined + 1, (glong) (end - joined - 1), NULL, NULL, NULL);

          if (g_strv_contains ((const char *[]){ "s", "t", "m", "ll", "re", "ve", NULL }, tail))
            end = joined;
        }
      word = g_string_new (NULL);
      for (gsize k = i; k < end; k++)
        if (chars[k] != '\'' && chars[k] != '`')
          g_string_append_unichar (word, chars[k]);
      hw_folded_to_source (folded, i, end, &source_start, &source_end);
      {
        const Found found
            = { g_strdup (word->str),
                (gsize) (g_utf8_offset_to_pointer (text, (glong) source_start) - text),
                (gsize) (g_utf8_offset_to_pointer (text, (glong) source_end) - text) };
        g_array_append_val (words, found);
      }
      i = end;
    }
  return words;
}

static void
check_same (const char *text)
{
  g_autoptr (GArray) a = scan (text), b = scan_folded (text);

  for (guint i = 0; i < MIN (a->len, b->len); i++)
    {
      const Found *x = &g_array_index (a, Found, i), *y = &g_array_index (b, Found, i);

      if (strcmp (x->folded, y->folded) != 0 || x->start != y->start || x->end != y->end)
        g_error ("word %u of '%s': '%s' %zu-%zu, but '%s' %zu-%zu", i, text, x->folded, x->start,
                 x->end, y->folded, y->start, y->end);
    }
  if (a->len != b->len)
    g_error ("%u words, but %u in '%s'", a->len, b->len, text);
}

static void
test_random_text (void)
{
  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 300));
      check_same (text);
    }
}

/* What is rare in random text, thrown together. */
static void
test_random_pieces (void)
{
  static const char *const pieces[] = { "'",      "’",
                                        "`",      "s",
                                        "t",      "ll",
                                        "re",     "ve",
                                        "a",      "b",
                                        "e",      "é",
                                        "ā",      "æ",
                                        "ß",      "ء",
                                        "ا",      "آ",
                                        "و",      "ي",
                                        "ن",      "\u200c",
                                        "ـ",      "\u0651",
                                        "\u0654", " ",
                                        " ",      "-",
                                        "5",      "٥",
                                        "ﷺ",      "ﻻ",
                                        "ﺀ",      "\u0915\u094D",
                                        "\u0301", "ʿ",
                                        "ﬁ",      "\u093C\u094D",
                                        "\u05B0", "\n",
                                        "_",      "漢",
                                        "²" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint n = g_test_rand_int_range (0, 30); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      check_same (text->str);
    }
}

static void
test_every_character (void)
{
  for (gunichar character = 1; character < 0x20000; character++)
    {
      g_autoptr (GString) text = g_string_new ("ab");

      if (character >= 0xD800 && character < 0xE000)
        continue;
      g_string_append_unichar (text, character);
      g_string_append (text, "cd ");
      g_string_append_unichar (text, character);
      check_same (text->str);
    }
}

/* Bytes of any kind stay inside the paragraph. */
static void
test_invalid (void)
{
  g_autoptr (HwWordScan) scan = hw_word_scan_new ();

  for (guint i = 0; i < 20000; i++)
    {
      const gsize n = (gsize) g_test_rand_int_range (0, 40);
      g_autofree char *text
          = g_malloc (n + 1); /* exactly: memory tools see what is read behind it */
      HwWord word;

      for (gsize k = 0; k < n; k++)
        text[k] = (char) g_test_rand_int_range (g_test_rand_bit () ? 0xC0 : 1, 256);
      hw_word_scan_start (scan, text, (gssize) n);
      while (hw_word_scan_next (scan, &word))
        {
          g_assert_cmpuint (word.end, >=, word.start);
          g_assert_cmpuint (word.end, <=, n);
        }
    }
}

static void
test_examples (void)
{
  static const struct
  {
    const char *text, *words;
  } examples[] = {
    { "قال أحمدُ: «الكِتَاب» عـــراق", "قال احمد الكتاب عراق" },
    { "al-Kāẓimī and Ka\u02BFba", "al kazimi and kaba" },
    { "Ja'far, Sana’a; Qur`an O'Brien", "jafar sanaa quran obrien" },
    { "Iraq's we'll don’t they're", "iraq s we ll don t they re" },
    { "l'Irak d’Alembert 'quoted' workers' b'", "l irak d alembert quoted workers b" },
    { "١٥/٣/١٩٩١ and 1,250.5", "15 3 1991 and 1 250 5" },
    { "می‌خواهد قرءان جزءا إجراءات", "ميخواهد قران جزءا اجراءات" },
    { "name_of@place.example/x", "name of place example x" },
    { "قال ﷺ ﻣﺤﻤﺪ", "قال صلي الله عليه وسلم محمد" },
    { "", "" },
    { "… — «»", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GArray) words = scan (examples[i].text);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint k = 0; k < words->len; k++)
        g_string_append_printf (joined, "%s%s", k > 0 ? " " : "",
                                g_array_index (words, Found, k).folded);
      g_assert_cmpstr (joined->str, ==, examples[i].words);
      check_same (examples[i].text);
    }
}

/* No text costs a square of its length. */
static void
test_long (void)
{
  static const char *const pieces[] = { "ﷺ", "ءً", "a'", "ß", "ـ", "ب", "\u094D" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (HwWordScan) scan = hw_word_scan_new ();
      HwWord word = { NULL };
      gsize end = 0;

      for (guint n = 0; n < 500000; n++)
        g_string_append (text, pieces[i]);
      hw_word_scan_start (scan, text->str, (gssize) text->len);
      while (hw_word_scan_next (scan, &word))
        {
          g_assert_cmpuint (word.end, >=, end);
          end = word.end;
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-scan/random-text", test_random_text);
  g_test_add_func ("/word-scan/random-pieces", test_random_pieces);
  g_test_add_func ("/word-scan/every-character", test_every_character);
  g_test_add_func ("/word-scan/invalid", test_invalid);
  g_test_add_func ("/word-scan/examples", test_examples);
  g_test_add_func ("/word-scan/long", test_long);
  return g_test_run ();
}
