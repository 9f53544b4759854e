/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-private.h"

#include "export-set.h"
#include "qda-names.h"
#include "structure-blob.h"

#define MAX_BLOB (3 * 1024 * 1024)

/* " name="value"", nothing for an empty one. */
static void
add_word (GString *words, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_autofree char *escaped = g_uri_escape_string (value, " #:,;+/=", TRUE);
  g_string_append_printf (words, "%s%s=\"%s\"", words->len > 0 ? " " : "", name, escaped);
}

static void
add_time (GString *words, const char *name, gint64 time)
{
  g_autofree char *text = time > 0 ? hw_export_time (time) : NULL;

  add_word (words, name, text);
}

static void
add_score (GString *words, double score)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  add_word (words, "score", g_ascii_formatd (number, sizeof number, "%.6f", score));
}

/* One that no reader of XML would take (10 MB of an instruction, in base 64) is left out. */
static void
add_blob (GString *words, const char *name, const GByteArray *blob)
{
  if (blob->len > MAX_BLOB)
    return;
  g_autofree char *text = g_base64_encode (blob->data, blob->len);

  add_word (words, name, text);
}

static void
write_words (HwQdaWriting *self, const GString *words)
{
  xmlTextWriterWritePI (self->xml, BAD_CAST HW_QDA_TARGET, BAD_CAST words->str);
}

static gboolean
write_document (HwQdaWriting *self, HwProjectDocument *document, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (HwStructureBlobs) blobs = { NULL };

  if (!hw_project_load_structure (self->project, document, error))
    return FALSE;
  add_word (words, "document", document->guid);
  add_word (words, "direction", hw_direction_to_name (document->direction));
  add_word (words, "hash", document->hash);
  add_word (words, "format", document->format);
  add_word (words, "encoding", document->encoding);
  add_word (words, "remarks", document->remarks);
  if (!hw_structure_is_empty (document->structure))
    {
      hw_structure_blobs_write (&blobs, document->structure);
      add_blob (words, "forms", blobs.forms);
      add_blob (words, "locators", blobs.locators);
      add_blob (words, "asides", blobs.asides);
    }
  write_words (self, words);
  return TRUE;
}

static void
write_passage (HwQdaWriting *self, const HwProjectPassage *passage)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const gboolean is_sure = passage->state == HW_PASSAGE_SURE;

  if (is_sure && (passage->colour == NULL || *passage->colour == '\0'))
    return;
  add_word (words, "passage", passage->guid);
  add_word (words, "colour", passage->colour);
  if (!is_sure)
    {
      add_word (words, "state", hw_passage_state_to_name (passage->state));
      add_score (words, passage->score);
      add_word (words, "former", passage->former);
    }
  write_words (self, words);
}

static void
add_note (HwQdaWriting *self, GString *words, guint passage)
{
  const GPtrArray *notes = self->notes_of[HW_NOTE_ON_PASSAGE][passage];
  const HwProjectNote *note = notes != NULL ? notes->pdata[0] : NULL;

  if (note == NULL)
    return;
  add_word (words, "note", note->guid);
  add_word (words, "note-text", note->text);
  add_word (words, "note-creator", note->creator);
  add_time (words, "note-created", note->created);
  add_time (words, "note-modified", note->modified);
}

static void
write_lost (HwQdaWriting *self, const HwProjectPassage *passage, guint index)
{
  const HwProject *project = self->project;
  g_autoptr (GString) words = g_string_new (NULL), tags = g_string_new (NULL);
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, passage->start);

  for (guint i = 0; i < passage->tags->len; i++)
    g_string_append_printf (
        tags, "%s%s", i > 0 ? " " : "",
        ((HwProjectTag *) project->tags->pdata[g_array_index (passage->tags, guint, i)])->guid);
  add_word (words, "lost", passage->guid);
  add_word (words, "of",
            ((HwProjectDocument *) project->documents->pdata[passage->document])->guid);
  add_word (words, "start", start);
  add_score (words, passage->score);
  add_word (words, "quote", passage->quote);
  add_word (words, "prefix", passage->prefix);
  add_word (words, "suffix", passage->suffix);
  add_word (words, "former", passage->former);
  add_word (words, "colour", passage->colour);
  add_word (words, "creator", passage->creator);
  add_time (words, "created", passage->created);
  add_time (words, "modified", passage->modified);
  add_word (words, "tags", tags->str);
  add_note (self, words, index);
  write_words (self, words);
}

gboolean
hw_qda_write_instructions (HwQdaWriting *self, GError **error)
{
  const HwProject *project = self->project;

  for (guint i = 0; i < project->documents->len; i++)
    if (!write_document (self, project->documents->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < project->passages->len; i++)
    {
      const HwProjectPassage *passage = project->passages->pdata[i];

      if (passage->state == HW_PASSAGE_LOST)
        write_lost (self, passage, i);
      else
        write_passage (self, passage);
    }
  return TRUE;
}
