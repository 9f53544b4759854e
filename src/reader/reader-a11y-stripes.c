/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cards-private.h"

/* A stripe is a drawing; for a screen reader each that is on the screen is a picture with a name, an
 * inscription like those of the paragraphs: never drawn or picked, brought up to date when scrolling rests.
 * Their number is bounded: a screen with more of them is heard of by its cards and passages. */

#define MOST_STRIPES 60

static GtkWidget *
child_at (HwReader *self, guint i)
{
  GtkWidget *child;

  if (i < self->spoken_stripes->len)
    return self->spoken_stripes->pdata[i];
  child = g_object_new (GTK_TYPE_INSCRIPTION, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                        "can-target", FALSE, "min-chars", 0, "nat-chars", 0, NULL);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_ptr_array_add (self->spoken_stripes, child);
  return child;
}

static void
allocate (HwReader *self, GtkWidget *child, const HwStripe *stripe)
{
  GtkAllocation place = { 0 };
  int minimum;

  hw_reader_get_stripe_box (self, stripe, &place);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  place.width = MAX (place.width, minimum);
  gtk_widget_size_allocate (child, &place, -1);
}

/* Calls for the first stripe of each range on the screen. */
static guint
each (HwReader *self, gboolean name)
{
  const HwCards *cards = self->cards;
  guint n = 0;

  for (guint i = 0; i < self->stripes->len && n < MOST_STRIPES; i++)
    {
      const HwStripe *stripe = &g_array_index (self->stripes, HwStripe, i);
      gboolean again = FALSE;

      for (guint k = 0; k < i && !again; k++)
        again = g_array_index (self->stripes, HwStripe, k).range == stripe->range;
      if (again)
        continue;
      if (name)
        {
          g_autofree char *text = cards->factory->describe (stripe->range->range.id, cards->data);
          GtkWidget *child = child_at (self, n);

          gtk_widget_set_visible (child, text != NULL);
          gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          text != NULL ? text : "", -1);
        }
      else if (n < self->spoken_stripes->len
               && gtk_widget_get_visible (self->spoken_stripes->pdata[n]))
        allocate (self, self->spoken_stripes->pdata[n], stripe);
      n++;
    }
  return n;
}

void
hw_reader_update_spoken_stripes (HwReader *self)
{
  guint n = 0;

  if (self->cards->factory != NULL)
    n = each (self, TRUE);
  for (guint i = n; i < self->spoken_stripes->len; i++)
    gtk_widget_set_visible (self->spoken_stripes->pdata[i], FALSE);
}

void
hw_reader_allocate_spoken_stripes (HwReader *self)
{
  if (self->spoken_stripes->len > 0)
    each (self, FALSE);
}

void
hw_reader_drop_spoken_stripes (HwReader *self)
{
  for (guint i = 0; i < self->spoken_stripes->len; i++)
    gtk_widget_unparent (self->spoken_stripes->pdata[i]);
  g_ptr_array_set_size (self->spoken_stripes, 0);
}
