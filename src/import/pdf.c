/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf.h"

#include "extract-builder.h"
#include "pdf-file.h"
#include "pdf-furniture.h"
#include "pdf-page-lines.h"
#include "pdf-paragraphs.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_LINES 5000000

typedef struct
{
  GArray *lines;     /* HwPdfPageLine */
  GArray *heights;   /* float, one a page */
  GPtrArray *labels; /* char *, one a page */
  guint n_forms;     /* words that were stored as presentation forms */
  guint n_turned;    /* words that do not stand upright */
  guint n_blank;     /* pages without text */
} Pages;

static void
pages_clear (Pages *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->heights, g_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pages, pages_clear)

HwPdfFile *
hw_pdf_open (GBytes *bytes, GError **error)
{
  gboolean is_locked;
  HwPdfFile *file = hw_pdf_file_open (bytes, &is_locked);

  if (is_locked)
    g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_LOCKED,
                         _ ("This PDF can be opened with a password only."));
  else if (file == NULL)
    g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_DAMAGED,
                         _ ("This PDF is damaged: it cannot be opened."));
  return file;
}

static gboolean
read_page (Pages *self, HwPdfFile *file, HwPdfWords *reader, int number)
{
  HwPdfPage page;
  g_autoptr (GArray) words = hw_pdf_words_read (reader, number, &page);

  g_ptr_array_add (self->labels, hw_pdf_file_get_label (file, number));
  g_array_append_val (self->heights, page.height);
  if (words == NULL)
    return FALSE;
  if (words->len == 0)
    {
      self->n_blank++;
      return TRUE;
    }
  for (guint i = 0; i < words->len; i++)
    {
      self->n_forms += g_array_index (words, HwPdfWord, i).has_forms;
      self->n_turned += g_array_index (words, HwPdfWord, i).angle != 0;
    }
  hw_pdf_page_lines_read (words, hw_pdf_words_get_blanks (reader), (guint) number, self->lines);
  return self->lines->len <= MAX_LINES;
}

static gboolean
read_pages (
    Pages *self, HwPdfFile *file, HwPdfWords *reader, GCancellable *cancellable, GError **error)
{
  const int n_pages = hw_pdf_file_get_n_pages (file);

  self->lines = hw_pdf_page_lines_new ();
  self->heights = g_array_new (FALSE, FALSE, sizeof (float));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < n_pages; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i < HW_PDF_MAX_PAGES && read_page (self, file, reader, i))
        continue;
      g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                           _ ("This PDF has more pages or more letters than can be read."));
      return FALSE;
    }
  if (self->lines->len > 0)
    return TRUE;
  if (n_pages > 0)
    g_set_error (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY,
                 g_dngettext (GETTEXT_PACKAGE,
                              "There is no text in this PDF: its page is a picture, as of a scan. "
                              "Text recognition (OCR) is needed first.",
                              "There is no text in this PDF: its %d pages are pictures, as of a "
                              "scan. Text recognition (OCR) is needed first.",
                              (gulong) n_pages),
                 n_pages);
  else
    g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_EMPTY,
                         _ ("This PDF has no pages."));
  return FALSE;
}

/* What word processors put there is no title: names of files, of programs. */
static char *
take_title (HwPdfFile *file)
{
  g_autofree char *title = hw_pdf_file_get_title (file);

  g_strstrip (title);
  if (g_utf8_strlen (title, -1) < 3 || g_str_has_prefix (title, "Microsoft Word")
      || g_ascii_strncasecmp (title, "untitled", 8) == 0 || g_str_has_suffix (title, ".doc")
      || g_str_has_suffix (title, ".docx") || g_str_has_suffix (title, ".indd")
      || g_str_has_suffix (title, ".qxd") || strchr (title, '\n') != NULL)
    return NULL;
  return g_steal_pointer (&title);
}

static char *
take_author (HwPdfFile *file)
{
  g_autofree char *author = hw_pdf_file_get_author (file);

  if (*g_strstrip (author) == '\0' || strchr (author, '\n') != NULL)
    return NULL;
  return g_steal_pointer (&author);
}

static void
add_remarks (HwExtractBuilder *builder, const Pages *pages, const HwPdfWords *reader)
{
  const guint n_swapped = hw_pdf_words_get_n_swapped (reader);
  g_autofree char *remark = NULL;

  if (pages->n_forms > 0)
    hw_extract_builder_add_remark (
        builder, _ ("This PDF held Arabic letters by their shapes; they were turned into letters, "
                    "and brackets around them mirrored."));
  if (n_swapped > 0)
    {
      remark = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Swapped letters لا were put right in %u place.",
                       "Swapped letters لا were put right in %u places.", n_swapped),
          n_swapped);
      hw_extract_builder_add_remark (builder, remark);
    }
  if (hw_pdf_words_get_n_stretched (reader) > 0)
    hw_extract_builder_add_remark (
        builder, _ ("Signs without a letter, which stretched words to the line, were left out."));
  if (pages->n_turned > 0)
    hw_extract_builder_add_remark (
        builder, _ ("Text that is turned on its page stands after the other text of the page."));
  g_clear_pointer (&remark, g_free);
  if (pages->n_blank > 0)
    {
      remark = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u page has no text: a picture, or blank.",
                       "%u pages have no text: pictures, or blank.", pages->n_blank),
          pages->n_blank);
      hw_extract_builder_add_remark (builder, remark);
    }
}

HwExtract *
hw_pdf_extract (GBytes *bytes,
                const HwReadOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (HwPdfFile) file = hw_pdf_open (bytes, error);
  g_autoptr (HwPdfGlyphs) glyphs = NULL;
  g_autoptr (HwPdfWords) reader = NULL;
  g_autoptr (HwExtractBuilder) builder = hw_extract_builder_new ();
  g_autoptr (GArray) reasons = NULL;
  g_auto (Pages) pages = { NULL };
  HwExtract *extract;

  if (file == NULL)
    return NULL;
  glyphs = hw_pdf_glyphs_new (bytes);
  reader = hw_pdf_words_new (glyphs);
  if (!read_pages (&pages, file, reader, cancellable, error))
    return NULL;
  reasons = hw_pdf_furniture_find (pages.lines, pages.heights);
  if (options->whole_page)
    memset (reasons->data, 0, reasons->len);
  hw_pdf_paragraphs_write (builder, pages.lines, reasons, pages.labels);
  add_remarks (builder, &pages, reader);
  extract = hw_extract_builder_get (builder);
  extract->title = take_title (file);
  extract->author = take_author (file);
  return hw_extract_builder_finish (builder, error);
}
