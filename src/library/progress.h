/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How far a long reading of the library is. What can be cancelled is what somebody waits for: a reading
 * tells it its GCancellable, and whoever holds that asks, in any thread. */

/* @done of @total, 0 of 0 among them, of the part that is under way. No cancellable is told nothing. */
void hw_progress_tell (GCancellable *cancellable, guint64 done, guint64 total);
/* What is told from now on is of part @part of @n_parts, counted from 0, which take about as long. */
void hw_progress_begin_part (GCancellable *cancellable, guint part, guint n_parts);
/* From 0 to 1; below 0 where nothing was told. */
double hw_progress_get (GCancellable *cancellable);

G_END_DECLS
