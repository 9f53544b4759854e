/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fold.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "check-text.h"
#include "random-text.h"

static const HwFoldFlags all_flags[] = { HW_FOLD_DEFAULT, HW_FOLD_KEEP_MARKS, HW_FOLD_KEEP_LETTERS,
                                         HW_FOLD_KEEP_MARKS | HW_FOLD_KEEP_LETTERS };

static char *
fold_with (const char *text, HwFoldFlags flags)
{
  g_autoptr (HwFolded) folded = hw_fold (text, -1, flags);
  return g_strdup (folded->utf8);
}

static void
assert_same (const char *a, const char *b, HwFoldFlags flags)
{
  g_autofree char *folded_a = fold_with (a, flags);
  g_autofree char *folded_b = fold_with (b, flags);
  g_assert_cmpstr (folded_a, ==, folded_b);
}

static void
test_map_of_random_text (void)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 200));
      for (guint f = 0; f < G_N_ELEMENTS (all_flags); f++)
        {
          g_autoptr (HwFolded) folded = hw_fold (text, -1, all_flags[f]);
          check_map (text, folded);
        }
    }
}

static void
test_idempotent (void)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 100));
      for (guint f = 0; f < G_N_ELEMENTS (all_flags); f++)
        {
          g_autofree char *once = fold_with (text, all_flags[f]);
          g_autofree char *twice = fold_with (once, all_flags[f]);
          g_assert_cmpstr (once, ==, twice);
        }
    }
}

/* Every code point there is: a valid map, a result that folds to itself, and no more than the
 * documented length. */
static void
test_every_character (void)
{
  for (gunichar character = 1;; character++)
    {
      char text[7] = { 0 };

      if (character == 0xD800) /* no surrogates */
        character = 0xE000;
      if (character == 0x32000) /* nothing is assigned in between */
        character = 0xE0000;
      if (character == 0xE1000) /* private use */
        break;
      g_unichar_to_utf8 (character, text);
      for (guint f = 0; f < G_N_ELEMENTS (all_flags); f++)
        {
          g_autoptr (HwFolded) folded = hw_fold (text, -1, all_flags[f]);
          g_autoptr (HwFolded) again = hw_fold (folded->utf8, -1, all_flags[f]);
          check_map (text, folded);
          if (strcmp (folded->utf8, again->utf8) != 0)
            g_error ("U+%04X folds to '%s' and that to '%s', flags %u", character, folded->utf8,
                     again->utf8, all_flags[f]);
        }
    }
}

static char *
normalize (const char *text, const UNormalizer2 *normalizer)
{
  UErrorCode status = U_ZERO_ERROR;
  gint32 n = 0, room = (gint32) strlen (text) * 4 + 16, n_utf8 = 0;
  g_autofree UChar *source = g_new (UChar, room);
  g_autofree UChar *result = g_new (UChar, room);
  char *utf8 = g_malloc ((gsize) room * 3);

  u_strFromUTF8 (source, room, &n, text, -1, &status);
  n = unorm2_normalize (normalizer, source, n, result, room, &status);
  u_strToUTF8 (utf8, room * 3, &n_utf8, result, n, &status);
  g_assert_true (U_SUCCESS (status));
  return utf8;
}

/* However the source is composed, it folds to the same, with any flags. */
static void
test_canonical_equivalence (void)
{
  UErrorCode status = U_ZERO_ERROR;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 60));
      g_autofree char *composed = normalize (text, unorm2_getNFCInstance (&status));
      g_autofree char *decomposed = normalize (text, unorm2_getNFDInstance (&status));
      for (guint f = 0; f < G_N_ELEMENTS (all_flags); f++)
        assert_same (composed, decomposed, all_flags[f]);
    }
}

