/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "aside-rows.h"

#include <glib/gi18n.h>
#include <string.h>

/* Code points of what stood after a paragraph, up to the end of a word. */
#define NEXT_CHARS 48
/* Blank lines that are skipped to find it. */
#define MAX_BLANK 4
/* Spreads small numbers over all bits. */
#define GOLDEN G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

const char *
hw_aside_reason_describe (guint reason)
{
  switch (reason)
    {
    case HW_ASIDE_RUNNING_HEAD:
      /* Translators: why a line was left out of a text: it stands at the top or foot of every page */
      return _ ("Running head");
    case HW_ASIDE_PAGE_NUMBER:
      return _ ("Page number");
    case HW_ASIDE_PERSON:
      return _ ("Left out by hand");
    case HW_ASIDE_FURNITURE:
    default:
      /* Translators: why a line was left out of a text: it is no part of the article */
      return _ ("Menu, clock or form of the page");
    }
}

static void
free_row (gpointer data)
{
  HwAsideRow *row = data;

  g_free (row->text);
  g_free (row->next);
  g_free (row);
}

void
hw_aside_rows_free (HwAsideRows *self)
{
  g_clear_pointer (&self->rows, hw_rows_unref);
  g_free (self);
}

/* FNV-1a. */
static guint64
hash (guint reason, const char *text)
{
  guint64 value = G_GUINT64_CONSTANT (14695981039346656037) ^ reason;

  for (; *text != '\0'; text++)
    value = (value ^ (guint8) *text) * G_GUINT64_CONSTANT (1099511628211);
  return value;
}

GArray *
hw_aside_rows_keys (const HwStructure *structure)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), structure->asides->len);
  /* The same words may stand there more than once: the same key, so many times. */
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL);

  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, aside->text));
      const gint64 key
          = (gint64) ((hash (aside->reason, aside->text) ^ n * GOLDEN) & G_MAXINT64) | 1;

      g_hash_table_insert (seen, aside->text, GUINT_TO_POINTER (n + 1));
      g_array_append_val (keys, key);
    }
  return keys;
}

static gsize
find_word_end (const HwText *text, gsize start, gsize end)
{
  g_autofree char *words = hw_text_slice (text, start, MIN (end, start + NEXT_CHARS));
  const char *blank;

  if (end - start <= NEXT_CHARS)
    return end;
  blank = strrchr (words, ' ');
  return blank != NULL && blank > words ? start + (gsize) g_utf8_pointer_to_offset (words, blank)
                                        : start + NEXT_CHARS;
}

static void
find_next (const HwText *text, gsize index, HwAsideRow *row)
{
  const gsize n = hw_text_get_n_paragraphs (text);
  HwParagraph paragraph = { 0 };

  row->start = row->end = hw_text_get_n_chars (text);
  for (gsize i = index; i < n && i < index + MAX_BLANK; i++)
    {
      paragraph = hw_text_get_paragraph (text, i);
      row->start = paragraph.start;
      row->end = find_word_end (text, paragraph.start, paragraph.end);
      if (row->end > row->start)
        break;
    }
  row->next = hw_text_slice (text, row->start, row->end);
  /* Words that go on are told from words that do not. */
  if (row->end < paragraph.end)
    {
      char *longer = g_strconcat (row->next, "…", NULL);

      g_free (row->next);
      row->next = longer;
    }
}

HwAsideRows *
hw_aside_rows_read (HwLibrary *library, gint64 document, guint reason, GError **error)
{
  g_autoptr (HwText) text = hw_library_load_text (library, document, error);
  g_autoptr (HwStructure) structure = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GArray) keys = NULL;
  HwAsideRows *self;

  if (text != NULL)
    structure = hw_library_get_structure (library, document, error);
  if (structure == NULL)
    return NULL;
  self = g_new0 (HwAsideRows, 1);
  keys = hw_aside_rows_keys (structure);
  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);
      HwAsideRow *row;

      self->counts[0]++;
      if (aside->reason < HW_N_ASIDE_REASONS)
        self->counts[aside->reason]++;
      if (reason != 0 && aside->reason != reason)
        continue;
      row = g_new0 (HwAsideRow, 1);
      row->key = g_array_index (keys, gint64, i);
      row->reason = aside->reason;
      row->text = g_strdup (aside->text);
      find_next (text, aside->paragraph, row);
      g_ptr_array_add (items, row);
    }
  self->rows = hw_rows_new (g_steal_pointer (&items), NULL);
  return self;
}
