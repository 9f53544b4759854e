/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "search-question.h"
#include "session.h"
#include "text-scope.h"

G_BEGIN_DECLS

/* Chooses what an analysis goes over: everything, the document that is read, a group, a tag; of the other
 * kind also nothing. Signal: changed ()   by the person, or because what was chosen has gone */
#define HW_TYPE_WORDS_SCOPE (hw_words_scope_get_type ())
G_DECLARE_FINAL_TYPE (HwWordsScope, hw_words_scope, HW, WORDS_SCOPE, AdwBin)

/* @nothing is what choosing nothing is called, or NULL where something must be chosen. @name is for screen
 * readers. */
GtkWidget *hw_words_scope_new (HwSession *session, const char *nothing, const char *name);
/* The document that is read; 0 for none. */
void hw_words_scope_set_document (HwWordsScope *self, gint64 document, const char *title);
/* FALSE for nothing. */
gboolean hw_words_scope_get (HwWordsScope *self, HwTextScope *scope);
/* Narrows @question, which is new, to what is chosen. */
void hw_words_scope_narrow (HwWordsScope *self, HwSearchQuestion *question);
gboolean hw_words_scope_is_same (const HwTextScope *one, const HwTextScope *other);
/* FALSE where there is none such. No signal. */
gboolean hw_words_scope_choose (HwWordsScope *self, const HwTextScope *scope);

G_END_DECLS
