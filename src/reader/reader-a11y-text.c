/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

/* From GTK 4.14 on a widget of one's own can be text for a screen reader: the paragraphs on screen, with the
 * caret and the selection. Offsets are code points from the first of them. What is further away is not
 * offered, because GTK asks for all of it at once to count it; the text that is offered changes when
 * scrolling rests. */

#define NEAR 20000 /* bytes */

/* The project is pinned to 4.8: that these calls are newer is known here. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#if GTK_CHECK_VERSION(4, 14, 0)
static gsize
byte_of (HwReader *self, unsigned int offset)
{
  gsize base, byte;

  if (self->text == NULL || offset == G_MAXUINT)
    return self->spoken_end;
  base = hw_text_from_byte (self->text, self->spoken_start);
  byte = hw_text_to_byte (self->text, base + offset);
  return MIN (byte, self->spoken_end);
}

static unsigned int
offset_of (HwReader *self, gsize byte)
{
  if (self->text == NULL)
    return 0;
  byte = CLAMP (byte, self->spoken_start, self->spoken_end);
  return (unsigned int) (hw_text_from_byte (self->text, byte)
                         - hw_text_from_byte (self->text, self->spoken_start));
}

static GBytes *
slice (HwReader *self, gsize start, gsize end)
{
  return end > start ? g_bytes_new (self->utf8 + start, end - start) : g_bytes_new (NULL, 0);
}

static GBytes *
get_contents (GtkAccessibleText *text, unsigned int start, unsigned int end)
{
  HwReader *self = HW_READER (text);

  return slice (self, byte_of (self, start), byte_of (self, end));
}

static GBytes *
get_contents_at (GtkAccessibleText *text,
                 unsigned int offset,
                 GtkAccessibleTextGranularity granularity,
                 unsigned int *start,
                 unsigned int *end)
{
  HwReader *self = HW_READER (text);
  HwUnit unit;
  gsize from, to;

  switch (granularity)
    {
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER:
      unit = HW_UNIT_CHARACTER;
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD:
      unit = HW_UNIT_WORD;
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE:
      unit = HW_UNIT_SENTENCE;
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE:
      unit = HW_UNIT_LINE;
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH:
    default:
      unit = HW_UNIT_PARAGRAPH;
      break;
    }
  hw_reader_get_unit (self, unit, byte_of (self, offset), &from, &to);
  from = CLAMP (from, self->spoken_start, self->spoken_end);
  to = CLAMP (to, from, self->spoken_end);
  *start = offset_of (self, from);
  *end = offset_of (self, to);
  return slice (self, from, to);
}

static unsigned int
get_caret_position (GtkAccessibleText *text)
{
  HwReader *self = HW_READER (text);

  return offset_of (self, self->caret);
}

static gboolean
get_selection (GtkAccessibleText *text, gsize *n_ranges, GtkAccessibleTextRange **ranges)
{
  HwReader *self = HW_READER (text);
  unsigned int start = offset_of (self, MIN (self->bound, self->caret));
  unsigned int end = offset_of (self, MAX (self->bound, self->caret));

  *n_ranges = 0;
  if (start == end)
    return FALSE;
  *n_ranges = 1;
  if (ranges != NULL)
    {
      *ranges = g_new0 (GtkAccessibleTextRange, 1);
      (*ranges)->start = start;
      (*ranges)->length = end - start;
    }
  return TRUE;
}

static char **
take_strings (GPtrArray *strings)
{
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_free (strings, FALSE);
}

/* GTK asks for the strings even where it is told that there are none. Its run is what all ranges share: each
 * is the whole run. */
static gboolean
get_attributes (GtkAccessibleText *text,
                unsigned int offset,
                gsize *n_ranges,
                GtkAccessibleTextRange **ranges,
                char ***names,
                char ***values)
{
  HwReader *self = HW_READER (text);
  GPtrArray *all_names = g_ptr_array_new (), *all_values = g_ptr_array_new ();
  gsize from = 0, to = 0;
  guint n = hw_reader_get_run (self, byte_of (self, offset), &from, &to, all_names, all_values);
  unsigned int start = offset_of (self, from), end = offset_of (self, to);

  *n_ranges = n;
  *ranges = g_new (GtkAccessibleTextRange, n);
  for (guint i = 0; i < n; i++)
    (*ranges)[i] = (GtkAccessibleTextRange){ start, end - start };
  *names = take_strings (all_names);
  *values = take_strings (all_values);
  return n > 0;
}

