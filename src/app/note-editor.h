/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "notes.h"
#include "session.h"

G_BEGIN_DECLS

/* A field in which one note is written in place. There is no button to save: the text is in the
 * library when typing pauses, and at the latest when the keyboard leaves, another note is opened, or
 * the field goes. What is typed between getting and losing the keyboard is one step of undo.
 * Signals: escaped ()  Escape was pressed
 *          left ()     the keyboard went elsewhere, maybe only to another window
 *          written ()  something was committed: hw_note_editor_get_note() may have changed */
#define HW_TYPE_NOTE_EDITOR (hw_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (HwNoteEditor, hw_note_editor, HW, NOTE_EDITOR, AdwBin)

/* @placeholder is shown while it is empty. */
GtkWidget *hw_note_editor_new (HwSession *session, const char *placeholder);
/* Edits the note @note (0 for one that does not exist yet) on a target. Commits what was typed into
 * the one before. */
void hw_note_editor_open (
    HwNoteEditor *self, HwNoteTarget target, gint64 target_id, gint64 note, const char *text);
/* What the library says now of the note that is open. What is being typed is never replaced. */
void hw_note_editor_refresh (HwNoteEditor *self, gint64 note, const char *text);
/* Commits at once. */
void hw_note_editor_commit (HwNoteEditor *self);
/* The note in the library, 0 while there is none. */
gint64 hw_note_editor_get_note (HwNoteEditor *self);
/* What the note is on; 0 where nothing is open. */
gint64 hw_note_editor_get_target (HwNoteEditor *self);
/* Takes the keyboard, with the caret at the end. */
void hw_note_editor_focus (HwNoteEditor *self);
/* Takes it back, with the caret where it was. */
void hw_note_editor_refocus (HwNoteEditor *self);
/* Within its window, whether that is active or not. */
gboolean hw_note_editor_has_focus (HwNoteEditor *self);

G_END_DECLS
