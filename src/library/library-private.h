/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "history.h"
#include "library.h"
#include "open-files.h"
#include "schema.h"

G_BEGIN_DECLS

/* Inside the library only: nothing outside src/library and its tests sees SQLite. */

typedef struct _HwStep HwStep;
typedef struct _HwTermIndex HwTermIndex;
typedef struct _HwSearchNames HwSearchNames;

struct _HwLibrary
{
  sqlite3 *db;
  char *path; /* absolute */
  gboolean read_only;
  HwOpenFile *file; /* what the connections of this process share */
  GCancellable *cancellable;
  gint64 busy_since; /* monotonic µs of the first refusal of the lock waited for */

  /* What the public function that runs was asked to do: the first half of every error message. An
   * untranslated literal, N_("The tag could not be renamed"). */
  const char *attempt;

  GHashTable *statements; /* SQL -> HwStatement that is not in use */
  HwStep *step;           /* the open step, or NULL */
  HwTermIndex *index;     /* what is kept for term-index.h */
  HwSearchNames *names;   /* the same for search-names.h */
  GHashTable
      *tag_rows; /* of search-filter.c, as the library was when the index's map had this serial */
  guint64 tag_rows_serial;
  guint reads;        /* depth of nested read transactions */
  gboolean owns_read; /* the outermost of them began a transaction */
  guint32 nonce;      /* tells this connection's editing sessions from others' */

  /* The passages of a document that were listed last, NULL for none; see passage-list.c. */
  GPtrArray *listed;
  gint64 listed_document;
  guint64 listed_version;
};

/* hw_library_open() with other migrations and another newest version: for the tests of the frame. */
HwLibrary *hw_library_open_with (const char *path,
                                 HwLibraryOpenFlags flags,
                                 const HwMigration *migrations,
                                 guint n_migrations,
                                 GError **error);

/* Refuses, with READ_ONLY, where the connection may not write. */
gboolean hw_library_check_writable (HwLibrary *self, GError **error);

/* The text as the file has it, and none that is kept. */
HwText *hw_library_read_text (HwLibrary *self, gint64 document, GError **error);
/* Bytes of a row of texts; -1 where it cannot be told. */
gint64 hw_library_get_text_size (HwLibrary *self, gint64 text);

/* One more change that other windows must show (see hw_library_get_version()). */
gboolean hw_library_count_change (HwLibrary *self, GError **error);

G_END_DECLS
