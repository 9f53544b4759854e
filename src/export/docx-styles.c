/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-private.h"

/* For Latin and for Arabic letters. The font table says what to take instead of the latter: faces that every
 * machine with a word processor has, which are not as good to read. */
#define SERIF "Times New Roman", "Noto Naskh Arabic"
#define SANS "Arial", "Noto Sans Arabic"
#define MONOSPACE "Courier New", "Noto Sans Arabic"

typedef struct
{
  const char *id;
  const char *name;
  const char *face, *complex_face;
  guint size;         /* half points */
  guint complex_size; /* of Arabic: its letters are smaller at the same size */
  const char *colour;
  gboolean bold;
  guint before, after; /* twentieths of a point */
  guint line;          /* 240 is one line */
  guint indent;        /* twentieths of a point at the beginning of lines */
  const char *outline; /* level of a heading */
} Style;

static const Style styles[HW_PAPER_N_STYLES] = {
  [HW_PAPER_TITLE] = { "Heading1", "heading 1", SANS, 32, 36, NULL, TRUE, 360, 80, 264, 0, "0" },
  [HW_PAPER_HEADING] = { "Heading2", "heading 2", SANS, 26, 28, NULL, TRUE, 240, 60, 264, 0, "1" },
  [HW_PAPER_ABOUT] = { "About", "About", SANS, 18, 20, "595959", FALSE, 0, 160, 264, 0, NULL },
  [HW_PAPER_QUOTATION] = { "Quote", "Quote", SERIF, 24, 30, NULL, FALSE, 200, 40, 264, 0, NULL },
  [HW_PAPER_CAPTION]
  = { "Caption", "caption", SANS, 17, 20, "595959", FALSE, 0, 100, 252, 0, NULL },
  [HW_PAPER_NOTE] = { "Note", "Note", SANS, 20, 23, NULL, FALSE, 0, 80, 252, 360, NULL },
  [HW_PAPER_NOTE_HEADING]
  = { "NoteHeading", "Note Heading", SANS, 20, 23, NULL, TRUE, 80, 40, 252, 360, NULL },
  [HW_PAPER_CODE]
  = { "NoteCode", "Note Code", MONOSPACE, 18, 20, NULL, FALSE, 0, 80, 252, 360, NULL },
  [HW_PAPER_TEXT] = { "BodyText", "Body Text", SERIF, 24, 30, NULL, FALSE, 0, 120, 276, 0, NULL },
  [HW_PAPER_FOOTNOTE]
  = { "FootnoteText", "footnote text", SERIF, 20, 25, NULL, FALSE, 0, 80, 264, 0, NULL },
  [HW_PAPER_CELL_HEADING]
  = { "TableHeading", "Table Heading", SANS, 18, 20, NULL, TRUE, 40, 40, 252, 0, NULL },
  [HW_PAPER_CELL] = { "TableText", "Table Text", SERIF, 20, 24, NULL, FALSE, 40, 40, 264, 0, NULL },
};

const char *
hw_docx_style_name (HwPaperStyle style)
{
  return styles[style].id;
}

static void
put_number (HwXml *xml, const char *element, guint value)
{
  g_autofree char *text = g_strdup_printf ("%u", value);
  hw_xml_empty (xml, element, "w:val", text, NULL);
}

static void
put_face (HwXml *xml, const char *face, const char *complex_face)
{
  hw_xml_empty (xml, "w:rFonts", "w:ascii", face, "w:hAnsi", face, "w:eastAsia", face, "w:cs",
                complex_face, NULL);
}

static void
put_style (HwXml *xml, const Style *style)
{
  g_autofree char *before = g_strdup_printf ("%u", style->before);
  g_autofree char *after = g_strdup_printf ("%u", style->after);
  g_autofree char *line = g_strdup_printf ("%u", style->line);
  g_autofree char *indent = g_strdup_printf ("%u", style->indent);

  hw_xml_open (xml, "w:style", "w:type", "paragraph", "w:styleId", style->id, NULL);
  hw_xml_empty (xml, "w:name", "w:val", style->name, NULL);
  hw_xml_empty (xml, "w:basedOn", "w:val", "Normal", NULL);
  hw_xml_empty (xml, "w:qFormat", NULL);
  hw_xml_open (xml, "w:pPr", NULL);
  if (style->outline != NULL)
    hw_xml_empty (xml, "w:keepNext", NULL);
  hw_xml_empty (xml, "w:widowControl", NULL);
  hw_xml_empty (xml, "w:spacing", "w:before", before, "w:after", after, "w:line", line,
                "w:lineRule", "auto", NULL);
  if (style->indent > 0)
    hw_xml_empty (xml, "w:ind", "w:left", indent, NULL);
  if (style->outline != NULL)
    hw_xml_empty (xml, "w:outlineLvl", "w:val", style->outline, NULL);
  hw_xml_close (xml);
  hw_xml_open (xml, "w:rPr", NULL);
  put_face (xml, style->face, style->complex_face);
  if (style->bold)
    {
      hw_xml_empty (xml, "w:b", NULL);
      hw_xml_empty (xml, "w:bCs", NULL);
    }
  if (style->colour != NULL)
    hw_xml_empty (xml, "w:color", "w:val", style->colour, NULL);
  put_number (xml, "w:sz", style->size);
  put_number (xml, "w:szCs", style->complex_size);
  hw_xml_close (xml);
  hw_xml_close (xml);
}

