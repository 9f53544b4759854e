/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column of a table says of the document in its row. */
typedef enum
{
  HW_CSV_TITLE,
  HW_CSV_TEXT,
  HW_CSV_AUTHOR,
  HW_CSV_PUBLISHED,
  HW_CSV_SOURCE,
  HW_CSV_URL,
  HW_CSV_LANGUAGE,
} HwCsvField;
#define HW_CSV_N_FIELDS (HW_CSV_LANGUAGE + 1)
#define HW_CSV_NO_COLUMN G_MAXUINT

/* "title", ... as in "title=Headline". */
const char *hw_csv_field_to_name (HwCsvField field);

typedef struct
{
  guint column[HW_CSV_N_FIELDS]; /* from 0, or HW_CSV_NO_COLUMN */
  gboolean has_header;           /* the first row names the columns */
  gboolean
      is_sure; /* the column of the text goes by its name, or was said: it was not guessed by its length */
} HwCsvColumns;

/* Which column is which, and whether the first row names them. @rows: the first ones, each a GPtrArray of char *; at least one. @map: "field=column", the
 * column by its name or its number from 1, "field=" for none, "header=yes" or "header=no"; or NULL to guess from the names in English and Arabic; where there are
 * none, the longest is the text. FALSE with HW_IMPORT_ERROR_UNSUPPORTED for a field or a column that is not there,
 * _EMPTY where no column has text. */
gboolean
hw_csv_columns_find (HwCsvColumns *self, GPtrArray *rows, const char *const *map, GError **error);

G_END_DECLS
