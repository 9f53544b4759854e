/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats.h"

#include "export-table.h"
#include "xml.h"
#include "zip-file.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define SHEET "application/vnd.openxmlformats-officedocument.spreadsheetml."

/* What such programs can hold. */
#define MAX_ROWS 1048576
#define MAX_CELL 32767 /* UTF-16 units in a cell */

/* Cells of these styles, in the order of the style sheet. */
typedef enum
{
  CELL_PLAIN,
  CELL_HEAD,
  CELL_LTR,
  CELL_RTL,
} CellStyle;

/* Is this "_x0041_", which stands for a character? */
static gboolean
is_escape (const char *p)
{
  if (p[0] != '_' || p[1] != 'x')
    return FALSE;
  for (int i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (p[i]))
      return FALSE;
  return p[6] == '_';
}

/* As the format wants it: what XML cannot hold has a form of its own, and what is too long ends in a mark. */
static char *
make_cell_text (const char *text)
{
  GString *out = g_string_new (NULL);
  gsize units = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      units += c > 0xffff ? 2 : 1;
      if (units > MAX_CELL - 4)
        {
          g_string_append (out, " […]");
          break;
        }
      if (c < 0x20 && c != '\n' && c != '\t')
        g_string_append_printf (out, "_x%04X_", c);
      else if (is_escape (p))
        g_string_append (out, "_x005F_");
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static void
put_text (HwXml *xml, const char *text, CellStyle style)
{
  g_autofree char *content = make_cell_text (text);
  g_autofree char *number = g_strdup_printf ("%d", style);

  hw_xml_open (xml, "c", "t", "inlineStr", "s", number, NULL);
  hw_xml_open (xml, "is", NULL);
  hw_xml_open (xml, "t", "xml:space", "preserve", NULL);
  hw_xml_text (xml, content);
  hw_xml_close (xml);
  hw_xml_close (xml);
  hw_xml_close (xml);
}

static void
put_cell (HwXml *xml, const char *text, HwExportColumn column)
{
  if (text == NULL || *text == '\0')
    hw_xml_empty (xml, "c", NULL);
  else if (hw_export_column_is_number (column))
    {
      hw_xml_open (xml, "c", NULL);
      hw_xml_element (xml, "v", text);
      hw_xml_close (xml);
    }
  else
    put_text (xml, text,
              hw_direction_of_utf8 (text, -1, HW_DIRECTION_AUTO) == HW_DIRECTION_RTL ? CELL_RTL
                                                                                     : CELL_LTR);
}

static const char *
get_width (HwExportColumn column)
{
  switch ((int) column)
    {
    case HW_EXPORT_COLUMN_QUOTE:
    case HW_EXPORT_COLUMN_NOTE:
      return "60";
    case HW_EXPORT_COLUMN_DOCUMENT:
    case HW_EXPORT_COLUMN_TAGS:
    case HW_EXPORT_COLUMN_BEFORE:
    case HW_EXPORT_COLUMN_AFTER:
      return "32";
    default:
      return "16";
    }
}

static GBytes *
make_sheet (const HwExportJob *job, GArray *columns, GPtrArray *rows)
{
  g_autoptr (HwXml) xml = hw_xml_new ();
  gboolean rtl = hw_export_set_get_direction (job->set) == HW_DIRECTION_RTL;

  hw_xml_open (xml, "worksheet", "xmlns", MAIN, NULL);
  hw_xml_open (xml, "sheetViews", NULL);
  hw_xml_open (xml, "sheetView", "rightToLeft", rtl ? "1" : NULL, "workbookViewId", "0", NULL);
  hw_xml_empty (xml, "pane", "ySplit", "1", "topLeftCell", "A2", "activePane", "bottomLeft",
                "state", "frozen", NULL);
  hw_xml_close (xml);
  hw_xml_close (xml);
  hw_xml_open (xml, "cols", NULL);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      hw_xml_empty (xml, "col", "min", number, "max", number, "width",
                    get_width (g_array_index (columns, HwExportColumn, i)), "customWidth", "1",
                    NULL);
    }
  hw_xml_close (xml);
  hw_xml_open (xml, "sheetData", NULL);
  hw_xml_open (xml, "row", NULL);
  for (guint i = 0; i < columns->len; i++)
    put_text (xml, hw_export_column_get_label (g_array_index (columns, HwExportColumn, i)),
              CELL_HEAD);
  hw_xml_close (xml);
  for (guint i = 0; i < rows->len; i++)
    {
      const HwExportRow *row = rows->pdata[i];
      hw_xml_open (xml, "row", NULL);
      for (guint j = 0; j < columns->len; j++)
        {
          HwExportColumn column = g_array_index (columns, HwExportColumn, j);
          put_cell (xml, row->fields[column], column);
        }
      hw_xml_close (xml);
    }
  return hw_xml_finish (xml);
}

