/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history.h"
#include "notes.h"
#include "passages.h"
#include "structure.h"

G_BEGIN_DECLS

/* HwProject is what people made of documents, apart from any file: read from a library, or from what
 * another tool wrote, and taken over into a library. Its parts refer to each other by their indices.
 * Strings are UTF-8 and owned by it; "" and NULL are both unknown, unless said otherwise. */
typedef struct
{
  char *guid; /* as in a library: lower case, no braces */
  int parent; /* index of a tag before it, or -1 */
  char *name;
  char *colour;      /* "#rrggbb" */
  char *description; /* plain text */
} HwProjectTag;

typedef struct
{
  char *guid;
  char *title, *language, *author, *source, *url, *published;
  char *hash; /* of the original's bytes, where it is known */
  HwDirection direction;
  gint64 added; /* Unix time, µs; 0 for unknown, here and below */
  gint64 id;    /* in the library that it was read from, else 0 */
  gboolean
      is_excerpt; /* its text is only what was quoted: the document of this address stands for it */
  HwText *text;   /* owned; NULL where it is still in that library: see hw_project_get_text() */
  HwStructure *structure; /* owned; NULL where it is still in that library, or there is none */
  char *format, *encoding, *remarks; /* as HwDocument's format, encoding and remarks */
  char *
      file; /* whose content is its text, from the folder of the project's file; read by hw_project_file_read() */
} HwProjectDocument;

typedef struct
{
  char *guid;
  guint document;
  gint64 start, end; /* code points of the document's text, not empty unless it is lost */
  char *colour;
  GArray *tags; /* guint, each once */
  gint64 created, modified;
  char *creator;
  HwPassageState state;          /* where it is lost, start and end are the same */
  double score;                  /* of how it was found again, from 0 to 1 */
  char *former;                  /* the quote that it had before it was found as uncertain */
  char *quote, *prefix, *suffix; /* of one that is lost */
} HwProjectPassage;

typedef struct
{
  char *guid;
  HwNoteTarget target;
  guint index; /* of the document, passage or tag */
  char *text;  /* Markdown, not blank */
  gint64 created, modified;
  char *creator;
} HwProjectNote;

typedef struct
{
  char *guid;
  char *name;
  GArray *documents; /* guint */
} HwProjectGroup;

/* What became of one thing of a project. */
typedef enum
{
  HW_PROJECT_ADDED,
  HW_PROJECT_UNCHANGED, /* it was there, the same */
  HW_PROJECT_CHANGED,   /* taken over in another form, which the message tells */
  HW_PROJECT_CONFLICT, /* it was there, and is another here and there; the message tells which stands now */
  HW_PROJECT_FAILED, /* not taken over */
  HW_PROJECT_N_STATUSES,
} HwProjectStatus;
const char *hw_project_status_to_name (HwProjectStatus status); /* "added", ... for JSON */

typedef struct
{
  const char *kind; /* one of hw_project_find_kind(): "document", "passage", "tag", "note", ... */
  char *name;       /* a title, the beginning of a quotation */
  HwProjectStatus status;
  char *message; /* "" where the status says all */
  /* Of a conflict: the GUID by which it can be settled apart (see HwProject's choices), what it is here and there, and
   * who made that, as far as it is known; else NULL. */
  const char *guid, *mine, *theirs, *mine_by, *theirs_by;
} HwProjectItem;

typedef struct
{
  char *name;
  GPtrArray *tags;      /* HwProjectTag; parents before children, sisters in order */
  GPtrArray *documents; /* HwProjectDocument */
  GPtrArray *passages;  /* HwProjectPassage */
  GPtrArray *notes;     /* HwProjectNote */
  GPtrArray *groups;    /* HwProjectGroup */
  GPtrArray *remarks;   /* HwProjectItem: what its reader took in another form, or not at all */
  GHashTable *
      choices; /* borrowed, or NULL: GUID of a part -> HwPrefer (GINT_TO_POINTER), where it is not that of all */
  HwLibrary *library; /* borrowed: where the texts are that are NULL above; or NULL */
} HwProject;

