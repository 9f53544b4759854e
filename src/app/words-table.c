/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-table.h"

#include <glib/gi18n.h>

#include "busy-bar.h"
#include "list-kind.h"
#include "row-model.h"
#include "whole-file.h"
#include "words-header.h"
#include "words-job.h"
#include "words-row.h"

struct _HwWordsTable
{
  AdwBin parent_instance;

  const HwWordsKind *kind;
  HwWordsHeader *header;
  GtkListView *list;
  GtkLabel *status;
  HwBusyBar *busy;

  /* Owned */
  HwWordsJob *counting, *arranging;
  HwRowModel *model;
  GtkSingleSelection *selection;
  HwWordsItems *items; /* that are to be shown, */
  HwWordsItems *held;  /* and whose rows are shown */
  guint shown, held_shown;
  char *filter;
  char *said;       /* the status without what a filter left */
  HwWordsDone done; /* of what is counted */
  gpointer owner;
  gboolean is_again;
};

G_DEFINE_FINAL_TYPE (HwWordsTable, hw_words_table, ADW_TYPE_BIN)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a thread needs to arrange the table. */
typedef struct
{
  const HwWordsKind *kind;
  HwWordsItems *items;
  HwWordsItems *before; /* that are shown, where they answer the same question; NULL else */
  HwWordsOrder order;
  char *filter;
} Arranging;

static void
arranging_free (gpointer data)
{
  Arranging *arranging = data;

  hw_words_items_unref (arranging->items);
  g_clear_pointer (&arranging->before, hw_words_items_unref);
  g_free (arranging->filter);
  g_free (arranging);
}

/* Nothing else says which is which for as long as they live. */
static gint64
key_of (gconstpointer item)
{
  return (gint64) GPOINTER_TO_SIZE (item);
}

/* In a library thread. NULL without an error where the rows stay as they are. */
static gpointer
arrange (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Arranging *arranging = data;
  GPtrArray *items;

  if (arranging->before != NULL
      && hw_words_kind_is_same (arranging->kind, arranging->before, arranging->items))
    return NULL;
  items = hw_words_kind_arrange (arranging->kind, arranging->items, &arranging->order,
                                 arranging->filter, cancellable);

  if (items == NULL)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  return hw_rows_new (items, key_of);
}

static double
get_progress (gpointer owner)
{
  return hw_words_job_get_progress (((HwWordsTable *) owner)->counting);
}

static void
show_busy (HwWordsTable *self)
{
  if (!hw_words_job_is_running (self->counting) && !hw_words_job_is_running (self->arranging))
    hw_busy_bar_stop (self->busy);
  else if (!hw_busy_bar_is_busy (self->busy))
    hw_busy_bar_start (self->busy, get_progress, self);
}

static void
show_status (HwWordsTable *self)
{
  const gsize n = hw_words_table_get_n (self);
  g_autofree char *text = NULL;

  if (self->filter != NULL && *self->filter != '\0' && self->held != NULL)
    {
      g_autofree char *left = g_strdup_printf (ngettext ("%'u shown", "%'u shown", n), (guint) n);

      /* Translators: how many rows a filter leaves, and of how much */
      text = g_strdup_printf (_ ("%s of %s"), left, self->said != NULL ? self->said : "");
    }
  gtk_label_set_text (self->status, text != NULL ? text : self->said != NULL ? self->said : "");
}

/* The last row on the screen. */
static guint
get_last_seen (HwWordsTable *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  const double upper = gtk_adjustment_get_upper (adjustment);
  const double end
      = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);
  const double n = (double) hw_words_table_get_n (self);

  return upper > 0 && end < upper ? (guint) (n * end / upper) : (guint) MAX (n - 1, 0);
}

static void
arranged_cb (gpointer owner, gpointer result, const GError *error)
{
  HwWordsTable *self = owner;
  const guint seen = self->is_again ? get_last_seen (self) : 0;

  show_busy (self);
  if (error != NULL)
    return;
  if (result == NULL)
    {
      /* What is shown says the same. */
      hw_words_items_unref (self->items);
      self->items = hw_words_items_ref (self->held);
      return;
    }
  /* The list begins anew: nobody looks for a row among hundreds of thousands, in the main loop. */
  hw_row_model_set_rows (self->model, NULL);
  g_clear_pointer (&self->held, hw_words_items_unref);
  self->held = hw_words_items_ref (self->items);
  self->held_shown = self->shown;
  hw_words_header_set_shown (self->header, self->shown);
  hw_row_model_set_rows (self->model, result);
  show_status (self);
  if (hw_words_table_get_n (self) > 0)
    hw_list_scroll_to (self->list, MIN (seen, (guint) hw_words_table_get_n (self) - 1));
}

