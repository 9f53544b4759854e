/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export-group.h"

G_BEGIN_DECLS

typedef enum
{
  HW_EXPORT_COLUMN_KIND, /* passage, document, tag, library: what the note is on */
  HW_EXPORT_COLUMN_DOCUMENT,
  HW_EXPORT_COLUMN_AUTHOR,
  HW_EXPORT_COLUMN_SOURCE,
  HW_EXPORT_COLUMN_PUBLISHED,
  HW_EXPORT_COLUMN_URL,
  HW_EXPORT_COLUMN_PAGE, /* where that is known */
  HW_EXPORT_COLUMN_PARAGRAPH,
  HW_EXPORT_COLUMN_START,
  HW_EXPORT_COLUMN_END,
  HW_EXPORT_COLUMN_BEFORE,
  HW_EXPORT_COLUMN_QUOTE,
  HW_EXPORT_COLUMN_AFTER,
  HW_EXPORT_COLUMN_TAGS, /* with "; " between them */
  HW_EXPORT_COLUMN_NOTE,
  HW_EXPORT_COLUMN_COLOUR,
  HW_EXPORT_COLUMN_CREATED,
  HW_EXPORT_COLUMN_MODIFIED,
  HW_EXPORT_COLUMN_CREATOR,
  HW_EXPORT_COLUMN_GUID,
  HW_EXPORT_COLUMN_STATE, /* of a passage that is "lost" or "uncertain" since its text was replaced */
  HW_EXPORT_N_COLUMNS,
} HwExportColumn;

/* "quote": the same in every language. */
const char *hw_export_column_get_name (HwExportColumn column);
const char *hw_export_column_get_label (HwExportColumn column); /* translated */
/* Is it a count, to be told to a spreadsheet as a number? */
gboolean hw_export_column_is_number (HwExportColumn column);
/* "document,tags,quote" as columns, in that order; NULL is all of them but what is around a quotation. Element
 * type HwExportColumn. NULL with HW_EXPORT_ERROR_OPTION for a name that is none, or none at all. */
GArray *hw_export_columns_parse (const char *names, GError **error);

typedef struct
{
  char *fields[HW_EXPORT_N_COLUMNS]; /* NULL for empty */
  const HwExportSection *section;    /* or NULL */
  const HwExportPassage *item;       /* or NULL */
  const char *colour;                /* of a passage or tag; or NULL */
} HwExportRow;

/* One row a passage, in the order of the options, and one a note on something else. Element type HwExportRow;
 * they point into the set. Transfer full. */
GPtrArray *hw_export_table_new (const HwExportSet *set, HwExportOrder order);

G_END_DECLS
