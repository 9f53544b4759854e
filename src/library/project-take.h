/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor.h"
#include "insert.h"
#include "project.h"

G_BEGIN_DECLS

/* A project on its way into a library: inside src/library only. One file for each kind of part. */

/* What a document of the project is here. */
typedef struct
{
  gint64 id;            /* 0 where it could not be taken */
  gboolean same_text;   /* its positions hold here */
  gboolean is_searched; /* else, its passages have their places in it */
} HwTakenDocument;

typedef struct
{
  HwLibrary *library;
  HwProject *project;
  HwPrefer prefer;
  HwProjectFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  guint n_done, n;
  gint64 written; /* monotonic µs of the last flush */

  gint64 *tags, *passages; /* by index; 0 where it could not be taken */
  HwTakenDocument *documents;
  HwAnchorPlace
      *places; /* by index of passages, in documents with another text; NULL for none so far */
  gint64 last_passage;   /* what was here before has ids up to this */
  GHashTable *sisters;   /* "parent id/folded name" -> id of a tag */
  GHashTable *by_length; /* number of characters -> GArray of ids of documents */
  HwText *text;          /* of the document `text_of`, kept while its passages are taken */
  gint64 text_of;
} HwTaking;

gboolean hw_taking_tags (HwTaking *self, GError **error);
gboolean hw_taking_documents (HwTaking *self, GError **error);
gboolean hw_taking_groups (HwTaking *self, GError **error);
gboolean hw_taking_passages (HwTaking *self, GError **error);
gboolean hw_taking_notes (HwTaking *self, GError **error);

/* One part is done: tells the caller, and lets others write from time to time. Takes @message (NULL for
 * none). FALSE on a cancel too. */
gboolean hw_taking_report (HwTaking *self,
                           const char *kind,
                           const char *name,
                           HwProjectStatus status,
                           char *message,
                           GError **error);

/* The same of a conflict. @item: its kind, name, GUID, and both sides; the name is cut. */
gboolean hw_taking_report_conflict (HwTaking *self,
                                    const HwProjectItem *item,
                                    char *message,
                                    GError **error);
/* What stands for one part of the project, whose GUID this is. */
HwPrefer hw_taking_get_prefer (const HwTaking *self, const char *guid);

/* The id of a row of this GUID: 1, 0 for none, -1 on failure. @sql asks for it with ?1. */
int hw_taking_find (HwTaking *self, const char *sql, const char *guid, gint64 *id, GError **error);

/* The colour as a library keeps it, or "". Transfer full. */
char *hw_taking_colour (const char *colour);

/* Which side wins where times tell. */
gboolean
hw_taking_prefers_theirs (const HwTaking *self, const char *guid, gint64 mine, gint64 theirs);

G_END_DECLS
