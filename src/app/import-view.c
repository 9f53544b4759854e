/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-view.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "import-doubts.h"

/* Milliseconds between two looks at the job: often enough for a smooth bar. */
#define LOOK_INTERVAL 100
/* What is indexed within so many microseconds is not worth a word. */
#define INDEX_DELAY (2 * G_USEC_PER_SEC)
/* So many files that could not be added are named at once. */
#define MAX_NAMED 3

struct _HwImportView
{
  AdwBin parent_instance;

  GtkWidget *failed;
  GtkBox *failures;
  HwImportDoubts *doubts;
  GtkWidget *running;
  GtkLabel *counts;
  GtkProgressBar *bar;

  GPtrArray *jobs;     /* HwImportJob, under way: the last is shown */
  GPtrArray *finished; /* those with files that could not be added, */
  GPtrArray *reasons;  /* HwImportFailure: theirs */
  guint look_source;
  gboolean is_needed;

  HwSession *session; /* whose index is shown; NULL for none */
  guint n_indexed, n_to_index;
  gint64 indexing_since; /* 0 while it is not */
};

enum
{
  PROP_0,
  PROP_IS_NEEDED,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

enum
{
  RELOAD,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwImportView, hw_import_view, ADW_TYPE_BIN)

static void
set_needed (HwImportView *self, gboolean is_needed)
{
  if (self->is_needed == is_needed)
    return;
  self->is_needed = is_needed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NEEDED]);
}

static HwImportJob *
get_shown (HwImportView *self)
{
  return self->jobs->len > 0 ? self->jobs->pdata[self->jobs->len - 1] : NULL;
}

static gboolean
shows_index (HwImportView *self)
{
  return get_shown (self) == NULL && self->indexing_since != 0
         && g_get_monotonic_time () - self->indexing_since > INDEX_DELAY;
}

/* The same bar serves both, one at a time. */
static void
name_bar (HwImportView *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
look_at_index (HwImportView *self)
{
  /* Translators: documents that can be searched by now, of those that were added */
  g_autofree char *text
      = g_strdup_printf (_ ("Indexing: %'u of %'u"), self->n_indexed, self->n_to_index);

  name_bar (self, _ ("Indexing"));
  gtk_label_set_text (self->counts, text);
  gtk_progress_bar_set_fraction (
      self->bar, self->n_to_index > 0 ? (double) self->n_indexed / self->n_to_index : 0);
}

static void
look (HwImportView *self)
{
  g_autofree char *text = NULL;
  guint n_done, n_found;

  name_bar (self, _ ("Adding documents"));
  hw_import_job_get_progress (get_shown (self), &n_done, &n_found);
  /* Translators: files done, of files found so far */
  text = g_strdup_printf (_ ("Adding documents: %'u of %'u"), n_done, n_found);
  gtk_label_set_text (self->counts, text);
  gtk_progress_bar_set_fraction (self->bar, n_found > 0 ? (double) n_done / n_found : 0);
}

static gboolean
look_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
line_new (const char *text)
{
  /* The words of the interface decide, also after a name in another script. */
  const gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_autofree char *marked = g_strconcat (rtl ? "\342\200\217" : "\342\200\216", text, NULL);
  GtkWidget *line = gtk_label_new (marked);

  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  return line;
}

/* A few are named with their reasons, where they are seen; many are counted. The list on demand has all
 * of it. */
static void
show_failures (HwImportView *self)
{
  const guint n = self->reasons->len;
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->failures))) != NULL)
    gtk_box_remove (self->failures, line);
  if (n > MAX_NAMED)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%'u file could not be added", "%'u files could not be added", n), n);

      gtk_box_append (self->failures, line_new (text));
    }
  else
    for (guint i = 0; i < n; i++)
      {
        const HwImportFailure *failure = self->reasons->pdata[i];
        g_autofree char *base = g_path_get_basename (failure->path);
        g_autofree char *name = hw_direction_isolate (base);
        g_autofree char *text
            /* Translators: a file that could not be added, and why */
            = g_strdup_printf (_ ("%s could not be added: %s"), name, failure->reason);

        line = line_new (text);
        gtk_widget_set_tooltip_text (line, failure->path);
        gtk_box_append (self->failures, line);
      }
  gtk_widget_set_visible (self->failed, n > 0);
}

