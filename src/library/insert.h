/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents.h"
#include "notes.h"
#include "passages.h"

G_BEGIN_DECLS

/* New rows, each inside a step and in the file of its table: what a command makes, and what is taken over
 * from elsewhere. The id; 0 on failure. Nothing is checked but what SQLite checks, and a passage's range. */

/* Who made a row and when, where that is not who works here, now. */
typedef struct
{
  const char *guid;
  gint64 created, modified; /* 0 for now */
  const char *creator;      /* NULL for unknown */
} HwOrigin;

/* @origin is NULL for what is made here and now. */
gint64 hw_document_insert (HwLibrary *self,
                           const HwNewDocument *document,
                           const char *hash,
                           const HwOrigin *origin,
                           GError **error);
gint64 hw_passage_insert (HwLibrary *self,
                          gint64 document,
                          gint64 start,
                          gint64 end,
                          const char *colour,
                          const HwOrigin *origin,
                          GError **error);
/* Where a passage stands that was found again, or not. */
typedef struct
{
  gint64 start, end; /* the same where it is lost */
  HwPassageState state;
  double score;
  const char *former;                  /* of one that is uncertain; or NULL */
  const char *quote, *prefix, *suffix; /* of one that is lost; each may be NULL but the first */
} HwPassagePlace;
gint64 hw_passage_insert_found (HwLibrary *self,
                                gint64 document,
                                const HwPassagePlace *place,
                                const char *colour,
                                const HwOrigin *origin,
                                GError **error);
gint64 hw_note_insert (HwLibrary *self,
                       HwNoteTarget target,
                       gint64 target_id,
                       const char *text,
                       const HwOrigin *origin,
                       GError **error);
gint64 hw_tag_insert (HwLibrary *self,
                      gint64 parent,
                      const char *name,
                      const char *colour,
                      const char *description,
                      const HwOrigin *origin,
                      GError **error);
gint64 hw_group_insert (HwLibrary *self, const char *name, const HwOrigin *origin, GError **error);

/* A new text with its structure and, where originals are kept, its original. */
gint64 hw_text_insert (HwLibrary *self, const HwNewDocument *document, GError **error);
/* As it is stored: that which is given, else that of the text. Transfer full. */
char *hw_document_make_hash (const HwNewDocument *document);
/* As they are stored, one a line. Transfer full. */
char *hw_document_join_remarks (const GPtrArray *remarks);

/* The colour of the @n-th tag that has none of its own. */
const char *hw_tag_get_palette_colour (guint n);

/* What the columns of a row get; the strings are borrowed from @origin or @guid, which is to be freed. */
HwOrigin hw_origin_resolve (const HwOrigin *origin, char **guid);

G_END_DECLS
