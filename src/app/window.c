/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "empty-page.h"
#include "window-private.h"

G_DEFINE_FINAL_TYPE (HwWindow, hw_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_stack_page (HwWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
show_empty_page (HwWindow *self, HwEmptyPageKind kind, const char *detail)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->stack, "empty");
  GtkWidget *page = hw_empty_page_new (kind, detail);

  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  gtk_stack_page_set_name (gtk_stack_get_page (self->stack, page), "empty");
}

static void
documents_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwWindow) self = HW_WINDOW (user_data);
  g_autoptr (HwDocumentLoad) load = hw_session_run_finish (HW_SESSION (source), result, NULL);

  /* The window may have gone meanwhile. */
  if (self->session == NULL || load == NULL || self->has_failed
      || hw_reading_desk_get_n_tabs (hw_window_get_desk (self)) > 0)
    return;
  show_empty_page (self, load->is_empty ? HW_EMPTY_PAGE_WELCOME : HW_EMPTY_PAGE_CHOOSE, NULL);
}

void
hw_window_show_content (HwWindow *self)
{
  if (self->has_failed || !self->has_begun)
    return;
  if (hw_reading_desk_get_n_tabs (hw_window_get_desk (self)) > 0)
    hw_window_show_reading (self);
  else
    hw_session_run (self->session, HW_LANE_EDIT, hw_document_load_count, NULL, NULL,
                    (GDestroyNotify) hw_document_load_free, NULL, documents_counted_cb,
                    g_object_ref (self));
}

gboolean
hw_window_shows_tag (HwWindow *self)
{
  return self->tag_page != NULL && gtk_stack_get_visible_child (self->stack) == self->tag_page;
}

gboolean
hw_window_shows_page (HwWindow *self)
{
  return hw_window_shows_tag (self) || hw_window_shows_words (self)
         || hw_window_shows_concordance (self);
}

static void
passage_activated_cb (HwWindow *self, gint64 document, gint64 passage, gint64 start, gint64 end)
{
  const HwReadingTarget target = { .passage = passage, .start = start, .end = end };

  hw_window_open_document (self, document, &target, HW_OPEN_HERE);
}

static HwSearchQuestion *
get_question (HwWindow *self)
{
  return hw_sidebar_get_question (hw_window_get_sidebar (self));
}

static void
hit_activated_cb (HwWindow *self, const HwHit *hit, int where)
{
  /* A hit in a note counts in the note; the text shows its passage. */
  const gboolean in_text = hit->note == 0;
  const HwReadingTarget target = { .passage = hit->passage,
                                   .start = in_text ? hit->start : 0,
                                   .end = in_text ? hit->end : 0,
                                   .select = in_text,
                                   .question = in_text ? get_question (self) : NULL };

  if (hit->tag != 0)
    {
      hw_window_show_tag (self, hit->tag);
      hw_tag_page_edit_note (HW_TAG_PAGE (self->tag_page));
      return;
    }
  if (hit->document != 0)
    hw_window_open_document (self, hit->document, &target, (HwOpenWhere) where);
  if (!in_text && hit->passage == 0)
    {
      hw_window_show_panel (self);
      hw_panel_show_note (hw_window_get_panel (self), hit->document, hit->note);
    }
}

static void
document_activated_cb (HwWindow *self, gint64 document, int where)
{
  hw_window_open_document (self, document, NULL, (HwOpenWhere) where);
}

void
hw_window_show_tag (HwWindow *self, gint64 tag)
{
  if (self->tag_page == NULL)
    {
      self->tag_page = hw_tag_page_new (self->session);
      gtk_stack_add_named (self->stack, self->tag_page, "tag");
      g_signal_connect_swapped (self->tag_page, "passage-activated",
                                G_CALLBACK (passage_activated_cb), self);
      g_signal_connect_swapped (self->tag_page, "closed", G_CALLBACK (hw_window_show_content),
                                self);
      g_signal_connect_swapped (self->tag_page, "titled", G_CALLBACK (hw_window_update_title),
                                self);
    }
  self->tag = tag;
  hw_tag_page_set_tag (HW_TAG_PAGE (self->tag_page), tag);
  show_stack_page (self, "tag");
  self->goes_to_text = FALSE;
  /* Also where the page of another tag stood there. */
  hw_window_follow_content (self);
  hw_window_show_content_pane (self);
}

