/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-private.h"

#include <string.h>

#include "qda-names.h"

#define BOM "\xef\xbb\xbf"
/* Letters of a quotation or a note that name it: enough for a reader to check a position by. */
#define NAME_CHARS 100

static const struct
{
  const char *name;
  gsize field; /* in HwProjectDocument */
} variables[] = {
  { HW_QDA_AUTHOR, G_STRUCT_OFFSET (HwProjectDocument, author) },
  { HW_QDA_SOURCE, G_STRUCT_OFFSET (HwProjectDocument, source) },
  { HW_QDA_ADDRESS, G_STRUCT_OFFSET (HwProjectDocument, url) },
  { HW_QDA_PUBLISHED, G_STRUCT_OFFSET (HwProjectDocument, published) },
  { HW_QDA_LANGUAGE, G_STRUCT_OFFSET (HwProjectDocument, language) },
};

/* NULL where it is not known. */
static const char *
get_field (const HwProjectDocument *document, guint variable)
{
  const char *value = *(char **) G_STRUCT_MEMBER_P (document, variables[variable].field);

  return value != NULL && *value != '\0' ? value : NULL;
}

static void
add_name (GPtrArray *names, GHashTable *seen, const char *name)
{
  if (name != NULL && *name != '\0' && g_hash_table_add (seen, (gpointer) name))
    g_ptr_array_add (names, (gpointer) name);
}

static void
write_users (HwQdaWriting *self)
{
  const HwProject *project = self->project;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < project->passages->len; i++)
    add_name (names, seen, ((HwProjectPassage *) project->passages->pdata[i])->creator);
  for (guint i = 0; i < project->notes->len; i++)
    add_name (names, seen, ((HwProjectNote *) project->notes->pdata[i])->creator);
  if (names->len == 0)
    return;
  xmlTextWriterStartElement (self->xml, BAD_CAST "Users");
  for (guint i = 0; i < names->len; i++)
    {
      xmlTextWriterStartElement (self->xml, BAD_CAST "User");
      hw_qda_add_user (self, "guid", names->pdata[i]);
      hw_qda_add_attribute (self, "name", names->pdata[i]);
      xmlTextWriterEndElement (self->xml);
    }
  xmlTextWriterEndElement (self->xml);
}

static gboolean
is_used (const HwProject *project, guint variable)
{
  for (guint i = 0; i < project->documents->len; i++)
    if (get_field (project->documents->pdata[i], variable) != NULL)
      return TRUE;
  return FALSE;
}

static void
write_variables (HwQdaWriting *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      if (!is_used (self->project, i))
        continue;
      if (!any)
        xmlTextWriterStartElement (self->xml, BAD_CAST "Variables");
      any = TRUE;
      g_autofree char *guid = hw_project_make_guid ("variable", variables[i].name);
      xmlTextWriterStartElement (self->xml, BAD_CAST "Variable");
      hw_qda_add_attribute (self, "guid", guid);
      hw_qda_add_attribute (self, "name", variables[i].name);
      hw_qda_add_attribute (self, "typeOfVariable", "Text");
      xmlTextWriterEndElement (self->xml);
    }
  if (any)
    xmlTextWriterEndElement (self->xml);
}

static void
write_values (HwQdaWriting *self, const HwProjectDocument *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = get_field (document, i);
      if (value == NULL)
        continue;
      g_autofree char *guid = hw_project_make_guid ("variable", variables[i].name);
      xmlTextWriterStartElement (self->xml, BAD_CAST "VariableValue");
      hw_qda_add_reference (self, "VariableRef", guid);
      hw_qda_add_text (self, "TextValue", value);
      xmlTextWriterEndElement (self->xml);
    }
}

/* "internal://GUID.txt"; transfer full. */
static char *
add_file (HwQdaWriting *self, const char *guid, const char *utf8, gsize n_bytes)
{
  g_autofree char *name = g_strdup_printf ("sources/%s.txt", guid);
  g_autoptr (GString) text = NULL;

  if (self->flavour == HW_QDA_STANDARD)
    hw_zip_file_add (self->zip, name, utf8, n_bytes, FALSE);
  else
    {
      text = g_string_sized_new (n_bytes + n_bytes / 16 + 4);
      g_string_append (text, BOM);
      for (const char *line = utf8; line < utf8 + n_bytes;)
        {
          const char *end = memchr (line, '\n', (gsize) (utf8 + n_bytes - line));

          g_string_append_len (text, line, (end != NULL ? end : utf8 + n_bytes) - line);
          if (end == NULL)
            break;
          g_string_append (text, "\r\n");
          line = end + 1;
        }
      hw_zip_file_add (self->zip, name, text->str, text->len, FALSE);
    }
  return g_strdup_printf ("internal://%s.txt", guid);
}

