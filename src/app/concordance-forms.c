/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "concordance-forms.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "list-kind.h"
#include "row-model.h"

struct _HwConcordanceForms
{
  GtkBox parent_instance;

  GtkListView *list;
  HwRowModel *model;    /* owned; keys are the numbers of forms, and 1 */
  HwConcordance *shown; /* owned */
  GHashTable *hidden;   /* owned: set of forms */
  gboolean is_binding;
};

G_DEFINE_FINAL_TYPE (HwConcordanceForms, hw_concordance_forms, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
get_key (gconstpointer item)
{
  return (gint64) GPOINTER_TO_SIZE (item);
}

static gboolean
get_form (HwConcordanceForms *self, HwRow *row, HwConcordanceForm *form)
{
  const guint index = row != NULL ? (guint) hw_row_get_key (row) - 1 : G_MAXUINT;

  if (self->shown == NULL || index >= hw_concordance_get_n_forms (self->shown))
    return FALSE;
  *form = hw_concordance_get_form (self->shown, index);
  return TRUE;
}

static void
toggled_cb (GtkCheckButton *check, HwConcordanceForms *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (check));
  HwConcordanceForm form;

  if (self->is_binding || !get_form (self, hw_list_get_row (row), &form))
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->hidden, form.form);
  else
    g_hash_table_add (self->hidden, g_strdup (form.form));
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_row (gpointer owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new_with_label ("");
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), owner);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), count);
  return box;
}

static void
bind_row (gpointer owner, GtkWidget *widget, HwRow *row)
{
  HwConcordanceForms *self = owner;
  GtkWidget *check = gtk_widget_get_first_child (widget);
  HwConcordanceForm form;
  g_autofree char *count = NULL, *directed = NULL;

  if (!get_form (self, row, &form))
    return;
  count = g_strdup_printf ("%'u", (guint) form.count);
  directed = hw_directed_text (form.form, NULL);
  self->is_binding = TRUE;
  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), directed);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !g_hash_table_contains (self->hidden, form.form));
  self->is_binding = FALSE;
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (widget)), count);
  hw_list_set_row_name (widget, form.form);
}

static void
activate_row (gpointer owner, guint position)
{
  HwConcordanceForms *self = owner;
  g_autoptr (HwRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  GtkWidget *widget = row != NULL ? hw_list_find_widget (self->list, row) : NULL;

  if (widget != NULL)
    {
      GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_widget_get_first_child (widget));

      gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
    }
}

static const HwListKind form_kind = { make_row, bind_row, NULL, activate_row, NULL, NULL };

static void
show (HwConcordanceForms *self)
{
  const guint n = self->shown != NULL ? hw_concordance_get_n_forms (self->shown) : 0;
  GPtrArray *items = g_ptr_array_sized_new (n);
  g_autoptr (HwRows) rows = NULL;

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (items, GSIZE_TO_POINTER (i + 1));
  rows = hw_rows_new (items, get_key);
  hw_row_model_set_rows (self->model, rows);
}

static void
all_clicked_cb (HwConcordanceForms *self)
{
  hw_concordance_forms_reset (self);
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
none_clicked_cb (HwConcordanceForms *self)
{
  const guint n = self->shown != NULL ? hw_concordance_get_n_forms (self->shown) : 0;

  for (guint i = 0; i < n; i++)
    g_hash_table_add (self->hidden, g_strdup (hw_concordance_get_form (self->shown, i).form));
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
hw_concordance_forms_dispose (GObject *object)
{
  HwConcordanceForms *self = HW_CONCORDANCE_FORMS (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->shown, hw_concordance_unref);
  G_OBJECT_CLASS (hw_concordance_forms_parent_class)->dispose (object);
}

static void
hw_concordance_forms_finalize (GObject *object)
{
  g_hash_table_unref (HW_CONCORDANCE_FORMS (object)->hidden);
  G_OBJECT_CLASS (hw_concordance_forms_parent_class)->finalize (object);
}

static void
hw_concordance_forms_class_init (HwConcordanceFormsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hw_concordance_forms_dispose;
  object_class->finalize = hw_concordance_forms_finalize;
  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_CONCORDANCE_FORMS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_button (HwConcordanceForms *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
hw_concordance_forms_init (HwConcordanceForms *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->model = hw_row_model_new (NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Forms"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  hw_list_set_up (self->list, GTK_SELECTION_MODEL (selection), &form_kind, self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scrolled, 240, -1);
  /* Translators: all forms of a word */
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, C_ ("forms", "_All"), G_CALLBACK (all_clicked_cb)));
  /* Translators: no form of a word */
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, C_ ("forms", "_None"), G_CALLBACK (none_clicked_cb)));
  gtk_box_append (GTK_BOX (self), buttons);
  gtk_box_append (GTK_BOX (self), scrolled);
}

GtkWidget *
hw_concordance_forms_new (void)
{
  return g_object_new (HW_TYPE_CONCORDANCE_FORMS, NULL);
}

void
hw_concordance_forms_set_concordance (HwConcordanceForms *self, HwConcordance *concordance)
{
  g_return_if_fail (HW_IS_CONCORDANCE_FORMS (self));

  g_clear_pointer (&self->shown, hw_concordance_unref);
  self->shown = concordance != NULL ? hw_concordance_ref (concordance) : NULL;
  show (self);
}

void
hw_concordance_forms_reset (HwConcordanceForms *self)
{
  g_return_if_fail (HW_IS_CONCORDANCE_FORMS (self));
  g_hash_table_remove_all (self->hidden);
}

gboolean *
hw_concordance_forms_dup_hidden (HwConcordanceForms *self, const HwConcordance *concordance)
{
  const guint n = hw_concordance_get_n_forms (concordance);
  gboolean *hidden;

  g_return_val_if_fail (HW_IS_CONCORDANCE_FORMS (self), NULL);

  if (g_hash_table_size (self->hidden) == 0)
    return NULL;
  hidden = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    hidden[i] = g_hash_table_contains (self->hidden, hw_concordance_get_form (concordance, i).form);
  return hidden;
}
