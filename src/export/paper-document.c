/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-set.h"

#include <glib/gi18n.h>
#include <string.h>

/* Lists in lists leave room for words. */
#define MAX_INDENT 6

/* A passage on its way through the text. */
typedef struct
{
  const HwPassage *passage;
  gboolean has_comment; /* a passage without tags and note is only coloured */
  guint comment;
} Mark;

typedef struct
{
  HwPaper *paper;
  const HwExportSet *set;
  HwText *text;
  HwStructure *structure;
  HwDocument *document;
  HwDirection fallback;
  GArray *marks; /* Mark, by where they begin */
  guint next;    /* the first that has not begun */
  GArray *open;  /* guint: those that have begun and not ended */
} Builder;

static GPtrArray *
make_comment (Builder *self, const HwPassage *passage)
{
  GPtrArray *paragraphs = hw_paper_paragraphs_new ();
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GPtrArray) note = NULL;

  for (gsize i = 0; i < passage->n_tags; i++)
    g_ptr_array_add (tags, (gpointer) hw_export_set_get_tag_path (self->set, passage, i));
  if (tags->len > 0)
    {
      HwDirection direction = hw_direction_of_utf8 (tags->pdata[0], -1, self->fallback);
      g_ptr_array_add (tags, NULL);
      HwPaperParagraph *line
          = hw_paper_parts (HW_PAPER_NOTE, direction, (const char *const *) tags->pdata);
      for (guint i = 0; i < line->pieces->len; i += 2)
        ((HwPaperPiece *) line->pieces->pdata[i])->flags |= HW_PAPER_BOLD;
      g_ptr_array_add (paragraphs, line);
    }
  if (*passage->note != '\0')
    {
      note = hw_paper_from_markdown (passage->note, self->fallback);
      g_ptr_array_extend_and_steal (paragraphs, g_steal_pointer (&note));
    }
  return paragraphs;
}

static void
add_marks (Builder *self, const HwExportSection *section)
{
  for (guint i = 0; section != NULL && i < section->passages->len; i++)
    {
      const HwPassage *passage = g_array_index (section->passages, HwExportPassage, i).passage;
      if (passage->state == HW_PASSAGE_LOST)
        continue;
      Mark mark = { passage, passage->n_tags > 0 || *passage->note != '\0', 0 };

      if (mark.has_comment)
        mark.comment = hw_paper_add_comment (self->paper, passage->creator, passage->created,
                                             make_comment (self, passage));
      g_array_append_val (self->marks, mark);
    }
}

static void
add_run (Builder *self, HwPaperParagraph *paragraph, gsize start, gsize end)
{
  g_autofree const char **colours = g_new (const char *, self->open->len + 1);
  g_autofree char *text = NULL;
  HwPaperPiece *piece;

  if (start >= end)
    return;
  for (guint i = 0; i < self->open->len; i++)
    colours[i] = g_array_index (self->marks, Mark, g_array_index (self->open, guint, i))
                     .passage->shown_colour;
  text = hw_text_slice (self->text, start, end);
  piece = hw_paper_add_text (paragraph, text, -1, 0);
  if (self->open->len > 0)
    piece->colour = hw_paper_tint (colours, self->open->len);
}

/* Where it ends as seen from a paragraph that ends at @end: a line break that it takes along is not seen. */
static gboolean
ends_here (const HwPassage *passage, gsize end, gsize *at)
{
  if ((gsize) passage->end > end + 1)
    return FALSE;
  *at = MIN ((gsize) passage->end, end);
  return TRUE;
}

static void
close_marks (Builder *self, HwPaperParagraph *paragraph, gsize position, gsize end)
{
  for (guint i = 0; i < self->open->len;)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, g_array_index (self->open, guint, i));
      gsize at;

      if (!ends_here (mark->passage, end, &at) || at > position)
        {
          i++;
          continue;
        }
      if (mark->has_comment)
        hw_paper_add_mark (paragraph, HW_PAPER_COMMENT_END, mark->comment);
      g_array_remove_index (self->open, i);
    }
}

static void
open_marks (Builder *self, HwPaperParagraph *paragraph, gsize position)
{
  for (; self->next < self->marks->len; self->next++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, self->next);

      if ((gsize) mark->passage->start > position)
        return;
      if (mark->has_comment)
        hw_paper_add_mark (paragraph, HW_PAPER_COMMENT_BEGIN, mark->comment);
      g_array_append_val (self->open, self->next);
    }
}

