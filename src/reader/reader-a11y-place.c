/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* The pane's description is what a screen reader says of the place that the keyboard is at. Where the pane
 * is text for it (GTK 4.14 and later) that is the passage there, with its tags and its note. GTK 4.8 tells
 * of no caret in a widget like ours, so the description is all there is: the passage as it is entered, then
 * what the caret came to, by letter, word or line as it moved; and the selection. */

#define SPEAKS_TEXT GTK_CHECK_VERSION (4, 14, 0)

/* The range that the keyboard is at: the focused one, else the smallest at the caret. */
static const HwIndexedRange *
get_range (HwReader *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->focused != 0)
    return hw_range_index_lookup (self->ranges, self->focused);
  ids = hw_reader_get_ranges_at (self, hw_reader_get_caret (self));
  return ids->len > 0 ? hw_range_index_lookup (self->ranges, g_array_index (ids, gint64, 0)) : NULL;
}

static char *
slice (HwReader *self, gsize start, gsize end)
{
  gsize from = hw_text_from_byte (self->text, start);

  return hw_text_slice (self->text, from,
                        MIN (hw_text_from_byte (self->text, end), from + HW_MOST_SPOKEN));
}

static char *
describe_move (HwReader *self)
{
  const gsize low = MIN (self->caret, self->told_caret), high = MAX (self->caret, self->told_caret);
  gsize start, end, next;

  /* At the end of a wrapped line that line is read, not the one that begins with the same place. */
  hw_reader_get_unit (self, HW_UNIT_LINE, self->caret - (self->caret_at_end ? 1 : 0), &start, &end);
  if (low < high && low >= start && high <= end)
    {
      hw_reader_get_unit (self, HW_UNIT_CHARACTER, low, &start, &next);
      if (next >= high)
        hw_reader_get_unit (self, HW_UNIT_CHARACTER, self->caret, &start, &end);
      else
        hw_reader_get_unit (self, HW_UNIT_WORD, self->caret, &start, &end);
    }
  return slice (self, start, end);
}

/* What is said of the place that the keyboard is at. */
void
hw_reader_describe_place (HwReader *self)
{
  const HwIndexedRange *range = self->text != NULL ? get_range (self) : NULL;
  const gboolean moved = self->told_caret != self->caret;
  const gboolean selected = !SPEAKS_TEXT && hw_reader_has_selection (self);
  const gint64 id = selected ? -1 : range != NULL ? range->range.id : 0;
  g_autofree char *text = NULL;

  if (selected)
    text = slice (self, MIN (self->bound, self->caret), MAX (self->bound, self->caret));
  else if (range != NULL && (SPEAKS_TEXT || !moved || id != self->told_range))
    text = hw_reader_describe_range (self, range);
  else if (!SPEAKS_TEXT && self->text != NULL && (moved || id != self->told_range))
    text = describe_move (self);
  else if (!SPEAKS_TEXT && self->text != NULL)
    return;
  self->told_caret = self->caret;
  self->told_range = id;
  if (text != NULL && *text != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static gboolean
describe_cb (gpointer data)
{
  HwReader *self = data;

  self->describe_source = 0;
  if (!hw_reader_has_selection (self))
    hw_reader_describe_place (self);
  return G_SOURCE_REMOVE;
}

void
hw_reader_expect_description (HwReader *self)
{
  if (self->describe_source == 0)
    self->describe_source = g_idle_add (describe_cb, self);
}
