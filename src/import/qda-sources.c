/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-source.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
get_name (const HwQdaSource *self)
{
  const char *name = hw_qda_get (self->content, "name");

  return *name != '\0' && self->content->kind == HW_QDA_TRANSCRIPT
             ? name
             : hw_qda_get (self->source, "name");
}

static GBytes *
get_bytes (HwText *text)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);

  return g_bytes_new_with_free_func (utf8, n_bytes, (GDestroyNotify) hw_text_unref,
                                     hw_text_ref (text));
}

/* The text as our own reader of its format reads the original, where there is no other. */
static GBytes *
read_original (HwQdaSource *self, char **problem)
{
  const char *path = hw_qda_get (self->content, "richTextPath");
  const gboolean is_pdf = *path == '\0' && self->source->kind == HW_QDA_PDF_SOURCE;

  if (is_pdf)
    path = hw_qda_get (self->source, "path");
  if (*path == '\0')
    {
      *problem = g_strdup (_ ("it has no text"));
      return NULL;
    }
  self->original = hw_qda_read_original (self->reading, path, is_pdf ? "pdf" : "docx", problem);
  if (self->original == NULL)
    return NULL;
  hw_project_remark (self->reading->project, "document", get_name (self), HW_PROJECT_CHANGED,
                     g_strdup (_ ("its text is not in the file as plain text; it was read from "
                                  "the original that is in it")));
  return get_bytes (self->original->text);
}

/* NULL, with a remark, where there is no text that can be read. */
static HwQdaText *
read_text (HwQdaSource *self)
{
  const HwQdaNode *content = hw_qda_find (self->content, HW_QDA_PLAIN_TEXT_CONTENT);
  const char *path = hw_qda_get (self->content, "plainTextPath");
  const char *rich = hw_qda_get (self->content, "richTextPath");
  const char *missing = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  HwQdaText *text;

  if (content != NULL && (*path == '\0' || *content->text != '\0'))
    bytes = g_bytes_new_static (content->text, strlen (content->text));
  else if (*path != '\0')
    bytes = hw_qda_get_file (self->reading, path, &missing);
  else if (g_str_has_suffix (rich, ".txt"))
    bytes = hw_qda_get_file (self->reading, rich, &missing);
  else
    bytes = read_original (self, &problem);
  text = bytes != NULL ? hw_qda_text_new (bytes, &error) : NULL;
  if (text == NULL)
    hw_project_remark (self->reading->project, "document", get_name (self), HW_PROJECT_FAILED,
                       g_strdup (error != NULL     ? error->message
                                 : problem != NULL ? problem
                                                   : missing));
  return text;
}

/* Where a selection begins and ends, as the file counts. */
static gboolean
get_range (const HwQdaSource *self, const HwQdaNode *selection, gint64 *start, gint64 *end)
{
  if (self->selections == HW_QDA_PLAIN_TEXT_SELECTION)
    return hw_qda_get_number (selection, "startPosition", start)
           && hw_qda_get_number (selection, "endPosition", end);

  g_autofree char *from = hw_qda_get_key (selection, "fromSyncPoint");
  g_autofree char *to = hw_qda_get_key (selection, "toSyncPoint");
  const HwQdaNode *first = g_hash_table_lookup (self->times, from);
  const HwQdaNode *last = g_hash_table_lookup (self->times, to);
  return first != NULL && last != NULL && hw_qda_get_number (first, "position", start)
         && hw_qda_get_number (last, "position", end);
}

static void
find_counting (HwQdaSource *self)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (HwQdaRange));
  g_autofree char *message = NULL;

  for (const HwQdaNode *selection = hw_qda_find (self->content, self->selections);
       selection != NULL; selection = hw_qda_find_next (selection))
    {
      HwQdaRange range = { .name = hw_qda_get (selection, "name") };

      if (get_range (self, selection, &range.start, &range.end))
        g_array_append_val (ranges, range);
    }
  self->counting = hw_qda_text_find_counting (self->text, self->reading->origin, ranges);
  self->map = hw_qda_text_map (self->text, self->counting);
  message = ranges->len > 0 ? hw_qda_counting_describe (self->counting, self->text) : NULL;
  if (message != NULL)
    hw_project_remark (self->reading->project, "positions", get_name (self), HW_PROJECT_CHANGED,
                       g_steal_pointer (&message));
}

