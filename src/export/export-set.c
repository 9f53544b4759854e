/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-set.h"

static gboolean
contains (const gint64 *ids, gsize n_ids, gint64 id)
{
  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

static void
section_free (gpointer data)
{
  HwExportSection *self = data;
  for (guint i = 0; i < self->passages->len; i++)
    hw_passage_unref (g_array_index (self->passages, HwExportPassage, i).passage);
  g_array_unref (self->passages);
  g_ptr_array_unref (self->notes);
  hw_document_unref (self->document);
  g_free (self);
}

static void
tag_free (gpointer data)
{
  HwExportTag *self = data;
  hw_tag_unref (self->tag);
  g_clear_pointer (&self->note, hw_note_unref);
  g_free (self);
}

void
hw_export_set_free (HwExportSet *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->library_notes, g_ptr_array_unref);
  g_free (self);
}

/* The tags of the scope with all that is below them: ids as a set. NULL where tags are no condition. */
static GHashTable *
expand_tags (const HwExportScope *scope, GPtrArray *all)
{
  if (scope->n_tags == 0)
    return NULL;

  GHashTable *wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  /* Depth first: a parent stands before its children. */
  for (guint i = 0; i < all->len; i++)
    {
      HwTag *tag = all->pdata[i];
      if (contains (scope->tags, scope->n_tags, tag->id)
          || g_hash_table_contains (wanted, &tag->parent))
        g_hash_table_add (wanted, &tag->id);
    }
  return wanted;
}

static gboolean
is_wanted (const HwPassage *passage, GHashTable *wanted)
{
  if (wanted == NULL)
    return TRUE;
  for (gsize i = 0; i < passage->n_tags; i++)
    if (g_hash_table_contains (wanted, &passage->tags[i]))
      return TRUE;
  return FALSE;
}

static gboolean
fill_passages (HwExportSection *section, HwLibrary *library, GHashTable *wanted, GError **error)
{
  HwPassageQuery query = { .document = section->document->id };
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, &query, error);
  if (passages == NULL)
    return FALSE;

  g_autoptr (HwText) text = NULL;
  for (guint i = 0; i < passages->len; i++)
    {
      HwPassage *passage = passages->pdata[i];
      if (!is_wanted (passage, wanted))
        continue;
      if (text == NULL)
        text = hw_library_load_text (library, section->document->id, error);
      if (text == NULL)
        return FALSE;
      HwExportPassage item = { hw_passage_ref (passage),
                               hw_text_get_paragraph_number (text, (gsize) passage->start) };
      g_array_append_val (section->passages, item);
    }

  if (text != NULL && section->direction == HW_DIRECTION_AUTO)
    section->direction = hw_text_get_direction (text, HW_DIRECTION_AUTO);
  return TRUE;
}

static HwExportSection *
section_new (HwLibrary *library,
             HwDocument *document,
             GHashTable *wanted,
             gboolean with_notes,
             GError **error)
{
  HwExportSection *section = g_new0 (HwExportSection, 1);
  section->document = hw_document_ref (document);
  section->direction = hw_direction_of_language (document->language);
  section->passages = g_array_new (FALSE, FALSE, sizeof (HwExportPassage));
  section->notes = with_notes
                       ? hw_library_list_notes (library, HW_NOTE_ON_DOCUMENT, document->id, error)
                       : g_ptr_array_new ();
  if (section->notes != NULL
      && (document->n_passages == 0 || fill_passages (section, library, wanted, error)))
    return section;

  if (section->notes == NULL)
    section->notes = g_ptr_array_new ();
  section_free (section);
  return NULL;
}

/* The ids as a set, or NULL for no condition. */
static GHashTable *
make_set (const gint64 *ids, gsize n_ids)
{
  if (n_ids == 0)
    return NULL;
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_add (set, (gpointer) &ids[i]);
  return set;
}

