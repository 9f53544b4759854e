/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt-private.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *label;
  const char *face, *complex_face;
  const char *size, *complex_size; /* Arabic letters are smaller at the same size */
  const char *colour;
  gboolean bold;
  const char *before, *after, *line, *indent;
  const char *outline;
} Style;

#define SERIF "Serif", "Naskh"
#define SANS "Sans", "Arabic Sans"
#define MONOSPACE "Mono", "Arabic Sans"

static const Style styles[HW_PAPER_N_STYLES] = {
  [HW_PAPER_TITLE] = { "Heading_20_1", "Heading 1", SANS, "16pt", "18pt", NULL, TRUE, "18pt", "4pt",
                       "100%", NULL, "1" },
  [HW_PAPER_HEADING] = { "Heading_20_2", "Heading 2", SANS, "13pt", "14pt", NULL, TRUE, "12pt",
                         "3pt", "100%", NULL, "2" },
  [HW_PAPER_ABOUT]
  = { "About", "About", SANS, "9pt", "10pt", "#595959", FALSE, NULL, "8pt", "100%", NULL, NULL },
  [HW_PAPER_QUOTATION] = { "Quotations", "Quotations", SERIF, "12pt", "15pt", NULL, FALSE, "10pt",
                           "2pt", "100%", NULL, NULL },
  [HW_PAPER_CAPTION] = { "Caption", "Caption", SANS, "8.5pt", "10pt", "#595959", FALSE, NULL, "5pt",
                         "100%", NULL, NULL },
  [HW_PAPER_NOTE]
  = { "Note", "Note", SANS, "10pt", "11.5pt", NULL, FALSE, NULL, "4pt", "100%", "18pt", NULL },
  [HW_PAPER_NOTE_HEADING] = { "Note_20_Heading", "Note Heading", SANS, "10pt", "11.5pt", NULL, TRUE,
                              "4pt", "2pt", "100%", "18pt", NULL },
  [HW_PAPER_CODE] = { "Note_20_Code", "Note Code", MONOSPACE, "9pt", "10pt", NULL, FALSE, NULL,
                      "4pt", "100%", "18pt", NULL },
  [HW_PAPER_TEXT] = { "Text_20_body", "Text body", SERIF, "12pt", "15pt", NULL, FALSE, NULL, "6pt",
                      "100%", NULL, NULL },
  [HW_PAPER_FOOTNOTE] = { "Footnote", "Footnote", SERIF, "10pt", "12.5pt", NULL, FALSE, NULL, "4pt",
                          "100%", NULL, NULL },
  [HW_PAPER_CELL_HEADING] = { "Table_20_Heading", "Table Heading", SANS, "9pt", "10pt", NULL, TRUE,
                              "2pt", "2pt", "100%", NULL, NULL },
  [HW_PAPER_CELL] = { "Table_20_Contents", "Table Contents", SERIF, "10pt", "12pt", NULL, FALSE,
                      "2pt", "2pt", "100%", NULL, NULL },
};

const char *
hw_odt_style_name (HwPaperStyle style)
{
  return styles[style].name;
}

const char *
hw_odt_outline_level (HwPaperStyle style)
{
  return styles[style].outline;
}

/* The first that is there is taken. */
void
hw_odt_font_faces (HwXml *xml)
{
  static const char *const faces[][3] = {
    { "Serif", "'Noto Serif';'Liberation Serif';'Times New Roman'", "roman" },
    { "Naskh", "'Noto Naskh Arabic';Amiri;'Times New Roman'", "roman" },
    { "Sans", "'Noto Sans';'Liberation Sans';Arial", "swiss" },
    { "Arabic Sans", "'Noto Sans Arabic';Arial;Tahoma", "swiss" },
    { "Mono", "'Noto Sans Mono';'Liberation Mono';'Courier New'", "modern" },
  };

  hw_xml_open (xml, "office:font-face-decls", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++)
    hw_xml_empty (xml, "style:font-face", "style:name", faces[i][0], "svg:font-family", faces[i][1],
                  "style:font-family-generic", faces[i][2], NULL);
  hw_xml_close (xml);
}