static void
arrange_again (HwWordsTable *self)
{
  Arranging *arranging;

  if (self->items == NULL)
    return;
  arranging = g_new0 (Arranging, 1);
  arranging->kind = self->kind;
  arranging->items = hw_words_items_ref (self->items);
  arranging->order = hw_words_header_get_order (self->header);
  arranging->filter = g_strdup (self->filter);
  if (self->is_again && self->held != NULL && self->shown == self->held_shown)
    arranging->before = hw_words_items_ref (self->held);
  hw_words_job_run (self->arranging, arrange, arranging, arranging_free,
                    (GDestroyNotify) hw_rows_unref, arranged_cb);
  show_busy (self);
}

/* By the person: another order. */
static void
ordered_cb (HwWordsTable *self)
{
  self->is_again = FALSE;
  arrange_again (self);
}

static GtkWidget *
make_row (gpointer owner)
{
  return hw_words_row_new (((HwWordsTable *) owner)->kind);
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  HwWordsTable *self = owner;

  hw_words_row_set_item (HW_WORDS_ROW (widget), hw_row_get_item (row),
                         hw_words_items_get_answer (self->held), self->held_shown);
}

static void
activate_row (gpointer owner, guint position)
{
  HwWordsTable *self = owner;

  if (position < hw_words_table_get_n (self))
    g_signal_emit (self, signals[ACTIVATED], 0, hw_words_table_get_item (self, position));
}

static const HwListKind row_kind = { make_row, bind_row, NULL, activate_row, NULL, NULL };

static void
dispose (GObject *object)
{
  HwWordsTable *self = HW_WORDS_TABLE (object);

  g_clear_pointer (&self->counting, hw_words_job_free);
  g_clear_pointer (&self->arranging, hw_words_job_free);
  G_OBJECT_CLASS (hw_words_table_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  HwWordsTable *self = HW_WORDS_TABLE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->held, hw_words_items_unref);
  g_clear_pointer (&self->items, hw_words_items_unref);
  g_free (self->filter);
  g_free (self->said);
  G_OBJECT_CLASS (hw_words_table_parent_class)->finalize (object);
}

static void
hw_words_table_class_init (HwWordsTableClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = dispose;
  object_class->finalize = finalize;
  signals[ACTIVATED] = g_signal_new ("activated", HW_TYPE_WORDS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
hw_words_table_init (HwWordsTable *self)
{
}

/* Rows that answer another question than the one that is asked do not stay. */
static void
cancelled_cb (HwWordsTable *self)
{
  hw_words_job_cancel (self->counting);
  hw_words_job_cancel (self->arranging);
  show_busy (self);
  if (self->is_again)
    return;
  hw_words_table_set_status (self, _ ("Counting was cancelled. F5 counts again."));
  hw_words_table_set_items (self, NULL, self->shown);
}

/* Titles and rows move sideways together, rows alone up and down. */
static GtkWidget *
make_scroller (GtkWidget *child, GtkPolicyType across, GtkPolicyType down)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), across, down);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_foot (HwWordsTable *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->busy = HW_BUSY_BAR (hw_busy_bar_new ());
  g_signal_connect_swapped (self->busy, "cancelled", G_CALLBACK (cancelled_cb), self);
  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_wrap (self->status, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "caption");
  gtk_widget_add_css_class (foot, "words-foot");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->busy));
  return foot;
}

GtkWidget *
hw_words_table_new (HwSession *session, const HwWordsKind *kind, const char *name)
{
  HwWordsTable *self = g_object_new (HW_TYPE_WORDS_TABLE, NULL);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->kind = kind;
  self->counting = hw_words_job_new (session, HW_LANE_COUNT, self);
  self->arranging = hw_words_job_new (session, HW_LANE_SEARCH, self);
  self->header = HW_WORDS_HEADER (hw_words_header_new (kind));
  self->shown = self->held_shown = (1u << kind->n_columns) - 1;
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "words");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (self->header, "ordered", G_CALLBACK (ordered_cb), self);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (body),
                  make_scroller (GTK_WIDGET (self->list), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC));
  gtk_box_append (GTK_BOX (all), make_scroller (body, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER));
  gtk_box_append (GTK_BOX (all), make_foot (self));
  adw_bin_set_child (ADW_BIN (self), all);

  self->model = hw_row_model_new (NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &row_kind, self);
  return GTK_WIDGET (self);
}

