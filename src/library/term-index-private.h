/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "library-private.h"
#include "term-index.h"
#include "text-source.h"
#include "word-scan.h"

G_BEGIN_DECLS

/* The row of index_state. */
typedef struct
{
  gint64 next;    /* the next row's number */
  gint64 words;   /* in index_words */
  gint64 version; /* grows with every change of index_units */
  gint64 epoch;   /* grows with every hw_term_index_rebuild() */
  gint64 rules;   /* see hw_index_rules(), of what is in the index */
} HwIndexState;

/* What a connection keeps for the index. */
struct _HwTermIndex
{
  HwLibrary *library;

  /* The tokenizer: one scanner, since FTS5 never begins a text within another. */
  HwWordScan *scan;
  guint n_words; /* of the text that was taken apart last */
  struct _HwWordLog *words;
  HwIndexState state;   /* see hw_index_begin() */
  gboolean is_anew;     /* this connection has emptied it for other rules */
  gboolean needs_merge; /* what this connection has indexed left many segments */

  /* In memory, and the state of the library it was read from. */
  struct _HwIndexMemory *memory;
  guint64 n_maps; /* that were read */
  struct _HwWordMemory *vocabulary;
  guint n_vocabularies; /* that were read */

  /* Rows are read through one handle. */
  struct _HwRowReader *reader;
};

/* Made with the connection, before anything is read through it: tells SQLite of the tokenizer. A
 * SQLite result. */
int hw_term_index_attach (HwLibrary *self);
void hw_term_index_detach (HwLibrary *self);

/* term-index-tokenizer.c */
int hw_index_tokenizer_register (fts5_api *api, HwTermIndex *index);

/* term-index-postings.c */
int hw_index_postings_register (fts5_api *api);

/* Longer words are no words (addresses, tables of OCR): the index has their beginning. */
#define HW_INDEX_MAX_WORD 200

/* term-index-words.c: the words that were met since the last hw_index_words_store(). */
/* Puts down a word of at most HW_INDEX_MAX_WORD bytes, and gives the term of its stem: the bytes of *stem,
 * which stands until the next word; 0 where the word is its own stem. */
gsize hw_index_words_meet (HwTermIndex *self, const char *word, gsize n_bytes, const char **stem);
/* Inside a transaction; *n_new are those that were new. */
gboolean hw_index_words_store (HwLibrary *self, gint64 *n_new, GError **error);
/* What was stored has been taken back, or emptied. */
void hw_index_words_forget (HwTermIndex *self);
void hw_index_words_free (HwTermIndex *self);
void hw_index_vocabulary_free (HwTermIndex *self);

/* term-index-map.c, term-index-rows.c */
/* What hw_term_index_map() gave last, or NULL. */
const HwIndexMap *hw_index_map_get (HwTermIndex *self);
void hw_index_map_free (HwTermIndex *self);
/* Also where a transaction ends in which rows were read. */
void hw_index_rows_free (HwTermIndex *self);

/* term-index-rules.c: a number for the rules by which this program makes terms. What was indexed by others
 * is made anew before anything is taken out or added. About a millisecond, once. */
gint64 hw_index_rules (void);

/* DAMAGED where it cannot be. */
gboolean hw_index_state_read (HwLibrary *self, HwIndexState *state, GError **error);

/* Between these two a transaction writes to the index: the first reads self->index->state, the second
 * stores it, with the words that were met. Once for all that is written: a statement that SQLite
 * may have to take back alone, as an UPDATE, makes FTS5 write a segment of what it has gathered. */
gboolean hw_index_begin (HwLibrary *self, GError **error);
gboolean hw_index_end (HwLibrary *self, GError **error);

/* term-index-text.c: the rows of a text, one after the other, in a window that moves over it. */

/* A place in a text where a row begins. */
typedef struct
{
  gint64 byte, chars; /* of the text before it */
  gint64 paragraph;
} HwTextPlace;