/* The range in the text that is here; *message says what had to be done to it. FALSE where there is no text. */
static gboolean
place (const HwQdaSource *self,
       gint64 from,
       gint64 to,
       gint64 *start,
       gint64 *end,
       const char **message)
{
  const gint64 n_chars = (gint64) hw_text_get_n_chars (self->text->text);
  const gint64 limit = hw_offset_map_to_other (self->map, (gsize) n_chars);

  *message = NULL;
  *start = (gint64) hw_offset_map_from_other (self->map, from);
  *end
      = MIN ((gint64) hw_offset_map_from_other (self->map, to) + self->counting.inclusive, n_chars);
  if (from < 0 || to > limit)
    *message = _ ("it reached beyond the text, and was cut to it");
  if (*start > *end)
    {
      const gint64 swapped = *start;
      *start = *end;
      *end = swapped;
      *message = _ ("it ended before it began; the two were exchanged");
    }
  if (*start < *end || n_chars == 0)
    return n_chars > 0;
  /* A passage has something in it. */
  *message = _ ("it was empty, and is on one character now");
  if (*end < n_chars)
    (*end)++;
  else
    (*start)--;
  return TRUE;
}

static void
add_tag (HwProjectPassage *passage, guint tag)
{
  for (guint i = 0; i < passage->tags->len; i++)
    if (g_array_index (passage->tags, guint, i) == tag)
      return;
  g_array_append_val (passage->tags, tag);
}

HwProjectPassage *
hw_qda_source_get_passage (HwQdaSource *self,
                           const HwQdaNode *selection,
                           gint64 start,
                           gint64 end,
                           const char *quote,
                           guint *index)
{
  HwQdaReading *reading = self->reading;
  const HwQdaNode *coding = hw_qda_find (selection, HW_QDA_CODING);
  const char *creator = hw_qda_get_user (reading, selection, "creatingUser");
  g_autofree char *key = hw_qda_get_key (selection, "guid");
  g_autofree char *range = NULL;
  HwProjectPassage *passage;

  if (creator == NULL && coding != NULL)
    creator = hw_qda_get_user (reading, coding, "creatingUser");
  range = g_strdup_printf ("%u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s", self->index, start,
                           end, creator != NULL ? creator : "");
  if (reading->origin != HW_QDA_BY_HAWASHI && hw_qda_look_up (reading->ranges, range, index))
    {
      hw_qda_keep (reading->passages, key, *index);
      hw_project_remark (reading->project, "passage", quote, HW_PROJECT_CHANGED,
                         g_strdup (_ ("one with another passage of the same place and person")));
      return reading->project->passages->pdata[*index];
    }
  passage = hw_project_add_passage (reading->project, index);
  hw_qda_keep (reading->ranges, range, *index);
  hw_qda_keep (reading->passages, key, *index);
  passage->guid = hw_qda_make_guid (reading, "selection", *key != '\0' ? key : range);
  passage->document = self->index;
  passage->start = start;
  passage->end = end;
  passage->created = hw_qda_get_time (selection, "creationDateTime");
  if (passage->created == 0 && coding != NULL)
    passage->created = hw_qda_get_time (coding, "creationDateTime");
  passage->modified = hw_qda_get_time (selection, "modifiedDateTime");
  passage->creator = g_strdup (creator);
  return passage;
}

void
hw_qda_source_add_passage (HwQdaSource *self,
                           const HwQdaNode *selection,
                           const HwQdaPlace *place,
                           const char *message)
{
  HwQdaReading *reading = self->reading;
  guint index, tag;
  g_autofree char *slice
      = hw_text_slice (self->text->text, (gsize) place->start,
                       (gsize) MIN (place->end, place->start + 4 * HW_QDA_NAME_CHARS));
  g_autofree char *quote
      = hw_project_shorten (*slice != '\0' ? slice : place->words, HW_QDA_NAME_CHARS);
  HwProjectPassage *passage
      = hw_qda_source_get_passage (self, selection, place->start, place->end, quote, &index);

  if (place->state != HW_PASSAGE_SURE && passage->state == HW_PASSAGE_SURE)
    {
      passage->state = place->state;
      passage->score = place->score;
      passage->former = g_strdup (place->state == HW_PASSAGE_UNCERTAIN ? place->words : "");
      passage->quote = g_strdup (place->state == HW_PASSAGE_LOST ? place->words : "");
    }
  for (const HwQdaNode *coding = hw_qda_find (selection, HW_QDA_CODING); coding != NULL;
       coding = hw_qda_find_next (coding))
    if (hw_qda_get_tag (reading, coding, quote, &tag))
      add_tag (passage, tag);
  if (message != NULL)
    hw_project_remark (reading->project, "passage", quote, HW_PROJECT_CHANGED, g_strdup (message));
  hw_qda_take_notes (reading, selection, HW_NOTE_ON_PASSAGE, index, NULL);
}

