/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* What a screen reader reads. GTK 4.8 gives text to assistive technology only for its own labels and
 * editors, so each paragraph on screen has an inscription as a child of the pane: an accessible object
 * with the paragraph's text and place, never drawn, measured or picked. They are brought up to date when
 * scrolling rests. */

/* What an object is cannot change: a heading that comes to stand where a paragraph was is another one. */
static GtkWidget *
spoken_at (HwReader *self, guint i, GtkAccessibleRole role)
{
  GtkWidget *before = i > 0 ? self->spoken->pdata[i - 1] : NULL, *child;

  if (i < self->spoken->len)
    {
      child = self->spoken->pdata[i];
      if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) == role)
        return child;
      gtk_widget_unparent (child);
    }
  else
    g_ptr_array_add (self->spoken, NULL);
  child = g_object_new (GTK_TYPE_INSCRIPTION, "accessible-role", role, "can-target", FALSE, NULL);
  gtk_widget_insert_after (child, GTK_WIDGET (self), before);
  self->spoken->pdata[i] = child;
  return child;
}

/* The level of a heading, and the pages that begin in a paragraph. */
static void
describe_block (HwReader *self, GtkWidget *child, const HwBlock *block)
{
  const HwParagraphForm form = hw_forms_get (self->forms, block->paragraph);
  g_autofree char *places = hw_reader_describe_locators (self, block);

  if (form.role == HW_ROLE_HEADING)
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                    MAX (form.level, 1), -1);
  if (places != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    places, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static GtkAccessibleRole
get_role (HwReader *self, const HwBlock *block)
{
  return hw_forms_get (self->forms, block->paragraph).role == HW_ROLE_HEADING
             ? GTK_ACCESSIBLE_ROLE_HEADING
             : GTK_ACCESSIBLE_ROLE_LABEL;
}

void
hw_reader_update_spoken (HwReader *self)
{
  if (hw_reader_has_selection (self) || self->told_caret != self->caret)
    hw_reader_describe_place (self);
  hw_reader_validate (self);
  if (self->visible->len > 0)
    hw_reader_offer_text (
        self, g_array_index (self->visible, HwVisible, 0).block->start,
        g_array_index (self->visible, HwVisible, self->visible->len - 1).block->end);
  for (guint i = 0; i < MAX (self->visible->len, self->spoken->len); i++)
    {
      const HwBlock *block
          = i < self->visible->len ? g_array_index (self->visible, HwVisible, i).block : NULL;
      GtkInscription *child = GTK_INSCRIPTION (
          block != NULL ? spoken_at (self, i, get_role (self, block)) : self->spoken->pdata[i]);
      g_autofree char *text = NULL;

      /* A blank line is nothing to stop at. */
      if (block != NULL && !block->blank)
        {
          text = g_strndup (self->utf8 + block->start, block->end - block->start);
          describe_block (self, GTK_WIDGET (child), block);
        }
      gtk_widget_set_visible (GTK_WIDGET (child), text != NULL);
      if (g_strcmp0 (gtk_inscription_get_text (child), text) != 0)
        gtk_inscription_set_text (child, text);
    }
  hw_reader_update_spoken_stripes (self);
}

void
hw_reader_allocate_spoken (HwReader *self)
{
  for (guint i = 0; i < self->spoken->len && i < self->visible->len; i++)
    {
      const HwVisible *visible = &g_array_index (self->visible, HwVisible, i);
      GtkAllocation place
          = { self->column_x, visible->y, self->column_width, MAX (visible->block->height, 1) };
      GtkWidget *child = self->spoken->pdata[i];
      int minimum;

      if (!gtk_widget_get_visible (child))
        continue;
      /* GTK wants to be asked before it is told. An inscription's size is not its text's. */
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &place, -1);
    }
  hw_reader_allocate_spoken_stripes (self);
}

void
hw_reader_drop_spoken (HwReader *self)
{
  for (guint i = 0; i < self->spoken->len; i++)
    gtk_widget_unparent (self->spoken->pdata[i]);
  g_ptr_array_set_size (self->spoken, 0);
  hw_reader_drop_spoken_stripes (self);
}