static void
get_default_attributes (GtkAccessibleText *text, char ***names, char ***values)
{
  GPtrArray *all_names = g_ptr_array_new (), *all_values = g_ptr_array_new ();

  hw_reader_get_run_defaults (HW_READER (text), all_names, all_values);
  *names = take_strings (all_names);
  *values = take_strings (all_values);
}

#  if GTK_CHECK_VERSION(4, 16, 0)
static gboolean
get_extents (GtkAccessibleText *text,
             unsigned int start,
             unsigned int end,
             graphene_rect_t *extents)
{
  HwReader *self = HW_READER (text);
  GdkRectangle area;

  if (self->text == NULL
      || !hw_reader_get_area (self, byte_of (self, start), byte_of (self, end), &area))
    return FALSE;
  *extents = GRAPHENE_RECT_INIT ((float) area.x, (float) area.y, (float) area.width,
                                 (float) area.height);
  return TRUE;
}

static gboolean
get_offset (GtkAccessibleText *text, const graphene_point_t *point, unsigned int *offset)
{
  HwReader *self = HW_READER (text);
  gsize byte, under;

  if (self->text == NULL)
    return FALSE;
  hw_reader_byte_at (self, (double) point->x, (double) point->y, &byte, &under);
  *offset = offset_of (self, under);
  return TRUE;
}
#  endif

void
hw_reader_text_init (gpointer interface)
{
  GtkAccessibleTextInterface *iface = interface;

  iface->get_contents = get_contents;
  iface->get_contents_at = get_contents_at;
  iface->get_caret_position = get_caret_position;
  iface->get_selection = get_selection;
  iface->get_attributes = get_attributes;
  iface->get_default_attributes = get_default_attributes;
#  if GTK_CHECK_VERSION(4, 16, 0)
  iface->get_extents = get_extents;
  iface->get_offset = get_offset;
#  endif
}
#endif

#if GTK_CHECK_VERSION(4, 14, 0)
/* A screen reader is given the text with the news, so what goes is told before it goes. */
static void
tell (HwReader *self, GtkAccessibleTextContentChange change, gsize start, gsize end)
{
  if (start < end)
    gtk_accessible_text_update_contents (GTK_ACCESSIBLE_TEXT (self), change,
                                         offset_of (self, start), offset_of (self, end));
}

/* What was offered and still is stays: after scrolling by a line, a line is news. */
static void
offer (HwReader *self, gsize start, gsize end)
{
  const gsize before_start = self->spoken_start, before_end = self->spoken_end;

  if (end <= before_start || start >= before_end)
    {
      tell (self, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_REMOVE, before_start, before_end);
      self->spoken_start = start;
      self->spoken_end = end;
      tell (self, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_INSERT, start, end);
      return;
    }
  tell (self, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_REMOVE, end, before_end);
  self->spoken_end = MIN (end, before_end);
  tell (self, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_REMOVE, before_start, start);
  self->spoken_start = start;
  tell (self, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_INSERT, start, before_start);
  self->spoken_end = end;
  tell (self, GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_INSERT, before_end, end);
}
#endif

/* Offers the text from @start to @end. */
void
hw_reader_offer_text (HwReader *self, gsize start, gsize end)
{
  if (self->spoken_start == start && self->spoken_end == end)
    return;
#if GTK_CHECK_VERSION(4, 14, 0)
  offer (self, start, end);
  gtk_accessible_text_update_caret_position (GTK_ACCESSIBLE_TEXT (self));
#else
  self->spoken_start = start;
  self->spoken_end = end;
#endif
}

/* Tells that the caret or the selection moved. */
void
hw_reader_tell_caret (HwReader *self)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  /* A key went off the screen, which is not scrolled yet: where the caret is must be text at once. */
  if (self->tree != NULL && (self->caret < self->spoken_start || self->caret > self->spoken_end))
    {
      const HwBlock *block
          = hw_block_tree_get (self->tree, hw_block_tree_at_byte (self->tree, self->caret));
      gboolean near
          = block->start <= self->spoken_end + NEAR && block->end + NEAR >= self->spoken_start;

      hw_reader_offer_text (self, near ? MIN (block->start, self->spoken_start) : block->start,
                            near ? MAX (block->end, self->spoken_end) : block->end);
    }
  gtk_accessible_text_update_caret_position (GTK_ACCESSIBLE_TEXT (self));
  gtk_accessible_text_update_selection_bound (GTK_ACCESSIBLE_TEXT (self));
#endif
}

G_GNUC_END_IGNORE_DEPRECATIONS
