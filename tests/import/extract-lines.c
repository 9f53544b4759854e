/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-lines.h"

#include <string.h>

static void
append_asides (GString *lines, const HwStructure *structure, gsize paragraph)
{
  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);

      if (aside->paragraph == paragraph)
        g_string_append_printf (lines, "~ %s\n", aside->text);
    }
}

static void
append_text (GString *lines, const HwExtract *extract, HwParagraph paragraph)
{
  gsize told = paragraph.start;

  for (guint i = 0; extract->structure != NULL && i < extract->structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (extract->structure->locators, HwLocator, i);

      if (locator->start < told || locator->start > paragraph.end)
        continue;
      g_autofree char *piece = hw_text_slice (extract->text, told, locator->start);
      g_string_append_printf (lines, "%s{%s}", piece, locator->label);
      told = locator->start;
    }
  g_autofree char *rest = hw_text_slice (extract->text, told, paragraph.end);
  g_string_append_printf (lines, "%s\n", rest);
}

char *
extract_lines (const HwExtract *extract)
{
  GString *lines = g_string_new (NULL);
  const HwStructure *structure = extract->structure;

  for (gsize i = 0; i < hw_text_get_n_paragraphs (extract->text); i++)
    {
      HwParagraphForm form = { 0 };

      if (structure != NULL)
        append_asides (lines, structure, i);
      if (structure != NULL && i < structure->forms->len)
        form = g_array_index (structure->forms, HwParagraphForm, i);
      g_string_append_c (lines, "BHLTQCFP"[form.role]);
      if (form.level > 0)
        g_string_append_printf (lines, "%u", form.level);
      if (form.direction == HW_DIRECTION_RTL)
        g_string_append_c (lines, '<');
      g_string_append_c (lines, ' ');
      append_text (lines, extract, hw_text_get_paragraph (extract->text, i));
    }
  for (guint i = 0; extract->comments != NULL && i < extract->comments->len; i++)
    {
      const HwExtractComment *comment = &g_array_index (extract->comments, HwExtractComment, i);
      g_autofree char *range = hw_text_slice (extract->text, comment->start, comment->end);

      g_string_append_printf (lines, "@ %s: %s (%s, %s)\n", range, comment->text,
                              comment->author != NULL ? comment->author : "-",
                              comment->created != NULL ? comment->created : "-");
    }
  for (guint i = 0; extract->remarks != NULL && i < extract->remarks->len; i++)
    g_string_append_printf (lines, "! %s\n", (const char *) extract->remarks->pdata[i]);
  return g_string_free (lines, FALSE);
}

HwExtract *
read_or_fail (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  HwExtract *extract = hw_import_extract (bytes, name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (extract);
  return extract;
}

void
assert_lines (GBytes *bytes, const char *name, const char *expected)
{
  g_autoptr (HwExtract) extract = read_or_fail (bytes, name);
  g_autofree char *lines = extract_lines (extract);

  g_assert_cmpstr (lines, ==, expected);
}

void
assert_unreadable (GBytes *bytes, const char *name, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  const gint64 start = g_get_monotonic_time ();

  g_assert_null (hw_import_extract (bytes, name, &error));
  g_assert_error (error, HW_IMPORT_ERROR, code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not name “%s”", error->message, word);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static void
assert_read_or_refused (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = hw_import_extract (bytes, name, &error);

  if (extract == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      return;
    }
  g_autofree char *lines = extract_lines (extract);
  g_assert_true (g_utf8_validate (lines, -1, NULL));
}

void
assert_survives_damage (GBytes *bytes, const char *name)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  for (int i = 0; i < 50; i++)
    {
      const gsize n = (gsize) g_test_rand_int_range (0, (gint32) n_bytes);
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, n);
      guint8 *copy = g_memdup2 (data, n_bytes);

      copy[n] ^= (guint8) g_test_rand_int_range (1, 256);
      g_autoptr (GBytes) changed = g_bytes_new_take (copy, n_bytes);
      assert_read_or_refused (cut, name);
      assert_read_or_refused (changed, name);
    }
}
