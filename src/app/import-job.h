/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "loader.h"
#include "session.h"

G_BEGIN_DECLS

/* One import, run by the session's work lane. The window asks it how far it is; it never wakes the
 * main loop for a file. */
#define HW_TYPE_IMPORT_JOB (hw_import_job_get_type ())
G_DECLARE_FINAL_TYPE (HwImportJob, hw_import_job, HW, IMPORT_JOB, GObject)

/* A file that was not added. */
typedef struct
{
  char *path; /* for display: valid UTF-8 */
  char *reason;
} HwImportFailure;

/* A document whose encoding was guessed, and may be another. */
typedef struct
{
  char *path; /* as it was found: not for display */
  gint64 document;
} HwImportDoubt;

/* @files: element type GFile; those without a local path fail with that reason. */
HwImportJob *hw_import_job_new (GPtrArray *files);
/* The samples in the program's resources, in place of files. */
HwImportJob *hw_import_job_new_samples (void);
/* What was on the clipboard, as a file of this name would have it. */
HwImportJob *hw_import_job_new_pasted (const char *name, GBytes *bytes);

/* A file as a person reviewed it. Takes @loaded and @rows (see extract-rows.h; ascending). @title may be NULL for that
 * which was found. @keep_original: as it is to hold for the library from now on. */
HwImportJob *hw_import_job_new_reviewed (
    const char *name, HwLoaded *loaded, GArray *rows, const char *title, gboolean keep_original);

void hw_import_job_start (HwImportJob *self, HwSession *session);
void hw_import_job_cancel (HwImportJob *self);

/* May be asked at any time, from the main thread. */
void hw_import_job_get_progress (HwImportJob *self, guint *n_done, guint *n_found);

/* After "finished". */
guint hw_import_job_get_n_added (HwImportJob *self);
guint hw_import_job_get_n_unchanged (HwImportJob *self);
gboolean hw_import_job_was_cancelled (HwImportJob *self);
/* The first document that was added, or else was there already; 0 for none. */
gint64 hw_import_job_get_first (HwImportJob *self);
/* Element type HwImportFailure, owned by the job. */
GPtrArray *hw_import_job_get_failures (HwImportJob *self);
/* Element type HwImportDoubt, owned by the job. */
GPtrArray *hw_import_job_get_doubts (HwImportJob *self);
/* Why the library itself refused; NULL where it did not. */
const char *hw_import_job_get_error (HwImportJob *self);

/* Signals:
 *   finished ()   in any case, also after a cancel
 */

G_END_DECLS
