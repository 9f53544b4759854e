/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* Takes over a project of another program, or another library: asks what holds where both sides differ, shows how far
 * it is, and then what was not taken as it was. */
#define HW_TYPE_TAKE_DIALOG (hw_take_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HwTakeDialog, hw_take_dialog, HW, TAKE_DIALOG, AdwWindow)

typedef enum
{
  HW_TAKE_PROJECT,
  HW_TAKE_LIBRARY,
} HwTake;

GtkWidget *hw_take_dialog_new (HwSession *session, HwTake what, GFile *file);

G_END_DECLS
