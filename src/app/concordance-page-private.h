/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "concordance-forms.h"
#include "concordance-order.h"
#include "concordance-page.h"
#include "feed.h"
#include "row-model.h"

G_BEGIN_DECLS

#define HW_CONCORDANCE_PAGE_N_KEYS 3

struct _HwConcordancePage
{
  AdwBin parent_instance;

  /* Template */
  GtkEditable *query;
  GtkDropDown *key_1, *key_2, *key_3;
  GtkCheckButton *grouped;
  GtkMenuButton *forms_button;
  GtkPopover *forms_popover;
  GtkMenuButton *tag_button;
  GtkPopover *tag_popover;
  GtkWidget *save_button;
  GtkLabel *messages;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *failure;
  GtkLabel *count;
  GtkSpinner *spinner;
  HwConcordanceForms *forms;

  /* Owned */
  HwSession *session;
  HwFeed *first; /* of the first lines */
  HwFeed *whole; /* of all of them */
  HwRowModel *model;
  GtkMultiSelection *selection;
  HwConcordance *concordance; /* the last that was found; NULL for none */
  HwConcordanceOrder *shown;  /* what the rows are of; NULL for none */
  GCancellable *ordering;     /* NULL while nothing is put in order */

  char *asked;       /* the query of the feeds */
  char *shown_query; /* what @shown is of */
  gboolean is_whole;
  int keyword_width;
  guint n_selected; /* lines */
};

/* concordance-page.c: FALSE where the row at @position is none of a line. */
gboolean
hw_concordance_page_get_line (HwConcordancePage *self, guint position, HwConcordanceLine *line);

/* concordance-commands.c */
/* The tag popover has come: it asks for a tag. */
void hw_concordance_page_ask_tag (HwConcordancePage *self);
void hw_concordance_page_save (HwConcordancePage *self);
void hw_concordance_page_copy (HwConcordancePage *self);
void hw_concordance_page_show_menu (HwConcordancePage *self, GtkWidget *widget, double x, double y);

G_END_DECLS
