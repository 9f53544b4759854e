/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "offset-map.h"

G_BEGIN_DECLS

/* The text of a source as the other program has it, and what that means for its positions. */
typedef struct
{
  HwText *text;
  GArray *line_ends; /* gsize: LF here that are CR LF there */
  gboolean has_bom;
} HwQdaText;

HwQdaText *hw_qda_text_new (GBytes *bytes, GError **error);
void hw_qda_text_free (HwQdaText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwQdaText, hw_qda_text_free)

/* A range as the file has it, and what it says stands there ("" for nothing). */
typedef struct
{
  gint64 start, end;
  const char *name;
} HwQdaRange;

/* Who wrote the file: some count in their own way. */
typedef enum
{
  HW_QDA_BY_OTHER,
  HW_QDA_BY_HAWASHI,
  HW_QDA_BY_NVIVO,
  HW_QDA_BY_ATLAS,
} HwQdaOrigin;
HwQdaOrigin hw_qda_origin_from_name (const char *origin);

/* How positions in this source were counted. */
typedef struct
{
  HwOffsets offsets;
  gboolean inclusive; /* the end is the last character */
} HwQdaCounting;

/* Found out from what the ranges say stands in them, else from who wrote it, else from where words begin and end.
 * Never fails: plain code points where nothing tells. */
HwQdaCounting
hw_qda_text_find_counting (const HwQdaText *self, HwQdaOrigin origin, const GArray *ranges);
/* For the report: NULL where positions count nothing but code points. Transfer full. */
char *hw_qda_counting_describe (HwQdaCounting counting, const HwQdaText *text);

HwOffsetMap *hw_qda_text_map (const HwQdaText *self, HwQdaCounting counting);

G_END_DECLS