/* The nearest place after @position where a mark begins or ends; @end where there is none. */
static gsize
next_place (Builder *self, gsize position, gsize end)
{
  gsize place = end, at;

  if (self->next < self->marks->len)
    place = MIN (place, (gsize) g_array_index (self->marks, Mark, self->next).passage->start);
  for (guint i = 0; i < self->open->len; i++)
    if (ends_here (g_array_index (self->marks, Mark, g_array_index (self->open, guint, i)).passage,
                   end, &at)
        && at > position)
      place = MIN (place, at);
  return place;
}

/* The person's word for the document, then the source's for the paragraph, then its letters. */
static HwDirection
get_direction (Builder *self, gsize index, const HwParagraphForm *form)
{
  if (self->document->direction != HW_DIRECTION_AUTO)
    return self->document->direction;
  if (form->direction != HW_DIRECTION_AUTO)
    return (HwDirection) form->direction;
  return hw_text_get_paragraph_direction (self->text, index, self->fallback);
}

/* An empty paragraph that is set for what it is. The mark of a list's item and the cells of a row stand in the
 * text. */
static HwPaperParagraph *
make_paragraph (Builder *self, gsize index)
{
  static const HwPaperStyle styles[HW_N_ROLES] = {
    [HW_ROLE_BODY] = HW_PAPER_TEXT,         [HW_ROLE_HEADING] = HW_PAPER_HEADING,
    [HW_ROLE_LIST_ITEM] = HW_PAPER_TEXT,    [HW_ROLE_TABLE_ROW] = HW_PAPER_TEXT,
    [HW_ROLE_QUOTATION] = HW_PAPER_TEXT,    [HW_ROLE_CAPTION] = HW_PAPER_CAPTION,
    [HW_ROLE_FOOTNOTE] = HW_PAPER_FOOTNOTE, [HW_ROLE_PREFORMATTED] = HW_PAPER_CODE,
  };
  const HwParagraphForm plain = { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO };
  const HwParagraphForm *form
      = index < self->structure->forms->len
            ? &g_array_index (self->structure->forms, HwParagraphForm, index)
            : &plain;
  HwPaperParagraph *paragraph
      = hw_paper_paragraph_new (styles[form->role < HW_N_ROLES ? form->role : HW_ROLE_BODY],
                                get_direction (self, index, form));

  if (form->role == HW_ROLE_LIST_ITEM)
    paragraph->indent = CLAMP (form->level, 1, MAX_INDENT);
  else if (form->role == HW_ROLE_QUOTATION)
    paragraph->indent = 1;
  paragraph->keep = form->role == HW_ROLE_HEADING;
  return paragraph;
}

static void
add_paragraph (Builder *self, gsize index)
{
  HwParagraph range = hw_text_get_paragraph (self->text, index);
  HwPaperParagraph *paragraph = make_paragraph (self, index);
  gsize position = range.start;

  if (*self->document->language != '\0')
    paragraph->language = g_strdup (self->document->language);
  for (;;)
    {
      close_marks (self, paragraph, position, range.end);
      open_marks (self, paragraph, position);
      if (position >= range.end)
        break;
      gsize place = next_place (self, position, range.end);
      add_run (self, paragraph, position, place);
      position = place;
    }
  close_marks (self, paragraph, position, range.end);
  hw_paper_add (self->paper, paragraph);
}

static void
add_head (Builder *self, const HwExportSection *section)
{
  const HwDocument *document = self->document;
  const char *parts[]
      = { document->author, document->source, document->published, document->url, NULL };
  HwDirection direction = hw_direction_of_utf8 (document->title, -1, self->fallback);
  HwPaperParagraph *title = hw_paper_paragraph_new (HW_PAPER_TITLE, direction);
  HwPaperParagraph *about = hw_paper_parts (HW_PAPER_ABOUT, direction, parts);
  g_autoptr (GArray) comments = g_array_new (FALSE, FALSE, sizeof (guint));

  /* What is said of the whole document hangs on its title. */
  for (guint i = 0; section != NULL && i < section->notes->len; i++)
    {
      const HwNote *note = section->notes->pdata[i];
      guint comment = hw_paper_add_comment (self->paper, note->creator, note->created,
                                            hw_paper_from_markdown (note->text, self->fallback));
      hw_paper_add_mark (title, HW_PAPER_COMMENT_BEGIN, comment);
      g_array_append_val (comments, comment);
    }
  hw_paper_add_text (title, document->title, -1, 0);
  for (guint i = 0; i < comments->len; i++)
    hw_paper_add_mark (title, HW_PAPER_COMMENT_END, g_array_index (comments, guint, i));
  title->keep = TRUE;
  hw_paper_add (self->paper, title);
  if (about != NULL)
    hw_paper_add (self->paper, about);
}

