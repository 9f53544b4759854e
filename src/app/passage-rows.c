/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-rows.h"

#include "tag-colours.h"

static void
entry_free (gpointer data)
{
  HwPassageEntry *entry = data;

  hw_passage_unref (entry->passage);
  g_free (entry->tag_colours);
  g_free (entry);
}

HwRows *
hw_passage_rows_read (HwLibrary *library, const HwPassageQuery *query, GError **error)
{
  g_autoptr (GHashTable) colours = hw_tag_colours_read (library, error);
  g_autoptr (GPtrArray) passages = NULL;
  GPtrArray *entries;
  gint64 document = 0;

  if (colours == NULL)
    return NULL;
  passages = hw_library_list_passages (library, query, error);
  if (passages == NULL)
    return NULL;

  entries = g_ptr_array_new_full (passages->len, entry_free);
  for (guint i = 0; i < passages->len; i++)
    {
      HwPassage *passage = passages->pdata[i];
      HwPassageEntry *entry = g_new0 (HwPassageEntry, 1);

      entry->id = passage->id;
      entry->passage = hw_passage_ref (passage);
      entry->tag_colours = g_new (const char *, passage->n_tags);
      for (gsize j = 0; j < passage->n_tags; j++)
        entry->tag_colours[j] = hw_tag_colours_get (colours, passage->tags[j]);
      entry->first = i == 0 || passage->document != document;
      document = passage->document;
      g_ptr_array_add (entries, entry);
    }
  return hw_rows_new (entries, NULL);
}

gboolean
hw_passage_entry_same (gconstpointer a, gconstpointer b)
{
  const HwPassageEntry *one = a, *other = b;
  const HwPassage *p = one->passage, *q = other->passage;

  if (one->first != other->first || p->n_tags != q->n_tags || p->note_id != q->note_id
      || !g_str_equal (p->shown_colour, q->shown_colour) || !g_str_equal (p->note, q->note)
      || !g_str_equal (p->quote, q->quote) || !g_str_equal (p->document_title, q->document_title))
    return FALSE;
  for (gsize i = 0; i < p->n_tags; i++)
    {
      if (p->tags[i] != q->tags[i] || one->tag_colours[i] != other->tag_colours[i]
          || !g_str_equal (p->tag_names[i], q->tag_names[i]))
        return FALSE;
    }
  return TRUE;
}
