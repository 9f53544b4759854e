/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance-page-private.h"
#include "kwic-line.h"
#include "search-answer.h"

/* What a concordance is of, and how its lines come: the first ones at once, then all of them, then where
 * they are. */

/* More than a list makes widgets for at once (see row-model.c); read before all the others. */
#define FIRST_LINES 240
/* Forms, of which the widest is as wide as the column of the keywords. */
#define MEASURED_FORMS 64
/* Pixels. */
#define MIN_KEYWORD 48
#define MAX_KEYWORD 240

/* In a library thread. */
static HwConcordance *
find (HwLibrary *library, GVariant *asked, gsize limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwSearchQuestion) question = hw_search_question_new_from_variant (asked);
  const HwConcordanceOptions options
      = { .search = hw_search_question_get_options (question), .limit = limit };

  return hw_library_concordance (library, question->query, &options, cancellable, error);
}

static gpointer
find_first (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return find (library, data, FIRST_LINES, cancellable, error);
}

static gpointer
find_whole (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return find (library, data, 0, cancellable, error);
}

static void
measure_keywords (HwConcordancePage *self)
{
  const guint n = MIN (hw_concordance_get_n_forms (self->concordance), MEASURED_FORMS);
  int width = MIN_KEYWORD;

  for (guint i = 0; i < n && width < MAX_KEYWORD; i++)
    width = MAX (width, hw_kwic_line_measure (GTK_WIDGET (self->list),
                                              hw_concordance_get_form (self->concordance, i).form));
  self->keyword_width = MIN (width, MAX_KEYWORD);
}

static void
take (HwConcordancePage *self, HwConcordance *found, const GError *error, gboolean is_whole)
{
  if (error != NULL || is_whole)
    hw_busy_bar_stop (self->busy);
  if (error != NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  g_clear_pointer (&self->concordance, hw_concordance_unref);
  self->concordance = hw_concordance_ref (found);
  self->is_whole = is_whole;
  measure_keywords (self);
  hw_concordance_forms_set_concordance (self->forms, self->concordance);
  hw_concordance_page_put_in_order (self);
}

static void
first_found_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwConcordancePage *self = owner;

  /* After a change of the library all lines are there, and come anew. */
  if (!self->is_whole)
    take (self, answer, error, FALSE);
}

static void
whole_found_cb (gpointer owner, gpointer answer, const GError *error)
{
  take (owner, answer, error, TRUE);
}

static void
told_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwConcordancePage *self = owner;
  const HwSearchResult *result = answer;
  g_autoptr (GString) messages = g_string_new (NULL);

  /* What cannot be searched fails where the lines are looked for. */
  if (error != NULL)
    return;
  for (guint i = 0; i < result->messages->len; i++)
    g_string_append_printf (messages, "%s%s", i > 0 ? "\n" : "",
                            (const char *) result->messages->pdata[i]);
  gtk_label_set_text (self->messages, messages->str);
  gtk_widget_set_visible (GTK_WIDGET (self->messages), messages->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->narrow_button),
                            hw_search_narrow_set_result (self->narrow, self->asked, result));
}

static double
get_progress (gpointer owner)
{
  return hw_feed_get_progress (((HwConcordancePage *) owner)->whole);
}

static void
cancelled_cb (HwConcordancePage *self)
{
  hw_feed_ask (self->whole, NULL);
  hw_busy_bar_stop (self->busy);
  self->is_stopped = TRUE;
  hw_concordance_page_show_count (self);
}

void
hw_concordance_page_ask (HwConcordancePage *self, HwSearchQuestion *question)
{
  const gboolean any = *question->query != '\0';

  if (!g_str_equal (question->query, self->asked->query))
    hw_concordance_forms_reset (self->forms);
  hw_search_question_ref (question);
  hw_search_question_unref (self->asked);
  self->asked = question;
  self->is_whole = self->is_stopped = FALSE;
  hw_search_pills_set_question (self->pills, question);
  hw_search_narrow_set_result (self->narrow, question, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->narrow_button), FALSE);
  if (any)
    hw_busy_bar_start (self->busy, get_progress, self);
  else
    hw_busy_bar_stop (self->busy);
  hw_feed_ask (self->first, any ? hw_search_question_to_variant (question) : NULL);
  hw_feed_ask (self->whole, any ? hw_search_question_to_variant (question) : NULL);
  hw_feed_ask (self->about, any ? hw_search_answer_ask (question, FALSE, 1) : NULL);
  if (!any)
    hw_concordance_page_clear (self);
  g_signal_emit_by_name (self, "titled");
}

static void
chosen_cb (HwConcordancePage *self, int by, const HwFacet *facet)
{
  g_autoptr (HwSearchQuestion) question
      = hw_search_question_narrow (self->asked, (HwNarrow) by, facet);

  hw_concordance_page_ask (self, question);
}

static void
pills_changed_cb (HwConcordancePage *self, HwSearchQuestion *question)
{
  hw_concordance_page_ask (self, question);
}

void
hw_concordance_page_init_find (HwConcordancePage *self)
{
  self->first = hw_feed_new (self->session, HW_LANE_SEARCH, find_first,
                             (GDestroyNotify) hw_concordance_unref, first_found_cb, self);
  self->whole = hw_feed_new (self->session, HW_LANE_COUNT, find_whole,
                             (GDestroyNotify) hw_concordance_unref, whole_found_cb, self);
  self->about = hw_feed_new (self->session, HW_LANE_COUNT, hw_search_answer_count,
                             (GDestroyNotify) hw_search_result_free, told_cb, self);
  self->narrow = HW_SEARCH_NARROW (hw_search_narrow_new (TRUE));
  gtk_menu_button_set_popover (self->narrow_button, GTK_WIDGET (self->narrow));
  g_signal_connect_object (self->narrow, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->pills, "changed", G_CALLBACK (pills_changed_cb), self);
  g_signal_connect_swapped (self->busy, "cancelled", G_CALLBACK (cancelled_cb), self);
}

void
hw_concordance_page_dispose_find (HwConcordancePage *self)
{
  HwFeed **const feeds[] = { &self->first, &self->whole, &self->about };

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    if (*feeds[i] != NULL)
      {
        hw_feed_stop (*feeds[i]);
        g_clear_object (feeds[i]);
      }
}
