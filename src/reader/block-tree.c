/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "block-tree.h"

#include <math.h>
#include <string.h>

#include "block-cut.h"

#define SEGMENT ((gsize) 32 * 1024)
#define MOST_LOOKED_AT 256 /* paragraphs of a segment, for its estimate */
#define IN_A_ROW 32
#define FEW_SPACES 8   /* bytes */
#define AGAIN_HEIGHT 1 /* of a blank paragraph after another */

typedef struct
{
  gsize start; /* byte; the end is the start of the next one */
  gsize char_start;
  gsize first, last; /* paragraphs, whole or in part */
  HwBlock *blocks;   /* NULL until opened */
  guint n_blocks;
  gint64 height;
} Segment;

struct _HwBlockTree
{
  HwText *text;
  const char *utf8;
  HwBlockMetrics metrics;
  Segment *segments; /* n_segments, and one more that ends the last */
  gsize n_segments;
  gsize n_open;
  gint64 *fenwick; /* 1-based */
  gint64 height;
};

static void
fenwick_add (HwBlockTree *self, gsize i, gint64 delta)
{
  for (gsize k = i + 1; k <= self->n_segments; k += k & -k)
    self->fenwick[k] += delta;
  self->height += delta;
}

/* The sum of the segments before @i. */
static gint64
fenwick_sum (const HwBlockTree *self, gsize i)
{
  gint64 sum = 0;

  for (; i > 0; i -= i & -i)
    sum += self->fenwick[i];
  return sum;
}

static void
fenwick_rebuild (HwBlockTree *self)
{
  memset (self->fenwick, 0, (self->n_segments + 1) * sizeof (gint64));
  self->height = 0;
  for (gsize k = 1; k <= self->n_segments; k++)
    {
      gsize parent = k + (k & -k);

      self->height += self->segments[k - 1].height;
      self->fenwick[k] += self->segments[k - 1].height;
      if (parent <= self->n_segments)
        self->fenwick[parent] += self->fenwick[k];
    }
}

/* The segment that holds the height @y. */
static gsize
fenwick_find (const HwBlockTree *self, gint64 y)
{
  gsize at = 0, step = 1;

  while (step * 2 <= self->n_segments)
    step *= 2;
  for (; step > 0; step /= 2)
    if (at + step <= self->n_segments && self->fenwick[at + step] <= y)
      {
        at += step;
        y -= self->fenwick[at];
      }
  return MIN (at, self->n_segments - 1);
}

/* Where segment @k begins: at a paragraph where one begins within it, else inside a long paragraph.
 * Depends on the text and @k only, and grows with @k: it lies in ((k - 1) * SEGMENT, k * SEGMENT]. */
static gsize
segment_start (HwBlockTree *self, gsize k)
{
  gsize low = (k - 1) * SEGMENT, at = k * SEGMENT;
  HwParagraph paragraph;

  paragraph = hw_text_get_paragraph (self->text, hw_text_get_paragraph_at_byte (self->text, at));
  if (paragraph.byte_start > low)
    return paragraph.byte_start;
  /* A piece is never empty. */
  return hw_block_cut (self->utf8, low, MIN (at, paragraph.byte_end - 1));
}

int
hw_block_metrics_get_blank (const HwBlockMetrics *self, const HwBlock *block)
{
  return block->again ? AGAIN_HEIGHT : self->blank_height;
}

