/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "library.h"

G_BEGIN_DECLS

/* Sets @error to "what was attempted in the library FILE: why it failed". */
void hw_library_fail (HwLibrary *self, GError **error, HwLibraryError code, const char *reason, ...)
    G_GNUC_PRINTF (4, 5);
/* The same for what SQLite said last on this connection. */
void hw_library_fail_sqlite (HwLibrary *self, GError **error, int result);
/* For a file that is not open (yet). */
void hw_library_fail_open (const char *path,
                           GError **error,
                           HwLibraryError code,
                           const char *reason,
                           ...) G_GNUC_PRINTF (4, 5);

/* A SQLite result as ours. *reason becomes why, in words; transfer full. @db may be NULL. */
HwLibraryError hw_library_error_from_sqlite (sqlite3 *db, int result, char **reason);

G_END_DECLS