/* The tags of a passage. Each coding has a GUID that follows from what it joins. */
static void
write_codings (HwQdaWriting *self, const HwProjectPassage *passage)
{
  for (guint i = 0; i < passage->tags->len; i++)
    {
      const HwProjectTag *tag = self->project->tags->pdata[g_array_index (passage->tags, guint, i)];
      g_autofree char *guid = hw_project_make_guid (passage->guid, tag->guid);

      xmlTextWriterStartElement (self->xml, BAD_CAST "Coding");
      hw_qda_add_attribute (self, "guid", guid);
      hw_qda_add_user (self, "creatingUser", passage->creator);
      hw_qda_add_time (self, "creationDateTime", passage->created);
      hw_qda_add_reference (self, "CodeRef", tag->guid);
      xmlTextWriterEndElement (self->xml);
    }
}

static void
write_position (HwQdaWriting *self, const char *name, gint64 position)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, position);
  hw_qda_add_attribute (self, name, value);
}

static void
write_passage (HwQdaWriting *self, guint index, const HwText *text, const HwOffsetMap *map)
{
  const HwProjectPassage *passage = self->project->passages->pdata[index];
  g_autofree char *quote = hw_text_slice (text, (gsize) passage->start, (gsize) passage->end);
  g_autofree char *name = hw_project_shorten (quote, NAME_CHARS);

  xmlTextWriterStartElement (self->xml, BAD_CAST "PlainTextSelection");
  hw_qda_add_attribute (self, "guid", passage->guid);
  hw_qda_add_attribute (self, "name", name);
  write_position (self, "startPosition", hw_offset_map_to_other (map, (gsize) passage->start));
  write_position (self, "endPosition", hw_offset_map_to_other (map, (gsize) passage->end));
  hw_qda_add_user (self, "creatingUser", passage->creator);
  hw_qda_add_time (self, "creationDateTime", passage->created);
  hw_qda_add_time (self, "modifiedDateTime", passage->modified);
  write_codings (self, passage);
  hw_qda_add_notes (self, HW_NOTE_ON_PASSAGE, index);
  xmlTextWriterEndElement (self->xml);
}

/* *passage is the first passage of the document, and becomes that of the next. */
static gboolean
write_source (HwQdaWriting *self, guint index, guint *passage, GError **error)
{
  const GPtrArray *passages = self->project->passages;
  const HwProjectDocument *document = self->project->documents->pdata[index];
  g_autoptr (HwText) text = hw_project_get_text (self->project, document, error);
  if (text == NULL)
    return FALSE;
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);
  g_autofree char *path = add_file (self, document->guid, utf8, n_bytes);
  g_autoptr (HwOffsetMap) map
      = hw_offset_map_new (text,
                           self->flavour == HW_QDA_STANDARD ? HW_OFFSETS_CODE_POINTS
                                                            : HW_OFFSETS_UTF16 | HW_OFFSETS_CRLF,
                           NULL);

  xmlTextWriterStartElement (self->xml, BAD_CAST "TextSource");
  hw_qda_add_attribute (self, "guid", document->guid);
  hw_qda_add_attribute (self, "name", document->title);
  hw_qda_add_attribute (self, "plainTextPath", path);
  hw_qda_add_time (self, "creationDateTime", document->added);
  for (; *passage < passages->len
         && ((HwProjectPassage *) passages->pdata[*passage])->document == index;
       (*passage)++)
    if (((HwProjectPassage *) passages->pdata[*passage])->state != HW_PASSAGE_LOST)
      write_passage (self, *passage, text, map);
  hw_qda_add_notes (self, HW_NOTE_ON_DOCUMENT, index);
  write_values (self, document);
  xmlTextWriterEndElement (self->xml);
  return TRUE;
}

