/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

#define HW_DESK_COLUMNS 2
#define HW_DESK_HALF 500 /* as a share */

/* One open document. */
typedef struct
{
  gint64 document;
  char *title;
} HwDeskTab;

/* What is open in a window, and where: kept in the library, so that it comes back. */
typedef struct
{
  GPtrArray *tabs[HW_DESK_COLUMNS]; /* element-type HwDeskTab, in the order of the tabs */
  guint selected[HW_DESK_COLUMNS];  /* of @tabs */
  guint active;                     /* the column that is read */
  guint share;                      /* of the first column in the width, in thousandths */
} HwDeskState;

/* Nothing is open. */
HwDeskState *hw_desk_state_new (void);
void hw_desk_state_free (HwDeskState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwDeskState, hw_desk_state_free)

void hw_desk_state_add (HwDeskState *self, guint column, gint64 document, const char *title);
/* The selected tab of the active column; NULL where nothing is open. Borrowed. */
const HwDeskTab *hw_desk_state_get_active (const HwDeskState *self);

/* In a library thread. What was open when it was written last, of what is still in the library. Never NULL:
 * what cannot be read was not open. */
HwDeskState *hw_desk_state_read (HwLibrary *library);
/* HwSessionFunc; @data is a HwDeskState. */
gpointer
hw_desk_state_write (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
