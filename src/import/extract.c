/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract.h"

#include "decode.h"
#include "header.h"
#include "html.h"
#include "language.h"
#include "sniff.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (hw - import - error - quark, hw_import_error)

void
hw_extract_free (HwExtract *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->language);
  g_free (self->author);
  g_free (self->source);
  g_free (self->url);
  g_free (self->published);
  g_free (self->encoding);
  g_clear_pointer (&self->text, hw_text_unref);
  g_free (self);
}

char *
hw_extract_get_remark (const HwExtract *self)
{
  if (self->n_damaged == 0)
    return NULL;
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%lu damaged character was replaced by a mark (U+FFFD).",
                   "%lu damaged characters were replaced by marks (U+FFFD).", self->n_damaged),
      (gulong) self->n_damaged);
}

static gboolean
is_blank (const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
check_size (gsize n_bytes, GError **error)
{
  if ((goffset) n_bytes <= HW_IMPORT_MAX_BYTES)
    return TRUE;
  g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
               _ ("The file is larger than %d MB."), (int) (HW_IMPORT_MAX_BYTES / (1024 * 1024)));
  return FALSE;
}

static HwExtract *
extract_text (GBytes *bytes, GError **error)
{
  g_autofree char *encoding = NULL;
  gsize n_damaged;
  g_autoptr (GBytes) utf8 = hw_decode (bytes, NULL, &encoding, &n_damaged, error);
  if (utf8 == NULL)
    return NULL;

  gsize n_bytes;
  const char *data = g_bytes_get_data (utf8, &n_bytes);
  if (!check_size (n_bytes, error)) /* Arabic takes twice the room in UTF-8 */
    return NULL;
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

static void
set_unsupported (const char *name, const guint8 *data, gsize n_bytes, GError **error)
{
  const char *what = hw_sniff (data, n_bytes);
  g_autofree char *extension = hw_format_extension (name);

  if (what != NULL)
    g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                 /* Translators: %s is like "a PDF document". */
                 _ ("This is %s; that format is not read yet."), what);
  else
    g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                 /* Translators: %s is the end of a file's name, like "docx". */
                 _ ("Files whose name ends in “.%s” are not read yet."), extension);
}

/* The file's name without its extension: the title of last resort. */
static char *
title_of_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *extension = hw_format_extension (base);

  if (extension != NULL)
    base[strlen (base) - strlen (extension) - 1] = '\0';
  return g_steal_pointer (&base);
}

HwExtract *
hw_extract_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (n_bytes == 0)
    {
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY, _ ("The file is empty."));
      return NULL;
    }
  if (!check_size (n_bytes, error))
    return NULL;

  HwFormat format = hw_format_of_name (name);
  if (format == HW_FORMAT_UNKNOWN || hw_sniff (data, n_bytes) != NULL)
    {
      set_unsupported (name, data, n_bytes, error);
      return NULL;
    }
  g_autofree char *extension = hw_format_extension (name);
  if (extension == NULL && hw_format_is_html (data, n_bytes))
    format = HW_FORMAT_HTML;

  g_autoptr (HwExtract) extract = format == HW_FORMAT_HTML
                                      ? hw_html_extract (bytes, cancellable, error)
                                      : extract_text (bytes, error);
  if (extract == NULL)
    return NULL;
  if (extract->title == NULL)
    {
      gsize n_text;
      const char *utf8 = hw_text_get_utf8 (extract->text, &n_text);
      g_auto (HwHeader) header = { NULL };
      hw_header_read (&header, utf8, n_text);
      extract->title
          = header.title != NULL ? g_steal_pointer (&header.title) : title_of_name (name);
    }
  return g_steal_pointer (&extract);
}

HwExtract *
hw_import_extract (GBytes *bytes, const char *name, GError **error)
{
  return hw_extract_bytes (bytes, name, NULL, error);
}
