/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* ZIP files for tests, made in memory, with what no honest program writes too. */
typedef struct _ZipMaker ZipMaker;

ZipMaker *zip_maker_new (void);
/* @packed: deflated, else as it is. */
void zip_maker_add (
    ZipMaker *self, const char *name, const char *content, gssize n_bytes, gboolean packed);
/* The entry before this one under another name too, in the list only. */
void zip_maker_add_again (ZipMaker *self, const char *name);
/* A symbolic link. */
void zip_maker_add_link (ZipMaker *self, const char *name, const char *target);
/* So many blanks, deflated: a multiple of 64 KiB. */
void zip_maker_add_blanks (ZipMaker *self, const char *name, gsize n_bytes);
/* The whole file; frees @self. */
GBytes *zip_maker_end (ZipMaker *self);

/* The same in one call: names and contents by turns, ending with NULL. */
GBytes *zip_of (const char *name, ...) G_GNUC_NULL_TERMINATED;
