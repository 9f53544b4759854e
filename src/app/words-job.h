/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/* Long work for one view: the newest wins. What is asked for later cancels what is under
 * way, whose result never arrives. Unlike a feed it does nothing again by itself: to count all words after
 * every passage that is marked would be too much. */
typedef struct _HwWordsJob HwWordsJob;

/* @result belongs to the job: take a reference. Cancelled work is not told of. */
typedef void (*HwWordsDone) (gpointer owner, gpointer result, const GError *error);

HwWordsJob *hw_words_job_new (HwSession *session, HwLane lane, gpointer owner);
/* Cancels what is under way. */
void hw_words_job_free (HwWordsJob *self);

void hw_words_job_run (HwWordsJob *self,
                       HwSessionFunc func,
                       gpointer data,
                       GDestroyNotify free_data,
                       GDestroyNotify free_result,
                       HwWordsDone done);
void hw_words_job_cancel (HwWordsJob *self);
gboolean hw_words_job_is_running (const HwWordsJob *self);
/* How far it is (see progress.h). */
double hw_words_job_get_progress (HwWordsJob *self);

G_END_DECLS
