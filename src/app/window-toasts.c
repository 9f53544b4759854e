/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "compat.h"
#include "window-private.h"

/* Code points of a step in the menu. */
#define MAX_STEP_CHARS 56

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
  g_clear_object (&self->toast);
  g_clear_pointer (&self->offered_step, g_free);
}

/* Microseconds until what is shown may be dismissed; 0 or less where it may. */
static gint64
get_wait (HwWindow *self)
{
  return self->toast_shown_at + COMING_IN - g_get_monotonic_time ();
}

static gboolean
retire_cb (gpointer user_data)
{
  HwWindow *self = user_data;
  const gint64 wait = get_wait (self);

  self->retire_source = 0;
  if (wait > 0)
    self->retire_source
        = g_timeout_add ((guint) (wait / G_TIME_SPAN_MILLISECOND) + 1, retire_cb, self);
  else if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

static void
toast_gone_cb (HwWindow *self, AdwToast *toast)
{
  if (self->toast != toast)
    return;
  g_clear_object (&self->toast);
  g_clear_handle_id (&self->retire_source, g_source_remove);
}

static void
toast_clicked_cb (HwWindow *self, AdwToast *toast)
{
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");

  if (file != NULL)
    hw_compat_show_folder (GTK_WINDOW (self), file);
}

/* What is done is told at once, in place of what was done before, and not after that has had its
 * time: steps that are taken back in a row are told as they go. A toast that still comes in, or waits
 * for its turn, says it in place of what it said. NULL for no button; a button without an action shows
 * where @file is. */
static void
tell (HwWindow *self, const char *text, const char *button, const char *action, GFile *file)
{
  /* Toasts read their title as markup. */
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = self->toast;

  g_clear_handle_id (&self->retire_source, g_source_remove);
  if (toast != NULL && get_wait (self) <= 0)
    {
      adw_toast_dismiss (toast);
      toast = NULL;
    }
  if (toast == NULL)
    {
      toast = adw_toast_new (title);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (toast_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      g_set_object (&self->toast, toast);
      adw_toast_overlay_add_toast (self->toasts, toast);
    }
  adw_toast_set_title (toast, title);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  g_object_set_data_full (G_OBJECT (toast), "file", file != NULL ? g_object_ref (file) : NULL,
                          g_object_unref);
  self->offers_undo = FALSE;
  g_clear_pointer (&self->offered_step, g_free);
}

void
hw_window_toast (HwWindow *self, const char *text)
{
  tell (self, text, NULL, NULL, NULL);
}

void
hw_window_toast_undo (HwWindow *self, const char *text)
{
  tell (self, text, _ ("_Undo"), "win.undo", NULL);
  /* The label of the step arrives with the news of its commit. */
  self->offers_undo = TRUE;
}

/* The label of a step holds a title or a tag's name, which is no reason for a menu to be as wide as the window:
 * the end of a long one is not said, but for the sign that closes it. */
static void
append_step (GMenu *menu, const char *step, const char *action)
{
  const glong n = g_utf8_strlen (step, -1);
  g_autofree char *first = g_utf8_substring (step, 0, MIN (n, MAX_STEP_CHARS));
  g_autofree char *whole
      = n <= MAX_STEP_CHARS + 1
            ? g_strdup (step)
            : g_strconcat (first, "…", g_utf8_offset_to_pointer (step, n - 1), NULL);
  g_autofree char *label = hw_menu_label (whole);

  g_menu_append (menu, label, action);
}

void
hw_window_update_undo (HwWindow *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_object_get (self->session, "undo-label", &undo, "redo-label", &redo, NULL);
  g_menu_remove_all (self->undo_section);
  append_step (self->undo_section, undo != NULL ? undo : _ ("Undo"), "win.undo");
  append_step (self->undo_section, redo != NULL ? redo : _ ("Redo"), "win.redo");
  hw_action_set_enabled (G_ACTION_MAP (self), "undo", undo != NULL);
  hw_action_set_enabled (G_ACTION_MAP (self), "redo", redo != NULL);

  if (self->toast == NULL || !self->offers_undo)
    return;
  if (self->offered_step == NULL)
    self->offered_step = g_strdup (undo);
  else if (g_strcmp0 (self->offered_step, undo) != 0)
    {
      self->offers_undo = FALSE;
      adw_toast_set_button_label (self->toast, NULL);
      if (self->retire_source == 0)
        retire_cb (self);
    }
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
  g_autofree char *title = NULL;
  AdwToast *toast;

  /* The page in place of the text says it already. */
  if (self->has_failed)
    return;
  title = g_markup_escape_text (text, -1);
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("_Details"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (toast), "details", g_strdup (text), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_details_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static char *
name_of (GFile *file)
{
  g_autofree char *name = g_filename_display_name (g_file_peek_path (file));
  g_autofree char *base = g_path_get_basename (name);

  return hw_direction_isolate (base);
}

void
hw_window_toast_exported (HwWindow *self, GFile *file)
{
  g_autofree char *name = name_of (file);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("Notes exported to %s"), name);

  tell (self, text, _ ("Open _Folder"), NULL, file);
}

void
hw_window_toast_saved (HwWindow *self, GFile *file)
{
  g_autofree char *name = name_of (file);
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);

  tell (self, text, _ ("Open _Folder"), NULL, file);
}
