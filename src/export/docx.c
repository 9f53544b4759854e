/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-private.h"

#include "paper-set.h"
#include "zip-file.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define TEXT_WIDTH 9070 /* of A4 between its margins, in twentieths of a point */

static GBytes *
make_types (void)
{
  static const char *const parts[][2] = {
    { "/word/document.xml", WORD "document.main+xml" },
    { "/word/styles.xml", WORD "styles+xml" },
    { "/word/settings.xml", WORD "settings+xml" },
    { "/word/fontTable.xml", WORD "fontTable+xml" },
    { "/word/comments.xml", WORD "comments+xml" },
    { "/word/footer1.xml", WORD "footer+xml" },
    { "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml" },
  };
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "Types", "xmlns", PACKAGE "content-types", NULL);
  hw_xml_empty (xml, "Default", "Extension", "rels", "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml", NULL);
  hw_xml_empty (xml, "Default", "Extension", "xml", "ContentType", "application/xml", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    hw_xml_empty (xml, "Override", "PartName", parts[i][0], "ContentType", parts[i][1], NULL);
  return hw_xml_finish (xml);
}

/* @relations: types and targets, two by two, and NULL. */
static GBytes *
make_relations (const char *const *relations)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "Relationships", "xmlns", PACKAGE "relationships", NULL);
  for (gsize i = 0; relations[2 * i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("rId%" G_GSIZE_FORMAT, i + 1);
      hw_xml_empty (xml, "Relationship", "Id", id, "Type", relations[2 * i], "Target",
                    relations[2 * i + 1], NULL);
    }
  return hw_xml_finish (xml);
}

static GBytes *
make_core (const HwPaper *paper)
{
  g_autoptr (HwXml) xml = hw_xml_new ();
  g_autofree char *modified = hw_export_time (paper->modified);

  hw_xml_open (xml, "cp:coreProperties", "xmlns:cp", PACKAGE "metadata/core-properties", "xmlns:dc",
               "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
               "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", NULL);
  hw_xml_element (xml, "dc:title", paper->title);
  if (paper->author != NULL)
    hw_xml_element (xml, "dc:creator", paper->author);
  if (paper->language != NULL)
    hw_xml_element (xml, "dc:language", paper->language);
  hw_xml_open (xml, "dcterms:created", "xsi:type", "dcterms:W3CDTF", NULL);
  hw_xml_text (xml, modified);
  hw_xml_close (xml);
  hw_xml_open (xml, "dcterms:modified", "xsi:type", "dcterms:W3CDTF", NULL);
  hw_xml_text (xml, modified);
  hw_xml_close (xml);
  return hw_xml_finish (xml);
}

static GBytes *
make_comments (const HwPaper *paper)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "w:comments", "xmlns:w", HW_DOCX_MAIN, NULL);
  for (guint i = 0; i < paper->comments->len; i++)
    {
      const HwPaperComment *comment = paper->comments->pdata[i];
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *date = hw_export_time (comment->created);
      g_autofree char *initials
          = g_utf8_substring (comment->author, 0, MIN (2, g_utf8_strlen (comment->author, -1)));
      hw_xml_open (xml, "w:comment", "w:id", id, "w:author", comment->author, "w:date", date,
                   "w:initials", initials, NULL);
      for (guint j = 0; j < comment->paragraphs->len; j++)
        hw_docx_paragraph (xml, comment->paragraphs->pdata[j], TRUE);
      hw_xml_close (xml);
    }
  return hw_xml_finish (xml);
}

