/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <string.h>

static const char page[]
    = "---\ntitle: رحلة\nauthor: Layla Hassan\ndate: 2019-07\n---\n\n# عنوان\n\nفقرة\nأولى.\n\n"
      "- واحد\n- اثنان\n  - داخل\n\n> مقتبس\n\n```\ncode\n\n# no "
      "heading\n```\nنهاية\n\nSetext\n---\n";

/* The text is as it was written, byte by byte; only what each line is comes beside it. */
static void
test_structure (void)
{
  g_autoptr (HwExtract) extract = reading_extract (page, -1, "a.md");
  static const struct
  {
    gsize paragraph;
    HwParagraphRole role;
    guint level;
  } forms[] = {
    { 6, HW_ROLE_HEADING, 1 },       { 8, HW_ROLE_BODY, 0 },       { 9, HW_ROLE_BODY, 0 },
    { 11, HW_ROLE_LIST_ITEM, 1 },    { 13, HW_ROLE_LIST_ITEM, 2 }, { 15, HW_ROLE_QUOTATION, 0 },
    { 20, HW_ROLE_PREFORMATTED, 0 }, { 22, HW_ROLE_BODY, 0 },      { 24, HW_ROLE_HEADING, 2 },
  };

  reading_assert_text (extract, page);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    reading_assert_form (extract, forms[i].paragraph, forms[i].role, forms[i].level);
  g_assert_cmpstr (extract->title, ==, "رحلة");
  g_assert_cmpstr (extract->author, ==, "Layla Hassan");
  g_assert_cmpstr (extract->published, ==, "2019-07");
}

static void
test_plain (void)
{
  g_autoptr (HwExtract) extract = reading_extract ("سطر\n\nسطر آخر\n", -1, "a.md");

  g_assert_null (extract->structure);
  g_assert_cmpstr (extract->title, ==, "سطر");
}

/* Thousands of quotations in each other cost no time to speak of. */
static void
test_hostile (void)
{
  GString *deep = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "> ");
  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "word\n");
  const gint64 begin = g_get_monotonic_time ();
  g_autoptr (HwExtract) extract = reading_extract (deep->str, -1, "a.md");
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
  g_assert_cmpuint (hw_text_get_n_bytes (extract->text), ==, deep->len);
  g_string_free (deep, TRUE);
  reading_check_damaged (page, strlen (page), "a.md");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/structure", test_structure);
  g_test_add_func ("/markdown/plain", test_plain);
  g_test_add_func ("/markdown/hostile", test_hostile);
  return g_test_run ();
}
