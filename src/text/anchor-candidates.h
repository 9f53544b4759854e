/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor-text.h"
#include "anchor.h"
#include "approximate.h"

G_BEGIN_DECLS

/* Where a passage may stand, with how like its words and what is around them are. */
typedef struct
{
  gsize start, end;             /* of the text, code points */
  gboolean is_exact;            /* the words letter by letter */
  gboolean is_same;             /* that, or but for marks and forms of letters */
  double quote, context, total; /* from 0 to 1 */
  double weaker;                /* the context on the side where it is less like */
} HwAnchorCandidate;

typedef struct
{
  const HwText *text;
  HwAnchorLetters *letters;
  HwAnchorGrams *grams;
  HwApproximate *approximate;
  gint64 budget; /* steps of 64 letters that may still be spent on looking everywhere */

  /* Of the passage that is looked for. */
  const HwAnchor *anchor;
  GArray *sought; /* guint16: of what is before, of its words, of what is behind */
  gsize n_before, n_quote, n_behind;
  GArray *candidates;   /* HwAnchorCandidate, none overlapping another by half; the best first */
  gboolean is_complete; /* the exact ones are all that there are */
  GArray *places, *votes;
} HwAnchorSearch;

/* @text and the anchors are borrowed. */
void hw_anchor_search_init (HwAnchorSearch *self,
                            const HwText *text,
                            const HwAnchor *const *anchors,
                            gsize n);
void hw_anchor_search_clear (HwAnchorSearch *self);

/* Fills self->candidates for an anchor of hw_anchor_search_init(), which would stand at @expected. */
void hw_anchor_search_run (HwAnchorSearch *self, const HwAnchor *anchor, gsize expected);

G_END_DECLS
