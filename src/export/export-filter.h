/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export-options.h"
#include "notes.h"
#include "passages.h"
#include "tags.h"

G_BEGIN_DECLS

/* Which documents, passages and notes are in an export. */
typedef struct _HwExportFilter HwExportFilter;

/* @tags: all of the library, as hw_library_list_tags() has them; both must live as long. NULL on failure. */
HwExportFilter *hw_export_filter_new (HwLibrary *library,
                                      const HwExportScope *scope,
                                      GPtrArray *tags,
                                      GCancellable *cancellable,
                                      GError **error);
void hw_export_filter_free (HwExportFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwExportFilter, hw_export_filter_free)

gboolean hw_export_filter_has_document (const HwExportFilter *self, gint64 document);
gboolean hw_export_filter_has_passage (const HwExportFilter *self, const HwPassage *passage);
/* A note on a document, a tag or the library; what a tag narrows has none on documents. */
gboolean hw_export_filter_has_note (const HwExportFilter *self, const HwNote *note);
/* Is it one that was asked for, or below one? Every tag is where none were. */
gboolean hw_export_filter_wants_tag (const HwExportFilter *self, const HwTag *tag);
/* Is there no condition at all? */
gboolean hw_export_filter_is_open (const HwExportFilter *self);

G_END_DECLS
