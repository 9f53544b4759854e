/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canonical-text.h"

G_BEGIN_DECLS

/* Finds passages again in another version of their text. */

typedef enum
{
  HW_ANCHOR_KEPT,  /* its words stand where they stood */
  HW_ANCHOR_MOVED, /* its words stand elsewhere; or with other marks, where they can be no others */
  HW_ANCHOR_UNCERTAIN, /* words like them, or the same with nothing of what stood around them */
  HW_ANCHOR_LOST,      /* nowhere, or in several places that nothing tells apart */
} HwAnchorStatus;
const char *hw_anchor_status_to_name (HwAnchorStatus status); /* "kept", ... for JSON */

/* A passage of the old text: code points, its words, and what stood around them. Borrowed. */
typedef struct
{
  gsize start, end;
  const char *quote, *prefix, *suffix;
  gboolean is_lost; /* it has no place in the old text either; start is where it would stand */
} HwAnchor;

/* [start, end) of the new text; of one that is lost, start is where it would stand, and end the same. */
typedef struct
{
  HwAnchorStatus status;
  gsize start, end;
  double score; /* from 0 to 1, how like the words and what is around them are */
} HwAnchorPlace;

/* One place for each anchor. About a second for 5,000 on a text of 1 MB of which none stands where it stood;
 * what cannot be found within a bound of that order is lost. */
void hw_anchors_find (const HwAnchor *anchors, gsize n, const HwText *text, HwAnchorPlace *places);

G_END_DECLS
