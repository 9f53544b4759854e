/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "csv-columns.h"
#include "extract.h"
#include "formats.h"
#include "rows.h"

G_BEGIN_DECLS

/* A table as its file has it: the first rows, and which column is taken for what. */
typedef struct
{
  GPtrArray *rows; /* each a GPtrArray of char * */
  HwCsvColumns columns;
  char delimiter;
} HwImportTable;

/* A line of the preview. */
typedef struct
{
  gint64 key;  /* from 1 */
  gint32 row;  /* as in extract-rows.h, or -1 */
  gint32 part; /* of HwImportReading.parts, or -1 */
} HwImportLine;

/* One file, read in one way. Strings and the rest are owned; what is not known is NULL. */
typedef struct
{
  /* How. */
  char *path; /* to be read, where there are no bytes yet */
  char *name; /* for display */
  char *format, *encoding;
  gboolean whole_page;
  GStrv map;
  gboolean is_brief;        /* only what tells whether a person is to be asked */
  gboolean knows_encodings; /* they need not be found out again */

  /* What came of it. */
  GBytes *bytes;
  char *hash;
  const HwFormat *read_as;
  HwExtract *encodings; /* see hw_extract_encodings(); of text only */
  HwExtract *extract;
  GPtrArray *parts; /* HwExtract: those in it and in each other; borrowed from it */
  HwRows *lines;    /* HwImportLine: paragraphs, then documents */
  HwImportTable *table;
  GError *error;
} HwImportReading;

void hw_import_reading_free (HwImportReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwImportReading, hw_import_reading_free)

/* Reads: long, in any thread but that of the main loop. */
void hw_import_reading_run (HwImportReading *self, GCancellable *cancellable);

/* Is it worth a question: an encoding that may be another, a table whose column of text was guessed? */
gboolean hw_import_reading_is_doubtful (const HwImportReading *self);

G_END_DECLS