static void
update (HwImportView *self)
{
  const gboolean runs = get_shown (self) != NULL;

  if (!runs)
    g_clear_handle_id (&self->look_source, g_source_remove);
  else if (self->look_source == 0)
    self->look_source = g_timeout_add (LOOK_INTERVAL, look_cb, self);
  if (runs)
    look (self);
  else if (shows_index (self))
    look_at_index (self);
  gtk_widget_set_visible (self->running, runs || shows_index (self));
  show_failures (self);
  set_needed (self, runs || shows_index (self) || self->reasons->len > 0
                        || hw_import_doubts_get_n (self->doubts) > 0);
}

static void
indexing_cb (HwImportView *self, guint n_done, guint n_total)
{
  self->n_indexed = n_done;
  self->n_to_index = n_total;
  if (n_total == 0)
    self->indexing_since = 0;
  else if (self->indexing_since == 0)
    self->indexing_since = g_get_monotonic_time ();
  update (self);
}

void
hw_import_view_follow_index (HwImportView *self, HwSession *session)
{
  g_return_if_fail (HW_IS_IMPORT_VIEW (self) && self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "indexing", G_CALLBACK (indexing_cb), self, G_CONNECT_SWAPPED);
}

static void
finished_cb (HwImportView *self, HwImportJob *job)
{
  GPtrArray *failures = hw_import_job_get_failures (job);

  if (failures->len > 0)
    {
      g_ptr_array_add (self->finished, g_object_ref (job));
      g_ptr_array_extend (self->reasons, failures, NULL, NULL);
    }
  hw_import_doubts_add_job (self->doubts, job);
  g_ptr_array_remove (self->jobs, job);
  update (self);
}

void
hw_import_view_add_job (HwImportView *self, HwImportJob *job)
{
  g_return_if_fail (HW_IS_IMPORT_VIEW (self));

  g_ptr_array_add (self->jobs, g_object_ref (job));
  g_signal_connect_object (job, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
cancel_cb (HwImportView *self)
{
  if (get_shown (self) != NULL)
    hw_import_job_cancel (get_shown (self));
  else if (self->session != NULL)
    hw_session_stop_indexing (self->session);
}

static void
reload_cb (HwImportView *self, gint64 document, const char *path)
{
  g_signal_emit (self, signals[RELOAD], 0, document, path);
}

static void
close_cb (HwImportView *self)
{
  g_ptr_array_set_size (self->reasons, 0);
  g_ptr_array_set_size (self->finished, 0);
  update (self);
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
  GPtrArray *failures = HW_IMPORT_VIEW (user_data)->reasons;
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
  const guint n = self->reasons->len;

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
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hw_import_view_parent_class)->dispose (object);
}

static void
hw_import_view_finalize (GObject *object)
{
  HwImportView *self = HW_IMPORT_VIEW (object);

  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->finished);
  g_ptr_array_unref (self->jobs);
  G_OBJECT_CLASS (hw_import_view_parent_class)->finalize (object);
}

static void
hw_import_view_class_init (HwImportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hw_import_view_get_property;
  object_class->dispose = hw_import_view_dispose;
  object_class->finalize = hw_import_view_finalize;
  properties[PROP_IS_NEEDED] = g_param_spec_boolean ("is-needed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[RELOAD] = g_signal_new ("reload", HW_TYPE_IMPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  g_type_ensure (HW_TYPE_IMPORT_DOUBTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/import-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HwImportView, failed);
  gtk_widget_class_bind_template_child (widget_class, HwImportView, failures);
  gtk_widget_class_bind_template_child (widget_class, HwImportView, doubts);
  gtk_widget_class_bind_template_child (widget_class, HwImportView, running);
  gtk_widget_class_bind_template_child (widget_class, HwImportView, counts);
  gtk_widget_class_bind_template_child (widget_class, HwImportView, bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_cb);
}

static void
hw_import_view_init (HwImportView *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  self->finished = g_ptr_array_new_with_free_func (g_object_unref);
  self->reasons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->doubts, "reload", G_CALLBACK (reload_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->doubts, "notify::n-doubts", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hw_import_view_new (void)
{
  return g_object_new (HW_TYPE_IMPORT_VIEW, NULL);
}
