/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project.h"

#include <string.h>

#include "documents.h"
#include "row.h"

static void
tag_free (gpointer data)
{
  HwProjectTag *self = data;

  g_free (self->guid);
  g_free (self->name);
  g_free (self->colour);
  g_free (self->description);
  g_free (self);
}

static void
document_free (gpointer data)
{
  HwProjectDocument *self = data;

  g_free (self->guid);
  g_free (self->title);
  g_free (self->language);
  g_free (self->author);
  g_free (self->source);
  g_free (self->url);
  g_free (self->published);
  g_free (self->hash);
  g_free (self->format);
  g_free (self->encoding);
  g_free (self->remarks);
  g_free (self->file);
  g_clear_pointer (&self->text, hw_text_unref);
  g_clear_pointer (&self->structure, hw_structure_free);
  g_free (self);
}

static void
passage_free (gpointer data)
{
  HwProjectPassage *self = data;

  g_free (self->guid);
  g_free (self->colour);
  g_free (self->creator);
  g_free (self->former);
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_array_unref (self->tags);
  g_free (self);
}

static void
note_free (gpointer data)
{
  HwProjectNote *self = data;

  g_free (self->guid);
  g_free (self->text);
  g_free (self->creator);
  g_free (self);
}

static void
group_free (gpointer data)
{
  HwProjectGroup *self = data;

  g_free (self->guid);
  g_free (self->name);
  g_array_unref (self->documents);
  g_free (self);
}

void
hw_project_item_free (HwProjectItem *self)
{
  g_free (self->name);
  g_free (self->message);
  g_free (self);
}

HwProject *
hw_project_new (const char *name)
{
  HwProject *self = g_new0 (HwProject, 1);

  self->name = g_strdup (name);
  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->documents = g_ptr_array_new_with_free_func (document_free);
  self->passages = g_ptr_array_new_with_free_func (passage_free);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_project_item_free);
  return self;
}

void
hw_project_free (HwProject *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->passages);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

static void
append (GPtrArray *array, gpointer part, guint *index)
{
  if (index != NULL)
    *index = array->len;
  g_ptr_array_add (array, part);
}

HwProjectTag *
hw_project_add_tag (HwProject *self, guint *index)
{
  HwProjectTag *tag = g_new0 (HwProjectTag, 1);

  tag->parent = -1;
  append (self->tags, tag, index);
  return tag;
}

HwProjectDocument *
hw_project_add_document (HwProject *self, guint *index)
{
  HwProjectDocument *document = g_new0 (HwProjectDocument, 1);

  append (self->documents, document, index);
  return document;
}

HwProjectPassage *
hw_project_add_passage (HwProject *self, guint *index)
{
  HwProjectPassage *passage = g_new0 (HwProjectPassage, 1);

  passage->tags = g_array_new (FALSE, FALSE, sizeof (guint));
  passage->score = 1;
  append (self->passages, passage, index);
  return passage;
}

HwProjectNote *
hw_project_add_note (HwProject *self, HwNoteTarget target, guint index)
{
  HwProjectNote *note = g_new0 (HwProjectNote, 1);

  note->target = target;
  note->index = index;
  append (self->notes, note, NULL);
  return note;
}

HwProjectGroup *
hw_project_add_group (HwProject *self, guint *index)
{
  HwProjectGroup *group = g_new0 (HwProjectGroup, 1);

  group->documents = g_array_new (FALSE, FALSE, sizeof (guint));
  append (self->groups, group, index);
  return group;
}

const char *
hw_project_find_kind (const char *name)
{
  static const char *const kinds[]
      = { "document", "passage", "tag",       "note",      "group", "link",   "case",    "coding",
          "file",     "graph",   "positions", "selection", "set",   "source", "variable" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], name))
      return kinds[i];
  return NULL;
}

void
hw_project_remark (
    HwProject *self, const char *kind, const char *name, HwProjectStatus status, char *message)
{
  HwProjectItem *item = g_new0 (HwProjectItem, 1);

  item->kind = hw_project_find_kind (kind);
  g_assert (item->kind != NULL);
  item->name = g_strdup (name != NULL ? name : "");
  item->status = status;
  item->message = message;
  g_ptr_array_add (self->remarks, item);
}

const char *
hw_project_status_to_name (HwProjectStatus status)
{
  static const char *const names[HW_PROJECT_N_STATUSES]
      = { "added", "unchanged", "changed", "conflict", "failed" };

  return names[status];
}

GHashTable *
hw_project_choices_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

gboolean
hw_prefer_from_name (const char *name, HwPrefer *prefer)
{
  static const char *const names[] = { "both", "mine", "theirs", "newer" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      {
        *prefer = (HwPrefer) i;
        return TRUE;
      }
  return FALSE;
}

char *
hw_project_shorten (const char *text, gsize n_chars)
{
  GString *out = g_string_new (NULL);
  gboolean blank = FALSE;
  gsize n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          blank = out->len > 0;
          continue;
        }
      /* Not between a letter and its marks. */
      if (n >= n_chars && !g_unichar_ismark (c))
        {
          g_string_append (out, "…");
          break;
        }
      if (blank)
        {
          g_string_append_c (out, ' ');
          n++;
        }
      blank = FALSE;
      g_string_append_unichar (out, c);
      n++;
    }
  return g_string_free (out, FALSE);
}

char *
hw_project_make_guid (const char *space, const char *name)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 d[20];
  gsize n = sizeof d;

  /* With the NUL between them, so that "a" + "bc" is not "ab" + "c". */
  g_checksum_update (checksum, (const guchar *) space, (gssize) strlen (space) + 1);
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, d, &n);
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          d[0], d[1], d[2], d[3], d[4], d[5], (d[6] & 0x0f) | 0x50, d[7],
                          (d[8] & 0x3f) | 0x80, d[9], d[10], d[11], d[12], d[13], d[14], d[15]);
}

char *
hw_project_make_lost_guid (const char *passage)
{
  return hw_project_make_guid ("lost", passage);
}

char *
hw_project_parse_guid (const char *guid)
{
  g_autofree char *normal = guid != NULL ? hw_row_normalize_guid (guid) : NULL;

  return normal != NULL && g_uuid_string_is_valid (normal) ? g_steal_pointer (&normal) : NULL;
}

HwText *
hw_project_get_text (HwProject *self, const HwProjectDocument *document, GError **error)
{
  if (document->text != NULL)
    return hw_text_ref (document->text);
  return hw_library_load_text (self->library, document->id, error);
}

gboolean
hw_project_load_structure (HwProject *self, HwProjectDocument *document, GError **error)
{
  if (document->structure == NULL && self->library != NULL)
    document->structure = hw_library_get_structure (self->library, document->id, error);
  else if (document->structure == NULL)
    document->structure = hw_structure_new ();
  return document->structure != NULL;
}
