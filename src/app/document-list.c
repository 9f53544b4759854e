/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-list-private.h"

#include <glib/gi18n.h>

#include "document-row.h"
#include "documents.h"
#include "groups.h"
#include "list-kind.h"
#include "popovers.h"

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};
enum
{
  DOCUMENT_ACTIVATED,
  OPEN_REQUESTED,
  SAMPLES_REQUESTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwDocumentList, hw_document_list, ADW_TYPE_BIN)

/* In a library thread. */

static gpointer
read_documents (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 group;
  const char *filter;
  int order;
  GPtrArray *documents;

  g_variant_get (data, "(xm&si)", &group, &filter, &order);
  documents = hw_library_list_documents (library, group, filter, (HwDocumentOrder) order, error);
  return documents != NULL ? hw_rows_new (documents, NULL) : NULL;
}

static gpointer
read_groups (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_list_groups (library, error);
}

/* In the main thread. */

static const char *
get_filter (HwDocumentList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter));

  return gtk_revealer_get_reveal_child (self->filter_revealer) && *text != '\0' ? text : NULL;
}

void
hw_document_list_ask (HwDocumentList *self)
{
  if (self->feed != NULL)
    hw_feed_ask (self->feed, g_variant_new ("(xmsi)", self->group, get_filter (self), self->order));
}

GArray *
hw_document_list_get_selected (HwDocumentList *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  HwRows *rows = hw_row_model_get_rows (self->model);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = hw_rows_get_key (rows, position);
      g_array_append_val (ids, id);
    }
  return ids;
}

static void
select_document (HwDocumentList *self)
{
  guint position = hw_row_model_find (self->model, self->document);

  if (position == G_MAXUINT)
    return;
  self->document = 0;
  if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  hw_list_scroll_to (self->list, position);
}

