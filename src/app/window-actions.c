/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "compat.h"
#include "export-dialog.h"
#include "history.h"
#include "settings.h"
#include "take-dialog.h"
#include "window-private.h"

/* What undo and redo tell. */
typedef struct
{
  char *text; /* the name of the step, for a toast */
  gint64 document;
  gint64 passage;
} Stepped;

static void
stepped_free (Stepped *stepped)
{
  g_free (stepped->text);
  g_free (stepped);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stepped, stepped_free)

/* Library thread. @data is not NULL for redo. */
static gpointer
step_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Stepped) stepped = g_new0 (Stepped, 1);
  g_autofree char *name = NULL;

  name = data == NULL ? hw_library_get_undo_name (library) : hw_library_get_redo_name (library);
  if (data == NULL ? !hw_library_undo (library, &stepped->document, &stepped->passage, error)
                   : !hw_library_redo (library, &stepped->document, &stepped->passage, error))
    return NULL;
  /* Translators: %s is the name of a step, as in "tag 'security'" */
  stepped->text = g_strdup_printf (data == NULL ? _ ("Undone: %s") : _ ("Done again: %s"),
                                   name != NULL ? name : "");
  return g_steal_pointer (&stepped);
}

static void
step_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HwWindow) self = HW_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (Stepped) stepped = hw_session_run_finish (HW_SESSION (source), result, &error);

  /* The window may have gone meanwhile. */
  if (self->session == NULL)
    return;
  if (stepped == NULL)
    {
      if (!g_error_matches (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND))
        hw_window_toast_failure (self, error->message);
      return;
    }
  hw_window_toast (self, stepped->text);
  if (stepped->document != 0 && !hw_window_shows_page (self))
    {
      const HwReadingTarget target = { .passage = stepped->passage };

      hw_window_open_document (self, stepped->document, &target, HW_OPEN_HERE);
    }
}

/* While a field has the keyboard, the keys mean what is typed in it. */
static gboolean
pass_to_field (HwWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

static void
step (HwWindow *self, gboolean redo)
{
  if (pass_to_field (self, redo ? "text.redo" : "text.undo"))
    return;
  /* What is being typed in a note is the last step. */
  if (self->panel != NULL)
    hw_panel_commit (HW_PANEL (self->panel));
  hw_session_run (self->session, HW_LANE_EDIT, step_run, GINT_TO_POINTER (redo), NULL,
                  (GDestroyNotify) stepped_free, NULL, step_cb, g_object_ref (self));
}

static void
undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, FALSE);
}

static void
redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, TRUE);
}

static void
open_files (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_window_choose_documents (user_data);
}

static void
open_folder (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_window_choose_folder (user_data);
}

static void
paste_document (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_window_paste_document (user_data);
}

static void
open_samples (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_window_open_samples (user_data);
}

static void
export_done_cb (HwWindow *self, GFile *file)
{
  hw_window_toast_exported (self, file);
}

