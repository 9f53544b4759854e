/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance-page-private.h"

#include <glib/gi18n.h>

#include "concordance-row.h"
#include "kwic-line.h"
#include "list-kind.h"
#include "popovers.h"
#include "wrap-box.h"

G_DEFINE_FINAL_TYPE (HwConcordancePage, hw_concordance_page, ADW_TYPE_BIN)

enum
{
  LINE_ACTIVATED,
  CLOSED,
  SAVED,
  FAILED,
  TITLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

gboolean
hw_concordance_page_get_line (HwConcordancePage *self, guint position, HwConcordanceLine *line)
{
  HwRows *rows = hw_row_model_get_rows (self->model);
  gconstpointer item;

  if (self->shown == NULL || position >= hw_rows_get_n (rows))
    return FALSE;
  item = hw_rows_get_item (rows, position);
  if (hw_concordance_item_is_heading (item))
    return FALSE;
  *line = hw_concordance_get_line (self->shown->concordance, hw_concordance_item_get_index (item));
  return TRUE;
}

void
hw_concordance_page_show_count (HwConcordancePage *self)
{
  const guint n = self->shown != NULL ? (guint) self->shown->n_lines : 0;
  const guint n_documents
      = self->shown != NULL ? hw_concordance_get_n_documents (self->shown->concordance) : 0;
  g_autofree char *lines = NULL, *documents = NULL, *text = NULL;

  if (self->shown == NULL)
    {
      gtk_label_set_text (self->count, "");
      return;
    }
  if (!self->is_whole)
    {
      /* Translators: while the others are still looked for */
      text = g_strdup_printf (ngettext ("The first %'u line", "The first %'u lines", n), n);
      if (self->is_stopped)
        {
          g_autofree char *first = g_steal_pointer (&text);

          /* Translators: "The first 240 lines. Enter looks for all of them" */
          text = g_strdup_printf (_ ("%s. Enter looks for all of them"), first);
        }
      gtk_label_set_text (self->count, text);
      return;
    }
  lines = g_strdup_printf (ngettext ("%'u line", "%'u lines", n), n);
  /* Translators: where passages are: follows their number, as in "5 passages in 2 documents" */
  documents = g_strdup_printf (ngettext ("in %'u document", "in %'u documents", n_documents),
                               n_documents);
  if (self->shown->hidden != NULL)
    {
      const guint n_all = (guint) hw_concordance_get_n_lines (self->shown->concordance);

      /* Translators: lines that are shown, of all that there are */
      text = g_strdup_printf (_ ("%s of %'u"), lines, n_all);
    }
  else
    /* Translators: as in "5 passages in 2 documents" */
    text = g_strdup_printf (_ ("%s %s"), lines, documents);
  gtk_label_set_text (self->count, text);
}

static void
selection_changed_cb (HwConcordancePage *self)
{
  GtkBitset *selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  HwConcordanceLine line;
  GtkBitsetIter iter;
  guint position;
  g_autofree char *label = NULL;

  self->n_selected = 0;
  if (self->shown == NULL || !self->shown->grouped)
    self->n_selected = (guint) gtk_bitset_get_size (selected);
  else if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      self->n_selected += hw_concordance_page_get_line (self, position, &line);
    while (gtk_bitset_iter_next (&iter, &position));
  gtk_bitset_unref (selected);
  label = self->n_selected == 0
              ? g_strdup (_ ("_Tag Lines…"))
              : g_strdup_printf (ngettext ("_Tag %'u Line…", "_Tag %'u Lines…", self->n_selected),
                                 self->n_selected);
  gtk_menu_button_set_label (self->tag_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tag_button), self->n_selected > 0);
}

/* Do most lines of the one stand in their places in the other? */
static gboolean
is_same_order (const HwConcordanceOrder *a, const HwConcordanceOrder *b)
{
  if (a->n_keys != b->n_keys || a->grouped != b->grouped
      || (a->hidden != NULL) != (b->hidden != NULL))
    return FALSE;
  for (guint i = 0; i < a->n_keys; i++)
    if (a->keys[i] != b->keys[i])
      return FALSE;
  /* More lines come last where they are not sorted; else they may come anywhere. */
  return (a->n_keys == 0 && !a->grouped && a->hidden == NULL) || a->n_lines == b->n_lines;
}

