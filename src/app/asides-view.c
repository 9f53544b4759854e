/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asides-view.h"

#include <glib/gi18n.h>

#include "aside-rows.h"
#include "compat.h"
#include "correct-edit.h"
#include "direction.h"
#include "feed.h"
#include "list-kind.h"
#include "popovers.h"
#include "side-row.h"

struct _HwAsidesView
{
  AdwBin parent_instance;

  /* Template */
  GtkDropDown *reason;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *all_button;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  HwRowModel *model;
  GtkSingleSelection *selection;
  GArray *reasons; /* guint, of the choice's items */

  gint64 document;
  guint shown_reason; /* 0 for all */
  gboolean updating;
};

enum
{
  PLACE_ACTIVATED,
  CLOSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwAsidesView, hw_asides_view, ADW_TYPE_BIN)

/* In a library thread. */
static gpointer
read_rows (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 document;
  guint reason;

  g_variant_get (data, "(xu)", &document, &reason);
  return hw_aside_rows_read (library, document, reason, error);
}

static void
ask (HwAsidesView *self)
{
  hw_feed_ask (self->feed, self->document != 0
                               ? g_variant_new ("(xu)", self->document, self->shown_reason)
                               : NULL);
}

static void
append_reason (HwAsidesView *self, GtkStringList *items, guint reason, guint n)
{
  g_autofree char *text
      = g_strdup_printf ("%s (%'u)",
                         /* Translators: all kinds of what was left out of a text */
                         reason == 0 ? _ ("All of it") : hw_aside_reason_describe (reason), n);

  gtk_string_list_append (items, text);
  g_array_append_val (self->reasons, reason);
}

/* Only what there is can be chosen. */
static void
show_reasons (HwAsidesView *self, const HwAsideRows *rows)
{
  g_autoptr (GtkStringList) items = gtk_string_list_new (NULL);
  guint selected = 0;

  self->updating = TRUE;
  g_array_set_size (self->reasons, 0);
  append_reason (self, items, 0, rows->counts[0]);
  for (guint i = 1; i < HW_N_ASIDE_REASONS; i++)
    if (rows->counts[i] > 0 || i == self->shown_reason)
      {
        if (i == self->shown_reason)
          selected = self->reasons->len;
        append_reason (self, items, i, rows->counts[i]);
      }
  gtk_drop_down_set_model (self->reason, G_LIST_MODEL (items));
  gtk_drop_down_set_selected (self->reason, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->reasons->len > 2);
  self->updating = FALSE;
}

static void
read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwAsidesView *self = owner;
  const HwAsideRows *rows = answer;
  const gboolean any = error == NULL && hw_rows_get_n (rows->rows) > 0;

  hw_row_model_set_rows (self->model, any ? rows->rows : NULL);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
  gtk_widget_set_visible (self->all_button, any);
  if (error == NULL)
    show_reasons (self, rows);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
}

static void
reason_cb (HwAsidesView *self)
{
  const guint selected = gtk_drop_down_get_selected (self->reason);

  if (self->updating || selected >= self->reasons->len
      || g_array_index (self->reasons, guint, selected) == self->shown_reason)
    return;
  self->shown_reason = g_array_index (self->reasons, guint, selected);
  ask (self);
}

static void
take_back (HwAsidesView *self, gint64 key, guint reason)
{
  HwCorrectEdit *edit = hw_correct_edit_new (HW_CORRECT_EDIT_TAKE_BACK, self->document);

  edit->key = key;
  edit->reason = reason;
  hw_correct_edit_queue (self->session, GTK_WIDGET (self), edit);
}

static void
all_cb (HwAsidesView *self)
{
  take_back (self, 0, self->shown_reason);
}

static void
go_to (HwAsidesView *self, const HwAsideRow *item)
{
  g_signal_emit (self, signals[PLACE_ACTIVATED], 0, self->document, (gint64) item->start,
                 (gint64) item->end);
}

/* What comes back is seen coming. */
static void
take_back_row (HwAsidesView *self, HwRow *row)
{
  const HwAsideRow *item = hw_row_get_item (row);
  const gint64 key = item->key;

  go_to (self, item);
  take_back (self, key, 0);
}

