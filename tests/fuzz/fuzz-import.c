/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "import.h"

/* Any bytes as a file: either there is a canonical text with what belongs to it, or a reason. */

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
check_extract (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = hw_import_extract (bytes, name, &error);

  if (extract == NULL)
    {
      g_assert_cmpstr (error->message, !=, "");
      return;
    }
  g_assert_no_error (error);
  g_assert_nonnull (extract->title);
  check_string (extract->title);
  g_assert_null (strchr (extract->title, '\n'));
  check_string (extract->language);
  check_string (extract->author);
  check_string (extract->source);
  check_string (extract->url);
  check_string (extract->encoding);
  check_date (extract->published);

  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (extract->text, &n_bytes);
  g_assert_cmpuint (n_bytes, >, 0);
  g_assert_true (g_utf8_validate_len (utf8, n_bytes, NULL));
  g_assert_null (memchr (utf8, '\r', n_bytes));
  g_assert_false (n_bytes >= 3 && memcmp (utf8, "\xef\xbb\xbf", 3) == 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  check_extract (bytes, "a.txt");
  check_extract (bytes, "a.html");
  check_extract (bytes, "a");
  return 0;
}
