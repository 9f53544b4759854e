/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-private.h"

#include <string.h>

#define INDENT_STEP 360 /* twentieths of a point */

/* What all stretches of a piece share. */
typedef struct
{
  HwXml *xml;
  const HwPaperParagraph *paragraph;
  const HwPaperPiece *piece;
} Run;

static void
put_properties (const Run *self, HwDirection direction)
{
  const HwPaperPiece *piece = self->piece;
  const char *language = self->paragraph->language;
  HwXml *xml = self->xml;

  hw_xml_open (xml, "w:rPr", NULL);
  if (piece->url != NULL)
    hw_xml_empty (xml, "w:rStyle", "w:val", "Hyperlink", NULL);
  if ((piece->flags & HW_PAPER_MONOSPACE) != 0)
    hw_xml_empty (xml, "w:rFonts", "w:ascii", "Courier New", "w:hAnsi", "Courier New", "w:cs",
                  "Courier New", NULL);
  if ((piece->flags & HW_PAPER_BOLD) != 0)
    {
      hw_xml_empty (xml, "w:b", NULL);
      hw_xml_empty (xml, "w:bCs", NULL);
    }
  if ((piece->flags & HW_PAPER_ITALIC) != 0)
    {
      hw_xml_empty (xml, "w:i", NULL);
      hw_xml_empty (xml, "w:iCs", NULL);
    }
  if ((piece->flags & HW_PAPER_FAINT) != 0)
    hw_xml_empty (xml, "w:color", "w:val", "767676", NULL);
  if (piece->colour != NULL)
    hw_xml_empty (xml, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", piece->colour + 1,
                  NULL);
  if (direction == HW_DIRECTION_RTL)
    hw_xml_empty (xml, "w:rtl", NULL);
  if (language != NULL)
    hw_xml_empty (xml, "w:lang",
                  hw_direction_of_language (language) == HW_DIRECTION_RTL ? "w:bidi" : "w:val",
                  language, NULL);
  hw_xml_close (xml);
}

/* Text, its line breaks and tabs. */
static void
put_text (HwXml *xml, const char *text, gsize n_bytes)
{
  const char *end = text + n_bytes;

  while (text < end)
    {
      gsize n = 0;
      while (text + n < end && text[n] != '\n' && text[n] != '\t')
        n++;
      if (n > 0)
        {
          hw_xml_open (xml, "w:t", "xml:space", "preserve", NULL);
          hw_xml_text_len (xml, text, n);
          hw_xml_close (xml);
        }
      text += n;
      if (text < end)
        hw_xml_empty (xml, *text == '\n' ? "w:br" : "w:tab", NULL);
      text++;
    }
}

static void
put_stretch (const char *text, gsize n_bytes, HwDirection direction, gpointer data)
{
  const Run *self = data;

  hw_xml_open (self->xml, "w:r", NULL);
  put_properties (self, direction);
  put_text (self->xml, text, n_bytes);
  hw_xml_close (self->xml);
}

/* A mark of the paragraph's direction on either side keeps what is beside it from being drawn in. */
static void
put_mark (const Run *self)
{
  gboolean rtl = self->paragraph->direction == HW_DIRECTION_RTL;
  const char *mark = rtl ? "\u200f" : "\u200e";

  put_stretch (mark, strlen (mark), self->paragraph->direction, (gpointer) self);
}

static void
put_run (const Run *self)
{
  const HwPaperPiece *piece = self->piece;
  gboolean isolated = (piece->flags & HW_PAPER_ISOLATED) != 0, embedded = FALSE;
  HwDirection direction = self->paragraph->direction;

  if (piece->url != NULL)
    {
      /* Nothing in it may end the argument of the field. */
      g_autofree char *escaped = g_uri_escape_string (piece->url, "!#$&'()*+,/:;=?@[]%~-._", FALSE);
      g_autofree char *code = g_strdup_printf (" HYPERLINK \"%s\" ", escaped);
      hw_xml_open (self->xml, "w:fldSimple", "w:instr", code, NULL);
    }
  if (isolated)
    {
      direction = hw_direction_of_utf8 (piece->text, -1, direction);
      embedded = direction != self->paragraph->direction;
      put_mark (self);
    }
  if (embedded)
    hw_xml_open (self->xml, "w:dir", "w:val", hw_direction_to_name (direction), NULL);
  hw_paper_each_stretch (piece->text, direction, put_stretch, (gpointer) self);
  if (embedded)
    hw_xml_close (self->xml);
  if (isolated)
    put_mark (self);
  if (piece->url != NULL)
    hw_xml_close (self->xml);
}

static void
put_paragraph_properties (HwXml *xml, const HwPaperParagraph *paragraph, gboolean in_comment)
{
  gboolean is_item = paragraph->marker != NULL;

  hw_xml_open (xml, "w:pPr", NULL);
  hw_xml_empty (xml, "w:pStyle", "w:val",
                in_comment ? "CommentText" : hw_docx_style_name (paragraph->style), NULL);
  if (paragraph->keep)
    hw_xml_empty (xml, "w:keepNext", NULL);
  if (paragraph->direction == HW_DIRECTION_RTL)
    hw_xml_empty (xml, "w:bidi", NULL);
  if (paragraph->indent > 0)
    {
      guint base = in_comment ? 0 : INDENT_STEP;
      g_autofree char *indent = g_strdup_printf ("%u", base + paragraph->indent * INDENT_STEP);
      g_autofree char *hanging = g_strdup_printf ("%d", INDENT_STEP);
      hw_xml_empty (xml, "w:ind", "w:left", indent, "w:hanging", is_item ? hanging : NULL, NULL);
    }
  hw_xml_close (xml);
}

static void
put_comment_mark (HwXml *xml, const HwPaperPiece *piece)
{
  g_autofree char *id = g_strdup_printf ("%u", piece->comment);

  if (piece->kind == HW_PAPER_COMMENT_BEGIN)
    {
      hw_xml_empty (xml, "w:commentRangeStart", "w:id", id, NULL);
      return;
    }
  hw_xml_empty (xml, "w:commentRangeEnd", "w:id", id, NULL);
  hw_xml_open (xml, "w:r", NULL);
  hw_xml_open (xml, "w:rPr", NULL);
  hw_xml_empty (xml, "w:rStyle", "w:val", "CommentReference", NULL);
  hw_xml_close (xml);
  hw_xml_empty (xml, "w:commentReference", "w:id", id, NULL);
  hw_xml_close (xml);
}

void
hw_docx_paragraph (HwXml *xml, const HwPaperParagraph *paragraph, gboolean in_comment)
{
  hw_xml_open (xml, "w:p", NULL);
  put_paragraph_properties (xml, paragraph, in_comment);
  if (paragraph->marker != NULL)
    {
      g_autofree char *marker = g_strconcat (paragraph->marker, "\t", NULL);
      const HwPaperPiece piece = { .text = marker };
      put_stretch (marker, strlen (marker), paragraph->direction, &(Run){ xml, paragraph, &piece });
    }
  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const HwPaperPiece *piece = paragraph->pieces->pdata[i];
      if (piece->kind == HW_PAPER_RUN)
        put_run (&(Run){ xml, paragraph, piece });
      else
        put_comment_mark (xml, piece);
    }
  hw_xml_close (xml);
}