static void
put_table (HwXml *xml, const HwPaperTable *table)
{
  g_autofree guint *widths = g_new (guint, table->n_columns);
  guint shares = 0;

  for (guint i = 0; i < table->n_columns; i++)
    shares += table->widths[i];
  hw_xml_open (xml, "w:tbl", NULL);
  hw_xml_open (xml, "w:tblPr", NULL);
  if (table->direction == HW_DIRECTION_RTL)
    hw_xml_empty (xml, "w:bidiVisual", NULL);
  hw_xml_empty (xml, "w:tblW", "w:w", "5000", "w:type", "pct", NULL);
  hw_xml_open (xml, "w:tblBorders", NULL);
  hw_xml_empty (xml, "w:top", "w:val", "single", "w:sz", "8", "w:space", "0", "w:color", "404040",
                NULL);
  hw_xml_empty (xml, "w:bottom", "w:val", "single", "w:sz", "8", "w:space", "0", "w:color",
                "404040", NULL);
  hw_xml_empty (xml, "w:insideH", "w:val", "single", "w:sz", "4", "w:space", "0", "w:color",
                "BFBFBF", NULL);
  hw_xml_close (xml);
  hw_xml_empty (xml, "w:tblLayout", "w:type", "fixed", NULL);
  hw_xml_close (xml);
  hw_xml_open (xml, "w:tblGrid", NULL);
  for (guint i = 0; i < table->n_columns; i++)
    {
      widths[i] = TEXT_WIDTH * table->widths[i] / shares;
      g_autofree char *width = g_strdup_printf ("%u", widths[i]);
      hw_xml_empty (xml, "w:gridCol", "w:w", width, NULL);
    }
  hw_xml_close (xml);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *cells = table->rows->pdata[i];
      hw_xml_open (xml, "w:tr", NULL);
      if (i == 0)
        {
          hw_xml_open (xml, "w:trPr", NULL);
          hw_xml_empty (xml, "w:tblHeader", NULL);
          hw_xml_close (xml);
        }
      for (guint j = 0; j < cells->len; j++)
        {
          const GPtrArray *cell = cells->pdata[j];
          g_autofree char *width = g_strdup_printf ("%u", widths[j]);
          hw_xml_open (xml, "w:tc", NULL);
          hw_xml_open (xml, "w:tcPr", NULL);
          hw_xml_empty (xml, "w:tcW", "w:w", width, "w:type", "dxa", NULL);
          hw_xml_close (xml);
          for (guint k = 0; k < cell->len; k++)
            hw_docx_paragraph (xml, cell->pdata[k], FALSE);
          hw_xml_close (xml);
        }
      hw_xml_close (xml);
    }
  hw_xml_close (xml);
}

static GBytes *
make_document (const HwPaper *paper)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "w:document", "xmlns:w", HW_DOCX_MAIN, "xmlns:r",
               "http://schemas.openxmlformats.org/officeDocument/2006/relationships", NULL);
  hw_xml_open (xml, "w:body", NULL);
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const HwPaperBlock *block = paper->blocks->pdata[i];
      if (block->table != NULL)
        {
          put_table (xml, block->table);
          /* Word wants a paragraph after a table. */
          hw_xml_empty (xml, "w:p", NULL);
        }
      else
        hw_docx_paragraph (xml, block->paragraph, FALSE);
    }
  hw_xml_open (xml, "w:sectPr", NULL);
  hw_xml_empty (xml, "w:footerReference", "w:type", "default", "r:id", "rId5", NULL);
  hw_xml_empty (xml, "w:pgSz", "w:w", "11906", "w:h", "16838", NULL);
  hw_xml_empty (xml, "w:pgMar", "w:top", "1418", "w:right", "1418", "w:bottom", "1418", "w:left",
                "1418", "w:header", "709", "w:footer", "709", "w:gutter", "0", NULL);
  if (paper->direction == HW_DIRECTION_RTL)
    hw_xml_empty (xml, "w:bidi", NULL);
  return hw_xml_finish (xml);
}

GBytes *
hw_export_docx (const HwExportJob *job, GError **error)
{
  static const char *const package[]
      = { OFFICE "officeDocument", "word/document.xml",
          PACKAGE "relationships/metadata/core-properties", "docProps/core.xml", NULL };
  static const char *const document[] = { OFFICE "styles",
                                          "styles.xml",
                                          OFFICE "settings",
                                          "settings.xml",
                                          OFFICE "fontTable",
                                          "fontTable.xml",
                                          OFFICE "comments",
                                          "comments.xml",
                                          OFFICE "footer",
                                          "footer1.xml",
                                          NULL };
  g_autoptr (HwPaper) paper = hw_paper_from_job (job, error);
  g_autoptr (HwZipFile) zip = NULL;

  if (paper == NULL)
    return NULL;
  zip = hw_zip_file_new ();
  hw_zip_file_take (zip, "[Content_Types].xml", make_types ());
  hw_zip_file_take (zip, "_rels/.rels", make_relations (package));
  hw_zip_file_take (zip, "word/document.xml", make_document (paper));
  hw_zip_file_take (zip, "word/_rels/document.xml.rels", make_relations (document));
  hw_zip_file_take (zip, "word/styles.xml", hw_docx_styles (paper));
  hw_zip_file_take (zip, "word/settings.xml", hw_docx_settings (paper));
  hw_zip_file_take (zip, "word/fontTable.xml", hw_docx_fonts ());
  hw_zip_file_take (zip, "word/comments.xml", make_comments (paper));
  hw_zip_file_take (zip, "word/footer1.xml", hw_docx_footer (paper));
  hw_zip_file_take (zip, "docProps/core.xml", make_core (paper));
  return hw_zip_file_end (zip, error);
}
