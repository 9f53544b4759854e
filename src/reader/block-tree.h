/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms.h"

G_BEGIN_DECLS

/* HwBlockTree knows where every block of a text stands and how high it is, without looking at most of
 * them. A block is what one PangoLayout shows: a paragraph, or a piece of a long one.
 *
 * Two levels. The text is divided into segments of about 32 KiB by arithmetic, so that 50 MB cost 1,600
 * entries; a segment is opened into its blocks when somebody asks for one of them. Invariants:
 *   - the blocks of all segments, in order, are all paragraphs in order, each whole or in pieces;
 *   - a segment's height is the sum of its blocks' heights once it is open, an estimate before;
 *   - the sums over segments are in a Fenwick tree: reading and changing one is O(log n).
 * Heights are pixels. No GTK here: the tree is told what a line costs. */
typedef struct _HwBlockTree HwBlockTree;

typedef struct
{
  guint segment, index;
} HwBlockRef;

typedef struct
{
  gsize start, end; /* bytes of the text, without the LF */
  gsize char_start; /* code points */
  guint32 n_chars;
  gint32 height;     /* estimated until @valid */
  gsize paragraph;   /* index in the text */
  guint32 first : 1; /* holds the start of its paragraph */
  guint32 last : 1;  /* holds the end of its paragraph */
  guint32 blank : 1; /* a whole paragraph of nothing but white space */
  guint32 again : 1; /* blank, and so is the one before: a run of them shows as one gap */
  guint32 valid : 1; /* the height was measured */
} HwBlock;

typedef struct
{
  double line_height;    /* of an average line */
  double chars_per_line; /* code points */
  int gap;               /* below a paragraph */
  int blank_height;      /* of a blank paragraph, all in all, or of a run of them */
  const HwForms *forms;  /* what the paragraphs are; NULL for plain ones */
} HwBlockMetrics;

/* Keeps a reference to @text. */
HwBlockTree *hw_block_tree_new (HwText *text, const HwBlockMetrics *metrics);
void hw_block_tree_free (HwBlockTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwBlockTree, hw_block_tree_free)

/* New estimates: for every block (after a change of width or font), or with @keep_valid for those
 * alone that were not measured. */
void
hw_block_tree_set_metrics (HwBlockTree *self, const HwBlockMetrics *metrics, gboolean keep_valid);
gint64 hw_block_tree_get_height (const HwBlockTree *self);

/* The block that holds a byte; an LF belongs to the block before it, the end of the text to the last. */
HwBlockRef hw_block_tree_at_byte (HwBlockTree *self, gsize byte);
/* The block at a height; clamped to the first and the last. */
HwBlockRef hw_block_tree_at_y (HwBlockTree *self, gint64 y);
/* The neighbour; FALSE at an end of the text, @ref is then left as it was. */
gboolean hw_block_tree_next (HwBlockTree *self, HwBlockRef *ref);
gboolean hw_block_tree_previous (HwBlockTree *self, HwBlockRef *ref);

/* Valid until the tree is freed: an open segment stays open. */
const HwBlock *hw_block_tree_get (HwBlockTree *self, HwBlockRef ref);
gint64 hw_block_tree_get_top (HwBlockTree *self, HwBlockRef ref);
/* What is kept free below a paragraph. */
int hw_block_metrics_get_gap (const HwBlockMetrics *self, gsize paragraph);
/* What a blank block is high. Not nothing where it is one of a run: a page of them has an end. */
int hw_block_metrics_get_blank (const HwBlockMetrics *self, const HwBlock *block);
/* Stores a measured height. */
void hw_block_tree_set_height (HwBlockTree *self, HwBlockRef ref, int height);

/* Where the text stands at @n heights, from 0 in even steps up to @height: bytes, in order. Nothing is
 * opened; within a segment that is not, an estimate. One pass over segments and open blocks. */
void hw_block_tree_estimate_bytes (const HwBlockTree *self, gint64 height, guint n, gsize *bytes);

gsize hw_block_tree_get_n_segments (const HwBlockTree *self);
gsize hw_block_tree_get_n_open (const HwBlockTree *self);

G_END_DECLS
