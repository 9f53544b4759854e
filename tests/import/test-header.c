/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date.h"
#include "header.h"
#include "language.h"

#include <string.h>
#include <time.h>

static void
test_dates (void)
{
  static const struct
  {
    const char *text, *date;
  } cases[] = {
    { "2022-02-21 00:00:00", "2022-02-21" },
    { "٢٠٢٢/٠٢/٢١", "2022-02-21" },
    { "۲۱/۲/۲۰۲۲", "2022-02-21" },
    { "21 فبراير 2022", "2022-02-21" },
    { "21 فبراير / شباط 2022", "2022-02-21" },
    { "الإثنين 21 شباط 2022 - 14:30", "2022-02-21" },
    { "٢١ تشرين الثاني ٢٠٢٢", "2022-11-21" },
    { "كانون الأول 2021", "2021-12" },
    { "3 أغسطس 2020", "2020-08-03" },
    { "February 21, 2022", "2022-02-21" },
    { "21st of Feb 2022", "2022-02-21" },
    { "يوم 3/2/2022", "2022-02-03" },
    { "13/2/2022", "2022-02-13" },
    { "2/13/2022", "2022-02-13" },
    { "2/3/2022", "2022" },  /* which is the day? */
    { "31/2/2022", "2022" }, /* no such day, but the year is plain */
    { "99999", NULL },
    { "call 555-1234", NULL },
    { "الساعة 10:30", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = hw_date_find (cases[i].text, FALSE);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }

  g_autofree char *in_sentence = hw_date_find ("ولد في 21 شباط 2022 في بغداد", TRUE);
  g_assert_null (in_sentence);
  g_autofree char *alone = hw_date_find ("الاثنين، 21 شباط 2022", TRUE);
  g_assert_cmpstr (alone, ==, "2022-02-21");
  g_assert_true (hw_date_is_clock ("00:00:00"));
  g_assert_true (hw_date_is_clock ("٠٩:٣٠ ص"));
  g_assert_false (hw_date_is_clock ("2022-02-21"));
  g_assert_false (hw_date_is_clock ("سورة 2:255 وما بعدها"));
}

typedef struct
{
  const char *text;
  const char *title, *published, *source, *author, *url;
} HeaderCase;

static void
test_headers (void)
{
  static const HeaderCase cases[] = {
    { "خبر عن المدينة\n\nآخر تحديث 2022-02-21 00:00:00 - المصدر: صحيفة المدينة\n\nنص الخبر هنا.",
      "خبر عن المدينة", "2022-02-21", "صحيفة المدينة", NULL, NULL },
    { "آخر تحديث: ٢١ شباط ٢٠٢٢ | المصدر : وكالة الأنباء\nعنوان الخبر\nنصه", "عنوان الخبر",
      "2022-02-21", "وكالة الأنباء", NULL, NULL },
    { "مقال\nبقلم: ليلى حسن\n2020/1/5\nhttps://example.org/a?b=1\nنص", "مقال", "2020-01-05", NULL,
      "ليلى حسن", "https://example.org/a?b=1" },
    { "The harbour\nBy Layla Hassan\nPublished on 5 March 2021\nSource: The Daily\n\nText.",
      "The harbour", "2021-03-05", "The Daily", "Layla Hassan", NULL },
    { "By the river\n\nI sat down.", "By the river", NULL, NULL, NULL, NULL },
    { "---\ntitle: \"رحلة\"\nauthor: Ibn Test\ndate: 2019-07\nlang: ar\n---\n\n# غيره\n\nنص",
      "رحلة", "2019-07", NULL, "Ibn Test", NULL },
    { "---\n\nبعد الخط نص", "بعد الخط نص", NULL, NULL, NULL, NULL },
    { "# عنوان بماركداون\n\nنص", "عنوان بماركداون", NULL, NULL, NULL, NULL },
    { "00:00:00\nBaghdad Time\n2026January08\n11 °C\nHome News Contact us\n\nA talk at the "
      "harbour\n\nText",
      "A talk at the harbour", NULL, NULL, NULL, NULL },
    { "\n\n  \t عنوان   بين   فراغات  \nنص", "عنوان بين فراغات", NULL, NULL, NULL, NULL },
    { "***\n123\nأول سطر فيه حروف", "أول سطر فيه حروف", NULL, NULL, NULL, NULL },
    { "123\n456\n", NULL, NULL, NULL, NULL, NULL },
    { "ولد سنة 1967 وجاء في 2022-02-21 إلى بغداد ثم عاد",
      "ولد سنة 1967 وجاء في 2022-02-21 إلى بغداد ثم عاد", NULL, NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (HwHeader) header = { NULL };
      g_test_message ("%s", cases[i].text);
      hw_header_read (&header, cases[i].text, strlen (cases[i].text));
      g_assert_cmpstr (header.title, ==, cases[i].title);
      g_assert_cmpstr (header.published, ==, cases[i].published);
      g_assert_cmpstr (header.source, ==, cases[i].source);
      g_assert_cmpstr (header.author, ==, cases[i].author);
      g_assert_cmpstr (header.url, ==, cases[i].url);
    }
}

/* What stands deep in the text is the text's own. */
static void
test_body_is_no_header (void)
{
  GString *text = g_string_new ("عنوان\n");
  for (guint i = 0; i < 20; i++)
    g_string_append (text, "سطر من النص\n");
  g_string_append (text, "المصدر: ليس هذا\nتاريخ النشر: 2001-01-01\n");
  g_auto (HwHeader) header = { NULL };
  hw_header_read (&header, text->str, text->len);

  g_assert_cmpstr (header.title, ==, "عنوان");
  g_assert_null (header.source);
  g_assert_null (header.published);
  g_string_free (text, TRUE);
}

static void
test_long_title (void)
{
  GString *text = g_string_new (NULL);
  while (text->len < 2 * 1024 * 1024)
    g_string_append (text, "كَلِمَةٌ وأخرى ");
  g_auto (HwHeader) header = { NULL };
  clock_t begin = clock ();
  hw_header_read (&header, text->str, text->len);
  g_assert_cmpint (clock () - begin, <, CLOCKS_PER_SEC / 2);

  g_assert_true (g_str_has_suffix (header.title, "…"));
  g_assert_true (g_utf8_validate (header.title, -1, NULL));
  gsize n = strlen (header.title) - strlen ("…");
  g_assert_cmpmem (header.title, n, text->str, n);
  g_assert_cmpint (text->str[n], ==, ' '); /* cut between words */
  g_assert_cmpint (g_utf8_strlen (header.title, -1), >, 100);
  g_string_free (text, TRUE);

  /* Without a blank the cut falls between two letters, never inside one. */
  GString *line = g_string_new (NULL);
  for (guint i = 0; i < 500; i++)
    g_string_append (line, "بّ");
  g_autofree char *title = hw_header_make_title (line->str, -1);
  g_assert_cmpuint (strlen (title), ==, 120 * 4 + 3);
  g_string_free (line, TRUE);
}

static void
test_languages (void)
{
  static const struct
  {
    const char *text, *language;
  } cases[] = {
    { "اجتمع الوزراء في بغداد يوم الأحد", "ar" },
    { "این کتاب را خواندم و چیزی گفتم که گویا بود", "fa" },
    { "تاریخ المدينة وأهلها وما كتب في ذلك", "ar" }, /* one letter of an OCR */
    { "یہ ایک اچھی کتاب ہے اور میں نے پڑھی", "ur" },
    { "The minister said that he is going to the city", "en" },
    { "Der Minister sagte gestern, dass es geht", "" },
    { "זה ספר טוב מאוד", "he" },
    { "123 456", "" },
    { "قال (OPEC) إن السوق مستقرة", "ar" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (hw_language_guess (cases[i].text, strlen (cases[i].text)), ==,
                       cases[i].language);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/header/dates", test_dates);
  g_test_add_func ("/header/headers", test_headers);
  g_test_add_func ("/header/body", test_body_is_no_header);
  g_test_add_func ("/header/long-title", test_long_title);
  g_test_add_func ("/header/languages", test_languages);
  return g_test_run ();
}
