/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* The SQLite file of another program, in memory and for reading only: nothing in it is run or written to, and what it
 * does to be slow or large is stopped. */
typedef struct _HwForeign HwForeign;

/* @bytes are those of the file, @name is for errors. Opens no file. NULL with an error of HW_LIBRARY_ERROR. */
HwForeign *
hw_foreign_open (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
void hw_foreign_close (HwForeign *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwForeign, hw_foreign_close)

/* Is there such a table with such a column? */
gboolean hw_foreign_has (HwForeign *self, const char *table, const char *column);

/* The rows of a query, one after the other. */
typedef struct _HwForeignRows HwForeignRows;
HwForeignRows *hw_foreign_query (HwForeign *self, const char *sql, GError **error);
void hw_foreign_rows_free (HwForeignRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwForeignRows, hw_foreign_rows_free)

/* 1 for a row, 0 at the end, -1 on failure. */
int hw_foreign_rows_next (HwForeignRows *self, GError **error);
gint64 hw_foreign_rows_get_int (HwForeignRows *self, int column);
gboolean hw_foreign_rows_is_null (HwForeignRows *self, int column);
/* Valid UTF-8, "" for NULL. Transfer full. */
char *hw_foreign_rows_get_text (HwForeignRows *self, int column);

G_END_DECLS
