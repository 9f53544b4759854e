/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "finder.h"
#include "search-question.h"
#include "session.h"

G_BEGIN_DECLS

/* A search through one text in a thread of its own, from a place on to the end, then from the start up to
 * that place. What it finds comes in batches, the first as soon as there is something. */
typedef struct _HwFindJob HwFindJob;

/* So many are kept (8 MB); a search that finds more stops there. */
#define HW_FIND_JOB_MAX 1000000

/* In the main thread, after the list grew or the search ended; never after hw_find_job_stop(). */
typedef void (*HwFindJobProgress) (HwFindJob *self, gpointer user_data);

/* Begins at the paragraph that holds @origin (code points). */
HwFindJob *hw_find_job_start (HwText *text,
                              const char *needle,
                              HwFinderFlags flags,
                              gsize origin,
                              HwFindJobProgress progress,
                              gpointer user_data);
/* The same for every place of @question in the text of @document, found by the library: with the other forms
 * and names that only it knows. */
HwFindJob *hw_find_job_start_question (HwSession *session,
                                       gint64 document,
                                       HwSearchQuestion *question,
                                       HwFindJobProgress progress,
                                       gpointer user_data);
/* Ends it, and lets go of it. */
void hw_find_job_stop (HwFindJob *self);

/* In text order. Borrowed. */
HwSpanList *hw_find_job_get_hits (HwFindJob *self);
gboolean hw_find_job_is_done (HwFindJob *self);
/* There are more than are kept. */
gboolean hw_find_job_is_full (HwFindJob *self);

G_END_DECLS
