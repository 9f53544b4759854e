/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt-private.h"

#include "paper-set.h"
#include "zip-file.h"

#include <string.h>

#define TYPE "application/vnd.oasis.opendocument.text"

/* Text as it stands: blanks that follow each other, tabs and line breaks have elements of their own. */
static void
put_text (HwXml *xml, const char *text)
{
  gboolean after_blank = TRUE; /* a blank at the beginning would be lost too */

  while (*text != '\0')
    {
      gsize n = 0, blanks = strspn (text, " ");

      if (blanks > 0 && (blanks > 1 || after_blank || text[blanks] == '\0'))
        {
          g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT, blanks);
          hw_xml_empty (xml, "text:s", "text:c", count, NULL);
          text += blanks;
          after_blank = FALSE;
          continue;
        }
      while (text[n] != '\0' && text[n] != '\n' && text[n] != '\t'
             && !(text[n] == ' ' && (text[n + 1] == ' ' || text[n + 1] == '\0')))
        n++;
      if (n > 0)
        hw_xml_text_len (xml, text, n);
      text += n;
      after_blank = FALSE;
      if (*text == '\n' || *text == '\t')
        {
          hw_xml_empty (xml, *text == '\n' ? "text:line-break" : "text:tab", NULL);
          text++;
          after_blank = TRUE;
        }
    }
}

static void put_paragraph (HwXml *xml,
                           HwOdtStyles *styles,
                           const HwPaper *paper,
                           const HwPaperParagraph *paragraph);

static void
put_comment (HwXml *xml, HwOdtStyles *styles, const HwPaper *paper, const HwPaperPiece *piece)
{
  const HwPaperComment *comment = paper->comments->pdata[piece->comment];
  g_autofree char *name = g_strdup_printf ("comment-%u", piece->comment + 1);
  g_autofree char *date = hw_export_time (comment->created);

  if (piece->kind == HW_PAPER_COMMENT_END)
    {
      hw_xml_empty (xml, "office:annotation-end", "office:name", name, NULL);
      return;
    }
  hw_xml_open (xml, "office:annotation", "office:name", name, NULL);
  hw_xml_element (xml, "dc:creator", comment->author);
  hw_xml_element (xml, "dc:date", date);
  for (guint i = 0; i < comment->paragraphs->len; i++)
    put_paragraph (xml, styles, paper, comment->paragraphs->pdata[i]);
  hw_xml_close (xml);
}

/* Isolates (FSI, PDI) are known to LibreOffice, but it sets the words in them wrongly: marks of the paragraph's
 * direction around what is embedded say the same. */
static void
put_isolated (HwXml *xml, const char *text, HwDirection paragraph)
{
  HwDirection direction = hw_direction_of_utf8 (text, -1, paragraph);
  const char *mark = paragraph == HW_DIRECTION_RTL ? "\u200f" : "\u200e";

  hw_xml_text (xml, mark);
  if (direction != paragraph)
    hw_xml_text (xml, direction == HW_DIRECTION_RTL ? "\u202b" : "\u202a");
  put_text (xml, text);
  if (direction != paragraph)
    hw_xml_text (xml, "\u202c");
  hw_xml_text (xml, mark);
}

static void
put_run (HwXml *xml,
         HwOdtStyles *styles,
         const HwPaperParagraph *paragraph,
         const HwPaperPiece *piece)
{
  const char *style = hw_odt_styles_get_piece (styles, paragraph, piece);

  if (piece->url != NULL)
    hw_xml_open (xml, "text:a", "xlink:type", "simple", "xlink:href", piece->url, NULL);
  if (style != NULL)
    hw_xml_open (xml, "text:span", "text:style-name", style, NULL);
  if ((piece->flags & HW_PAPER_ISOLATED) != 0)
    put_isolated (xml, piece->text, paragraph->direction);
  else
    put_text (xml, piece->text);
  if (style != NULL)
    hw_xml_close (xml);
  if (piece->url != NULL)
    hw_xml_close (xml);
}

static void
put_paragraph (HwXml *xml,
               HwOdtStyles *styles,
               const HwPaper *paper,
               const HwPaperParagraph *paragraph)
{
  const char *level = hw_odt_outline_level (paragraph->style);

  hw_xml_open (xml, level != NULL ? "text:h" : "text:p", "text:style-name",
               hw_odt_styles_get_paragraph (styles, paragraph),
               level != NULL ? "text:outline-level" : NULL, level, NULL);
  if (paragraph->marker != NULL)
    {
      hw_xml_text (xml, paragraph->marker);
      hw_xml_empty (xml, "text:tab", NULL);
    }
  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const HwPaperPiece *piece = paragraph->pieces->pdata[i];
      if (piece->kind == HW_PAPER_RUN)
        put_run (xml, styles, paragraph, piece);
      else
        put_comment (xml, styles, paper, piece);
    }
  hw_xml_close (xml);
}

static void
put_row (HwXml *xml, HwOdtStyles *styles, const HwPaper *paper, const GPtrArray *cells)
{
  hw_xml_open (xml, "table:table-row", NULL);
  for (guint i = 0; i < cells->len; i++)
    {
      const GPtrArray *cell = cells->pdata[i];
      hw_xml_open (xml, "table:table-cell", "table:style-name", "Cell", "office:value-type",
                   "string", NULL);
      for (guint j = 0; j < cell->len; j++)
        put_paragraph (xml, styles, paper, cell->pdata[j]);
      hw_xml_close (xml);
    }
  hw_xml_close (xml);
}

