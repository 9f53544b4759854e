/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sidebar.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "document-list.h"
#include "popovers.h"
#include "saved-list.h"
#include "search-help.h"
#include "search-list.h"
#include "tag-tree.h"

struct _HwSidebar
{
  AdwBin parent_instance;

  /* Template */
  GtkSearchEntry *search;
  GtkWidget *search_options;
  HwSavedList *saved;
  GtkStack *stack;
  GtkToggleButton *documents_toggle;
  GtkImage *documents_arrow;
  GtkLabel *documents_title;
  GtkMenuButton *groups_button;
  GtkPaned *paned;
  HwDocumentList *documents;
  GtkToggleButton *tags_toggle;
  GtkImage *tags_arrow;
  GtkWidget *tags_header;
  HwTagTree *tags;
  HwSearchList *results;

  int position; /* of the paned while both sections are open */
};

G_DEFINE_FINAL_TYPE (HwSidebar, hw_sidebar, ADW_TYPE_BIN)

enum
{
  DOCUMENT_ACTIVATED,
  TAG_ACTIVATED,
  HIT_ACTIVATED,
  OPEN_REQUESTED,
  SAMPLES_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_title (HwSidebar *self)
{
  g_autofree char *title = NULL;
  g_autofree char *marked = NULL;

  g_object_get (self->documents, "title", &title, NULL);
  marked = hw_directed_text (title, NULL);
  gtk_label_set_text (self->documents_title, marked);
}

/* A section that is closed leaves its room to the other. */
static void
section_toggled_cb (HwSidebar *self)
{
  gboolean documents = gtk_toggle_button_get_active (self->documents_toggle);
  gboolean tags = gtk_toggle_button_get_active (self->tags_toggle);
  gboolean were_both = gtk_widget_get_visible (GTK_WIDGET (self->documents))
                       && gtk_widget_get_visible (GTK_WIDGET (self->tags));

  if (were_both)
    self->position = gtk_paned_get_position (self->paned);
  gtk_image_set_from_icon_name (self->documents_arrow,
                                documents ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_image_set_from_icon_name (self->tags_arrow, tags ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->documents), documents);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), tags);
  if (documents && tags)
    gtk_paned_set_position (self->paned, self->position);
  else if (documents)
    gtk_paned_set_position (self->paned, G_MAXINT16);
}

static void
search_changed_cb (HwSidebar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  gboolean any = *text != '\0';

  if (g_str_equal (text, hw_search_list_get_question (self->results)->query) && any)
    return;
  hw_search_list_search (self->results, text);
  gtk_stack_set_visible_child_name (self->stack, any ? "search" : "lists");
}

/* "search-changed" waits for a pause in the typing; leaving does not. */
static void
clear_search (HwSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
}

static void
search_saved_cb (HwSidebar *self, HwSearchQuestion *question)
{
  /* The field is empty for a moment, which ends a search. */
  hw_search_question_ref (question);
  gtk_editable_set_text (GTK_EDITABLE (self->search), question->query);
  hw_search_list_set_question (self->results, question);
  hw_search_question_unref (question);
  gtk_stack_set_visible_child_name (self->stack, "search");
  hw_sidebar_focus_search (self);
}

static void
show_help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  HwSidebar *self = data;

  hw_popover_open (GTK_POPOVER (hw_search_help_new ()), GTK_WIDGET (self), self->search_options);
}

static void
search_activated_cb (HwSidebar *self)
{
  search_changed_cb (self);
  hw_search_list_open_first (self->results);
}

