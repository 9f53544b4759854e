/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* The index of words behind search, concordance and the lists of words: an inverted index (FTS5) of
 * rows. A row is a paragraph of a document's text that is not empty (one of more than
 * HW_INDEX_ROW_BYTES is cut into several), the title of a document, or a whole note. Rows are numbered
 * through the library in the order in which they were indexed, those of one text in text order; a
 * number is never used twice.
 *
 * Its terms are, for each word of a row (see word-scan.h), at the word's position:
 *   word    the folded word
 *   ~stem   its stem (see stem.h), only where that is not the folded word itself
 * so every word with stem s is found as "s|~s", and "s" alone are the words that are their own stem.
 *
 * All of it blocks, and belongs to the connection's thread. Several calls that must agree with each
 * other stand between hw_library_begin_read() and hw_library_end_read(). */

#define HW_INDEX_ROW_BYTES ((gsize) 64 * 1024)

/* Stored in libraries: never change a value. */
typedef enum
{
  HW_UNIT_TEXT = 1,  /* id is the text's */
  HW_UNIT_TITLE = 2, /* id is the document's */
  HW_UNIT_NOTE = 3,
} HwUnitKind;

/* Rows [first, first + n) of one text (a long one has several units, in text order), title or note. */
typedef struct
{
  guint32 first, n;
  HwUnitKind kind;
  gboolean is_there; /* FALSE for what was removed and stays only for undo: not to be found */
  gint64 id;         /* of the text, document or note */
  gint64 document;   /* that it belongs to; 0 for a note on a tag or on the library */
} HwIndexUnit;

/* The rows of the library, in memory. Owned by the connection, until its next call of
 * hw_term_index_map(). */
typedef struct
{
  const HwIndexUnit *units; /* by first; there are gaps between them */
  guint n_units;
  guint32 end;           /* every row is below */
  gint64 n_rows;         /* of units that are there */
  double average_words;  /* of a row that is there; 1 where there is none */
  guint64 serial;        /* another one wherever this, or anything in the library, has changed */
  const guint8 *lengths; /* of each row below end: see hw_index_length_to_words() */
} HwIndexMap;

/* Refreshed where something has changed. NULL on failure. */
const HwIndexMap *hw_term_index_map (HwLibrary *self, GError **error);
/* The unit that holds @row; NULL for none. A binary search. */
const HwIndexUnit *hw_index_map_find (const HwIndexMap *self, guint32 row);

/* The number of words of a row, from its byte in the map: as it is up to 15, else within 7 percent. */
static inline guint
hw_index_length_to_words (guint8 length)
{
  return length < 16 ? length : (8u + length % 8) << (length / 8 - 1);
}

/* A row that has a term, and how often (at least 1). */
typedef struct
{
  guint32 row;
  guint32 n;
} HwPosting;

/* Appends to @postings (element type HwPosting), by row, the rows in which @phrase stands: terms at
 * following positions with a space between, each of them alternatives with '|' between, as in
 * "كتاب|~كتاب السر". With @prefix the last term (then without alternatives) is the beginning of one.
 * One position costs about 50 ns a row, of several about what their rarest costs. Also rows of units
 * that are not there. */
gboolean hw_term_index_postings (HwLibrary *self,
                                 const char *phrase,
                                 gboolean prefix,
                                 GArray *postings,
                                 GCancellable *cancellable,
                                 GError **error);
/* Whether the folded @word stands in so many rows or more; costs no more than so many. */
gboolean hw_term_index_is_frequent (
    HwLibrary *self, const char *word, guint n_rows, gboolean *is_frequent, GError **error);
/* The same for any expression of FTS5 (NEAR), whose phrases are written as above, in double quotes. The
 * count is that of all its phrases together. */
gboolean hw_term_index_rows (HwLibrary *self,
                             const char *expression,
                             GArray *postings,
                             GCancellable *cancellable,
                             GError **error);

/* Where a row stands. */
typedef struct
{
  const HwIndexUnit *unit; /* the map's */
  gint64 start;            /* code points of the text, title or note before it */
  gsize paragraph;         /* of the document's text, as HwText counts; 0 for a title or note */
} HwIndexRow;

/* The text of a row, appended to @text as it stands in the canonical text. A few KiB are read for it;
 * rows in order cost least. FALSE with NOT_FOUND for a row whose unit is gone. */
gboolean hw_term_index_read_row (
    HwLibrary *self, guint32 row, GString *text, HwIndexRow *place, GError **error);
/* Where a row of the map stands, as above: read once for a connection. */
gboolean hw_term_index_read_start (HwLibrary *self, guint32 row, gint64 *start, GError **error);

/* Every folded word that was ever indexed, sorted by its bytes. Owned by the connection, until its next
 * call of hw_term_index_vocabulary(). */
typedef struct
{
  const char *block;      /* the words, each with its NUL */
  const guint32 *offsets; /* n + 1; word i is block + offsets[i] and has
                             offsets[i + 1] - offsets[i] - 1 bytes */
  guint n;
  guint number; /* another for every one that the connection has read */
} HwVocabulary;

/* Read at the first call (about 150 ms for a million words) and where it has grown. */
const HwVocabulary *hw_term_index_vocabulary (HwLibrary *self, GError **error);

/* Is there anything for hw_term_index_work() to do? A look at three tables; FALSE on failure. */
gboolean hw_term_index_has_work (HwLibrary *self);
/* Documents and notes that are not (wholly) in the index yet; -1 on failure. */
gint64 hw_term_index_pending (HwLibrary *self, GError **error);

/* Brings the index up to date by one slice: about @max_bytes of text (0 for what takes a tenth of a
 * second or two; more at a time is quicker), in a transaction of its own. *more is FALSE where nothing is left. Every connection
 * and process may do this at once, and be killed. DAMAGED where the index has to be made anew. */
gboolean hw_term_index_work (
    HwLibrary *self, gsize max_bytes, gboolean *more, GCancellable *cancellable, GError **error);

/* Empties the index and queues the whole library for it, in one short step; hw_term_index_work() does
 * the rest. Also where the index is damaged. */
gboolean hw_term_index_rebuild (HwLibrary *self, GError **error);

G_END_DECLS
