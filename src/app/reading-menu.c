/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "actions.h"
#include "directed.h"
#include "popovers.h"
#include "palette.h"
#include "reading-page-private.h"

/* Code points of a quote that a menu shows. */
#define QUOTE_CHARS 48
/* And of a selection that is looked for as a phrase. */
#define PHRASE_CHARS 120

static void
append (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (key != NULL)
    g_menu_item_set_attribute (item, "accel", "s", key);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenu *
colours_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < HW_N_MARK_COLOURS; i++)
    {
      HwPaletteColour colour = hw_palette_get (i);
      g_autoptr (GMenuItem) item = g_menu_item_new (colour.name, NULL);

      g_menu_item_set_action_and_target (item, "reading.mark-colour", "s", colour.colour);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static GMenu *
tags_menu (const HwPassage *passage)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < passage->n_tags; i++)
    {
      g_autofree char *name = hw_directed_text (passage->tag_names[i], NULL);
      g_autoptr (GMenuItem) item = hw_menu_item_new_named (name, "reading.untag", passage->tags[i]);

      g_menu_append_item (menu, item);
    }
  return menu;
}

static void
pop_up (HwReadingPage *self, GMenu *menu, const GdkRectangle *area)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                                      ? GTK_ALIGN_END
                                      : GTK_ALIGN_START);
  hw_popover_open_at (GTK_POPOVER (popover), GTK_WIDGET (self), area);
}

/* Every place where what is selected stands. Nothing where it is more than a phrase of one paragraph. */
static void
append_concordance (HwReadingPage *self, GMenu *menu)
{
  g_autofree char *text = NULL, *query = NULL;
  g_autoptr (GMenuItem) item = NULL;
  gsize start, end;

  if (!hw_reader_get_selection (self->reader, &start, &end) || end - start > PHRASE_CHARS)
    return;
  text = hw_text_slice (self->text, start, end);
  if (*text == '\0' || strchr (text, '\n') != NULL)
    return;
  g_strdelimit (text, "\"", ' ');
  query = g_strdup_printf ("\"%s\"", text);
  /* Translators: opens the list of all lines in which the selected words stand */
  item = g_menu_item_new (_ ("Con_cordance of This"), NULL);
  g_menu_item_set_action_and_target (item, "win.concordance", "s", query);
  g_menu_append_item (menu, item);
}

/* Of one whose place is to be looked at since its text was replaced. */
static void
append_settling (GMenu *menu, const HwPassage *passage)
{
  g_autoptr (GMenu) settling = g_menu_new ();
  g_autoptr (GMenuItem) item = NULL;

  if (passage == NULL || passage->state != HW_PASSAGE_UNCERTAIN)
    return;
  item = g_menu_item_new (_ ("The Place Is _Right"), NULL);
  g_menu_item_set_action_and_target (item, "win.confirm-passage", "x", passage->id);
  g_menu_append_item (settling, item);
  append_section (menu, settling);
}

/* What can be done to what is selected, or else to @passage, which may be NULL; and to the paragraph at the caret,
 * where it was the text that was clicked. */
static void
show_menu (HwReadingPage *self,
           gboolean has_selection,
           gboolean in_text,
           const HwPassage *passage,
           GdkRectangle area)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) copying = g_menu_new ();
  g_autoptr (GMenu) marking = g_menu_new ();
  g_autoptr (GMenu) correcting = g_menu_new ();
  g_autoptr (GMenu) removing = g_menu_new ();
  g_autoptr (GMenu) colours = colours_menu ();

  hw_reading_page_hide_bar (self);
  if (has_selection)
    append (copying, _ ("_Copy"), "reading.copy", "<Control>c");
  if (has_selection || passage != NULL)
    {
      append (copying, _ ("Copy with C_itation"), "reading.copy-citation", "<Control><Shift>c");
      g_menu_append_submenu (marking, _ ("_Mark"), G_MENU_MODEL (colours));
      append (marking, _ ("_Tag…"), "reading.tag", "t");
      append (marking, _ ("_Note"), "reading.note", "n");
    }
  append (copying, _ ("Select _All"), "reading.select-all", "<Control>a");
  if (has_selection)
    append_concordance (self, copying);
  append_section (menu, copying);
  append_settling (menu, passage);
  append_section (menu, marking);
  if (in_text)
    {
      append (correcting, _ ("C_orrect Paragraph…"), "reading.correct", "F2");
      /* Translators: the paragraph does not belong to the text */
      append (correcting, _ ("_Leave Out Paragraph"), "reading.leave-out", NULL);
      append_section (menu, correcting);
    }
  if (passage != NULL)
    {
      if (passage->n_tags > 0)
        {
          g_autoptr (GMenu) tags = tags_menu (passage);

          g_menu_append_submenu (removing, _ ("Remove T_ag"), G_MENU_MODEL (tags));
        }
      append (removing, _ ("_Remove Passage"), "reading.remove", "Delete");
      append_section (menu, removing);
    }
  pop_up (self, menu, &area);
}