HwProject *hw_project_new (const char *name);
void hw_project_free (HwProject *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwProject, hw_project_free)

/* New parts, empty but for their arrays, and their indices where not NULL. Owned by @self. */
HwProjectTag *hw_project_add_tag (HwProject *self, guint *index);
HwProjectDocument *hw_project_add_document (HwProject *self, guint *index);
HwProjectPassage *hw_project_add_passage (HwProject *self, guint *index);
HwProjectNote *hw_project_add_note (HwProject *self, HwNoteTarget target, guint index);
HwProjectGroup *hw_project_add_group (HwProject *self, guint *index);

/* What a remark can be of, as a string that stays; NULL for what is none of these. */
const char *hw_project_find_kind (const char *name);
/* Adds a remark; takes @message. */
void hw_project_remark (
    HwProject *self, const char *kind, const char *name, HwProjectStatus status, char *message);
void hw_project_item_free (HwProjectItem *self);

/* The first words of a text on one line, cut at about @n_chars letters with an ellipsis. Transfer full. */
char *hw_project_shorten (const char *text, gsize n_chars);

/* The same name in the same space is the same GUID each time (a UUID of version 5): for what has an
 * identity in another tool, but no GUID. Transfer full. */
char *hw_project_make_guid (const char *space, const char *name);
/* That of the note that stands for a passage which is lost, where only those of a place can be written down. Transfer
 * full. */
char *hw_project_make_lost_guid (const char *passage);
/* As a library keeps it; NULL where it is none. Transfer full. */
char *hw_project_parse_guid (const char *guid);

/* A document's text, from the library where it is still there. Transfer full. */
HwText *hw_project_get_text (HwProject *self, const HwProjectDocument *document, GError **error);

/* Brings what is known of its paragraphs and pages into document->structure, empty where that is nothing. */
gboolean hw_project_load_structure (HwProject *self, HwProjectDocument *document, GError **error);

/* Which part of a library to read. Each may be NULL: all. */
typedef struct
{
  gboolean (*has_document) (gpointer data, gint64 document);
  gboolean (*has_passage) (gpointer data, const HwPassage *passage);
  gboolean (*has_note) (gpointer data,
                        const HwNote *note); /* on a document, a tag or the library */
  gpointer data;
  gboolean
      only_used; /* no documents without a passage or note of these, no groups without a document */
  gboolean
      lost_as_notes; /* passages that are lost are notes on their documents, with the words that they quote */
} HwProjectFilter;

/* What people made in a library, without the texts (see hw_project_get_text(): @self must stay open). All
 * tags, whatever @filter (NULL for all) says; passages by document and place. */
HwProject *hw_library_read_project (HwLibrary *self,
                                    const HwProjectFilter *filter,
                                    GCancellable *cancellable,
                                    GError **error);

/* What stands where a thing with one GUID is another here and there. A tag, a group or a passage that
 * only one side has is always taken, and so are the tags on a passage and the documents in a group. */
typedef enum
{
  HW_PREFER_BOTH, /* mine, and where both wrote a note, both texts */
  HW_PREFER_MINE,
  HW_PREFER_THEIRS,
  HW_PREFER_NEWER, /* of passages and notes, the one changed last; else mine */
} HwPrefer;
/* A table for them. */
GHashTable *hw_project_choices_new (void);
/* "both", "mine", "theirs", "newer"; FALSE for another. */
gboolean hw_prefer_from_name (const char *name, HwPrefer *prefer);

/* Called for each part, in the calling thread, the remarks last. */
typedef void (*HwProjectFunc) (const HwProjectItem *item,
                               guint n_done,
                               guint n,
                               gpointer user_data);

/* Takes a project over, by GUID, with who made what and when: one step of @kind to undo, written in short
 * transactions so that others can write between them. After a failure or a cancel the library is as it was,
 * unless another window has done something meanwhile: then what is there can be undone.
 * @project's texts may be let go of on the way. */
gboolean hw_library_take_project (HwLibrary *self,
                                  HwProject *project,
                                  HwStepKind kind,
                                  HwPrefer prefer,
                                  HwProjectFunc func,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
