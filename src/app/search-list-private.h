/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed.h"
#include "row-model.h"
#include "search-list.h"
#include "search-summary.h"

G_BEGIN_DECLS

struct _HwSearchList
{
  AdwBin parent_instance;

  /* Template */
  HwSearchSummary *summary;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *pending;
  GtkLabel *pending_text;
  AdwStatusPage *failure;

  /* Owned */
  HwSession *session;
  HwFeed *feed;       /* the best hits */
  HwFeed *count_feed; /* how many there are where, asked after those */
  HwFeed *saved_feed; /* the searches that are kept */
  GPtrArray *saved;   /* HwSavedSearch; NULL until they are read */
  HwRowModel *model;
  GtkSingleSelection *selection;
  HwSearchQuestion *question;
  GHashTable *counts; /* gint64 document -> gint64 */
  GSimpleActionGroup *actions;
  guint spinner_id, pending_id;

  gboolean is_typed; /* more of the last word may follow */
  guint limit;       /* hits that are asked for */
  gint64 n_rows;     /* that there are; more than are in @model, perhaps */
  gboolean open_first;
};

/* search-list-actions.c */
void hw_search_list_add_actions (HwSearchList *self);
void hw_search_list_follow_saved (HwSearchList *self);
/* After another question or answer. */
void hw_search_list_update_actions (HwSearchList *self);

G_END_DECLS
