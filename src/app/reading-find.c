/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reading-page-private.h"

/* Find in the document: the bar over the text, the search under way, and the hit that is shown. A search
 * begins where the person is, so what they see next comes first; the rest is counted meanwhile. */

/* What is selected goes into the field up to this length, in code points. */
#define MAX_SELECTED 200

static void start (HwReadingPage *self, gsize origin, gboolean show_first);

static void
update_count (HwReadingPage *self)
{
  HwFindCount count = { .is_done = TRUE };

  if (self->find_job != NULL)
    {
      HwSpanList *hits = hw_find_job_get_hits (self->find_job);

      count.n = (guint) hw_span_list_get_n (hits);
      count.is_done = hw_find_job_is_done (self->find_job);
      count.is_full = hw_find_job_is_full (self->find_job);
      if (self->find_at.end > 0)
        count.at = (guint) hw_span_list_find (hits, self->find_at.start) + 1;
    }
  hw_find_bar_set_count (self->find_bar, &count);
}

/* What the person asked for by a key is a jump, of which the first is remembered; what they come across while
 * they type only where the view goes away. */
static void
show_hit (HwReadingPage *self, gsize index, gboolean is_asked)
{
  const HwSpan hit = hw_span_list_get (hw_find_job_get_hits (self->find_job), index);
  GdkRectangle area;

  self->find_awaits = FALSE;
  self->find_steps = 0;
  self->find_at = hit;
  if (!self->find_has_left
      && (is_asked || !hw_reader_get_range_area (self->reader, hit.start, hit.end, &area)))
    {
      hw_reading_page_leave (self);
      self->find_has_left = TRUE;
    }
  self->find_has_wandered = !is_asked;
  if (is_asked)
    {
      self->find_from = hit.start;
      hw_reader_select (self->reader, hit.start, hit.end);
    }
  else
    hw_reader_select_quietly (self->reader, hit.start, hit.end);
  hw_reader_set_current_hit (self->reader, hit.start, hit.end);
  hw_reader_reveal (self->reader, hit.start, hit.end);
}

/* What is typed stands nowhere: the hit of its first letters is no place to stay at. */
static void
return_to_origin (HwReadingPage *self)
{
  self->find_awaits = FALSE;
  if (!self->find_has_wandered)
    return;
  self->find_has_wandered = FALSE;
  hw_reader_select_quietly (self->reader, self->find_origin, self->find_origin);
  hw_reader_reveal (self->reader, self->find_origin, self->find_origin);
}

/* Is the last hit still what is selected? Else the person went on from there. */
static gboolean
is_at_hit (HwReadingPage *self)
{
  gsize low, high;

  return self->find_at.end > 0 && hw_reader_get_selection (self->reader, &low, &high)
         && low == self->find_at.start && high == self->find_at.end;
}

static void
step (HwReadingPage *self, int steps)
{
  HwSpanList *hits = hw_find_job_get_hits (self->find_job);
  const gsize n = hw_span_list_get_n (hits);
  const gboolean is_done = hw_find_job_is_done (self->find_job);
  const gboolean at_hit = is_at_hit (self);
  const gsize from = at_hit ? self->find_at.start : hw_reader_get_caret (self->reader);
  const gsize index = hw_span_list_find (hits, from);

  if (!at_hit)
    self->find_has_left = FALSE;
  if (steps > 0 && index + at_hit < n)
    show_hit (self, index + at_hit, TRUE);
  /* What comes before the origin is found from the start of the text on. */
  else if (steps < 0 && index > 0
           && (is_done || hw_span_list_get (hits, index - 1).start >= self->find_origin))
    show_hit (self, index - 1, TRUE);
  else if (!is_done)
    self->find_steps = steps;
  else if (steps > 0 && hw_find_job_is_full (self->find_job))
    start (self, from + at_hit, TRUE);
  else if (n > 0)
    show_hit (self, steps > 0 ? 0 : n - 1, TRUE);
}

static void
progress_cb (HwFindJob *job, gpointer user_data)
{
  HwReadingPage *self = user_data;
  HwSpanList *hits = hw_find_job_get_hits (job);
  const gsize n = hw_span_list_get_n (hits);

  if (self->find_awaits)
    {
      const gsize first = hw_span_list_find (hits, self->find_origin);

      if (first < n)
        show_hit (self, first, FALSE);
      else if (hw_find_job_is_done (job) && n > 0)
        show_hit (self, 0, FALSE);
      else if (hw_find_job_is_done (job))
        return_to_origin (self);
    }
  else if (self->find_steps != 0)
    step (self, self->find_steps);
  if (self->find_job != job)
    return;
  hw_reader_hits_changed (self->reader);
  update_count (self);
}

void
hw_reading_page_stop_find (HwReadingPage *self)
{
  if (self->find_job == NULL)
    return;
  hw_reader_set_hits (self->reader, NULL);
  g_clear_pointer (&self->find_job, hw_find_job_stop);
  self->find_at = (HwSpan){ 0, 0 };
  self->find_steps = 0;
}

static void
start (HwReadingPage *self, gsize origin, gboolean show_first)
{
  const char *text = hw_find_bar_get_text (self->find_bar);

  hw_reading_page_stop_find (self);
  self->find_origin = origin;
  self->find_awaits = show_first;
  if (self->find_question != NULL && self->document != NULL)
    self->find_job = hw_find_job_start_question (self->session, self->document->id,
                                                 self->find_question, progress_cb, self);
  else if (*text != '\0' && self->text != NULL)
    self->find_job = hw_find_job_start (self->text, text, hw_find_bar_get_flags (self->find_bar),
                                        origin, progress_cb, self);
  if (self->find_job != NULL)
    hw_reader_set_hits (self->reader, hw_find_job_get_hits (self->find_job));
  update_count (self);
}

