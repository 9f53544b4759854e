/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-list-private.h"

#include <glib/gi18n.h>

#include "hit-row.h"
#include "list-kind.h"
#include "open-where.h"
#include "popovers.h"

/* A screen comes at once, more when it is scrolled to; a person who gets more than all of it narrows the
 * search. */
#define FIRST_LIMIT 100
#define MORE_FACTOR 5
#define MAX_LIMIT 2500
/* While the library is being indexed, what is new in the index is looked for so often. */
#define PENDING_SECONDS 1
/* A search that takes longer than this shows that it is under way. */
#define SPINNER_DELAY_MS 300

G_DEFINE_FINAL_TYPE (HwSearchList, hw_search_list, ADW_TYPE_BIN)

enum
{
  HIT_ACTIVATED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
open_hit (HwSearchList *self, guint position, HwOpenWhere where)
{
  HwRows *rows = hw_row_model_get_rows (self->model);
  const HwHit *hit;

  if (position >= hw_rows_get_n (rows))
    return;
  hit = ((const HwHitRow *) hw_rows_get_item (rows, position))->hit;
  g_signal_emit (self, signals[HIT_ACTIVATED], 0, hit, (int) where);
}

static void
activate_row (gpointer owner, guint position)
{
  open_hit (owner, position, HW_OPEN_HERE);
}

static void
open_row_in_tab (gpointer owner, guint position)
{
  open_hit (owner, position, HW_OPEN_TAB);
}

static GVariant *
make_question (HwSearchList *self)
{
  return hw_search_answer_ask (self->question, self->is_typed, self->limit);
}

static gboolean
pending_cb (gpointer data)
{
  HwSearchList *self = data;

  self->pending_id = 0;
  hw_feed_refresh (self->feed);
  return G_SOURCE_REMOVE;
}

static void
show_pending (HwSearchList *self, gint64 n)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->pending, n > 0);
  if (n == 0)
    return;
  if (self->pending_id == 0)
    self->pending_id = g_timeout_add_seconds (PENDING_SECONDS, pending_cb, self);
  text = g_strdup_printf (
      ngettext ("%'d document or note is not in the index yet, and is not found.",
                "%'d documents or notes are not in the index yet, and are not "
                "found.",
                (gulong) n),
      (int) n);
  gtk_label_set_text (self->pending_text, text);
}

static void
found_cb (gpointer owner, gpointer data, const GError *error)
{
  HwSearchList *self = owner;
  HwSearchAnswer *answer = data;

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (error != NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  self->n_rows = answer->n_rows;
  hw_row_model_set_rows (self->model, answer->rows);
  hw_search_summary_set_answer (self->summary, answer);
  show_pending (self, answer->n_pending);
  gtk_stack_set_visible_child_name (self->stack, answer->n_hits > 0 ? "list" : "nothing");
  hw_search_list_update_actions (self);
  hw_feed_ask (self->count_feed, make_question (self));
  if (self->open_first && answer->n_hits > 0)
    activate_row (self, 0);
  self->open_first = FALSE;
}

static void
counted_cb (gpointer owner, gpointer data, const GError *error)
{
  HwSearchList *self = owner;
  const HwSearchResult *result = data;

  if (error != NULL)
    return;
  g_hash_table_remove_all (self->counts);
  for (guint i = 0; i < result->documents->len; i++)
    {
      const HwFacet *facet = result->documents->pdata[i];

      g_hash_table_insert (self->counts, g_memdup2 (&facet->id, sizeof facet->id),
                           g_memdup2 (&facet->n, sizeof facet->n));
    }
  hw_search_summary_set_facets (self->summary, result);
  hw_row_model_rebind (self->model);
}

static gboolean
spinner_cb (gpointer data)
{
  HwSearchList *self = data;

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  return G_SOURCE_REMOVE;
}

static GtkWidget *
make_row (gpointer owner)
{
  return hw_hit_row_new ();
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  HwSearchList *self = owner;
  const HwHitRow *item = hw_row_get_item (row);
  const gint64 *n = g_hash_table_lookup (self->counts, &item->hit->document);

  hw_hit_row_set_hit (widget, item, n != NULL && item->hit->document != 0 ? *n : 0);
}

static const HwListKind hit_kind
    = { make_row, bind_row, NULL, activate_row, NULL, open_row_in_tab };

/* What is scrolled to is found when it is near. */
static void
scrolled_cb (HwSearchList *self, GtkAdjustment *adjustment)
{
  const double page = gtk_adjustment_get_page_size (adjustment);
  const double left
      = gtk_adjustment_get_upper (adjustment) - page - gtk_adjustment_get_value (adjustment);

  if (left > 2 * page || page <= 0 || hw_feed_is_waiting (self->feed) || self->limit >= MAX_LIMIT
      || (gint64) hw_rows_get_n (hw_row_model_get_rows (self->model)) >= self->n_rows)
    return;
  self->limit = MIN (self->limit * MORE_FACTOR, MAX_LIMIT);
  hw_feed_ask (self->feed, make_question (self));
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        HwSearchList *self)
{
  GtkWidget *focused = hw_list_get_focused (self->list);

  if (keyval != GDK_KEY_Escape
      && !(keyval == GDK_KEY_Up && focused != NULL && hw_list_get_position (focused) == 0))
    return FALSE;
  g_signal_emit (self, signals[LEFT], 0);
  return TRUE;
}

static void
ask (HwSearchList *self)
{
  const gboolean any = *self->question->query != '\0';

  self->open_first = FALSE;
  self->limit = FIRST_LIMIT;
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_handle_id (&self->pending_id, g_source_remove);
  g_hash_table_remove_all (self->counts);
  hw_search_summary_set_question (self->summary, self->question);
  hw_feed_ask (self->count_feed, NULL);
  if (any)
    self->spinner_id = g_timeout_add (SPINNER_DELAY_MS, spinner_cb, self);
  else
    {
      self->n_rows = 0;
      hw_row_model_set_rows (self->model, NULL);
      hw_search_summary_set_answer (self->summary, NULL);
    }
  hw_feed_ask (self->feed, any ? make_question (self) : NULL);
  hw_search_list_update_actions (self);
}

static void
question_changed_cb (HwSearchList *self, HwSearchQuestion *question)
{
  hw_search_list_set_question (self, question);
}

static void
hw_search_list_dispose (GObject *object)
{
  HwSearchList *self = HW_SEARCH_LIST (object);

  if (self->feed != NULL)
    {
      hw_feed_stop (self->feed);
      hw_feed_stop (self->count_feed);
      hw_feed_stop (self->saved_feed);
    }
  g_clear_object (&self->feed);
  g_clear_object (&self->count_feed);
  g_clear_object (&self->saved_feed);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_handle_id (&self->pending_id, g_source_remove);
  hw_popover_close_all (GTK_WIDGET (self));
  G_OBJECT_CLASS (hw_search_list_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_search_list_finalize (GObject *object)
{
  HwSearchList *self = HW_SEARCH_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_hash_table_unref (self->counts);
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  hw_search_question_unref (self->question);
  G_OBJECT_CLASS (hw_search_list_parent_class)->finalize (object);
}

static void
hw_search_list_class_init (HwSearchListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HW_TYPE_SEARCH_SUMMARY);
  object_class->dispose = hw_search_list_dispose;
  object_class->finalize = hw_search_list_finalize;
  signals[HIT_ACTIVATED]
      = g_signal_new ("hit-activated", HW_TYPE_SEARCH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);
  signals[LEFT] = g_signal_new ("left", HW_TYPE_SEARCH_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/search-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, summary);
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, stack);
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, list);
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, pending);
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, pending_text);
  gtk_widget_class_bind_template_child (widget_class, HwSearchList, failure);
}

