/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No table has more columns. */
#define HW_CSV_MAX_COLUMNS 1000

/* Reads tables as RFC 4180 describes them, and what programs write instead: any delimiter, any line end, quotes
 * inside a field that has none around it. */
typedef struct
{
  const char *next, *end;
  char delimiter;
  GPtrArray *cells; /* char *, of the last row */
} HwCsvReader;

/* @utf8, canonical, must outlive the reader. A @delimiter of 0 is found out: comma, semicolon, tab or bar. */
void hw_csv_reader_init (HwCsvReader *self, const char *utf8, gsize n_bytes, char delimiter);
void hw_csv_reader_clear (HwCsvReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HwCsvReader, hw_csv_reader_clear)

/* The next row into self->cells; empty lines are passed over. FALSE at the end. */
gboolean hw_csv_reader_next (HwCsvReader *self);

/* The first rows, enough to tell which column is which: each a GPtrArray of char *. Transfer full. */
GPtrArray *hw_csv_read_sample (const char *utf8, gsize n_bytes);

G_END_DECLS
