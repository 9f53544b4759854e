/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-lines.h"

#include <string.h>

/* Pango loses its way in a paragraph of half a megabyte; one of more than this is set in parts. */
#define MAX_BYTES (32 * 1024)
#define INDENT 16.0

#define SERIF "Noto Serif, Noto Naskh Arabic, Amiri, serif"
#define NASKH "Noto Naskh Arabic, Amiri, Noto Serif, serif"
#define SANS "Noto Sans, Noto Sans Arabic, sans-serif"

typedef struct
{
  const char *face, *rtl_face;
  double size, rtl_size; /* Arabic letters are smaller at the same size */
  double before;
  double indent;
  const char *colour;
  gboolean bold;
} Style;

static const Style styles[HW_PAPER_N_STYLES] = {
  [HW_PAPER_TITLE] = { SANS, SANS, 16, 16, 22, 0, NULL, TRUE },
  [HW_PAPER_HEADING] = { SANS, SANS, 13, 13, 14, 0, NULL, TRUE },
  [HW_PAPER_ABOUT] = { SANS, SANS, 8.5, 8.5, 3, 0, "#595959", FALSE },
  [HW_PAPER_QUOTATION] = { SERIF, NASKH, 11, 13, 10, 0, NULL, FALSE },
  [HW_PAPER_CAPTION] = { SANS, SANS, 8, 8, 2, 0, "#595959", FALSE },
  [HW_PAPER_NOTE] = { SANS, SANS, 9.5, 9.5, 3, INDENT, NULL, FALSE },
  [HW_PAPER_NOTE_HEADING] = { SANS, SANS, 9.5, 9.5, 5, INDENT, NULL, TRUE },
  [HW_PAPER_CODE]
  = { "Noto Sans Mono, monospace", "Noto Sans Mono, monospace", 8.5, 8.5, 3, INDENT, NULL, FALSE },
  [HW_PAPER_TEXT] = { SERIF, NASKH, 11, 13, 5, 0, NULL, FALSE },
  [HW_PAPER_FOOTNOTE] = { SERIF, NASKH, 9, 10.5, 4, 0, NULL, FALSE },
  [HW_PAPER_CELL_HEADING] = { SANS, SANS, 8.5, 8.5, 2, 0, NULL, TRUE },
  [HW_PAPER_CELL] = { SERIF, NASKH, 9, 10.5, 2, 0, NULL, FALSE },
};

/* Text on its way into a layout. */
typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GArray *ends;     /* gsize: where in the text comments end */
  GArray *comments; /* guint: which */
} Buffer;

static void
line_clear (gpointer data)
{
  HwPdfLine *self = data;
  g_clear_object (&self->layout);
  g_clear_pointer (&self->comments, g_array_unref);
}

GArray *
hw_pdf_lines_new (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (HwPdfLine));
  g_array_set_clear_func (lines, line_clear);
  return lines;
}

static void
add_attribute (Buffer *self, PangoAttribute *attribute, gsize begin)
{
  attribute->start_index = (guint) begin;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

static void
add_colour (Buffer *self,
            PangoAttribute *(*make) (guint16 red, guint16 green, guint16 blue),
            const char *colour,
            gsize begin)
{
  PangoColor parsed;

  if (pango_color_parse (&parsed, colour))
    add_attribute (self, make (parsed.red, parsed.green, parsed.blue), begin);
}

static void
add_run (Buffer *self, const HwPaperPiece *piece, const char *text, gsize n_bytes)
{
  gsize begin = self->text->len;
  g_autofree char *part = g_strndup (text, n_bytes);

  if ((piece->flags & HW_PAPER_ISOLATED) != 0)
    {
      g_autofree char *isolated = hw_direction_isolate (part);
      g_string_append (self->text, isolated);
    }
  else
    /* A line of the paper's, not a paragraph of Pango's. */
    for (const char *p = part; *p != '\0'; p++)
      if (*p == '\n')
        g_string_append (self->text, "\u2028");
      else
        g_string_append_c (self->text, *p);
  if ((piece->flags & HW_PAPER_BOLD) != 0)
    add_attribute (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), begin);
  if ((piece->flags & HW_PAPER_ITALIC) != 0)
    add_attribute (self, pango_attr_style_new (PANGO_STYLE_ITALIC), begin);
  if ((piece->flags & HW_PAPER_MONOSPACE) != 0)
    add_attribute (self, pango_attr_family_new ("Noto Sans Mono, monospace"), begin);
  if ((piece->flags & HW_PAPER_FAINT) != 0)
    add_colour (self, pango_attr_foreground_new, "#767676", begin);
  if (piece->url != NULL)
    add_colour (self, pango_attr_foreground_new, "#0563c1", begin);
  if (piece->colour != NULL)
    add_colour (self, pango_attr_background_new, piece->colour, begin);
}

