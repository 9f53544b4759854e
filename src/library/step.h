/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "history.h"

G_BEGIN_DECLS

/* What a command does to its step. A command begins with hw_step_begin(), and returns
 * hw_step_finish(), which ends or aborts it. */
gboolean hw_step_begin (HwLibrary *self, HwStepKind kind, GError **error);
gboolean hw_step_finish (HwLibrary *self, gboolean ok, GError **error);

/* The name's argument, where this level is the outermost and the caller gave none. */
void hw_step_set_argument (HwLibrary *self, const char *argument);
/* Where undo and redo go; the first that is set stays. */
void hw_step_set_place (HwLibrary *self, gint64 document, gint64 passage);
/* A step with the key of the one before it becomes part of that. */
void hw_step_set_merge (HwLibrary *self, const char *key);
/* The step's row in history so far: 0 where nothing of it was stored yet. */
gint64 hw_step_get_history (HwLibrary *self);
/* A text that comes or goes with the step: it is kept while history knows the step. @n_bytes are those
 * that only history keeps. */
void hw_step_touch_text (HwLibrary *self, gint64 text, gint64 n_bytes);
/* What is done while recording is off is no part of history: undo lets it stand. */
void hw_step_record_nothing (HwLibrary *self, gboolean off);
/* One more document that the step adds. */
void hw_step_count_document (HwLibrary *self);

/* The changes recorded so far, as one changeset of sqlite3_malloc(); *n_bytes 0 for none. */
gboolean hw_step_record (sqlite3_session *session, int *n_bytes, void **changeset);
/* A session that records every table which history covers. NULL without memory. */
sqlite3_session *hw_step_new_session (sqlite3 *db);

G_END_DECLS
