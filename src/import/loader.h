/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import.h"

G_BEGIN_DECLS

/* A file that was read and hashed, and what is in it, or why it was not. */
typedef struct
{
  char *hash; /* SHA-256 of its bytes, hexadecimal */
  HwExtract *extract;
  GBytes *original; /* its bytes, where they are to be kept; NULL */
  char *failure;    /* NULL where there is an extract, or where its hash was known */
} HwLoaded;
void hw_loaded_free (HwLoaded *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwLoaded, hw_loaded_free)

/* Adds what was loaded of one file, as hw_import_paths() does: one undo step. */
gboolean hw_import_loaded (HwLibrary *library,
                           const char *path,
                           HwLoaded *loaded,
                           HwImportFunc func,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);

/* Loads files ahead of the thread that writes them down, in threads of its own, a bounded number of files
 * and bytes at a time. Results come in the order of the files. */
typedef struct _HwLoader HwLoader;

/* @files: element type HwFoundFile. @options: how they are read, or NULL. @known: a set of hashes; a file that
 * has one of them is not read again, and has neither an extract nor a failure. All must outlive the loader. */
HwLoader *hw_loader_new (GPtrArray *files,
                         const HwReadOptions *options,
                         gboolean keep_originals,
                         GHashTable *known,
                         GCancellable *cancellable);
/* Stops after the texts, and in the middle of what workers are reading. */
void hw_loader_free (HwLoader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwLoader, hw_loader_free)

/* Waits for the next result, at most this long (µs). TRUE when hw_loader_next() will return at once. */
gboolean hw_loader_wait (HwLoader *self, gint64 timeout);
/* The result of the next file; waits for it. NULL after the last. Transfer full. */
HwLoaded *hw_loader_next (HwLoader *self);
/* Reads one file in this thread, be its hash known or not. Transfer full. */
HwLoaded *hw_loader_load_again (HwLoader *self, guint index);

G_END_DECLS