typedef struct
{
  HwTextSource source; /* kept from one text to the next */
  gint64 document;     /* the text's id; 0 for none */
  gint64 n_bytes;      /* of the text */
  HwTextPlace place;   /* where the next row, or an empty line, begins */
  char *buffer;        /* bytes [from, from + filled) of the text */
  gsize room, filled, window;
  gint64 from;
} HwTextRows;

/* Bytes that are read at a time: where one row is wanted, and for a whole text. */
#define HW_TEXT_ROWS_ONE 8192
#define HW_TEXT_ROWS_ALL ((gsize) 512 * 1024)

/* @self is zeroed at first, and may have another text open. A SQLite result. */
int hw_text_rows_open (
    HwTextRows *self, HwLibrary *library, gint64 text, const HwTextPlace *place, gsize window);
/* The text with those of @edits (taken) whose ids are below @end: see hw_text_source_open_with(). */
int hw_text_rows_open_with (HwTextRows *self,
                            HwLibrary *library,
                            gint64 text,
                            GArray *edits,
                            gint64 end,
                            const HwTextPlace *place,
                            gsize window);
/* The next row that is not empty: 1, 0 at the end, -1 with *result. The bytes are the window's. */
int hw_text_rows_next (
    HwTextRows *self, const char **row, gsize *n_bytes, HwTextPlace *start, int *result);
void hw_text_rows_clear (HwTextRows *self);

/* places in index_units: one for about every HW_INDEX_PLACE_BYTES of the text. Little endian. */
#define HW_INDEX_PLACE_BYTES 4096
typedef struct
{
  guint32 row; /* after the unit's first */
  guint32 byte, chars, paragraph;
} HwIndexPlace;

/* term-index-units.c, inside a transaction */

/* Indexes what is left of a text from @place on, up to @max_bytes and @deadline (monotonic µs), as one
 * unit; *place moves on, *done where the end was reached. */
gboolean hw_index_add_text (HwLibrary *self,
                            gint64 document,
                            HwTextPlace *place,
                            gsize max_bytes,
                            gint64 deadline,
                            gboolean *done,
                            GError **error);
gboolean hw_index_add_short (
    HwLibrary *self, HwUnitKind kind, gint64 id, const char *text, gsize n_bytes, GError **error);
/* Takes one unit of a text out of the index; its text must still be there. *n_bytes is 0 where there is
 * none. */
gboolean hw_index_remove_text (HwLibrary *self, gint64 document, gsize *n_bytes, GError **error);
/* The text of a row in the place of what was there; *length is what the map has of its number of words. */
gboolean hw_index_insert_row (
    HwLibrary *self, guint32 row, const char *text, gsize n_bytes, guint8 *length, GError **error);
gboolean hw_index_remove_row (
    HwLibrary *self, guint32 row, HwUnitKind kind, const char *text, gsize n_bytes, GError **error);

/* term-index-merge.c, inside a transaction */

/* What of texts is much, among the first of those queued; the tests take less. */
extern gint64 hw_index_much_chars;
/* Before a slice of what is queued: where that is much, its segments are merged less often. */
gboolean hw_index_merge_put_off (HwLibrary *self, GError **error);
gboolean hw_index_merge_is_put_off (HwLibrary *self, gboolean *is_put_off, GError **error);
/* Behind all slices, again and again: merges some, until there is not @more. */
gboolean hw_index_merge (HwLibrary *self, gboolean in_small_slices, gboolean *more, GError **error);

/* term-index-edits.c: between hw_index_begin() and hw_index_end(). */
gboolean hw_index_follow_edits (HwLibrary *self, GError **error);

/* term-index-queue.c */

/* Before the commit of a step, an undo or a redo: brings in what it changed, where that is little; else,
 * and where it cannot be done, it stays queued. FALSE only where the whole transaction is lost. */
gboolean hw_index_settle (HwLibrary *self, GError **error);

/* term-index-check.c: for hw_library_check(), outside a transaction and inside its own. What is only
 * not indexed yet is no fault. */
gboolean hw_index_check_tables (HwLibrary *self, GPtrArray *problems, GError **error);
gboolean hw_index_check_contents (HwLibrary *self, GPtrArray *problems, GError **error);

G_END_DECLS
