/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "notes.h"
#include "session.h"

G_BEGIN_DECLS

/* One note while it is being written. Its id lives in the library's thread: the first text that is
 * not blank makes the note, a blank one deletes it, and one that somebody else deleted is made anew,
 * however many texts are queued meanwhile. Reference counted (atomically). */
typedef struct _HwNoteWriting HwNoteWriting;

HwNoteWriting *hw_note_writing_new (HwNoteTarget target, gint64 target_id, gint64 note);
HwNoteWriting *hw_note_writing_ref (HwNoteWriting *self);
void hw_note_writing_unref (HwNoteWriting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwNoteWriting, hw_note_writing_unref)

/* Queues @text as a change in the editing session @number (see hw_library_change_note()). */
void hw_note_writing_save (HwNoteWriting *self,
                           HwSession *session,
                           const char *text,
                           guint number,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* The id of the note, 0 for none, -1 with @error. */
gint64 hw_note_writing_save_finish (HwSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
