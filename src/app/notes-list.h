/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "notes.h"
#include "session.h"

G_BEGIN_DECLS

/* The notes on a document as a whole, or on the library: read, edited in place, added, deleted. */
#define HW_TYPE_NOTES_LIST (hw_notes_list_get_type ())
G_DECLARE_FINAL_TYPE (HwNotesList, hw_notes_list, HW, NOTES_LIST, AdwBin)

void hw_notes_list_set_session (HwNotesList *self, HwSession *session);
/* HW_NOTE_ON_DOCUMENT with an id, or HW_NOTE_ON_LIBRARY with 0. */
void hw_notes_list_set_target (HwNotesList *self, HwNoteTarget target, gint64 target_id);
/* Opens the editor on a note, as soon as the notes on its target are here. */
void hw_notes_list_edit (HwNotesList *self, gint64 target_id, gint64 note);
void hw_notes_list_commit (HwNotesList *self);

G_END_DECLS
