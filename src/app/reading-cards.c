/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "colour-swatches.h"
#include "directed.h"
#include "margin-card.h"
#include "reader-cards.h"
#include "reading-page-private.h"
#include "settings.h"

/* The cards beside the text show what the page knows of its passages. One editor and one row of buttons
 * serve all of them: they go to the card that has the focus. */

static gint64
get_id (gpointer card)
{
  const gint64 *id = g_object_get_data (G_OBJECT (card), "passage");

  return id != NULL ? *id : 0;
}

/* Takes the editor off the card that it is on. */
static void
put_editor_away (HwReadingPage *self)
{
  GtkWidget *card = gtk_widget_get_ancestor (GTK_WIDGET (self->editor), HW_TYPE_MARGIN_CARD);

  if (card != NULL)
    hw_margin_card_set_editor (HW_MARGIN_CARD (card), NULL);
  hw_note_editor_open (self->editor, HW_NOTE_ON_PASSAGE, 0, 0, "");
}

static gboolean
end_edit_cb (gpointer data)
{
  HwReadingPage *self = data;

  if (self->editor != NULL && !hw_note_editor_has_focus (self->editor))
    put_editor_away (self);
  return G_SOURCE_REMOVE;
}

/* Not while GTK is still moving the focus. */
static void
editor_left_cb (HwReadingPage *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_edit_cb, g_object_ref (self), g_object_unref);
}