static void
button_cb (GtkWidget *button, HwAsidesView *self)
{
  HwRow *row = hw_list_get_row (hw_side_row_of_button (button));

  if (row != NULL)
    take_back_row (self, row);
}

static GtkWidget *
make_row (gpointer owner)
{
  /* Translators: what was left out of a text becomes a part of it */
  return hw_side_row_new (_ ("Take Back"), G_CALLBACK (button_cb), owner);
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  const HwAsideRow *item = hw_row_get_item (row);
  const char *reason = hw_aside_reason_describe (item->reason);
  g_autofree char *next = hw_direction_isolate (item->next);
  /* Translators: a paragraph that was left out stood before the one that begins with these words */
  g_autofree char *foot = *item->next != '\0' ? g_strdup_printf (_ ("Before “%s”"), next)
                                              : g_strdup (_ ("At the end of the text"));
  g_autofree char *name = g_strjoin ("\n", item->text, reason, foot, NULL);

  hw_side_row_set (widget, reason, item->text, NULL, foot);
  hw_list_set_row_name (widget, name);
}

static void
activate_row (gpointer owner, guint position)
{
  HwAsidesView *self = owner;
  g_autoptr (HwRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row != NULL)
    go_to (self, hw_row_get_item (row));
}

static void
show_menu (gpointer owner, guint position, GtkWidget *widget, double x, double y)
{
  HwAsidesView *self = owner;
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Go There"), "asides.go");
  g_menu_append (menu, _ ("_Take Back"), "asides.take-back");
  hw_popover_menu (G_MENU_MODEL (menu), GTK_WIDGET (self), widget, x, y);
}

static void
act_on_row (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwAsidesView *self = HW_ASIDES_VIEW (widget);
  HwRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row == NULL)
    return;
  if (g_str_equal (action, "asides.go"))
    go_to (self, hw_row_get_item (row));
  else
    take_back_row (self, row);
}

static const HwListKind aside_kind = { make_row, bind_row, NULL, activate_row, show_menu, NULL };

static void
close_cb (HwAsidesView *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  const HwAsideRow *one = a, *other = b;

  return one->start == other->start && one->end == other->end
         && g_str_equal (one->next, other->next);
}

static void
hw_asides_view_dispose (GObject *object)
{
  HwAsidesView *self = HW_ASIDES_VIEW (object);

  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  hw_popover_close_all (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->reasons, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hw_asides_view_parent_class)->dispose (object);
}

static void
hw_asides_view_class_init (HwAsidesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_asides_view_dispose;
  signals[PLACE_ACTIVATED]
      = g_signal_new ("place-activated", HW_TYPE_ASIDES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[CLOSED] = g_signal_new ("closed", HW_TYPE_ASIDES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "asides.go", NULL, act_on_row);
  gtk_widget_class_install_action (widget_class, "asides.take-back", NULL, act_on_row);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/asides-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HwAsidesView, reason);
  gtk_widget_class_bind_template_child (widget_class, HwAsidesView, stack);
  gtk_widget_class_bind_template_child (widget_class, HwAsidesView, list);
  gtk_widget_class_bind_template_child (widget_class, HwAsidesView, all_button);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
hw_asides_view_init (HwAsidesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reasons = g_array_new (FALSE, FALSE, sizeof (guint));
  self->model = hw_row_model_new (is_same);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &aside_kind, self);
  hw_compat_name_drop_down (self->reason, gtk_widget_get_tooltip_text (GTK_WIDGET (self->reason)));
  g_signal_connect_object (self->reason, "notify::selected", G_CALLBACK (reason_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hw_asides_view_new (HwSession *session)
{
  HwAsidesView *self = g_object_new (HW_TYPE_ASIDES_VIEW, NULL);

  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_rows, (GDestroyNotify) hw_aside_rows_free,
                            read_cb, self);
  return GTK_WIDGET (self);
}

void
hw_asides_view_set_document (HwAsidesView *self, gint64 document)
{
  g_return_if_fail (HW_IS_ASIDES_VIEW (self));

  if (self->document == document)
    return;
  self->document = document;
  self->shown_reason = 0;
  hw_row_model_set_rows (self->model, NULL);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_set_visible (self->all_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  ask (self);
}
