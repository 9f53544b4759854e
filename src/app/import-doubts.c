/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-doubts.h"

#include <glib/gi18n.h>

#include "directed.h"

struct _HwImportDoubts
{
  AdwBin parent_instance;

  GtkLabel *text;

  GPtrArray *jobs;   /* that have them */
  GPtrArray *doubts; /* HwImportDoubt: theirs */
};

enum
{
  PROP_0,
  PROP_N_DOUBTS,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

enum
{
  RELOAD,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwImportDoubts, hw_import_doubts, ADW_TYPE_BIN)

static char *
get_name (const HwImportDoubt *doubt)
{
  return g_filename_display_basename (doubt->path);
}

static void
update (HwImportDoubts *self)
{
  const guint n = self->doubts->len;
  g_autofree char *text = NULL;

  if (n == 1)
    {
      g_autofree char *base = get_name (self->doubts->pdata[0]);
      g_autofree char *name = hw_direction_isolate (base);

      /* Translators: %s is a file's name */
      text = g_strdup_printf (_ ("%s may have been read in the wrong encoding"), name);
    }
  else
    text = g_strdup_printf (ngettext ("%'u file may have been read in the wrong encoding",
                                      "%'u files may have been read in the wrong encoding", n),
                            n);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DOUBTS]);
}

static void
reload_cb (GtkWidget *button, gpointer user_data)
{
  GtkListItem *item = user_data;
  HwImportDoubts *self = g_object_get_data (G_OBJECT (button), "doubts");
  const guint index = gtk_list_item_get_position (item);

  if (index < self->doubts->len)
    {
      const HwImportDoubt *doubt = self->doubts->pdata[index];

      gtk_window_close (GTK_WINDOW (gtk_widget_get_root (button)));
      g_signal_emit (self, signals[RELOAD], 0, doubt->document, doubt->path);
    }
}

static void
setup_cb (HwImportDoubts *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Reload…"));

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "doubts", self);
  g_signal_connect (button, "clicked", G_CALLBACK (reload_cb), item);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_add_css_class (row, "failure");
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (HwImportDoubts *self, GtkListItem *item)
{
  const guint index = gtk_list_item_get_position (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *name = gtk_widget_get_first_child (row);

  if (index >= self->doubts->len)
    return;
  const HwImportDoubt *doubt = self->doubts->pdata[index];
  g_autofree char *base = get_name (doubt);
  g_autofree char *label
      /* Translators: %s is a file's name */
      = g_strdup_printf (_ ("Reload %s with another encoding"), base);

  hw_directed_set (name, base);
  g_autofree char *path = g_filename_display_name (doubt->path);
  gtk_widget_set_tooltip_text (row, path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* There may be thousands: a list that makes only the rows on screen. */
static void
show_all (HwImportDoubts *self)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/hawashi/Hawashi/import-doubts-list.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GtkListView *list = GTK_LIST_VIEW (gtk_builder_get_object (builder, "list"));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GListStore *items = g_list_store_new (G_TYPE_OBJECT);

  for (guint i = 0; i < self->doubts->len; i++)
    {
      g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

      g_list_store_append (items, item);
    }
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (items))));
  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (window);
}

static void
review_cb (HwImportDoubts *self)
{
  if (self->doubts->len == 1)
    {
      const HwImportDoubt *doubt = self->doubts->pdata[0];

      g_signal_emit (self, signals[RELOAD], 0, doubt->document, doubt->path);
    }
  else
    show_all (self);
}

static void
close_cb (HwImportDoubts *self)
{
  g_ptr_array_set_size (self->doubts, 0);
  g_ptr_array_set_size (self->jobs, 0);
  update (self);
}

void
hw_import_doubts_add_job (HwImportDoubts *self, HwImportJob *job)
{
  GPtrArray *doubts = hw_import_job_get_doubts (job);

  g_return_if_fail (HW_IS_IMPORT_DOUBTS (self));

  if (doubts->len == 0)
    return;
  g_ptr_array_add (self->jobs, g_object_ref (job));
  g_ptr_array_extend (self->doubts, doubts, NULL, NULL);
  update (self);
}

guint
hw_import_doubts_get_n (HwImportDoubts *self)
{
  g_return_val_if_fail (HW_IS_IMPORT_DOUBTS (self), 0);
  return self->doubts->len;
}

static void
hw_import_doubts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_DOUBTS:
      g_value_set_uint (value, HW_IMPORT_DOUBTS (object)->doubts->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hw_import_doubts_finalize (GObject *object)
{
  HwImportDoubts *self = HW_IMPORT_DOUBTS (object);

  g_ptr_array_unref (self->doubts);
  g_ptr_array_unref (self->jobs);
  G_OBJECT_CLASS (hw_import_doubts_parent_class)->finalize (object);
}

static void
hw_import_doubts_class_init (HwImportDoubtsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hw_import_doubts_get_property;
  object_class->finalize = hw_import_doubts_finalize;
  properties[PROP_N_DOUBTS] = g_param_spec_uint ("n-doubts", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[RELOAD] = g_signal_new ("reload", HW_TYPE_IMPORT_DOUBTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/import-doubts.ui");
  gtk_widget_class_bind_template_child (widget_class, HwImportDoubts, text);
  gtk_widget_class_bind_template_callback (widget_class, review_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
hw_import_doubts_init (HwImportDoubts *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  self->doubts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
