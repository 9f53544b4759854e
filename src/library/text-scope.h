/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* What an analysis of words goes over: one document, the documents of a group, the passages of a tag
 * and of those below it; what all of them name where more than one is not 0, and the whole library
 * where none is. */
typedef struct
{
  gint64 document, group, tag;
} HwTextScope;

/* One paragraph of a document, or what of it is in the passages where the scope is a tag: where those
 * overlap it comes once, so that no word counts twice. @utf8 has no NUL at its end. */
typedef void (*HwScopeFunc) (gint64 document, const char *utf8, gsize n_bytes, gpointer data);

/* Calls @func for the paragraphs of the scope, by document and place. The memory it needs is that of the
 * longest text. A scope that names nothing that is there has none. FALSE with @error, also
 * G_IO_ERROR_CANCELLED. */
gboolean hw_library_each_paragraph (HwLibrary *self,
                                    const HwTextScope *scope,
                                    HwScopeFunc func,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
