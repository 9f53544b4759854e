/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "original-window.h"

#include <glib/gi18n.h>

#include "corrections.h"
#include "directed.h"
#include "reader.h"
#include "settings.h"

struct _HwOriginalWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  HwReader *reader;
};

G_DEFINE_FINAL_TYPE (HwOriginalWindow, hw_original_window, ADW_TYPE_WINDOW)

typedef struct
{
  HwDocument *document;
  HwText *text;
} Original;

static void
original_free (Original *original)
{
  g_clear_pointer (&original->document, hw_document_unref);
  g_clear_pointer (&original->text, hw_text_unref);
  g_free (original);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Original, original_free)

/* Library thread. */
static gpointer
load (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 id = *(gint64 *) data;
  g_autoptr (Original) original = g_new0 (Original, 1);

  original->document = hw_library_get_document (library, id, error);
  if (original->document == NULL)
    return NULL;
  original->text = hw_library_load_original_text (library, id, error);
  return original->text != NULL ? g_steal_pointer (&original) : NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwOriginalWindow) self = HW_ORIGINAL_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (Original) original = hw_session_run_finish (HW_SESSION (source), result, &error);
  g_autofree char *title = NULL;
  HwDirection fallback;

  /* It was closed meanwhile. */
  if (self->reader == NULL)
    return;
  if (original == NULL)
    {
      g_signal_emit_by_name (source, "failed", error->message);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  fallback = hw_direction_of_language (original->document->language);
  if (fallback == HW_DIRECTION_AUTO)
    fallback = hw_text_get_direction (original->text, HW_DIRECTION_LTR);
  hw_reader_set_text (self->reader, original->text, original->document->direction, fallback);
  title = hw_directed_text (original->document->title, NULL);
  adw_window_title_set_subtitle (self->title, title);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
hw_original_window_dispose (GObject *object)
{
  HW_ORIGINAL_WINDOW (object)->reader = NULL;
  G_OBJECT_CLASS (hw_original_window_parent_class)->dispose (object);
}

static void
hw_original_window_class_init (HwOriginalWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hw_original_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_w, GDK_CONTROL_MASK,
                                       "window.close", NULL);
}

static void
hw_original_window_init (HwOriginalWindow *self)
{
  static const char *const settings[]
      = { "font-size",     "zoom",         "column-chars", "line-spacing",     "latin-scale",
          "arabic-family", "latin-family", "alignment",    "show-vocalisation" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Original Text"), ""));
  self->reader = HW_READER (hw_reader_new ());
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    g_settings_bind (hw_settings_get (), settings[i], self->reader, settings[i],
                     G_SETTINGS_BIND_GET);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Original Text"));
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 700);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), GTK_WIDGET (self->title));
  /* As the reading page has it. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_ALWAYS);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->reader));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reader), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Original Text"), -1);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
hw_original_window_new (HwSession *session, gint64 document)
{
  HwOriginalWindow *self = g_object_new (HW_TYPE_ORIGINAL_WINDOW, NULL);

  hw_session_run (session, HW_LANE_EDIT, load, g_memdup2 (&document, sizeof document), g_free,
                  (GDestroyNotify) original_free, NULL, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
