/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void
piece_free (gpointer data)
{
  HwPaperPiece *self = data;
  g_free (self->text);
  g_free (self->colour);
  g_free (self->url);
  g_free (self);
}

void
hw_paper_paragraph_free (HwPaperParagraph *self)
{
  if (self == NULL)
    return;
  g_free (self->language);
  g_free (self->marker);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

static void
block_free (gpointer data)
{
  HwPaperBlock *self = data;
  hw_paper_paragraph_free (self->paragraph);
  if (self->table != NULL)
    {
      g_ptr_array_unref (self->table->rows);
      g_free (self->table->widths);
      g_free (self->table);
    }
  g_free (self);
}

static void
comment_free (gpointer data)
{
  HwPaperComment *self = data;
  g_free (self->author);
  g_ptr_array_unref (self->paragraphs);
  g_free (self);
}

static HwDirection
decide (HwDirection direction)
{
  return direction == HW_DIRECTION_RTL ? HW_DIRECTION_RTL : HW_DIRECTION_LTR;
}

HwPaper *
hw_paper_new (const char *title, HwDirection direction)
{
  HwPaper *self = g_new0 (HwPaper, 1);

  self->title = g_strdup (title);
  self->direction = decide (direction);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->comments = g_ptr_array_new_with_free_func (comment_free);
  return self;
}

void
hw_paper_free (HwPaper *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->author);
  g_free (self->language);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->comments);
  g_free (self);
}

HwPaperParagraph *
hw_paper_paragraph_new (HwPaperStyle style, HwDirection direction)
{
  HwPaperParagraph *self = g_new0 (HwPaperParagraph, 1);

  self->style = style;
  self->direction = decide (direction);
  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  return self;
}

GPtrArray *
hw_paper_paragraphs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hw_paper_paragraph_free);
}

HwPaperPiece *
hw_paper_add_text (HwPaperParagraph *self, const char *text, gssize n_bytes, HwPaperFlags flags)
{
  HwPaperPiece *piece = g_new0 (HwPaperPiece, 1);

  piece->kind = HW_PAPER_RUN;
  piece->flags = flags;
  piece->text = n_bytes < 0 ? g_strdup (text) : g_strndup (text, (gsize) n_bytes);
  g_ptr_array_add (self->pieces, piece);
  return piece;
}

void
hw_paper_add_mark (HwPaperParagraph *self, HwPaperPieceKind kind, guint comment)
{
  HwPaperPiece *piece = g_new0 (HwPaperPiece, 1);

  piece->kind = kind;
  piece->comment = comment;
  g_ptr_array_add (self->pieces, piece);
}

char *
hw_paper_paragraph_get_text (const HwPaperParagraph *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const HwPaperPiece *piece = self->pieces->pdata[i];
      if (piece->kind == HW_PAPER_RUN)
        g_string_append (text, piece->text);
    }
  return g_string_free (text, FALSE);
}

void
hw_paper_add (HwPaper *self, HwPaperParagraph *paragraph)
{
  HwPaperBlock *block = g_new0 (HwPaperBlock, 1);

  block->paragraph = paragraph;
  g_ptr_array_add (self->blocks, block);
}

void
hw_paper_add_all (HwPaper *self, GPtrArray *paragraphs)
{
  g_ptr_array_set_free_func (paragraphs, NULL);
  for (guint i = 0; i < paragraphs->len; i++)
    hw_paper_add (self, paragraphs->pdata[i]);
  g_ptr_array_unref (paragraphs);
}

HwPaperTable *
hw_paper_add_table (HwPaper *self, HwDirection direction, const guint *widths, guint n_columns)
{
  HwPaperBlock *block = g_new0 (HwPaperBlock, 1);

  block->table = g_new0 (HwPaperTable, 1);
  block->table->direction = decide (direction);
  block->table->n_columns = n_columns;
  block->table->widths = g_memdup2 (widths, n_columns * sizeof *widths);
  block->table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (self->blocks, block);
  return block->table;
}

void
hw_paper_table_add_row (HwPaperTable *self, GPtrArray *cells)
{
  g_assert (cells->len == self->n_columns);
  g_ptr_array_add (self->rows, cells);
}

guint
hw_paper_add_comment (HwPaper *self, const char *author, gint64 created, GPtrArray *paragraphs)
{
  HwPaperComment *comment = g_new0 (HwPaperComment, 1);

  comment->author = g_strdup (*author != '\0' ? author : "Hawashi");
  comment->created = created;
  comment->paragraphs = paragraphs;
  g_ptr_array_add (self->comments, comment);
  return self->comments->len - 1;
}

/* As a share of white that the colour takes away, so that dark colours do not hide the text. */
#define STRENGTH 0.4

char *
hw_paper_tint (const char *const *colours, gsize n_colours)
{
  double rgb[3] = { 1, 1, 1 };

  for (gsize i = 0; i < n_colours; i++)
    {
      guint value[3];
      if (sscanf (colours[i], "#%2x%2x%2x", &value[0], &value[1], &value[2]) != 3)
        continue;
      for (int j = 0; j < 3; j++)
        rgb[j] *= 1 - STRENGTH * (1 - value[j] / 255.0);
    }
  return g_strdup_printf ("#%02x%02x%02x", (guint) lround (rgb[0] * 255),
                          (guint) lround (rgb[1] * 255), (guint) lround (rgb[2] * 255));
}

void
hw_paper_each_stretch (const char *text,
                       HwDirection paragraph,
                       HwPaperStretchFunc func,
                       gpointer data)
{
  const char *begin = text;     /* of the stretch */
  const char *undecided = text; /* what follows here has no direction of its own */
  HwDirection current = HW_DIRECTION_AUTO;
  const char *p = text;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);
      HwDirection direction = hw_direction_of_utf8 (p, next - p, HW_DIRECTION_AUTO);

      if (direction == HW_DIRECTION_AUTO && current != HW_DIRECTION_AUTO && undecided == p
          && (g_unichar_ismark (g_utf8_get_char (p)) || g_unichar_isdigit (g_utf8_get_char (p))))
        direction = current;
      if (direction == HW_DIRECTION_AUTO)
        continue;
      if (direction != current)
        {
          const char *cut = direction == paragraph ? undecided : p;
          const char *middle = undecided;
          /* What lies between two directions is the paragraph's. */
          if (current == HW_DIRECTION_AUTO)
            {
              middle = begin;
              cut = direction == paragraph ? begin : p;
            }
          if (current == paragraph)
            middle = cut = p;
          if (middle > begin)
            func (begin, (gsize) (middle - begin), current, data);
          if (cut > middle)
            func (middle, (gsize) (cut - middle), paragraph, data);
          begin = cut;
          current = direction;
        }
      undecided = next;
    }
  if (current != HW_DIRECTION_AUTO && current != paragraph && undecided < p)
    {
      func (begin, (gsize) (undecided - begin), current, data);
      begin = undecided;
      current = paragraph;
    }
  if (p > begin)
    func (begin, (gsize) (p - begin), current != HW_DIRECTION_AUTO ? current : paragraph, data);
}
