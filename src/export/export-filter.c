/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-filter.h"

#include "documents.h"
#include "query.h"
#include "search.h"

typedef struct
{
  gint64 start, end;
} Range;

struct _HwExportFilter
{
  const HwExportScope *scope;
  GHashTable *documents; /* gint64 *: those asked for; NULL for all */
  GHashTable *tags;      /* gint64 *: those asked for and what is below them; NULL for all */
  gboolean searches;
  GHashTable *ranges; /* gint64 * -> GArray of Range: where the query finds something */
  GHashTable *notes;  /* gint64 *: notes in which it does */
  GHashTable *titles; /* gint64 *: documents that it finds as a whole */
};

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_id (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static gboolean
has_id (GHashTable *set, gint64 id)
{
  return g_hash_table_contains (set, &id);
}

/* Depth first: a parent stands before its children. */
static void
expand_tags (HwExportFilter *self, GPtrArray *tags)
{
  self->tags = new_set ();
  for (gsize i = 0; i < self->scope->n_tags; i++)
    add_id (self->tags, self->scope->tags[i]);
  for (guint i = 0; i < tags->len; i++)
    {
      const HwTag *tag = tags->pdata[i];
      if (has_id (self->tags, tag->parent))
        add_id (self->tags, tag->id);
    }
}

static void
add_range (HwExportFilter *self, gint64 document, gint64 start, gint64 end)
{
  GArray *ranges = g_hash_table_lookup (self->ranges, &document);
  Range range = { start, end };

  if (ranges == NULL)
    {
      ranges = g_array_new (FALSE, FALSE, sizeof (Range));
      g_hash_table_insert (self->ranges, g_memdup2 (&document, sizeof document), ranges);
    }
  g_array_append_val (ranges, range);
}

static gboolean
add_match (const HwMatch *match, gpointer data)
{
  HwExportFilter *self = data;

  if (match->note != 0)
    add_id (self->notes, match->note);
  else
    add_range (self, match->document, match->start, match->end);
  return TRUE;
}

/* A query that names no word, only a title, a tag, a date, has no places: its rows are what it finds. */
static gboolean
add_rows (HwExportFilter *self,
          HwLibrary *library,
          gboolean whole,
          GCancellable *cancellable,
          GError **error)
{
  const HwSearchOptions options = { 0 };
  g_autoptr (HwSearchResult) result
      = hw_library_search (library, self->scope->query, &options, cancellable, error);

  g_autoptr (HwText) text = NULL;
  gint64 of = 0; /* the document whose text that is */

  for (guint i = 0; result != NULL && i < result->hits->len; i++)
    {
      const HwHit *hit = result->hits->pdata[i];
      if (hit->note != 0)
        add_id (self->notes, hit->note);
      else if (whole)
        add_id (self->titles, hit->document);
      else
        {
          if (of != hit->document)
            {
              g_clear_pointer (&text, hw_text_unref);
              text = hw_library_load_text (library, hit->document, error);
            }
          if (text == NULL)
            return FALSE;
          of = hit->document;
          HwParagraph row
              = hw_text_get_paragraph (text, hw_text_get_paragraph_at (text, (gsize) hit->start));
          add_range (self, hit->document, (gint64) row.start, (gint64) row.end);
        }
    }
  return result != NULL;
}

static gboolean
search (HwExportFilter *self, HwLibrary *library, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwQuery) query = hw_query_new (self->scope->query);
  gboolean has_words = FALSE, has_titles = FALSE;

  self->searches = TRUE;
  self->ranges
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->notes = new_set ();
  self->titles = new_set ();
  for (guint i = 0; i < query->atoms->len; i++)
    if (hw_query_get_atom (query, i)->scope == HW_QUERY_TITLE)
      has_titles = TRUE;
    else
      has_words = TRUE;
  if (!has_words)
    return add_rows (self, library, has_titles, cancellable, error);
  return hw_library_search_each (library, self->scope->query, NULL, add_match, self, cancellable,
                                 error);
}

HwExportFilter *
hw_export_filter_new (HwLibrary *library,
                      const HwExportScope *scope,
                      GPtrArray *tags,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (HwExportFilter) self = g_new0 (HwExportFilter, 1);

  self->scope = scope;
  if (scope->n_tags > 0)
    expand_tags (self, tags);
  if (scope->n_documents > 0)
    self->documents = new_set ();
  for (gsize i = 0; i < scope->n_documents; i++)
    add_id (self->documents, scope->documents[i]);
  if (scope->query != NULL && *scope->query != '\0' && !search (self, library, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
hw_export_filter_free (HwExportFilter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_pointer (&self->ranges, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self);
}

gboolean
hw_export_filter_has_document (const HwExportFilter *self, gint64 document)
{
  return self->documents == NULL || has_id (self->documents, document);
}

static gboolean
is_in_time (const HwExportFilter *self, gint64 created)
{
  return created >= self->scope->since && (self->scope->until == 0 || created < self->scope->until);
}

static gboolean
is_found (const HwExportFilter *self, const HwPassage *passage)
{
  const GArray *ranges;

  if (!self->searches || has_id (self->titles, passage->document)
      || (passage->note_id != 0 && has_id (self->notes, passage->note_id)))
    return TRUE;
  ranges = g_hash_table_lookup (self->ranges, &passage->document);
  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      if (range->start < passage->end && passage->start < range->end)
        return TRUE;
    }
  return FALSE;
}

gboolean
hw_export_filter_has_passage (const HwExportFilter *self, const HwPassage *passage)
{
  gboolean tagged = self->tags == NULL;

  for (gsize i = 0; i < passage->n_tags && !tagged; i++)
    tagged = has_id (self->tags, passage->tags[i]);
  return tagged && is_in_time (self, passage->created) && is_found (self, passage);
}

gboolean
hw_export_filter_has_note (const HwExportFilter *self, const HwNote *note)
{
  if (note->target != HW_NOTE_ON_TAG && self->tags != NULL)
    return FALSE;
  if (note->target == HW_NOTE_ON_LIBRARY && self->documents != NULL)
    return FALSE;
  /* What a tag means is of use wherever the tag is. */
  if (note->target == HW_NOTE_ON_TAG)
    return TRUE;
  return is_in_time (self, note->created)
         && (!self->searches || has_id (self->notes, note->id)
             || (note->document != 0 && has_id (self->titles, note->document)));
}

gboolean
hw_export_filter_wants_tag (const HwExportFilter *self, const HwTag *tag)
{
  return self->tags == NULL || has_id (self->tags, tag->id);
}

gboolean
hw_export_filter_is_open (const HwExportFilter *self)
{
  return self->documents == NULL && self->tags == NULL && !self->searches && self->scope->since == 0
         && self->scope->until == 0;
}
