/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* The words of the library in the middle of the window: how often, near what, where, when. */
#define HW_TYPE_WORDS_PAGE (hw_words_page_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsPage, hw_words_page, HW, WORDS_PAGE, AdwBin)

GtkWidget *hw_words_page_new (HwSession *session);
/* The document that is read, for those who want the words of it; 0 for none. */
void hw_words_page_set_document (HwWordsPage *self, gint64 document, const char *title);
/* Puts the keyboard where something is to be typed or chosen. */
void hw_words_page_focus (HwWordsPage *self);

/* What is looked for in all parts but the first. */
const char *hw_words_page_get_query (HwWordsPage *self);

/* For a title above: which of its parts is shown. */
const char *hw_words_page_get_subtitle (HwWordsPage *self);

/* Actions "words.save" (string "csv"), "words.save-plot" (string "svg" or "png"), "words.stop-list",
 * "words.again", "words.lines" (string: the lines of a query in what is counted, which the action
 * "win.concordance-of" of the window shows).
 * Signals:
 *   place-activated (gint64 document, gint64 start, gint64 end)
 *   saved (GFile *file)
 *   closed ()                   the page's Back button, or Escape
 *   titled ()                   the subtitle may have changed */

G_END_DECLS