static void
put_style (HwXml *xml, const Style *style)
{
  const char *weight = style->bold ? "bold" : NULL;

  hw_xml_open (xml, "style:style", "style:name", style->name, "style:display-name", style->label,
               "style:family", "paragraph", "style:parent-style-name", "Standard",
               "style:default-outline-level", style->outline, NULL);
  hw_xml_empty (xml, "style:paragraph-properties", "fo:margin-top",
                style->before != NULL ? style->before : "0pt", "fo:margin-bottom", style->after,
                "fo:line-height", style->line, "fo:margin-left", style->indent, "fo:margin-right",
                style->indent, "fo:keep-with-next", style->outline != NULL ? "always" : NULL, NULL);
  hw_xml_empty (xml, "style:text-properties", "style:font-name", style->face, "fo:font-size",
                style->size, "fo:font-weight", weight, "fo:color", style->colour,
                "style:font-name-asian", style->face, "style:font-size-asian", style->size,
                "style:font-weight-asian", weight, "style:font-name-complex", style->complex_face,
                "style:font-size-complex", style->complex_size, "style:font-weight-complex", weight,
                NULL);
  hw_xml_close (xml);
}

static void
put_defaults (HwXml *xml, const HwPaper *paper)
{
  const char *language = paper->language != NULL ? paper->language : "";
  gboolean rtl = hw_direction_of_language (language) == HW_DIRECTION_RTL;
  g_auto (GStrv) parts = g_strsplit (*language != '\0' ? language : "en", "-", 2);

  hw_xml_open (xml, "style:default-style", "style:family", "paragraph", NULL);
  hw_xml_empty (xml, "style:paragraph-properties", "style:writing-mode",
                paper->direction == HW_DIRECTION_RTL ? "rl-tb" : "lr-tb", "fo:text-align",
                paper->direction == HW_DIRECTION_RTL ? "right" : "left", "fo:orphans", "2",
                "fo:widows", "2", NULL);
  hw_xml_empty (xml, "style:text-properties", "style:font-name", "Serif", "fo:font-size", "12pt",
                "fo:language", rtl ? "en" : parts[0], "fo:country", rtl ? "US" : "none",
                "style:font-name-complex", "Naskh", "style:font-size-complex", "15pt",
                "style:language-complex", rtl ? parts[0] : "ar", "style:country-complex", "none",
                NULL);
  hw_xml_close (xml);
  hw_xml_empty (xml, "style:style", "style:name", "Standard", "style:family", "paragraph", NULL);
}

static void
put_page (HwXml *xml, const HwPaper *paper)
{
  hw_xml_open (xml, "office:automatic-styles", NULL);
  hw_xml_open (xml, "style:page-layout", "style:name", "Page", NULL);
  hw_xml_empty (xml, "style:page-layout-properties", "fo:page-width", "210mm", "fo:page-height",
                "297mm", "style:print-orientation", "portrait", "fo:margin-top", "25mm",
                "fo:margin-bottom", "18mm", "fo:margin-left", "25mm", "fo:margin-right", "25mm",
                "style:writing-mode", paper->direction == HW_DIRECTION_RTL ? "rl-tb" : "lr-tb",
                NULL);
  hw_xml_open (xml, "style:footer-style", NULL);
  hw_xml_empty (xml, "style:header-footer-properties", "fo:min-height", "8mm", "fo:margin-top",
                "4mm", NULL);
  hw_xml_close (xml);
  hw_xml_close (xml);
  hw_xml_open (xml, "style:style", "style:name", "Footer", "style:family", "paragraph",
               "style:parent-style-name", "Caption", NULL);
  hw_xml_empty (xml, "style:paragraph-properties", "fo:text-align", "center", NULL);
  hw_xml_close (xml);
  hw_xml_close (xml);

  hw_xml_open (xml, "office:master-styles", NULL);
  hw_xml_open (xml, "style:master-page", "style:name", "Standard", "style:page-layout-name", "Page",
               NULL);
  hw_xml_open (xml, "style:footer", NULL);
  hw_xml_open (xml, "text:p", "text:style-name", "Footer", NULL);
  hw_xml_open (xml, "text:page-number", "text:select-page", "current", NULL);
  hw_xml_text (xml, "1");
  hw_xml_close (xml);
  hw_xml_close (xml);
  hw_xml_close (xml);
  hw_xml_close (xml);
  hw_xml_close (xml);
}

GBytes *
hw_odt_styles (const HwPaper *paper)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "office:document-styles", HW_ODT_NAMESPACES, NULL);
  hw_odt_font_faces (xml);
  hw_xml_open (xml, "office:styles", NULL);
  put_defaults (xml, paper);
  for (int i = 0; i < HW_PAPER_N_STYLES; i++)
    put_style (xml, &styles[i]);
  hw_xml_close (xml);
  put_page (xml, paper);
  return hw_xml_finish (xml);
}