static void
read_selection (HwQdaSource *self, const HwQdaNode *selection)
{
  HwQdaPlace found = { .words = hw_qda_get (selection, "name"), .score = 1 };
  gint64 from, to;
  const char *message;

  if (!get_range (self, selection, &from, &to)
      || !place (self, from, to, &found.start, &found.end, &message))
    {
      hw_project_remark (self->reading->project, "passage", hw_qda_get (selection, "name"),
                         HW_PROJECT_FAILED, g_strdup (_ ("it has no place in the text")));
      return;
    }
  /* The other program's text of it may be another than ours. */
  found.n_chars = ABS (to - from);
  if (self->original != NULL)
    message = hw_qda_place_by_words (self->text->text, &found);
  hw_qda_source_add_passage (self, selection, &found, message);
}

/* A code on the whole of a document: there are no tags on documents here, but groups of them. */
static void
read_document_codings (HwQdaSource *self)
{
  HwQdaReading *reading = self->reading;
  guint tag;

  for (const HwQdaNode *coding = hw_qda_find (self->source, HW_QDA_CODING); coding != NULL;
       coding = hw_qda_find_next (coding))
    {
      if (!hw_qda_get_tag (reading, coding, get_name (self), &tag))
        continue;
      const HwProjectTag *from = reading->project->tags->pdata[tag];
      HwProjectGroup *group = NULL;
      g_autofree char *guid = hw_project_make_guid ("group of a code", from->guid);

      for (guint i = 0; i < reading->project->groups->len && group == NULL; i++)
        if (g_str_equal (((HwProjectGroup *) reading->project->groups->pdata[i])->guid, guid))
          group = reading->project->groups->pdata[i];
      if (group == NULL)
        {
          group = hw_project_add_group (reading->project, NULL);
          group->guid = g_steal_pointer (&guid);
          group->name = g_strdup (from->name);
        }
      g_array_append_val (group->documents, self->index);
      hw_project_remark (
          reading->project, "coding", get_name (self), HW_PROJECT_CHANGED,
          /* Translators: %s is a tag's name. */
          g_strdup_printf (_ ("its code “%s” on the whole document is a group now"), from->name));
    }
}

static void
add_document (HwQdaSource *self)
{
  HwQdaReading *reading = self->reading;
  g_autofree char *key = hw_qda_get_key (self->source, "guid");
  g_autofree char *content_key = hw_qda_get_key (self->content, "guid");
  g_autofree char *place_key = NULL;

  self->document = hw_project_add_document (reading->project, &self->index);
  place_key = g_strdup_printf ("%u %s", self->index, get_name (self));
  /* A recording may have several transcripts, each of which is a document. */
  self->document->guid = hw_qda_make_guid (
      reading, "source",
      self->content->kind == HW_QDA_TRANSCRIPT && *content_key != '\0' ? content_key
      : *key != '\0'                                                   ? key
                                                                       : place_key);
  self->document->title = g_strdup (get_name (self));
  self->document->added = hw_qda_get_time (self->source, "creationDateTime");
  self->document->text = hw_text_ref (self->text->text);
  if (self->original != NULL)
    {
      g_autofree char *remark = hw_extract_get_remark (self->original);

      self->document->structure = g_steal_pointer (&self->original->structure);
      self->document->format = g_strdup (self->original->format);
      self->document->remarks = g_steal_pointer (&remark);
    }
  hw_qda_keep (reading->documents, key, self->index);
  hw_qda_keep (reading->documents, content_key, self->index);
}