static GBytes *
make_styles (void)
{
  static const char *const orders[] = { NULL, "0", "1", "2" };
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "styleSheet", "xmlns", MAIN, NULL);
  hw_xml_open (xml, "fonts", "count", "2", NULL);
  for (int i = 0; i < 2; i++)
    {
      hw_xml_open (xml, "font", NULL);
      if (i == 1)
        hw_xml_empty (xml, "b", NULL);
      hw_xml_empty (xml, "sz", "val", "11", NULL);
      hw_xml_empty (xml, "name", "val", "Arial", NULL);
      hw_xml_close (xml);
    }
  hw_xml_close (xml);
  hw_xml_open (xml, "fills", "count", "2", NULL);
  for (int i = 0; i < 2; i++)
    {
      hw_xml_open (xml, "fill", NULL);
      hw_xml_empty (xml, "patternFill", "patternType", i == 0 ? "none" : "gray125", NULL);
      hw_xml_close (xml);
    }
  hw_xml_close (xml);
  hw_xml_open (xml, "borders", "count", "1", NULL);
  hw_xml_empty (xml, "border", NULL);
  hw_xml_close (xml);
  hw_xml_open (xml, "cellStyleXfs", "count", "1", NULL);
  hw_xml_empty (xml, "xf", NULL);
  hw_xml_close (xml);
  hw_xml_open (xml, "cellXfs", "count", "4", NULL);
  for (int i = 0; i < 4; i++)
    {
      hw_xml_open (xml, "xf", "fontId", i == CELL_HEAD ? "1" : "0", "xfId", "0", "applyFont",
                   i == CELL_HEAD ? "1" : NULL, "applyAlignment", i > 0 ? "1" : NULL, NULL);
      hw_xml_empty (xml, "alignment", "vertical", "top", "wrapText", i > 0 ? "1" : NULL,
                    "readingOrder", orders[i], NULL);
      hw_xml_close (xml);
    }
  return hw_xml_finish (xml);
}

static GBytes *
make_workbook (void)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "workbook", "xmlns", MAIN, "xmlns:r", OFFICE, NULL);
  hw_xml_open (xml, "sheets", NULL);
  hw_xml_empty (xml, "sheet", "name", _ ("Notes"), "sheetId", "1", "r:id", "rId1", NULL);
  return hw_xml_finish (xml);
}

static GBytes *
make_types (void)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "Types", "xmlns", PACKAGE "content-types", NULL);
  hw_xml_empty (xml, "Default", "Extension", "rels", "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml", NULL);
  hw_xml_empty (xml, "Override", "PartName", "/xl/workbook.xml", "ContentType",
                SHEET "sheet.main+xml", NULL);
  hw_xml_empty (xml, "Override", "PartName", "/xl/worksheets/sheet1.xml", "ContentType",
                SHEET "worksheet+xml", NULL);
  hw_xml_empty (xml, "Override", "PartName", "/xl/styles.xml", "ContentType", SHEET "styles+xml",
                NULL);
  return hw_xml_finish (xml);
}

static GBytes *
make_relations (const char *first, const char *target, const char *second)
{
  g_autoptr (HwXml) xml = hw_xml_new ();
  g_autofree char *type = g_strconcat (OFFICE "/", first, NULL);

  hw_xml_open (xml, "Relationships", "xmlns", PACKAGE "relationships", NULL);
  hw_xml_empty (xml, "Relationship", "Id", "rId1", "Type", type, "Target", target, NULL);
  if (second != NULL)
    hw_xml_empty (xml, "Relationship", "Id", "rId2", "Type", OFFICE "/styles", "Target", second,
                  NULL);
  return hw_xml_finish (xml);
}

GBytes *
hw_export_xlsx (const HwExportJob *job, GError **error)
{
  g_autoptr (GArray) columns = hw_export_columns_parse (job->options->columns, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (HwZipFile) zip = NULL;

  if (columns == NULL)
    return NULL;
  rows = hw_export_table_new (job->set, job->options->order);
  if (rows->len >= MAX_ROWS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                           _ ("A sheet has at most 1,048,576 rows: choose less, or CSV."));
      return NULL;
    }
  zip = hw_zip_file_new ();
  hw_zip_file_take (zip, "[Content_Types].xml", make_types ());
  hw_zip_file_take (zip, "_rels/.rels", make_relations ("officeDocument", "xl/workbook.xml", NULL));
  hw_zip_file_take (zip, "xl/workbook.xml", make_workbook ());
  hw_zip_file_take (zip, "xl/_rels/workbook.xml.rels",
                    make_relations ("worksheet", "worksheets/sheet1.xml", "styles.xml"));
  hw_zip_file_take (zip, "xl/styles.xml", make_styles ());
  hw_zip_file_take (zip, "xl/worksheets/sheet1.xml", make_sheet (job, columns, rows));
  return hw_zip_file_end (zip, error);
}
