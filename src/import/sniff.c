/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sniff.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAGE_START_BYTES 512
#define PDF_SEARCH_BYTES 1024

/* First bytes of formats that people have in their folders, from their specifications. */
static const struct
{
  guint8 offset;
  guint8 n_magic;
  const char *magic;
  const char *what;
  const char *format; /* NULL where it is not read */
} signatures[] = {
  /* Translators: all of these stand in the sentence "This is %s; that format is not read yet." */
  { 0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_ ("an older Office document"), NULL },
  { 0, 5, "{\\rtf", N_ ("an RTF document"), "rtf" },
  { 0, 4, "%!PS", N_ ("a PostScript document"), NULL },
  { 0, 8, "AT&TFORM", N_ ("a DjVu document"), NULL },
  { 0, 8, "\x89PNG\r\n\x1a\n", N_ ("a picture"), NULL },
  { 0, 3, "\xff\xd8\xff", N_ ("a picture"), NULL },
  { 0, 6, "GIF87a", N_ ("a picture"), NULL },
  { 0, 6, "GIF89a", N_ ("a picture"), NULL },
  { 0, 4, "II*\0", N_ ("a picture"), NULL },
  { 0, 4, "MM\0*", N_ ("a picture"), NULL },
  { 8, 4, "WEBP", N_ ("a picture"), NULL },
  { 0, 4, "OggS", N_ ("a sound or a film"), NULL },
  { 0, 4, "fLaC", N_ ("a sound or a film"), NULL },
  { 0, 3, "ID3", N_ ("a sound or a film"), NULL },
  { 8, 4, "WAVE", N_ ("a sound or a film"), NULL },
  { 8, 4, "AVI ", N_ ("a sound or a film"), NULL },
  { 4, 4, "ftyp", N_ ("a sound or a film"), NULL },
  { 0, 4, "\x1a\x45\xdf\xa3", N_ ("a sound or a film"), NULL },
  { 0, 3, "\x1f\x8b\x08", N_ ("a packed file"), NULL },
  { 0, 6, "7z\xbc\xaf\x27\x1c", N_ ("a packed file"), NULL },
  { 0, 6, "Rar!\x1a\x07", N_ ("a packed file"), NULL },
  { 0, 6,
    "\xfd"
    "7zXZ\0",
    N_ ("a packed file"), NULL },
  { 0, 4, "\x28\xb5\x2f\xfd", N_ ("a packed file"), NULL },
  { 0, 16, "SQLite format 3\0", N_ ("a database"), NULL },
  { 0, 4,
    "\x7f"
    "ELF",
    N_ ("a program"), NULL },
};

/* What stands near the start of a ZIP container tells what is in it. */
static const struct
{
  const char *mark;
  const char *what;
  const char *format;
} containers[] = {
  { "mimetypeapplication/epub+zip", N_ ("an EPUB book"), "epub" },
  { "mimetypeapplication/vnd.oasis.opendocument.text", N_ ("an OpenDocument text"), "odt" },
  { "word/", N_ ("a Word document"), "docx" },
  { "xl/", N_ ("a spreadsheet"), NULL },
  { "ppt/", N_ ("a presentation"), NULL },
};

static gboolean
begins_with_at (const guint8 *data, gsize n_bytes, gsize offset, const char *magic, gsize n_magic)
{
  return n_bytes >= offset + n_magic && memcmp (data + offset, magic, n_magic) == 0;
}

const char *
hw_sniff (const guint8 *data, gsize n_bytes, const char **format)
{
  *format = NULL;
  n_bytes = MIN (n_bytes, HW_SNIFF_BYTES);

  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (begins_with_at (data, n_bytes, signatures[i].offset, signatures[i].magic,
                        signatures[i].n_magic))
      {
        *format = signatures[i].format;
        return _ (signatures[i].what);
      }

  if (begins_with_at (data, n_bytes, 0, "PK\x03\x04", 4))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (containers); i++)
        if (memmem (data, n_bytes, containers[i].mark, strlen (containers[i].mark)) != NULL)
          {
            *format = containers[i].format;
            return _ (containers[i].what);
          }
      return _ ("a packed file");
    }

  /* A PDF may have rubbish before its header, and a text may speak of "%PDF-": what follows the header
   * of a PDF is a version. */
  const guint8 *pdf = memmem (data, MIN (n_bytes, PDF_SEARCH_BYTES), "%PDF-", 5);
  if (pdf != NULL && pdf + 8 <= data + n_bytes && g_ascii_isdigit (pdf[5]) && pdf[6] == '.'
      && (pdf == data || memchr (data, '\0', n_bytes) != NULL))
    {
      *format = "pdf";
      return _ ("a PDF document");
    }
  return NULL;
}

gboolean
hw_format_is_html (const guint8 *data, gsize n_bytes)
{
  g_autofree char *head = g_strndup ((const char *) data, MIN (n_bytes, PAGE_START_BYTES));
  const char *start = head;

  if (g_str_has_prefix (start, "\xef\xbb\xbf"))
    start += 3;
  while (g_ascii_isspace (*start))
    start++;
  return g_ascii_strncasecmp (start, "<!doctype html", 14) == 0
         || g_ascii_strncasecmp (start, "<html", 5) == 0;
}
