/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance-page.h"
#include "window-private.h"

static void
line_activated_cb (HwWindow *self, gint64 document, gint64 start, gint64 end)
{
  const HwReadingTarget target = { .start = start, .end = end, .select = TRUE };

  hw_window_open_document (self, document, &target, HW_OPEN_HERE);
}

gboolean
hw_window_shows_concordance (HwWindow *self)
{
  return self->concordance_page != NULL
         && gtk_stack_get_visible_child (self->stack) == self->concordance_page;
}

/* Without a question what was there is there again. */
static void
show_page (HwWindow *self, HwSearchQuestion *question)
{
  if (self->concordance_page == NULL)
    {
      self->concordance_page = hw_concordance_page_new (self->session);
      gtk_stack_add_named (self->stack, self->concordance_page, "concordance");
      g_signal_connect_swapped (self->concordance_page, "line-activated",
                                G_CALLBACK (line_activated_cb), self);
      g_signal_connect_swapped (self->concordance_page, "closed",
                                G_CALLBACK (hw_window_show_content), self);
      g_signal_connect_swapped (self->concordance_page, "titled",
                                G_CALLBACK (hw_window_update_title), self);
      g_signal_connect_swapped (self->concordance_page, "saved", G_CALLBACK (hw_window_toast_saved),
                                self);
      g_signal_connect_swapped (self->concordance_page, "failed",
                                G_CALLBACK (hw_window_toast_failure), self);
    }
  if (!hw_window_shows_concordance (self))
    hw_window_leave_place (self);
  self->goes_to_text = FALSE;
  gtk_stack_set_visible_child (self->stack, self->concordance_page);
  hw_window_show_content_pane (self);
  if (question != NULL)
    hw_concordance_page_set_question (HW_CONCORDANCE_PAGE (self->concordance_page), question);
  hw_concordance_page_focus_query (HW_CONCORDANCE_PAGE (self->concordance_page));
}

static void
show_concordance (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *query = g_variant_get_string (parameter, NULL);
  g_autoptr (HwSearchQuestion) question = *query != '\0' ? hw_search_question_new (query) : NULL;

  show_page (user_data, question);
}

static void
show_concordance_of (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (HwSearchQuestion) question = hw_search_question_new_from_variant (parameter);

  show_page (user_data, question);
}

void
hw_window_add_concordance_actions (HwWindow *self)
{
  /* Of a query over everything, and of a question with all that narrows it. */
  static const GActionEntry entries[]
      = { { .name = "concordance", .activate = show_concordance, .parameter_type = "s" },
          { .name = "concordance-of",
            .activate = show_concordance_of,
            .parameter_type = HW_SEARCH_QUESTION_TYPE } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
