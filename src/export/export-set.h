/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents.h"
#include "export.h"
#include "notes.h"
#include "passages.h"
#include "tags.h"

G_BEGIN_DECLS

/* What an export is about, read from the library before anything is written: the same for every format, in
 * the same order each time. */
typedef struct
{
  HwPassage *passage;
  gsize paragraph; /* counted from 1; 0 where its words were not found when its text was replaced */
  char *page;      /* the label of its page, or NULL */
  char *
      place; /* where it stands, in words: the page or time where it is known; or that it was not found */
  char *before,
      *after; /* what stands around it in its paragraph, as much as was asked for; never NULL */
  GArray *
      directions; /* of each line of its quote, as they are in the text; element type HwDirection */
} HwExportPassage;

typedef struct
{
  HwDocument *document;
  HwDirection direction; /* of what its letters leave open */
  GPtrArray *notes;      /* on the document; element type HwNote */
  GArray *passages;      /* element type HwExportPassage, by their place */
} HwExportSection;

typedef struct
{
  HwTag *tag;
  HwNote *note;       /* or NULL */
  gboolean is_wanted; /* no tags were asked for, or this one or one above it */
} HwExportTag;

typedef struct
{
  GPtrArray *sections;      /* documents that have something; element type HwExportSection */
  GPtrArray *tags;          /* tags that are in use here, in the order of the tree; HwExportTag */
  GPtrArray *library_notes; /* element type HwNote */
  gint64 modified; /* when the last of all this was changed; Unix time, µs, 0 for an empty set */
} HwExportSet;

/* The caller stands between hw_library_begin_read() and hw_library_end_read(). */
HwExportSet *hw_export_set_new (HwLibrary *library,
                                const HwExportScope *scope,
                                const HwExportOptions *options,
                                GCancellable *cancellable,
                                GError **error);
void hw_export_set_free (HwExportSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwExportSet, hw_export_set_free)

/* A tag by its id; NULL where it is not in this export. */
const HwTag *hw_export_set_get_tag (const HwExportSet *self, gint64 id);
/* The path of a passage's tag. */
const char *
hw_export_set_get_tag_path (const HwExportSet *self, const HwPassage *passage, gsize index);

/* Direction of a line of a quotation, counted from 0: that of the paragraph which it is from. */
HwDirection hw_export_passage_get_direction (const HwExportPassage *self, guint line);

/* Direction of most of the documents; where it is undecided, that of the person's language. */
HwDirection hw_export_set_get_direction (const HwExportSet *self);
/* What all of it is called: its only document, or "Notes". */
const char *hw_export_set_get_title (const HwExportSet *self);

/* "2022-02-21T09:30:00Z" for a Unix time in µs. Transfer full. */
char *hw_export_time (gint64 time);

G_END_DECLS
