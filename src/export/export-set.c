/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-set.h"

#include "export-context.h"
#include "export-filter.h"

#include <glib/gi18n.h>

static void
section_free (gpointer data)
{
  HwExportSection *self = data;
  for (guint i = 0; i < self->passages->len; i++)
    {
      HwExportPassage *item = &g_array_index (self->passages, HwExportPassage, i);
      hw_passage_unref (item->passage);
      g_free (item->page);
      g_free (item->place);
      g_free (item->before);
      g_free (item->after);
      g_array_unref (item->directions);
    }
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

/* What a set is made from. */
typedef struct
{
  HwExportSet *set;
  HwLibrary *library;
  const HwExportOptions *options;
  HwExportFilter *filter;
  gboolean with_empty; /* documents without passages and notes */
} Filler;

static void
see (Filler *self, gint64 modified)
{
  self->set->modified = MAX (self->set->modified, modified);
}

static gboolean
fill_passages (Filler *self, HwExportSection *section, GError **error)
{
  HwPassageQuery query = { .document = section->document->id };
  g_autoptr (GPtrArray) passages = hw_library_list_passages (self->library, &query, error);
  if (passages == NULL)
    return FALSE;

  g_autoptr (HwText) text = NULL;
  g_autoptr (HwStructure) structure = NULL;
  for (guint i = 0; i < passages->len; i++)
    {
      HwPassage *passage = passages->pdata[i];
      if (!hw_export_filter_has_passage (self->filter, passage))
        continue;
      if (text == NULL)
        {
          text = hw_library_load_text (self->library, section->document->id, error);
          structure = hw_library_get_structure (self->library, section->document->id, error);
        }
      if (text == NULL || structure == NULL)
        return FALSE;
      if (section->direction == HW_DIRECTION_AUTO)
        section->direction = hw_text_get_direction (text, HW_DIRECTION_AUTO);
      HwExportPassage item = { .passage = hw_passage_ref (passage) };
      hw_export_passage_place (&item, section, text, structure, self->options->context);
      g_array_append_val (section->passages, item);
      see (self, passage->modified);
    }

  return TRUE;
}

/* Those of the notes that are in the export. NULL on failure. */
static GPtrArray *
list_notes (Filler *self, HwNoteTarget target, gint64 target_id, GError **error)
{
  g_autoptr (GPtrArray) all = hw_library_list_notes (self->library, target, target_id, error);
  GPtrArray *notes;

  if (all == NULL)
    return NULL;
  notes = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_note_unref);
  for (guint i = 0; i < all->len; i++)
    if (hw_export_filter_has_note (self->filter, all->pdata[i]))
      {
        g_ptr_array_add (notes, hw_note_ref (all->pdata[i]));
        see (self, ((HwNote *) all->pdata[i])->modified);
      }
  return notes;
}

static HwExportSection *
section_new (Filler *self, HwDocument *document, GError **error)
{
  HwExportSection *section = g_new0 (HwExportSection, 1);
  section->document = hw_document_ref (document);
  section->direction = hw_direction_of_language (document->language);
  section->passages = g_array_new (FALSE, FALSE, sizeof (HwExportPassage));
  section->notes = list_notes (self, HW_NOTE_ON_DOCUMENT, document->id, error);
  if (section->notes != NULL && (document->n_passages == 0 || fill_passages (self, section, error)))
    return section;

  if (section->notes == NULL)
    section->notes = g_ptr_array_new ();
  section_free (section);
  return NULL;
}

static gboolean
fill_sections (Filler *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (self->library, 0, NULL, HW_DOCUMENT_ORDER_TITLE, error);
  if (documents == NULL)
    return FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      HwDocument *document = documents->pdata[i];
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!hw_export_filter_has_document (self->filter, document->id))
        continue;

      HwExportSection *section = section_new (self, document, error);
      if (section == NULL)
        return FALSE;
      if (section->passages->len > 0 || section->notes->len > 0 || self->with_empty)
        g_ptr_array_add (self->set->sections, section);
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
is_asked_for (const HwExportScope *scope, gint64 tag)
{
  for (gsize i = 0; i < scope->n_tags; i++)
    if (scope->tags[i] == tag)
      return TRUE;
  return FALSE;
}