static void
editor_escaped_cb (HwReadingPage *self)
{
  if (self->card_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->card_popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
edit_on (HwReadingPage *self, HwMarginCard *card, const HwPassage *passage)
{
  if (hw_note_editor_get_target (self->editor) != passage->id)
    {
      put_editor_away (self);
      hw_note_editor_open (self->editor, HW_NOTE_ON_PASSAGE, passage->id, passage->note_id,
                           passage->note);
    }
  hw_margin_card_set_editor (card, GTK_WIDGET (self->editor));
  hw_note_editor_focus (self->editor);
}

/* FALSE where there is no card beside the text. */
static gboolean
edit_card (HwReadingPage *self, gint64 passage)
{
  const HwPassage *found = hw_reading_page_find (self, passage);
  GtkWidget *card;

  if (found == NULL || !hw_reader_has_cards (self->reader))
    return FALSE;
  card = hw_reader_get_card (self->reader, passage);
  if (card == NULL)
    {
      /* It stands where the passage begins. */
      hw_reader_reveal (self->reader, (gsize) found->start, (gsize) found->start + 1);
      card = hw_reader_get_card (self->reader, passage);
    }
  if (card == NULL)
    return FALSE;
  edit_on (self, HW_MARGIN_CARD (card), found);
  return TRUE;
}

void
hw_reading_page_edit_note (HwReadingPage *self, gint64 passage)
{
  if (edit_card (self, passage))
    return;
  if (g_settings_get_boolean (hw_settings_get (), "margin-cards"))
    hw_reading_page_open_card (self, passage, TRUE);
  else
    g_signal_emit_by_name (self, "note-requested", passage);
}

/* The passage gets the focus, and the keyboard is in the text, where its keys are. */
static void
clicked_cb (GtkWidget *card, HwReadingPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  hw_reading_page_hide_bar (self);
  hw_reading_page_focus_passage (self, get_id (card), FALSE);
}

static void
note_clicked_cb (GtkWidget *card, HwReadingPage *self)
{
  const HwPassage *passage = hw_reading_page_find (self, get_id (card));

  if (passage == NULL)
    return;
  hw_reading_page_hide_bar (self);
  hw_reading_page_focus_passage (self, passage->id, FALSE);
  edit_on (self, HW_MARGIN_CARD (card), passage);
}

static void
behind_clicked_cb (GtkWidget *card, HwReadingPage *self)
{
  GArray *ids = g_object_get_data (G_OBJECT (card), "behind");

  hw_reading_page_show_passages_menu (self, ids, card);
}

/* On a card over the text stands what its menu would. */
static void
menu_cb (GtkWidget *card, double x, double y, HwReadingPage *self)
{
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (self->card_popover == NULL && gtk_widget_compute_point (card, GTK_WIDGET (self), &at, &at))
    hw_reading_page_show_passage_menu (self, get_id (card), at.x, at.y);
}

static void
tag_activated_cb (GtkWidget *card, gint64 tag, HwReadingPage *self)
{
  g_signal_emit_by_name (self, "tag-activated", tag);
}

static GtkWidget *
make_card (gpointer data)
{
  GtkWidget *card = hw_margin_card_new ();

  g_signal_connect (card, "clicked", G_CALLBACK (clicked_cb), data);
  g_signal_connect (card, "note-clicked", G_CALLBACK (note_clicked_cb), data);
  g_signal_connect (card, "behind-clicked", G_CALLBACK (behind_clicked_cb), data);
  g_signal_connect (card, "menu", G_CALLBACK (menu_cb), data);
  g_signal_connect (card, "tag-activated", G_CALLBACK (tag_activated_cb), data);
  return card;
}

static void
bind_card (GtkWidget *card, gint64 id, const gint64 *behind, guint n_behind, gpointer data)
{
  HwReadingPage *self = data;
  GArray *ids = NULL;

  if (get_id (card) != id && gtk_widget_is_ancestor (GTK_WIDGET (self->editor), card))
    hw_margin_card_set_editor (HW_MARGIN_CARD (card), NULL);
  g_object_set_data_full (G_OBJECT (card), "passage", g_memdup2 (&id, sizeof id), g_free);
  if (n_behind > 0)
    {
      ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_behind + 1);
      g_array_append_val (ids, id);
      g_array_append_vals (ids, behind, n_behind);
    }
  g_object_set_data_full (G_OBJECT (card), "behind", ids, (GDestroyNotify) g_array_unref);
  hw_margin_card_set_passage (HW_MARGIN_CARD (card), hw_reading_page_find (self, id),
                              self->tag_colours, n_behind);
}

static void
show_actions (HwReadingPage *self, HwMarginCard *card)
{
  GtkWidget *on = gtk_widget_get_ancestor (self->actions, HW_TYPE_MARGIN_CARD);
  const HwPassage *passage = hw_reading_page_find (self, get_id (card));

  if (on != NULL && on != GTK_WIDGET (card))
    hw_margin_card_set_actions (HW_MARGIN_CARD (on), NULL);
  hw_margin_card_set_actions (card, self->actions);
  hw_colour_swatches_set_current (self->swatches, passage != NULL ? passage->colour : NULL);
}

static void
set_card_state (GtkWidget *card, gboolean folded, gboolean focused, gpointer data)
{
  HwReadingPage *self = data;

  hw_margin_card_set_state (HW_MARGIN_CARD (card), folded, focused);
  if (focused)
    show_actions (self, HW_MARGIN_CARD (card));
  else if (gtk_widget_is_ancestor (self->actions, card))
    hw_margin_card_set_actions (HW_MARGIN_CARD (card), NULL);
}

/* What a passage is to who does not see it. */
static char *
describe_passage (gint64 id, gpointer data)
{
  const HwPassage *passage = hw_reading_page_find (data, id);

  return passage != NULL ? hw_margin_card_describe (passage) : NULL;
}

/* Whose stripe it is, for the tip under the pointer. */
static char *
describe_stripe (gint64 id, gpointer data)
{
  const HwPassage *passage = hw_reading_page_find (data, id);

  if (passage == NULL)
    return NULL;
  if (passage->n_tags == 0)
    return g_strdup (_ ("Passage without a tag"));
  /* Translators: separates the names of tags */
  return g_strjoinv (_ (", "), passage->tag_names);
}

static const HwReaderCardFactory factory
    = { make_card, bind_card, set_card_state, describe_passage };

static GtkWidget *
button_new (const char *label, const char *tip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "flat");
  /* A click leaves the keyboard in the text. */
  gtk_widget_set_focus_on_click (button, FALSE);
  return button;
}

