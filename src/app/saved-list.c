/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "saved-list.h"

#include <glib/gi18n.h>

#include "actions.h"
#include "directed.h"
#include "edits.h"
#include "feed.h"
#include "list-kind.h"
#include "popovers.h"
#include "settings.h"

struct _HwSavedList
{
  AdwBin parent_instance;

  /* Template */
  GtkToggleButton *toggle;
  GtkImage *arrow;
  GtkWidget *scroller;
  GtkListView *list;
  GMenuModel *menu;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  HwRowModel *model;
  GtkSingleSelection *selection;
  GSimpleActionGroup *actions;
};

enum
{
  SEARCH_ACTIVATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwSavedList, hw_saved_list, ADW_TYPE_BIN)

/* In a library thread. */
static gpointer
read_searches (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *searches = hw_library_list_saved_searches (
      library,
      g_variant_get_boolean (data) ? HW_SAVED_SEARCH_ORDER_NAME : HW_SAVED_SEARCH_ORDER_SAVED,
      error);

  return searches != NULL ? hw_rows_new (searches, NULL) : NULL;
}

static void
read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwSavedList *self = owner;

  /* A library that cannot be read says so elsewhere. */
  if (error != NULL)
    return;
  hw_row_model_set_rows (self->model, answer);
  gtk_widget_set_visible (GTK_WIDGET (self), hw_rows_get_n (answer) > 0);
}

static const HwSavedSearch *
get_search (HwSavedList *self, guint position)
{
  HwRows *rows = hw_row_model_get_rows (self->model);

  return position < hw_rows_get_n (rows) ? hw_rows_get_item (rows, position) : NULL;
}

static const HwSavedSearch *
get_selected (HwSavedList *self)
{
  return get_search (self, gtk_single_selection_get_selected (self->selection));
}

static GtkWidget *
make_row (gpointer owner)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  const HwSavedSearch *search = hw_row_get_item (row);

  hw_directed_set (widget, search->name);
  gtk_widget_set_tooltip_text (widget, search->query);
  hw_list_set_row_name (widget, search->name);
}

static void
activate_row (gpointer owner, guint position)
{
  const HwSavedSearch *search = get_search (owner, position);
  g_autoptr (HwSearchQuestion) question = NULL;

  if (search == NULL)
    return;
  question = hw_search_question_new_saved (search);
  g_signal_emit (owner, signals[SEARCH_ACTIVATED], 0, question);
}

static void
open_menu (gpointer owner, guint position, GtkWidget *widget, double x, double y)
{
  hw_popover_menu (HW_SAVED_LIST (owner)->menu, owner, widget, x, y);
}

static const HwListKind saved_kind = { make_row, bind_row, NULL, activate_row, open_menu, NULL };

static void
named_cb (GtkWidget *widget, gint64 id, const char *name)
{
  hw_edit_rename_search (HW_SAVED_LIST (widget)->session, id, name);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HwSavedList *self = data;
  const HwSavedSearch *search = get_selected (self);

  if (search != NULL)
    hw_popover_ask_text (GTK_WIDGET (self), hw_list_get_selected_widget (self->list),
                         _ ("Rename Saved Search"), search->name, _ ("_Rename"), FALSE, named_cb,
                         search->id);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HwSavedList *self = data;
  const HwSavedSearch *search = get_selected (self);

  if (search != NULL)
    hw_edit_delete_search (self->session, GTK_WIDGET (self), search->id, search->name);
}

static void
ask (HwSavedList *self)
{
  g_autofree char *order = g_settings_get_string (hw_settings_get (), "saved-order");

  hw_action_set_state (G_ACTION_MAP (self->actions), "sort", g_variant_new_string (order));
  hw_feed_ask (self->feed, g_variant_new_boolean (g_str_equal (order, "name")));
}

static void
sort_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  if (g_settings_set_string (hw_settings_get (), "saved-order", g_variant_get_string (value, NULL)))
    ask (data);
}

static void
toggled_cb (HwSavedList *self)
{
  const gboolean open = gtk_toggle_button_get_active (self->toggle);

  gtk_image_set_from_icon_name (self->arrow, open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_visible (self->scroller, open);
}

static void
hw_saved_list_dispose (GObject *object)
{
  HwSavedList *self = HW_SAVED_LIST (object);

  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  hw_popover_close_all (GTK_WIDGET (self));
  G_OBJECT_CLASS (hw_saved_list_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_saved_list_finalize (GObject *object)
{
  HwSavedList *self = HW_SAVED_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (hw_saved_list_parent_class)->finalize (object);
}

static void
hw_saved_list_class_init (HwSavedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_saved_list_dispose;
  object_class->finalize = hw_saved_list_finalize;
  signals[SEARCH_ACTIVATED]
      = g_signal_new ("search-activated", HW_TYPE_SAVED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/saved-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HwSavedList, toggle);
  gtk_widget_class_bind_template_child (widget_class, HwSavedList, arrow);
  gtk_widget_class_bind_template_child (widget_class, HwSavedList, scroller);
  gtk_widget_class_bind_template_child (widget_class, HwSavedList, list);
  gtk_widget_class_bind_template_child (widget_class, HwSavedList, menu);
}

static void
hw_saved_list_init (HwSavedList *self)
{
  static const GActionEntry entries[] = {
    { .name = "rename", .activate = rename_cb },
    { .name = "delete", .activate = delete_cb },
    { .name = "sort", .parameter_type = "s", .state = "'name'", .change_state = sort_cb },
  };
  static const HwActionKey keys[] = {
    { "F2", "saved.rename" },
    { "Delete|KP_Delete", "saved.delete" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "saved", G_ACTION_GROUP (self->actions));
  self->model = hw_row_model_new (NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &saved_kind, self);
  hw_actions_add_keys (GTK_WIDGET (self->list), keys, G_N_ELEMENTS (keys));
  g_signal_connect_swapped (self->toggle, "toggled", G_CALLBACK (toggled_cb), self);
}

void
hw_saved_list_set_session (HwSavedList *self, HwSession *session)
{
  g_return_if_fail (HW_IS_SAVED_LIST (self) && self->session == NULL);
  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_searches, (GDestroyNotify) hw_rows_unref,
                            read_cb, self);
  ask (self);
}
