/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-notes.h"

#include <string.h>

struct _HwPrintNoteList
{
  GArray *entries;     /* HwPrintNoteEntry */
  GHashTable *numbers; /* gint64 * in the entry -> its number */
  GArray *runs;        /* HwStyledRun */
  HwText *text;
};

typedef struct
{
  const HwReaderRange *range;
  const HwPrintNote *note;
} Found;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const HwReaderRange *x = ((const Found *) a)->range, *y = ((const Found *) b)->range;

  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* Text from outside as canonical text. @places, where not NULL, are bytes of @text in order, and become those
 * of @to. */
static void
append (GString *to, const char *text, gsize **places, gsize n_places)
{
  g_autofree char *valid = NULL;
  gsize end, n = 0;

  if (text == NULL)
    return;
  valid = g_utf8_make_valid (text, -1);
  for (const char *p = valid; *p != '\0'; p++)
    {
      for (; n < n_places && *places[n] <= (gsize) (p - valid); n++)
        *places[n] = to->len;
      if (*p != '\r')
        g_string_append_c (to, *p);
      else if (p[1] != '\n')
        g_string_append_c (to, '\n');
    }
  for (end = to->len; end > 0 && g_ascii_isspace (to->str[end - 1]); end--)
    ;
  g_string_truncate (to, end);
  for (; n < n_places; n++)
    *places[n] = end;
}

static gboolean
joins (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_ARABIC || g_unichar_ismark (c) || c == 0x0640
         || c == 0x200C || c == 0x200D;
}

/* Whether letters on both sides of a byte may be one word that joins, which another font must not part. */
static gboolean
is_in_word (const GString *text, gsize byte)
{
  return byte > 0 && byte < text->len
         && joins (g_utf8_get_char (g_utf8_prev_char (text->str + byte)))
         && joins (g_utf8_get_char (text->str + byte));
}

static void
append_runs (HwPrintNoteList *self, GString *text, const HwPrintNote *note)
{
  g_autofree HwStyledRun *runs = g_memdup2 (note->runs, note->n_runs * sizeof *note->runs);
  g_autofree gsize **places = g_new (gsize *, 2 * note->n_runs);

  for (gsize i = 0; i < note->n_runs; i++)
    {
      places[2 * i] = &runs[i].start;
      places[2 * i + 1] = &runs[i].end;
    }
  append (text, note->text, places, 2 * note->n_runs);
  for (gsize i = 0; i < note->n_runs; i++)
    {
      HwStyledRun *run = &runs[i];

      while (run->start < run->end && is_in_word (text, run->start))
        run->start = (gsize) (g_utf8_prev_char (text->str + run->start) - text->str);
      while (run->start < run->end && is_in_word (text, run->end))
        run->end = (gsize) (g_utf8_next_char (text->str + run->end) - text->str);
      if (run->start < run->end)
        g_array_append_val (self->runs, *run);
    }
}

static GArray *
find_ranges (const HwReaderRange *ranges, gsize n_ranges, const HwPrintNote *notes, gsize n_notes)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (gsize i = 0; i < n_ranges; i++)
    g_hash_table_insert (by_id, (gpointer) &ranges[i].id, (gpointer) &ranges[i]);
  for (gsize i = 0; i < n_notes; i++)
    {
      const HwPrintNote *note = &notes[i];
      const Found one = { g_hash_table_lookup (by_id, &note->range), note };
      gboolean has_tags = note->tags != NULL && *note->tags != '\0';
      gboolean has_text = note->text != NULL && *note->text != '\0';

      if (one.range != NULL && one.range->end > one.range->start && (has_tags || has_text))
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_ends);
  return found;
}

HwPrintNoteList *
hw_print_notes_new (const HwReaderRange *ranges,
                    gsize n_ranges,
                    const HwPrintNote *notes,
                    gsize n_notes)
{
  g_autoptr (GArray) found = find_ranges (ranges, n_ranges, notes, n_notes);
  HwPrintNoteList *self = g_new0 (HwPrintNoteList, 1);
  GString *text = g_string_new (NULL);

  self->entries = g_array_new (FALSE, FALSE, sizeof (HwPrintNoteEntry));
  self->runs = g_array_new (FALSE, FALSE, sizeof (HwStyledRun));
  for (guint i = 0; i < found->len; i++)
    {
      const Found *one = &g_array_index (found, Found, i);
      HwPrintNoteEntry entry = { .range = one->range->id,
                                 .start = one->range->start,
                                 .end = one->range->end,
                                 .byte = text->len };

      append (text, one->note->tags, NULL, 0);
      entry.tags_past = text->len;
      if (text->len > entry.byte && one->note->text != NULL && *one->note->text != '\0')
        g_string_append_c (text, '\n');
      append_runs (self, text, one->note);
      entry.past = text->len;
      g_string_append_c (text, '\n');
      g_array_append_val (self->entries, entry);
    }
  self->numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_insert (self->numbers, &g_array_index (self->entries, HwPrintNoteEntry, i).range,
                         GUINT_TO_POINTER (i + 1));
  self->text = hw_text_new_from_string (text->str);
  g_string_free (text, TRUE);
  return self;
}

void
hw_print_notes_free (HwPrintNoteList *self)
{
  g_hash_table_unref (self->numbers);
  g_array_unref (self->entries);
  g_array_unref (self->runs);
  hw_text_unref (self->text);
  g_free (self);
}

guint
hw_print_notes_get_n (const HwPrintNoteList *self)
{
  return self->entries->len;
}

const HwPrintNoteEntry *
hw_print_notes_get (const HwPrintNoteList *self, guint index)
{
  return &g_array_index (self->entries, HwPrintNoteEntry, index);
}

guint
hw_print_notes_get_number (const HwPrintNoteList *self, gint64 range)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &range));
}

guint
hw_print_notes_at (const HwPrintNoteList *self, gsize byte)
{
  guint low = 0, high = self->entries->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (hw_print_notes_get (self, middle)->byte <= byte)
        low = middle;
      else
        high = middle;
    }
  return low;
}

const GArray *
hw_print_notes_get_runs (const HwPrintNoteList *self)
{
  return self->runs;
}

HwText *
hw_print_notes_get_text (const HwPrintNoteList *self)
{
  return self->text;
}
