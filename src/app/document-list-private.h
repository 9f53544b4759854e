/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document-list.h"
#include "feed.h"
#include "open-where.h"
#include "row-model.h"

G_BEGIN_DECLS

struct _HwDocumentList
{
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *filter_revealer;
  GtkSearchEntry *filter;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nothing;
  GMenuModel *context_menu;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  HwFeed *groups_feed;
  HwRowModel *model;
  GtkMultiSelection *selection;
  GSimpleActionGroup *actions;
  GMenu *group_menu;
  GPtrArray *groups; /* HwGroup; NULL before the first answer */

  gint64 group;    /* shown; 0 for all */
  gint64 document; /* to be selected as soon as it is in the list */
  int order;       /* HwDocumentOrder */
};

/* document-list.c */
void hw_document_list_ask (HwDocumentList *self);
/* The ids of the selected rows. Element type gint64. */
GArray *hw_document_list_get_selected (HwDocumentList *self);
void hw_document_list_open (HwDocumentList *self, gint64 document, HwOpenWhere where);

/* document-list-actions.c */
void hw_document_list_add_actions (HwDocumentList *self);
/* To be called when the selection has changed. */
void hw_document_list_update_actions (HwDocumentList *self);
void hw_document_list_show_menu (HwDocumentList *self, GtkWidget *at, double x, double y);

/* document-list-groups.c */
void hw_document_list_add_group_actions (HwDocumentList *self);
void hw_document_list_set_groups (HwDocumentList *self, GPtrArray *groups);
/* The groups as items of a menu for the selected documents. */
GMenu *hw_document_list_make_group_choice (HwDocumentList *self);

G_END_DECLS