static void
ordered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HwConcordancePage *self = user_data;
  g_autoptr (HwConcordanceOrder) order = hw_concordance_order_finish (result);
  g_autoptr (HwConcordanceOrder) old = NULL;

  /* It was cancelled, and perhaps with it went the page. */
  if (order == NULL)
    return;
  g_clear_object (&self->ordering);
  old = g_steal_pointer (&self->shown);
  self->shown = g_steal_pointer (&order);
  /* Where nothing stays in its place, hundreds of thousands of rows are not compared. */
  if (old != NULL
      && (!is_same_order (old, self->shown)
          || !hw_search_question_equal (self->asked, self->shown_question)))
    hw_row_model_set_rows (self->model, NULL);
  g_clear_pointer (&self->shown_question, hw_search_question_unref);
  self->shown_question = hw_search_question_ref (self->asked);
  hw_row_model_set_rows (self->model, self->shown->rows);
  gtk_widget_set_sensitive (self->save_button, self->is_whole && self->shown->n_lines > 0);
  hw_concordance_page_show_count (self);
  selection_changed_cb (self);
  gtk_stack_set_visible_child_name (self->stack, self->shown->n_lines > 0 ? "list"
                                                 : self->is_whole         ? "nothing"
                                                                          : "list");
}

void
hw_concordance_page_put_in_order (HwConcordancePage *self)
{
  GtkDropDown *const choices[HW_CONCORDANCE_PAGE_N_KEYS]
      = { self->key_1, self->key_2, self->key_3 };
  HwConcordanceKey keys[HW_CONCORDANCE_PAGE_N_KEYS];
  guint n_keys = 0;

  if (self->concordance == NULL)
    return;
  for (int i = 0; i < HW_CONCORDANCE_PAGE_N_KEYS; i++)
    {
      const guint chosen = gtk_drop_down_get_selected (choices[i]);

      /* The first choice is none. */
      if (chosen > 0 && chosen <= HW_CONCORDANCE_N_ORDERS)
        keys[n_keys++] = (HwConcordanceKey) (chosen - 1);
    }
  if (self->ordering != NULL)
    g_cancellable_cancel (self->ordering);
  g_clear_object (&self->ordering);
  self->ordering = g_cancellable_new ();
  hw_concordance_order_run (
      hw_concordance_order_new (self->concordance, keys, n_keys,
                                gtk_check_button_get_active (self->grouped),
                                hw_concordance_forms_dup_hidden (self->forms, self->concordance)),
      self->ordering, ordered_cb, self);
}

static void
order_chosen_cb (HwConcordancePage *self)
{
  hw_concordance_page_put_in_order (self);
}

void
hw_concordance_page_clear (HwConcordancePage *self)
{
  if (self->ordering != NULL)
    g_cancellable_cancel (self->ordering);
  g_clear_object (&self->ordering);
  g_clear_pointer (&self->concordance, hw_concordance_unref);
  hw_concordance_forms_set_concordance (self->forms, NULL);
  hw_row_model_set_rows (self->model, NULL);
  g_clear_pointer (&self->shown, hw_concordance_order_free);
  gtk_widget_set_visible (GTK_WIDGET (self->messages), FALSE);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "start");
  hw_concordance_page_show_count (self);
  selection_changed_cb (self);
}

static void
query_changed_cb (HwConcordancePage *self)
{
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (self->query)));
  g_autoptr (HwSearchQuestion) question = NULL;

  if (g_str_equal (query, self->asked->query))
    return;
  /* The next one begins in all of the library. */
  question = *query != '\0' ? hw_search_question_copy (self->asked) : hw_search_question_new ("");
  g_free (question->query);
  question->query = g_steal_pointer (&query);
  hw_concordance_page_ask (self, question);
}

static void
query_activated_cb (HwConcordancePage *self)
{
  query_changed_cb (self);
  /* Once more, where the person did not wait for all of it. */
  if (self->is_stopped)
    hw_concordance_page_ask (self, self->asked);
  if (hw_rows_get_n (hw_row_model_get_rows (self->model)) > 0)
    hw_list_focus (self->list, 0);
}

static void
query_left_cb (HwConcordancePage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
back_clicked_cb (HwConcordancePage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[CLOSED], 0);
  return TRUE;
}

static gboolean
copy_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  HwConcordancePage *self = HW_CONCORDANCE_PAGE (widget);

  if (self->n_selected == 0)
    return FALSE;
  hw_concordance_page_copy (self);
  return TRUE;
}

static void
tag_shown_cb (HwConcordancePage *self)
{
  hw_concordance_page_ask_tag (self);
}

static void
save_clicked_cb (HwConcordancePage *self)
{
  hw_concordance_page_save (self);
}

static GtkWidget *
make_row (gpointer owner)
{
  return hw_concordance_row_new ();
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  HwConcordancePage *self = owner;
  HwConcordanceRow *shown = HW_CONCORDANCE_ROW (widget);
  gconstpointer item = hw_row_get_item (row);
  const guint index = hw_concordance_item_get_index (item);
  g_autofree char *name = NULL;

  if (self->shown == NULL)
    return;
  /* While one list becomes another, a row of the old one may be asked for: it goes at once. */
  if (hw_concordance_item_is_heading (item))
    {
      HwConcordanceForm form;

      if (index >= hw_concordance_get_n_forms (self->shown->concordance))
        return;
      form = hw_concordance_get_form (self->shown->concordance, index);
      hw_concordance_row_set_heading (shown, &form);
    }
  else
    {
      HwConcordanceLine line;

      if (index >= hw_concordance_get_n_lines (self->shown->concordance))
        return;
      line = hw_concordance_get_line (self->shown->concordance, index);
      hw_concordance_row_set_line (shown, &line, self->keyword_width);
    }
  name = hw_concordance_row_dup_name (shown);
  hw_list_set_row_name (widget, name);
}

