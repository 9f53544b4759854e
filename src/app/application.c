/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application.h"

#include <glib/gi18n.h>
#include <string.h>

#include "compat.h"
#include "document-load.h"
#include "settings.h"
#include "style.h"
#include "window.h"
#include "worker.h"

/* Seconds after the start, when nothing that a person waits for is under way. */
#define REPORT_SECONDS 2
/* Seconds that leaving waits for what is still to be written. */
#define DRAIN_SECONDS 10

struct _HwApplication
{
  AdwApplication parent_instance;

  char *library_path;
  HwSession *session;

  /* What the session read first; kept until the window takes it. */
  GAsyncResult *first_load;
};

G_DEFINE_FINAL_TYPE (HwApplication, hw_application, ADW_TYPE_APPLICATION)

char *
hw_application_id_for_library (const char *path)
{
  g_autofree char *own = hw_library_default_path ();
  g_autofree char *canonical = NULL;
  g_autofree char *digest = NULL;

  if (path == NULL)
    return g_strdup (HW_APP_ID);
  canonical = g_canonicalize_filename (path, NULL);
  if (strcmp (canonical, own) == 0)
    return g_strdup (HW_APP_ID);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);
  digest[16] = '\0';
  return g_strdup_printf ("%s.Library%s", HW_APP_ID, digest);
}

static HwWindow *
get_window (HwApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (HW_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
first_load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwApplication) self = HW_APPLICATION (user_data);
  HwWindow *window = get_window (self);

  if (window != NULL)
    hw_window_begin (window, result);
  else
    self->first_load = g_object_ref (result);
}

static int
hw_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  HwApplication *self = HW_APPLICATION (application);
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("hawashi %s\n", HW_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "library", "^ay", &path))
    self->library_path = g_canonicalize_filename (path, NULL);
  else
    self->library_path = hw_library_default_path ();
  id = hw_application_id_for_library (self->library_path);
  g_application_set_application_id (application, id);
  return -1;
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_compat_show_about (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
show_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/hawashi/Hawashi/shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *window = get_window (user_data);

  /* The window saves its state as it closes, and the last window ends the program. */
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (G_APPLICATION (user_data));
}

static void
open_library_chosen (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (program != NULL)
    {
      const char *const arguments[] = { program, "--library", g_file_peek_path (file), NULL };

      g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &error);
    }
  if (error != NULL)
    hw_compat_show_message (parent, _ ("The library could not be opened"), error->message);
  else if (parent != NULL && HW_IS_WINDOW (parent) && hw_window_has_failed (HW_WINDOW (parent)))
    gtk_window_close (parent);
}

static void
open_library (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_compat_choose_files (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                          HW_CHOOSE_LIBRARY, _ ("Open Another Library"), _ ("_Open"), NULL,
                          open_library_chosen, g_object_ref (user_data), g_object_unref);
}

