/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "library.h"
#include "statement.h"

G_BEGIN_DECLS

/* A text as it is read: the row of texts, with the corrections that were made in it. */

typedef struct
{
  gint64 id; /* of the correction */
  gint64 byte, start,
      paragraph; /* where, in the text with the corrections before it; start in code points */
  char *before, *after;
} HwTextEdit;
/* Element type HwTextEdit, by their ids. */
GArray *hw_text_edits_new (void);
/* Those of a text that are in force; NULL on failure. */
GArray *hw_text_edits_read (HwLibrary *library, gint64 text, GError **error);
/* Those that a query brings: id, byte, start, paragraph, before, after. NULL where it failed, as a NULL query
 * has. */
GArray *hw_text_edits_take (HwStatement *rows, GError **error);

typedef struct
{
  sqlite3_blob *blob;
  gint64 text;    /* 0 for none */
  gint64 n_bytes; /* with the corrections */
  GArray *edits;  /* owns what the pieces point to; NULL without corrections */
  GArray *pieces;
} HwTextSource;

/* @self is zeroed at first, and may have another text open. A SQLite result. */
int hw_text_source_open (HwTextSource *self, HwLibrary *library, gint64 text);
/* With those of @edits (taken) whose ids are below @end. */
int hw_text_source_open_with (
    HwTextSource *self, HwLibrary *library, gint64 text, GArray *edits, gint64 end);
int hw_text_source_read (HwTextSource *self, void *buffer, gsize n_bytes, gint64 offset);
void hw_text_source_clear (HwTextSource *self);

G_END_DECLS
