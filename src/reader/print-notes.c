/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-notes.h"

#include <string.h>

struct _HwPrintNoteList
{
  GArray *entries;     /* HwPrintNoteEntry */
  GHashTable *numbers; /* gint64 * in the entry -> its number */
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

/* Text from outside as canonical text. */
static void
append (GString *to, const char *text)
{
  g_autofree char *valid = NULL;
  gsize end;

  if (text == NULL)
    return;
  valid = g_utf8_make_valid (text, -1);
  for (const char *p = valid; *p != '\0'; p++)
    if (*p != '\r')
      g_string_append_c (to, *p);
    else if (p[1] != '\n')
      g_string_append_c (to, '\n');
  for (end = to->len; end > 0 && g_ascii_isspace (to->str[end - 1]); end--)
    ;
  g_string_truncate (to, end);
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
  for (guint i = 0; i < found->len; i++)
    {
      const Found *one = &g_array_index (found, Found, i);
      HwPrintNoteEntry entry = { .range = one->range->id,
                                 .start = one->range->start,
                                 .end = one->range->end,
                                 .byte = text->len };

      append (text, one->note->tags);
      entry.tags_past = text->len;
      if (text->len > entry.byte && one->note->text != NULL && *one->note->text != '\0')
        g_string_append_c (text, '\n');
      append (text, one->note->text);
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

HwText *
hw_print_notes_get_text (const HwPrintNoteList *self)
{
  return self->text;
}