static void
hw_search_list_init (HwSearchList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->question = hw_search_question_new ("");
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->model = hw_row_model_new (NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &hit_kind, self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)),
                           "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->summary, "changed", G_CALLBACK (question_changed_cb), self);
  hw_search_list_add_actions (self);
}

void
hw_search_list_set_session (HwSearchList *self, HwSession *session)
{
  g_return_if_fail (HW_IS_SEARCH_LIST (self) && self->session == NULL);
  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_SEARCH, hw_search_answer_read,
                            (GDestroyNotify) hw_search_answer_free, found_cb, self);
  self->count_feed = hw_feed_new (session, HW_LANE_SEARCH, hw_search_answer_count,
                                  (GDestroyNotify) hw_search_result_free, counted_cb, self);
  hw_search_list_follow_saved (self);
}

void
hw_search_list_search (HwSearchList *self, const char *query)
{
  HwSearchQuestion *question;

  g_return_if_fail (HW_IS_SEARCH_LIST (self));
  if (g_str_equal (query, self->question->query))
    return;
  /* The next search begins in all of the library. */
  if (*query == '\0')
    {
      question = hw_search_question_new (query);
      question->exact = self->question->exact;
      question->approximate = self->question->approximate;
    }
  else
    {
      question = hw_search_question_copy (self->question);
      g_free (question->query);
      question->query = g_strdup (query);
    }
  hw_search_question_unref (self->question);
  self->question = question;
  self->is_typed = TRUE;
  ask (self);
}

void
hw_search_list_set_question (HwSearchList *self, HwSearchQuestion *question)
{
  g_return_if_fail (HW_IS_SEARCH_LIST (self));

  hw_search_question_ref (question);
  /* One that comes from elsewhere is whole. */
  if (!g_str_equal (question->query, self->question->query))
    self->is_typed = FALSE;
  hw_search_question_unref (self->question);
  self->question = question;
  ask (self);
}

HwSearchQuestion *
hw_search_list_get_question (HwSearchList *self)
{
  g_return_val_if_fail (HW_IS_SEARCH_LIST (self), NULL);
  return self->question;
}

GActionGroup *
hw_search_list_get_actions (HwSearchList *self)
{
  g_return_val_if_fail (HW_IS_SEARCH_LIST (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

void
hw_search_list_open_first (HwSearchList *self)
{
  if (*self->question->query == '\0')
    return;
  if (hw_feed_is_waiting (self->feed))
    self->open_first = TRUE;
  else
    activate_row (self, 0);
}

gboolean
hw_search_list_focus_first (HwSearchList *self)
{
  if (hw_rows_get_n (hw_row_model_get_rows (self->model)) == 0)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, 0);
  hw_list_focus (self->list, 0);
  return TRUE;
}
