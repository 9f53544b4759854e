/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project.h"

#include <glib/gi18n.h>
#include <string.h>

#include "documents.h"
#include "groups.h"
#include "passages.h"
#include "tags.h"

/* A library on its way into a project. The tables map an id there to an index + 1 here. */
typedef struct
{
  HwLibrary *library;
  HwProject *project;
  const HwProjectFilter *filter;
  GHashTable *documents, *tags;
} Reading;

static void
keep_index (GHashTable *table, gint64 id, guint index)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (index + 1));
}

static gboolean
get_index (GHashTable *table, gint64 id, guint *index)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, &id));

  *index = found - 1;
  return found != 0;
}

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gboolean
wants_note (Reading *self, const HwNote *note)
{
  return note->target == HW_NOTE_ON_PASSAGE || self->filter->has_note == NULL
         || self->filter->has_note (self->filter->data, note);
}

static void
add_notes (Reading *self, const GPtrArray *notes, HwNoteTarget target, guint index)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const HwNote *from = notes->pdata[i];
      HwProjectNote *note;

      if (!wants_note (self, from))
        continue;
      note = hw_project_add_note (self->project, target, index);
      note->guid = g_strdup (from->guid);
      note->text = g_strdup (from->text);
      note->created = from->created;
      note->modified = from->modified;
      note->creator = g_strdup (from->creator);
    }
}

static gboolean
read_notes (Reading *self, HwNoteTarget target, gint64 id, guint index, GError **error)
{
  g_autoptr (GPtrArray) notes = hw_library_list_notes (self->library, target, id, error);

  if (notes != NULL)
    add_notes (self, notes, target, index);
  return notes != NULL;
}

static gboolean
read_tags (Reading *self, GError **error)
{
  g_autoptr (GPtrArray) tags = hw_library_list_tags (self->library, error);

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    {
      const HwTag *from = tags->pdata[i];
      guint index, parent;
      HwProjectTag *tag = hw_project_add_tag (self->project, &index);

      tag->guid = g_strdup (from->guid);
      tag->name = g_strdup (from->name);
      tag->colour = g_strdup (from->colour);
      tag->description = g_strdup (from->description);
      if (get_index (self->tags, from->parent, &parent))
        tag->parent = (int) parent;
      keep_index (self->tags, from->id, index);
      if (!read_notes (self, HW_NOTE_ON_TAG, from->id, index, error))
        return FALSE;
    }
  return tags != NULL;
}

static gboolean
wants_passage (Reading *self, const HwPassage *passage)
{
  return self->filter->has_passage == NULL
         || self->filter->has_passage (self->filter->data, passage);
}

static guint
add_document (Reading *self, const HwDocument *from)
{
  guint index;
  HwProjectDocument *document = hw_project_add_document (self->project, &index);

  document->guid = g_strdup (from->guid);
  document->title = g_strdup (from->title);
  document->language = g_strdup (from->language);
  document->author = g_strdup (from->author);
  document->source = g_strdup (from->source);
  document->url = g_strdup (from->url);
  document->published = g_strdup (from->published);
  document->hash = g_strdup (from->hash);
  document->format = g_strdup (from->format);
  document->encoding = g_strdup (from->encoding);
  document->remarks = g_strdup (from->remarks);
  document->direction = from->direction;
  document->added = from->added;
  document->id = from->id;
  keep_index (self->documents, from->id, index);
  return index;
}

static gboolean
add_passage (Reading *self, const HwPassage *from, guint document, GError **error)
{
  guint index, tag;
  HwProjectPassage *passage = hw_project_add_passage (self->project, &index);

  passage->guid = g_strdup (from->guid);
  passage->document = document;
  passage->start = from->start;
  passage->end = from->end;
  passage->colour = g_strdup (from->colour);
  passage->created = from->created;
  passage->modified = from->modified;
  passage->creator = g_strdup (from->creator);
  passage->state = from->state;
  passage->score = from->score;
  passage->former = g_strdup (from->former);
  if (from->state == HW_PASSAGE_LOST)
    {
      passage->quote = g_strdup (from->quote);
      passage->prefix = g_strdup (from->prefix);
      passage->suffix = g_strdup (from->suffix);
    }
  for (gsize i = 0; i < from->n_tags; i++)
    if (get_index (self->tags, from->tags[i], &tag))
      g_array_append_val (passage->tags, tag);
  return from->note_id == 0 || read_notes (self, HW_NOTE_ON_PASSAGE, from->id, index, error);
}

