/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-state.h"
#include "documents.h"
#include "passages.h"

G_BEGIN_DECLS

/* A document as the reading page needs it, read in a library thread. */
typedef struct
{
  HwDocument *document;    /* NULL where there was none to load */
  HwText *text;            /* NULL where only the rest was asked for */
  HwStructure *structure;  /* of the text; NULL with it */
  GPtrArray *passages;     /* element-type HwPassage, in text order */
  GHashTable *tag_colours; /* as of hw_tag_colours_read() */
  gint64 place;            /* code point where reading stopped */
  gboolean is_empty;       /* the library has no document at all; known where none was loaded */
  HwDeskState *desk;       /* only of hw_document_load_last(): what else was open */
} HwDocumentLoad;

void hw_document_load_free (HwDocumentLoad *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwDocumentLoad, hw_document_load_free)

/* HwSessionFuncs that return a HwDocumentLoad. The first opens the document that was read last
 * (@data is not used), and tells what else was open, the second the gint64 in @data, the third leaves its text out. */
gpointer hw_document_load_last (HwLibrary *library,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
gpointer hw_document_load_whole (HwLibrary *library,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
gpointer hw_document_load_passages (HwLibrary *library,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);
/* HwSessionFunc: only whether there is any. */
gpointer hw_document_load_count (HwLibrary *library,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
