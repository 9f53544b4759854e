/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables as CSV (RFC 4180, lines end in CR LF), the same wherever the program writes one. */

/* At the beginning: spreadsheets take a file without it for one in the system's old encoding. */
#define HW_CSV_BOM "\xef\xbb\xbf"

/* Quoted where it must be. What a spreadsheet would calculate, it shows as text behind an apostrophe. */
void hw_csv_append_field (GString *out, const char *value);
/* A whole row; a NULL is an empty field. */
void hw_csv_append_row (GString *out, const char *const *fields, gsize n_fields);

G_END_DECLS
