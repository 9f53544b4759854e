/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"
#include "structure.h"

G_BEGIN_DECLS

/* A row of the library. Strings are never NULL ("" for unknown) and owned by it; all but the text,
 * which hw_library_load_text() brings. Reference counted (atomic). */
typedef struct
{
  gint64 id;
  char *guid;
  char *title;
  char *language; /* BCP 47, or "" */
  char *author;
  char *source;
  char *url;
  char *published; /* ISO 8601, as much of it as is known: "2022", "2022-02", "2022-02-21", or "" */
  gint64 added;    /* Unix time, µs */
  char *hash;      /* SHA-256 of the original's bytes, hexadecimal, lower case */
  HwDirection direction; /* what the person chose; AUTO for each paragraph by its own letters */
  gint64 n_chars;
  gint64 n_passages;
  char *format;   /* what it was read as: "pdf", "docx", ...; "" where that is not known */
  char *encoding; /* what its bytes were decoded from: "UTF-8", ...; "" where the format says it */
  char *remarks; /* of what read it, translated, one a line: what was mended or could not be read */
  gint64 text;   /* which text this is: another where it was replaced */
  gint64 revision; /* of that text: another where it was corrected */
  gint64
      original; /* bytes that what it was read from takes in the library; 0 where it was not kept */
} HwDocument;

HwDocument *hw_document_ref (HwDocument *self);
void hw_document_unref (HwDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwDocument, hw_document_unref)

/* What an importer found. NULL strings are unknown. Borrowed for the call. */
typedef struct
{
  const char *title;
  const char *language;
  const char *author;
  const char *source;
  const char *url;
  const char *published;
  HwDirection direction;
  const char *hash;
  HwText *text;
  const char *format, *encoding;
  const HwStructure *structure; /* of the text; may be NULL */
  const GPtrArray *remarks;     /* char *; may be NULL */
  GBytes *
      original; /* what was read, kept where hw_library_set_keep_originals() says so; may be NULL */
} HwNewDocument;

/* Adds a document; *existing is TRUE, and the id that of the earlier one, where the same original's
 * bytes are in the library already. 0 on failure. Inside a step of kind HW_STEP_IMPORT many are one
 * step (see hw_library_flush_step()), and the texts are not recorded a second time. Without a hash
 * that of the text is taken; a published that is not a date is left out. */
gint64 hw_library_add_document (HwLibrary *self,
                                const HwNewDocument *document,
                                gboolean *existing,
                                GError **error);
/* The document with this hash, or 0. */
gint64 hw_library_find_hash (HwLibrary *self, const char *hash);
/* The hashes of all: a set of strings, transfer full. NULL on failure. */
GHashTable *hw_library_list_hashes (HwLibrary *self, GError **error);
/* An id or a GUID as a person types it; 0 with NOT_FOUND. */
gint64 hw_library_find_document (HwLibrary *self, const char *id_or_guid, GError **error);

typedef enum
{
  HW_DOCUMENT_ORDER_TITLE,
  HW_DOCUMENT_ORDER_PUBLISHED, /* newest first, undated last */
  HW_DOCUMENT_ORDER_ADDED,     /* newest first */
  HW_DOCUMENT_ORDER_SOURCE,
  HW_DOCUMENT_ORDER_PASSAGES, /* most first */
  HW_DOCUMENT_ORDER_ID,
} HwDocumentOrder;

/* All documents, or those of @group (not 0), whose title, author or source holds @filter (folded;
 * NULL for all), in order. Element type HwDocument, transfer full. NULL on failure. */
GPtrArray *hw_library_list_documents (
    HwLibrary *self, gint64 group, const char *filter, HwDocumentOrder order, GError **error);
/* -1 on failure. */
gint64 hw_library_count_documents (HwLibrary *self, GError **error);
HwDocument *hw_library_get_document (HwLibrary *self, gint64 id, GError **error);
HwText *hw_library_load_text (HwLibrary *self, gint64 id, GError **error);
/* Forms, locators and what was set aside; empty where nothing is known of them. NULL on failure. */
HwStructure *hw_library_get_structure (HwLibrary *self, gint64 id, GError **error);

/* Are the bytes that documents are read from kept in the library from now on? Not for a new library. Not
 * undoable. */
gboolean hw_library_get_keep_originals (HwLibrary *self);
gboolean hw_library_set_keep_originals (HwLibrary *self, gboolean keep, GError **error);
/* Those of a document; NOT_FOUND where they were not kept. Transfer full. */
GBytes *hw_library_get_original (HwLibrary *self, gint64 id, GError **error);
gboolean hw_library_has_original (HwLibrary *self, gint64 id);
/* Keeps it, whatever is done with others. INVALID where these are not the bytes that the text was read from. Not
 * undoable: nothing is lost by it. */
gboolean hw_library_set_original (HwLibrary *self, gint64 id, GBytes *original, GError **error);
/* One step, up to which the bytes take their room. NOT_FOUND where it was not kept. */
gboolean hw_library_drop_original (HwLibrary *self, gint64 id, GError **error);

/* NULL leaves a field as it is; direction < 0 too. */
typedef struct
{
  const char *title, *language, *author, *source, *url, *published;
  int direction;
} HwDocumentChange;
/* INVALID where published is not a date or a part of one. */
gboolean hw_library_change_document (HwLibrary *self,
                                     gint64 id,
                                     const HwDocumentChange *change,
                                     GError **error);
/* With their passages, notes and places in groups; one step. */
gboolean
hw_library_remove_documents (HwLibrary *self, const gint64 *ids, gsize n_ids, GError **error);

/* Where reading stopped: the code point at the top of the view. Not undoable. */
gint64 hw_library_get_place (HwLibrary *self, gint64 document);
gboolean hw_library_set_place (HwLibrary *self, gint64 document, gint64 position, GError **error);

G_END_DECLS