static void
put_table (HwXml *xml, HwOdtStyles *styles, const HwPaper *paper, const HwPaperTable *table)
{
  hw_xml_open (xml, "table:table", "table:name", "Passages", "table:style-name", "Table", NULL);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *name = g_strdup_printf ("Column%u", i + 1);
      hw_xml_empty (xml, "table:table-column", "table:style-name", name, NULL);
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      if (i == 0)
        hw_xml_open (xml, "table:table-header-rows", NULL);
      put_row (xml, styles, paper, table->rows->pdata[i]);
      if (i == 0)
        hw_xml_close (xml);
    }
  hw_xml_close (xml);
}

static void
put_body (HwXml *xml, HwOdtStyles *styles, const HwPaper *paper)
{
  hw_xml_open (xml, "office:body", NULL);
  hw_xml_open (xml, "office:text", NULL);
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const HwPaperBlock *block = paper->blocks->pdata[i];
      if (block->table != NULL)
        put_table (xml, styles, paper, block->table);
      else
        put_paragraph (xml, styles, paper, block->paragraph);
    }
  hw_xml_close (xml);
  hw_xml_close (xml);
}

static void
put_table_styles (HwXml *xml, const HwPaper *paper)
{
  const HwPaperTable *table = NULL;

  for (guint i = 0; i < paper->blocks->len && table == NULL; i++)
    table = ((HwPaperBlock *) paper->blocks->pdata[i])->table;
  if (table == NULL)
    return;
  hw_xml_open (xml, "style:style", "style:name", "Table", "style:family", "table", NULL);
  hw_xml_empty (xml, "style:table-properties", "style:width", "160mm", "table:align", "margins",
                "table:border-model", "collapsing", "style:writing-mode",
                table->direction == HW_DIRECTION_RTL ? "rl-tb" : "lr-tb", NULL);
  hw_xml_close (xml);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *name = g_strdup_printf ("Column%u", i + 1);
      g_autofree char *width = g_strdup_printf ("%u*", table->widths[i] * 1000);
      hw_xml_open (xml, "style:style", "style:name", name, "style:family", "table-column", NULL);
      hw_xml_empty (xml, "style:table-column-properties", "style:rel-column-width", width, NULL);
      hw_xml_close (xml);
    }
  hw_xml_open (xml, "style:style", "style:name", "Cell", "style:family", "table-cell", NULL);
  hw_xml_empty (xml, "style:table-cell-properties", "fo:padding", "1.5mm", "fo:border-top",
                "0.5pt solid #bfbfbf", "fo:border-bottom", "0.5pt solid #bfbfbf", NULL);
  hw_xml_close (xml);
}

static GBytes *
make_content (const HwPaper *paper)
{
  g_autoptr (HwXml) xml = hw_xml_new ();
  g_autoptr (HwOdtStyles) styles = hw_odt_styles_new ();
  /* The styles stand before the text that tells which there are: it is written twice. */
  g_autoptr (HwXml) rehearsal = hw_xml_new ();

  put_body (rehearsal, styles, paper);
  hw_xml_open (xml, "office:document-content", HW_ODT_NAMESPACES, NULL);
  hw_odt_font_faces (xml);
  hw_xml_open (xml, "office:automatic-styles", NULL);
  hw_odt_styles_write (styles, xml);
  put_table_styles (xml, paper);
  hw_xml_close (xml);
  put_body (xml, styles, paper);
  return hw_xml_finish (xml);
}

static GBytes *
make_meta (const HwPaper *paper)
{
  g_autoptr (HwXml) xml = hw_xml_new ();
  g_autofree char *modified = hw_export_time (paper->modified);

  hw_xml_open (xml, "office:document-meta", HW_ODT_NAMESPACES, NULL);
  hw_xml_open (xml, "office:meta", NULL);
  hw_xml_element (xml, "meta:generator", "Hawashi");
  hw_xml_element (xml, "dc:title", paper->title);
  if (paper->author != NULL)
    hw_xml_element (xml, "dc:creator", paper->author);
  if (paper->language != NULL)
    hw_xml_element (xml, "dc:language", paper->language);
  hw_xml_element (xml, "meta:creation-date", modified);
  hw_xml_element (xml, "dc:date", modified);
  return hw_xml_finish (xml);
}

static GBytes *
make_manifest (void)
{
  static const char *const parts[][2] = {
    { "/", TYPE },
    { "content.xml", "text/xml" },
    { "styles.xml", "text/xml" },
    { "meta.xml", "text/xml" },
  };
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "manifest:manifest", "xmlns:manifest",
               "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version", "1.3",
               NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    hw_xml_empty (xml, "manifest:file-entry", "manifest:full-path", parts[i][0],
                  "manifest:media-type", parts[i][1], "manifest:version", i == 0 ? "1.3" : NULL,
                  NULL);
  return hw_xml_finish (xml);
}

GBytes *
hw_export_odt (const HwExportJob *job, GError **error)
{
  g_autoptr (HwPaper) paper = hw_paper_from_job (job, error);
  g_autoptr (HwZipFile) zip = NULL;

  if (paper == NULL)
    return NULL;
  zip = hw_zip_file_new ();
  hw_zip_file_add (zip, "mimetype", TYPE, strlen (TYPE), TRUE);
  hw_zip_file_take (zip, "content.xml", make_content (paper));
  hw_zip_file_take (zip, "styles.xml", hw_odt_styles (paper));
  hw_zip_file_take (zip, "meta.xml", make_meta (paper));
  hw_zip_file_take (zip, "META-INF/manifest.xml", make_manifest ());
  return hw_zip_file_end (zip, error);
}
