/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "margin-card.h"

#include <glib/gi18n.h>

#include "colour-mark.h"
#include "directed.h"
#include "note-markup.h"
#include "palette.h"
#include "tag-colours.h"
#include "tag-pills.h"

/* Of a note, while its card has no focus. */
#define SHORT_NOTE 160
#define NOTE_CHARS 36 /* the width of a card that has any width to itself */
#define SUMMARY_CHARS 120
#define QUOTE_CHARS 200

struct _HwMarginCard
{
  GtkBox parent_instance;

  HwColourMark *mark;
  GtkWidget *body;
  GtkWidget *summary; /* all of it, folded */
  GtkWidget *behind;  /* the number of others */
  HwTagPills *pills;
  GtkWidget *note;
  GtkWidget *editor;  /* NULL while it is elsewhere */
  GtkWidget *actions; /* the same */

  HwPassage *passage; /* owned; NULL for none */
  gboolean folded, focused;
};

G_DEFINE_FINAL_TYPE (HwMarginCard, hw_margin_card, GTK_TYPE_BOX)

enum
{
  CLICKED,
  NOTE_CLICKED,
  BEHIND_CLICKED,
  MENU,
  TAG_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A colour says nothing to who does not see it. */
static const char *
name_of_colour (const char *colour)
{
  for (guint i = 0; i < hw_palette_get_n (); i++)
    if (g_ascii_strcasecmp (hw_palette_get (i).colour, colour) == 0)
      return hw_palette_get (i).name;
  return _ ("Passage");
}

static char *
shorten (const char *text, glong n_chars)
{
  char *line
      = g_utf8_strlen (text, -1) > n_chars ? g_utf8_substring (text, 0, n_chars) : g_strdup (text);

  return g_strdelimit (line, "\n\t", ' ');
}

/* Each name in its own direction, where several are in one line. */
static char *
join_tags (const HwPassage *passage)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) isolated = NULL;

  for (gsize i = 0; i < passage->n_tags; i++)
    {
      g_autofree char *name = hw_direction_isolate (passage->tag_names[i]);

      g_strv_builder_add (names, name);
    }
  isolated = g_strv_builder_end (names);
  /* Translators: separates the names of tags */
  return g_strjoinv (_ (", "), isolated);
}

static void
show_summary (HwMarginCard *self)
{
  g_autofree char *tags = join_tags (self->passage);
  g_autofree char *note = hw_note_line (self->passage->note, SUMMARY_CHARS);
  g_autofree char *text = NULL;

  if (*tags != '\0' && *note != '\0')
    text = g_strconcat (tags, " · ", note, NULL);
  else
    text = g_strdup (*tags != '\0'   ? tags
                     : *note != '\0' ? note
                                     : name_of_colour (self->passage->shown_colour));
  hw_directed_set (self->summary, text);
}

static void
show_note (HwMarginCard *self)
{
  const char *text = self->passage->note;
  gboolean invites = self->focused && *text == '\0';

  if (invites || (*text == '\0' && self->passage->n_tags == 0))
    {
      hw_directed_set (self->note, invites ? _ ("Write a note…")
                                           : name_of_colour (self->passage->shown_colour));
      gtk_widget_add_css_class (self->note, "dim-label");
    }
  else
    {
      g_autofree char *markup = hw_note_markup (text, self->focused ? 0 : SHORT_NOTE);

      gtk_widget_set_direction (self->note, hw_directed_of (text));
      gtk_label_set_markup (GTK_LABEL (self->note), markup);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text, -1);
      gtk_widget_remove_css_class (self->note, "dim-label");
    }
  gtk_widget_set_visible (
      self->note, self->editor == NULL && (*text != '\0' || invites || self->passage->n_tags == 0));
}

static void
show (HwMarginCard *self)
{
  if (self->passage == NULL)
    return;
  gtk_widget_set_visible (self->summary, self->folded);
  if (self->folded)
    {
      show_summary (self);
      gtk_widget_set_visible (GTK_WIDGET (self->pills), FALSE);
      gtk_widget_set_visible (self->note, FALSE);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->pills), self->passage->n_tags > 0);
  show_note (self);
}

char *
hw_margin_card_describe (const HwPassage *passage)
{
  g_autofree char *quote = shorten (passage->quote, QUOTE_CHARS);
  /* Translators: separates the names of tags */
  g_autofree char *tags = g_strjoinv (_ (", "), passage->tag_names);
  GString *text = g_string_new (NULL);

  /* Translators: what a screen reader says of a card in the margin; %s is a quotation */
  g_string_append_printf (text, _ ("Passage: %s"), quote);
  g_string_append_c (text, '\n');
  if (*tags != '\0')
    /* Translators: %s is a list of names */
    g_string_append_printf (text, _ ("Tags: %s"), tags);
  else
    g_string_append (text, name_of_colour (passage->shown_colour));
  if (*passage->note != '\0')
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Note: %s"), passage->note);
    }
  return g_string_free (text, FALSE);
}

static void
name (HwMarginCard *self)
{
  g_autofree char *text = hw_margin_card_describe (self->passage);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
hw_margin_card_set_passage (HwMarginCard *self,
                            const HwPassage *passage,
                            GHashTable *tag_colours,
                            guint n_behind)
{
  g_autofree const char **colours = NULL;

  g_return_if_fail (HW_IS_MARGIN_CARD (self));

  g_clear_pointer (&self->passage, hw_passage_unref);
  if (passage == NULL)
    return;
  self->passage = hw_passage_ref ((HwPassage *) passage);
  colours = g_new (const char *, passage->n_tags + 1);
  for (gsize i = 0; i < passage->n_tags; i++)
    colours[i] = hw_tag_colours_get (tag_colours, passage->tags[i]);
  hw_colour_mark_set_colour (self->mark, passage->shown_colour);
  hw_tag_pills_set_tags (self->pills, passage->n_tags, passage->tags, passage->tag_names, colours);
  gtk_widget_set_visible (self->behind, n_behind > 0);
  if (n_behind > 0)
    {
      /* Translators: so many more passages on the same line */
      g_autofree char *number = g_strdup_printf (_ ("+%u"), n_behind);
      g_autofree char *all = g_strdup_printf (
          ngettext ("%u more passage here", "%u more passages here", n_behind), n_behind);

      gtk_button_set_label (GTK_BUTTON (self->behind), number);
      gtk_widget_set_tooltip_text (self->behind, all);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->behind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      all, -1);
    }
  name (self);
  show (self);
}

