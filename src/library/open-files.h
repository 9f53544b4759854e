/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canonical-text.h"

G_BEGIN_DECLS

/* A library file that this process has open, shared by all its connections to it. Any thread.
 *
 * It keeps the texts that were read last, so that the window's own connection has the text that
 * another thread loaded for it, and a mark in a long text waits for nothing. A text is known by its id and
 * that of the last correction in it, its revision. Neither is used twice, so none can be stale; only a
 * step that is aborted gives its ids back, and lets go of all. */
typedef struct _HwOpenFile HwOpenFile;

HwOpenFile *hw_open_file_acquire (const char *path);
void hw_open_file_release (HwOpenFile *self);

/* NULL where it is not kept. Transfer full. */
HwText *hw_open_file_get_text (HwOpenFile *self, gint64 id, gint64 revision);
void hw_open_file_keep_text (HwOpenFile *self, gint64 id, gint64 revision, HwText *text);
void hw_open_file_forget_texts (HwOpenFile *self);

G_END_DECLS
