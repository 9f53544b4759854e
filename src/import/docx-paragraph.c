/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-state.h"

#include "symbol-font.h"

#include <string.h>

void
docx_begin_paragraph (HwDocxStories *self)
{
  DocxParagraph *paragraph = docx_get_paragraph (self);
  HwDocxForm *form;
  HwParagraphRole role;
  guint level = 0;

  if (paragraph == NULL || paragraph->begun)
    return;
  paragraph->begun = TRUE;
  if (self->continued && hw_flow_has_text (self->flow))
    {
      self->continued = FALSE;
      return;
    }
  self->continued = FALSE;

  form = &paragraph->form;
  hw_docx_styles_complete (self->styles, paragraph->style, form);
  role = form->role;
  if (form->outline >= 0 && form->outline < 9)
    {
      role = HW_ROLE_HEADING;
      level = (guint) form->outline + 1;
    }
  else if (form->list > 0)
    {
      role = HW_ROLE_LIST_ITEM;
      level = (guint) CLAMP (form->level, 0, HW_DOCX_N_LEVELS - 1) + 1;
    }
  /* Word says nothing of a paragraph that runs from left to right, or of one where nobody cared: its letters
   * decide then. */
  hw_flow_begin (self->flow, role, level, form->bidi == 1 ? HW_DIRECTION_RTL : HW_DIRECTION_AUTO);
  if (form->list > 0)
    {
      g_autofree char *label = hw_docx_numbering_next (self->numbering, form->list, form->level);

      if (label != NULL)
        hw_flow_set_label (self->flow, label);
    }
}

void
docx_start_paragraph (HwDocxStories *self, HwXml *xml)
{
  DocxParagraph paragraph = { .form = HW_DOCX_FORM_SILENT };
  const char *id = hw_xml_get (xml, "w14:paraId");

  docx_begin_cell (self);
  g_free (self->paragraph_id);
  self->paragraph_id = g_strdup (id);
  g_array_append_val (self->paragraphs, paragraph);
}

void
docx_end_paragraph (HwDocxStories *self, HwXml *xml)
{
  DocxParagraph *paragraph = docx_get_paragraph (self);

  if (paragraph == NULL)
    return;
  docx_begin_paragraph (self);
  if (paragraph->end_deleted)
    self->continued = TRUE;
  else
    hw_flow_end (self->flow);
  g_array_set_size (self->paragraphs, self->paragraphs->len - 1);

  /* A field whose result has not begun by now has lost its end: text must not be lost with it. */
  for (guint i = 0; i < self->fields->len; i++)
    g_array_index (self->fields, gboolean, i) = TRUE;
  if (hw_flow_is_full (self->flow))
    hw_xml_stop (xml);
}

void
docx_read_property (HwDocxStories *self, DocxParagraph *paragraph, int id, HwXml *xml)
{
  switch (id)
    {
    case DOCX_P_STYLE:
      g_free (paragraph->style);
      paragraph->style = g_strdup (hw_xml_get (xml, "w:val"));
      break;
    case DOCX_NUM_ID:
      paragraph->form.list = hw_xml_get_int (xml, "w:val", 0);
      break;
    case DOCX_ILVL:
      paragraph->form.level = hw_xml_get_int (xml, "w:val", 0);
      break;
    case DOCX_OUTLINE_LVL:
      paragraph->form.outline = CLAMP (hw_xml_get_int (xml, "w:val", 9), 0, 9);
      break;
    case DOCX_BIDI:
      paragraph->form.bidi = hw_docx_is_on (xml);
      break;
    default:
      break;
    }
}

/* Text. */

gboolean
docx_is_shown (HwDocxStories *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (!g_array_index (self->fields, gboolean, i))
      return FALSE;
  self->was_hidden |= self->hidden;
  return !self->hidden;
}

static void
append (HwDocxStories *self, const char *text)
{
  if (*text == '\0' || !docx_is_shown (self))
    return;
  docx_begin_paragraph (self);
  hw_flow_append (self->flow, text, -1);
}

/* As Word reads it: blanks at the ends count only where that is said, a line end is a blank. */
void
docx_end_text (HwDocxStories *self)
{
  char *text = self->text->str;

  self->in_text = FALSE;
  for (char *p = text; (p = strpbrk (p, "\r\n")) != NULL;)
    *p = ' ';
  append (self, self->keep_blanks ? text : g_strstrip (text));
  g_string_truncate (self->text, 0);
}

static void
append_symbol (HwDocxStories *self, HwXml *xml)
{
  const char *code = hw_xml_get (xml, "w:char");
  const char *font = hw_xml_get (xml, "w:font");
  char utf8[8] = { 0 };
  guint64 c = code != NULL ? g_ascii_strtoull (code, NULL, 16) : 0;

  if (c == 0 || c > 0x10ffff || !g_unichar_validate ((gunichar) c))
    return;
  g_unichar_to_utf8 (hw_symbol_to_unicode (font, (gunichar) c), utf8);
  append (self, utf8);
}

static void
read_field (HwDocxStories *self, HwXml *xml)
{
  const char *type = hw_xml_get (xml, "w:fldCharType");
  const gboolean result = FALSE;

  if (g_strcmp0 (type, "begin") == 0)
    g_array_append_val (self->fields, result);
  else if (g_strcmp0 (type, "separate") == 0 && self->fields->len > 0)
    g_array_index (self->fields, gboolean, self->fields->len - 1) = TRUE;
  else if (g_strcmp0 (type, "end") == 0 && self->fields->len > 0)
    g_array_set_size (self->fields, self->fields->len - 1);
}

/* The cells of a row that runs over a page's end have that end each: it counts once. */
static void
turn_page (HwDocxStories *self)
{
  g_autofree char *label = NULL;

  if (!self->has_pages || self->n_boxes > 0)
    return;
  if (++self->cell_page <= self->page && self->tables->len > 0)
    return;
  self->page = self->tables->len > 0 ? self->cell_page : self->page + 1;
  label = g_strdup_printf ("%d", self->page);
  docx_begin_paragraph (self);
  hw_flow_locate_page (self->flow, label);
}

/* What is in a run. */
void
docx_start_in_run (HwDocxStories *self, int id, HwXml *xml)
{
  const char *type;

  switch (id)
    {
    case DOCX_TAB:
      append (self, "\t");
      break;
    case DOCX_BR:
      type = hw_xml_get (xml, "w:type");
      if (type == NULL || strcmp (type, "textWrapping") == 0)
        append (self, "\n");
      break;
    case DOCX_CR:
      append (self, "\n");
      break;
    case DOCX_NO_BREAK_HYPHEN:
      append (self, "\u2011");
      break;
    case DOCX_SOFT_HYPHEN:
      append (self, "\u00ad");
      break;
    case DOCX_SYM:
      append_symbol (self, xml);
      break;
    case DOCX_FLD_CHAR:
      read_field (self, xml);
      break;
    case DOCX_LAST_RENDERED_PAGE_BREAK:
      turn_page (self);
      break;
    case DOCX_FOOTNOTE_REFERENCE:
    case DOCX_ENDNOTE_REFERENCE:
      docx_call_note (self, id == DOCX_ENDNOTE_REFERENCE, xml);
      break;
    default:
      break;
    }
}
