/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corrections-view.h"

#include <glib/gi18n.h>

#include "correct-edit.h"
#include "correction-rows.h"
#include "direction.h"
#include "feed.h"
#include "list-kind.h"
#include "popovers.h"
#include "side-row.h"

struct _HwCorrectionsView
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *original_button;

  /* Owned */
  HwSession *session;
  HwFeed *feed;
  HwRowModel *model;
  GtkSingleSelection *selection;

  gint64 document;
};

enum
{
  PLACE_ACTIVATED,
  ORIGINAL_REQUESTED,
  CLOSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwCorrectionsView, hw_corrections_view, ADW_TYPE_BIN)

/* In a library thread. */
static gpointer
read_rows (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_correction_rows_read (library, g_variant_get_int64 (data), error);
}

static void
read_cb (gpointer owner, gpointer answer, const GError *error)
{
  HwCorrectionsView *self = owner;
  const gboolean any = error == NULL && hw_rows_get_n (answer) > 0;

  hw_row_model_set_rows (self->model, any ? answer : NULL);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
  gtk_widget_set_visible (self->original_button, any);
}

static void
original_cb (HwCorrectionsView *self)
{
  g_signal_emit (self, signals[ORIGINAL_REQUESTED], 0, self->document);
}

static void
go_to (HwCorrectionsView *self, const HwCorrectionRow *item)
{
  g_signal_emit (self, signals[PLACE_ACTIVATED], 0, self->document, (gint64) item->start,
                 (gint64) item->end);
}

/* It is seen. */
static void
take_back_row (HwCorrectionsView *self, HwRow *row)
{
  const HwCorrectionRow *item = hw_row_get_item (row);
  HwCorrectEdit *edit = hw_correct_edit_new (HW_CORRECT_EDIT_TAKE_AWAY, self->document);

  edit->correction = item->key;
  go_to (self, item);
  hw_correct_edit_queue (self->session, GTK_WIDGET (self), edit);
}

static void
button_cb (GtkWidget *button, HwCorrectionsView *self)
{
  HwRow *row = hw_list_get_row (hw_side_row_of_button (button));

  if (row != NULL)
    take_back_row (self, row);
}

static GtkWidget *
make_row (gpointer owner)
{
  /* Translators: a correction is undone */
  return hw_side_row_new (_ ("Undo"), G_CALLBACK (button_cb), owner);
}

static char *
describe_making (const HwCorrectionRow *item)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_unix_local (item->created / G_USEC_PER_SEC);
  g_autofree char *date = created != NULL ? g_date_time_format (created, "%x %H:%M") : NULL;
  g_autofree char *when = hw_direction_isolate (date != NULL ? date : "");
  g_autofree char *creator = hw_direction_isolate (item->creator);

  return g_strjoin (" · ", when, *item->creator != '\0' ? creator : NULL, NULL);
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  const HwCorrectionRow *item = hw_row_get_item (row);
  const char *kind = hw_correction_kind_describe (item->kind);
  /* Translators: the number of a paragraph */
  g_autofree char *place = g_strdup_printf (_ ("Paragraph %'lu"), (gulong) item->paragraph);
  g_autofree char *head = g_strconcat (kind, " · ", place, NULL);
  g_autofree char *foot = describe_making (item);
  g_autofree char *name = g_strjoin ("\n", head, item->said, foot, NULL);

  hw_side_row_set (widget, head, item->words, item->markup, foot);
  hw_side_row_set_button (widget, item->stands,
                          item->stands ? _ ("Undo This Correction")
                                       : _ ("The paragraph was changed again after it"));
  hw_list_set_row_name (widget, name);
}

static void
activate_row (gpointer owner, guint position)
{
  HwCorrectionsView *self = owner;
  g_autoptr (HwRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row != NULL)
    go_to (self, hw_row_get_item (row));
}

static void
show_menu (gpointer owner, guint position, GtkWidget *widget, double x, double y)
{
  HwCorrectionsView *self = owner;
  g_autoptr (GMenu) menu = g_menu_new ();
  HwRow *row = hw_list_get_row (widget);

  g_menu_append (menu, _ ("_Go There"), "corrections.go");
  if (((const HwCorrectionRow *) hw_row_get_item (row))->stands)
    g_menu_append (menu, _ ("_Undo This Correction"), "corrections.take-back");
  hw_popover_menu (G_MENU_MODEL (menu), GTK_WIDGET (self), widget, x, y);
}

static void
act_on_row (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwCorrectionsView *self = HW_CORRECTIONS_VIEW (widget);
  HwRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row == NULL)
    return;
  if (g_str_equal (action, "corrections.go"))
    go_to (self, hw_row_get_item (row));
  else
    take_back_row (self, row);
}

static const HwListKind correction_kind
    = { make_row, bind_row, NULL, activate_row, show_menu, NULL };

static void
close_cb (HwCorrectionsView *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  const HwCorrectionRow *one = a, *other = b;

  return one->stands == other->stands && one->start == other->start && one->end == other->end;
}

static void
hw_corrections_view_dispose (GObject *object)
{
  HwCorrectionsView *self = HW_CORRECTIONS_VIEW (object);

  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  hw_popover_close_all (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hw_corrections_view_parent_class)->dispose (object);
}

static void
hw_corrections_view_class_init (HwCorrectionsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_corrections_view_dispose;
  signals[PLACE_ACTIVATED]
      = g_signal_new ("place-activated", HW_TYPE_CORRECTIONS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[ORIGINAL_REQUESTED]
      = g_signal_new ("original-requested", HW_TYPE_CORRECTIONS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLOSED] = g_signal_new ("closed", HW_TYPE_CORRECTIONS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "corrections.go", NULL, act_on_row);
  gtk_widget_class_install_action (widget_class, "corrections.take-back", NULL, act_on_row);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/corrections-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HwCorrectionsView, stack);
  gtk_widget_class_bind_template_child (widget_class, HwCorrectionsView, list);
  gtk_widget_class_bind_template_child (widget_class, HwCorrectionsView, original_button);
  gtk_widget_class_bind_template_callback (widget_class, original_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
hw_corrections_view_init (HwCorrectionsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = hw_row_model_new (is_same);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &correction_kind, self);
}

GtkWidget *
hw_corrections_view_new (HwSession *session)
{
  HwCorrectionsView *self = g_object_new (HW_TYPE_CORRECTIONS_VIEW, NULL);

  self->session = g_object_ref (session);
  self->feed = hw_feed_new (session, HW_LANE_EDIT, read_rows, (GDestroyNotify) hw_rows_unref,
                            read_cb, self);
  return GTK_WIDGET (self);
}

void
hw_corrections_view_set_document (HwCorrectionsView *self, gint64 document)
{
  g_return_if_fail (HW_IS_CORRECTIONS_VIEW (self));

  if (self->document == document)
    return;
  self->document = document;
  hw_row_model_set_rows (self->model, NULL);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_set_visible (self->original_button, FALSE);
  hw_feed_ask (self->feed, document != 0 ? g_variant_new_int64 (document) : NULL);
}