/* One whose words are not in the text stands below it, with what is said of it. */
static void
add_lost_passage (Builder *self, const HwExportPassage *item)
{
  const HwPassage *passage = item->passage;
  const gboolean has_comment = passage->n_tags > 0 || *passage->note != '\0';
  const char *colour = passage->shown_colour;
  g_auto (GStrv) lines = g_strsplit (passage->quote, "\n", -1);
  const guint n = g_strv_length (lines);
  const guint comment = has_comment
                            ? hw_paper_add_comment (self->paper, passage->creator, passage->created,
                                                    make_comment (self, passage))
                            : 0;

  for (guint i = 0; i < n; i++)
    {
      HwPaperParagraph *line
          = hw_paper_paragraph_new (HW_PAPER_QUOTATION, hw_export_passage_get_direction (item, i));

      if (*self->document->language != '\0')
        line->language = g_strdup (self->document->language);
      if (has_comment && i == 0)
        hw_paper_add_mark (line, HW_PAPER_COMMENT_BEGIN, comment);
      hw_paper_add_text (line, lines[i], -1, 0)->colour = hw_paper_tint (&colour, 1);
      if (has_comment && i + 1 == n)
        hw_paper_add_mark (line, HW_PAPER_COMMENT_END, comment);
      hw_paper_add (self->paper, line);
    }
}

static void
add_lost (Builder *self, const HwExportSection *section)
{
  gboolean begun = FALSE;

  for (guint i = 0; section != NULL && i < section->passages->len; i++)
    {
      const HwExportPassage *item = &g_array_index (section->passages, HwExportPassage, i);

      if (item->passage->state != HW_PASSAGE_LOST)
        continue;
      if (!begun)
        {
          const char *text = _ ("Passages not found in this text");
          HwPaperParagraph *heading = hw_paper_paragraph_new (
              HW_PAPER_HEADING, hw_direction_of_utf8 (text, -1, self->fallback));

          hw_paper_add_text (heading, text, -1, 0);
          heading->keep = TRUE;
          hw_paper_add (self->paper, heading);
        }
      begun = TRUE;
      add_lost_passage (self, item);
    }
}

HwPaper *
hw_paper_of_document (const HwExportJob *job, GError **error)
{
  g_autoptr (HwDocument) document
      = hw_library_get_document (job->library, job->options->document, error);
  g_autoptr (HwText) text = NULL;
  g_autoptr (HwStructure) structure = NULL;
  const HwExportSection *section
      = job->set->sections->len > 0 ? job->set->sections->pdata[0] : NULL;

  if (document != NULL)
    text = hw_library_load_text (job->library, document->id, error);
  if (text != NULL)
    structure = hw_library_get_structure (job->library, document->id, error);
  if (structure == NULL)
    return NULL;
  Builder builder = { .set = job->set, .text = text, .structure = structure, .document = document };
  builder.fallback = hw_text_get_direction (text, hw_direction_of_language (document->language));
  if (document->direction != HW_DIRECTION_AUTO)
    builder.fallback = document->direction;
  builder.paper = hw_paper_new (document->title, builder.fallback);
  builder.paper->author = *document->author != '\0' ? g_strdup (document->author) : NULL;
  builder.paper->language = *document->language != '\0' ? g_strdup (document->language) : NULL;
  builder.paper->modified = MAX (job->set->modified, document->added);
  builder.marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  builder.open = g_array_new (FALSE, FALSE, sizeof (guint));

  add_head (&builder, section);
  add_marks (&builder, section);
  gsize n = hw_text_get_n_paragraphs (text);
  for (gsize i = 0; i < n && !g_cancellable_is_cancelled (job->cancellable); i++)
    add_paragraph (&builder, i);
  add_lost (&builder, section);
  g_array_unref (builder.marks);
  g_array_unref (builder.open);
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return builder.paper;
  hw_paper_free (builder.paper);
  return NULL;
}
