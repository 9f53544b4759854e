/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats.h"

#include "csv.h"
#include "docx.h"
#include "email.h"
#include "epub.h"
#include "html.h"
#include "markdown.h"
#include "odt.h"
#include "pdf.h"
#include "plain.h"
#include "rtf.h"
#include "sniff.h"
#include "subtitles.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_EXTENSION 8

static const HwFormat formats[] = {
  /* Translators: kinds of files. */
  { "text", N_ ("Plain text"), "txt text", TRUE, hw_plain_extract },
  { "markdown", N_ ("Markdown"), "md markdown mdown", TRUE, hw_markdown_extract },
  { "html", N_ ("Web page"), "html htm xhtml", TRUE, hw_html_extract },
  { "csv", N_ ("Table (CSV, TSV)"), "csv tsv tab", TRUE, hw_csv_extract },
  { "subtitles", N_ ("Subtitles (SRT, WebVTT)"), "srt vtt", TRUE, hw_subtitles_extract },
  { "email", N_ ("E-mail message"), "eml", FALSE, hw_email_extract },
  { "mbox", N_ ("E-mail folder (mbox)"), "mbox mbx", FALSE, hw_mbox_extract },
  { "pdf", N_ ("PDF"), "pdf", FALSE, hw_pdf_extract },
  { "docx", N_ ("Word document"), "docx docm dotx dotm", FALSE, hw_docx_extract },
  { "odt", N_ ("OpenDocument text"), "odt ott fodt", FALSE, hw_odt_extract },
  { "rtf", N_ ("RTF document"), "rtf", FALSE, hw_rtf_extract },
  { "epub", N_ ("EPUB book"), "epub", FALSE, hw_epub_extract },
};

const HwFormat *
hw_formats_list (gsize *n)
{
  *n = G_N_ELEMENTS (formats);
  return formats;
}

const HwFormat *
hw_format_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

char *
hw_format_extension (const char *name)
{
  const char *base = strrchr (name, G_DIR_SEPARATOR);
  base = base != NULL ? base + 1 : name;
  const char *dot = strrchr (base, '.');
  if (dot == NULL || dot == base)
    return NULL;

  gboolean letter = FALSE;
  gsize n = 0;
  for (const char *p = dot + 1; *p != '\0'; p++, n++)
    {
      if (!g_ascii_isalnum (*p) || n == MAX_EXTENSION)
        return NULL;
      letter |= g_ascii_isalpha (*p) != 0;
    }
  return letter ? g_ascii_strdown (dot + 1, -1) : NULL;
}

static gboolean
has_extension (const HwFormat *format, const char *extension)
{
  g_auto (GStrv) extensions = g_strsplit (format->extensions, " ", -1);

  return g_strv_contains ((const char *const *) extensions, extension);
}

const HwFormat *
hw_format_of_name (const char *name)
{
  g_autofree char *extension = hw_format_extension (name);

  if (extension == NULL)
    return hw_format_find ("text");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (has_extension (&formats[i], extension))
      return &formats[i];
  return NULL;
}

gboolean
hw_format_is_hopeful (const char *name, const HwReadOptions *options)
{
  return options->format != NULL || hw_format_of_name (name) != NULL;
}

static void
set_unsupported (const char *name, const char *what, GError **error)
{
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

/* Containers whose first bytes do not tell what is in them are what their name says: that is where a reader has a
 * better word on what is wrong than that it is a packed file. */
static const HwFormat *
find_container (const char *name, const guint8 *data, gsize n_bytes)
{
  static const char *const names[] = { "docx", "odt", "epub", NULL };
  const HwFormat *format = hw_format_of_name (name);

  if (format == NULL || !g_strv_contains (names, format->name) || n_bytes < 8)
    return NULL;
  return memcmp (data, "PK\x03\x04", 4) == 0
                 || memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0
             ? format
             : NULL;
}

const HwFormat *
hw_format_of_file (GBytes *bytes, const HwReadOptions *options, GError **error)
{
  const char *name = options->name != NULL ? options->name : "";
  const char *sniffed = NULL;
  const HwFormat *format;
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (options->format != NULL)
    {
      format = hw_format_find (options->format);
      if (format == NULL)
        g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_UNSUPPORTED,
                     /* Translators: %s is what was given as the name of a format. */
                     _ ("There is no format “%s”."), options->format);
      return format;
    }

  const char *what = hw_sniff (data, n_bytes, &sniffed);
  format = sniffed != NULL ? hw_format_find (sniffed) : NULL;
  if (what != NULL && format == NULL)
    format = find_container (name, data, n_bytes);
  if (what == NULL)
    {
      g_autofree char *extension = hw_format_extension (name);

      format = hw_format_of_name (name);
      if (extension == NULL && hw_format_is_html (data, n_bytes))
        format = hw_format_find ("html");
    }
  if (format == NULL)
    set_unsupported (name, what, error);
  return format;
}
