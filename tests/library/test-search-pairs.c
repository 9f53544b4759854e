/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

/* What a person types, and how it stands in a text. */
static const char *const found[][2] = {
  { "احمد", "أحمد" },
  { "أحمد", "احمد" },
  { "أحمد", "أَحْمَد" },
  { "العراق", "والعراق" },
  { "العراق", "للعراق" },
  { "العراق", "بالعراق" },
  { "العراق", "عراق" },
  { "عراق", "العراق" },
  { "عراق", "وبالعراق" },
  { "كتاب", "كِتاب" },
  { "كتاب", "الكتاب" },
  { "كتاب", "كتابه" },
  { "كتاب", "كتابها" },
  { "كتاب", "وكتابهم" },
  { "كتاب", "بكتاب" },
  { "كتاب", "كـــتاب" },
  { "كتاب", "ﻛﺘﺎﺏ" },
  { "كتاب", "کتاب" },
  { "مدرسة", "مدرسه" },
  { "مدرسة", "المدرسة" },
  { "مدرسة", "مدرستنا" },
  { "مدرسة", "للمدرسة" },
  { "مدرسه", "مدرسة" },
  { "على", "علي" },
  { "مستشفى", "مستشفي" },
  { "مستشفى", "المستشفى" },
  { "الكاظمي", "الكاظمى" },
  { "الكاظمي", "الکاظمی" },
  { "الكاظمي", "Kazemi" },
  { "Kadhimi", "الكاظمي" },
  { "al-Kāẓimī", "الكاظمي" },
  { "Muhammad", "محمد" },
  { "محمد", "محمّد" },
  { "محمد", "مُحَمَّد" },
  { "Mohamed", "محمد" },
  { "Hussein", "حسين" },
  { "حسين", "Husayn" },
  { "1979", "١٩٧٩" },
  { "1979", "۱۹۷۹" },
  { "١٩٧٩", "1979" },
  { "قرآن", "قرءان" },
  { "قرآن", "القرآن" },
  { "مسؤول", "مسئول" },
  { "مسؤول", "المسؤولين" },
  { "مسؤول", "المسؤولون" },
  { "رئيس", "رئيسا" },
  { "شيء", "شئ" },
  { "هيئة", "هيأة" },
  { "الله", "لله" },
  { "الله", "والله" },
  { "لغة", "اللغة" },
  { "لغة", "للغة" },
  { "وزير", "الوزير" },
  { "وزير", "وزيرا" },
  { "وزير", "والوزير" },
  { "حكومة", "الحكومة" },
  { "حكومة", "حكومته" },
  { "حكومة", "بالحكومة" },
  { "إيران", "ايران" },
  { "إيران", "لإيران" },
  { "إيران", "الإيرانية" },
  { "سوريا", "سورية" },
  { "الأمن", "للأمن" },
  { "الأمن", "أمن" },
  { "ministers", "minister" },
  { "minister", "Ministers" },
  { "café", "cafe" },
  { "می‌خواهد", "میخواهد" },
  { "شئ", "شيء" },
  { "قراءة", "قرائة" },
  { "المسئولين", "المسؤولون" },
  { "Khomeini", "الخميني" },
  { "خميني", "Khumayni" },
};

/* What looks alike and is something else. */
static const char *const others[][2] = {
  { "وزير", "زير" },   { "ورد", "رد" },  { "كلب", "لب" },    { "بحر", "حر" },
  { "محمد", "محمود" }, { "وقت", "قت" },  { "ليل", "يل" },    { "Iran", "Iraq" },
  { "باب", "اب" },     { "والد", "لد" }, { "سليم", "سلام" },
};

static gint64
add (HwLibrary *library, const char *word)
{
  g_autofree char *title = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *text = g_strdup_printf ("%s\n\nهنا %s هناك", title, word);

  return fixture_add (library, title, text);
}

static HwSearchResult *
search (HwLibrary *library, const char *query, gint64 document)
{
  const HwSearchOptions options = { .document = document };
  g_autoptr (GError) error = NULL;
  HwSearchResult *result = hw_library_search (library, query, &options, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* Just the word, with all that is written on and to it. */
static void
test_found (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      const gint64 document = add (fixture->library, found[i][1]);
      g_autoptr (HwSearchResult) result = search (fixture->library, found[i][0], document);

      if (result->hits->len != 1)
        g_error ("%s does not find %s", found[i][0], found[i][1]);
      g_assert_cmpstr (((HwHit *) result->hits->pdata[0])->match, ==, found[i][1]);
    }
}

static void
test_others (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const gint64 document = add (fixture->library, others[i][1]);
      g_autoptr (HwSearchResult) result = search (fixture->library, others[i][0], document);

      if (result->hits->len != 0)
        g_error ("%s finds %s", others[i][0], others[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/search-pairs/found", test_found);
  fixture_test ("/search-pairs/others", test_others);
  return g_test_run ();
}
