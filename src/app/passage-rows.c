/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "documents.h"
#include "tag-colours.h"

static void
entry_free (gpointer data)
{
  HwPassageEntry *entry = data;

  hw_passage_unref (entry->passage);
  g_free (entry->tag_colours);
  g_free (entry->place);
  g_free (entry);
}

static HwPassageEntry *
entry_new (HwPassage *passage, GHashTable *colours)
{
  HwPassageEntry *entry = g_new0 (HwPassageEntry, 1);

  entry->id = passage->id;
  entry->passage = hw_passage_ref (passage);
  entry->tag_colours = g_new (const char *, passage->n_tags);
  for (gsize j = 0; j < passage->n_tags; j++)
    entry->tag_colours[j] = hw_tag_colours_get (colours, passage->tags[j]);
  return entry;
}

/* NULL where the source has neither pages nor times. Transfer full. */
static char *
make_place (const HwStructure *structure, const HwPassage *passage)
{
  const gsize start = (gsize) passage->start;
  const char *page, *time;

  if (structure == NULL || passage->state == HW_PASSAGE_LOST)
    return NULL;
  page = hw_structure_get_label (structure, HW_LOCATOR_PAGE, start);
  if (page != NULL)
    /* Translators: short, of a passage; %s is the page's number or name */
    return g_strdup_printf (_ ("p. %s"), page);
  time = hw_structure_get_label (structure, HW_LOCATOR_TIME, start);
  return time != NULL ? g_strndup (time, strcspn (time, ".,")) : NULL;
}

/* Passages come document by document, or are few. */
static gboolean
add_places (HwLibrary *library, GPtrArray *entries, GError **error)
{
  g_autoptr (HwStructure) structure = NULL;
  gint64 document = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      HwPassageEntry *entry = entries->pdata[i];

      if (structure == NULL || entry->passage->document != document)
        {
          g_clear_pointer (&structure, hw_structure_free);
          document = entry->passage->document;
          structure = hw_library_get_structure (library, document, error);
        }
      if (structure == NULL)
        return FALSE;
      entry->place = make_place (structure, entry->passage);
    }
  return TRUE;
}

/* Element type HwPassageEntry. NULL on failure. */
static GPtrArray *
read_entries (HwLibrary *library, const HwPassageQuery *query, GError **error)
{
  g_autoptr (GHashTable) colours = hw_tag_colours_read (library, error);
  g_autoptr (GPtrArray) passages
      = colours != NULL ? hw_library_list_passages (library, query, error) : NULL;
  GPtrArray *entries;

  if (passages == NULL)
    return NULL;
  entries = g_ptr_array_new_full (passages->len, entry_free);
  for (guint i = 0; i < passages->len; i++)
    g_ptr_array_add (entries, entry_new (passages->pdata[i], colours));
  if (!add_places (library, entries, error))
    g_clear_pointer (&entries, g_ptr_array_unref);
  return entries;
}

HwRows *
hw_passage_rows_read (HwLibrary *library, const HwPassageQuery *query, GError **error)
{
  GPtrArray *entries = read_entries (library, query, error);
  gint64 document = 0;

  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      HwPassageEntry *entry = entries->pdata[i];

      entry->first = i == 0 || entry->passage->document != document;
      document = entry->passage->document;
    }
  return hw_rows_new (entries, NULL);
}

static int
compare_states (gconstpointer a, gconstpointer b, gpointer data)
{
  const HwPassageEntry *const *one = a, *const *other = b;

  return (int) (*other)->passage->state - (int) (*one)->passage->state;
}

/* Takes @entries. The sort keeps the order of what is alike. */
static HwRows *
sort_entries (GPtrArray *entries)
{
  g_ptr_array_sort_with_data (entries, compare_states, NULL);
  return hw_rows_new (entries, NULL);
}

HwRows *
hw_passage_rows_read_sorted (HwLibrary *library, const HwPassageQuery *query, GError **error)
{
  GPtrArray *entries = read_entries (library, query, error);

  return entries != NULL ? sort_entries (entries) : NULL;
}

HwRows *
hw_passage_rows_read_replaced (HwLibrary *library,
                               const HwPassageQuery *query,
                               GHashTable *statuses,
                               GError **error)
{
  GPtrArray *entries = read_entries (library, query, error);

  if (entries == NULL)
    return NULL;
  for (guint i = entries->len; i-- > 0;)
    {
      HwPassageEntry *entry = entries->pdata[i];
      const HwReplacedPassage *replaced = g_hash_table_lookup (statuses, &entry->id);

      if (replaced == NULL || replaced->status == HW_ANCHOR_KEPT)
        g_ptr_array_remove_index (entries, i);
      else
        entry->moved = replaced->status == HW_ANCHOR_MOVED;
    }
  return sort_entries (entries);
}

gboolean
hw_passage_entry_same (gconstpointer a, gconstpointer b)
{
  const HwPassageEntry *one = a, *other = b;
  const HwPassage *p = one->passage, *q = other->passage;

  if (one->first != other->first || one->moved != other->moved || p->state != q->state
      || p->score != q->score || !g_str_equal (p->former, q->former) || p->n_tags != q->n_tags
      || p->note_id != q->note_id || !g_str_equal (p->shown_colour, q->shown_colour)
      || !g_str_equal (p->note, q->note) || !g_str_equal (p->quote, q->quote)
      || !g_str_equal (p->document_title, q->document_title)
      || g_strcmp0 (one->place, other->place) != 0)
    return FALSE;
  for (gsize i = 0; i < p->n_tags; i++)
    {
      if (p->tags[i] != q->tags[i] || one->tag_colours[i] != other->tag_colours[i]
          || !g_str_equal (p->tag_names[i], q->tag_names[i]))
        return FALSE;
    }
  return TRUE;
}
