/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qda-reader.h"
#include "qda-text.h"
#include "qda-tree.h"
#include "zip-archive.h"

G_BEGIN_DECLS

/* A file on its way into a project. Keys are GUIDs as they are looked up, see hw_qda_get_key(). */
typedef struct
{
  HwProject *project;
  const HwQdaNode *root;
  GBytes *packed;        /* borrowed; NULL where there is only the description */
  HwArchive *files;      /* the texts; NULL where there is only the description */
  GHashTable *paths;     /* lower-case base name -> name in @files */
  GHashTable *guids;     /* set of the GUIDs given so far */
  GHashTable *users;     /* key -> name */
  GHashTable *variables; /* key -> name */
  GHashTable *cases;     /* key -> HwQdaNode */
  GHashTable *notes;     /* key -> HwQdaNode */
  GHashTable *links;     /* key of what a note is linked to -> GPtrArray of the notes' keys */
  GHashTable *used;      /* set of the keys of notes that are on something */
  GHashTable *tags, *documents, *passages; /* key -> index + 1 */
  GHashTable *ranges; /* "document start end creator" -> index + 1 of a passage */
  HwQdaOrigin origin;
  GCancellable *cancellable;
} HwQdaReading;

/* A GUID for the library: that of the file where it is one and the first of its kind, else one that follows
 * from it. @kind and @number tell those without any apart. Transfer full. */
char *hw_qda_make_guid (HwQdaReading *self, const char *kind, const char *key);

/* The index of a part by its key. */
gboolean hw_qda_look_up (GHashTable *table, const char *key, guint *index);
void hw_qda_keep (GHashTable *table, const char *key, guint index);

/* The name of the person that an attribute refers to; NULL where it is not known. Borrowed. */
const char *hw_qda_get_user (HwQdaReading *self, const HwQdaNode *node, const char *attribute);

/* The name of the entry that a path of the file means. NULL with why in *problem (translated). Borrowed. */
const char *hw_qda_find_file (HwQdaReading *self, const char *path, const char **problem);
/* What a path of the file means: an entry of it that is plain text. NULL with why in *problem (translated). Transfer full. */
GBytes *hw_qda_get_file (HwQdaReading *self, const char *path, const char **problem);

/* The tag that a CodeRef means, made where that is a case. FALSE, with a remark, where nothing is. */
gboolean hw_qda_get_tag (HwQdaReading *self, const HwQdaNode *coding, const char *name, guint *tag);
/* The tag of a case, below one for all cases. */
guint hw_qda_get_case_tag (HwQdaReading *self, const char *key, const HwQdaNode *node);

void hw_qda_read_codes (HwQdaReading *self, const HwQdaNode *codes);
gboolean hw_qda_read_sources (HwQdaReading *self, GError **error);
void hw_qda_read_cases (HwQdaReading *self);
void hw_qda_read_sets (HwQdaReading *self);
void hw_qda_read_graphs (HwQdaReading *self);
/* The values of variables of a document or a case. Those of a document that we know become its details. What is
 * left as Markdown, NULL for nothing. Transfer full. */
char *hw_qda_read_values (HwQdaReading *self, const HwQdaNode *node, HwProjectDocument *document);

/* Notes and links by their GUIDs, before what they are on. */
void hw_qda_index_notes (HwQdaReading *self);
/* What @node says in a description, in notes that it or its codings refer to, and in those linked with it, as notes
 * on this target: one for a passage and a tag. @extra may be NULL. */
void hw_qda_take_notes (
    HwQdaReading *self, const HwQdaNode *node, HwNoteTarget target, guint index, const char *extra);
/* Notes that are on nothing, and links between other things. */
void hw_qda_read_rest (HwQdaReading *self);
/* What our own writer put behind the project: see qda-names.h. */
void hw_qda_read_instructions (HwQdaReading *self, GBytes *xml);
/* A note of text that is no note in the file. */
void hw_qda_add_text_note (
    HwQdaReading *self, HwNoteTarget target, guint index, const char *key, const char *text);

G_END_DECLS