/* What can be said of it without a place. */
static void
add_lost_as_note (Reading *self, const HwPassage *from, guint document)
{
  HwProjectNote *note = hw_project_add_note (self->project, HW_NOTE_ON_DOCUMENT, document);
  g_autofree char *quote = hw_direction_isolate (from->quote);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: a note on a document: a passage of it whose words are not in its text any more */
  g_string_append_printf (text, _ ("Not found in the text: “%s”"), quote);
  for (gsize i = 0; i < from->n_tags; i++)
    {
      g_autofree char *tag = hw_direction_isolate (from->tag_names[i]);

      g_string_append_printf (text, "%s%s", i == 0 ? "\n\n" : " · ", tag);
    }
  if (*from->note != '\0')
    g_string_append_printf (text, "\n\n%s", from->note);
  note->guid = hw_project_make_lost_guid (from->guid);
  note->text = g_strdup (text->str);
  note->created = from->created;
  note->modified = from->modified;
  note->creator = g_strdup (from->creator);
}

static gboolean
is_used (Reading *self, const GPtrArray *passages, const GPtrArray *notes)
{
  for (guint i = 0; i < passages->len; i++)
    if (wants_passage (self, passages->pdata[i]))
      return TRUE;
  for (guint i = 0; i < notes->len; i++)
    if (wants_note (self, notes->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_document (Reading *self, const HwDocument *from, GError **error)
{
  const HwPassageQuery query = { .document = from->id };
  g_autoptr (GPtrArray) passages = from->n_passages > 0
                                       ? hw_library_list_passages (self->library, &query, error)
                                       : g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = NULL;
  guint index;

  if (passages != NULL)
    notes = hw_library_list_notes (self->library, HW_NOTE_ON_DOCUMENT, from->id, error);
  if (notes == NULL)
    return FALSE;
  if (self->filter->only_used && !is_used (self, passages, notes))
    return TRUE;
  index = add_document (self, from);
  add_notes (self, notes, HW_NOTE_ON_DOCUMENT, index);
  for (guint i = 0; i < passages->len; i++)
    {
      const HwPassage *passage = passages->pdata[i];

      if (!wants_passage (self, passage))
        continue;
      if (passage->state == HW_PASSAGE_LOST && self->filter->lost_as_notes)
        add_lost_as_note (self, passage, index);
      if (!add_passage (self, passage, index, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_documents (Reading *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (self->library, 0, NULL, HW_DOCUMENT_ORDER_ID, error);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const HwDocument *document = documents->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if ((self->filter->has_document == NULL
           || self->filter->has_document (self->filter->data, document->id))
          && !read_document (self, document, error))
        return FALSE;
    }
  return documents != NULL;
}

static gboolean
read_group (Reading *self, const HwGroup *from, GError **error)
{
  g_autoptr (GPtrArray) members
      = hw_library_list_documents (self->library, from->id, NULL, HW_DOCUMENT_ORDER_ID, error);
  HwProjectGroup *group;
  guint index;

  if (members == NULL)
    return FALSE;
  group = hw_project_add_group (self->project, NULL);
  group->guid = g_strdup (from->guid);
  group->name = g_strdup (from->name);
  for (guint i = 0; i < members->len; i++)
    if (get_index (self->documents, ((HwDocument *) members->pdata[i])->id, &index))
      g_array_append_val (group->documents, index);
  if (group->documents->len == 0 && self->filter->only_used)
    g_ptr_array_set_size (self->project->groups, (int) self->project->groups->len - 1);
  return TRUE;
}

static gboolean
read_all (Reading *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) groups = NULL;

  if (!read_tags (self, error) || !read_documents (self, cancellable, error))
    return FALSE;
  groups = hw_library_list_groups (self->library, error);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    if (!read_group (self, groups->pdata[i], error))
      return FALSE;
  return groups != NULL && read_notes (self, HW_NOTE_ON_LIBRARY, 0, 0, error);
}

/* "library" of "/home/a/library.db". */
static char *
make_name (HwLibrary *library)
{
  g_autofree char *base = g_path_get_basename (hw_library_get_path (library));
  g_autofree char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

HwProject *
hw_library_read_project (HwLibrary *self,
                         const HwProjectFilter *filter,
                         GCancellable *cancellable,
                         GError **error)
{
  static const HwProjectFilter everything = { NULL };
  g_autofree char *name = make_name (self);
  g_autoptr (HwProject) project = hw_project_new (name);
  g_autoptr (GHashTable) documents = make_table (), tags = make_table ();
  Reading reading = { self, project, filter != NULL ? filter : &everything, documents, tags };
  gboolean ok;

  g_return_val_if_fail (self != NULL, NULL);

  project->library = self;
  /* Others may write meanwhile: all of it is of one moment. */
  ok = hw_library_begin_read (self, error);
  if (ok)
    {
      ok = read_all (&reading, cancellable, error);
      hw_library_end_read (self);
    }
  return ok ? g_steal_pointer (&project) : NULL;
}