static GtkWidget *
actions_new (HwReadingPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (box, "card-actions");
  self->swatches = hw_colour_swatches_new ();
  gtk_box_set_spacing (GTK_BOX (self->swatches), 2);
  gtk_widget_set_hexpand (self->swatches, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "reading.remove");
  gtk_widget_set_tooltip_text (remove, _ ("Remove the passage (Delete)"));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_focus_on_click (remove, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the passage"), -1);
  gtk_box_append (GTK_BOX (box), self->swatches);
  gtk_box_append (GTK_BOX (box), button_new (_ ("Tag…"), _ ("Tag (T)"), "reading.tag"));
  gtk_box_append (GTK_BOX (box), remove);
  return box;
}

static void
setting_changed_cb (HwReadingPage *self)
{
  hw_reader_set_show_cards (self->reader,
                            g_settings_get_boolean (hw_settings_get (), "margin-cards"));
}

static gboolean
query_tooltip_cb (
    GtkWidget *reader, int x, int y, gboolean keyboard, GtkTooltip *tooltip, HwReadingPage *self)
{
  g_autofree char *text
      = keyboard ? NULL : describe_stripe (hw_reader_get_stripe_at (self->reader, x, y), self);

  if (text == NULL && !keyboard)
    text = hw_reader_describe_label_at (self->reader, x, y);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
hw_reading_page_add_cards (HwReadingPage *self)
{
  self->editor = g_object_ref_sink (
      HW_NOTE_EDITOR (hw_note_editor_new (self->session, _ ("Write a note…"))));
  self->actions = g_object_ref_sink (actions_new (self));
  g_signal_connect_object (self->editor, "escaped", G_CALLBACK (editor_escaped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "left", G_CALLBACK (editor_left_cb), self,
                           G_CONNECT_SWAPPED);
  hw_reader_set_card_factory (self->reader, &factory, self);
  g_signal_connect_object (hw_settings_get (), "changed::margin-cards",
                           G_CALLBACK (setting_changed_cb), self, G_CONNECT_SWAPPED);
  setting_changed_cb (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->reader), TRUE);
  g_signal_connect (self->reader, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
}

void
hw_reading_page_drop_cards (HwReadingPage *self)
{
  if (self->editor == NULL)
    return;
  hw_note_editor_commit (self->editor);
  put_editor_away (self);
  if (self->card_popover != NULL)
    gtk_widget_unparent (g_steal_pointer (&self->card_popover));
  hw_reader_set_card_factory (self->reader, NULL, NULL);
  g_clear_object (&self->editor);
  g_clear_object (&self->actions);
}

void
hw_reading_page_refresh_cards (HwReadingPage *self)
{
  const HwPassage *passage = hw_reading_page_find (self, hw_note_editor_get_target (self->editor));

  if (passage != NULL)
    hw_note_editor_refresh (self->editor, passage->note_id, passage->note);
  if (self->card_popover != NULL)
    {
      GtkWidget *card = gtk_popover_get_child (GTK_POPOVER (self->card_popover));

      passage = hw_reading_page_find (self, get_id (card));
      if (passage != NULL)
        {
          hw_margin_card_set_passage (HW_MARGIN_CARD (card), passage, self->tag_colours, 0);
          hw_colour_swatches_set_current (self->swatches, passage->colour);
        }
      else
        gtk_popover_popdown (GTK_POPOVER (self->card_popover));
    }
}

static gboolean
close_card_cb (gpointer data)
{
  HwReadingPage *self = data;
  GtkWidget *card;

  if (self->card_popover == NULL || gtk_widget_get_visible (self->card_popover))
    return G_SOURCE_REMOVE;
  card = gtk_popover_get_child (GTK_POPOVER (self->card_popover));
  hw_margin_card_set_actions (HW_MARGIN_CARD (card), NULL);
  hw_margin_card_set_editor (HW_MARGIN_CARD (card), NULL);
  gtk_widget_unparent (g_steal_pointer (&self->card_popover));
  return G_SOURCE_REMOVE;
}

/* Not while GTK is still closing it. */
static void
closed_cb (HwReadingPage *self)
{
  hw_note_editor_commit (self->editor);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_card_cb, g_object_ref (self), g_object_unref);
}

void
hw_reading_page_open_card (HwReadingPage *self, gint64 id, gboolean edit)
{
  const HwPassage *passage = hw_reading_page_find (self, id);
  GdkRectangle area = { 0 };
  GtkWidget *card;

  if (passage == NULL)
    return;
  hw_reading_page_hide_bar (self);
  if (self->card_popover != NULL)
    {
      gtk_widget_set_visible (self->card_popover, FALSE);
      close_card_cb (self);
    }
  if (!hw_reader_get_range_area (self->reader, (gsize) passage->start, (gsize) passage->start + 1,
                                 &area)
      && !hw_reader_get_range_area (self->reader, (gsize) passage->start, (gsize) passage->end,
                                    &area))
    {
      hw_reader_reveal (self->reader, (gsize) passage->start, (gsize) passage->end);
      hw_reader_get_range_area (self->reader, (gsize) passage->start, (gsize) passage->start + 1,
                                &area);
    }
  hw_reading_page_translate (self, &area);
  card = make_card (self);
  gtk_widget_add_css_class (card, "over-text");
  gtk_widget_set_size_request (card, 260, -1);
  gtk_widget_set_direction (card, hw_directed_of (passage->quote));
  bind_card (card, id, NULL, 0, self);
  set_card_state (card, FALSE, TRUE, self);
  self->card_popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->card_popover), card);
  gtk_widget_set_parent (self->card_popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->card_popover), &area);
  g_signal_connect_swapped (self->card_popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->card_popover));
  if (edit)
    edit_on (self, HW_MARGIN_CARD (card), passage);
}