static void
show_page (HwDocumentList *self, gsize n)
{
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (get_filter (self) != NULL)
    {
      adw_status_page_set_title (self->nothing, _ ("No Document Found"));
      adw_status_page_set_description (self->nothing,
                                       _ ("No title, author or source holds these words. "
                                          "The search field above looks into the texts."));
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
  else if (self->group != 0)
    {
      adw_status_page_set_title (self->nothing, _ ("An Empty Group"));
      adw_status_page_set_description (
          self->nothing, _ ("Show all documents, select some, and add them to this group from "
                            "their menu."));
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
documents_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwDocumentList *self = owner;

  if (error != NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit_by_name (self->session, "failed", error->message);
      return;
    }
  hw_row_model_set_rows (self->model, answer);
  show_page (self, hw_rows_get_n (answer));
  if (self->document != 0)
    select_document (self);
}

static void
groups_read_cb (gpointer owner, gpointer answer, const GError *error)
{
  if (answer != NULL)
    hw_document_list_set_groups (owner, answer);
}

static GtkWidget *
make_row (gpointer owner)
{
  return hw_document_row_new ();
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  hw_document_row_set_document (HW_DOCUMENT_ROW (widget), hw_row_get_item (row));
}

void
hw_document_list_open (HwDocumentList *self, gint64 document, HwOpenWhere where)
{
  g_signal_emit (self, signals[DOCUMENT_ACTIVATED], 0, document, (int) where);
}

static void
open_row (HwDocumentList *self, guint position, HwOpenWhere where)
{
  HwRows *rows = hw_row_model_get_rows (self->model);

  if (position < hw_rows_get_n (rows))
    hw_document_list_open (self, hw_rows_get_key (rows, position), where);
}

static void
activate_row (gpointer owner, guint position)
{
  open_row (owner, position, HW_OPEN_HERE);
}

static void
open_row_in_tab (gpointer owner, guint position)
{
  open_row (owner, position, HW_OPEN_TAB);
}

static void
show_row_menu (gpointer owner, guint position, GtkWidget *widget, double x, double y)
{
  hw_document_list_show_menu (owner, widget, x, y);
}

static const HwListKind document_kind
    = { make_row, bind_row, NULL, activate_row, show_row_menu, open_row_in_tab };

static void
selection_changed_cb (HwDocumentList *self)
{
  hw_document_list_update_actions (self);
}

static void
filter_changed_cb (HwDocumentList *self)
{
  hw_document_list_ask (self);
}

static void
filter_stopped_cb (HwDocumentList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "filter",
                                      g_variant_new_boolean (FALSE));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
open_clicked_cb (HwDocumentList *self)
{
  g_signal_emit (self, signals[OPEN_REQUESTED], 0);
}

static void
samples_clicked_cb (HwDocumentList *self)
{
  g_signal_emit (self, signals[SAMPLES_REQUESTED], 0);
}

static const char *
get_title (HwDocumentList *self)
{
  for (guint i = 0; self->groups != NULL && i < self->groups->len; i++)
    {
      const HwGroup *group = self->groups->pdata[i];
      if (group->id == self->group)
        return group->name;
    }
  return _ ("Documents");
}

static void
hw_document_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, get_title (HW_DOCUMENT_LIST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hw_document_list_dispose (GObject *object)
{
  HwDocumentList *self = HW_DOCUMENT_LIST (object);

  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  if (self->groups_feed != NULL)
    hw_feed_stop (self->groups_feed);
  g_clear_object (&self->feed);
  g_clear_object (&self->groups_feed);
  hw_popover_close_all (GTK_WIDGET (self));
  G_OBJECT_CLASS (hw_document_list_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_document_list_finalize (GObject *object)
{
  HwDocumentList *self = HW_DOCUMENT_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_clear_object (&self->group_menu);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (hw_document_list_parent_class)->finalize (object);
}

static void
hw_document_list_class_init (HwDocumentListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hw_document_list_get_property;
  object_class->dispose = hw_document_list_dispose;
  object_class->finalize = hw_document_list_finalize;
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[DOCUMENT_ACTIVATED]
      = g_signal_new ("document-activated", HW_TYPE_DOCUMENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  signals[OPEN_REQUESTED] = g_signal_new ("open-requested", HW_TYPE_DOCUMENT_LIST,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAMPLES_REQUESTED]
      = g_signal_new ("samples-requested", HW_TYPE_DOCUMENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/document-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HwDocumentList, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, HwDocumentList, filter);
  gtk_widget_class_bind_template_child (widget_class, HwDocumentList, stack);
  gtk_widget_class_bind_template_child (widget_class, HwDocumentList, list);
  gtk_widget_class_bind_template_child (widget_class, HwDocumentList, nothing);
  gtk_widget_class_bind_template_child (widget_class, HwDocumentList, context_menu);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, samples_clicked_cb);
}

static void
hw_document_list_init (HwDocumentList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->model = hw_row_model_new (hw_document_row_same);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  self->group_menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  hw_document_list_add_actions (self);
  hw_document_list_add_group_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "documents", G_ACTION_GROUP (self->actions));

  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &document_kind, self);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (filter_stopped_cb), self);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

void
hw_document_list_set_session (HwDocumentList *self, HwSession *session)
{
  g_return_if_fail (HW_IS_DOCUMENT_LIST (self) && self->session == NULL);
  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_documents, (GDestroyNotify) hw_rows_unref,
                            documents_read_cb, self);
  self->groups_feed = hw_feed_new (session, HW_LANE_EDIT, read_groups,
                                   (GDestroyNotify) g_ptr_array_unref, groups_read_cb, self);
  hw_document_list_ask (self);
  hw_feed_ask (self->groups_feed, g_variant_new ("()"));
}

void
hw_document_list_set_document (HwDocumentList *self, gint64 document)
{
  self->document = document;
  if (document != 0)
    select_document (self);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

GActionGroup *
hw_document_list_get_actions (HwDocumentList *self)
{
  return G_ACTION_GROUP (self->actions);
}

GMenuModel *
hw_document_list_get_group_menu (HwDocumentList *self)
{
  return G_MENU_MODEL (self->group_menu);
}
