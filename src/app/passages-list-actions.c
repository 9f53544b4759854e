/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "actions.h"
#include "documents.h"
#include "edits.h"
#include "export.h"
#include "list-kind.h"
#include "passages-list-private.h"
#include "popovers.h"
#include "tag-entry.h"

static void
go_to_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwPassagesList *self = data;

  hw_passages_list_activate (self, gtk_single_selection_get_selected (self->selection));
}

static void
note_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwPassagesList *self = data;
  HwRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL)
    hw_passages_list_begin_edit (self, row);
}

/* The popover with the field for a tag. */

static gint64
get_popover_passage (GtkWidget *entry)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (entry), "passage");
}

static void
close_popover (GtkWidget *entry)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
}

static void
tag_chosen_cb (GtkWidget *entry, gint64 tag, gboolean present, HwPassagesList *self)
{
  if (present)
    hw_edit_untag_passage (self->session, get_popover_passage (entry), tag);
  else
    hw_edit_tag_passage (self->session, get_popover_passage (entry), tag);
  close_popover (entry);
}

static void
tag_create_cb (GtkWidget *entry, const char *path, HwPassagesList *self)
{
  hw_edit_tag_passage_new (self->session, get_popover_passage (entry), path);
  close_popover (entry);
}

static void
tag_cancelled_cb (GtkWidget *entry, HwPassagesList *self)
{
  close_popover (entry);
}

static void
tag_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwPassagesList *self = data;
  const HwPassageEntry *selected = hw_passages_list_get_selected (self);
  GtkWidget *popover, *entry;

  if (selected == NULL)
    return;
  popover = gtk_popover_new ();
  entry = hw_tag_entry_new (self->session);
  g_object_set_data_full (G_OBJECT (entry), "passage",
                          g_memdup2 (&selected->id, sizeof selected->id), g_free);
  g_signal_connect_object (entry, "chosen", G_CALLBACK (tag_chosen_cb), self, 0);
  g_signal_connect_object (entry, "create", G_CALLBACK (tag_create_cb), self, 0);
  g_signal_connect_object (entry, "cancelled", G_CALLBACK (tag_cancelled_cb), self, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  hw_popover_open (GTK_POPOVER (popover), GTK_WIDGET (self),
                   hw_list_get_selected_widget (self->list));
  hw_tag_entry_start (HW_TAG_ENTRY (entry), selected->passage->tags, selected->passage->n_tags);
}

static void
untag_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwPassagesList *self = data;
  const HwPassageEntry *selected = hw_passages_list_get_selected (self);

  if (selected != NULL)
    hw_edit_untag_passage (self->session, selected->id, g_variant_get_int64 (value));
}

static void
colour_cb (GtkWidget *parent, gint64 id, const char *colour)
{
  hw_edit_recolour_passage (HW_PASSAGES_LIST (parent)->session, id, colour);
}

static void
recolour_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwPassagesList *self = data;
  const HwPassageEntry *selected = hw_passages_list_get_selected (self);

  if (selected != NULL)
    hw_popover_ask_colour (GTK_WIDGET (self), hw_list_get_selected_widget (self->list),
                           selected->passage->shown_colour, colour_cb, selected->id);
}

static void
remove_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwPassagesList *self = data;
  const HwPassageEntry *selected = hw_passages_list_get_selected (self);

  if (selected != NULL)
    hw_edit_remove_passage (self->session, GTK_WIDGET (self), selected->id);
}

static void
confirm_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwPassagesList *self = data;
  const HwPassageEntry *selected = hw_passages_list_get_selected (self);

  if (selected != NULL)
    hw_edit_confirm_passage (self->session, selected->id);
}

static void
place_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwPassagesList *self = data;
  const HwPassageEntry *selected = hw_passages_list_get_selected (self);

  if (selected != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.place-passage", "(xx)",
                                selected->passage->document, selected->id);
}

/* In a library thread: the paragraph's number needs the text. */
static gpointer
make_citation (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwPassage *passage = data;
  g_autoptr (HwDocument) document = hw_library_get_document (library, passage->document, error);
  g_autoptr (HwText) text
      = document != NULL ? hw_library_load_text (library, passage->document, error) : NULL;
  g_autoptr (HwStructure) structure
      = text != NULL ? hw_library_get_structure (library, passage->document, error) : NULL;
  g_autofree char *place = NULL;

  if (structure == NULL)
    return NULL;
  place = passage->state != HW_PASSAGE_LOST
              ? hw_citation_place (text, structure, (gsize) passage->start)
              : NULL;
  return hw_citation_new (passage->quote, document->title, document->source, document->published,
                          place);
}

