/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

HwReadingPage *
hw_window_get_reading (HwWindow *self)
{
  return self->desk != NULL ? hw_reading_desk_get_page (HW_READING_DESK (self->desk)) : NULL;
}

HwDocument *
hw_window_get_document (HwWindow *self)
{
  HwReadingPage *page = hw_window_get_reading (self);

  return page != NULL ? hw_reading_page_get_document (page) : NULL;
}

/* The keyboard goes to the text with the eyes, but for who walks through the sidebar or the panel. */
void
hw_window_show_reading (HwWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (gtk_stack_get_visible_child (self->stack) == self->desk)
    return;
  gtk_stack_set_visible_child (self->stack, self->desk);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panes))
      || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    gtk_widget_grab_focus (self->desk);
}

/* Title, sidebar and panel go with what is in the middle: a document, a tag, or neither. */
void
hw_window_follow_content (HwWindow *self)
{
  HwDocument *open = hw_window_get_document (self);
  const gint64 tag = hw_window_shows_tag (self) ? self->tag : 0;
  const gint64 document = tag == 0 && open != NULL ? open->id : 0;

  hw_window_update_title (self);
  hw_window_follow_fonts (self);
  if (self->sidebar != NULL)
    hw_sidebar_set_tag (HW_SIDEBAR (self->sidebar), tag);
  hw_window_follow_words (self);
  hw_window_follow_corrections (self);
  hw_window_follow_original (self);
  if (document == self->document)
    return;
  self->document = document;
  hw_window_update_replace (self);
  hw_window_update_review (self);
  if (self->sidebar != NULL)
    hw_sidebar_set_document (HW_SIDEBAR (self->sidebar), document);
  if (self->panel != NULL)
    {
      const gint64 passage
          = document != 0 ? hw_reading_page_get_passage (hw_window_get_reading (self)) : 0;

      hw_panel_set_document (HW_PANEL (self->panel), document, passage);
    }
}

static void
document_changed_cb (HwWindow *self)
{
  /* A document that went from the library leaves its place; a page of another kind stays where it is. */
  if (self->goes_to_text || !hw_window_shows_page (self))
    hw_window_show_content (self);
  self->goes_to_text = FALSE;
  hw_window_follow_content (self);
}

static void
passage_changed_cb (HwWindow *self, gint64 passage)
{
  if (self->panel != NULL && passage != 0)
    hw_panel_show_passage (HW_PANEL (self->panel), passage);
}

static void
note_requested_cb (HwWindow *self, gint64 passage)
{
  hw_window_show_panel (self);
  hw_panel_edit_note (hw_window_get_panel (self), passage);
}

HwReadingDesk *
hw_window_get_desk (HwWindow *self)
{
  if (self->desk == NULL)
    {
      self->desk = hw_reading_desk_new (self->session);
      gtk_stack_add_named (self->stack, self->desk, "reading");
      g_signal_connect_swapped (self->desk, "document-changed", G_CALLBACK (document_changed_cb),
                                self);
      g_signal_connect_swapped (self->desk, "passage-changed", G_CALLBACK (passage_changed_cb),
                                self);
      g_signal_connect_swapped (self->desk, "note-requested", G_CALLBACK (note_requested_cb), self);
      g_signal_connect_swapped (self->desk, "tag-activated", G_CALLBACK (hw_window_show_tag), self);
      g_signal_connect_swapped (self->desk, "saved", G_CALLBACK (hw_window_toast_saved), self);
      g_signal_connect_swapped (self->desk, "leaving", G_CALLBACK (hw_window_leave_place), self);
      g_signal_connect_swapped (self->desk, "done", G_CALLBACK (hw_window_toast_undo), self);
      g_signal_connect_swapped (self->desk, "hint", G_CALLBACK (hw_window_toast), self);
      g_signal_connect_swapped (self->desk, "failed", G_CALLBACK (hw_window_toast_failure), self);
    }
  return HW_READING_DESK (self->desk);
}

/* Where a narrow window shows another pane, the text takes its place back. */
void
hw_window_show_content_pane (HwWindow *self)
{
  if (!hw_panes_is_shown (self->panes, HW_PANE_CONTENT))
    hw_panes_show (self->panes, HW_PANE_CONTENT);
}

void
hw_window_open_document (HwWindow *self,
                         gint64 document,
                         const HwReadingTarget *target,
                         HwOpenWhere where)
{
  if (self->has_failed)
    return;
  self->goes_to_text = TRUE;
  hw_window_leave_place (self);
  hw_reading_desk_open (hw_window_get_desk (self), document, target, where);
  hw_window_show_content_pane (self);
  /* One that is still to be read appears when it is. */
  if (hw_window_get_document (self) != NULL)
    hw_window_show_reading (self);
}

static void
close_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;
  HwReadingDesk *desk = self->desk != NULL ? HW_READING_DESK (self->desk) : NULL;
  const guint n_tabs = desk != NULL ? hw_reading_desk_get_n_tabs (desk) : 0;

  if (hw_window_shows_page (self) && n_tabs > 0)
    hw_window_show_content (self);
  else if (n_tabs > 1)
    hw_reading_desk_close (desk);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
reopen_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;

  self->goes_to_text = TRUE;
  if (self->desk == NULL || !hw_reading_desk_reopen (HW_READING_DESK (self->desk)))
    self->goes_to_text = FALSE;
}

gboolean
hw_window_shows_desk (HwWindow *self)
{
  return self->desk != NULL && gtk_stack_get_visible_child (self->stack) == self->desk;
}

static void
other_column (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;

  if (hw_window_shows_desk (self))
    hw_reading_desk_focus_other (HW_READING_DESK (self->desk));
}

static void
move_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;

  if (hw_window_shows_desk (self))
    hw_reading_desk_move_across (HW_READING_DESK (self->desk));
}

void
hw_window_add_reading_actions (HwWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "close-tab", .activate = close_tab },
    { .name = "reopen-tab", .activate = reopen_tab },
    { .name = "other-column", .activate = other_column },
    { .name = "move-tab", .activate = move_tab },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
