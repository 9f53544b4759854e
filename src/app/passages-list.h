/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* The passages of one document, their notes edited in place: those that are lost and those to be looked at, and then
 * the others, each in text order.
 * Signals: as those of HwPanel.
 * Actions, as a group "passage" for the selected one: go-to, note, tag, untag, recolour, copy,
 * confirm, place, remove. */
#define HW_TYPE_PASSAGES_LIST (hw_passages_list_get_type ())
G_DECLARE_FINAL_TYPE (HwPassagesList, hw_passages_list, HW, PASSAGES_LIST, AdwBin)

void hw_passages_list_set_session (HwPassagesList *self, HwSession *session);
void hw_passages_list_set_document (HwPassagesList *self, gint64 document);
/* As those of HwPanel. */
void hw_passages_list_show_passage (HwPassagesList *self, gint64 passage);
void hw_passages_list_edit_note (HwPassagesList *self, gint64 passage);
void hw_passages_list_commit (HwPassagesList *self);

G_END_DECLS
