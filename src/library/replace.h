/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor.h"
#include "documents.h"

G_BEGIN_DECLS

/* What became of a passage when its document got another text. */
typedef struct
{
  gint64 passage;
  HwAnchorStatus status;
  gint64 start, end; /* in the new text; the same where it is lost */
  double score;      /* from 0 to 1 */
} HwReplacedPassage;

/* Gives a document another text: a corrected file, or the same one read otherwise. Its passages are found
 * again (see anchor.h); those that are lost stay, with their tags and notes, until they are found in a
 * later text, moved by hand or removed. What a person may have written about the document (title, author, ...)
 * stays; text, hash, format, encoding, structure, remarks and original are those of @new. One step: undo brings
 * back all of it. Element type HwReplacedPassage, in the order of the old text; transfer full. NULL on
 * failure; EXISTS where another document is of the same bytes. Nothing changes where the text is the same. */
GArray *hw_library_replace_text (HwLibrary *self,
                                 gint64 document,
                                 const HwNewDocument *new,
                                 GError **error);

G_END_DECLS
