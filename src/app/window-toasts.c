/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "compat.h"
#include "window-private.h"

/* libadwaita 1.2 uses a toast after its end where it is dismissed while it still comes in, which takes up to
 * half a second. */
#define COMING_IN (800 * G_TIME_SPAN_MILLISECOND)

static void
children_changed_cb (HwWindow *self, guint position, guint removed, guint added)
{
  if (added > 0)
    self->toast_shown_at = g_get_monotonic_time ();
}

void
hw_window_init_toasts (HwWindow *self)
{
  self->toast_children = gtk_widget_observe_children (GTK_WIDGET (self->toasts));
  g_signal_connect_swapped (self->toast_children, "items-changed", G_CALLBACK (children_changed_cb),
                            self);
}

void
hw_window_drop_toasts (HwWindow *self)
{
  if (self->toast_children != NULL)
    g_signal_handlers_disconnect_by_data (self->toast_children, self);
  g_clear_object (&self->toast_children);
  g_clear_handle_id (&self->retire_source, g_source_remove);
  g_queue_clear_full (&self->retired_toasts, g_object_unref);
  g_clear_object (&self->undo_toast);
  g_clear_object (&self->plain_toast);
  g_clear_pointer (&self->undo_toast_label, g_free);
}

static gboolean
retire_cb (gpointer user_data)
{
  HwWindow *self = user_data;

  self->retire_source = 0;
  /* The newest first: they were never shown, and need not be. */
  while (!g_queue_is_empty (&self->retired_toasts))
    {
      gint64 wait = self->toast_shown_at + COMING_IN - g_get_monotonic_time ();
      g_autoptr (AdwToast) toast = NULL;

      if (wait > 0)
        {
          self->retire_source
              = g_timeout_add ((guint) (wait / G_TIME_SPAN_MILLISECOND) + 1, retire_cb, self);
          break;
        }
      toast = g_queue_pop_head (&self->retired_toasts);
      adw_toast_dismiss (toast);
    }
  return G_SOURCE_REMOVE;
}

/* Dismisses a toast that says nothing any more, as soon as it may go. */
static void
retire (HwWindow *self, AdwToast **toast)
{
  if (*toast == NULL)
    return;
  adw_toast_set_button_label (*toast, NULL);
  g_queue_push_head (&self->retired_toasts, g_steal_pointer (toast));
  if (self->retire_source == 0)
    retire_cb (self);
}

/* Toasts read their title as markup. */
static AdwToast *
toast_new (const char *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  return adw_toast_new (title);
}

void
hw_window_toast (HwWindow *self, const char *text)
{
  AdwToast *toast = toast_new (text);

  /* Steps that are taken back in a row are told as they go, not each after the other has had its time. */
  retire (self, &self->plain_toast);
  g_set_object (&self->plain_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
undo_toast_gone_cb (HwWindow *self, AdwToast *toast)
{
  if (self->undo_toast == toast)
    g_clear_object (&self->undo_toast);
}

void
hw_window_toast_undo (HwWindow *self, const char *text)
{
  AdwToast *toast = toast_new (text);

  retire (self, &self->undo_toast);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_set_object (&self->undo_toast, toast);
  /* The label of the step arrives with the news of its commit. */
  g_clear_pointer (&self->undo_toast_label, g_free);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_toast_gone_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
hw_window_update_undo (HwWindow *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_object_get (self->session, "undo-label", &undo, "redo-label", &redo, NULL);
  g_menu_remove_all (self->undo_section);
  g_menu_append (self->undo_section, undo != NULL ? undo : _ ("Undo"), "win.undo");
  g_menu_append (self->undo_section, redo != NULL ? redo : _ ("Redo"), "win.redo");
  hw_action_set_enabled (G_ACTION_MAP (self), "undo", undo != NULL);
  hw_action_set_enabled (G_ACTION_MAP (self), "redo", redo != NULL);

  if (self->undo_toast == NULL)
    return;
  if (self->undo_toast_label == NULL)
    self->undo_toast_label = g_strdup (undo);
  else if (g_strcmp0 (self->undo_toast_label, undo) != 0)
    retire (self, &self->undo_toast);
}

static void
show_details_cb (AdwToast *toast, gpointer user_data)
{
  GtkRoot *root = user_data;

  hw_compat_show_message (GTK_WINDOW (root), _ ("That could not be done"),
                          g_object_get_data (G_OBJECT (toast), "details"));
}

void
hw_window_toast_failure (HwWindow *self, const char *text)
{
  AdwToast *toast;

  /* The page in place of the text says it already. */
  if (self->has_failed)
    return;
  toast = toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (toast), "details", g_strdup (text), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_details_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_exported_cb (AdwToast *toast, gpointer user_data)
{
  GtkRoot *root = user_data;

  hw_compat_show_folder (GTK_WINDOW (root), g_object_get_data (G_OBJECT (toast), "file"));
}

void
hw_window_toast_exported (HwWindow *self, GFile *file)
{
  g_autofree char *name = g_filename_display_name (g_file_peek_path (file));
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *isolated = hw_direction_isolate (base);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("Notes exported to %s"), isolated);
  AdwToast *toast = toast_new (text);

  adw_toast_set_button_label (toast, _ ("Open _Folder"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_exported_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
