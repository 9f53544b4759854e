/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The places that were left by a jump, to go back to and forward again, as in a browser. */
typedef struct _HwPlaceHistory HwPlaceHistory;

#define HW_PLACE_HISTORY_MAX 100

/* Pages that stand in place of a text. */
enum
{
  HW_PLACE_WORDS = 1,
  HW_PLACE_CONCORDANCE,
};

/* Code points of the document's text. */
typedef struct
{
  gint64 document; /* 0 for a page, which @top says */
  gint64 top;      /* the first line that was seen */
  gint64 caret;
} HwPlace;

HwPlaceHistory *hw_place_history_new (void);
void hw_place_history_free (HwPlaceHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwPlaceHistory, hw_place_history_free)

/* @left is about to be left by a jump: one goes back to it, and there is no way forward any more. The same
 * place twice is there once; of more than HW_PLACE_HISTORY_MAX the oldest goes. */
void hw_place_history_push (HwPlaceHistory *self, const HwPlace *left);

/* The place that lies @n (from 0) steps back, or forward; NULL where there is none. Borrowed until
 * something changes. */
const HwPlace *hw_place_history_peek (const HwPlaceHistory *self, gboolean forward, guint n);

/* Goes @n + 1 steps, to *@place. @here, where one is now (NULL for nowhere), is then on the other side; the
 * places that were passed over are forgotten. FALSE where there is no such place: all that way is forgotten. */
gboolean hw_place_history_go (
    HwPlaceHistory *self, gboolean forward, guint n, const HwPlace *here, HwPlace *place);

G_END_DECLS