void
hw_reading_page_show_text_menu (HwReadingPage *self, double x, double y)
{
  GdkRectangle area = { (int) x, (int) y, 1, 1 };
  gsize start, end;
  gboolean has_selection;

  if (self->document == NULL)
    return;
  has_selection = hw_reader_get_selection (self->reader, &start, &end);
  /* A click beside the selection is about what lies there. */
  if (has_selection)
    {
      const gsize position = hw_reader_get_position_at (self->reader, x, y);

      has_selection = position >= start && position <= end;
    }
  if (!has_selection)
    {
      const gsize position = hw_reader_get_position_at (self->reader, x, y);

      hw_reader_select (self->reader, position, position);
    }
  hw_reading_page_translate (self, &area);
  show_menu (self, has_selection, TRUE, has_selection ? NULL : hw_reading_page_get_current (self),
             area);
}

void
hw_reading_page_show_passage_menu (HwReadingPage *self, gint64 passage, double x, double y)
{
  const HwPassage *found = hw_reading_page_find (self, passage);
  gsize start, end;

  if (found == NULL)
    return;
  /* The actions are about what is selected, where anything is. */
  if (hw_reader_get_selection (self->reader, &start, &end))
    hw_reader_select (self->reader, (gsize) found->start, (gsize) found->start);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  hw_reading_page_focus_passage (self, passage, FALSE);
  show_menu (self, FALSE, FALSE, found, (GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static char *
describe (const HwPassage *passage)
{
  g_autofree char *quote = g_strdup (passage->quote);
  g_autofree char *line = NULL;
  g_autofree char *tags = NULL;

  g_strdelimit (quote, "\n\t", ' ');
  if (g_utf8_strlen (quote, -1) > QUOTE_CHARS)
    {
      *g_utf8_offset_to_pointer (quote, QUOTE_CHARS) = '\0';
      line = g_strconcat (quote, "…", NULL);
    }
  else
    line = g_strdup (quote);
  if (passage->n_tags == 0)
    return hw_directed_text (line, NULL);
  /* Translators: separates the names of tags */
  tags = g_strjoinv (_ (", "), passage->tag_names);
  {
    g_autofree char *quote_part = hw_direction_isolate (line);
    g_autofree char *tags_part = hw_direction_isolate (tags);

    /* Translators: a quotation, and the names of its tags */
    return g_strdup_printf (_ ("%s (%s)"), quote_part, tags_part);
  }
}

void
hw_reading_page_show_passages_menu (HwReadingPage *self, GArray *ids, GtkWidget *at)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const gsize caret = hw_reader_get_caret (self->reader);
  GdkRectangle area = { 0 };
  graphene_rect_t bounds;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const HwPassage *passage = hw_reading_page_find (self, id);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (passage == NULL)
        continue;
      label = describe (passage);
      item = hw_menu_item_new_named (label, "reading.focus", id);
      g_menu_append_item (menu, item);
    }
  if (at != NULL && gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    area = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                           (int) bounds.size.height };
  else
    {
      hw_reader_get_range_area (self->reader, caret, caret + 1, &area);
      hw_reading_page_translate (self, &area);
    }
  pop_up (self, menu, &area);
}