static gboolean
fill_sections (HwExportSet *self,
               HwLibrary *library,
               const HwExportScope *scope,
               GHashTable *wanted,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_TITLE, error);
  g_autoptr (GHashTable) chosen = make_set (scope->documents, scope->n_documents);
  if (documents == NULL)
    return FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      HwDocument *document = documents->pdata[i];
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (chosen != NULL && !g_hash_table_contains (chosen, &document->id))
        continue;

      /* Under a tag there are passages; what is said of a whole document is not under it. */
      HwExportSection *section = section_new (library, document, wanted, wanted == NULL, error);
      if (section == NULL)
        return FALSE;
      if (section->passages->len > 0 || section->notes->len > 0)
        g_ptr_array_add (self->sections, section);
      else
        section_free (section);
    }
  return TRUE;
}

/* Which tags does this export use? */
static GHashTable *
used_tags (HwExportSet *self)
{
  GHashTable *used = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->sections->len; i++)
    {
      HwExportSection *section = self->sections->pdata[i];
      for (guint j = 0; j < section->passages->len; j++)
        {
          HwPassage *passage = g_array_index (section->passages, HwExportPassage, j).passage;
          for (gsize k = 0; k < passage->n_tags; k++)
            g_hash_table_add (used, &passage->tags[k]);
        }
    }
  return used;
}

static gboolean
fill_tags (HwExportSet *self,
           HwLibrary *library,
           const HwExportScope *scope,
           GPtrArray *all,
           GError **error)
{
  g_autoptr (GHashTable) used = used_tags (self);
  gboolean everything = scope->n_documents == 0 && scope->n_tags == 0;

  for (guint i = 0; i < all->len; i++)
    {
      HwTag *tag = all->pdata[i];
      if (!everything && !g_hash_table_contains (used, &tag->id)
          && !contains (scope->tags, scope->n_tags, tag->id))
        continue;
      g_autoptr (GPtrArray) notes = hw_library_list_notes (library, HW_NOTE_ON_TAG, tag->id, error);
      if (notes == NULL)
        return FALSE;
      HwExportTag *item = g_new0 (HwExportTag, 1);
      item->tag = hw_tag_ref (tag);
      item->note = notes->len > 0 ? hw_note_ref (notes->pdata[0]) : NULL;
      g_ptr_array_add (self->tags, item);
    }
  return TRUE;
}

static gboolean
fill (HwExportSet *self,
      HwLibrary *library,
      const HwExportScope *scope,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GPtrArray) all = hw_library_list_tags (library, error);
  if (all == NULL)
    return FALSE;
  g_autoptr (GHashTable) wanted = expand_tags (scope, all);

  if (!fill_sections (self, library, scope, wanted, cancellable, error)
      || !fill_tags (self, library, scope, all, error))
    return FALSE;

  self->library_notes = scope->n_documents == 0 && scope->n_tags == 0
                            ? hw_library_list_notes (library, HW_NOTE_ON_LIBRARY, 0, error)
                            : g_ptr_array_new ();
  return self->library_notes != NULL;
}

HwExportSet *
hw_export_set_new (HwLibrary *library,
                   const HwExportScope *scope,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (HwExportSet) self = g_new0 (HwExportSet, 1);
  gboolean ok;

  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->tags = g_ptr_array_new_with_free_func (tag_free);
  /* Others may write meanwhile: all of it is of one moment. */
  if (!hw_library_begin_read (library, error))
    return NULL;
  ok = fill (self, library, scope, cancellable, error);
  hw_library_end_read (library);
  return ok ? g_steal_pointer (&self) : NULL;
}

const HwTag *
hw_export_set_get_tag (const HwExportSet *self, gint64 id)
{
  for (guint i = 0; i < self->tags->len; i++)
    {
      const HwExportTag *item = self->tags->pdata[i];
      if (item->tag->id == id)
        return item->tag;
    }
  return NULL;
}

HwDirection
hw_export_direction (const HwExportSection *section, const char *text, gsize n_bytes)
{
  HwDirection fallback = section != NULL ? section->direction : HW_DIRECTION_AUTO;

  if (section != NULL && section->document->direction != HW_DIRECTION_AUTO)
    return section->document->direction;
  return hw_direction_of_utf8 (text, (gssize) n_bytes, fallback);
}

char *
hw_export_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}
