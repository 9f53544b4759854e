/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-reader-private.h"

#include "qda-names.h"
#include "row.h"
#include "structure-blob.h"

#include <string.h>

/* The value of one of the words of an instruction, "" for none. Transfer full. */
static char *
get_word (const char *text, const char *name)
{
  g_autofree char *start = g_strconcat (" ", name, "=\"", NULL);
  const char *at = strstr (text, start);
  const char *value = at != NULL ? at + strlen (start) : NULL;
  const char *end = value != NULL ? strchr (value, '"') : NULL;
  char *word = end != NULL ? g_uri_unescape_segment (value, end, NULL) : NULL;

  return word != NULL ? word : g_strdup ("");
}

/* The same in place of what there was. */
static void
take_word (char **field, const char *text, const char *name)
{
  g_free (*field);
  *field = get_word (text, name);
}

static gint64
get_time (const char *text, const char *name)
{
  g_autofree char *word = get_word (text, name);

  return hw_qda_parse_time (word);
}

static double
get_score (const char *text)
{
  g_autofree char *word = get_word (text, "score");
  const double score = g_ascii_strtod (word, NULL);

  return score >= 0 && score <= 1 ? score : 0;
}

static GBytes *
get_blob (const char *text, const char *name)
{
  g_autofree char *word = get_word (text, name);
  gsize n_bytes;
  guint8 *data = g_base64_decode (word, &n_bytes);

  return g_bytes_new_take (data, n_bytes);
}

static HwStructureBlob
see (GBytes *bytes)
{
  HwStructureBlob blob;

  blob.data = g_bytes_get_data (bytes, &blob.n_bytes);
  return blob;
}

static void
take_structure (HwProjectDocument *document, const char *text)
{
  g_autoptr (GBytes) forms = get_blob (text, "forms"), locators = get_blob (text, "locators"),
                     asides = get_blob (text, "asides");
  const HwStructureBlob blobs[] = { see (forms), see (locators), see (asides) };
  g_autoptr (HwStructure) structure = hw_structure_new ();

  if (blobs[0].n_bytes > 0
      && hw_structure_blobs_read (&blobs[0], &blobs[1], &blobs[2],
                                  hw_text_get_n_paragraphs (document->text), structure)
      && hw_structure_fits (structure, document->text))
    {
      hw_structure_free (document->structure);
      document->structure = g_steal_pointer (&structure);
    }
}

static void
apply_to_document (HwProjectDocument *document, const char *text)
{
  g_autofree char *direction = get_word (text, "direction");

  document->direction = g_str_equal (direction, "rtl")   ? HW_DIRECTION_RTL
                        : g_str_equal (direction, "ltr") ? HW_DIRECTION_LTR
                                                         : HW_DIRECTION_AUTO;
  take_word (&document->hash, text, "hash");
  take_word (&document->format, text, "format");
  take_word (&document->encoding, text, "encoding");
  take_word (&document->remarks, text, "remarks");
  take_structure (document, text);
}

static void
apply_to_passage (HwProjectPassage *passage, const char *text)
{
  g_autofree char *state = get_word (text, "state");

  take_word (&passage->colour, text, "colour");
  if (!g_str_equal (state, hw_passage_state_to_name (HW_PASSAGE_UNCERTAIN)))
    return;
  passage->state = HW_PASSAGE_UNCERTAIN;
  passage->score = get_score (text);
  take_word (&passage->former, text, "former");
}

/* Other programs have a note on the document in its place. */
static void
forget_note (HwProject *project, const char *passage)
{
  g_autofree char *guid = hw_project_make_lost_guid (passage);

  for (guint i = 0; i < project->notes->len; i++)
    if (g_str_equal (((HwProjectNote *) project->notes->pdata[i])->guid, guid))
      {
        g_ptr_array_remove_index (project->notes, i);
        return;
      }
}

static void
take_note (HwQdaReading *self, guint passage, const char *text)
{
  g_autofree char *guid = get_word (text, "note"), *words = get_word (text, "note-text");
  HwProjectNote *note;

  if (hw_row_is_blank (words))
    return;
  note = hw_project_add_note (self->project, HW_NOTE_ON_PASSAGE, passage);
  note->guid = hw_qda_make_guid (self, "note", guid);
  note->text = g_steal_pointer (&words);
  note->creator = get_word (text, "note-creator");
  note->created = get_time (text, "note-created");
  note->modified = get_time (text, "note-modified");
}

static void
take_lost (HwQdaReading *self, const char *key, guint document, const char *text)
{
  const HwProjectDocument *from = self->project->documents->pdata[document];
  g_autofree char *quote = get_word (text, "quote"), *start = get_word (text, "start");
  g_autofree char *words = get_word (text, "tags");
  g_auto (GStrv) tags = g_strsplit (words, " ", -1);
  HwProjectPassage *passage;
  guint index, tag;

  if (hw_row_is_blank (quote))
    return;
  forget_note (self->project, key);
  passage = hw_project_add_passage (self->project, &index);
  passage->guid = hw_qda_make_guid (self, "selection", key);
  passage->document = document;
  passage->start = passage->end
      = CLAMP (g_ascii_strtoll (start, NULL, 10), 0, (gint64) hw_text_get_n_chars (from->text));
  passage->state = HW_PASSAGE_LOST;
  passage->score = get_score (text);
  passage->quote = g_steal_pointer (&quote);
  passage->prefix = get_word (text, "prefix");
  passage->suffix = get_word (text, "suffix");
  passage->former = get_word (text, "former");
  passage->colour = get_word (text, "colour");
  passage->creator = get_word (text, "creator");
  passage->created = get_time (text, "created");
  passage->modified = get_time (text, "modified");
  for (gsize i = 0; tags[i] != NULL; i++)
    if (hw_qda_look_up (self->tags, tags[i], &tag))
      g_array_append_val (passage->tags, tag);
  take_note (self, index, text);
}

static void
apply (HwQdaReading *self, const char *text)
{
  g_autofree char *document = get_word (text, "document"), *passage = get_word (text, "passage");
  g_autofree char *lost = get_word (text, "lost"), *of = get_word (text, "of");
  guint index;

  if (hw_qda_look_up (self->documents, document, &index))
    apply_to_document (self->project->documents->pdata[index], text);
  else if (hw_qda_look_up (self->passages, passage, &index))
    apply_to_passage (self->project->passages->pdata[index], text);
  else if (*lost != '\0' && hw_qda_look_up (self->documents, of, &index))
    take_lost (self, lost, index, text);
}

void
hw_qda_read_instructions (HwQdaReading *self, GBytes *xml)
{
  static const char target[] = "<?" HW_QDA_TARGET " ", root[] = "</Project>";
  gsize n_bytes;
  const char *data = g_bytes_get_data (xml, &n_bytes), *end = data + n_bytes;
  const char *at = data;

  /* The first that is written so is the end: in a text it would be "&lt;". */
  at = memmem (at, n_bytes, root, strlen (root));
  while (at != NULL && (at = memmem (at, (gsize) (end - at), target, strlen (target))) != NULL)
    {
      const char *close = memmem (at, (gsize) (end - at), "?>", 2);

      if (close == NULL)
        break;
      g_autofree char *text = g_strndup (at, (gsize) (close - at));
      /* The XML was read as UTF-8, whatever it says. */
      if (g_utf8_validate (text, -1, NULL))
        apply (self, text);
      at = close;
    }
}
