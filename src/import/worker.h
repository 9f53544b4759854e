/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "page-picture.h"

G_BEGIN_DECLS

/* The other end of hawashi-extract: reads files of any format in a process of its own for each, which has no network,
 * no file system and little memory, and is killed where it takes too long. What such a process does, or is made
 * to do by its file, is no more than the failure of that file. Used by one thread at a time. */
typedef struct _HwWorker HwWorker;

/* Starts nothing yet. */
HwWorker *hw_worker_new (void);
/* One whose processes know the fonts of the system besides: starting it takes longer, and it can do a little more. */
HwWorker *hw_worker_new_for_pictures (void);
/* Ends what runs. */
void hw_worker_free (HwWorker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwWorker, hw_worker_free)

/* As hw_extract_bytes(), with these errors besides: _STOPPED, _TIME, _MEMORY of HW_IMPORT_ERROR, and
 * G_IO_ERROR_CANCELLED. Afterwards another file can be read. */
HwExtract *hw_worker_read (HwWorker *self,
                           GBytes *bytes,
                           const HwReadOptions *options,
                           GCancellable *cancellable,
                           GError **error);

/* Draws page @number (from 0) of a PDF about @width pixels wide, within 10 s and 512 MB. Errors as of
 * hw_worker_read(); DAMAGED where there is no such page. */
HwPagePicture *hw_worker_draw_page (HwWorker *self,
                                    GBytes *bytes,
                                    guint number,
                                    guint width,
                                    GCancellable *cancellable,
                                    GError **error);
/* What its pages are called, in their order. Element type utf8, transfer full. */
GPtrArray *
hw_worker_list_pages (HwWorker *self, GBytes *bytes, GCancellable *cancellable, GError **error);

/* What keeps such a process in on this system, for people. Where none was started so far it asks one if it may
 * @wait, which is not for the main loop, and returns NULL else. Transfer full. */
char *hw_worker_describe (gboolean wait);

/* For tests: another program than the one that is installed; NULL for that. Before any other call. */
void hw_worker_set_program (const char *path);

G_END_DECLS