static gboolean
fill_tags (Filler *self, const HwExportScope *scope, GPtrArray *all, GError **error)
{
  g_autoptr (GHashTable) used = used_tags (self->set);

  for (guint i = 0; i < all->len; i++)
    {
      HwTag *tag = all->pdata[i];
      if (!hw_export_filter_is_open (self->filter) && !g_hash_table_contains (used, &tag->id)
          && !is_asked_for (scope, tag->id))
        continue;
      g_autoptr (GPtrArray) notes = list_notes (self, HW_NOTE_ON_TAG, tag->id, error);
      if (notes == NULL)
        return FALSE;
      HwExportTag *item = g_new0 (HwExportTag, 1);
      item->tag = hw_tag_ref (tag);
      item->note = notes->len > 0 ? hw_note_ref (notes->pdata[0]) : NULL;
      item->is_wanted = hw_export_filter_wants_tag (self->filter, tag);
      g_ptr_array_add (self->set->tags, item);
    }
  return TRUE;
}

HwExportSet *
hw_export_set_new (HwLibrary *library,
                   const HwExportScope *scope,
                   const HwExportOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (HwExportSet) self = g_new0 (HwExportSet, 1);
  g_autoptr (GPtrArray) tags = hw_library_list_tags (library, error);
  g_autoptr (HwExportFilter) filter = NULL;

  if (tags != NULL)
    filter = hw_export_filter_new (library, scope, tags, cancellable, error);
  if (filter == NULL)
    return NULL;
  HwExportFeatures features = hw_export_format_get_features (options->format);
  Filler filler = { self, library, options, filter, FALSE };
  filler.with_empty = (features & HW_EXPORT_HAS_ALL_DOCUMENTS) != 0 && scope->n_tags == 0
                      && scope->query == NULL && scope->since == 0 && scope->until == 0;
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->tags = g_ptr_array_new_with_free_func (tag_free);
  if (!fill_sections (&filler, cancellable, error) || !fill_tags (&filler, scope, tags, error))
    return NULL;
  self->library_notes = list_notes (&filler, HW_NOTE_ON_LIBRARY, 0, error);
  return self->library_notes != NULL ? g_steal_pointer (&self) : NULL;
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

const char *
hw_export_set_get_tag_path (const HwExportSet *self, const HwPassage *passage, gsize index)
{
  const HwTag *tag = hw_export_set_get_tag (self, passage->tags[index]);

  return tag != NULL ? tag->path : passage->tag_names[index];
}

HwDirection
hw_export_passage_get_direction (const HwExportPassage *self, guint line)
{
  return g_array_index (self->directions, HwDirection, MIN (line, self->directions->len - 1));
}

HwDirection
hw_export_set_get_direction (const HwExportSet *set)
{
  int balance = 0;

  for (guint i = 0; i < set->sections->len; i++)
    switch (((HwExportSection *) set->sections->pdata[i])->direction)
      {
      case HW_DIRECTION_RTL:
        balance++;
        break;
      case HW_DIRECTION_LTR:
        balance--;
        break;
      case HW_DIRECTION_AUTO:
      default:
        break;
      }
  if (balance == 0)
    return hw_direction_of_utf8 (_ ("Notes"), -1, HW_DIRECTION_LTR);
  return balance > 0 ? HW_DIRECTION_RTL : HW_DIRECTION_LTR;
}

const char *
hw_export_set_get_title (const HwExportSet *set)
{
  if (set->sections->len == 1)
    return ((HwExportSection *) set->sections->pdata[0])->document->title;
  return _ ("Notes");
}

char *
hw_export_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}
