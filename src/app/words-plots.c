/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-plots.h"

#include <glib/gi18n.h>
#include <string.h>

#include "plot-view.h"
#include "words-answer.h"
#include "words-query.h"
#include "words-scope.h"
#include "words-split.h"
#include "wrap-box.h"

struct _HwWordsPlots
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkWidget *options;
  GtkDropDown *period;
  AdwBin *split_place;

  HwPlotView *view;
  HwWordsTable *table;
  HwWordsItems *items; /* that are drawn; owned */
  gboolean over_time;
  HwTextScope scope;
  char *query;
};

G_DEFINE_FINAL_TYPE (HwWordsPlots, hw_words_plots, ADW_TYPE_BIN)

enum
{
  PLACE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_items (HwWordsPlots *self, HwWordsItems *items)
{
  g_autoptr (HwPlot) plot = NULL;

  g_clear_pointer (&self->items, hw_words_items_unref);
  if (items != NULL)
    {
      self->items = hw_words_items_ref (items);
      plot = hw_words_answer_make_plot (items, FALSE);
    }
  hw_plot_view_set_plot (self->view, plot);
  hw_words_table_set_items (self->table, items, 7);
}

static void
counted_cb (gpointer owner, gpointer result, const GError *error)
{
  HwWordsPlots *self = owner;
  g_autofree char *status = NULL;

  status = error != NULL ? g_strdup (error->message)
                         : hw_words_answer_describe (hw_words_items_get_answer (result));
  hw_words_table_set_status (self->table, status);
  show_items (self, result);
}

static void
ask (HwWordsPlots *self, gboolean again)
{
  HwWordsQuestion *question;

  gtk_stack_set_visible_child_name (self->stack, *self->query != '\0' ? "plot" : "empty");
  if (*self->query == '\0')
    {
      show_items (self, NULL);
      return;
    }
  question = g_new0 (HwWordsQuestion, 1);
  question->search.document = self->scope.document;
  question->search.group = self->scope.group;
  question->search.tag = self->scope.tag;
  question->query = g_strdup (self->query);
  question->over_time = self->over_time;
  question->months = gtk_drop_down_get_selected (self->period) == 1;
  hw_words_table_count (self->table, hw_words_answer_read, question, hw_words_question_free,
                        counted_cb, self, again);
}

static void
option_cb (HwWordsPlots *self)
{
  if (self->query != NULL)
    ask (self, FALSE);
}

static const HwWordsAnswer *
get_answer (HwWordsPlots *self)
{
  return hw_words_items_get_answer (self->items);
}

static void
go_to_place (HwWordsPlots *self, const HwDispersionRow *row, guint place)
{
  g_signal_emit (self, signals[PLACE_ACTIVATED], 0, row->document,
                 g_array_index (row->positions, gint64, place),
                 g_array_index (row->ends, gint64, place));
}

static void
show_period (HwWordsPlots *self, const HwPeriod *period)
{
  g_autofree char *query = NULL;

  if (period->n_hits == 0)
    return;
  query = hw_words_query_in (get_answer (self)->query, period->period);
  gtk_widget_activate_action (GTK_WIDGET (self), "words.lines", "s", query);
}

static void
picked_cb (HwWordsPlots *self, guint item, guint place)
{
  const gint64 key = hw_plot_get_item (hw_plot_view_get_plot (self->view), item)->key;

  if (self->over_time)
    {
      show_period (self, hw_words_items_get (self->items, (gsize) key));
      return;
    }
  for (gsize i = 0; i < hw_words_items_get_n (self->items); i++)
    {
      const HwDispersionRow *row = hw_words_items_get (self->items, i);

      if (row->document == key)
        {
          go_to_place (self, row, place);
          return;
        }
    }
}

static void
activated_cb (HwWordsPlots *self, gpointer item)
{
  if (self->over_time)
    show_period (self, item);
  else
    go_to_place (self, item, 0);
}

static void
finalize (GObject *object)
{
  HwWordsPlots *self = HW_WORDS_PLOTS (object);

  g_clear_pointer (&self->items, hw_words_items_unref);
  g_free (self->query);
  G_OBJECT_CLASS (hw_words_plots_parent_class)->finalize (object);
}

static void
hw_words_plots_class_init (HwWordsPlotsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = finalize;
  signals[PLACE_ACTIVATED]
      = g_signal_new ("place-activated", HW_TYPE_WORDS_PLOTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (HW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/words-plots.ui");
  gtk_widget_class_bind_template_child (widget_class, HwWordsPlots, stack);
  gtk_widget_class_bind_template_child (widget_class, HwWordsPlots, empty);
  gtk_widget_class_bind_template_child (widget_class, HwWordsPlots, options);
  gtk_widget_class_bind_template_child (widget_class, HwWordsPlots, period);
  gtk_widget_class_bind_template_child (widget_class, HwWordsPlots, split_place);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
}

static void
hw_words_plots_init (HwWordsPlots *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hw_words_plots_new (HwSession *session, gboolean over_time)
{
  HwWordsPlots *self = g_object_new (HW_TYPE_WORDS_PLOTS, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->over_time = over_time;
  self->view = HW_PLOT_VIEW (hw_plot_view_new ());
  g_signal_connect_swapped (self->view, "picked", G_CALLBACK (picked_cb), self);
  gtk_widget_set_valign (GTK_WIDGET (self->view), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  self->table = HW_WORDS_TABLE (
      hw_words_table_new (session, over_time ? &hw_words_periods_kind : &hw_words_places_kind,
                          _ ("Numbers of the plot")));
  if (over_time)
    hw_words_table_set_order (self->table, -1, FALSE);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (self->split_place, hw_words_split_new (scroller, GTK_WIDGET (self->table)));
  gtk_widget_set_visible (self->options, over_time);
  adw_status_page_set_description (
      self->empty,
      over_time ? _ ("Type a word, or anything that can be searched for, to see how often it "
                     "stands in the documents of each year.")
                : _ ("Type a word, or anything that can be searched for, to see where in each "
                     "document it stands."));
  return GTK_WIDGET (self);
}

void
hw_words_plots_ask (HwWordsPlots *self, const HwTextScope *scope, const char *query, gboolean again)
{
  gboolean is_same;

  g_return_if_fail (HW_IS_WORDS_PLOTS (self));
  is_same = g_strcmp0 (self->query, query) == 0 && hw_words_scope_is_same (scope, &self->scope);
  if (is_same && !again)
    return;
  self->scope = *scope;
  g_free (self->query);
  self->query = g_strdup (query);
  ask (self, is_same);
}

HwWordsTable *
hw_words_plots_get_table (HwWordsPlots *self)
{
  g_return_val_if_fail (HW_IS_WORDS_PLOTS (self), NULL);
  return self->table;
}

gboolean
hw_words_plots_has_plot (HwWordsPlots *self)
{
  g_return_val_if_fail (HW_IS_WORDS_PLOTS (self), FALSE);
  return self->items != NULL;
}

typedef struct
{
  HwWordsItems *items;
  gboolean mirrored;
} Taken;

gpointer
hw_words_plots_take_plot (HwWordsPlots *self)
{
  Taken *taken = g_new0 (Taken, 1);

  taken->items = hw_words_items_ref (self->items);
  taken->mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return taken;
}

void
hw_words_plots_taken_free (gpointer data)
{
  hw_words_items_unref (((Taken *) data)->items);
  g_free (data);
}

gboolean
hw_words_plots_write (gpointer data, GFile *file, GError **error)
{
  const Taken *taken = data;
  g_autofree char *name = g_file_get_basename (file);
  const char *ending = strrchr (name, '.');
  const gboolean all = ending != NULL && g_ascii_strcasecmp (ending, ".csv") == 0;
  g_autoptr (HwPlot) plot = hw_words_answer_make_plot (taken->items, all);

  return hw_plot_save (plot, file, taken->mirrored, error);
}