static gboolean
is_blank (const char *utf8, gsize n)
{
  const char *p = utf8, *end = utf8 + n;

  if (n > 256)
    return FALSE;
  for (; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_empty (const HwBlockTree *self, gsize index)
{
  HwParagraph paragraph = hw_text_get_paragraph (self->text, index);

  return is_blank (self->utf8 + paragraph.byte_start, paragraph.byte_end - paragraph.byte_start);
}

int
hw_block_metrics_get_gap (const HwBlockMetrics *self, gsize paragraph)
{
  return (int) (self->gap * hw_forms_get_gap (self->forms, paragraph));
}

static int
estimate_lines (const HwBlockMetrics *m, gsize paragraph, gsize n_chars, gboolean first)
{
  double chars = m->chars_per_line, height = m->line_height, above = 0;

  if (hw_forms_get (m->forms, paragraph).role != HW_ROLE_BODY)
    {
      const HwFormStyle style = hw_forms_get_style (m->forms, paragraph);

      chars = MAX (chars * hw_form_style_get_capacity (&style), 1);
      height *= style.leading;
      if (first && style.above > 0)
        above = m->line_height * hw_forms_get_above (m->forms, paragraph);
    }
  return (int) (ceil ((double) MAX (n_chars, 1) / chars) * height + above);
}

static int
estimate_block (const HwBlockTree *self, const HwBlock *block)
{
  const HwBlockMetrics *m = &self->metrics;

  if (block->blank)
    return hw_block_metrics_get_blank (m, block);
  return estimate_lines (m, block->paragraph, block->n_chars, block->first)
         + (block->last ? hw_block_metrics_get_gap (m, block->paragraph) : 0);
}

/* What lies of a paragraph in a segment, as its blocks would be estimated: one that has only spaces is taken
 * for empty where they are few, so that the text itself is hardly looked at. */
static int
estimate_paragraph (const HwBlockTree *self, const Segment *segment, gsize index)
{
  const HwBlockMetrics *m = &self->metrics;
  HwParagraph paragraph = hw_text_get_paragraph (self->text, index);
  gsize start = MAX (paragraph.start, segment->char_start);
  gsize end = MIN (paragraph.end, segment[1].char_start);
  gsize n = paragraph.byte_end - paragraph.byte_start;

  if (n <= FEW_SPACES && is_blank (self->utf8 + paragraph.byte_start, n))
    return index > 0 && is_empty (self, index - 1) ? AGAIN_HEIGHT : m->blank_height;
  return estimate_lines (m, index, end - MIN (start, end), start == paragraph.start)
         + (end == paragraph.end ? hw_block_metrics_get_gap (m, index) : 0);
}

/* Opening the segment hardly changes it: the scroll bar does not jump. Of a segment of very short lines some
 * are looked at, a few in a row here and there: verses and the gaps between them come in turns. */
static gint64
estimate_segment (const HwBlockTree *self, const Segment *segment)
{
  gsize n = segment->last - segment->first + 1, n_looked_at = MIN (n, MOST_LOOKED_AT);
  gsize to_next_row = n * IN_A_ROW / n_looked_at;
  gint64 height = 0;

  for (gsize i = 0; i < n_looked_at; i++)
    height += estimate_paragraph (self, segment,
                                  segment->first + i / IN_A_ROW * to_next_row + i % IN_A_ROW);
  return height * (gint64) n / (gint64) n_looked_at + 1;
}

static void
add_block (HwBlockTree *self,
           GArray *blocks,
           const HwParagraph *paragraph,
           gsize index,
           gsize start,
           gsize end)
{
  HwBlock block = { .start = start, .end = end, .paragraph = index };
  gsize char_end;

  block.char_start
      = start == paragraph->byte_start ? paragraph->start : hw_text_from_byte (self->text, start);
  char_end = end == paragraph->byte_end ? paragraph->end : hw_text_from_byte (self->text, end);
  block.n_chars = (guint32) (char_end - block.char_start);
  block.first = start == paragraph->byte_start;
  block.last = end == paragraph->byte_end;
  block.blank = block.first && block.last && is_blank (self->utf8 + start, end - start);
  block.again = block.blank && index > 0 && is_empty (self, index - 1);
  block.height = estimate_block (self, &block);
  g_array_append_val (blocks, block);
}

static void
open_segment (HwBlockTree *self, gsize k)
{
  Segment *segment = &self->segments[k];
  gsize at = segment->start, limit = self->segments[k + 1].start;
  gsize n_paragraphs = hw_text_get_n_paragraphs (self->text);
  GArray *blocks;
  gint64 height = 0;

  if (segment->blocks != NULL)
    return;
  blocks = g_array_new (FALSE, FALSE, sizeof (HwBlock));
  for (gsize i = hw_text_get_paragraph_at_byte (self->text, at); i < n_paragraphs; i++)
    {
      HwParagraph paragraph = hw_text_get_paragraph (self->text, i);
      gsize start = MAX (paragraph.byte_start, at), end = MIN (paragraph.byte_end, limit);

      if (start >= limit && blocks->len > 0)
        break;
      while (end - start > HW_BLOCK_MAX)
        {
          gsize n_pieces = (end - start + HW_BLOCK_PIECE - 1) / HW_BLOCK_PIECE;
          gsize cut = hw_block_cut (self->utf8, start, start + (end - start) / n_pieces);

          add_block (self, blocks, &paragraph, i, start, cut);
          start = cut;
        }
      add_block (self, blocks, &paragraph, i, start, end);
    }

  segment->n_blocks = blocks->len;
  segment->blocks = (HwBlock *) (void *) g_array_free (blocks, FALSE);
  for (guint i = 0; i < segment->n_blocks; i++)
    height += segment->blocks[i].height;
  fenwick_add (self, k, height - segment->height);
  segment->height = height;
  self->n_open++;
}

HwBlockTree *
hw_block_tree_new (HwText *text, const HwBlockMetrics *metrics)
{
  HwBlockTree *self = g_new0 (HwBlockTree, 1);
  gsize n_bytes;

  self->text = hw_text_ref (text);
  self->utf8 = hw_text_get_utf8 (text, &n_bytes);
  self->n_segments = n_bytes == 0 ? 1 : (n_bytes + SEGMENT - 1) / SEGMENT;
  self->segments = g_new0 (Segment, self->n_segments + 1);
  self->fenwick = g_new0 (gint64, self->n_segments + 1);

  for (gsize k = 1; k < self->n_segments; k++)
    self->segments[k].start = segment_start (self, k);
  self->segments[self->n_segments].start = n_bytes;
  for (gsize k = 0; k <= self->n_segments; k++)
    {
      Segment *segment = &self->segments[k];

      segment->char_start = hw_text_from_byte (text, segment->start);
      segment->first = hw_text_get_paragraph_at_byte (text, segment->start);
      if (k < self->n_segments)
        segment->last = hw_text_get_paragraph_at_byte (text, MAX (segment[1].start, 1) - 1);
    }
  hw_block_tree_set_metrics (self, metrics, FALSE);
  return self;
}

void
hw_block_tree_free (HwBlockTree *self)
{
  for (gsize k = 0; k < self->n_segments; k++)
    g_free (self->segments[k].blocks);
  g_free (self->segments);
  g_free (self->fenwick);
  hw_text_unref (self->text);
  g_free (self);
}

void
hw_block_tree_set_metrics (HwBlockTree *self, const HwBlockMetrics *metrics, gboolean keep_valid)
{
  self->metrics = *metrics;
  self->metrics.chars_per_line = MAX (self->metrics.chars_per_line, 1.0);
  for (gsize k = 0; k < self->n_segments; k++)
    {
      Segment *segment = &self->segments[k];

      segment->height = segment->blocks == NULL ? estimate_segment (self, segment) : 0;
      for (guint i = 0; i < segment->n_blocks; i++)
        {
          HwBlock *block = &segment->blocks[i];

          if (!keep_valid || !block->valid)
            {
              block->valid = FALSE;
              block->height = estimate_block (self, block);
            }
          segment->height += block->height;
        }
    }
  fenwick_rebuild (self);
}

gint64
hw_block_tree_get_height (const HwBlockTree *self)
{
  return self->height;
}

HwBlockRef
hw_block_tree_at_byte (HwBlockTree *self, gsize byte)
{
  HwBlockRef ref = { 0, 0 };
  gsize low = 0, high = self->n_segments;

  /* The last segment that begins at or before the byte. */
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (self->segments[middle].start <= byte)
        low = middle;
      else
        high = middle;
    }
  open_segment (self, low);
  ref.segment = (guint) low;
  low = 0;
  high = self->segments[ref.segment].n_blocks;
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (self->segments[ref.segment].blocks[middle].start <= byte)
        low = middle;
      else
        high = middle;
    }
  ref.index = (guint) low;
  return ref;
}

