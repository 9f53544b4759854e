/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-row.h"

#include <glib/gi18n.h>

#include "colour-mark.h"
#include "directed.h"
#include "excerpt.h"
#include "list-kind.h"
#include "margin-card.h"
#include "note-markup.h"
#include "passage-mark.h"
#include "passage-remedy.h"
#include "tag-pills.h"

#define QUOTE_LINES 3
/* Of a note that is longer, the beginning is shown until it is edited. */
#define NOTE_LINES 10
#define GAP 4
/* The stripe, and the room between it and what stands beside it. */
#define STRIPE (HW_COLOUR_MARK_BAR_WIDTH + 8)

struct _HwPassageRow
{
  GtkWidget parent_instance;

  HwPassageRowKind kind;
  HwExcerpt *heading;  /* NULL for QUOTE */
  HwPassageMark *mark; /* but for the quote, these are made when first needed */
  HwExcerpt *quote;
  HwExcerpt *place;
  HwTagPills *pills;
  HwExcerpt *note;
  HwPassageRemedy *remedy;
  GtkWidget *editor; /* NULL while it is elsewhere */

  GdkRGBA colour;
  graphene_rect_t stripe;
  gboolean has_note;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (HwPassageRow, hw_passage_row, GTK_TYPE_WIDGET)

enum
{
  NOTE_CLICKED,
  TAG_ACTIVATED,
  REMEDY_CHOSEN,
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
remedy_chosen_cb (HwPassageRow *self, const char *action)
{
  g_signal_emit (self, signals[REMEDY_CHOSEN], 0, action);
}

/* What stands beside the stripe, from top to bottom: the next of it that is shown, NULL after the last. */
static GtkWidget *
next_in_body (HwPassageRow *self, GtkWidget *after)
{
  GtkWidget *child = after != NULL        ? gtk_widget_get_next_sibling (after)
                     : self->mark != NULL ? GTK_WIDGET (self->mark)
                                          : GTK_WIDGET (self->quote);

  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
has_heading (HwPassageRow *self)
{
  return self->heading != NULL && gtk_widget_should_layout (GTK_WIDGET (self->heading));
}

static void
hw_passage_row_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  HwPassageRow *self = HW_PASSAGE_ROW (widget);
  const gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  const int for_body = !across && for_size > 0 ? MAX (0, for_size - STRIPE) : -1;
  int least, wanted;

  *minimum = *natural = 0;
  for (GtkWidget *child = next_in_body (self, NULL); child != NULL;
       child = next_in_body (self, child))
    {
      gtk_widget_measure (child, orientation, for_body, &least, &wanted, NULL, NULL);
      if (across)
        {
          *minimum = MAX (*minimum, least + STRIPE);
          *natural = MAX (*natural, wanted + STRIPE);
          continue;
        }
      if (*natural > 0)
        least += GAP, wanted += GAP;
      *minimum += least;
      *natural += wanted;
    }
  if (!has_heading (self))
    return;
  gtk_widget_measure (GTK_WIDGET (self->heading), orientation, across ? -1 : for_size, &least,
                      &wanted, NULL, NULL);
  *minimum = across ? MAX (*minimum, least) : *minimum + least;
  *natural = across ? MAX (*natural, wanted) : *natural + wanted;
}

static GtkSizeRequestMode
hw_passage_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* From @y on; what is below that is @spare higher than the least of it. Returns where the child ends. */
static int
allocate (GtkWidget *child, int x, int y, int width, int *spare)
{
  int least, wanted;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, &wanted, NULL, NULL);
  wanted = MIN (wanted, least + MAX (0, *spare));
  *spare -= wanted - least;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, wanted }, -1);
  return y + wanted;
}

