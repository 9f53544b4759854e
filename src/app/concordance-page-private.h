/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "busy-bar.h"
#include "concordance-forms.h"
#include "concordance-order.h"
#include "concordance-page.h"
#include "feed.h"
#include "row-model.h"
#include "search-narrow.h"
#include "search-pills.h"

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
  GtkMenuButton *narrow_button;
  HwSearchPills *pills;
  HwBusyBar *busy;
  HwConcordanceForms *forms;
  HwSearchNarrow *narrow; /* the popover of its button */

  /* Owned */
  HwSession *session;
  HwFeed *first; /* of the first lines */
  HwFeed *whole; /* of all of them */
  HwFeed *about; /* of where they are, and what of the query was not understood */
  HwRowModel *model;
  GtkMultiSelection *selection;
  HwConcordance *concordance; /* the last that was found; NULL for none */
  HwConcordanceOrder *shown;  /* what the rows are of; NULL for none */
  GCancellable *ordering;     /* NULL while nothing is put in order */

  HwSearchQuestion *asked;          /* of the feeds */
  HwSearchQuestion *shown_question; /* what @shown is of */
  gboolean is_whole;
  gboolean is_stopped; /* the person did not wait for all lines */
  int keyword_width;
  guint n_selected; /* lines */
};

/* concordance-find.c */
void hw_concordance_page_init_find (HwConcordancePage *self);
void hw_concordance_page_dispose_find (HwConcordancePage *self);
/* Finds what is asked, unless that is under way. */
void hw_concordance_page_ask (HwConcordancePage *self, HwSearchQuestion *question);

/* concordance-page.c */
/* Puts what was found in order, as it is chosen now. */
void hw_concordance_page_put_in_order (HwConcordancePage *self);
/* Nothing is asked. */
void hw_concordance_page_clear (HwConcordancePage *self);
void hw_concordance_page_show_count (HwConcordancePage *self);
/* FALSE where the row at @position is none of a line. */
gboolean
hw_concordance_page_get_line (HwConcordancePage *self, guint position, HwConcordanceLine *line);

/* concordance-commands.c: what is done with lines */
/* The tag popover has come: it asks for a tag. */
void hw_concordance_page_ask_tag (HwConcordancePage *self);
void hw_concordance_page_save (HwConcordancePage *self);
void hw_concordance_page_copy (HwConcordancePage *self);
void hw_concordance_page_show_menu (HwConcordancePage *self, GtkWidget *widget, double x, double y);

G_END_DECLS
