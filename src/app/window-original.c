/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "compat.h"
#include "documents.h"
#include "file-name.h"
#include "formats.h"
#include "settings.h"
#include "window-private.h"

/* An original on its way to a file. */
typedef struct
{
  HwWindow *window; /* owned */
  gint64 document;
  GFile *file; /* owned; NULL until it was chosen */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->window);
  g_clear_object (&saving->file);
  g_free (saving);
}

/* Library thread. The whole, or the file as it was. */
static gpointer
write_original (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autoptr (GBytes) original = hw_library_get_original (library, saving->document, error);
  gsize n_bytes;
  const char *bytes;

  if (original == NULL)
    return NULL;
  bytes = g_bytes_get_data (original, &n_bytes);
  g_file_replace_contents (saving->file, bytes, n_bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                           cancellable, error);
  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;

  hw_session_run_finish (HW_SESSION (source), result, &error);
  /* The window may have gone meanwhile. */
  if (saving->window->session != NULL && error != NULL)
    hw_window_toast_failure (saving->window, error->message);
  else if (saving->window->session != NULL)
    hw_window_toast_saved (saving->window, saving->file);
  saving_free (saving);
}

static void
file_chosen (GListModel *files, gpointer user_data)
{
  const Saving *chosen = user_data;
  Saving *saving;

  if (chosen->window->session == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->window = g_object_ref (chosen->window);
  saving->document = chosen->document;
  saving->file = g_list_model_get_item (files, 0);
  hw_session_run (saving->window->session, HW_LANE_WORK, write_original, saving, NULL, NULL, NULL,
                  written_cb, saving);
}

/* The name that a file of this document would have. */
static char *
suggest_name (const HwDocument *document)
{
  const HwFormat *format = hw_format_find (document->format);
  g_auto (GStrv) extensions = g_strsplit (format != NULL ? format->extensions : "txt", " ", 2);

  return hw_file_name_suggest (document->title, _ ("Original"), extensions[0]);
}

static void
ask_where (HwWindow *self, const HwDocument *document)
{
  Saving *saving;
  g_autofree char *name = NULL;

  if (document->original == 0)
    {
      hw_window_toast (self, _ ("The original was not kept"));
      return;
    }
  name = suggest_name (document);
  saving = g_new0 (Saving, 1);
  saving->window = g_object_ref (self);
  saving->document = document->id;
  hw_compat_choose_files (GTK_WINDOW (self), HW_CHOOSE_TARGET, _ ("Save the Original"), _ ("_Save"),
                          name, file_chosen, saving, saving_free);
}

static void
save_original (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwDocument *document = hw_window_get_document (user_data);

  if (document != NULL)
    ask_where (user_data, document);
}

static gpointer
get_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_document (library, *(const gint64 *) data, error);
}

static void
document_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwDocument) document = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (document != NULL)
    ask_where (self, document);
  else
    hw_window_toast_failure (self, error->message);
}

static void
save_original_of (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;
  const gint64 id = g_variant_get_int64 (parameter);

  hw_session_run (self->session, HW_LANE_EDIT, get_document, g_memdup2 (&id, sizeof id), g_free,
                  (GDestroyNotify) hw_document_unref, NULL, document_cb, g_object_ref (self));
}

static void
set_page_picture (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_settings_set_boolean (hw_settings_get (), "page-picture", g_variant_get_boolean (value));
}

static void
page_picture_cb (HwWindow *self)
{
  const gboolean shown = g_settings_get_boolean (hw_settings_get (), "page-picture");

  hw_action_set_state (G_ACTION_MAP (self), "page-picture", g_variant_new_boolean (shown));
}

void
hw_window_follow_original (HwWindow *self)
{
  const HwDocument *document = hw_window_get_document (self);
  const gboolean reads = document != NULL && !hw_window_shows_page (self);

  hw_action_set_enabled (G_ACTION_MAP (self), "page-picture",
                         reads && g_str_equal (document->format, "pdf"));
  hw_action_set_enabled (G_ACTION_MAP (self), "save-original", reads && document->original != 0);
}

/* Library thread. */
static gpointer
get_keep (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hw_library_get_keep_originals (library));
}

static void
keep_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwWindow) self = user_data;
  const gboolean keep = GPOINTER_TO_INT (hw_session_run_finish (HW_SESSION (source), result, NULL));

  if (self->session != NULL)
    hw_action_set_state (G_ACTION_MAP (self), "keep-originals", g_variant_new_boolean (keep));
}

static void
read_keep_originals (HwWindow *self)
{
  hw_session_run (self->session, HW_LANE_EDIT, get_keep, NULL, NULL, NULL, NULL, keep_read_cb,
                  g_object_ref (self));
}

/* An import may have been asked to keep them. */
void
hw_window_follow_keep_originals (HwWindow *self)
{
  g_signal_connect_object (self->session, "changed", G_CALLBACK (read_keep_originals), self,
                           G_CONNECT_SWAPPED);
  read_keep_originals (self);
}

static gpointer
set_keep (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_set_keep_originals (library, GPOINTER_TO_INT (data), error);
  return NULL;
}

static void
keep_originals (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  HwWindow *self = user_data;

  hw_session_edit (self->session, set_keep, GINT_TO_POINTER (g_variant_get_boolean (value)), NULL);
  /* What the library has by then. */
  read_keep_originals (self);
}

void
hw_window_add_original_actions (HwWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "page-picture", .state = "false", .change_state = set_page_picture },
    { .name = "save-original", .activate = save_original },
    { .name = "save-original-of", .activate = save_original_of, .parameter_type = "x" },
    { .name = "keep-originals", .state = "false", .change_state = keep_originals },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (hw_settings_get (), "changed::page-picture",
                           G_CALLBACK (page_picture_cb), self, G_CONNECT_SWAPPED);
  page_picture_cb (self);
  hw_window_follow_original (self);
}
