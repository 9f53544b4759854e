/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-extract.h"

#include <string.h>

static void
check_string (const char *text)
{
  g_assert_true (text == NULL || (*text != '\0' && g_utf8_validate (text, -1, NULL)));
}

static void
check_date (const char *date)
{
  if (date == NULL)
    return;
  gsize n = strlen (date);
  g_assert_true (n == 4 || n == 7 || n == 10);
  for (gsize i = 0; i < n; i++)
    g_assert_true (i == 4 || i == 7 ? date[i] == '-' : g_ascii_isdigit (date[i]) != 0);
}

static void
check_text (const HwText *text)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);

  g_assert_cmpuint (n_bytes, >, 0);
  g_assert_true (g_utf8_validate_len (utf8, n_bytes, NULL));
  g_assert_null (memchr (utf8, '\r', n_bytes));
  g_assert_false (n_bytes >= 3 && memcmp (utf8, "\xef\xbb\xbf", 3) == 0);
}

static void
check_structure (const HwStructure *structure, const HwText *text)
{
  const gsize n = hw_text_get_n_paragraphs (text);
  gsize last = 0;

  g_assert_true (structure->forms->len == 0 || structure->forms->len == n);
  for (guint i = 0; i < structure->forms->len; i++)
    {
      const HwParagraphForm *form = &g_array_index (structure->forms, HwParagraphForm, i);

      g_assert_cmpint (form->role, <, HW_N_ROLES);
      g_assert_cmpint (form->direction, <=, HW_DIRECTION_RTL);
    }
  for (guint i = 0; i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);

      g_assert_cmpuint (locator->start, >=, last);
      g_assert_cmpuint (locator->start, <=, hw_text_get_n_chars (text));
      check_string (locator->label);
      last = locator->start;
    }
  last = 0;
  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);

      g_assert_cmpuint (aside->paragraph, >=, last);
      g_assert_cmpuint (aside->paragraph, <=, n);
      check_string (aside->text);
      last = aside->paragraph;
    }
}

static void
check_document (const HwExtract *extract)
{
  g_assert_nonnull (extract->title);
  check_string (extract->title);
  g_assert_null (strchr (extract->title, '\n'));
  check_string (extract->language);
  check_string (extract->author);
  check_string (extract->source);
  check_string (extract->url);
  check_string (extract->encoding);
  check_date (extract->published);
  g_assert_true (extract->text != NULL || extract->parts != NULL);
  if (extract->text != NULL)
    check_text (extract->text);
  if (extract->text != NULL && extract->structure != NULL)
    check_structure (extract->structure, extract->text);
  for (guint i = 0; extract->parts != NULL && i < extract->parts->len; i++)
    check_document (extract->parts->pdata[i]);
}

void
check_extract (GBytes *bytes, const HwReadOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = hw_extract_bytes (bytes, options, NULL, &error);

  if (extract == NULL)
    {
      g_assert_cmpstr (error->message, !=, "");
      return;
    }
  g_assert_no_error (error);
  check_document (extract);
}
