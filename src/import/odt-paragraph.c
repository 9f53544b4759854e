/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt-state.h"

#include <string.h>

/* More blanks in a row nobody writes. */
#define MAX_BLANKS 1000

void
odt_clear_paragraph (gpointer data)
{
  g_clear_pointer (&((OdtParagraph *) data)->spans, g_array_unref);
}

static void
begin (HwOdtStory *self, int id, const char *style, int outline, gboolean is_numbered)
{
  HwParagraphRole role = odt_styles_get_role (self->styles, style);
  guint level;
  g_autofree char *label = odt_next_label (self, &level);

  odt_styles_turn_page (self->styles, style);
  if (id == ODT_H)
    {
      role = HW_ROLE_HEADING;
      level = (guint) CLAMP (outline, 1, HW_ODT_N_LEVELS);
      if (label == NULL && is_numbered && !odt_styles_is_unnumbered (self->styles, style))
        label = hw_odt_counts_next (&self->outline, odt_styles_get_outline (self->styles),
                                    (int) level - 1, -1);
    }
  else if (level > 0)
    role = HW_ROLE_LIST_ITEM;
  hw_flow_begin (self->flow, role, level, odt_styles_get_direction (self->styles, style));
  if (label != NULL)
    hw_flow_set_label (self->flow, label);
}

void
odt_start_paragraph (HwOdtStory *self, int id, HwXml *xml)
{
  const char *style = hw_xml_get (xml, "text:style-name");
  const char *is_header = hw_xml_get (xml, "text:is-list-header");
  OdtParagraph paragraph = { .after_blank = TRUE };

  paragraph.is_within = odt_get_paragraph (self) != NULL; /* the text of a shape */
  paragraph.spans = g_array_new (FALSE, FALSE, sizeof (gboolean));
  if (paragraph.is_within)
    hw_flow_push (self->flow);
  if (odt_styles_is_hidden (self->styles, "paragraph", style))
    paragraph.n_hidden = 1;
  g_array_append_val (self->paragraphs, paragraph);
  begin (self, id, style, hw_xml_get_int (xml, "text:outline-level", 1),
         g_strcmp0 (is_header, "true") != 0);
  /* cppcheck-suppress memleak ; the array has it */
}

void
odt_end_paragraph (HwOdtStory *self, HwXml *xml)
{
  OdtParagraph *paragraph = odt_get_paragraph (self);
  gboolean is_within;

  if (paragraph == NULL)
    return;
  is_within = paragraph->is_within;
  hw_flow_end (self->flow);
  g_array_set_size (self->paragraphs, self->paragraphs->len - 1);
  if (is_within)
    hw_flow_add_blocks (self->flow, hw_flow_pop (self->flow));
  if (hw_flow_is_full (self->flow))
    hw_xml_stop (xml);
}

static gboolean
is_shown (HwOdtStory *self, const OdtParagraph *paragraph)
{
  self->was_hidden |= paragraph->n_hidden > 0;
  return paragraph->n_hidden == 0;
}

static void
append (HwOdtStory *self, OdtParagraph *paragraph, const char *text)
{
  if (!is_shown (self, paragraph))
    return;
  hw_flow_append (self->flow, text, -1);
  paragraph->after_blank = FALSE;
}

static void
append_blanks (HwOdtStory *self, OdtParagraph *paragraph, HwXml *xml)
{
  const int n = CLAMP (hw_xml_get_int (xml, "text:c", 1), 1, MAX_BLANKS);
  g_autofree char *blanks = g_strnfill ((gsize) n, ' ');

  append (self, paragraph, blanks);
}

static void
turn_page (HwOdtStory *self)
{
  g_autofree char *label = g_strdup_printf ("%d", ++self->page);

  if (self->has_pages && self->notes->len == 0)
    hw_flow_locate_page (self->flow, label);
}

void
odt_start_inline (HwOdtStory *self, int id, HwXml *xml)
{
  OdtParagraph *paragraph = odt_get_paragraph (self);
  gboolean hides;

  if (id == ODT_SOFT_PAGE_BREAK)
    turn_page (self);
  if (paragraph == NULL)
    return;
  switch (id)
    {
    case ODT_S:
      append_blanks (self, paragraph, xml);
      break;
    case ODT_TAB:
      append (self, paragraph, "\t");
      break;
    case ODT_LINE_BREAK:
      append (self, paragraph, "\n");
      paragraph->after_blank = TRUE;
      break;
    case ODT_SPAN:
      hides = odt_styles_is_hidden (self->styles, "text", hw_xml_get (xml, "text:style-name"));
      paragraph->n_hidden += hides ? 1 : 0;
      g_array_append_val (paragraph->spans, hides);
      break;
    default:
      break;
    }
}

void
odt_end_span (HwOdtStory *self)
{
  OdtParagraph *paragraph = odt_get_paragraph (self);

  if (paragraph == NULL || paragraph->spans->len == 0)
    return;
  if (g_array_index (paragraph->spans, gboolean, paragraph->spans->len - 1))
    paragraph->n_hidden--;
  g_array_set_size (paragraph->spans, paragraph->spans->len - 1);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Blanks are one, as in HTML; <text:s> stands for those that are meant. */
void
odt_append_text (HwOdtStory *self, const char *utf8, gsize n_bytes)
{
  OdtParagraph *paragraph = odt_get_paragraph (self);
  gsize start = 0;

  if (paragraph == NULL || !is_shown (self, paragraph))
    return;
  for (gsize i = 0; i < n_bytes; i++)
    {
      const gboolean follows = paragraph->after_blank;

      paragraph->after_blank = is_blank (utf8[i]);
      if (!paragraph->after_blank || (!follows && utf8[i] == ' '))
        continue;
      hw_flow_append (self->flow, utf8 + start, (gssize) (i - start));
      if (!follows)
        hw_flow_append (self->flow, " ", 1);
      start = i + 1;
    }
  hw_flow_append (self->flow, utf8 + start, (gssize) (n_bytes - start));
}
