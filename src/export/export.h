/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"
#include "structure.h"

G_BEGIN_DECLS

typedef enum
{
  HW_EXPORT_MARKDOWN,
  HW_EXPORT_HTML,
  HW_EXPORT_CSV,
  HW_EXPORT_WEB_ANNOTATION, /* W3C Web Annotation, JSON */
  HW_EXPORT_N_FORMATS,
} HwExportFormat;

/* "markdown", "html", "csv", "webannotation" ("json" is taken too); FALSE for another. */
gboolean hw_export_format_from_name (const char *name, HwExportFormat *format);
const char *hw_export_format_get_name (HwExportFormat format);
const char *hw_export_format_get_label (HwExportFormat format);     /* translated, for a list */
const char *hw_export_format_get_extension (HwExportFormat format); /* "md", without a dot */

/* What to export; empty arrays are no condition, conditions are ANDed. */
typedef struct
{
  const gint64 *documents;
  gsize n_documents;
  const gint64 *tags; /* each with the tags below it */
  gsize n_tags;
} HwExportScope;

/* The whole export in memory: the same bytes for the same library and scope. */
GBytes *hw_export_to_bytes (HwLibrary *library,
                            HwExportFormat format,
                            const HwExportScope *scope,
                            GCancellable *cancellable,
                            GError **error);
/* The same as a file, written whole or not at all: a failure leaves an earlier file as it was. */
gboolean hw_export_to_file (HwLibrary *library,
                            HwExportFormat format,
                            const HwExportScope *scope,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error);

/* Where in its document a code point stands, as a citation says it: "page 12", "at 00:01:02", else
 * "paragraph 3". @structure may be NULL. Transfer full. */
char *hw_citation_place (const HwText *text, const HwStructure *structure, gsize position);

/* A passage as text with its source, for the clipboard: the quote, then title, source, date and @place (see
 * above), each isolated where directions differ. Transfer full. */
char *hw_citation_new (const char *quote,
                       const char *title,
                       const char *source,
                       const char *published,
                       const char *place);

G_END_DECLS
