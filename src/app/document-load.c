/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-load.h"

#include "tag-colours.h"

void
hw_document_load_free (HwDocumentLoad *self)
{
  g_clear_pointer (&self->document, hw_document_unref);
  g_clear_pointer (&self->text, hw_text_unref);
  g_clear_pointer (&self->structure, hw_structure_free);
  g_clear_pointer (&self->passages, g_ptr_array_unref);
  g_clear_pointer (&self->tag_colours, g_hash_table_unref);
  g_clear_pointer (&self->desk, hw_desk_state_free);
  g_free (self);
}

/* Those that have a place in the text. */
static GPtrArray *
list_placed (HwLibrary *library, gint64 id, GError **error)
{
  const HwPassageQuery query = { .document = id };
  g_autoptr (GPtrArray) all = hw_library_list_passages (library, &query, error);
  GPtrArray *placed;

  if (all == NULL)
    return NULL;
  placed = g_ptr_array_new_full (all->len, (GDestroyNotify) hw_passage_unref);
  for (guint i = 0; i < all->len; i++)
    if (((HwPassage *) all->pdata[i])->state != HW_PASSAGE_LOST)
      g_ptr_array_add (placed, hw_passage_ref (all->pdata[i]));
  return placed;
}

static HwDocumentLoad *
load (HwLibrary *library, gint64 id, gboolean with_text, GError **error)
{
  g_autoptr (HwDocumentLoad) self = g_new0 (HwDocumentLoad, 1);

  self->document = hw_library_get_document (library, id, error);
  if (self->document == NULL)
    return NULL;
  if (with_text)
    {
      self->text = hw_library_load_text (library, id, error);
      if (self->text == NULL)
        return NULL;
      self->structure = hw_library_get_structure (library, id, error);
      if (self->structure == NULL)
        return NULL;
      self->place = hw_library_get_place (library, id);
    }
  self->passages = list_placed (library, id, error);
  if (self->passages == NULL)
    return NULL;
  self->tag_colours = hw_tag_colours_read (library, error);
  if (self->tag_colours == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

gpointer
hw_document_load_count (HwLibrary *library,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  const gint64 n_documents = hw_library_count_documents (library, error);
  HwDocumentLoad *self;

  if (n_documents < 0)
    return NULL;
  self = g_new0 (HwDocumentLoad, 1);
  self->is_empty = n_documents == 0;
  return self;
}

gpointer
hw_document_load_last (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwDeskState) desk = hw_desk_state_read (library);
  const HwDeskTab *active = hw_desk_state_get_active (desk);
  HwDocumentLoad *self = active != NULL
                             ? load (library, active->document, TRUE, error)
                             : hw_document_load_count (library, NULL, cancellable, error);

  if (self != NULL)
    self->desk = g_steal_pointer (&desk);
  return self;
}

gpointer
hw_document_load_whole (HwLibrary *library,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  return load (library, *(gint64 *) data, TRUE, error);
}

gpointer
hw_document_load_passages (HwLibrary *library,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  return load (library, *(gint64 *) data, FALSE, error);
}
