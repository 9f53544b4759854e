/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "kashida.h"

/* The word as a scribe would write it: a tatweel at its best place, or as it is where there is none. */
static char *
lengthen (const char *word, int *priority)
{
  HwKashida places[HW_MAX_KASHIDAS];
  GString *written = g_string_new (word);

  *priority = -1;
  if (hw_kashida_find (word, 0, (int) strlen (word), places) > 0)
    {
      g_string_insert (written, places[0].byte, "ـ");
      *priority = places[0].priority;
    }
  return g_string_free (written, FALSE);
}

static const struct
{
  const char *word, *written;
  int priority;
} cases[] = {
  /* after the author's own, whatever else there is */
  { "عـراسم", "عــراسم", 0 },
  { "عـــراق", "عــــراق", 0 },
  /* after an initial or medial seen or sad, the last of them */
  { "محسن", "محسـن", 1 },
  { "صحن", "صـحن", 1 },
  { "سسجد", "سسـجد", 1 },
  { "كرسي", "كرسـي", 1 },
  { "دارس", "دارس", -1 },
  /* before a final teh marbuta, heh or dal */
  { "مكتبة", "مكتبـة", 2 },
  { "كتابه", "كتابـه", 2 },
  { "محمد", "محمـد", 2 },
  { "مدارس", "مـدارس", 2 },
  /* before a final alef, tah, lam, kaf or gaf */
  { "كتاب", "كتـاب", 3 },
  { "خطط", "خطـط", 3 },
  { "جميل", "جميـل", 3 },
  { "ملك", "ملـك", 3 },
  { "جنگ", "جنـگ", 3 },
  /* before a medial letter of beh's shape that reh or yeh follows */
  { "كبير", "كبـير", 4 },
  { "حبر", "حـبر", 4 },
  { "عيني", "عيـني", 4 },
  /* before a final waw, ain, qaf or feh */
  { "يرجو", "يرجـو", 5 },
  { "ربيع", "ربيـع", 5 },
  { "فريق", "فريـق", 5 },
  { "خفيف", "خفيـف", 5 },
  /* before any other final letter */
  { "قلم", "قلـم", 6 },
  { "خمر", "خمـر", 6 },
  { "ثمن", "ثمـن", 6 },
  /* between any other two, not before a final yeh, not inside a lam-alef */
  { "فقهي", "فقـهي", 7 },
  { "علي", "عـلي", 7 },
  { "بلاد", "بـلاد", 7 },
  { "جلاء", "جـلاء", 7 },
  { "إلى", "إلى", -1 },
  { "لاأ", "لاأ", -1 },
  { "دار", "دار", -1 },
  /* marks are not seen, and stay with their letter */
  { "مَكْتَبَةٌ", "مَكْتَبَـةٌ", 2 },
  { "بِلَادُ", "بِـلَادُ", 7 },
  { "مُحَمَّدٌ", "مُحَمَّـدٌ", 2 },
  /* not at a non-joiner or a joiner, but beside it */
  { "می‌خواهم", "می‌خـواهم", 5 },
  { "سب‌بی", "سـب‌بی", 1 },
  { "هـ‍ج", "هـ‍ج", -1 },
  /* a short word is left as it is, and what is not Arabic */
  { "من", "من", -1 },
  { "في", "في", -1 },
  { "book", "book", -1 },
  { "", "", -1 },
  { "«الكتب»،", "«الكتـب»،", 6 },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int priority;
      g_autofree char *written = lengthen (cases[i].word, &priority);

      g_test_message ("%s", cases[i].word);
      g_assert_cmpstr (written, ==, cases[i].written);
      g_assert_cmpint (priority, ==, cases[i].priority);
    }
}

/* In any word: the best first, nearer the end of equals, each between two letters of the word. */
static void
test_order (void)
{
  static const char *const letters[] = { "س", "ب", "ن", "ي", "م", "ا", "ل", "ر", "ه",   "ة",
                                         "و", "ع", "ـ", "َ",  "ّ",  "ك", "د", "ء", "‌", "x" };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) word = g_string_new ("س ");
      HwKashida places[HW_MAX_KASHIDAS];
      guint n;

      for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append (word, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      n = hw_kashida_find (word->str, 3, (int) word->len, places);
      for (guint i = 0; i < n; i++)
        {
          gunichar letter = g_utf8_get_char (word->str + places[i].letter);
          gunichar next = g_utf8_get_char (word->str + places[i].byte);

          g_assert_cmpint (places[i].letter, >=, 3);
          g_assert_cmpint (places[i].byte, >, places[i].letter);
          g_assert_cmpint (places[i].byte, <, (int) word->len);
          g_assert_false (g_unichar_ismark (letter) || g_unichar_ismark (next));
          g_assert_false (letter == 0x0644 && next == 0x0627);
          for (int at = places[i].letter + 2; at < places[i].byte; at += 2)
            g_assert_true (g_unichar_ismark (g_utf8_get_char (word->str + at)));
          if (i > 0)
            g_assert_true (places[i - 1].priority < places[i].priority
                           || (places[i - 1].priority == places[i].priority
                               && places[i - 1].byte > places[i].byte));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kashida/cases", test_cases);
  g_test_add_func ("/kashida/order", test_order);
  return g_test_run ();
}
