/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "compat.h"
#include "concordance-csv.h"
#include "concordance-page-private.h"
#include "file-name.h"
#include "popovers.h"
#include "tag-entry.h"
#include "tag-places.h"
#include "tags.h"

/* What is done with the lines that are selected, or with all. */

typedef struct
{
  GArray *places; /* HwTagPlace */
  gint64 tag;
  char *path; /* of one that may not be there yet, where @tag is 0 */
} Tagging;

static void
tagging_free (gpointer data)
{
  Tagging *tagging = data;

  g_array_unref (tagging->places);
  g_free (tagging->path);
  g_free (tagging);
}

/* In a library thread. The tag's name. */
static gpointer
tag_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Tagging *tagging = data;
  g_autoptr (HwTag) tag = NULL;

  if (!hw_library_tag_places (library, (const HwTagPlace *) (gpointer) tagging->places->data,
                              tagging->places->len, tagging->tag, tagging->path, NULL, cancellable,
                              error))
    return NULL;
  if (tagging->tag == 0)
    return g_strdup (tagging->path);
  tag = hw_library_get_tag (library, tagging->tag, error);
  return tag != NULL ? g_strdup (tag->name) : NULL;
}

typedef struct
{
  HwConcordancePage *page; /* owned */
  guint n;
} Tagged;

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Tagged *tagged = user_data;
  g_autoptr (HwConcordancePage) self = tagged->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = hw_session_run_finish (HW_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  if (name == NULL)
    return;
  text = g_strdup_printf (
      /* Translators: %s is the name of a tag */
      ngettext ("%'u line tagged “%s”", "%'u lines tagged “%s”", tagged->n), tagged->n, name);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notify-undo", "s", text);
}

static GArray *
get_selected_places (HwConcordancePage *self)
{
  GtkBitset *selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (HwTagPlace));
  HwConcordanceLine line;
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      if (hw_concordance_page_get_line (self, position, &line))
        g_array_append_vals (places, &(HwTagPlace){ line.document, line.start, line.end }, 1);
    while (gtk_bitset_iter_next (&iter, &position));
  gtk_bitset_unref (selected);
  return places;
}

static void
tag_with (HwConcordancePage *self, gint64 tag, const char *path)
{
  Tagging *tagging = g_new0 (Tagging, 1);
  Tagged *tagged = g_new0 (Tagged, 1);

  tagging->places = get_selected_places (self);
  tagging->tag = tag;
  tagging->path = g_strdup (path);
  tagged->page = g_object_ref (self);
  tagged->n = tagging->places->len;
  hw_session_run (self->session, HW_LANE_EDIT, tag_run, tagging, tagging_free, g_free, NULL,
                  tagged_cb, tagged);
}

static void
chosen_cb (HwConcordancePage *self, gint64 tag)
{
  tag_with (self, tag, NULL);
  gtk_popover_popdown (self->tag_popover);
}

static void
create_cb (HwConcordancePage *self, const char *path)
{
  tag_with (self, 0, path);
  gtk_popover_popdown (self->tag_popover);
}

void
hw_concordance_page_ask_tag (HwConcordancePage *self)
{
  GtkWidget *entry = gtk_popover_get_child (self->tag_popover);

  if (entry == NULL)
    {
      entry = hw_tag_entry_new (self->session);
      g_signal_connect_swapped (entry, "chosen", G_CALLBACK (chosen_cb), self);
      g_signal_connect_swapped (entry, "create", G_CALLBACK (create_cb), self);
      g_signal_connect_swapped (entry, "cancelled", G_CALLBACK (gtk_popover_popdown),
                                self->tag_popover);
      gtk_popover_set_child (self->tag_popover, entry);
    }
  hw_tag_entry_start (HW_TAG_ENTRY (entry), NULL, 0);
}

typedef struct
{
  HwConcordancePage *page; /* owned */
  GFile *file;             /* owned */
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (HwConcordancePage) self = saving->page;
  g_autoptr (GFile) file = saving->file;
  g_autoptr (GError) error = NULL;

  if (hw_concordance_csv_finish (result, &error))
    g_signal_emit_by_name (self, "saved", file);
  else
    g_signal_emit_by_name (self, "failed", error->message);
}

static void
target_chosen (GListModel *files, gpointer user_data)
{
  HwConcordancePage *self = user_data;
  HwConcordanceOrder *order;
  Saving *saving;

  if (self->shown == NULL)
    return;
  order = hw_concordance_order_new (self->shown->concordance, NULL, 0, FALSE, NULL);
  order->rows = hw_rows_ref (self->shown->rows);
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->file = g_list_model_get_item (files, 0);
  hw_concordance_csv_save (order, saving->file, saved_cb, saving);
}

void
hw_concordance_page_save (HwConcordancePage *self)
{
  g_autofree char *name = hw_file_name_suggest (self->asked->query, "concordance", "csv");

  hw_compat_choose_files (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), HW_CHOOSE_TARGET,
                          _ ("Save the Lines"), _ ("_Save"), name, target_chosen,
                          g_object_ref (self), g_object_unref);
}

void
hw_concordance_page_copy (HwConcordancePage *self)
{
  GtkBitset *selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GString) text = g_string_new (NULL);
  HwConcordanceLine line;
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      if (hw_concordance_page_get_line (self, position, &line))
        g_string_append_printf (text, "%s\t%s\t%s\t%s\n", line.before, line.match, line.after,
                                line.title);
    while (gtk_bitset_iter_next (&iter, &position));
  gtk_bitset_unref (selected);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
menu_chosen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HwConcordancePage *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "tag"))
    gtk_menu_button_popup (self->tag_button);
  else
    hw_concordance_page_copy (self);
}

void
hw_concordance_page_show_menu (HwConcordancePage *self, GtkWidget *widget, double x, double y)
{
  static const GActionEntry entries[] = { { .name = "tag", .activate = menu_chosen_cb },
                                          { .name = "copy", .activate = menu_chosen_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->n_selected == 0)
    return;
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "lines", G_ACTION_GROUP (group));
  g_menu_append (menu, _ ("_Tag Lines…"), "lines.tag");
  g_menu_append (menu, _ ("_Copy"), "lines.copy");
  hw_popover_menu (G_MENU_MODEL (menu), GTK_WIDGET (self), widget, x, y);
}