HwBlockRef
hw_block_tree_at_y (HwBlockTree *self, gint64 y)
{
  HwBlockRef ref;
  const Segment *segment;

  y = MAX (y, 0);
  ref.segment = (guint) fenwick_find (self, y);
  open_segment (self, ref.segment);
  segment = &self->segments[ref.segment];
  y -= fenwick_sum (self, ref.segment);
  for (ref.index = 0; ref.index + 1 < segment->n_blocks; ref.index++)
    {
      if (y < segment->blocks[ref.index].height)
        break;
      y -= segment->blocks[ref.index].height;
    }
  return ref;
}

gboolean
hw_block_tree_next (HwBlockTree *self, HwBlockRef *ref)
{
  if (ref->index + 1 < self->segments[ref->segment].n_blocks)
    {
      ref->index++;
      return TRUE;
    }
  if (ref->segment + 1 >= self->n_segments)
    return FALSE;
  ref->segment++;
  ref->index = 0;
  open_segment (self, ref->segment);
  return TRUE;
}

gboolean
hw_block_tree_previous (HwBlockTree *self, HwBlockRef *ref)
{
  if (ref->index > 0)
    {
      ref->index--;
      return TRUE;
    }
  if (ref->segment == 0)
    return FALSE;
  ref->segment--;
  open_segment (self, ref->segment);
  ref->index = self->segments[ref->segment].n_blocks - 1;
  return TRUE;
}