static gboolean
write_sources (HwQdaWriting *self, GCancellable *cancellable, GError **error)
{
  const GPtrArray *documents = self->project->documents;
  guint passage = 0;

  if (documents->len == 0)
    return TRUE;
  xmlTextWriterStartElement (self->xml, BAD_CAST "Sources");
  for (guint i = 0; i < documents->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !write_source (self, i, &passage, error))
      return FALSE;
  xmlTextWriterEndElement (self->xml);
  return TRUE;
}

/* That of a passage that is lost is with it: see hw_qda_write_instructions(). */
static gboolean
is_written (const HwProject *project, const HwProjectNote *note)
{
  const HwProjectPassage *passage
      = note->target == HW_NOTE_ON_PASSAGE ? project->passages->pdata[note->index] : NULL;

  return passage == NULL || passage->state != HW_PASSAGE_LOST;
}

static void
write_notes (HwQdaWriting *self)
{
  const GPtrArray *notes = self->project->notes;
  gboolean any = FALSE;

  for (guint i = 0; i < notes->len; i++)
    any |= is_written (self->project, notes->pdata[i]);
  if (!any)
    return;
  xmlTextWriterStartElement (self->xml, BAD_CAST "Notes");
  for (guint i = 0; i < notes->len; i++)
    {
      const HwProjectNote *note = notes->pdata[i];
      if (!is_written (self->project, note))
        continue;
      const gboolean legal = hw_qda_is_legal (note->text);
      g_autofree char *name = hw_project_shorten (note->text, NAME_CHARS);
      g_autofree char *path
          = legal ? NULL : add_file (self, note->guid, note->text, strlen (note->text));

      xmlTextWriterStartElement (self->xml, BAD_CAST "Note");
      hw_qda_add_attribute (self, "guid", note->guid);
      hw_qda_add_attribute (self, "name", name);
      hw_qda_add_attribute (self, "plainTextPath", path);
      hw_qda_add_user (self, "creatingUser", note->creator);
      hw_qda_add_time (self, "creationDateTime", note->created);
      hw_qda_add_time (self, "modifiedDateTime", note->modified);
      if (legal)
        hw_qda_add_text (self, "PlainTextContent", note->text);
      xmlTextWriterEndElement (self->xml);
    }
  xmlTextWriterEndElement (self->xml);
}

static void
write_sets (HwQdaWriting *self)
{
  const HwProject *project = self->project;

  if (project->groups->len == 0)
    return;
  xmlTextWriterStartElement (self->xml, BAD_CAST "Sets");
  for (guint i = 0; i < project->groups->len; i++)
    {
      const HwProjectGroup *group = project->groups->pdata[i];

      xmlTextWriterStartElement (self->xml, BAD_CAST "Set");
      hw_qda_add_attribute (self, "guid", group->guid);
      hw_qda_add_attribute (self, "name", group->name);
      for (guint j = 0; j < group->documents->len; j++)
        {
          const HwProjectDocument *document
              = project->documents->pdata[g_array_index (group->documents, guint, j)];

          hw_qda_add_reference (self, "MemberSource", document->guid);
        }
      xmlTextWriterEndElement (self->xml);
    }
  xmlTextWriterEndElement (self->xml);
}

gboolean
hw_qda_write_project (HwQdaWriting *self, GCancellable *cancellable, GError **error)
{
  /* The schema wants this order, and no container without content. */
  xmlTextWriterStartElement (self->xml, BAD_CAST "Project");
  hw_qda_add_attribute (self, "xmlns", HW_QDA_PROJECT_NAMESPACE);
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST "name", BAD_CAST self->project->name);
  hw_qda_add_attribute (self, "origin", HW_QDA_ORIGIN);
  write_users (self);
  if (self->project->tags->len > 0)
    {
      xmlTextWriterStartElement (self->xml, BAD_CAST "CodeBook");
      hw_qda_write_codes (self, TRUE);
      xmlTextWriterEndElement (self->xml);
    }
  write_variables (self);
  if (!write_sources (self, cancellable, error))
    return FALSE;
  write_notes (self);
  write_sets (self);
  hw_qda_add_notes (self, HW_NOTE_ON_LIBRARY, 0);
  xmlTextWriterEndElement (self->xml);
  return hw_qda_write_instructions (self, error);
}