static void
test_classes (void)
{
  static const struct
  {
    const char *what, *text, *folded;
  } cases[] = {
    { "harakat", "كَتَبَ مُحَمَّدٌ كِتَابًا", "كتب محمد كتابا" },
    { "sukun, shadda, tanwin", "السَّيِّدُ مُعَلِّمٌ", "السيد معلم" },
    { "marks above U+0652", "ا\u0656ب\u0657ت\u0658ث\u065Eج\u065F", "ابتثج" },
    { "Quranic marks", "ا\u06D6ب\u06DCت\u06DFث\u06E4ج\u06E7ح\u06ED", "ابتثجح" },
    { "Quranic small letters", "ل\u06E5ه\u06E6", "له" },
    { "signs above", "\u0645\u0610\u0611\u0614\u061A", "م" },
    { "Extended-A marks", "ب\u08D3ت\u08E4ث\u08F0ج\u08FF", "بتثج" },
    { "dagger alef", "هٰذَا ٱلرَّحْمَٰن", "هذا الرحمن" },
    { "tatweel", "عـــراق", "عراق" },
    { "alef", "أحمد إبراهيم آمنة ٱلله ٲ ٳ ٵ", "احمد ابراهيم امنه الله ا ا ا" },
    { "hamza seats", "مؤمن رئيس شئ", "مومن رييس شي" },
    { "combining hamza", "ا\u0654ا\u0655ا\u0653و\u0654ي\u0654",
      "ااا"
      "وي" },
    { "hamza stays", "سماء جزء", "سماء جزء" },
    { "hamza for madda", "قُرْءَان ءَامَنُوا وءامنوا ءادم", "قران امنوا وامنوا ادم" },
    { "hamza at the end", "جزءا إجراءات سوءات", "جزءا اجراءات سوءات" },
    { "alef maqsura, teh marbuta", "الكاظمى مدرسة", "الكاظمي مدرسه" },
    { "Persian", "کتاب ایرانی", "كتاب ايراني" },
    { "Persian letters stay", "پژوهش چاپ گل ڤيتو", "پژوهش چاپ گل ڤيتو" },
    { "Urdu", "ہے میں خۃ مرتبۂ دھ", "هي مين خه مرتبه ده" },
    { "Urdu letters stay", "ٹ ڈ ڑ", "ٹ ڈ ڑ" },
    { "Pashto", "ګ ې ۍ ئ", "گ ي ي ي" },
    { "Kurdish", "هەولێر کوردستان دڵ ڕۆژ", "ههولير كوردستان دل روژ" },
    { "Maghrebi", "ڢڧ", "فق" },
    { "ezafe", "خانۀ", "خانه" },
    { "digits", "١٩٧٩ ۱۳۵۷ 1979", "1979 1357 1979" },
    { "other digits", "१९७९ 𝟏𝟗 ²", "1979 19 2" },
    { "Arabic punctuation", "ا، ب؛ ج؟ ٥٪ ١٫٥ ١٬٠٠٠ ھ۔", "ا, ب; ج? 5% 1.5 1,000 ه." },
    { "presentation forms A", "ﭘﮔﯽ", "پگي" },
    { "presentation forms B", "ﻛﺘﺎﺏ ﻻ ﻷ ﻹ ﻵ", "كتاب لا لا لا لا" },
    { "ligatures of words", "ﷲ ﷴ", "الله محمد" },
    { "the blessing", "ﷺ", "صلي الله عليه وسلم" },
    { "the currency", "﷼", "ريال" },
    { "forms of marks", "ﱠﹰـﹱ", "" },
    { "ZWNJ and ZWJ", "می\u200Cخواهم ه\u200D", "ميخواهم ه" },
    { "bidi controls", "\u202Bقال\u200F\u202C \u2067UN\u2069\u061C", "قال un" },
    { "soft hyphen, BOM, CGJ, selector", "a\u00ADb\uFEFFc\u034Fd\uFE0F", "abcd" },
    { "Latin case and accents", "Éléphant ÇA Ñandú", "elephant ca nandu" },
    { "Latin letters", "Straße Æsop œuvre Łódź Søren Đorđe Þór",
      "strasse aesop oeuvre lodz soren dorde thor" },
    { "Turkish", "İSTANBUL ılık", "istanbul ilik" },
    { "transliteration", "al-Kāẓimī Qurʾān Kaʿba Ḥawāshī", "al-kazimi quran kaba hawashi" },
    { "Greek", "Ὀδυσσεύς", "οδυσσευσ" },
    { "Cyrillic", "ЁЛКА", "елка" },
    { "quotation marks", "«قال» “UN” ‘a’ ‹b›", "\"قال\" \"un\" 'a' 'b'" },
    { "dashes and dots", "a–b—c…", "a-b-c..." },
    { "spaces", "a\u00A0b\u2009c", "a b c" },
    { "wide letters", "ＵＮ", "un" },
    { "ligature", "ﬁn", "fin" },
    { "Hebrew points", "שָׁלוֹם", "שלום" },
    { "vowels of other scripts stay", "कुल が", "कुल か\u3099" },
    { "signs between verses stay", "ا ۝ ب ۞", "ا ۝ ب ۞" },
    { "lines stay", "ا\n\tb", "ا\n\tb" },
    { "nothing", "", "" },
    { "marks only", "\u064E\u0640\u200F", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = hw_fold_string (cases[i].text);
      g_autoptr (HwFolded) with_map = hw_fold (cases[i].text, -1, HW_FOLD_DEFAULT);
      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (with_map->utf8, ==, cases[i].folded);
      check_map (cases[i].text, with_map);
    }
}

static void
test_flags (void)
{
  static const struct
  {
    HwFoldFlags flags;
    const char *text, *folded;
  } cases[] = {
    { HW_FOLD_KEEP_MARKS, "أَحْمَدُ ـ Éa", "اَحْمَدُ  e\u0301a" },
    { HW_FOLD_KEEP_MARKS, "هٰذا ا\u0654", "هٰذا ا" },
    { HW_FOLD_KEEP_LETTERS, "أَحْمَدُ مدرسةٌ ی ک İı Æ Éa", "أحمد مدرسة ی ک Iı Æ Ea" },
    { HW_FOLD_KEEP_LETTERS, "ا\u0654\u064Eحمد ﺃ ﻷ ١٢", "أحمد أ لأ 12" },
    { HW_FOLD_KEEP_LETTERS, "قرءان", "قرءان" },
    { HW_FOLD_KEEP_MARKS | HW_FOLD_KEEP_LETTERS, "أَحْمَدـُ ة", "أَحْمَدُ ة" },
    { HW_FOLD_KEEP_MARKS | HW_FOLD_KEEP_LETTERS, "ا\u064E\u0654", "أ\u064E" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = fold_with (cases[i].text, cases[i].flags);
      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
  /* As typed, and in the order of NFC. */
  assert_same ("محم\u0651\u064Eد", "محم\u064E\u0651د", HW_FOLD_KEEP_MARKS);
}

/* What is marked in the text when @needle is searched for: code points [start, end). */
static void
assert_found (const char *text, const char *needle, const char *expected)
{
  g_autoptr (HwFolded) folded = hw_fold (text, -1, HW_FOLD_DEFAULT);
  g_autoptr (HwFolded) folded_needle = hw_fold (needle, -1, HW_FOLD_DEFAULT);
  gsize start, end;

  g_test_message ("%s in %s", needle, text);
  if (!expected)
    {
      g_assert_false (hw_folded_find (folded, folded_needle, 0, &start, &end));
      return;
    }
  g_assert_true (hw_folded_find (folded, folded_needle, 0, &start, &end));
  hw_folded_to_source (folded, start, end, &start, &end);
  g_autofree char *found = g_utf8_substring (text, (glong) start, (glong) end);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  assert_found ("قَالَ وَالكِتَابُ قَالَ", "كتاب", "كِتَابُ");
  assert_found ("في عـــراق", "عراق", "عـــراق");
  assert_found ("والكاظمي", "الكاظمى", "الكاظمي");
  assert_found ("في القُرْءَانِ", "قرآن", "قُرْءَانِ");
  assert_found ("في القرآن", "قرءان", "قرآن");
  assert_found ("قرآن", "قران", "قرآن");
  assert_found ("الإجراءات", "إجراء", "إجراء");
  assert_found ("جزءًا من", "جزء", "جزءً");
  assert_found ("سنة ١٩٧٩م", "1979", "١٩٧٩");
  assert_found ("ﻛﺘﺎﺏ", "كتاب", "ﻛﺘﺎﺏ");
  assert_found ("سيدنا ﷺ قال", "الله", "ﷺ");
  assert_found ("(ﻻَ)", "لا", "ﻻَ");
  assert_found ("al-Kāẓimī", "kazimi", "Kāẓimī");
  assert_found ("Große", "ss", "ß");
  assert_found ("می\u200Cخواهم", "ميخواهم", "می\u200Cخواهم");
  assert_found ("قال", "قيل", NULL);
  assert_found ("قال", "", NULL);
  assert_found ("قال", "\u064E", NULL);
  assert_found ("", "قال", NULL);
  assert_found ("قا", "قال", NULL);
}

/* All matches, in order and without an end. */
static void
test_find_all (void)
{
  g_autoptr (HwFolded) text = hw_fold ("ااا اا", -1, HW_FOLD_DEFAULT);
  g_autoptr (HwFolded) needle = hw_fold ("أا", -1, HW_FOLD_DEFAULT);
  gsize from = 0, start, end;
  const gsize expected[] = { 0, 1, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (hw_folded_find (text, needle, from, &start, &end));
      g_assert_cmpuint (start, ==, expected[i]);
      g_assert_cmpuint (end, ==, expected[i] + 2);
      from = start + 1;
    }
  g_assert_false (hw_folded_find (text, needle, from, &start, &end));
  g_assert_false (hw_folded_find (text, needle, 1000, &start, &end));
}

/* Any piece of a folded text is found, at its place or before, and what it leads to in the source
 * folds to the piece again where the piece begins and ends with a source. */
static void
test_find_random_pieces (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *text = random_text (80);
      g_autoptr (HwFolded) folded = hw_fold (text, -1, HW_FOLD_DEFAULT);
      gsize start, end, found, found_end, source_start, source_end;

      if (folded->n_chars < 3)
        continue;
      start = (gsize) g_test_rand_int_range (0, (gint32) folded->n_chars - 1);
      end = (gsize) g_test_rand_int_range ((gint32) start + 1, (gint32) folded->n_chars);
      g_autofree char *piece = g_utf8_substring (folded->utf8, (glong) start, (glong) end);
      g_autoptr (HwFolded) needle = hw_fold (piece, -1, HW_FOLD_DEFAULT);
      if (strcmp (needle->utf8, piece) != 0) /* cut out, its first hamza is another */
        continue;
      g_assert_true (hw_folded_find (folded, needle, 0, &found, &found_end));
      g_assert_cmpuint (found, <=, start);
      g_assert_true (hw_folded_find (folded, needle, start, &found, &found_end));
      g_assert_cmpuint (found, ==, start);
      g_assert_cmpuint (found_end, ==, end);
      hw_folded_to_source (folded, start, end, &source_start, &source_end);
      g_autofree char *source = g_utf8_substring (text, (glong) source_start, (glong) source_end);
      if (strstr (source, "ء") || strstr (source, "ﺀ")) /* the letters after one tell what it is */
        continue;
      g_autoptr (HwFolded) of_source = hw_fold (source, -1, HW_FOLD_DEFAULT);
      g_assert_true (hw_folded_find (of_source, needle, 0, &found, &found_end));
    }
}

static void
test_length (void)
{
  g_autoptr (HwFolded) part = hw_fold ("كتاب", 4, HW_FOLD_DEFAULT);
  g_assert_cmpstr (part->utf8, ==, "كت");
  g_autoptr (HwFolded) none = hw_fold ("كتاب", 0, HW_FOLD_DEFAULT);
  g_assert_cmpstr (none->utf8, ==, "");
  g_assert_cmpuint (none->n_chars, ==, 0);
}

/* Not UTF-8: as if U+FFFD stood there. */
static void
test_not_utf8 (void)
{
  static const char *const damaged[]
      = { "\x80\x80\x80\x80", "قال\xD9", "\xF8\x88\x80\x80\x80", "\xED\xA0\x80", "a\xFF" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autofree char *valid = g_utf8_make_valid (damaged[i], -1);
      g_autoptr (HwFolded) folded = hw_fold (damaged[i], -1, HW_FOLD_DEFAULT);
      check_map (valid, folded);
      g_assert_cmpstr (folded->utf8, ==, valid);
    }
  g_autofree char *carriage_return = hw_fold_string ("A\r\nب");
  g_assert_cmpstr (carriage_return, ==, "a\r\nب");
}

/* A text that grows as far as any can. */
static void
test_growth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, i % 3 ? "ﷺ" : "بَ");
  g_autoptr (HwFolded) folded = hw_fold (text->str, -1, HW_FOLD_DEFAULT);
  check_map (text->str, folded);
  g_assert_cmpuint (folded->n_chars, ==, 3333 * 18 + 1667);
}

