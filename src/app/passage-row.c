/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-row.h"

#include <glib/gi18n.h>

#include "colour-mark.h"
#include "directed.h"
#include "excerpt.h"
#include "list-kind.h"
#include "margin-card.h"
#include "tag-pills.h"

#define QUOTE_LINES 3
/* Of a note that is longer, the beginning is shown until it is edited. */
#define NOTE_LINES 10

struct _HwPassageRow
{
  GtkBox parent_instance;

  HwPassageRowKind kind;
  HwExcerpt *heading; /* NULL for QUOTE */
  HwColourMark *mark;
  GtkWidget *line; /* stripe and body, in the direction of the quote */
  GtkWidget *body;
  HwExcerpt *quote;
  HwTagPills *pills;
  HwExcerpt *note;
  GtkWidget *editor; /* NULL while it is elsewhere */

  gboolean has_note;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (HwPassageRow, hw_passage_row, GTK_TYPE_BOX)

enum
{
  NOTE_CLICKED,
  TAG_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
note_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, HwPassageRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[NOTE_CLICKED], 0);
}

static void
tag_activated_cb (HwPassageRow *self, gint64 tag)
{
  g_signal_emit (self, signals[TAG_ACTIVATED], 0, tag);
}

static void
hw_passage_row_class_init (HwPassageRowClass *klass)
{
  signals[NOTE_CLICKED] = g_signal_new ("note-clicked", HW_TYPE_PASSAGE_ROW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAG_ACTIVATED] = g_signal_new ("tag-activated", HW_TYPE_PASSAGE_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
hw_passage_row_init (HwPassageRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "passage-row");
}

GtkWidget *
hw_passage_row_new (HwPassageRowKind kind)
{
  HwPassageRow *self = g_object_new (HW_TYPE_PASSAGE_ROW, NULL);

  self->kind = kind;
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->mark = HW_COLOUR_MARK (hw_colour_mark_new (TRUE));
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->quote = HW_EXCERPT (kind == HW_PASSAGE_ROW_QUOTE ? hw_excerpt_new (QUOTE_LINES)
                                                         : hw_excerpt_new_with_breaks (0));
  self->pills = HW_TAG_PILLS (hw_tag_pills_new ());
  self->note = HW_EXCERPT (hw_excerpt_new_with_breaks (NOTE_LINES));
  gtk_widget_add_css_class (GTK_WIDGET (self->quote), "quote");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "note");
  gtk_widget_set_hexpand (self->body, TRUE);

  if (kind == HW_PASSAGE_ROW_CONTEXT)
    {
      self->heading = HW_EXCERPT (hw_excerpt_new (1));
      gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
      gtk_widget_add_css_class (GTK_WIDGET (self->heading), "document-heading");
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->heading));
    }
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->quote));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->pills));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (self->line), self->body);
  gtk_box_append (GTK_BOX (self), self->line);

  if (kind == HW_PASSAGE_ROW_QUOTE)
    {
      GtkGesture *press = gtk_gesture_click_new ();

      g_signal_connect (press, "pressed", G_CALLBACK (note_pressed_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self->note), GTK_EVENT_CONTROLLER (press));
    }
  else /* a click anywhere goes to the passage */
    gtk_widget_set_can_target (GTK_WIDGET (self->pills), FALSE);
  g_signal_connect_swapped (self->pills, "tag-activated", G_CALLBACK (tag_activated_cb), self);
  return GTK_WIDGET (self);
}

/* What stands before or after a quote, on its line: breaks as spaces, no half word at its far end. */
static char *
make_context (const char *text, gboolean before)
{
  g_autofree char *line = g_strdup (text);
  const char *from = line;
  char *space;

  g_strdelimit (line, "\n\t", ' ');
  if (before && (space = strchr (line, ' ')) != NULL)
    from = space;
  else if (!before && (space = strrchr (line, ' ')) != NULL)
    space[1] = '\0';
  return *from == '\0' ? g_strdup ("")
         : before      ? g_strconcat ("…", from, NULL)
                       : g_strconcat (from, "…", NULL);
}

static void
show_note (HwPassageRow *self)
{
  gboolean invites = !self->has_note && self->selected && self->kind == HW_PASSAGE_ROW_QUOTE;

  if (invites)
    {
      /* The words of the interface, on the side of the passage. */
      g_autofree char *isolated = hw_direction_isolate (_ ("Write a note…"));

      hw_excerpt_set_text_directed (self->note, isolated, gtk_widget_get_direction (self->line));
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->note),
                          self->editor == NULL && (self->has_note || invites));
}

void
hw_passage_row_set_entry (HwPassageRow *self, const HwPassageEntry *entry)
{
  const HwPassage *passage = entry->passage;
  const char *title = *passage->document_title != '\0' ? passage->document_title : _ ("Untitled");
  const gboolean headed = self->heading != NULL && entry->first;
  g_autofree char *words = hw_margin_card_describe (passage);
  g_autofree char *name = g_strconcat (headed ? title : words, headed ? "\n" : NULL, words, NULL);
  GtkTextDirection direction;

  hw_list_set_row_name (GTK_WIDGET (self), name);

  if (self->heading != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->heading), entry->first);
      if (entry->first)
        hw_excerpt_set_text (self->heading, title);
    }
  hw_colour_mark_set_colour (self->mark, passage->shown_colour);
  if (self->kind == HW_PASSAGE_ROW_CONTEXT)
    {
      g_autofree char *before = make_context (passage->prefix, TRUE);
      g_autofree char *after = make_context (passage->suffix, FALSE);

      hw_excerpt_set_match (self->quote, before, passage->quote, after, HW_EXCERPT_HIGHLIGHT,
                            passage->shown_colour);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->quote), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      passage->quote, -1);
    }
  else
    hw_excerpt_set_text (self->quote, passage->quote);
  direction = gtk_widget_get_direction (GTK_WIDGET (self->quote));
  gtk_widget_set_direction (self->line, direction);
  gtk_widget_set_direction (GTK_WIDGET (self->pills), direction);
  hw_tag_pills_set_tags (self->pills, passage->n_tags, passage->tags, passage->tag_names,
                         entry->tag_colours);

  self->has_note = *passage->note != '\0';
  if (self->has_note)
    hw_excerpt_set_text (self->note, passage->note);
  show_note (self);
}

void
hw_passage_row_set_selected (HwPassageRow *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  show_note (self);
}

void
hw_passage_row_set_editor (HwPassageRow *self, GtkWidget *editor)
{
  if (self->editor == editor)
    return;
  if (self->editor != NULL)
    gtk_box_remove (GTK_BOX (self->body), self->editor);
  self->editor = editor;
  if (editor != NULL)
    gtk_box_append (GTK_BOX (self->body), editor);
  show_note (self);
}