HwPanel *
hw_window_get_panel (HwWindow *self)
{
  if (self->panel == NULL)
    {
      self->panel = hw_panel_new (self->session);
      adw_bin_set_child (ADW_BIN (hw_panes_get_child (self->panes, HW_PANE_PANEL)), self->panel);
      g_signal_connect_swapped (self->panel, "passage-activated", G_CALLBACK (passage_activated_cb),
                                self);
      g_signal_connect_swapped (self->panel, "tag-activated", G_CALLBACK (hw_window_show_tag),
                                self);
      hw_panel_set_document (HW_PANEL (self->panel), self->document, 0);
    }
  return HW_PANEL (self->panel);
}

static gboolean
make_panel_cb (gpointer user_data)
{
  HwWindow *self = user_data;

  self->panel_source = 0;
  hw_window_get_panel (self);
  return G_SOURCE_REMOVE;
}

static void
panel_shown_cb (HwWindow *self)
{
  if (self->panel == NULL && self->panel_source == 0 && !self->awaits_sidebar && !self->has_failed
      && hw_panes_is_shown (self->panes, HW_PANE_PANEL))
    self->panel_source = g_idle_add_full (G_PRIORITY_LOW, make_panel_cb, self, NULL);
}

/* What these buttons do is in the menu, and has a key. */
static void
narrow_cb (HwWindow *self)
{
  gboolean is_narrow;

  g_object_get (self->panes, "narrow", &is_narrow, NULL);
  gtk_widget_set_visible (self->find_button, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->typography_button), !is_narrow);
}

HwSidebar *
hw_window_get_sidebar (HwWindow *self)
{
  if (self->sidebar != NULL)
    return HW_SIDEBAR (self->sidebar);
  self->sidebar = hw_sidebar_new (self->session);
  adw_bin_set_child (ADW_BIN (hw_panes_get_child (self->panes, HW_PANE_SIDEBAR)), self->sidebar);
  g_signal_connect_swapped (self->sidebar, "document-activated", G_CALLBACK (document_activated_cb),
                            self);
  g_signal_connect_swapped (self->sidebar, "tag-activated", G_CALLBACK (hw_window_show_tag), self);
  g_signal_connect_swapped (self->sidebar, "hit-activated", G_CALLBACK (hit_activated_cb), self);
  g_signal_connect_swapped (self->sidebar, "open-requested",
                            G_CALLBACK (hw_window_choose_documents), self);
  g_signal_connect_swapped (self->sidebar, "samples-requested", G_CALLBACK (hw_window_open_samples),
                            self);
  hw_sidebar_set_document (HW_SIDEBAR (self->sidebar), self->document);
  if (hw_window_shows_tag (self))
    hw_sidebar_set_tag (HW_SIDEBAR (self->sidebar), self->tag);
  return HW_SIDEBAR (self->sidebar);
}

static gboolean
sidebar_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  HwWindow *self = HW_WINDOW (widget);

  self->awaits_sidebar = FALSE;
  panel_shown_cb (self);
  return G_SOURCE_REMOVE;
}

/* Sidebar and panel each have a turn and a frame of their own: both in one are three frames long. */
static gboolean
make_sidebar_cb (gpointer user_data)
{
  HwWindow *self = user_data;

  self->sidebar_source = 0;
  if (!self->has_failed)
    hw_window_get_sidebar (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), sidebar_frame_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

void
hw_window_begin (HwWindow *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwDocumentLoad) load = hw_session_run_finish (self->session, result, &error);
  gboolean is_empty;

  self->has_begun = TRUE;
  if (load == NULL)
    {
      self->has_failed = TRUE;
      hw_panes_set_wish (self->panes, HW_PANE_SIDEBAR, FALSE, 0);
      hw_panes_set_wish (self->panes, HW_PANE_PANEL, FALSE, 0);
      show_empty_page (self, HW_EMPTY_PAGE_FAILED, error->message);
      hw_window_update_enabled (self);
      return;
    }
  hw_window_follow_keep_originals (self);
  is_empty = load->is_empty;
  hw_reading_desk_restore (hw_window_get_desk (self), g_steal_pointer (&load));
  /* Meanwhile a document may have been asked for; that one will appear. */
  if (hw_reading_desk_get_n_tabs (hw_window_get_desk (self)) == 0)
    show_empty_page (self, is_empty ? HW_EMPTY_PAGE_WELCOME : HW_EMPTY_PAGE_CHOOSE, NULL);
  else
    gtk_widget_grab_focus (self->desk);
  panel_shown_cb (self);
}

