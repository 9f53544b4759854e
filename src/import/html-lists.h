/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "html-tree.h"

G_BEGIN_DECLS

/* The numbers of a page's lists: they are on the screen, and nowhere in the page's text. */
typedef struct
{
  GArray *lists;
  GString *label; /* of items of which nothing has come */
} HwHtmlLists;

void hw_html_lists_init (HwHtmlLists *self);
void hw_html_lists_clear (HwHtmlLists *self);

/* A list begins. Returns what tells it from others; 0 where its items have no numbers. */
guint hw_html_lists_add (HwHtmlLists *self, const GumboNode *list);

/* An item of @list begins; where it is not @shown, it is counted only. */
void
hw_html_lists_begin_item (HwHtmlLists *self, guint list, const GumboNode *item, gboolean shown);
void hw_html_lists_end_item (HwHtmlLists *self);

/* The first character of a line comes: appends the numbers of the items that begin with it. */
void hw_html_lists_take_label (HwHtmlLists *self, GString *text);

G_END_DECLS