static void
export_notes (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;
  HwDocument *document = hw_window_get_document (self);
  GtkWidget *dialog;
  const gint64 *chosen = NULL;
  gsize n_chosen = 0;

  if (parameter != NULL)
    chosen = g_variant_get_fixed_array (parameter, &n_chosen, sizeof (gint64));
  if (self->panel != NULL)
    hw_panel_commit (HW_PANEL (self->panel));
  dialog = hw_export_dialog_new (self->session, document, chosen, n_chosen);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (export_done_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
take (HwWindow *self, HwTake what, GListModel *files)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  GtkWidget *dialog = hw_take_dialog_new (self->session, what, file);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
project_chosen (GListModel *files, gpointer user_data)
{
  take (user_data, HW_TAKE_PROJECT, files);
}

static void
library_chosen (GListModel *files, gpointer user_data)
{
  take (user_data, HW_TAKE_LIBRARY, files);
}

static void
import_project (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_compat_choose_files (user_data, HW_CHOOSE_LIBRARY, _ ("Import Project"), _ ("_Open"), NULL,
                          project_chosen, g_object_ref (user_data), g_object_unref);
}

static void
merge_library (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_compat_choose_files (user_data, HW_CHOOSE_LIBRARY, _ ("Merge Library"), _ ("_Open"), NULL,
                          library_chosen, g_object_ref (user_data), g_object_unref);
}

static void
search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;

  hw_panes_show (self->panes, HW_PANE_SIDEBAR);
  hw_sidebar_focus_search (hw_window_get_sidebar (self));
}

static void
show_documents (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwWindow *self = user_data;

  hw_panes_show (self->panes, HW_PANE_SIDEBAR);
  gtk_widget_child_focus (GTK_WIDGET (hw_window_get_sidebar (self)), GTK_DIR_TAB_FORWARD);
}

static void
show_menu (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_menu_button_popup (HW_WINDOW (user_data)->menu_button);
}

/* F6 goes from pane to pane, in the order of reading, and round. */
static void
move_pane (HwWindow *self, int step)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int here = step > 0 ? HW_N_PANES - 1 : 0;

  for (int i = 0; i < HW_N_PANES; i++)
    {
      GtkWidget *child = hw_panes_get_child (self->panes, i);

      if (focus != NULL && child != NULL && gtk_widget_is_ancestor (focus, child))
        here = i;
    }
  if (here == HW_PANE_CONTENT && hw_window_shows_desk (self)
      && gtk_widget_is_ancestor (focus, self->desk)
      && hw_reading_desk_step (HW_READING_DESK (self->desk), step))
    return;
  for (int i = 1; i <= HW_N_PANES; i++)
    {
      const HwPane pane = (here + i * step + HW_N_PANES * HW_N_PANES) % HW_N_PANES;
      GtkWidget *child = hw_panes_get_child (self->panes, pane);

      if (child == NULL || !gtk_widget_get_mapped (child))
        continue;
      if (pane == HW_PANE_CONTENT && hw_window_shows_desk (self)
              ? hw_reading_desk_step (HW_READING_DESK (self->desk), step)
              : gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
next_pane (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_pane (user_data, 1);
}

static void
previous_pane (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_pane (user_data, -1);
}

static void
toggle_pane (HwWindow *self, HwPane pane)
{
  if (hw_panes_is_shown (self->panes, pane))
    hw_panes_hide (self->panes, pane);
  else
    hw_panes_show (self->panes, pane);
}

static void
toggle_sidebar (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  toggle_pane (user_data, HW_PANE_SIDEBAR);
}

static void
toggle_panel (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  toggle_pane (user_data, HW_PANE_PANEL);
}

/* The buttons show what stands on the screen, also where a narrow window decided that. */
static void
panes_changed_cb (HwWindow *self)
{
  GActionMap *map = G_ACTION_MAP (self);

  hw_action_set_state (map, "sidebar",
                       g_variant_new_boolean (hw_panes_is_shown (self->panes, HW_PANE_SIDEBAR)));
  hw_action_set_state (map, "panel",
                       g_variant_new_boolean (hw_panes_is_shown (self->panes, HW_PANE_PANEL)));
}

void
hw_window_update_enabled (HwWindow *self)
{
  static const char *const names[] = { "open",           "open-folder",    "paste-document",
                                       "samples",        "export",         "export-documents",
                                       "search",         "documents",      "sidebar",
                                       "panel",          "words",          "concordance",
                                       "concordance-of", "import-options", "import-project",
                                       "merge-library",  "keep-originals" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    hw_action_set_enabled (G_ACTION_MAP (self), names[i], !self->has_failed);
}

/* The panes tell of what they removed. */
static void
notify_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_window_toast_undo (user_data, g_variant_get_string (parameter, NULL));
}

void
hw_window_add_actions (HwWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo },
    { .name = "redo", .activate = redo },
    { .name = "notify-undo", .activate = notify_undo, .parameter_type = "s" },
    { .name = "open", .activate = open_files },
    { .name = "open-folder", .activate = open_folder },
    { .name = "paste-document", .activate = paste_document },
    { .name = "samples", .activate = open_samples },
    { .name = "export", .activate = export_notes },
    { .name = "export-documents", .activate = export_notes, .parameter_type = "ax" },
    { .name = "import-project", .activate = import_project },
    { .name = "merge-library", .activate = merge_library },
    { .name = "search", .activate = search },
    { .name = "documents", .activate = show_documents },
    { .name = "menu", .activate = show_menu },
    { .name = "next-pane", .activate = next_pane },
    { .name = "previous-pane", .activate = previous_pane },
    { .name = "sidebar", .state = "true", .change_state = toggle_sidebar },
    { .name = "panel", .state = "true", .change_state = toggle_panel },
  };

  g_autoptr (GAction) cards = g_settings_create_action (hw_settings_get (), "margin-cards");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), cards);
  hw_window_add_place_actions (self);
  hw_window_add_concordance_actions (self);
  hw_window_add_print_actions (self);
  hw_window_add_reading_actions (self);
  hw_window_add_words_actions (self);
  hw_window_add_corrections_actions (self);
  hw_window_add_original_actions (self);
  hw_window_add_replace_actions (self);
  hw_window_add_review_actions (self);
  g_signal_connect_swapped (self->panes, "notify::sidebar-shown", G_CALLBACK (panes_changed_cb),
                            self);
  g_signal_connect_swapped (self->panes, "notify::panel-shown", G_CALLBACK (panes_changed_cb),
                            self);
}
