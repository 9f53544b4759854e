/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-chooser.h"

#include <glib/gi18n.h>

#include "colour-mark.h"
#include "directed.h"
#include "fold.h"
#include "popovers.h"
#include "tag-nodes.h"

/* Kept on the popover. */
typedef struct
{
  GtkWidget *popover;
  GtkWidget *entry;
  GtkListBox *list;
  char *typed; /* folded */
  gint64 id;
  HwTagChosen done;
} Chooser;

static void
chooser_free (gpointer data)
{
  g_free (((Chooser *) data)->typed);
  g_free (data);
}

static void
add_row (Chooser *chooser, gint64 id, const char *name, const char *colour)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *row;

  if (colour != NULL)
    {
      GtkWidget *mark = hw_colour_mark_new (FALSE);
      hw_colour_mark_set_colour (HW_COLOUR_MARK (mark), colour);
      gtk_box_append (GTK_BOX (line), mark);
    }
  hw_directed_set (label, name);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_list_box_append (chooser->list, line);
  row = gtk_widget_get_parent (line);
  g_object_set_data_full (G_OBJECT (row), "tag", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (row), "folded", hw_fold_string (name), g_free);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  Chooser *chooser = data;

  return chooser->typed == NULL
         || strstr (g_object_get_data (G_OBJECT (row), "folded"), chooser->typed) != NULL;
}

static GtkListBoxRow *
get_first (Chooser *chooser)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (chooser->list, i)) != NULL; i++)
    {
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        return row;
    }
  return NULL;
}

static void
typed_cb (Chooser *chooser)
{
  g_free (chooser->typed);
  chooser->typed = hw_fold_string (gtk_editable_get_text (GTK_EDITABLE (chooser->entry)));
  gtk_list_box_invalidate_filter (chooser->list);
  gtk_list_box_select_row (chooser->list, get_first (chooser));
}

static void
choose (Chooser *chooser, GtkListBoxRow *row)
{
  g_autoptr (GtkWidget) popover = g_object_ref (chooser->popover);

  if (row == NULL)
    return;
  chooser->done (gtk_widget_get_parent (popover), chooser->id,
                 *(const gint64 *) g_object_get_data (G_OBJECT (row), "tag"));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Chooser *chooser)
{
  choose (chooser, row);
}

static void
entry_activated_cb (Chooser *chooser)
{
  choose (chooser, get_first (chooser));
}

void
hw_tag_chooser_open (GtkWidget *parent,
                     GtkWidget *at,
                     const char *title,
                     const HwRows *tags,
                     gint64 id,
                     gboolean top,
                     HwTagChosen done)
{
  Chooser *chooser = g_new0 (Chooser, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (_ ("No other tag"));

  chooser->popover = gtk_popover_new ();
  chooser->entry = gtk_search_entry_new ();
  chooser->list = GTK_LIST_BOX (gtk_list_box_new ());
  chooser->id = id;
  chooser->done = done;
  g_object_set_data_full (G_OBJECT (chooser->popover), "chooser", chooser, chooser_free);

  if (top)
    add_row (chooser, 0, _ ("The top of the tree"), NULL);
  for (gsize i = 0; i < hw_rows_get_n (tags); i++)
    {
      const HwTag *tag = hw_rows_get_item (tags, i);
      if (!hw_tag_nodes_is_below (tags, tag->id, id))
        add_row (chooser, tag->id, tag->path, tag->colour);
    }

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_halign (heading, GTK_ALIGN_START);
  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_widget_add_css_class (GTK_WIDGET (chooser->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a tag"), -1);
  gtk_list_box_set_placeholder (chooser->list, empty);
  gtk_list_box_set_filter_func (chooser->list, filter_cb, chooser, NULL);
  g_signal_connect (chooser->list, "row-activated", G_CALLBACK (row_activated_cb), chooser);
  g_signal_connect_swapped (chooser->entry, "changed", G_CALLBACK (typed_cb), chooser);
  g_signal_connect_swapped (chooser->entry, "activate", G_CALLBACK (entry_activated_cb), chooser);
  g_signal_connect_swapped (chooser->entry, "stop-search", G_CALLBACK (gtk_popover_popdown),
                            chooser->popover);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (chooser->list));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), chooser->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (chooser->popover), box);
  hw_popover_open (GTK_POPOVER (chooser->popover), parent, at);
  gtk_widget_grab_focus (chooser->entry);
}