static void
add_actions (HwApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = show_about },
    { .name = "shortcuts", .activate = show_shortcuts },
    { .name = "open-library", .activate = open_library },
    { .name = "quit", .activate = quit },
  };
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "app.shortcuts", { "<Control>question", "<Control>slash" } },
    { "app.open-library", { "<Control><Shift>o" } },
    { "win.close-tab", { "<Control>w" } },
    { "win.reopen-tab", { "<Control><Shift>t" } },
    { "win.other-column", { "<Control>backslash" } },
    { "win.move-tab", { "<Control><Shift>backslash", "<Control>bar" } },
    { "win.open", { "<Control>o" } },
    { "win.export", { "<Control>e" } },
    { "win.print", { "<Control>p" } },
    { "win.page-picture", { "<Control><Shift>p" } },
    { "win.find", { "<Control>f" } },
    { "win.find-next", { "<Control>g", "F3" } },
    { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
    { "win.search", { "<Control><Shift>f" } },
    { "win.words", { "<Control><Shift>w" } },
    { "win.concordance('')", { "<Control><Shift>k" } },
    { "win.go-to-paragraph", { "<Control>i" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.sidebar", { "F9" } },
    { "win.panel", { "<Shift>F9" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.menu", { "F10" } },
    { "win.typography", { "<Control>comma" } },
  };

  /* Back is where one reads from. */
  static const char *const left[] = { "<Alt>Left", NULL }, *const right[] = { "<Alt>Right", NULL };
  const gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "win.back", rtl ? right : left);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "win.forward", rtl ? left : right);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

static void
follow_colour_scheme (GSettings *settings, const char *key, gpointer user_data)
{
  g_autofree char *scheme = g_settings_get_string (settings, "colour-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      strcmp (scheme, "dark") == 0 ? ADW_COLOR_SCHEME_FORCE_DARK
                                      : strcmp (scheme, "system") == 0
                                          ? ADW_COLOR_SCHEME_DEFAULT
                                          : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* A thread of its own: a process is started for it. */
static gpointer
report_sandbox (gpointer data)
{
  g_autofree char *words = hw_worker_describe (TRUE);

  g_debug ("%s", words);
  return NULL;
}

static gboolean
report_cb (gpointer user_data)
{
  g_thread_unref (g_thread_new ("report", report_sandbox, NULL));
  return G_SOURCE_REMOVE;
}

static void
hw_application_startup (GApplication *application)
{
  HwApplication *self = HW_APPLICATION (application);

  /* Before GTK is there: the library opens and reads while the toolkit starts. */
  self->session = hw_session_new (self->library_path);
  hw_session_run (self->session, HW_LANE_EDIT, hw_document_load_last, NULL, NULL,
                  (GDestroyNotify) hw_document_load_free, NULL, first_load_cb, g_object_ref (self));

  G_APPLICATION_CLASS (hw_application_parent_class)->startup (application);

  g_timeout_add_seconds (REPORT_SECONDS, report_cb, NULL);
  hw_style_load ();
  add_actions (self);
  follow_colour_scheme (hw_settings_get (), NULL, NULL);
  g_signal_connect_object (hw_settings_get (), "changed::colour-scheme",
                           G_CALLBACK (follow_colour_scheme), self, 0);
}

static HwWindow *
ensure_window (HwApplication *self)
{
  HwWindow *window = get_window (self);

  if (window == NULL)
    {
      window = hw_window_new (self, self->session);
      if (self->first_load != NULL)
        {
          hw_window_begin (window, self->first_load);
          g_clear_object (&self->first_load);
        }
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
hw_application_activate (GApplication *application)
{
  ensure_window (HW_APPLICATION (application));
}

static void
hw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  HwWindow *window = ensure_window (HW_APPLICATION (application));
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (list, files[i]);
  hw_window_import (window, list);
}

static void
hw_application_shutdown (GApplication *application)
{
  HwApplication *self = HW_APPLICATION (application);

  if (self->session != NULL)
    hw_session_drain (self->session, DRAIN_SECONDS);
  g_clear_object (&self->first_load);
  g_clear_object (&self->session);
  G_APPLICATION_CLASS (hw_application_parent_class)->shutdown (application);
}

static void
hw_application_finalize (GObject *object)
{
  HwApplication *self = HW_APPLICATION (object);

  g_free (self->library_path);
  G_OBJECT_CLASS (hw_application_parent_class)->finalize (object);
}

static void
hw_application_class_init (HwApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = hw_application_finalize;
  application_class->handle_local_options = hw_application_handle_local_options;
  application_class->startup = hw_application_startup;
  application_class->activate = hw_application_activate;
  application_class->open = hw_application_open;
  application_class->shutdown = hw_application_shutdown;
}

static void
hw_application_init (HwApplication *self)
{
  static const GOptionEntry options[]
      = { { "library", 'l', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this library"), N_ ("FILE") },
          { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and leave"), NULL },
          { NULL } };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Opens the reading room, and adds the files to its library."));
}

HwApplication *
hw_application_new (void)
{
  /* No base path: see style.h. */
  return g_object_new (HW_TYPE_APPLICATION, "application-id", HW_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", NULL, NULL);
}
