/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history.h"

G_BEGIN_DECLS

/* History keeps about this many steps, and changesets and removed texts of about this many bytes; the
 * oldest go first, the newest never. */
#define HW_HISTORY_MAX_STEPS 1000
#define HW_HISTORY_MAX_BYTES (256 * 1024 * 1024)

/* A step, or what came to it since it was last stored. All borrowed. */
typedef struct
{
  gint64 id; /* 0 for a new row; becomes its id */
  HwStepKind kind;
  const char *argument;
  gint64 document, passage;
  const char *merge; /* NULL for a step that stands alone */
  const void *changeset;
  int n_bytes;
  const gint64 *texts; /* came or went with it */
  gsize n_texts;
  gint64 kept_bytes;
} HwHistoryRow;

/* Inside the step's transaction. A new step makes history forget those that were undone. */
gboolean hw_history_store (HwLibrary *self, HwHistoryRow *row, GError **error);
/* @id where what comes next may be added to that row, else 0: where it was undone meanwhile, or
 * another step follows it whose rows it might touch. */
gint64 hw_history_continue (HwLibrary *self, gint64 id, HwStepKind kind);

G_END_DECLS
