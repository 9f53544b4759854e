/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "library.h"

G_BEGIN_DECLS

/* HwSession is the library as the windows of one process see it: four threads, each with a connection
 * of its own, so that the main loop never waits for a disk or a lock. Functions are called from the
 * main thread; only HwSessionFunc runs in a library thread. */
#define HW_TYPE_SESSION (hw_session_get_type ())
G_DECLARE_FINAL_TYPE (HwSession, hw_session, HW, SESSION, GObject)

typedef enum
{
  HW_LANE_EDIT,   /* what a person does and the short reads that the screen waits for, in order */
  HW_LANE_SEARCH, /* long, cancellable, and not behind an import */
  HW_LANE_COUNT, /* what goes over all texts, and is waited for: nothing that is typed waits behind it */
  HW_LANE_WORK, /* import and export: long, cancellable */
  HW_N_LANES,
} HwLane;

/* Runs in a library thread. Returns its result, or NULL with @error set (NULL without error is a
 * result too). Touches only @library and @data. */
typedef gpointer (*HwSessionFunc) (HwLibrary *library,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

/* Begins to open the library at once, in its threads; work may be queued before that is done. */
HwSession *hw_session_new (const char *path);
const char *hw_session_get_path (HwSession *self);

/* Queues @func. @data is freed with @free_data in the main thread after the callback; the result with
 * @free_result where nobody took it. */
void hw_session_run (HwSession *self,
                     HwLane lane,
                     HwSessionFunc func,
                     gpointer data,
                     GDestroyNotify free_data,
                     GDestroyNotify free_result,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
/* The result, transfer full. Where the library could not be opened, that error. */
gpointer hw_session_run_finish (HwSession *self, GAsyncResult *result, GError **error);

/* An edit whose failure is only to be shown: emits "failed" with the message, and "changed" after success. */
void hw_session_edit (HwSession *self, HwSessionFunc func, gpointer data, GDestroyNotify free_data);

/* Waits until everything queued is done (at most @seconds): for leaving the program. */
void hw_session_drain (HwSession *self, guint seconds);

/* Stops indexing until it is asked for, or the program is started again: the library stays usable, and
 * nothing is lost. */
void hw_session_stop_indexing (HwSession *self);
void hw_session_resume_indexing (HwSession *self);

/* Properties: undo-label, redo-label (NULL where there is nothing to take back), read only.
 * Signals:
 *   changed ()                 something in the library was committed, by us or by another process
 *   failed (const char *text)  an edit failed; the text says what and why
 *   indexing (guint done, guint total)  documents of those that are brought into the index of words, by
 *                              the work lane where it has nothing else to do; 0 of 0 where all are
 */

G_END_DECLS
