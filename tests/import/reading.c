/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <string.h>

HwExtract *
reading_extract_with (const char *data, gssize n_bytes, const HwReadOptions *options)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes < 0 ? strlen (data) : (gsize) n_bytes);
  g_autoptr (GError) error = NULL;
  HwExtract *extract = hw_extract_bytes (bytes, options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (extract);
  return extract;
}

HwExtract *
reading_extract (const char *data, gssize n_bytes, const char *name)
{
  const HwReadOptions options = { .name = name };

  return reading_extract_with (data, n_bytes, &options);
}

void
reading_assert_text (const HwExtract *extract, const char *text)
{
  g_autofree char *whole = hw_text_slice (extract->text, 0, G_MAXSIZE);

  g_assert_cmpstr (whole, ==, text);
}

void
reading_assert_form (const HwExtract *extract, gsize paragraph, HwParagraphRole role, guint level)
{
  HwParagraphForm form = { 0 };

  g_assert_cmpuint (paragraph, <, hw_text_get_n_paragraphs (extract->text));
  if (extract->structure != NULL && extract->structure->forms->len > 0)
    form = g_array_index (extract->structure->forms, HwParagraphForm, paragraph);
  g_test_message ("paragraph %zu", paragraph);
  g_assert_cmpint (form.role, ==, role);
  g_assert_cmpuint (form.level, ==, level);
}

static void
try (const guint8 *data, gsize n_bytes, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = hw_import_extract (bytes, name, &error);

  g_assert_true ((extract == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_cmpint (error->domain, ==, HW_IMPORT_ERROR);
      g_assert_cmpstr (error->message, !=, "");
    }
  else
    g_assert_true (extract->text != NULL || extract->parts != NULL);
}

void
reading_check_damaged (const char *data, gsize n_bytes, const char *name)
{
  for (guint i = 0; i < 50; i++)
    {
      const gsize length = (gsize) g_test_rand_int_range (0, (gint32) n_bytes);
      g_autofree guint8 *copy = g_memdup2 (data, n_bytes);

      try ((const guint8 *) data, length, name);
      for (guint j = 0; j < 5; j++)
        copy[g_test_rand_int_range (0, (gint32) n_bytes)] = (guint8) g_test_rand_int_range (0, 256);
      try (copy, n_bytes, name);
    }
}
