/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-view.h"

#include <glib/gi18n.h>

#include "directed.h"

/* Milliseconds between two looks at the job: often enough for a smooth bar. */
#define LOOK_INTERVAL 100

struct _HwImportView
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *counts;
  GtkProgressBar *bar;
  GtkLabel *failed;

  HwImportJob *job; /* owned */
  gulong finished_handler;
  guint look_source;
  gboolean is_needed;
};

enum
{
  PROP_0,
  PROP_IS_NEEDED,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HwImportView, hw_import_view, ADW_TYPE_BIN)

static void
set_needed (HwImportView *self, gboolean is_needed)
{
  if (self->is_needed == is_needed)
    return;
  self->is_needed = is_needed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NEEDED]);
}

static void
look (HwImportView *self)
{
  g_autofree char *text = NULL;
  guint n_done, n_found;

  hw_import_job_get_progress (self->job, &n_done, &n_found);
  /* Translators: files done, of files found so far */
  text = g_strdup_printf (_ ("Adding documents: %'u of %'u"), n_done, n_found);
  gtk_label_set_text (self->counts, text);
  if (n_found > 0)
    gtk_progress_bar_set_fraction (self->bar, (double) n_done / n_found);
}

static gboolean
look_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
finished_cb (HwImportView *self)
{
  const guint n = hw_import_job_get_failures (self->job)->len;

  g_clear_handle_id (&self->look_source, g_source_remove);
  if (n > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%'u file could not be added", "%'u files could not be added", n), n);

      gtk_label_set_text (self->failed, text);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  set_needed (self, n > 0);
}

void
hw_import_view_set_job (HwImportView *self, HwImportJob *job)
{
  g_return_if_fail (HW_IS_IMPORT_VIEW (self));

  if (self->job != NULL)
    g_clear_signal_handler (&self->finished_handler, self->job);
  g_set_object (&self->job, job);
  self->finished_handler
      = g_signal_connect_swapped (job, "finished", G_CALLBACK (finished_cb), self);
  if (self->look_source == 0)
    self->look_source = g_timeout_add (LOOK_INTERVAL, look_cb, self);
  gtk_progress_bar_set_fraction (self->bar, 0);
  look (self);
  gtk_stack_set_visible_child_name (self->stack, "running");
  set_needed (self, TRUE);
}

static void
cancel_cb (HwImportView *self)
{
  hw_import_job_cancel (self->job);
}

static void
close_cb (HwImportView *self)
{
  set_needed (self, FALSE);
}

static GtkWidget *
failure_row_new (const HwImportFailure *failure)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *reason = gtk_label_new (failure->reason);
  g_autofree char *base = g_path_get_basename (failure->path);

  hw_directed_set (name, base);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_halign (name, GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), reason);
  gtk_widget_add_css_class (row, "failure");
  gtk_widget_set_tooltip_text (row, failure->path);
  return row;
}

static void
bind_failure_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *object = gtk_list_item_get_item (item);
  GPtrArray *failures = hw_import_job_get_failures (HW_IMPORT_VIEW (user_data)->job);
  const guint index = (guint) g_ascii_strtoull (gtk_string_object_get_string (object), NULL, 10);

  if (index < failures->len)
    gtk_list_item_set_child (item, failure_row_new (g_ptr_array_index (failures, index)));
}

/* There may be thousands: a list that makes only the rows on screen. */
static void
details_cb (HwImportView *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/hawashi/Hawashi/import-failures.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GtkListView *list = GTK_LIST_VIEW (gtk_builder_get_object (builder, "list"));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList *indices = gtk_string_list_new (NULL);
  const guint n = hw_import_job_get_failures (self->job)->len;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *index = g_strdup_printf ("%u", i);

      gtk_string_list_append (indices, index);
    }
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_failure_cb), self, 0);
  gtk_list_view_set_factory (list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (indices))));
  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (window);
}

static void
hw_import_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_NEEDED:
      g_value_set_boolean (value, HW_IMPORT_VIEW (object)->is_needed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hw_import_view_dispose (GObject *object)
{
  HwImportView *self = HW_IMPORT_VIEW (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->job != NULL)
    g_clear_signal_handler (&self->finished_handler, self->job);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (hw_import_view_parent_class)->dispose (object);
}

static void
hw_import_view_class_init (HwImportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hw_import_view_get_property;
  object_class->dispose = hw_import_view_dispose;
  properties[PROP_IS_NEEDED] = g_param_spec_boolean ("is-needed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/import-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HwImportView, stack);
  gtk_widget_class_bind_template_child (widget_class, HwImportView, counts);
  gtk_widget_class_bind_template_child (widget_class, HwImportView, bar);
  gtk_widget_class_bind_template_child (widget_class, HwImportView, failed);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_cb);
}

static void
hw_import_view_init (HwImportView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hw_import_view_new (void)
{
  return g_object_new (HW_TYPE_IMPORT_VIEW, NULL);
}
