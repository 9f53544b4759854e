/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export-options.h"
#include "library.h"
#include "structure.h"

G_BEGIN_DECLS

#define HW_EXPORT_ERROR (hw_export_error_quark ())
typedef enum
{
  HW_EXPORT_ERROR_OPTION, /* a column, a template, a format that cannot do what was asked */
} HwExportError;
GQuark hw_export_error_quark (void);

/* "docx", "markdown", …; FALSE for another. */
gboolean hw_export_format_from_name (const char *name, HwExportFormat *format);
const char *hw_export_format_get_name (HwExportFormat format);
/* All names, with commas between them. Transfer full. */
char *hw_export_format_list_names (void);
const char *hw_export_format_get_label (HwExportFormat format);     /* translated, for a list */
const char *hw_export_format_get_extension (HwExportFormat format); /* "md", without a dot */

/* What of the options a format heeds. */
typedef enum
{
  HW_EXPORT_HAS_NOTES = 1 << 0,    /* order, context, citation */
  HW_EXPORT_HAS_TABLE = 1 << 1,    /* the layout of a table, its columns */
  HW_EXPORT_IS_TABLE = 1 << 2,     /* nothing but a table: columns */
  HW_EXPORT_HAS_DOCUMENT = 1 << 3, /* the document itself with its passages as comments */
  HW_EXPORT_IS_TEXT = 1 << 4,      /* a person can read its bytes */
  HW_EXPORT_IS_FOLDER
  = 1 << 5, /* files: packed, or in a folder where its name does not end in ".zip" */
  HW_EXPORT_HAS_ALL_DOCUMENTS = 1 << 6, /* also those without passages and notes */
  HW_EXPORT_IS_FILLED = 1 << 7,         /* a template is filled */
} HwExportFeatures;
HwExportFeatures hw_export_format_get_features (HwExportFormat format);

/* The whole export in memory: the same bytes for the same library, scope (NULL for all) and options. */
GBytes *hw_export_to_bytes (HwLibrary *library,
                            const HwExportScope *scope,
                            const HwExportOptions *options,
                            GCancellable *cancellable,
                            GError **error);
/* The same as a file, written whole or not at all: a failure leaves an earlier file as it was. */
gboolean hw_export_to_file (HwLibrary *library,
                            const HwExportScope *scope,
                            const HwExportOptions *options,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error);

/* Where in its document a code point stands, as a citation says it: "page 12", "at 00:01:02", else
 * "paragraph 3". @structure may be NULL. Transfer full. */
char *hw_citation_place (const HwText *text, const HwStructure *structure, gsize position);

/* What will be in an export, to be read by a person: the files of one that is a folder, else what its parts are
 * about, and how much is in each. Element type char *. Transfer full. */
GPtrArray *hw_export_list_contents (HwLibrary *library,
                                    const HwExportScope *scope,
                                    const HwExportOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);

/* A passage as text with its source, for the clipboard: the quote, then title, source, date and @place (see
 * above), each isolated where directions differ. Transfer full. */
char *hw_citation_new (const char *quote,
                       const char *title,
                       const char *source,
                       const char *published,
                       const char *place);

G_END_DECLS
