/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-preview.h"

#include <glib/gi18n.h>
#include <string.h>

/* So much of an export tells what the rest is like. */
#define MAX_BYTES 6000
#define DELAY_MS 250

struct _HwExportPreview
{
  GtkBox parent_instance;

  GtkTextView *text;

  guint timeout;
  HwSession *session;       /* owned; of what is to be shown */
  HwExportScope *scope;     /* owned */
  HwExportOptions *options; /* owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HwExportPreview, hw_export_preview, GTK_TYPE_BOX)

typedef struct
{
  HwExportScope *scope;
  HwExportOptions *options;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  hw_export_scope_free (job->scope);
  hw_export_options_free (job->options);
  g_free (job);
}

/* Its beginning, cut between characters. */
static char *
cut (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes), *end;
  gsize n = MIN (n_bytes, MAX_BYTES);
  gboolean whole = n == n_bytes;

  if (g_str_has_prefix (data, "\xef\xbb\xbf"))
    {
      data += 3;
      n -= 3;
    }
  g_utf8_validate_len (data, n, &end);
  g_autofree char *valid = g_strndup (data, (gsize) (end - data));
  return g_strconcat (valid, whole ? "" : "…", NULL);
}

static gpointer
job_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  HwExportFeatures features = hw_export_format_get_features (job->options->format);

  if ((features & HW_EXPORT_IS_TEXT) != 0 && job->options->document == 0)
    {
      g_autoptr (GBytes) bytes
          = hw_export_to_bytes (library, job->scope, job->options, cancellable, error);
      return bytes != NULL ? cut (bytes) : NULL;
    }
  g_autoptr (GPtrArray) contents
      = hw_export_list_contents (library, job->scope, job->options, cancellable, error);
  if (contents == NULL)
    return NULL;
  g_ptr_array_add (contents, NULL);
  return g_strjoinv ("\n", (char **) contents->pdata);
}

static void
show (HwExportPreview *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_text_buffer_set_text (buffer, *text != '\0' ? text : _ ("There is nothing to write."), -1);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwExportPreview) self = HW_EXPORT_PREVIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show (self, error != NULL ? error->message : text != NULL ? text : "");
}

static void
stop (HwExportPreview *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
start_cb (gpointer data)
{
  HwExportPreview *self = data;
  Job *job = g_new (Job, 1);

  self->timeout = 0;
  job->scope = g_steal_pointer (&self->scope);
  job->options = g_steal_pointer (&self->options);
  self->cancellable = g_cancellable_new ();
  hw_session_run (self->session, HW_LANE_SEARCH, job_run, job, job_free, g_free, self->cancellable,
                  made_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
hw_export_preview_show (HwExportPreview *self,
                        HwSession *session,
                        HwExportScope *scope,
                        HwExportOptions *options)
{
  stop (self);
  g_set_object (&self->session, session);
  g_clear_pointer (&self->scope, hw_export_scope_free);
  g_clear_pointer (&self->options, hw_export_options_free);
  self->scope = scope;
  self->options = options;
  self->timeout = g_timeout_add (DELAY_MS, start_cb, self);
}

static void
hw_export_preview_dispose (GObject *object)
{
  HwExportPreview *self = HW_EXPORT_PREVIEW (object);

  stop (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->scope, hw_export_scope_free);
  g_clear_pointer (&self->options, hw_export_options_free);
  G_OBJECT_CLASS (hw_export_preview_parent_class)->dispose (object);
}

static void
hw_export_preview_class_init (HwExportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_export_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/export-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, HwExportPreview, text);
}

static void
hw_export_preview_init (HwExportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
