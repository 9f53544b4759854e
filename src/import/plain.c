/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plain.h"

#include "decode.h"
#include "header.h"
#include "language.h"

#include <glib/gi18n.h>

static gboolean
is_blank (const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

HwExtract *
hw_plain_extract (GBytes *bytes,
                  const HwReadOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree char *encoding = NULL;
  gsize n_damaged;
  g_autoptr (GBytes) utf8
      = hw_decode (bytes, options->encoding, NULL, &encoding, &n_damaged, error);
  if (utf8 == NULL)
    return NULL;

  gsize n_bytes;
  const char *data = g_bytes_get_data (utf8, &n_bytes);
  if ((goffset) n_bytes > HW_IMPORT_MAX_BYTES) /* Arabic takes twice the room in UTF-8 */
    {
      hw_extract_set_too_large (error);
      return NULL;
    }
  if (is_blank (data, n_bytes))
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY,
                           _ ("The file is empty: it holds nothing but blanks."));
      return NULL;
    }
  g_autoptr (HwText) text = hw_text_new (utf8, error);
  if (text == NULL)
    return NULL;

  g_auto (HwHeader) header = { NULL };
  hw_header_read (&header, data, n_bytes);

  HwExtract *extract = g_new0 (HwExtract, 1);
  extract->title = g_steal_pointer (&header.title);
  extract->author = g_steal_pointer (&header.author);
  extract->source = g_steal_pointer (&header.source);
  extract->url = g_steal_pointer (&header.url);
  extract->published = g_steal_pointer (&header.published);
  extract->language = g_steal_pointer (&header.language);
  if (extract->language == NULL)
    {
      const char *guess = hw_language_guess (data, n_bytes);
      extract->language = *guess != '\0' ? g_strdup (guess) : NULL;
    }
  extract->encoding = g_steal_pointer (&encoding);
  extract->n_damaged = n_damaged;
  extract->text = g_steal_pointer (&text);
  return extract;
}
