/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <string.h>

#define PROSE_AR                                                                                                                                                      \
  "كانت المدينة في ذلك العام تستعد لافتتاح الجسر الجديد، وكان الناس يتحدثون عنه في المقاهي " \
  "والأسواق كأنه سيغير كل شيء، "                                                                                                               \
  "ولم يكن أحد يعرف كم كلف ولا من دفع ثمنه، غير أن البلدية قالت إن كل شيء سيعلن في حينه وإن "     \
  "الطريق إليه سيفتح قبل نهاية الشهر.\n"
#define PROSE_EN                                                                                   \
  "The town was getting ready for the new bridge that year, and people spoke of it in the market " \
  "and in the coffee "                                                                             \
  "houses as if it was going to change everything; nobody knew what it had cost or who had paid "  \
  "for it in the end.\n"

/* The lines that are set aside, one after the other. */
static char *
get_asides (const HwExtract *extract)
{
  GString *asides = g_string_new (NULL);

  for (guint i = 0; extract->structure != NULL && i < extract->structure->asides->len; i++)
    g_string_append_printf (asides, "%s\n",
                            g_array_index (extract->structure->asides, HwAside, i).text);
  return g_string_free (asides, FALSE);
}

typedef struct
{
  const char *before, *text, *after;
} Page;

