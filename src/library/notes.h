/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* Stored in libraries: never change a value, append new ones. */
typedef enum
{
  HW_NOTE_ON_LIBRARY = 0,
  HW_NOTE_ON_DOCUMENT = 1,
  HW_NOTE_ON_PASSAGE = 2,
  HW_NOTE_ON_TAG = 3,
} HwNoteTarget;

/* A note is Markdown. A passage and a tag have at most one; a document and the library any number. */
typedef struct
{
  gint64 id;
  char *guid;
  HwNoteTarget target;
  gint64 target_id; /* the document, passage or tag; 0 for the library */
  gint64 document;  /* the document it belongs to, also through its passage; 0 for none */
  gint64 start;     /* of its passage, else 0 */
  char *text;
  gint64 created, modified;
  char *creator;
} HwNote;

HwNote *hw_note_ref (HwNote *self);
void hw_note_unref (HwNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwNote, hw_note_unref)

/* The notes on one target, oldest first. Element type HwNote. */
GPtrArray *
hw_library_list_notes (HwLibrary *self, HwNoteTarget target, gint64 target_id, GError **error);
HwNote *hw_library_get_note (HwLibrary *self, gint64 id, GError **error);

/* Writes a new note; on a passage or tag that has one, changes that. 0 on failure. */
gint64 hw_library_write_note (
    HwLibrary *self, HwNoteTarget target, gint64 target_id, const char *text, GError **error);
/* The same, as the first text of an editing session (see hw_library_change_note()): what is changed in
 * @session after it is part of this step. */
gint64 hw_library_begin_note (HwLibrary *self,
                              HwNoteTarget target,
                              gint64 target_id,
                              const char *text,
                              guint session,
                              GError **error);
/* Commits at once. Changes of one note that follow each other with no other step between, within
 * @session (any number that the caller keeps while one editor has the focus; 0 for none), are one
 * step: a person undoes what they wrote, not each pause in their typing. Text that is empty or only
 * blanks deletes the note. */
gboolean hw_library_change_note (
    HwLibrary *self, gint64 id, const char *text, guint session, GError **error);
gboolean hw_library_delete_note (HwLibrary *self, gint64 id, GError **error);

G_END_DECLS
