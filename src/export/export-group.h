/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export-set.h"

G_BEGIN_DECLS

typedef struct
{
  const HwExportSection *section;
  const HwExportPassage *item;
} HwExportPlace;

/* What stands under one heading. */
typedef struct
{
  char *title;
  char *colour;                   /* of a tag, or what they have in common; NULL for none */
  const HwExportSection *section; /* a document's: with what is to be said of it; else NULL */
  const HwExportTag *tag;         /* a tag's; else NULL */
  GArray *places;                 /* element type HwExportPlace; may be empty */
} HwExportGroup;

/* The passages of @set under headings, each at least once, and the notes on documents. Where the order is by
 * tag, every tag that was asked for and has something to tell is a group. Element type HwExportGroup; they
 * point into @set. Transfer full. */
GPtrArray *hw_export_set_group (const HwExportSet *set, HwExportOrder order);

/* Is what this tag means told in the groups of that order, or does it need a place of its own? */
gboolean hw_export_tag_is_told_apart (const HwExportTag *tag, HwExportOrder order);

G_END_DECLS