gboolean
hw_window_has_failed (HwWindow *self)
{
  g_return_val_if_fail (HW_IS_WINDOW (self), FALSE);
  return self->has_failed;
}

/* What is on an empty page depends on whether there are documents. */
static void
library_changed_cb (HwWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  hw_window_update_undo (self);
  if (child != NULL && child == gtk_stack_get_child_by_name (self->stack, "empty"))
    hw_window_show_content (self);
}

static gboolean
focus_button_cb (gpointer user_data)
{
  GtkWidget *button = user_data;
  GtkRoot *root = gtk_widget_get_root (button);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || !gtk_widget_get_mapped (focus)))
    gtk_widget_grab_focus (button);
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 leaves the keyboard in a submenu whose item was chosen, where nothing hears it any more. */
static void
menu_unmapped_cb (GtkWidget *menu, GtkWidget *button)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_button_cb, g_object_ref (button), g_object_unref);
}

/* A menu costs a widget for each item, so it is made when it is first opened. */
static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *menu;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = gtk_popover_menu_new_from_model (user_data);
  gtk_menu_button_set_popover (button, menu);
  g_signal_connect_after (menu, "unmap", G_CALLBACK (menu_unmapped_cb), button);
}

static gboolean
hw_window_close_request (GtkWindow *window)
{
  HwWindow *self = HW_WINDOW (window);

  if (!self->has_failed)
    hw_window_save_state (self);
  if (self->panel != NULL)
    hw_panel_commit (HW_PANEL (self->panel));
  if (self->desk != NULL)
    hw_reading_desk_save (HW_READING_DESK (self->desk));
  return GTK_WINDOW_CLASS (hw_window_parent_class)->close_request (window);
}

static void
hw_window_dispose (GObject *object)
{
  HwWindow *self = HW_WINDOW (object);

  g_clear_handle_id (&self->sidebar_source, g_source_remove);
  g_clear_handle_id (&self->panel_source, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  hw_window_drop_toasts (self);
  g_clear_pointer (&self->places, hw_place_history_free);
  g_clear_object (&self->page_signals);
  G_OBJECT_CLASS (hw_window_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_window_class_init (HwWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hw_window_close_request;

  g_type_ensure (HW_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/window.ui");
  gtk_widget_class_bind_template_child (widget_class, HwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, typography_button);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, undo_section);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, HwWindow, add_menu);
}

static void
hw_window_init (HwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "hawashi");
  hw_window_add_typography (self);
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb,
                                         g_object_ref (self->primary_menu), g_object_unref);
  gtk_menu_button_set_create_popup_func (self->add_button, make_menu_cb,
                                         g_object_ref (self->add_menu), g_object_unref);
  hw_window_init_toasts (self);
  hw_window_add_actions (self);
  hw_window_accept_drops (self);
}

HwWindow *
hw_window_new (HwApplication *application, HwSession *session)
{
  HwWindow *self = g_object_new (HW_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  hw_window_restore_state (self);
  /* The window and its text come first: places are kept for the others until there was a frame. */
  hw_panes_set_child (self->panes, HW_PANE_SIDEBAR, adw_bin_new ());
  hw_panes_set_child (self->panes, HW_PANE_PANEL, adw_bin_new ());
  self->awaits_sidebar = TRUE;
  self->sidebar_source = g_idle_add_full (G_PRIORITY_LOW, make_sidebar_cb, self, NULL);
  g_signal_connect_swapped (session, "failed", G_CALLBACK (hw_window_toast_failure), self);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (library_changed_cb), self);
  g_signal_connect_swapped (session, "notify::undo-label", G_CALLBACK (hw_window_update_undo),
                            self);
  g_signal_connect_swapped (session, "notify::redo-label", G_CALLBACK (hw_window_update_undo),
                            self);
  g_signal_connect_swapped (self->panes, "notify::panel-shown", G_CALLBACK (panel_shown_cb), self);
  g_signal_connect_swapped (self->panes, "notify::narrow", G_CALLBACK (narrow_cb), self);
  hw_window_follow_index (self);
  hw_window_update_undo (self);
  /* Whatever page is shown, and whoever chose it. */
  g_signal_connect_swapped (self->stack, "notify::visible-child",
                            G_CALLBACK (hw_window_follow_content), self);
  hw_window_update_title (self);
  return self;
}
