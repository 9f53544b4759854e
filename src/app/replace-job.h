/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "extract.h"
#include "passage-rows.h"
#include "replace.h"
#include "session.h"

G_BEGIN_DECLS

/* A document's text replaced by that of a file, by the session's work lane: read, found again, written as one
 * step, and that step taken back. */
#define HW_TYPE_REPLACE_JOB (hw_replace_job_get_type ())
G_DECLARE_FINAL_TYPE (HwReplaceJob, hw_replace_job, HW, REPLACE_JOB, GObject)

/* @bytes are what is in the file, where they are at hand, or NULL; the name of @file is but a name then. What
 * @options points to is copied; NULL for a file as its name and its bytes say. */
HwReplaceJob *
hw_replace_job_new (gint64 document, GFile *file, GBytes *bytes, const HwReadOptions *options);
void hw_replace_job_start (HwReplaceJob *self, HwSession *session);
void hw_replace_job_cancel (HwReplaceJob *self);

gint64 hw_replace_job_get_document (HwReplaceJob *self);
/* The file's, for people. */
const char *hw_replace_job_get_name (HwReplaceJob *self);

typedef enum
{
  HW_REPLACE_DONE,
  HW_REPLACE_SAME, /* the text is what it was: nothing was done */
  HW_REPLACE_CANCELLED,
  HW_REPLACE_FAILED,
} HwReplaceOutcome;

/* After "finished". */
HwReplaceOutcome hw_replace_job_get_outcome (HwReplaceJob *self);
/* What failed and why; NULL where nothing did. */
const char *hw_replace_job_get_error (HwReplaceJob *self);
/* What should be known of how the file was read; or NULL. */
const char *hw_replace_job_get_remark (HwReplaceJob *self);
/* The passages of a status. */
guint hw_replace_job_get_n (HwReplaceJob *self, HwAnchorStatus status);
/* Those that were not kept as they stood, as they are now: lost, uncertain, moved, each in the order of the text.
 * NULL where there are none; borrowed. */
HwRows *hw_replace_job_get_rows (HwReplaceJob *self);

/* Takes the step back, where it is the last one of the library; emits "undone" with NULL, or why not. Once. */
void hw_replace_job_undo (HwReplaceJob *self);

/* Signals:
 *   finished ()                 in any case
 *   undone (const char *error)  NULL where all is as it was before
 */

G_END_DECLS
