/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "search-question.h"
#include "session.h"

G_BEGIN_DECLS

/* Shows every place that a search finds in the texts, each with a check mark, and tags those that are
 * checked, in one step. */
#define HW_TYPE_TAG_HITS_DIALOG (hw_tag_hits_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HwTagHitsDialog, hw_tag_hits_dialog, HW, TAG_HITS_DIALOG, AdwWindow)

/* What was done is told in a toast of the window that @from is in. */
GtkWidget *hw_tag_hits_dialog_new (HwSession *session, GtkWidget *from, HwSearchQuestion *question);

G_END_DECLS
