/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reading-page.h"

G_BEGIN_DECLS

/* An open document in its tab. It costs next to nothing until it is shown: only then it has a page. */
#define HW_TYPE_READING_TAB (hw_reading_tab_get_type ())
G_DECLARE_FINAL_TYPE (HwReadingTab, hw_reading_tab, HW, READING_TAB, AdwBin)

/* @title may be NULL until it is known. */
GtkWidget *hw_reading_tab_new (gint64 document, const char *title);

/* The document that is shown here, or is on its way to be. */
gint64 hw_reading_tab_get_document (HwReadingTab *self);
void hw_reading_tab_set_document (HwReadingTab *self, gint64 document);
const char *hw_reading_tab_get_title (HwReadingTab *self);
void hw_reading_tab_set_title (HwReadingTab *self, const char *title);

/* NULL until there is one. */
HwReadingPage *hw_reading_tab_get_page (HwReadingTab *self);
/* To be called once. */
HwReadingPage *hw_reading_tab_make_page (HwReadingTab *self, HwSession *session);

G_END_DECLS
