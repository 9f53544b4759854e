/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "canonical-text.h"

G_BEGIN_DECLS

/* HwLibrary is one connection to a library file. It blocks and belongs to one thread at a time; a
 * second thread, window or process opens its own. Every function that fails sets a GError whose
 * message says what was attempted, on what, and why it failed, in the user's language. */
typedef struct _HwLibrary HwLibrary;

#define HW_LIBRARY_ERROR (hw_library_error_quark ())
typedef enum
{
  HW_LIBRARY_ERROR_FAILED,        /* anything SQLite says that has no name below */
  HW_LIBRARY_ERROR_NOT_A_LIBRARY, /* not SQLite, or SQLite of another program */
  HW_LIBRARY_ERROR_TOO_NEW,       /* made by a later version of the program */
  HW_LIBRARY_ERROR_READ_ONLY,     /* the file, its folder, or the connection */
  HW_LIBRARY_ERROR_DAMAGED,
  HW_LIBRARY_ERROR_BUSY, /* another process held the file for longer than 5 s */
  HW_LIBRARY_ERROR_NO_SPACE,
  HW_LIBRARY_ERROR_NOT_FOUND, /* no such document, tag, passage, note */
  HW_LIBRARY_ERROR_EXISTS,
  HW_LIBRARY_ERROR_INVALID, /* an argument that cannot be stored: a range outside the text, a cycle of tags */
} HwLibraryError;
GQuark hw_library_error_quark (void);

typedef enum
{
  HW_LIBRARY_OPEN_DEFAULT = 0,
  HW_LIBRARY_OPEN_CREATE = 1 << 0,    /* make the file, and the folders above it, where missing */
  HW_LIBRARY_OPEN_READ_ONLY = 1 << 1, /* never writes; writing functions fail with READ_ONLY */
} HwLibraryOpenFlags;

/* Opens, and migrates an older file. A file that is refused is left byte for byte as it was. */
HwLibrary *hw_library_open (const char *path, HwLibraryOpenFlags flags, GError **error);
void hw_library_close (HwLibrary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwLibrary, hw_library_close)

/* $XDG_DATA_HOME/hawashi/library.db. Transfer full. */
char *hw_library_default_path (void);
const char *hw_library_get_path (HwLibrary *self);
gboolean hw_library_is_read_only (HwLibrary *self);

/* Several reads that must agree with each other stand between these. They nest, and inside a step
 * they do nothing. */
gboolean hw_library_begin_read (HwLibrary *self, GError **error);
void hw_library_end_read (HwLibrary *self);

/* Is this the file of a library that this process has open, or one that SQLite keeps beside it? Then
 * nothing else may be written to it, nor put in its place. Any thread. */
gboolean hw_library_is_open_file (const char *path);

/* While set, a long statement stops with G_IO_ERROR_CANCELLED soon after a cancel. NULL ends it. */
void hw_library_set_cancellable (HwLibrary *self, GCancellable *cancellable);

/* Grows whenever this or any other connection has committed a step, an undo or a redo: cheap enough
 * to ask often. Places and state do not count: nothing that another window shows depends on them. */
guint64 hw_library_get_version (HwLibrary *self);

/* Is the library whole? Appends to @problems (element-type utf8) a sentence for each fault: SQLite's
 * integrity and foreign keys, texts against their lengths, passages against their quotes. FALSE
 * with @error only where the check itself could not run. */
gboolean
hw_library_check (HwLibrary *self, GPtrArray *problems, GCancellable *cancellable, GError **error);

/* A copy by SQLite's backup interface: whole while others write. */
gboolean
hw_library_copy_to (HwLibrary *self, const char *path, GCancellable *cancellable, GError **error);

/* Small things that the window remembers with the library (the last document); not undoable. */
char *hw_library_get_state (HwLibrary *self, const char *key);
gboolean hw_library_set_state (HwLibrary *self, const char *key, const char *value, GError **error);

G_END_DECLS
