/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date.h"

#include <string.h>

/* A day of the Islamic calendar is a month of the Gregorian one: when a month began was seen, not reckoned. */
static void
test_hijri (void)
{
  static const struct
  {
    const char *text, *date;
  } cases[] = {
    { "15 رمضان 1443 هـ", "2022-04" },
    { "١٥ رمضان ١٤٤٣هـ", "2022-04" },
    { "15/9/1443 هـ", "2022-04" },
    { "1443/9/15هـ", "2022-04" },
    /* Its twin is exact. */
    { "15 رمضان 1443 هـ الموافق 16 أبريل / نيسان 2022 م", "2022-04-16" },
    { "الأحد 16 أبريل 2022 الموافق 15 رمضان 1443", "2022-04-16" },
    { "الثلاثاء 5 ذو القعدة 1440", "2019-07" },
    { "20 جمادى الآخرة 1399", "1979-05" },
    { "محرم 1400", "1979" }, /* November and December */
    { "1443 هـ", NULL },     /* of two years */
    { "15/9/1443", NULL },   /* of no calendar that is named */
    { "رجب 25", NULL },
    { "زار رمضان 3 مدن", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = hw_date_find (cases[i].text, FALSE);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

/* Days that tables of the calendar give: 1 Muharram of these years, and the first of all. */
static void
test_table (void)
{
  static const struct
  {
    int year, month, day;
    const char *date;
  } cases[] = {
    { 1400, 1, 15, "1979-12" }, /* the year began on 21 November 1979 */
    { 1445, 9, 10, "2024-03" }, /* Ramadan began on 11 March 2024 */
    { 1300, 6, 20, "1883-04" }, { 1443, 12, 10, "2022-07" }, { 1199, 1, 1, NULL },
    { 1443, 13, 1, NULL },      { 1443, 9, 31, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = hw_date_convert_hijri (cases[i].year, cases[i].month, cases[i].day);

      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

/* Each day that has an answer agrees with the days around it, and time runs forward. */
static void
test_order (void)
{
  g_autofree char *last = g_strdup ("");

  for (int year = 1201; year < 1500; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= 29; day++)
        {
          g_autofree char *date = hw_date_convert_hijri (year, month, day);

          if (date == NULL || strlen (date) != 7)
            continue;
          g_assert_cmpstr (last, <=, date);
          g_free (last);
          last = g_steal_pointer (&date);
        }
}

static void
test_others (void)
{
  static const struct
  {
    const char *text, *date;
  } cases[] = {
    { "10 أكتوبر / تشرين الأول 2021", "2021-10-10" },
    { "١٠ أكتوبر/تشرين الأول ٢٠٢١", "2021-10-10" },
    { "2026January08", "2026-01-08" },
    { "2026 يناير 8", "2026-01-08" },
    { "8 كانون الثاني / يناير 2026", "2026-01-08" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = hw_date_find (cases[i].text, TRUE);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
  g_assert_true (hw_date_is_weekday ("الخميس"));
  g_assert_true (hw_date_is_weekday ("Thursday"));
  g_assert_false (hw_date_is_weekday ("الخميس الماضي"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dates/hijri", test_hijri);
  g_test_add_func ("/dates/table", test_table);
  g_test_add_func ("/dates/order", test_order);
  g_test_add_func ("/dates/others", test_others);
  return g_test_run ();
}
