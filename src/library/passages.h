/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* How sure it is that a passage stands where its words are, in a text that was replaced since it was marked.
 * Stored in libraries: never change a value. */
typedef enum
{
  HW_PASSAGE_SURE = 0,      /* its words, letter by letter, at their place */
  HW_PASSAGE_UNCERTAIN = 1, /* words like them: a person should look */
  HW_PASSAGE_LOST = 2,      /* not found: start is where it would stand, end the same */
} HwPassageState;

const char *hw_passage_state_to_name (HwPassageState state); /* "sure", ... for JSON */

/* A passage is a range of a document's canonical text, [start, end) in code points, that a person
 * marked. Passages may overlap and carry any number of tags. */
typedef struct
{
  gint64 id;
  char *guid;
  gint64 document;
  char *document_title;
  gint64 start, end;
  char *quote;
  char *prefix, *suffix;    /* up to 32 code points on either side */
  char *colour;             /* "#rrggbb", or "" where its tags decide */
  char *shown_colour;       /* its own, else that of its first tag, else the default: never empty */
  gint64 created, modified; /* Unix time, µs */
  char *creator;
  char *note;     /* Markdown, "" for none */
  gint64 note_id; /* 0 for none */
  gsize n_tags;   /* by the tags' order in the tree */
  gint64 *tags;
  char **tag_names; /* NULL-terminated, same order */
  HwPassageState state;
  double score; /* from 0 to 1, of how it was found again; 1 where that was by its very words */
  char *former; /* the quote that it had before it was found as uncertain; else "" */
} HwPassage;

HwPassage *hw_passage_ref (HwPassage *self);
void hw_passage_unref (HwPassage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPassage, hw_passage_unref)

/* Code points kept on either side of a quote, to find it again by. */
#define HW_PASSAGE_CONTEXT 32
#define HW_PASSAGE_DEFAULT_COLOUR "#f6d32d"

/* What to list. 0 is no condition; conditions are ANDed. */
typedef struct
{
  gint64 document;
  gint64 tag; /* with the tags below it */
  gint64 passage;
} HwPassageQuery;

/* By document title, then start, then end. Element type HwPassage; others may hold the same array, so it
 * is not to be changed. */
GPtrArray *hw_library_list_passages (HwLibrary *self, const HwPassageQuery *query, GError **error);
HwPassage *hw_library_get_passage (HwLibrary *self, gint64 id, GError **error);
/* An id or a GUID; 0 with NOT_FOUND. */
gint64 hw_library_find_passage (HwLibrary *self, const char *id_or_guid, GError **error);

/* Marks a range. INVALID where it is empty or outside the text. @colour may be NULL (the tags
 * decide). Tags are added and a note written with hw_library_tag_passages() and
 * hw_library_write_note(), in one step of the caller's. 0 on failure. */
gint64 hw_library_mark (
    HwLibrary *self, gint64 document, gint64 start, gint64 end, const char *colour, GError **error);
/* With their notes; one step. */
gboolean
hw_library_unmark (HwLibrary *self, const gint64 *passages, gsize n_passages, GError **error);
/* Gives a passage another range of its document; its quote and what stands around it follow. INVALID as
 * for hw_library_mark(). */
gboolean
hw_library_move_passage (HwLibrary *self, gint64 passage, gint64 start, gint64 end, GError **error);
/* A person has looked at passages that were uncertain, and they stand right; others are left as they are. */
gboolean hw_library_confirm_passages (HwLibrary *self,
                                      const gint64 *passages,
                                      gsize n_passages,
                                      GError **error);
gboolean hw_library_recolour_passages (
    HwLibrary *self, const gint64 *passages, gsize n_passages, const char *colour, GError **error);
gboolean hw_library_tag_passages (
    HwLibrary *self, const gint64 *passages, gsize n_passages, gint64 tag, GError **error);
gboolean hw_library_untag_passages (
    HwLibrary *self, const gint64 *passages, gsize n_passages, gint64 tag, GError **error);

G_END_DECLS