/* Typing always looks from where the person was: a hit stays while it still fits, since those before it did
 * not fit either, and a letter taken back goes back. */
static void
changed_cb (HwReadingPage *self)
{
  if (!hw_find_bar_is_open (self->find_bar))
    return;
  g_clear_pointer (&self->find_question, hw_search_question_unref);
  start (self, self->find_from, TRUE);
}

static void
step_cb (HwReadingPage *self, int steps)
{
  if (self->find_job != NULL)
    step (self, steps);
  update_count (self);
}

static void
closed_cb (HwReadingPage *self)
{
  hw_reading_page_stop_find (self);
  g_clear_pointer (&self->find_question, hw_search_question_unref);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/* Where there are more hits than are kept, those near the screen are. */
static void
place_changed_cb (HwReadingPage *self)
{
  const gsize place = self->text != NULL ? hw_reader_get_place (self->reader) : 0;
  HwSpanList *hits;
  gsize n;

  if (self->find_job == NULL || self->find_question != NULL
      || !hw_find_job_is_full (self->find_job))
    return;
  hits = hw_find_job_get_hits (self->find_job);
  n = hw_span_list_get_n (hits);
  if (place < hw_span_list_get (hits, 0).start || place > hw_span_list_get (hits, n - 1).end)
    start (self, place, FALSE);
}

static void
ensure_bar (HwReadingPage *self)
{
  if (self->find_bar != NULL)
    return;
  self->find_bar = HW_FIND_BAR (hw_find_bar_new ());
  gtk_box_prepend (GTK_BOX (self->box), GTK_WIDGET (self->find_bar));
  g_signal_connect_swapped (self->find_bar, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->find_bar, "step", G_CALLBACK (step_cb), self);
  g_signal_connect_swapped (self->find_bar, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->reader, "place-changed", G_CALLBACK (place_changed_cb), self);
}

/* NULL where nothing is selected, or more than a line. */
static char *
get_selected_line (HwReadingPage *self)
{
  g_autofree char *text = NULL;
  gsize low, high;

  if (!hw_reading_page_get_selected (self, &low, &high) || high - low > MAX_SELECTED)
    return NULL;
  text = hw_text_slice (self->text, low, high);
  return strchr (text, '\n') == NULL ? g_steal_pointer (&text) : NULL;
}

gboolean
hw_reading_page_find_text (HwReadingPage *self)
{
  g_autofree char *selected = NULL;
  GdkRectangle area;
  gsize low, high;

  g_return_val_if_fail (HW_IS_READING_PAGE (self), FALSE);

  if (self->text == NULL)
    return FALSE;
  ensure_bar (self);
  selected = get_selected_line (self);
  if (hw_reader_get_selection (self->reader, &low, &high))
    self->find_origin = low;
  else if (hw_reader_get_selection_area (self->reader, &area))
    self->find_origin = hw_reader_get_caret (self->reader);
  else
    self->find_origin = hw_reader_get_place (self->reader);
  self->find_from = self->find_origin;
  self->find_has_left = FALSE;
  self->find_has_wandered = FALSE;
  hw_reading_page_hide_bar (self);
  hw_find_bar_open (self->find_bar, selected);
  /* What was looked for before is marked, and gone to when it is asked for. */
  if (self->find_job == NULL)
    start (self, self->find_origin, selected != NULL);
  return TRUE;
}

/* The bar shows what was searched for, and the keyboard stays where it is. */
void
hw_reading_page_find_question (HwReadingPage *self, HwSearchQuestion *question, HwSpan hit)
{
  g_autofree char *query = g_strdup (question->query);
  const gboolean same = self->find_question != NULL && self->find_job != NULL
                        && hw_search_question_equal (question, self->find_question);

  if (self->text == NULL || hit.end <= hit.start)
    return;
  ensure_bar (self);
  hw_search_question_ref (question);
  g_clear_pointer (&self->find_question, hw_search_question_unref);
  hw_find_bar_show (self->find_bar, query);
  self->find_question = question;
  self->find_from = hit.start;
  self->find_has_left = TRUE;
  self->find_has_wandered = FALSE;
  if (!same)
    start (self, hit.start, FALSE);
  self->find_at = hit;
  hw_reader_set_current_hit (self->reader, hit.start, hit.end);
  update_count (self);
}

void
hw_reading_page_step_hit (HwReadingPage *self, int steps)
{
  g_return_if_fail (HW_IS_READING_PAGE (self));

  if (self->find_job == NULL)
    {
      gsize low = 0, high = 0;

      if (!hw_reading_page_find_text (self) || self->find_job == NULL)
        return;
      /* On from what is selected, which is what is looked for. */
      if (hw_reader_get_selection (self->reader, &low, &high))
        self->find_at = (HwSpan){ (guint32) low, (guint32) high };
      self->find_awaits = FALSE;
    }
  step_cb (self, steps);
}

void
hw_reading_page_resume_find (HwReadingPage *self)
{
  self->find_from = 0;
  if (self->find_bar != NULL && hw_find_bar_is_open (self->find_bar))
    start (self, 0, FALSE);
}

gboolean
hw_reading_page_close_find (HwReadingPage *self)
{
  if (self->find_bar == NULL || !hw_find_bar_is_open (self->find_bar))
    return FALSE;
  hw_find_bar_close (self->find_bar);
  return TRUE;
}