static gpointer
fold_in_thread (gpointer text)
{
  return hw_fold_string (text);
}

/* The tables are built by whoever is first. */
static void
test_threads (void)
{
  g_autofree char *text = random_text (3000);
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, fold_in_thread, text);
  g_autofree char *expected = hw_fold_string (text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *folded = g_thread_join (threads[i]);
      g_assert_cmpstr (folded, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold/threads", test_threads);
  g_test_add_func ("/text/fold/classes", test_classes);
  g_test_add_func ("/text/fold/flags", test_flags);
  g_test_add_func ("/text/fold/map-of-random-text", test_map_of_random_text);
  g_test_add_func ("/text/fold/idempotent", test_idempotent);
  g_test_add_func ("/text/fold/every-character", test_every_character);
  g_test_add_func ("/text/fold/canonical-equivalence", test_canonical_equivalence);
  g_test_add_func ("/text/fold/find", test_find);
  g_test_add_func ("/text/fold/find-all", test_find_all);
  g_test_add_func ("/text/fold/find-random-pieces", test_find_random_pieces);
  g_test_add_func ("/text/fold/length", test_length);
  g_test_add_func ("/text/fold/not-utf8", test_not_utf8);
  g_test_add_func ("/text/fold/growth", test_growth);
  return g_test_run ();
}