/* What stands around the text is set aside, and the text is there to the letter. */
static void
test_pages (void)
{
  static const Page pages[] = {
    { "10:15:00\nHarbour Time\n2024March03\nSunday\n21 °C\nHome News Talks Contact us\n\n",
      "A talk at the mill\n\nThe magazine spoke with the miller in the spring.\n\nQ: When did you "
      "come?\n\n" PROSE_EN "\nQ: And now?\n\n" PROSE_EN,
      "\nComments\n" },
    { "", "خبر عن الجسر\n\n" PROSE_AR "\nعن أي جسر نتحدث؟\n\n" PROSE_AR,
      "\nاترك تعليقاً\n\nزر الذهاب إلى الأعلى\n" },
    { "",
      "خبر عن الجسر\n\nآخر تحديث 2022-02-21 00:00:00 - المصدر: صحيفة المدينة\n\n" PROSE_AR
      "\n" PROSE_AR,
      "\nاقرأ/ي أيضًا: \n\nأهالي الحي يطالبون بحديقة جديدة\n\nالمدرسة تفتح أبوابها: كل ما يجب أن "
      "تعرفه!\n" },
    { "",
      "حوار عن الجسر\nالمحاور: متى بدأ العمل؟\nالمهندس: " PROSE_AR
      "المحاور: ومتى ينتهي؟\nالمهندس: " PROSE_AR,
      "افتتاح معرض الكتاب في دار البلدية\nالدار تصدر كتابا جديدا للدكتور سالم\nدعوة للكتابة في "
      "العدد القادم من "
      "المجلة\nرئيس البلدية: الجسر سيغير وجه المدينة\nتعليقات الزوار\n" },
    { "تخطي إلى المحتوى\nالرئيسية\nأخبار\nمن نحن\n", "خبر عن الجسر\n" PROSE_AR PROSE_AR,
      "جميع الحقوق محفوظة 2020\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *all = g_strconcat (pages[i].before, pages[i].text, pages[i].after, NULL);
      g_autoptr (HwExtract) extract = reading_extract (all, -1, "a.txt");
      const HwReadOptions whole = { .name = "a.txt", .whole_page = TRUE };
      g_autoptr (HwExtract) everything = reading_extract_with (all, -1, &whole);
      g_autofree char *asides = get_asides (extract);
      g_autofree char *furniture = g_strconcat (pages[i].before, pages[i].after, NULL);
      g_autoptr (GString) expected = g_string_new (furniture);

      while (g_string_replace (expected, "\n\n", "\n", 0) > 0)
        ;
      if (expected->str[0] == '\n')
        g_string_erase (expected, 0, 1);
      reading_assert_text (extract, pages[i].text);
      g_assert_cmpstr (asides, ==, expected->str);
      reading_assert_text (everything, all);
      g_assert_null (everything->structure);
    }
}

/* Where an aside stood: before which paragraph. A byte order mark behind it begins no text. */
static void
test_places (void)
{
  g_autoptr (HwExtract) extract
      = reading_extract ("10:15\nHarbour Time\nHome News Contact us\n\n\ufeffTitle\n\n" PROSE_EN
                         "\nRead also: Another bridge\n\n" PROSE_EN "\nComments\n",
                         -1, "a.txt");
  const GArray *asides = extract->structure->asides;

  reading_assert_text (extract, "Title\n\n" PROSE_EN "\n" PROSE_EN);
  g_assert_cmpuint (asides->len, ==, 5);
  g_assert_cmpuint (g_array_index (asides, HwAside, 0).paragraph, ==, 0);
  g_assert_cmpuint (g_array_index (asides, HwAside, 3).paragraph, ==, 3);
  g_assert_cmpuint (g_array_index (asides, HwAside, 4).paragraph, ==, 5);
  g_assert_cmpstr (extract->title, ==, "Title");
}

/* Texts that are no pages lose nothing, whatever their lines look like. */
static void
test_nothing_lost (void)
{
  static const char *const texts[] = {
    /* a poem */
    "المطر\n\nعلى نافذتي مطر\nوفي يدي كتاب\nأقرأ فيه ولا أقرأ\n\nكأن الحروف\nهي الأخرى مطر\n",
    /* a diary */
    "Thursday\n3 March 2022\n10:30\n" PROSE_EN "Friday\n4 March 2022\n" PROSE_EN,
    "الخميس\n3 آذار 2022\n" PROSE_AR,
    /* a transcript with times */
    "00:00:00\nHome\nGood evening.\n00:00:05\nGood evening, and welcome.\n00:00:09\n" PROSE_EN
    "00:01:10\nThank you.\n",
    /* an interview in short lines, that ends in some */
    "Q: When?\nA: In spring\nQ: With whom?\nA: " PROSE_EN
    "Q: Comments?\nA: None at all\nQ: Then thank you\nA: Thank you too\n",
    /* a list, numbered, and its comments */
    PROSE_EN "1. Bread for the week\n2. Milk for the children\n3. Nails for the new bridge\n",
    PROSE_EN "What the council asks for\nA road to the new bridge\nA school in the west of the "
             "town\nWater for the mill\n",
    /* a report with a chapter of that name */
    "Report\n\n" PROSE_EN "\nComments\n\n" PROSE_EN "\n" PROSE_EN,
    "تقرير\n\n" PROSE_AR "\nالتعليقات\n\n" PROSE_AR,
    "Related\n\n" PROSE_EN,
    /* headlines alone */
    "الرئيسية\nخبر أول عن المدينة\nخبر ثان عن الجسر\nتعليقات\n",
    /* the weather is what it is about */
    "The weather of the week\n11 °C\n12 °C\n" PROSE_EN,
    /* letters */
    "10 March 2022\n\nDear Layla,\n\n" PROSE_EN "\nYours,\nSami\n",
    "Print\n" PROSE_EN,
    "News\nfrom the front\nby nobody\n" PROSE_EN,
    /* one line */
    "Comments\n",
    "تعليقات الزوار",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HwExtract) extract = reading_extract (texts[i], -1, "a.txt");

      g_test_message ("%s", texts[i]);
      reading_assert_text (extract, texts[i]);
      g_assert_null (extract->structure);
    }
}

/* Nothing of a book is looked at twice, and a text of one kind of line costs no time to speak of. */
static void
test_large (void)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < 19000; i++)
    g_string_append_printf (lines, "الكاتب %u: اقرأ أيضا\n", i);
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (HwExtract) extract = reading_extract (lines->str, -1, "a.txt");
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
  reading_assert_text (extract, lines->str);
  g_string_free (lines, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copied-page/pages", test_pages);
  g_test_add_func ("/copied-page/places", test_places);
  g_test_add_func ("/copied-page/nothing-lost", test_nothing_lost);
  g_test_add_func ("/copied-page/large", test_large);
  return g_test_run ();
}
