/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The locks that SQLite takes for this process are those of fcntl(2), and a process loses all that it has on
 * a file when it closes any descriptor of it: a file dialog that looks into the library's folder would do
 * that, and another process would then take the log that we write to for nobody's. From here on SQLite locks
 * by open file descriptions, which are ours to close; they and the locks of other SQLite processes
 * exclude each other as before. Before the first connection, any number of times, any thread. */
void hw_locks_set_up (void);

G_END_DECLS
