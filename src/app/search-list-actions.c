/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "edits.h"
#include "popovers.h"
#include "search-list-private.h"
#include "tag-hits-dialog.h"

/* What can be done with a search: how it looks, keeping it, and all of its places at once. */

static void
switch_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  HwSearchList *self = data;
  g_autoptr (HwSearchQuestion) question = hw_search_question_copy (self->question);
  const gboolean on = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "exact"))
    {
      question->exact = on;
      question->approximate = question->approximate && !on;
    }
  else
    {
      question->approximate = on;
      question->exact = question->exact && !on;
    }
  hw_search_list_set_question (self, question);
}

static void
named_cb (GtkWidget *widget, gint64 id, const char *name)
{
  HwSearchList *self = HW_SEARCH_LIST (widget);

  hw_edit_save_search (self->session, name, self->question);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HwSearchList *self = data;

  hw_popover_ask_text (GTK_WIDGET (self), NULL, _ ("Save This Search as"), self->question->query,
                       _ ("_Save"), FALSE, named_cb, 0);
}

/* What the question as it stands is kept as; NULL where it is not. */
static const HwSavedSearch *
find_saved (HwSearchList *self)
{
  for (guint i = 0; self->saved != NULL && i < self->saved->len; i++)
    {
      g_autoptr (HwSearchQuestion) question = hw_search_question_new_saved (self->saved->pdata[i]);

      if (hw_search_question_equal (question, self->question))
        return self->saved->pdata[i];
    }
  return NULL;
}

static void
forget_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HwSearchList *self = data;
  const HwSavedSearch *search = find_saved (self);

  if (search != NULL)
    hw_edit_delete_search (self->session, GTK_WIDGET (self), search->id, search->name);
}

static void
tag_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HwSearchList *self = data;
  GtkWidget *dialog = hw_tag_hits_dialog_new (self->session, GTK_WIDGET (self), self->question);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
all_lines_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HwSearchList *self = data;

  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.concordance-of",
                                      hw_search_question_to_variant (self->question));
}

static gboolean
has_concordance (HwSearchList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return G_IS_ACTION_MAP (root)
         && g_action_map_lookup_action (G_ACTION_MAP (root), "concordance-of") != NULL;
}

void
hw_search_list_update_actions (HwSearchList *self)
{
  GActionMap *map = G_ACTION_MAP (self->actions);
  const gboolean asked = *self->question->query != '\0';
  const gboolean found = asked && self->n_rows > 0;
  const HwSavedSearch *saved = asked ? find_saved (self) : NULL;

  hw_action_set_state (map, "exact", g_variant_new_boolean (self->question->exact));
  hw_action_set_state (map, "approximate", g_variant_new_boolean (self->question->approximate));
  hw_action_set_enabled (map, "save", asked && saved == NULL);
  hw_action_set_enabled (map, "forget", saved != NULL);
  hw_search_summary_set_saved (self->summary, saved != NULL ? saved->name : NULL);
  hw_action_set_enabled (map, "tag-all", found);
  hw_action_set_enabled (map, "all-lines", found && has_concordance (self));
  hw_search_summary_offer_lines (self->summary, found && has_concordance (self));
}

void
hw_search_list_add_actions (HwSearchList *self)
{
  static const GActionEntry entries[] = {
    { .name = "exact", .state = "false", .change_state = switch_cb },
    { .name = "approximate", .state = "false", .change_state = switch_cb },
    { .name = "save", .activate = save_cb },
    { .name = "forget", .activate = forget_cb },
    { .name = "tag-all", .activate = tag_all_cb },
    { .name = "all-lines", .activate = all_lines_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  hw_search_list_update_actions (self);
}

/* In a library thread. */
static gpointer
read_saved (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_list_saved_searches (library, HW_SAVED_SEARCH_ORDER_NAME, error);
}

static void
saved_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwSearchList *self = owner;

  /* A library that cannot be read says so elsewhere. */
  if (error != NULL)
    return;
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  self->saved = g_ptr_array_ref (answer);
  hw_search_list_update_actions (self);
}

void
hw_search_list_follow_saved (HwSearchList *self)
{
  self->saved_feed = hw_feed_new (self->session, HW_LANE_EDIT, read_saved,
                                  (GDestroyNotify) g_ptr_array_unref, saved_read_cb, self);
  hw_feed_ask (self->saved_feed, g_variant_new_boolean (TRUE));
}
