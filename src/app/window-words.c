/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-private.h"

/* The page of words, and what one gets to from it. */

gboolean
hw_window_shows_words (HwWindow *self)
{
  return self->words_page != NULL && gtk_stack_get_visible_child (self->stack) == self->words_page;
}

static void
place_activated_cb (HwWindow *self, gint64 document, gint64 start, gint64 end)
{
  g_autoptr (HwSearchQuestion) question
      = hw_search_question_new (hw_words_page_get_query (HW_WORDS_PAGE (self->words_page)));
  const HwReadingTarget target
      = { .start = start, .end = end, .select = TRUE, .question = question };

  hw_window_open_document (self, document, &target, HW_OPEN_HERE);
}

void
hw_window_follow_words (HwWindow *self)
{
  HwDocument *document = hw_window_get_document (self);

  if (self->words_page != NULL)
    hw_words_page_set_document (HW_WORDS_PAGE (self->words_page),
                                document != NULL ? document->id : 0,
                                document != NULL ? document->title : "");
}

void
hw_window_show_words (HwWindow *self)
{
  if (self->has_failed)
    return;
  if (self->words_page == NULL)
    {
      self->words_page = hw_words_page_new (self->session);
      gtk_stack_add_named (self->stack, self->words_page, "words");
      g_signal_connect_swapped (self->words_page, "place-activated",
                                G_CALLBACK (place_activated_cb), self);
      g_signal_connect_swapped (self->words_page, "saved", G_CALLBACK (hw_window_toast_saved),
                                self);
      g_signal_connect_swapped (self->words_page, "closed", G_CALLBACK (hw_window_show_content),
                                self);
      g_signal_connect_swapped (self->words_page, "titled", G_CALLBACK (hw_window_update_title),
                                self);
    }
  if (!hw_window_shows_words (self))
    hw_window_leave_place (self);
  hw_window_follow_words (self);
  gtk_stack_set_visible_child (self->stack, self->words_page);
  self->goes_to_text = FALSE;
  hw_window_show_content_pane (self);
  hw_words_page_focus (HW_WORDS_PAGE (self->words_page));
}

static void
words (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_window_show_words (user_data);
}

void
hw_window_add_words_actions (HwWindow *self)
{
  static const GActionEntry entries[] = { { .name = "words", .activate = words } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
