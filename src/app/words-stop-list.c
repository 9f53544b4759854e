/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-stop-list.h"

#include <glib/gi18n.h>

#include "stop-list.h"
#include "stop-words.h"

struct _HwWordsStopList
{
  AdwWindow parent_instance;

  /* Template */
  GtkTextView *view;
  GtkWidget *save;
  GtkWidget *reset;

  HwSession *session; /* owned */
};

G_DEFINE_FINAL_TYPE (HwWordsStopList, hw_words_stop_list, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In a library thread. */
static gpointer
read_list (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_stop_list (library);
}

static gpointer
write_list (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_set_stop_list (library, data, error) ? g_strdup ("") : NULL;
}

static void
show_list (HwWordsStopList *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
  gtk_widget_set_sensitive (self->reset, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwWordsStopList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (error != NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  else if (self->session != NULL)
    show_list (self, text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwWordsStopList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (error != NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  else
    g_signal_emit (self, signals[SAVED], 0);
  if (self->session != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static char *
make_own (void)
{
  return g_strconcat (hw_stop_words_get_text ("ar"), "\n", hw_stop_words_get_text ("en"), NULL);
}

/* Who has the program's own words gets those of later versions too. */
static void
save_cb (HwWordsStopList *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *own = make_own (), *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (g_str_equal (text, own))
    g_clear_pointer (&text, g_free);
  hw_session_run (self->session, HW_LANE_EDIT, write_list, g_steal_pointer (&text), g_free, g_free,
                  NULL, written_cb, g_object_ref (self));
}

/* Not kept before it is saved. */
static void
reset_cb (HwWordsStopList *self)
{
  g_autofree char *own = make_own ();

  show_list (self, own);
}

static void
dispose (GObject *object)
{
  g_clear_object (&HW_WORDS_STOP_LIST (object)->session);
  G_OBJECT_CLASS (hw_words_stop_list_parent_class)->dispose (object);
}

static void
hw_words_stop_list_class_init (HwWordsStopListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dispose;
  signals[SAVED] = g_signal_new ("saved", HW_TYPE_WORDS_STOP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/words-stop-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HwWordsStopList, view);
  gtk_widget_class_bind_template_child (widget_class, HwWordsStopList, save);
  gtk_widget_class_bind_template_child (widget_class, HwWordsStopList, reset);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
hw_words_stop_list_init (HwWordsStopList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hw_words_stop_list_new (HwSession *session)
{
  HwWordsStopList *self = g_object_new (HW_TYPE_WORDS_STOP_LIST, NULL);

  self->session = g_object_ref (session);
  hw_session_run (session, HW_LANE_EDIT, read_list, NULL, NULL, g_free, NULL, read_cb,
                  g_object_ref (self));
  return GTK_WIDGET (self);
}
