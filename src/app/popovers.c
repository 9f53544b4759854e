/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "popovers.h"

#include <glib/gi18n.h>

#include "colour-mark.h"
#include "directed.h"
#include "palette.h"

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: the action of a menu item runs after its menu has closed. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

void
hw_popover_open_at (GtkPopover *popover, GtkWidget *parent, const GdkRectangle *area)
{
  gtk_widget_set_parent (GTK_WIDGET (popover), parent);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (popover, area);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (popover);
}

void
hw_popover_open (GtkPopover *popover, GtkWidget *parent, GtkWidget *at)
{
  GdkRectangle area = { gtk_widget_get_width (parent) / 2, 0, 1, 1 };
  graphene_rect_t bounds;

  if (at != NULL && gtk_widget_compute_bounds (at, parent, &bounds))
    area = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                           (int) bounds.size.height };
  hw_popover_open_at (popover, parent, &area);
}

void
hw_popover_close_all (GtkWidget *parent)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
      child = next;
    }
}

void
hw_popover_menu (GMenuModel *menu, GtkWidget *parent, GtkWidget *at, double x, double y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  hw_popover_open (GTK_POPOVER (popover), parent, at);
  if (x >= 0 && y >= 0 && gtk_widget_compute_point (at, parent, &point, &point))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(const GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
}

/* What a popover that asks knows; kept on the popover. */
typedef struct
{
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *button;
  gboolean may_be_empty;
  HwTextDone text_done;
  HwColourDone colour_done;
  gint64 id;
} Question;

static Question *
question_new (GtkWidget *popover, gint64 id)
{
  Question *question = g_new0 (Question, 1);

  question->popover = popover;
  question->id = id;
  g_object_set_data_full (G_OBJECT (popover), "question", question, g_free);
  return question;
}

static gboolean
is_acceptable (Question *question)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));

  return question->may_be_empty || *text != '\0';
}

static void
text_changed_cb (Question *question)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (question->entry));

  gtk_widget_set_sensitive (question->button, is_acceptable (question));
  gtk_widget_set_direction (question->entry, hw_directed_of (text));
}

static void
text_accepted_cb (Question *question)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry))));
  g_autoptr (GtkWidget) popover = g_object_ref (question->popover);

  if (!is_acceptable (question))
    return;
  question->text_done (gtk_widget_get_parent (popover), question->id, text);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

void
hw_popover_ask_text (GtkWidget *parent,
                     GtkWidget *at,
                     const char *title,
                     const char *text,
                     const char *accept,
                     gboolean may_be_empty,
                     HwTextDone done,
                     gint64 id)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  Question *question = question_new (popover, id);

  question->text_done = done;
  question->may_be_empty = may_be_empty;
  question->entry = gtk_entry_new ();
  question->button = gtk_button_new_with_mnemonic (accept);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (question->button, "suggested-action");
  gtk_widget_set_hexpand (question->entry, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (question->entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  g_signal_connect_swapped (question->entry, "changed", G_CALLBACK (text_changed_cb), question);
  g_signal_connect_swapped (question->entry, "activate", G_CALLBACK (text_accepted_cb), question);
  g_signal_connect_swapped (question->button, "clicked", G_CALLBACK (text_accepted_cb), question);

  gtk_box_append (GTK_BOX (line), question->entry);
  gtk_box_append (GTK_BOX (line), question->button);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), line);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  text_changed_cb (question);
  hw_popover_open (GTK_POPOVER (popover), parent, at);
  gtk_widget_grab_focus (question->entry);
}

static void
colour_clicked_cb (GtkWidget *button, Question *question)
{
  g_autoptr (GtkWidget) popover = g_object_ref (question->popover);

  question->colour_done (gtk_widget_get_parent (popover), question->id,
                         g_object_get_data (G_OBJECT (button), "colour"));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

void
hw_popover_ask_colour (
    GtkWidget *parent, GtkWidget *at, const char *current, HwColourDone done, gint64 id)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *focus = NULL;
  Question *question = question_new (popover, id);

  question->colour_done = done;
  for (guint i = 0; i < hw_palette_get_n (); i++)
    {
      HwPaletteColour colour = hw_palette_get (i);
      GtkWidget *button = gtk_button_new ();
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *mark = hw_colour_mark_new (FALSE);
      GtkWidget *label = gtk_label_new (colour.name);

      hw_colour_mark_set_colour (HW_COLOUR_MARK (mark), colour.colour);
      gtk_box_append (GTK_BOX (line), mark);
      gtk_box_append (GTK_BOX (line), label);
      gtk_button_set_child (GTK_BUTTON (button), line);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "colour", g_strdup (colour.colour), g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      colour.name, -1);
      if (focus == NULL || (current != NULL && g_ascii_strcasecmp (current, colour.colour) == 0))
        focus = button;
      g_signal_connect (button, "clicked", G_CALLBACK (colour_clicked_cb), question);
      gtk_grid_attach (GTK_GRID (grid), button, (int) i % 3, (int) i / 3, 1, 1);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  hw_popover_open (GTK_POPOVER (popover), parent, at);
  g_assert (focus != NULL); /* no palette is empty */
  gtk_widget_grab_focus (focus);
}