const HwBlock *
hw_block_tree_get (HwBlockTree *self, HwBlockRef ref)
{
  g_assert (ref.segment < self->n_segments);
  g_assert (ref.index < self->segments[ref.segment].n_blocks);
  return &self->segments[ref.segment].blocks[ref.index];
}

gint64
hw_block_tree_get_top (HwBlockTree *self, HwBlockRef ref)
{
  gint64 top = fenwick_sum (self, ref.segment);

  for (guint i = 0; i < ref.index; i++)
    top += self->segments[ref.segment].blocks[i].height;
  return top;
}

void
hw_block_tree_set_height (HwBlockTree *self, HwBlockRef ref, int height)
{
  Segment *segment = &self->segments[ref.segment];
  HwBlock *block = &segment->blocks[ref.index];

  segment->height += height - block->height;
  if (height != block->height)
    fenwick_add (self, ref.segment, height - block->height);
  block->height = height;
  block->valid = TRUE;
}

/* The byte @y below the top of something of @height that begins at @start. */
static gsize
interpolate (gsize start, gsize end, gint64 height, double y)
{
  return start + (gsize) ((double) (end - start) * CLAMP (y / (double) MAX (height, 1), 0, 1));
}

void
hw_block_tree_estimate_bytes (const HwBlockTree *self, gint64 height, guint n, gsize *bytes)
{
  gsize k = 0;
  guint index = 0;
  gint64 top = 0, block_top = 0;

  for (guint i = 0; i < n; i++)
    {
      const double y = (double) height * i / n;
      const Segment *segment = &self->segments[k];

      while (k + 1 < self->n_segments && y >= (double) (top + segment->height))
        {
          top += segment->height;
          segment = &self->segments[++k];
          index = 0;
          block_top = top;
        }
      if (segment->blocks == NULL)
        {
          bytes[i]
              = interpolate (segment->start, segment[1].start, segment->height, y - (double) top);
          continue;
        }
      while (index + 1 < segment->n_blocks
             && y >= (double) (block_top + segment->blocks[index].height))
        block_top += segment->blocks[index++].height;
      bytes[i] = interpolate (segment->blocks[index].start, segment->blocks[index].end,
                              segment->blocks[index].height, y - (double) block_top);
    }
}

gsize
hw_block_tree_get_n_segments (const HwBlockTree *self)
{
  return self->n_segments;
}

gsize
hw_block_tree_get_n_open (const HwBlockTree *self)
{
  return self->n_open;
}