static void
activate_row (gpointer owner, guint position)
{
  HwConcordancePage *self = owner;
  HwConcordanceLine line;

  if (hw_concordance_page_get_line (self, position, &line))
    g_signal_emit (self, signals[LINE_ACTIVATED], 0, line.document, line.start, line.end);
}

static void
show_row_menu (gpointer owner, guint position, GtkWidget *widget, double x, double y)
{
  hw_concordance_page_show_menu (owner, widget, x, y);
}

/* One click chooses a line, for what is done to several. */
static const HwListKind line_kind
    = { make_row, bind_row, NULL, activate_row, show_row_menu, NULL, .on_double_click = TRUE };

static void
hw_concordance_page_dispose (GObject *object)
{
  HwConcordancePage *self = HW_CONCORDANCE_PAGE (object);

  hw_concordance_page_dispose_find (self);
  if (self->ordering != NULL)
    g_cancellable_cancel (self->ordering);
  g_clear_object (&self->ordering);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  /* Nothing is put in order any more, though the widgets for it change while they go. */
  g_clear_pointer (&self->concordance, hw_concordance_unref);
  hw_popover_close_all (GTK_WIDGET (self));
  G_OBJECT_CLASS (hw_concordance_page_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
hw_concordance_page_finalize (GObject *object)
{
  HwConcordancePage *self = HW_CONCORDANCE_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->shown, hw_concordance_order_free);
  hw_search_question_unref (self->asked);
  g_clear_pointer (&self->shown_question, hw_search_question_unref);
  G_OBJECT_CLASS (hw_concordance_page_parent_class)->finalize (object);
}

static void
hw_concordance_page_class_init (HwConcordancePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = HW_TYPE_CONCORDANCE_PAGE;

  object_class->dispose = hw_concordance_page_dispose;
  object_class->finalize = hw_concordance_page_finalize;
  signals[LINE_ACTIVATED]
      = g_signal_new ("line-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                      3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[CLOSED]
      = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_FILE);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TITLED]
      = g_signal_new ("titled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_cb, NULL);
  g_type_ensure (HW_TYPE_SEARCH_PILLS);
  g_type_ensure (HW_TYPE_BUSY_BAR);
  g_type_ensure (HW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/concordance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, query);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, key_1);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, key_2);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, key_3);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, grouped);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, forms_button);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, forms_popover);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, tag_button);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, tag_popover);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, save_button);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, messages);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, list);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, failure);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, count);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, narrow_button);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, pills);
  gtk_widget_class_bind_template_child (widget_class, HwConcordancePage, busy);
  gtk_widget_class_bind_template_callback (widget_class, order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
hw_concordance_page_init (HwConcordancePage *self)
{
  self->asked = hw_search_question_new ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  self->forms = HW_CONCORDANCE_FORMS (hw_concordance_forms_new ());
  g_signal_connect_swapped (self->forms, "changed", G_CALLBACK (hw_concordance_page_put_in_order),
                            self);
  gtk_popover_set_child (self->forms_popover, GTK_WIDGET (self->forms));

  self->model = hw_row_model_new (NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (self->selection), &line_kind, self);
}

GtkWidget *
hw_concordance_page_new (HwSession *session)
{
  HwConcordancePage *self = g_object_new (HW_TYPE_CONCORDANCE_PAGE, NULL);

  self->session = g_object_ref (session);
  hw_concordance_page_init_find (self);
  return GTK_WIDGET (self);
}

void
hw_concordance_page_set_question (HwConcordancePage *self, HwSearchQuestion *question)
{
  g_return_if_fail (HW_IS_CONCORDANCE_PAGE (self));

  if (hw_search_question_equal (question, self->asked))
    return;
  /* The field is empty for a moment, which ends what was asked. */
  hw_search_question_ref (question);
  gtk_editable_set_text (self->query, question->query);
  hw_concordance_page_ask (self, question);
  hw_search_question_unref (question);
}

HwSearchQuestion *
hw_concordance_page_get_question (HwConcordancePage *self)
{
  g_return_val_if_fail (HW_IS_CONCORDANCE_PAGE (self), NULL);
  return self->asked;
}

void
hw_concordance_page_focus_query (HwConcordancePage *self)
{
  g_return_if_fail (HW_IS_CONCORDANCE_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->query));
}