/* A source that has a text, and all that is on it. FALSE, with a remark, where it has none. */
static gboolean
read_source (HwQdaReading *reading, const HwQdaNode *source, const HwQdaNode *content)
{
  HwQdaSource self = { .reading = reading, .source = source, .content = content };

  self.selections = content->kind == HW_QDA_TRANSCRIPT ? HW_QDA_TRANSCRIPT_SELECTION
                                                       : HW_QDA_PLAIN_TEXT_SELECTION;
  self.text = read_text (&self);
  if (self.text == NULL)
    return FALSE;
  self.times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const HwQdaNode *point = hw_qda_find (content, HW_QDA_SYNC_POINT); point != NULL;
       point = hw_qda_find_next (point))
    g_hash_table_insert (self.times, hw_qda_get_key (point, "guid"), (gpointer) point);
  add_document (&self);
  find_counting (&self);
  g_autofree char *values = hw_qda_read_values (reading, source, self.document);
  for (const HwQdaNode *selection = hw_qda_find (content, self.selections); selection != NULL;
       selection = hw_qda_find_next (selection))
    read_selection (&self, selection);
  read_document_codings (&self);
  hw_qda_take_notes (reading, source, HW_NOTE_ON_DOCUMENT, self.index, values);
  if (content != source)
    hw_qda_take_notes (reading, content, HW_NOTE_ON_DOCUMENT, self.index, NULL);
  if (source->kind == HW_QDA_PDF_SOURCE)
    hw_qda_source_read_regions (&self);
  hw_offset_map_free (self.map);
  hw_qda_text_free (self.text);
  hw_extract_free (self.original);
  g_hash_table_unref (self.times);
  return TRUE;
}

/* What is marked in a picture, a page or a recording. */
static void
remark_selections (HwQdaReading *self, const HwQdaNode *source)
{
  static const struct
  {
    HwQdaKind kind;
    const char *what;
  } kinds[] = {
    { HW_QDA_PDF_SELECTION, N_ ("a region of a page was marked: it has no place in the text") },
    { HW_QDA_PICTURE_SELECTION, N_ ("a region of a picture was marked: pictures are not read") },
    { HW_QDA_AUDIO_SELECTION, N_ ("a part of a recording was marked: recordings are not read") },
    { HW_QDA_VIDEO_SELECTION, N_ ("a part of a recording was marked: recordings are not read") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (const HwQdaNode *node = hw_qda_find (source, kinds[i].kind); node != NULL;
         node = hw_qda_find_next (node))
      {
        const char *name = hw_qda_get (node, "name");
        hw_project_remark (self->project, "selection",
                           *name != '\0' ? name : hw_qda_get (source, "name"), HW_PROJECT_FAILED,
                           g_strdup (_ (kinds[i].what)));
      }
}

/* A picture, a recording: of which only a text is taken, where it has one. */
static void
read_other_source (HwQdaReading *self, const HwQdaNode *source, HwQdaKind content)
{
  const char *name = hw_qda_get (source, "name");
  const HwQdaNode *text = hw_qda_find (source, content);

  hw_project_remark (
      self->project, "source", name, text != NULL ? HW_PROJECT_CHANGED : HW_PROJECT_FAILED,
      g_strdup (text != NULL ? _ ("it was taken over as its text, without the original")
                             : _ ("it is no text; add the original as a document")));
  for (; text != NULL; text = hw_qda_find_next (text))
    read_source (self, source, text);
  remark_selections (self, source);
}

/* A PDF has one text: the one that the other program had of it, else that of the file itself. */
static void
read_pdf_source (HwQdaReading *self, const HwQdaNode *source)
{
  const HwQdaNode *text = hw_qda_find (source, HW_QDA_REPRESENTATION);

  if (text != NULL)
    hw_project_remark (self->project, "source", hw_qda_get (source, "name"), HW_PROJECT_CHANGED,
                       g_strdup (_ ("it was taken over as its text, without the original")));
  if (!read_source (self, source, text != NULL ? text : source))
    remark_selections (self, source);
}

gboolean
hw_qda_read_sources (HwQdaReading *self, GError **error)
{
  const HwQdaNode *sources = hw_qda_find (self->root, HW_QDA_SOURCES);

  for (const HwQdaNode *source = sources != NULL ? sources->children : NULL; source != NULL;
       source = source->next)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (source->kind == HW_QDA_TEXT_SOURCE)
        (void) read_source (self, source, source);
      else if (source->kind == HW_QDA_PDF_SOURCE)
        read_pdf_source (self, source);
      else if (source->kind == HW_QDA_PICTURE_SOURCE)
        read_other_source (self, source, HW_QDA_TEXT_DESCRIPTION);
      else if (source->kind == HW_QDA_AUDIO_SOURCE || source->kind == HW_QDA_VIDEO_SOURCE)
        read_other_source (self, source, HW_QDA_TRANSCRIPT);
      else
        hw_project_remark (self->project, "source", hw_qda_get (source, "name"), HW_PROJECT_FAILED,
                           g_strdup (_ ("it is of a kind that is not known")));
    }
  return TRUE;
}
