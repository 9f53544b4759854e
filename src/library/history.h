/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* Undo and redo: one mechanism for everything that a person can do to a library. Each command runs
 * in a step. A step is one transaction, and what it changed is recorded (by SQLite's session
 * extension, as a changeset) with a kind and an argument from which its name is made. It survives a
 * restart, and belongs to the library, so every window shows the same history. */

/* Stored in libraries: never change a value, append new ones. */
typedef enum
{
  HW_STEP_IMPORT = 1,       /* argument: the number of documents */
  HW_STEP_REMOVE_DOCUMENTS, /* the title, or the number where there are several */
  HW_STEP_EDIT_DOCUMENT,    /* the title */
  HW_STEP_MARK,
  HW_STEP_UNMARK,
  HW_STEP_RECOLOUR,
  HW_STEP_TAG,   /* the tag's name: "tag 'security'" */
  HW_STEP_UNTAG, /* the tag's name */
  HW_STEP_CREATE_TAG,
  HW_STEP_RENAME_TAG,
  HW_STEP_RECOLOUR_TAG,
  HW_STEP_DESCRIBE_TAG,
  HW_STEP_MOVE_TAG,
  HW_STEP_MERGE_TAG,
  HW_STEP_DELETE_TAG,
  HW_STEP_WRITE_NOTE,
  HW_STEP_CHANGE_NOTE,
  HW_STEP_DELETE_NOTE,
  HW_STEP_CREATE_GROUP,
  HW_STEP_RENAME_GROUP,
  HW_STEP_DELETE_GROUP,
  HW_STEP_ADD_TO_GROUP,
  HW_STEP_REMOVE_FROM_GROUP,
  HW_STEP_MOVE_PASSAGE,
  HW_STEP_SAVE_SEARCH, /* argument: its name */
  HW_STEP_RENAME_SEARCH,
  HW_STEP_DELETE_SEARCH,
  HW_STEP_TAKE_PROJECT,    /* argument: the project's name */
  HW_STEP_MERGE_LIBRARY,   /* argument: the other library's name */
  HW_STEP_REPLACE_TEXT,    /* the title, as in those that follow */
  HW_STEP_CONFIRM_PASSAGE, /* none */
  HW_STEP_CORRECT_TEXT,
  HW_STEP_SET_ASIDE,
  HW_STEP_TAKE_BACK,
  HW_STEP_DROP_ORIGINAL,
} HwStepKind;

/* Every command below begins and ends a step of its own. A caller that wants several commands to be
 * one step (create a tag and use it) puts them between these two; steps nest, the outermost names
 * the whole. hw_library_abort_step() takes back what was done since the begin that it answers to: all
 * of it where that is the outermost. A step in which nothing changed leaves no trace. @argument may
 * be NULL. Where end fails, the step is over and taken back (what was flushed stays). */
gboolean
hw_library_begin_step (HwLibrary *self, HwStepKind kind, const char *argument, GError **error);
gboolean hw_library_end_step (HwLibrary *self, GError **error);
void hw_library_abort_step (HwLibrary *self);
/* Commits what the outermost step did so far and goes on with it, still as one step in history: for
 * an import of many documents. Between two flushes other connections cannot write, so flush after
 * every 20 ms or so of work; it pauses for a moment in which they can. A process that is killed
 * later leaves what was flushed, and it can be undone. Inside a nested step it does nothing. */
gboolean hw_library_flush_step (HwLibrary *self, GError **error);

/* "Undo tag 'security'", translated, for a menu or a toast; NULL where there is nothing to undo.
 * Transfer full. */
char *hw_library_get_undo_label (HwLibrary *self);
char *hw_library_get_redo_label (HwLibrary *self);

/* The step that would be taken back or done again, named alone: "tag 'security'", for "Undone: ...".
 * NULL where there is none. Transfer full. */
char *hw_library_get_undo_name (HwLibrary *self);
char *hw_library_get_redo_name (HwLibrary *self);

/* The step that undo would take back now, as a number that no other step gets; 0 for none. */
gint64 hw_library_get_last_step (HwLibrary *self);
/* Takes back, or does again, one step. *document and *passage (both may be NULL) become the place to
 * show, 0 where there is none. NOT_FOUND where there is nothing to undo. */
gboolean hw_library_undo (HwLibrary *self, gint64 *document, gint64 *passage, GError **error);
gboolean hw_library_redo (HwLibrary *self, gint64 *document, gint64 *passage, GError **error);

G_END_DECLS
