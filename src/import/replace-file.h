/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "replace.h"

G_BEGIN_DECLS

/* What came of it. */
typedef struct
{
  GArray *passages; /* HwReplacedPassage, in the order of the old text */
  gboolean is_same; /* the file has the text that the document has: nothing was done */
  char *
      remark; /* what a person should know of how the file was read, or of what was not taken; or NULL */
} HwReplacement;
void hw_replacement_free (HwReplacement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwReplacement, hw_replacement_free)

/* Reads a file, as an import does, and gives its text to a document: see hw_library_replace_text(). @bytes are
 * what is in the file, where they are at hand, and @path is but its name then; or NULL. A file with several
 * documents is refused with UNSUPPORTED, but for the very file that the document is the first of. @options may be
 * NULL: see hw_import_paths(). NULL on failure, with the name of the file in the message where that is the cause. */
HwReplacement *hw_import_replace (HwLibrary *library,
                                  gint64 document,
                                  const char *path,
                                  GBytes *bytes,
                                  const HwReadOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