static void
put_defaults (HwXml *xml, const HwPaper *paper)
{
  const char *language = paper->language != NULL ? paper->language : "";
  gboolean is_rtl = hw_direction_of_language (language) == HW_DIRECTION_RTL;

  hw_xml_open (xml, "w:docDefaults", NULL);
  hw_xml_open (xml, "w:rPrDefault", NULL);
  hw_xml_open (xml, "w:rPr", NULL);
  put_face (xml, SERIF);
  put_number (xml, "w:sz", 24);
  put_number (xml, "w:szCs", 28);
  hw_xml_empty (xml, "w:lang", "w:val", !is_rtl && *language != '\0' ? language : "en-US", "w:bidi",
                is_rtl ? language : "ar-SA", NULL);
  hw_xml_close (xml);
  hw_xml_close (xml);
  hw_xml_empty (xml, "w:pPrDefault", NULL);
  hw_xml_close (xml);
}

static void
put_other_styles (HwXml *xml)
{
  hw_xml_open (xml, "w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal",
               NULL);
  hw_xml_empty (xml, "w:name", "w:val", "Normal", NULL);
  hw_xml_empty (xml, "w:qFormat", NULL);
  hw_xml_close (xml);
  for (int i = 0; i < HW_PAPER_N_STYLES; i++)
    put_style (xml, &styles[i]);
  put_style (xml, &(Style){ "CommentText", "annotation text", SANS, 20, 22, NULL, FALSE, 0, 0, 252,
                            0, NULL });
  put_style (xml,
             &(Style){ "Footer", "footer", SANS, 17, 20, "595959", FALSE, 0, 0, 240, 0, NULL });

  hw_xml_open (xml, "w:style", "w:type", "character", "w:styleId", "CommentReference", NULL);
  hw_xml_empty (xml, "w:name", "w:val", "annotation reference", NULL);
  hw_xml_open (xml, "w:rPr", NULL);
  put_number (xml, "w:sz", 16);
  put_number (xml, "w:szCs", 16);
  hw_xml_close (xml);
  hw_xml_close (xml);

  hw_xml_open (xml, "w:style", "w:type", "character", "w:styleId", "Hyperlink", NULL);
  hw_xml_empty (xml, "w:name", "w:val", "Hyperlink", NULL);
  hw_xml_open (xml, "w:rPr", NULL);
  hw_xml_empty (xml, "w:color", "w:val", "0563C1", NULL);
  hw_xml_empty (xml, "w:u", "w:val", "single", NULL);
  hw_xml_close (xml);
  hw_xml_close (xml);
}

GBytes *
hw_docx_styles (const HwPaper *paper)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "w:styles", "xmlns:w", HW_DOCX_MAIN, NULL);
  put_defaults (xml, paper);
  put_other_styles (xml);
  return hw_xml_finish (xml);
}

GBytes *
hw_docx_settings (const HwPaper *paper)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "w:settings", "xmlns:w", HW_DOCX_MAIN, NULL);
  hw_xml_empty (xml, "w:defaultTabStop", "w:val", "360", NULL);
  hw_xml_open (xml, "w:compat", NULL);
  hw_xml_empty (xml, "w:compatSetting", "w:name", "compatibilityMode", "w:uri",
                "http://schemas.microsoft.com/office/word", "w:val", "15", NULL);
  hw_xml_close (xml);
  return hw_xml_finish (xml);
}

/* What to take on a machine without them. */
static void
put_font (HwXml *xml, const char *name, const char *instead, const char *family)
{
  hw_xml_open (xml, "w:font", "w:name", name, NULL);
  hw_xml_empty (xml, "w:altName", "w:val", instead, NULL);
  hw_xml_empty (xml, "w:charset", "w:val", "B2", NULL);
  hw_xml_empty (xml, "w:family", "w:val", family, NULL);
  hw_xml_close (xml);
}

GBytes *
hw_docx_fonts (void)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "w:fonts", "xmlns:w", HW_DOCX_MAIN, NULL);
  put_font (xml, "Noto Naskh Arabic", "Times New Roman", "roman");
  put_font (xml, "Noto Sans Arabic", "Arial", "swiss");
  return hw_xml_finish (xml);
}

GBytes *
hw_docx_footer (const HwPaper *paper)
{
  g_autoptr (HwXml) xml = hw_xml_new ();

  hw_xml_open (xml, "w:ftr", "xmlns:w", HW_DOCX_MAIN, NULL);
  hw_xml_open (xml, "w:p", NULL);
  hw_xml_open (xml, "w:pPr", NULL);
  hw_xml_empty (xml, "w:pStyle", "w:val", "Footer", NULL);
  if (paper->direction == HW_DIRECTION_RTL)
    hw_xml_empty (xml, "w:bidi", NULL);
  hw_xml_empty (xml, "w:jc", "w:val", "center", NULL);
  hw_xml_close (xml);
  hw_xml_open (xml, "w:fldSimple", "w:instr", " PAGE ", NULL);
  hw_xml_open (xml, "w:r", NULL);
  hw_xml_element (xml, "w:t", "1");
  return hw_xml_finish (xml);
}
