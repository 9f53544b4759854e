/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HW_EXPORT_DOCX,
  HW_EXPORT_ODT,
  HW_EXPORT_PDF,
  HW_EXPORT_HTML,
  HW_EXPORT_MARKDOWN,
  HW_EXPORT_OBSIDIAN, /* Markdown, a file a document */
  HW_EXPORT_XLSX,
  HW_EXPORT_CSV,
  HW_EXPORT_TEMPLATE,       /* text as a person's template has it, see template.h */
  HW_EXPORT_JSON,           /* notes and passages */
  HW_EXPORT_WEB_ANNOTATION, /* W3C Web Annotation, JSON */
  HW_EXPORT_BIBTEX,
  HW_EXPORT_CSL_JSON,
  HW_EXPORT_LIBRARY,    /* all of it, JSON */
  HW_EXPORT_QDPX,       /* a REFI-QDA project */
  HW_EXPORT_QDPX_NVIVO, /* the same, as NVivo for Windows counts */
  HW_EXPORT_QDC,        /* a REFI-QDA codebook */
  HW_EXPORT_N_FORMATS,
} HwExportFormat;

/* What to export; empty arrays, NULL and 0 are no condition, conditions are ANDed. */
typedef struct
{
  const gint64 *documents;
  gsize n_documents;
  const gint64 *tags; /* each with the tags below it */
  gsize n_tags;
  const char *query;   /* of passages and notes in which it finds something, see query.h */
  gint64 since, until; /* made in [since, until), Unix time in µs */
} HwExportScope;

/* What the passages stand under. */
typedef enum
{
  HW_EXPORT_BY_DOCUMENT, /* and by their place in it */
  HW_EXPORT_BY_TAG,      /* under each of their tags */
  HW_EXPORT_BY_DATE,     /* the day on which they were made, earliest first */
  HW_EXPORT_BY_COLOUR,
} HwExportOrder;

typedef enum
{
  HW_EXPORT_CITE_PARAGRAPH, /* where it stands: the paragraph's number */
  HW_EXPORT_CITE_PAGE,      /* the page where that is known, else the paragraph */
  HW_EXPORT_CITE_DOCUMENT,  /* only what it is from */
  HW_EXPORT_CITE_NOTHING,
} HwExportCitation;

typedef enum
{
  HW_EXPORT_AS_NOTES, /* under headings, to be read */
  HW_EXPORT_AS_TABLE, /* a row each: for the formats of word processors and HTML */
} HwExportLayout;

#define HW_EXPORT_CONTEXT_PARAGRAPH G_MAXUINT

/* How. All zeros but for the format is the usual way. */
typedef struct
{
  HwExportFormat format;
  HwExportOrder order;
  HwExportCitation citation;
  HwExportLayout layout;
  guint
      context; /* words on either side of a quotation, in its paragraph; or HW_EXPORT_CONTEXT_PARAGRAPH */
  const char *columns; /* of tables: names with commas between them; NULL for the usual ones */
  const char *template_text; /* what a template is filled from */
  gint64 document;           /* not 0: this document itself, with its passages as comments */
} HwExportOptions;

/* Names are for the command line and for settings, and the same in every language; FALSE for another. */
gboolean hw_export_order_from_name (const char *name, HwExportOrder *order);
const char *hw_export_order_get_name (HwExportOrder order);
gboolean hw_export_citation_from_name (const char *name, HwExportCitation *citation);
const char *hw_export_citation_get_name (HwExportCitation citation);
gboolean hw_export_layout_from_name (const char *name, HwExportLayout *layout);
const char *hw_export_layout_get_name (HwExportLayout layout);
/* "none", "paragraph", or a number of words from 1 to 1000. */
gboolean hw_export_context_from_name (const char *name, guint *context);

/* "2022", "2022-02" or "2022-02-21", the year, month or day in UTC: when it begins, or, where @after, when it is
 * over, as Unix time in µs. */
gboolean hw_export_date_from_name (const char *name, gboolean after, gint64 *time);

/* Copies with all that they point to. */
HwExportScope *hw_export_scope_copy (const HwExportScope *scope);
void hw_export_scope_free (HwExportScope *scope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwExportScope, hw_export_scope_free)
HwExportOptions *hw_export_options_copy (const HwExportOptions *options);
void hw_export_options_free (HwExportOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwExportOptions, hw_export_options_free)

G_END_DECLS
