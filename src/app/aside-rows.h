/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents.h"
#include "rows.h"

G_BEGIN_DECLS

#define HW_N_ASIDE_REASONS (HW_ASIDE_PERSON + 1)

/* A paragraph that was left out of a text, as a row. */
typedef struct
{
  gint64 key; /* the same for the same paragraph in every reading */
  HwAsideReason reason;
  char *text;
  char *next;       /* the first words of what stood after it; "" at the end of the text */
  gsize start, end; /* of those words, code points */
} HwAsideRow;

/* What one reading found. */
typedef struct
{
  HwRows *rows; /* HwAsideRow, in the order of the text; only of the reason asked for */
  guint counts[HW_N_ASIDE_REASONS]; /* of all, by their reason; [0] together */
} HwAsideRows;

void hw_aside_rows_free (HwAsideRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwAsideRows, hw_aside_rows_free)

/* @reason 0 for all. NULL on failure. */
HwAsideRows *hw_aside_rows_read (HwLibrary *library, gint64 document, guint reason, GError **error);

/* The keys of a structure's asides, by their index; element type gint64, transfer full. */
GArray *hw_aside_rows_keys (const HwStructure *structure);

/* "Menu, clock or form of the page". */
const char *hw_aside_reason_describe (guint reason);

G_END_DECLS