static void
hw_passage_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HwPassageRow *self = HW_PASSAGE_ROW (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int body = MAX (0, width - STRIPE);
  int y = 0, top, least, spare;

  hw_passage_row_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least, &spare, NULL, NULL);
  spare = height - least;
  if (has_heading (self))
    y = allocate (GTK_WIDGET (self->heading), 0, y, width, &spare);
  top = y;
  for (GtkWidget *child = next_in_body (self, NULL); child != NULL;
       child = next_in_body (self, child))
    y = allocate (child, rtl ? 0 : STRIPE, y > top ? y + GAP : y, body, &spare);
  graphene_rect_init (&self->stripe, (float) (rtl ? width - HW_COLOUR_MARK_BAR_WIDTH : 0),
                      (float) top, HW_COLOUR_MARK_BAR_WIDTH, (float) (height - top));
}

static void
hw_passage_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HwPassageRow *self = HW_PASSAGE_ROW (widget);

  hw_colour_mark_draw (snapshot, &self->colour, &self->stripe);
  GTK_WIDGET_CLASS (hw_passage_row_parent_class)->snapshot (widget, snapshot);
}

static void
hw_passage_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hw_passage_row_parent_class)->dispose (object);
}

static void
hw_passage_row_class_init (HwPassageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_passage_row_dispose;
  widget_class->measure = hw_passage_row_measure;
  widget_class->get_request_mode = hw_passage_row_get_request_mode;
  widget_class->size_allocate = hw_passage_row_size_allocate;
  widget_class->snapshot = hw_passage_row_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[NOTE_CLICKED] = g_signal_new ("note-clicked", HW_TYPE_PASSAGE_ROW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAG_ACTIVATED] = g_signal_new ("tag-activated", HW_TYPE_PASSAGE_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[REMEDY_CHOSEN] = g_signal_new ("remedy-chosen", HW_TYPE_PASSAGE_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hw_passage_row_init (HwPassageRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "passage-row");
}

GtkWidget *
hw_passage_row_new (HwPassageRowKind kind)
{
  HwPassageRow *self = g_object_new (HW_TYPE_PASSAGE_ROW, NULL);

  self->kind = kind;
  if (kind == HW_PASSAGE_ROW_CONTEXT)
    {
      self->heading = HW_EXCERPT (hw_excerpt_new (1));
      gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
      gtk_widget_add_css_class (GTK_WIDGET (self->heading), "document-heading");
      gtk_widget_set_parent (GTK_WIDGET (self->heading), GTK_WIDGET (self));
    }
  self->quote = HW_EXCERPT (kind == HW_PASSAGE_ROW_CONTEXT ? hw_excerpt_new_with_breaks (0)
                                                           : hw_excerpt_new (QUOTE_LINES));
  gtk_widget_add_css_class (GTK_WIDGET (self->quote), "quote");
  gtk_widget_set_parent (GTK_WIDGET (self->quote), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

static void
show_source_place (HwPassageRow *self, const HwPassageEntry *entry, GtkTextDirection direction)
{
  g_autofree char *isolated = NULL;

  if (entry->place != NULL && self->place == NULL)
    {
      self->place = HW_EXCERPT (hw_excerpt_new (1));
      gtk_widget_add_css_class (GTK_WIDGET (self->place), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->place), "caption");
      gtk_widget_insert_after (GTK_WIDGET (self->place), GTK_WIDGET (self),
                               GTK_WIDGET (self->quote));
    }
  if (self->place != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->place), entry->place != NULL);
  if (entry->place == NULL)
    return;
  isolated = hw_direction_isolate (entry->place);
  hw_excerpt_set_text_directed (self->place, isolated, direction);
}

static void
ensure_pills (HwPassageRow *self)
{
  if (self->pills != NULL)
    return;
  self->pills = HW_TAG_PILLS (hw_tag_pills_new ());
  if (self->kind != HW_PASSAGE_ROW_QUOTE) /* a click anywhere goes to the passage */
    gtk_widget_set_can_target (GTK_WIDGET (self->pills), FALSE);
  g_signal_connect_swapped (self->pills, "tag-activated", G_CALLBACK (tag_activated_cb), self);
  gtk_widget_insert_after (GTK_WIDGET (self->pills), GTK_WIDGET (self),
                           GTK_WIDGET (self->place != NULL ? self->place : self->quote));
}

static void
ensure_note (HwPassageRow *self)
{
  if (self->note != NULL)
    return;
  self->note = HW_EXCERPT (hw_excerpt_new_with_breaks (NOTE_LINES));
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "note");
  if (self->kind == HW_PASSAGE_ROW_QUOTE)
    {
      GtkGesture *press = gtk_gesture_click_new ();

      g_signal_connect (press, "pressed", G_CALLBACK (note_pressed_cb), self);
      gtk_widget_add_controller (GTK_WIDGET (self->note), GTK_EVENT_CONTROLLER (press));
    }
  gtk_widget_insert_after (GTK_WIDGET (self->note), GTK_WIDGET (self),
                           GTK_WIDGET (self->pills != NULL   ? (gpointer) self->pills
                                       : self->place != NULL ? (gpointer) self->place
                                                             : (gpointer) self->quote));
}

static void
show_state (HwPassageRow *self, const HwPassageEntry *entry, GtkTextDirection direction)
{
  const gboolean needed = hw_passage_mark_is_needed (entry);
  const HwPassageState state = entry->passage->state;

  if (needed && self->mark == NULL)
    {
      self->mark = HW_PASSAGE_MARK (hw_passage_mark_new ());
      gtk_widget_insert_before (GTK_WIDGET (self->mark), GTK_WIDGET (self),
                                GTK_WIDGET (self->quote));
    }
  if (self->mark != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->mark), needed);
  if (needed)
    hw_passage_mark_set_entry (self->mark, entry, direction);
  if (state != HW_PASSAGE_SURE && self->remedy == NULL && self->kind == HW_PASSAGE_ROW_QUOTE)
    {
      self->remedy = HW_PASSAGE_REMEDY (hw_passage_remedy_new ());
      g_signal_connect_swapped (self->remedy, "chosen", G_CALLBACK (remedy_chosen_cb), self);
      gtk_widget_insert_before (GTK_WIDGET (self->remedy), GTK_WIDGET (self), NULL);
    }
  if (self->remedy != NULL)
    hw_passage_remedy_set_state (self->remedy, state, direction);
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

      ensure_note (self);
      hw_excerpt_set_text_directed (self->note, isolated,
                                    gtk_widget_get_direction (GTK_WIDGET (self)));
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
    }
  if (self->note == NULL)
    return;
  if (!invites)
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
  g_autofree char *described = hw_margin_card_describe (passage);
  g_autofree char *mark = hw_passage_mark_describe (entry);
  const char *place = entry->place;
  g_autofree char *about = g_strconcat (described, place != NULL ? "\n" : NULL, place, NULL);
  g_autofree char *words
      = g_strconcat (mark != NULL ? mark : about, mark != NULL ? "\n" : NULL, about, NULL);
  g_autofree char *name = g_strconcat (headed ? title : words, headed ? "\n" : NULL, words, NULL);
  GtkTextDirection direction;

  hw_list_set_row_name (GTK_WIDGET (self), name);

  if (self->heading != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->heading), entry->first);
      if (entry->first)
        hw_excerpt_set_text (self->heading, title);
    }
  hw_colour_mark_parse (passage->shown_colour, &self->colour);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  gtk_widget_set_direction (GTK_WIDGET (self), direction);
  show_state (self, entry, direction);
  show_source_place (self, entry, direction);
  if (passage->n_tags > 0)
    ensure_pills (self);
  if (self->pills != NULL)
    {
      gtk_widget_set_direction (GTK_WIDGET (self->pills), direction);
      hw_tag_pills_set_tags (self->pills, passage->n_tags, passage->tags, passage->tag_names,
                             entry->tag_colours);
    }

  self->has_note = *passage->note != '\0';
  if (self->has_note)
    {
      g_autofree char *note = hw_note_plain (passage->note, NULL);

      ensure_note (self);
      hw_excerpt_set_text (self->note, note);
    }
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
    gtk_widget_unparent (self->editor);
  self->editor = editor;
  if (editor != NULL)
    gtk_widget_insert_before (editor, GTK_WIDGET (self), GTK_WIDGET (self->remedy));
  show_note (self);
}
