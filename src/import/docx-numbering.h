/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HW_DOCX_N_LEVELS 9

/* The numbers of lists as Word counts them while it goes through a document. */
typedef struct _HwDocxNumbering HwDocxNumbering;

/* @xml: numbering.xml, or NULL. */
HwDocxNumbering *hw_docx_numbering_new (GBytes *xml, GCancellable *cancellable);
void hw_docx_numbering_free (HwDocxNumbering *self);

/* Counts one more paragraph of this list, at @level from 0. What Word shows before it ("2.1 ", "• "), NULL for
 * nothing. Transfer full. */
char *hw_docx_numbering_next (HwDocxNumbering *self, int list, int level);

G_END_DECLS
