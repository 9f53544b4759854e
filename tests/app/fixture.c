/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "documents.h"

static void
failed_cb (HwSession *session, const char *text, HwFixture *self)
{
  self->n_failed++;
}

/* The widget of a warning "Trying to ACT TYPE ADDRESS …"; NULL where it is another warning. It comes from GTK
 * while it deals with the widget, which is there. */
static GtkWidget *
find_widget (const char *message, const char *beginning)
{
  if (!g_str_has_prefix (message, beginning))
    return NULL;
  return GSIZE_TO_POINTER (g_ascii_strtoull (message + strlen (beginning), NULL, 16));
}

/* GTK 4.8 may paint the slider of an overlay scroll bar a frame before it has its place, and libadwaita 1.7
 * measures the heading of a message in a size that it does not show; both say so in a warning. They are none
 * of ours, and end no test. */
static gboolean
is_theirs (const char *message)
{
  GtkWidget *slider = find_widget (message, "Trying to snapshot GtkGizmo ");
  GtkWidget *heading = find_widget (message, "Trying to measure GtkLabel ");

  if (slider != NULL)
    return g_str_equal (gtk_widget_get_css_name (slider), "slider")
           && gtk_widget_get_ancestor (slider, GTK_TYPE_SCROLLBAR) != NULL;
  return heading != NULL && adw_get_minor_version () >= 5
         && ADW_IS_MESSAGE_DIALOG (gtk_widget_get_root (heading))
         && (gtk_widget_has_css_class (heading, "title-2")
             || gtk_widget_has_css_class (heading, "title-4"));
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_theirs (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

void
hw_fixture_set_up (HwFixture *self, gconstpointer data)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_log_set_writer_func (write_log, NULL, NULL);
      g_once_init_leave (&once, 1);
    }
  self->dir = g_dir_make_tmp ("hawashi-app-XXXXXX", NULL);
  self->path = g_build_filename (self->dir, "library.db", NULL);
  self->session = hw_session_new (self->path);
  self->n_failed = 0;
  g_signal_connect (self->session, "failed", G_CALLBACK (failed_cb), self);
}

void
hw_fixture_tear_down (HwFixture *self, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  hw_fixture_settle (self);
  g_assert_finalize_object (self->session);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (self->path, endings[i], NULL);
      g_remove (file);
    }
  g_assert_cmpint (g_rmdir (self->dir), ==, 0);
  g_free (self->path);
  g_free (self->dir);
}

typedef struct
{
  gpointer result;
  GError *error;
  gboolean done;
} Answer;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->result = hw_session_run_finish (HW_SESSION (source), result, &answer->error);
  answer->done = TRUE;
}

gpointer
hw_fixture_do (HwFixture *self, HwSessionFunc func, gpointer data)
{
  Answer answer = { NULL, NULL, FALSE };

  hw_session_run (self->session, HW_LANE_EDIT, func, data, NULL, NULL, NULL, done_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  return answer.result;
}

typedef struct
{
  const char *title;
  const char *text;
  gint64 id;
} NewDocument;

static gpointer
add_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  NewDocument *document = data;
  HwText *text = hw_text_new_from_string (document->text);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, document->title, -1);
  const HwNewDocument fields = { .title = document->title, .hash = hash, .text = text };

  document->id = hw_library_add_document (library, &fields, NULL, error);
  hw_text_unref (text);
  return NULL;
}

gint64
hw_fixture_add_document (HwFixture *self, const char *title, const char *text)
{
  NewDocument document = { title, text, 0 };

  hw_fixture_do (self, add_document, &document);
  g_assert_cmpint (document.id, !=, 0);
  return document.id;
}

void
hw_wait_until (HwCondition condition, gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
hw_fixture_settle (HwFixture *self)
{
  /* Readings that follow a change begin with a turn of the main loop. */
  for (int i = 0; i < 3; i++)
    {
      gboolean passed = FALSE;

      hw_session_drain (self->session, 10);
      g_timeout_add (20, timeout_cb, &passed);
      while (!passed)
        g_main_context_iteration (NULL, TRUE);
      /* And what waits for idle time: the rest of a long list. */
      passed = FALSE;
      g_idle_add_full (G_PRIORITY_LOW, timeout_cb, &passed, NULL);
      while (!passed)
        g_main_context_iteration (NULL, TRUE);
    }
}