static void
results_left_cb (HwSidebar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
search_key_cb (GtkEventControllerKey *keys,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               HwSidebar *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  return hw_search_list_focus_first (self->results);
}

static void
document_activated_cb (HwSidebar *self, gint64 document, int where)
{
  g_signal_emit (self, signals[DOCUMENT_ACTIVATED], 0, document, where);
}

static void
tag_activated_cb (HwSidebar *self, gint64 tag)
{
  g_signal_emit (self, signals[TAG_ACTIVATED], 0, tag);
}

static void
hit_activated_cb (HwSidebar *self, gpointer hit, int where)
{
  g_signal_emit (self, signals[HIT_ACTIVATED], 0, hit, where);
}

static void
open_requested_cb (HwSidebar *self)
{
  g_signal_emit (self, signals[OPEN_REQUESTED], 0);
}

static void
samples_requested_cb (HwSidebar *self)
{
  g_signal_emit (self, signals[SAMPLES_REQUESTED], 0);
}

static void
hw_sidebar_dispose (GObject *object)
{
  hw_popover_close_all (GTK_WIDGET (object));
  G_OBJECT_CLASS (hw_sidebar_parent_class)->dispose (object);
}

static void
hw_sidebar_class_init (HwSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_sidebar_dispose;

  g_type_ensure (HW_TYPE_DOCUMENT_LIST);
  g_type_ensure (HW_TYPE_TAG_TREE);
  g_type_ensure (HW_TYPE_SEARCH_LIST);
  g_type_ensure (HW_TYPE_SAVED_LIST);

  signals[DOCUMENT_ACTIVATED]
      = g_signal_new ("document-activated", HW_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  signals[TAG_ACTIVATED] = g_signal_new ("tag-activated", HW_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[HIT_ACTIVATED]
      = g_signal_new ("hit-activated", HW_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);
  signals[OPEN_REQUESTED] = g_signal_new ("open-requested", HW_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAMPLES_REQUESTED] = g_signal_new (
      "samples-requested", HW_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, search_options);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, saved);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, documents_toggle);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, documents_arrow);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, documents_title);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, groups_button);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, paned);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, documents);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, tags_toggle);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, tags_arrow);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, tags_header);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, tags);
  gtk_widget_class_bind_template_child (widget_class, HwSidebar, results);
}

static void
hw_sidebar_init (HwSidebar *self)
{
  static const GActionEntry entries[] = { { .name = "show", .activate = show_help_cb } };
  g_autoptr (GSimpleActionGroup) help = g_simple_action_group_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "sidebar-lists");

  /* The buttons of a section's header stand outside of its list. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "documents",
                                  hw_document_list_get_actions (self->documents));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tags", hw_tag_tree_get_actions (self->tags));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "search",
                                  hw_search_list_get_actions (self->results));
  g_action_map_add_action_entries (G_ACTION_MAP (help), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "search-help", G_ACTION_GROUP (help));
  gtk_menu_button_set_menu_model (self->groups_button,
                                  hw_document_list_get_group_menu (self->documents));

  /* The library is asked with every letter: what is not wanted any more is cancelled. */
  gtk_search_entry_set_search_delay (self->search, 1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (clear_search), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);

  g_signal_connect_swapped (self->documents_toggle, "toggled", G_CALLBACK (section_toggled_cb),
                            self);
  g_signal_connect_swapped (self->tags_toggle, "toggled", G_CALLBACK (section_toggled_cb), self);
  g_signal_connect_swapped (self->documents, "notify::title", G_CALLBACK (show_title), self);
  g_signal_connect_swapped (self->documents, "document-activated",
                            G_CALLBACK (document_activated_cb), self);
  g_signal_connect_swapped (self->documents, "open-requested", G_CALLBACK (open_requested_cb),
                            self);
  g_signal_connect_swapped (self->documents, "samples-requested", G_CALLBACK (samples_requested_cb),
                            self);
  g_signal_connect_swapped (self->tags, "tag-activated", G_CALLBACK (tag_activated_cb), self);
  g_signal_connect_swapped (self->results, "hit-activated", G_CALLBACK (hit_activated_cb), self);
  g_signal_connect_swapped (self->saved, "search-activated", G_CALLBACK (search_saved_cb), self);
  g_signal_connect_swapped (self->results, "left", G_CALLBACK (results_left_cb), self);
  show_title (self);
}

GtkWidget *
hw_sidebar_new (HwSession *session)
{
  HwSidebar *self = g_object_new (HW_TYPE_SIDEBAR, NULL);

  hw_document_list_set_session (self->documents, session);
  hw_tag_tree_set_session (self->tags, session);
  hw_search_list_set_session (self->results, session);
  hw_saved_list_set_session (self->saved, session);
  return GTK_WIDGET (self);
}

void
hw_sidebar_set_document (HwSidebar *self, gint64 document)
{
  g_return_if_fail (HW_IS_SIDEBAR (self));
  hw_document_list_set_document (self->documents, document);
}

void
hw_sidebar_set_tag (HwSidebar *self, gint64 tag)
{
  g_return_if_fail (HW_IS_SIDEBAR (self));
  hw_tag_tree_set_tag (self->tags, tag);
}

void
hw_sidebar_focus_search (HwSidebar *self)
{
  g_return_if_fail (HW_IS_SIDEBAR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

HwSearchQuestion *
hw_sidebar_get_question (HwSidebar *self)
{
  g_return_val_if_fail (HW_IS_SIDEBAR (self), NULL);
  return hw_search_list_get_question (self->results);
}