static void
citation_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HwPassagesList) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *citation = hw_session_run_finish (HW_SESSION (source), result, &error);

  self = g_weak_ref_get (data);
  if (error != NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  else if (self != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), citation);
  g_weak_ref_clear (data);
  g_free (data);
}

static void
copy_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  HwPassagesList *self = data;
  const HwPassageEntry *selected = hw_passages_list_get_selected (self);
  GWeakRef *reference;

  if (selected == NULL)
    return;
  reference = g_new0 (GWeakRef, 1);
  g_weak_ref_init (reference, self);
  hw_session_run (self->session, HW_LANE_EDIT, make_citation, hw_passage_ref (selected->passage),
                  (GDestroyNotify) hw_passage_unref, g_free, NULL, citation_cb, reference);
}

void
hw_passages_list_update_actions (HwPassagesList *self)
{
  const HwPassageEntry *selected = hw_passages_list_get_selected (self);
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (char **name = names; *name != NULL; name++)
    hw_action_set_enabled (G_ACTION_MAP (self->actions), *name, selected != NULL);
  hw_action_set_enabled (G_ACTION_MAP (self->actions), "confirm",
                         selected != NULL && selected->passage->state == HW_PASSAGE_UNCERTAIN);
}

void
hw_passages_list_show_menu (HwPassagesList *self, GtkWidget *at, double x, double y)
{
  const HwPassageEntry *selected = hw_passages_list_get_selected (self);
  g_autoptr (GMenu) menu = g_menu_new (), go = g_menu_new (), change = g_menu_new ();
  g_autoptr (GMenu) settle = g_menu_new (), untag = g_menu_new (), remove = g_menu_new ();

  if (selected == NULL)
    return;
  g_menu_append (go, _ ("_Go to Passage"), "passage.go-to");
  g_menu_append (go, _ ("_Copy with Citation"), "passage.copy");
  if (selected->passage->state == HW_PASSAGE_UNCERTAIN)
    g_menu_append (settle, _ ("The Place Is _Right"), "passage.confirm");
  g_menu_append (settle, _ ("Move to the _Selection"), "passage.place");
  g_menu_append (change, _ ("_Note"), "passage.note");
  g_menu_append (change, _ ("_Tag…"), "passage.tag");
  g_menu_append (change, _ ("C_olour…"), "passage.recolour");
  for (gsize i = 0; i < selected->passage->n_tags; i++)
    {
      g_autofree char *name = hw_direction_isolate (selected->passage->tag_names[i]);
      g_autoptr (GMenuItem) item
          = hw_menu_item_new_named (name, "passage.untag", selected->passage->tags[i]);

      g_menu_append_item (untag, item);
    }
  if (selected->passage->n_tags > 0)
    g_menu_append_submenu (change, _ ("Take _Off a Tag"), G_MENU_MODEL (untag));
  g_menu_append (remove, _ ("_Remove Passage"), "passage.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (settle));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  hw_popover_menu (G_MENU_MODEL (menu), GTK_WIDGET (self), at, x, y);
}

void
hw_passages_list_add_actions (HwPassagesList *self)
{
  static const GActionEntry entries[] = {
    { .name = "go-to", .activate = go_to_cb },
    { .name = "note", .activate = note_cb },
    { .name = "tag", .activate = tag_cb },
    { .name = "untag", .activate = untag_cb, .parameter_type = "x" },
    { .name = "recolour", .activate = recolour_cb },
    { .name = "copy", .activate = copy_cb },
    { .name = "confirm", .activate = confirm_cb },
    { .name = "place", .activate = place_cb },
    { .name = "remove", .activate = remove_cb },
  };
  /* The letters are those of the reading pane. */
  static const HwActionKey keys[] = {
    { "Delete|KP_Delete", "passage.remove" },
    { "n|F2", "passage.note" },
    { "t", "passage.tag" },
    { "<Control>c|<Control><Shift>c", "passage.copy" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  hw_actions_add_keys (GTK_WIDGET (self->list), keys, G_N_ELEMENTS (keys));
}