void
hw_words_table_set_items (HwWordsTable *self, HwWordsItems *items, guint shown)
{
  g_return_if_fail (HW_IS_WORDS_TABLE (self));
  hw_words_job_cancel (self->counting);
  hw_words_job_cancel (self->arranging);
  g_clear_pointer (&self->items, hw_words_items_unref);
  self->shown = shown;
  if (items != NULL)
    {
      const HwWordsOrder order = hw_words_header_get_order (self->header);

      self->items = hw_words_items_ref (items);
      if (order.column >= 0 && (shown & (1u << order.column)) == 0)
        hw_words_header_set_order (self->header, &(HwWordsOrder){ 0, TRUE });
      arrange_again (self);
      return;
    }
  hw_row_model_set_rows (self->model, NULL);
  g_clear_pointer (&self->held, hw_words_items_unref);
  show_busy (self);
  show_status (self);
}

HwWordsItems *
hw_words_table_get_items (HwWordsTable *self)
{
  g_return_val_if_fail (HW_IS_WORDS_TABLE (self), NULL);
  return self->items;
}

void
hw_words_table_set_order (HwWordsTable *self, int column, gboolean descending)
{
  g_return_if_fail (HW_IS_WORDS_TABLE (self));
  hw_words_header_set_order (self->header, &(HwWordsOrder){ column, descending });
  ordered_cb (self);
}

void
hw_words_table_set_filter (HwWordsTable *self, const char *filter)
{
  g_return_if_fail (HW_IS_WORDS_TABLE (self));
  g_free (self->filter);
  self->filter = g_strdup (filter);
  ordered_cb (self);
}

void
hw_words_table_set_status (HwWordsTable *self, const char *status)
{
  g_return_if_fail (HW_IS_WORDS_TABLE (self));
  g_free (self->said);
  self->said = g_strdup (status);
  show_status (self);
}

static void
counted_cb (gpointer owner, gpointer result, const GError *error)
{
  HwWordsTable *self = owner;

  show_busy (self);
  self->done (self->owner, result, error);
}

void
hw_words_table_count (HwWordsTable *self,
                      HwSessionFunc func,
                      gpointer data,
                      GDestroyNotify free_data,
                      HwWordsDone done,
                      gpointer owner,
                      gboolean again)
{
  g_return_if_fail (HW_IS_WORDS_TABLE (self));
  self->done = done;
  self->owner = owner;
  self->is_again = again;
  hw_words_job_run (self->counting, func, data, free_data, (GDestroyNotify) hw_words_items_unref,
                    counted_cb);
  show_busy (self);
}

gboolean
hw_words_table_is_counting (HwWordsTable *self)
{
  g_return_val_if_fail (HW_IS_WORDS_TABLE (self), FALSE);
  return hw_words_job_is_running (self->counting);
}

gsize
hw_words_table_get_n (HwWordsTable *self)
{
  g_return_val_if_fail (HW_IS_WORDS_TABLE (self), 0);
  return hw_rows_get_n (hw_row_model_get_rows (self->model));
}

gpointer
hw_words_table_get_item (HwWordsTable *self, gsize i)
{
  g_return_val_if_fail (i < hw_words_table_get_n (self), NULL);
  return (gpointer) hw_rows_get_item (hw_row_model_get_rows (self->model), i);
}

typedef struct
{
  const HwWordsKind *kind;
  HwWordsItems *items; /* that the rows point into; NULL for an empty table */
  HwRows *rows;
  guint shown;
} Csv;

gpointer
hw_words_table_take_csv (HwWordsTable *self)
{
  Csv *csv = g_new0 (Csv, 1);

  csv->kind = self->kind;
  csv->shown = self->held_shown;
  if (self->held != NULL)
    {
      csv->items = hw_words_items_ref (self->held);
      csv->rows = hw_rows_ref (hw_row_model_get_rows (self->model));
    }
  return csv;
}

void
hw_words_table_csv_free (gpointer data)
{
  Csv *csv = data;

  g_clear_pointer (&csv->rows, hw_rows_unref);
  g_clear_pointer (&csv->items, hw_words_items_unref);
  g_free (csv);
}

gboolean
hw_words_table_write_csv (gpointer data, GFile *file, GError **error)
{
  const Csv *csv = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < hw_rows_get_n (csv->rows); i++)
    g_ptr_array_add (items, (gpointer) hw_rows_get_item (csv->rows, i));
  bytes = hw_words_kind_make_csv (
      csv->kind, items, csv->items != NULL ? hw_words_items_get_answer (csv->items) : NULL,
      csv->shown);
  return hw_whole_file_write (g_file_peek_path (file), bytes, error);
}
