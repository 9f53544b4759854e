/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-pages.h"

/* Of a note that does not end on its page, so many lines begin there. */
#define LEAST_NOTE_LINES 2

struct _HwPrintPages
{
  int height, gap;
  GArray *lines; /* HwPrintLine */
  GArray *
      notes_past; /* guint: past the notes' lines that belong to each of @lines and those before it */
  GArray *notes;         /* HwPrintLine */
  GArray *begins;        /* guint: lines of @notes that a note begins with */
  GArray *pages;         /* HwPrintPage */
  guint next, next_note; /* what no page has yet */
  gint64 pending;        /* height of the lines from @next on */
};

HwPrintPages *
hw_print_pages_new (int height, int gap)
{
  HwPrintPages *self = g_new0 (HwPrintPages, 1);

  g_return_val_if_fail (height > 0 && gap >= 0, self);

  self->height = height;
  self->gap = gap;
  self->lines = g_array_new (FALSE, FALSE, sizeof (HwPrintLine));
  self->notes_past = g_array_new (FALSE, FALSE, sizeof (guint));
  self->notes = g_array_new (FALSE, FALSE, sizeof (HwPrintLine));
  self->begins = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pages = g_array_new (FALSE, FALSE, sizeof (HwPrintPage));
  return self;
}

void
hw_print_pages_free (HwPrintPages *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->notes_past);
  g_array_unref (self->notes);
  g_array_unref (self->begins);
  g_array_unref (self->pages);
  g_free (self);
}

/* The height of lines [first, past) at the top of a page or of its foot. */
static int
measure (GArray *lines, guint first, guint past)
{
  int height = 0;

  for (guint i = first; i < past; i++)
    {
      const HwPrintLine *line = &g_array_index (lines, HwPrintLine, i);

      height += line->height + (i > first ? (int) line->space : 0);
    }
  return height;
}

/* The last note that begins before the notes' line @past, and where it ends or @past does. */
static guint
least_past (HwPrintPages *self, guint past)
{
  guint low = 0, high = self->begins->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->begins, guint, middle) < past)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? MIN (g_array_index (self->begins, guint, low - 1) + LEAST_NOTE_LINES, past) : 0;
}

/* The room that the notes up to @past are to have on the page at least: all of them, but not more than half
 * of it, unless the last of them would not begin here. @has_new where any of them does. */
static int
wanted_room (HwPrintPages *self, guint past, gboolean has_new)
{
  int all = measure (self->notes, self->next_note, past);
  int least = 0;

  if (past <= self->next_note)
    return 0;
  if (has_new)
    least = measure (self->notes, self->next_note, MAX (least_past (self, past), self->next_note));
  return self->gap + MAX (least, MIN (all, self->height / 2));
}

/* How many of the lines from @next on fit; at least one. */
static guint
count_fitting (HwPrintPages *self)
{
  guint before = self->next > 0 ? g_array_index (self->notes_past, guint, self->next - 1) : 0;
  guint known = self->next_note;
  int height = 0, room = wanted_room (self, before, FALSE);
  guint n = 0;

  while (self->next + n < self->lines->len)
    {
      const HwPrintLine *line = &g_array_index (self->lines, HwPrintLine, self->next + n);
      guint past = g_array_index (self->notes_past, guint, self->next + n);

      height += line->height + (n > 0 ? (int) line->space : 0);
      if (past > before && past > known)
        {
          room = wanted_room (self, past, TRUE);
          known = past;
        }
      if (n > 0 && height + room > self->height)
        break;
      n++;
    }
  return n;
}

static guint
keep_together (HwPrintPages *self, guint n)
{
  guint kept = n;

  if (self->next + n == self->lines->len)
    return n;
  while (kept > 0 && g_array_index (self->lines, HwPrintLine, self->next + kept - 1).keep)
    kept--;
  /* What does not fit together on any page is parted. */
  return kept > 0 ? kept : n;
}

static void
close_page (HwPrintPages *self)
{
  HwPrintPage page = { .first = self->next, .note_first = self->next_note };
  guint n = self->next < self->lines->len ? keep_together (self, count_fitting (self)) : 0;
  guint notes_past;
  int room;

  page.past = self->next + n;
  page.text_height = measure (self->lines, page.first, page.past);
  notes_past = page.past > 0 ? g_array_index (self->notes_past, guint, page.past - 1) : 0;
  room = self->height - (n > 0 ? page.text_height + self->gap : 0);
  page.note_past = page.note_first;
  while (page.note_past < notes_past)
    {
      const HwPrintLine *line = &g_array_index (self->notes, HwPrintLine, page.note_past);
      gboolean is_first = page.note_past == page.note_first;
      int height = page.notes_height + line->height + (is_first ? 0 : (int) line->space);

      /* A page that has nothing else takes a line of any height. */
      if (height > room && !(n == 0 && is_first))
        break;
      page.notes_height = height;
      page.note_past++;
    }
  for (guint i = page.first; i < page.past; i++)
    {
      const HwPrintLine *line = &g_array_index (self->lines, HwPrintLine, i);

      self->pending -= line->height + (int) line->space;
    }
  self->next = page.past;
  self->next_note = page.note_past;
  g_array_append_val (self->pages, page);
}

void
hw_print_pages_add_line (HwPrintPages *self, const HwPrintLine *line)
{
  guint notes_past = self->notes->len;

  /* The lines before it have all of their notes now; more than a page of them leaves no page open to what
   * comes after. */
  while (self->pending > 2 * (gint64) self->height)
    close_page (self);
  g_array_append_val (self->lines, *line);
  g_array_append_val (self->notes_past, notes_past);
  self->pending += line->height + (int) line->space;
}

void
hw_print_pages_add_note_line (HwPrintPages *self, const HwPrintLine *line, gboolean begins)
{
  guint index = self->notes->len;

  g_return_if_fail (self->lines->len > 0);

  if (begins)
    g_array_append_val (self->begins, index);
  g_array_append_val (self->notes, *line);
  g_array_index (self->notes_past, guint, self->notes_past->len - 1) = self->notes->len;
}

void
hw_print_pages_finish (HwPrintPages *self)
{
  while (self->next < self->lines->len || self->next_note < self->notes->len
         || self->pages->len == 0)
    close_page (self);
}

guint
hw_print_pages_get_n (const HwPrintPages *self)
{
  return self->pages->len;
}

const HwPrintPage *
hw_print_pages_get (const HwPrintPages *self, guint page)
{
  return &g_array_index (self->pages, HwPrintPage, page);
}

const HwPrintLine *
hw_print_pages_get_line (const HwPrintPages *self, guint line)
{
  return &g_array_index (self->lines, HwPrintLine, line);
}

const HwPrintLine *
hw_print_pages_get_note_line (const HwPrintPages *self, guint line)
{
  return &g_array_index (self->notes, HwPrintLine, line);
}

gboolean
hw_print_pages_keeps (guint line, guint n_lines, gboolean starts, gboolean ends)
{
  if (line + 1 >= n_lines)
    return FALSE;
  return (starts && line == 0) || (ends && line + 2 == n_lines);
}
