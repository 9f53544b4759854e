/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "search-question.h"
#include "session.h"

G_BEGIN_DECLS

/* What a person does in the lists, queued to the library: every function returns at once. A failure
 * is told by the session's "failed". Those that take a widget tell what they removed in a toast
 * with Undo, through the action "win.notify-undo" (string) of its window.
 * @ids has the element type gint64. */

void hw_edit_remove_documents (HwSession *session, GtkWidget *from, GArray *ids);

void hw_edit_drop_original (HwSession *session, GtkWidget *from, gint64 document);

void hw_edit_create_group (HwSession *session, const char *name, GArray *ids);
void hw_edit_rename_group (HwSession *session, gint64 group, const char *name);
void hw_edit_delete_group (HwSession *session, GtkWidget *from, gint64 group, const char *name);
void hw_edit_add_to_group (HwSession *session, gint64 group, GArray *ids);
void hw_edit_remove_from_group (HwSession *session, gint64 group, GArray *ids);

void hw_edit_create_tag (HwSession *session, gint64 parent, const char *name);
void hw_edit_rename_tag (HwSession *session, gint64 tag, const char *name);
void hw_edit_recolour_tag (HwSession *session, gint64 tag, const char *colour);
void hw_edit_describe_tag (HwSession *session, gint64 tag, const char *description);
/* @position as for hw_library_move_tag(). */
void hw_edit_move_tag (HwSession *session, gint64 tag, gint64 parent, int position);
void
hw_edit_merge_tag (HwSession *session, GtkWidget *from, gint64 tag, gint64 into, const char *name);
void hw_edit_delete_tag (HwSession *session, GtkWidget *from, gint64 tag, const char *name);

void hw_edit_remove_passage (HwSession *session, GtkWidget *from, gint64 passage);
/* It stands where it should. */
void hw_edit_confirm_passage (HwSession *session, gint64 passage);
void hw_edit_recolour_passage (HwSession *session, gint64 passage, const char *colour);
void hw_edit_tag_passage (HwSession *session, gint64 passage, gint64 tag);
/* Makes what is missing of the tag. */
void hw_edit_tag_passage_new (HwSession *session, gint64 passage, const char *path);
void hw_edit_untag_passage (HwSession *session, gint64 passage, gint64 tag);

void hw_edit_save_search (HwSession *session, const char *name, HwSearchQuestion *question);
void hw_edit_rename_search (HwSession *session, gint64 search, const char *name);
void hw_edit_delete_search (HwSession *session, GtkWidget *from, gint64 search, const char *name);

void hw_edit_delete_note (HwSession *session, GtkWidget *from, gint64 note);

G_END_DECLS
