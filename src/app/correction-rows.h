/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "corrections.h"
#include "rows.h"

G_BEGIN_DECLS

/* A correction as a row. */
typedef struct
{
  gint64 key; /* of the correction */
  HwCorrectionKind kind;
  gboolean stands;
  gint64 created; /* Unix time, µs */
  char *creator;
  char *words;      /* the paragraph as the correction left it, or took it */
  char *markup;     /* what changed, of a correction of words; else NULL */
  char *said;       /* the same for a screen reader */
  gsize paragraph;  /* its number by now, from 1 */
  gsize start, end; /* of what stands there, code points */
} HwCorrectionRow;

/* The corrections of a document, the last one first; element type HwCorrectionRow. NULL on failure. */
HwRows *hw_correction_rows_read (HwLibrary *library, gint64 document, GError **error);

/* "Words corrected". */
const char *hw_correction_kind_describe (HwCorrectionKind kind);

G_END_DECLS
