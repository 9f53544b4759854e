/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* A range of a document's canonical text, in code points. */
typedef struct
{
  gint64 document;
  gint64 start, end;
} HwTagPlace;

/* Tags all of @places, in one step that is called after the tag: where a passage has exactly that range
 * it gets the tag, else one is marked. @tag is 0 for a tag that @path names, which is made where it is
 * missing. *n_marked (may be NULL) becomes the number of passages that were made. Where it is cancelled or one
 * of them fails nothing was done. In a library thread: about a millisecond for ten. */
gboolean hw_library_tag_places (HwLibrary *self,
                                const HwTagPlace *places,
                                gsize n_places,
                                gint64 tag,
                                const char *path,
                                gsize *n_marked,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
