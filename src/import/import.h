/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "library.h"

G_BEGIN_DECLS

typedef enum
{
  HW_IMPORT_ADDED,
  HW_IMPORT_UNCHANGED, /* the same bytes are in the library */
  HW_IMPORT_FAILED,
} HwImportStatus;
const char *hw_import_status_to_name (HwImportStatus status); /* "added", ... for JSON */

typedef struct
{
  const char *path; /* as found; display with g_filename_display_name() */
  gint64 document;  /* 0 where it failed */
  HwImportStatus status;
  const char *message;  /* why it failed, or a remark on damaged characters; "" else */
  gboolean is_doubtful; /* its encoding was guessed, and another reads about as well */
} HwImportItem;

/* Called for each file, in the importing thread. @n_done of @n_found so far: the walk goes on
 * meanwhile, so @n_found may still grow. */
typedef void (*HwImportFunc) (const HwImportItem *item,
                              guint n_done,
                              guint n_found,
                              gpointer user_data);

/* Imports files, and folders all the way down (hidden entries and symbolic links to folders are
 * passed over; a file that was named itself always counts). @options: how all of them are read, or NULL; the name
 * is each file's own. Plain text in UTF-8 is read right here, all else by workers. One undo step for the whole. A bad file
 * never stops the rest. A cancel keeps what is done. Writes in short transactions, so that others
 * can write between them. FALSE only where the library itself fails or on a cancel. */
gboolean hw_import_paths (HwLibrary *library,
                          const char *const *paths,
                          const HwReadOptions *options,
                          HwImportFunc func,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