/* Its number, raised. */
static void
add_mark (Buffer *self, const HwPaperPiece *piece)
{
  gsize begin = self->text->len;

  g_array_append_val (self->ends, begin);
  g_array_append_val (self->comments, piece->comment);
  g_string_append_printf (self->text, "\u2068%u\u2069", piece->comment + 1);
  add_attribute (self, pango_attr_scale_new (0.6), begin);
  add_attribute (self, pango_attr_rise_new (4 * PANGO_SCALE), begin);
  add_colour (self, pango_attr_foreground_new, "#a51d2d", begin);
}

static void
add_ends (HwPdfLine *line, const Buffer *buffer, gboolean is_last)
{
  gsize begin = (gsize) line->line->start_index, end = begin + (gsize) line->line->length;

  for (guint i = 0; i < buffer->ends->len; i++)
    {
      gsize at = g_array_index (buffer->ends, gsize, i);
      if (at < begin || (at >= end && !is_last))
        continue;
      if (line->comments == NULL)
        line->comments = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (line->comments, g_array_index (buffer->comments, guint, i));
    }
}

static PangoLayout *
make_layout (Buffer *buffer, PangoContext *context, const HwPaperParagraph *paragraph, double width)
{
  const Style *style = &styles[paragraph->style];
  gboolean rtl = paragraph->direction == HW_DIRECTION_RTL;
  PangoFontDescription *font
      = pango_font_description_from_string (rtl ? style->rtl_face : style->face);
  PangoLayout *layout;

  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  layout = pango_layout_new (context);
  pango_font_description_set_size (font,
                                   (int) ((rtl ? style->rtl_size : style->size) * PANGO_SCALE));
  if (style->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (style->colour != NULL)
    add_colour (buffer, pango_attr_foreground_new, style->colour, 0);
  if (paragraph->language != NULL)
    add_attribute (buffer,
                   pango_attr_language_new (pango_language_from_string (paragraph->language)), 0);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, buffer->text->str, (int) buffer->text->len);
  pango_layout_set_attributes (layout, buffer->attributes);
  return layout;
}

/* The lines of what is in the buffer, which is empty then. */
static void
flush (GArray *lines,
       Buffer *buffer,
       PangoContext *context,
       const HwPaperParagraph *paragraph,
       double width,
       gboolean is_first)
{
  const Style *style = &styles[paragraph->style];
  double indent = style->indent + paragraph->indent * INDENT;
  g_autoptr (PangoLayout) layout = make_layout (buffer, context, paragraph, width - indent);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      HwPdfLine line = { .layout = g_object_ref (layout),
                         .line = pango_layout_iter_get_line_readonly (iter),
                         .keep = paragraph->keep };

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.x = (double) logical.x / PANGO_SCALE
               + (paragraph->direction == HW_DIRECTION_RTL ? 0 : indent);
      line.baseline = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      line.height = (double) logical.height / PANGO_SCALE;
      line.before = is_first ? style->before : 0;
      if (is_first && (paragraph->style == HW_PAPER_TITLE || paragraph->style == HW_PAPER_HEADING))
        line.title = pango_layout_get_text (layout);
      is_first = FALSE;
      add_ends (&line, buffer, pango_layout_iter_at_last_line (iter));
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_string_truncate (buffer->text, 0);
  g_array_set_size (buffer->ends, 0);
  g_array_set_size (buffer->comments, 0);
  pango_attr_list_unref (buffer->attributes);
  buffer->attributes = pango_attr_list_new ();
}

/* So many bytes of the text as fit, up to a blank where there is one. */
static gsize
take (const char *text, gsize room)
{
  gsize n = strlen (text), end = room;

  if (n <= room)
    return n;
  while (end > room / 2 && text[end] != ' ')
    end--;
  if (text[end] != ' ')
    for (end = room; end > 0 && ((guchar) text[end] & 0xc0) == 0x80;)
      end--;
  else
    end++;
  return end;
}

void
hw_pdf_lines_add (GArray *lines,
                  PangoContext *context,
                  const HwPaperParagraph *paragraph,
                  double width)
{
  Buffer buffer
      = { g_string_new (NULL), pango_attr_list_new (), g_array_new (FALSE, FALSE, sizeof (gsize)),
          g_array_new (FALSE, FALSE, sizeof (guint)) };
  gboolean is_first = TRUE;

  if (paragraph->marker != NULL)
    g_string_append_printf (buffer.text, "%s\u2002", paragraph->marker);
  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const HwPaperPiece *piece = paragraph->pieces->pdata[i];
      if (piece->kind == HW_PAPER_COMMENT_END)
        add_mark (&buffer, piece);
      for (const char *text = piece->kind == HW_PAPER_RUN ? piece->text : ""; *text != '\0';)
        {
          if (buffer.text->len >= MAX_BYTES)
            {
              flush (lines, &buffer, context, paragraph, width, is_first);
              is_first = FALSE;
            }
          gsize n = take (text, MAX_BYTES);
          add_run (&buffer, piece, text, n);
          text += n;
        }
    }
  flush (lines, &buffer, context, paragraph, width, is_first);
  g_string_free (buffer.text, TRUE);
  pango_attr_list_unref (buffer.attributes);
  g_array_unref (buffer.ends);
  g_array_unref (buffer.comments);
}
