/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Could it be what Zotero exports as "Zotero RDF", by its first bytes? */
gboolean hw_zotero_sniff (GBytes *bytes);
/* Reads it: a document for each file that an entry has, to be read from its `file` (until then its text is the title and
 * the abstract), else one of title and abstract where the entry has that or notes. Notes are on documents, collections
 * are groups, tags are tags and stand in a note. What a person marked in a PDF with Zotero is not in this form. NULL with
 * an error of HW_IMPORT_ERROR. */
HwProject *
hw_zotero_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
