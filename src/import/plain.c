/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plain.h"

#include "copied-page.h"
#include "decode.h"
#include "header.h"
#include "language.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_blank (const char *utf8, gsize n_bytes)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Where files were put together, one may begin with a mark that is none of the text; no text begins with it. */
static void
skip_marks (const char **line, gsize *n_line)
{
  for (; *n_line >= 3 && memcmp (*line, "\xef\xbb\xbf", 3) == 0; *line += 3)
    *n_line -= 3;
}

/* The text without what stood around it on a page, which goes into @structure; the same text where that is
 * nothing. */
static HwText *
leave_out_furniture (HwText *text, HwStructure *structure)
{
  g_autofree gboolean *furniture = hw_copied_page_find (text);
  const gsize n = hw_text_get_n_paragraphs (text);
  const char *utf8 = hw_text_get_utf8 (text, NULL);
  gsize n_kept = 0, n_blank = 0;

  if (furniture == NULL)
    return hw_text_ref (text);
  GString *kept = g_string_sized_new (hw_text_get_n_bytes (text));
  for (gsize i = 0; i < n; i++)
    {
      const HwParagraph paragraph = hw_text_get_paragraph (text, i);
      const char *line = utf8 + paragraph.byte_start;
      gsize n_line = paragraph.byte_end - paragraph.byte_start;

      if (n_kept == 0 && !furniture[i])
        skip_marks (&line, &n_line);
      if (furniture[i])
        {
          g_autofree char *aside = g_strndup (line, n_line);

          hw_structure_add_aside (structure, n_kept, HW_ASIDE_FURNITURE, aside);
          n_blank = MIN (n_blank,
                         1); /* one empty line is enough where what stood between two is gone */
        }
      else if (is_blank (line, n_line))
        n_blank += i == 0 || !furniture[i - 1] || n_blank == 0;
      else
        {
          /* None before the first line and behind the last. */
          for (; n_kept > 0 && n_blank > 0; n_blank--, n_kept++)
            g_string_append_c (kept, '\n');
          n_blank = 0;
          g_string_append_len (kept, line, (gssize) n_line);
          g_string_append_c (kept, '\n');
          n_kept++;
        }
    }
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (kept);
  return hw_text_new (bytes, NULL);
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

  g_autoptr (HwStructure) structure = hw_structure_new ();
  if (!options->whole_page)
    {
      HwText *kept = leave_out_furniture (text, structure);

      hw_text_unref (text);
      text = kept;
      data = hw_text_get_utf8 (text, &n_bytes);
    }
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
  if (!hw_structure_is_empty (structure))
    extract->structure = g_steal_pointer (&structure);
  return extract;
}
