/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-context.h"

#include <glib/gi18n.h>

static gboolean
is_space (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

/* Where the last @n_words before @end begin; blanks between them and @end count as theirs. */
static const char *
go_back (const char *begin, const char *end, guint n_words)
{
  const char *p = end;

  for (guint i = 0; i < n_words && p > begin; i++)
    {
      while (p > begin && is_space (g_utf8_prev_char (p)))
        p = g_utf8_prev_char (p);
      while (p > begin && !is_space (g_utf8_prev_char (p)))
        p = g_utf8_prev_char (p);
    }
  return p;
}

static const char *
go_on (const char *begin, const char *end, guint n_words)
{
  const char *p = begin;

  for (guint i = 0; i < n_words && p < end; i++)
    {
      while (p < end && is_space (p))
        p = g_utf8_next_char (p);
      while (p < end && !is_space (p))
        p = g_utf8_next_char (p);
    }
  return p;
}

/* Only blanks are left there: nothing that an ellipsis would stand for. */
static gboolean
is_blank (const char *begin, const char *end)
{
  while (begin < end && is_space (begin))
    begin = g_utf8_next_char (begin);
  return begin >= end;
}

/* Its words are not in the text: it has no place, and its lines run as their letters do. */
static void
place_lost (HwExportPassage *self, const HwExportSection *section)
{
  g_auto (GStrv) lines = g_strsplit (self->passage->quote, "\n", -1);

  self->directions = g_array_new (FALSE, FALSE, sizeof (HwDirection));
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      HwDirection direction = section->document->direction;
      if (direction == HW_DIRECTION_AUTO)
        direction = hw_direction_of_utf8 (lines[i], -1, section->direction);
      g_array_append_val (self->directions, direction);
    }
  self->place = g_strdup (_ ("not found in the text"));
  self->before = g_strdup ("");
  self->after = g_strdup ("");
}

static void
set_directions (HwExportPassage *self, const HwExportSection *section, const HwText *text)
{
  gsize first = hw_text_get_paragraph_at (text, (gsize) self->passage->start);
  gsize last = hw_text_get_paragraph_at (text, (gsize) self->passage->end - 1);

  self->directions = g_array_new (FALSE, FALSE, sizeof (HwDirection));
  for (gsize i = first; i <= last; i++)
    {
      HwDirection direction = section->document->direction;
      if (direction == HW_DIRECTION_AUTO)
        direction = hw_text_get_paragraph_direction (text, i, section->direction);
      g_array_append_val (self->directions, direction);
    }
}

void
hw_export_passage_place (HwExportPassage *self,
                         const HwExportSection *section,
                         const HwText *text,
                         const HwStructure *structure,
                         guint context)
{
  gsize start = (gsize) self->passage->start, end = (gsize) self->passage->end;
  const char *utf8 = hw_text_get_utf8 (text, NULL);

  if (self->passage->state == HW_PASSAGE_LOST)
    {
      place_lost (self, section);
      return;
    }
  set_directions (self, section, text);
  self->page = g_strdup (hw_structure_get_label (structure, HW_LOCATOR_PAGE, start));
  self->place = hw_citation_place (text, structure, start);
  self->paragraph = hw_text_get_paragraph_number (text, start);
  if (context == 0)
    {
      self->before = g_strdup ("");
      self->after = g_strdup ("");
      return;
    }
  HwParagraph first = hw_text_get_paragraph (text, hw_text_get_paragraph_at (text, start));
  /* A passage that takes the line break with it ends in the paragraph before that. */
  HwParagraph last = hw_text_get_paragraph (text, hw_text_get_paragraph_at (text, end - 1));
  const char *from = utf8 + first.byte_start, *begin = utf8 + hw_text_to_byte (text, start);
  const char *until = utf8 + last.byte_end, *after = utf8 + hw_text_to_byte (text, end);
  begin = MIN (begin, utf8 + first.byte_end);
  after = MIN (after, until);

  const char *p = context == HW_EXPORT_CONTEXT_PARAGRAPH ? from : go_back (from, begin, context);
  const char *q = context == HW_EXPORT_CONTEXT_PARAGRAPH ? until : go_on (after, until, context);
  g_autofree char *left = g_strndup (p, (gsize) (begin - p));
  g_autofree char *right = g_strndup (after, (gsize) (q - after));
  self->before = g_strconcat (is_blank (from, p) ? "" : "… ", left, NULL);
  self->after = g_strconcat (right, is_blank (q, until) ? "" : " …", NULL);
}

static void
add_part (GStrvBuilder *builder, const char *part)
{
  if (*part != '\0')
    g_strv_builder_add (builder, part);
}

GStrv
hw_export_passage_cite (const HwExportPassage *self,
                        const HwExportSection *section,
                        HwExportCitation citation,
                        gboolean with_document)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const HwDocument *document = section->document;

  if (with_document && citation != HW_EXPORT_CITE_NOTHING)
    {
      add_part (builder, document->author);
      add_part (builder, document->title);
      add_part (builder, document->source);
      add_part (builder, document->published);
    }
  /* That it has none is said in any case. */
  if (citation == HW_EXPORT_CITE_PAGE || self->paragraph == 0)
    g_strv_builder_add (builder, self->place);
  else if (citation == HW_EXPORT_CITE_PARAGRAPH)
    {
      g_autofree char *place = g_strdup_printf (_ ("Paragraph %lu"), (gulong) self->paragraph);
      g_strv_builder_add (builder, place);
    }
  return g_strv_builder_end (builder);
}
