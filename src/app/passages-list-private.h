/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed.h"
#include "note-editor.h"
#include "passage-rows.h"
#include "passages-list.h"
#include "row-model.h"

G_BEGIN_DECLS

struct _HwPassagesList
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkListView *list;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  HwRowModel *model;
  GtkSingleSelection *selection;
  GSimpleActionGroup *actions;
  HwNoteEditor *editor; /* in the row of the passage that it edits, while that is near the screen */
  HwRow *selected;      /* the row that is shown as selected */

  gint64 document;
  gboolean had_focus; /* the editor, when its row was taken from it a few frames ago */
  guint n_frames_of_focus;
  gint64 to_show; /* a passage that is not in the list yet */
  gboolean to_edit;
  guint n_edit_tries; /* to open the editor in a row that has no widget yet */
};

/* passages-list.c */
/* The selected passage, NULL for none. Borrowed until the library changes. */
const HwPassageEntry *hw_passages_list_get_selected (HwPassagesList *self);
void hw_passages_list_activate (HwPassagesList *self, guint position);
void hw_passages_list_begin_edit (HwPassagesList *self, HwRow *row);

/* passages-list-actions.c */
void hw_passages_list_add_actions (HwPassagesList *self);
void hw_passages_list_update_actions (HwPassagesList *self);
void hw_passages_list_show_menu (HwPassagesList *self, GtkWidget *at, double x, double y);

G_END_DECLS