void
hw_margin_card_set_state (HwMarginCard *self, gboolean folded, gboolean focused)
{
  g_return_if_fail (HW_IS_MARGIN_CARD (self));

  self->folded = folded;
  self->focused = focused;
  if (focused)
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
  show (self);
}

static void
set_part (HwMarginCard *self, GtkWidget **part, GtkWidget *widget)
{
  if (*part == widget)
    return;
  if (*part != NULL)
    gtk_box_remove (GTK_BOX (self->body), *part);
  *part = widget;
  if (widget != NULL)
    gtk_box_append (GTK_BOX (self->body), widget);
}

void
hw_margin_card_set_editor (HwMarginCard *self, GtkWidget *editor)
{
  g_return_if_fail (HW_IS_MARGIN_CARD (self));

  set_part (self, &self->editor, editor);
  if (editor != NULL)
    gtk_box_reorder_child_after (GTK_BOX (self->body), editor, self->note);
  show (self);
}

void
hw_margin_card_set_actions (HwMarginCard *self, GtkWidget *actions)
{
  g_return_if_fail (HW_IS_MARGIN_CARD (self));

  set_part (self, &self->actions, actions);
  if (actions != NULL)
    gtk_widget_set_direction (actions, gtk_widget_get_direction (GTK_WIDGET (self)));
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, HwMarginCard *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
note_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, HwMarginCard *self)
{
  /* A link goes where it goes. */
  if (gtk_label_get_current_uri (GTK_LABEL (self->note)) != NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[NOTE_CLICKED], 0);
}

static void
behind_clicked_cb (HwMarginCard *self)
{
  g_signal_emit (self, signals[BEHIND_CLICKED], 0);
}

static void
tag_activated_cb (HwMarginCard *self, gint64 tag)
{
  g_signal_emit (self, signals[TAG_ACTIVATED], 0, tag);
}

static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, HwMarginCard *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU], 0, x, y);
}

static void
long_press_cb (GtkGestureLongPress *gesture, double x, double y, HwMarginCard *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU], 0, x, y);
}

/* The tags and the buttons begin where the card does; the note has its own direction. */
static void
hw_margin_card_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  HwMarginCard *self = HW_MARGIN_CARD (widget);
  GtkTextDirection direction = gtk_widget_get_direction (widget);

  GTK_WIDGET_CLASS (hw_margin_card_parent_class)->direction_changed (widget, previous);
  gtk_widget_set_direction (GTK_WIDGET (self->pills), direction);
  if (self->actions != NULL)
    gtk_widget_set_direction (self->actions, direction);
}

static void
hw_margin_card_finalize (GObject *object)
{
  g_clear_pointer (&HW_MARGIN_CARD (object)->passage, hw_passage_unref);
  G_OBJECT_CLASS (hw_margin_card_parent_class)->finalize (object);
}

static void
hw_margin_card_class_init (HwMarginCardClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hw_margin_card_finalize;
  GTK_WIDGET_CLASS (klass)->direction_changed = hw_margin_card_direction_changed;
  signals[CLICKED]
      = g_signal_new ("clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTE_CLICKED]
      = g_signal_new ("note-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BEHIND_CLICKED] = g_signal_new ("behind-clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[TAG_ACTIVATED] = g_signal_new ("tag-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_click (GtkWidget *widget, GCallback callback, gpointer data)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", callback, data);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

static void
add_menu (HwMarginCard *self)
{
  GtkGesture *secondary = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_press_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
hw_margin_card_init (HwMarginCard *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "margin-card");

  self->mark = HW_COLOUR_MARK (hw_colour_mark_new (TRUE));
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->summary = gtk_label_new (NULL);
  self->behind = gtk_button_new ();
  self->pills = HW_TAG_PILLS (hw_tag_pills_new ());
  self->note = gtk_label_new (NULL);

  gtk_widget_set_hexpand (self->body, TRUE);
  gtk_widget_set_valign (self->body, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->note), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), NOTE_CHARS);
  gtk_widget_add_css_class (self->note, "note");
  gtk_widget_add_css_class (self->behind, "flat");
  gtk_widget_add_css_class (self->behind, "behind");
  gtk_widget_set_focus_on_click (self->behind, FALSE);
  gtk_widget_set_valign (self->behind, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->behind, FALSE);

  gtk_box_append (GTK_BOX (self->body), self->summary);
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->pills));
  gtk_box_append (GTK_BOX (self->body), self->note);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (self), self->body);
  gtk_box_append (GTK_BOX (self), self->behind);

  g_signal_connect_swapped (self->behind, "clicked", G_CALLBACK (behind_clicked_cb), self);
  g_signal_connect_swapped (self->pills, "tag-activated", G_CALLBACK (tag_activated_cb), self);
  add_click (self->note, G_CALLBACK (note_released_cb), self);
  add_click (GTK_WIDGET (self), G_CALLBACK (released_cb), self);
  add_menu (self);
}

GtkWidget *
hw_margin_card_new (void)
{
  return g_object_new (HW_TYPE_MARGIN_CARD, NULL);
}
