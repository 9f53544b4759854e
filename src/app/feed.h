/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/* HwFeed keeps one view of the library fresh: it asks a question in a library thread, asks it again
 * after every change of the library, and hands on only answers to the question as it stands now. At
 * most one reading is under way; changes that come meanwhile make one more, and a long reading is
 * not repeated without a pause. */
#define HW_TYPE_FEED (hw_feed_get_type ())
G_DECLARE_FINAL_TYPE (HwFeed, hw_feed, HW, FEED, GObject)

/* The answer to the question as it stands, or an error. @answer belongs to the feed: take a
 * reference. */
typedef void (*HwFeedAnswer) (gpointer owner, gpointer answer, const GError *error);

/* @func gets the question, a GVariant, as its data. @owner must call hw_feed_stop() before it goes.
 */
HwFeed *hw_feed_new (HwSession *session,
                     HwLane lane,
                     HwSessionFunc func,
                     GDestroyNotify free_answer,
                     HwFeedAnswer callback,
                     gpointer owner);
/* Asks @question (floating is taken; NULL asks nothing) from now on. An older one is cancelled, and
 * its answer never arrives. */
void hw_feed_ask (HwFeed *self, GVariant *question);
/* Asks once more. */
void hw_feed_refresh (HwFeed *self);
/* Is there a question whose first answer has not come yet? */
gboolean hw_feed_is_waiting (HwFeed *self);
/* How far the reading under way is (see progress.h). */
double hw_feed_get_progress (HwFeed *self);
void hw_feed_stop (HwFeed *self);

G_END_DECLS
