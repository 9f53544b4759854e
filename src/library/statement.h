/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "library.h"

G_BEGIN_DECLS

/* A prepared statement, kept by its connection and used again. */
typedef struct
{
  HwLibrary *library;
  char *sql;
  sqlite3_stmt *handle;
} HwStatement;

/* Prepares @sql (or takes the one kept) and binds @types' arguments: i gint64, r double, s string
 * (NULL for SQL NULL), z gint64 that is NULL where 0, t a text and b a blob (pointer, then gsize). Strings and
 * blobs are borrowed until the statement is released. NULL on failure. */
HwStatement *
hw_library_query (HwLibrary *self, GError **error, const char *sql, const char *types, ...);
/* 1 for a row, 0 at the end, -1 on failure. */
int hw_statement_next (HwStatement *self, GError **error);
void hw_statement_release (HwStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwStatement, hw_statement_release)

gint64 hw_statement_int (HwStatement *self, int column);
/* "" for NULL. Valid until the next step. */
const char *hw_statement_text (HwStatement *self, int column);

/* Runs a statement that gives no rows. */
gboolean hw_library_run (HwLibrary *self, GError **error, const char *sql, const char *types, ...);
/* The first column of the first row: 1 where there is one, 0 where not, -1 on failure. */
int hw_library_look_up (
    HwLibrary *self, gint64 *value, GError **error, const char *sql, const char *types, ...);
/* The same for a string; transfer full. */
int hw_library_look_up_text (
    HwLibrary *self, char **value, GError **error, const char *sql, const char *types, ...);

void hw_statement_free (HwStatement *self);

G_END_DECLS
