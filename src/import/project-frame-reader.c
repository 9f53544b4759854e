/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-frames-private.h"

#include "structure-blob.h"

#include <string.h>

/* Memory that a part takes beside its strings. */
#define PART_COST 256
/* Later than any time that a person means: the year 9999. */
#define MAX_TIME ((guint64) 253402300800 * G_USEC_PER_SEC)

struct _HwProjectReader
{
  HwFrameStream stream;
  HwFramesBudget budget;
  HwProject *project;
  GError *sent; /* the error that took the place of the rest */
  HwProjectFrameType last;
  char *text; /* of the last document, of which n_filled bytes are there */
  gsize n_text, n_filled;
  gboolean ended;
};

static gboolean
fail (HwProjectReader *self, const char *what)
{
  return hw_frame_stream_fail (&self->stream, what);
}

static gboolean
is_guid (const char *guid)
{
  return guid != NULL && g_uuid_string_is_valid (guid);
}

static guint
take_index (HwFramePayload *payload, guint n)
{
  const guint index = (guint) hw_frame_payload_take_number (payload, 4);

  payload->is_bad |= index >= n;
  return index;
}

static gint64
take_time (HwFramePayload *payload)
{
  const guint64 time = hw_frame_payload_take_number (payload, 8);

  payload->is_bad |= time > MAX_TIME;
  return (gint64) time;
}

static gboolean
take_indices (HwFramePayload *payload, GArray *indices, guint n)
{
  while (payload->n_bytes > 0 && !payload->is_bad)
    {
      const guint index = take_index (payload, n);

      g_array_append_val (indices, index);
    }
  return hw_frame_payload_is_done (payload);
}

static gboolean
read_name (HwProjectReader *self, HwFramePayload *payload)
{
  g_autofree char *name = hw_frame_payload_take_string (payload);

  if (self->project != NULL || !hw_frame_payload_is_done (payload) || name == NULL)
    return fail (self, "a name");
  self->project = hw_project_new (name);
  return TRUE;
}

static gboolean
read_tag (HwProjectReader *self, HwFramePayload *payload)
{
  const guint n = self->project->tags->len;
  HwProjectTag *tag = hw_project_add_tag (self->project, NULL);
  const guint parent = (guint) hw_frame_payload_take_number (payload, 4);

  if (parent != HW_PROJECT_FRAMES_NO_PARENT)
    {
      payload->is_bad |= parent >= n;
      tag->parent = (int) parent;
    }
  tag->guid = hw_frame_payload_take_string (payload);
  tag->name = hw_frame_payload_take_string (payload);
  tag->colour = hw_frame_payload_take_string (payload);
  tag->description = hw_frame_payload_take_string (payload);
  return (hw_frame_payload_is_done (payload) && is_guid (tag->guid)) || fail (self, "a tag");
}

static gboolean
read_document (HwProjectReader *self, HwFramePayload *payload)
{
  HwProjectDocument *document = hw_project_add_document (self->project, NULL);
  const guint64 direction = hw_frame_payload_take_number (payload, 1);
  const guint64 is_excerpt = hw_frame_payload_take_number (payload, 1);
  guint64 n_text;

  document->direction = (HwDirection) direction;
  document->is_excerpt = is_excerpt == 1;
  document->added = take_time (payload);
  n_text = hw_frame_payload_take_number (payload, 8);
  for (guint i = 0; i < HW_PROJECT_FRAMES_N_DETAILS; i++)
    *hw_project_frames_detail (document, i) = hw_frame_payload_take_string (payload);
  if (!hw_frame_payload_is_done (payload) || direction > HW_DIRECTION_RTL || is_excerpt > 1
      || !is_guid (document->guid))
    return fail (self, "a document");
  if (n_text > G_MAXSIZE || !hw_frames_spend (&self->budget, n_text, 0))
    return fail (self, "too much text");
  self->n_text = n_text;
  self->n_filled = 0;
  /* Pages that nothing is written to take no memory. */
  self->text = g_try_malloc (MAX (n_text, 1));
  return self->text != NULL || fail (self, "no memory for the text");
}

static gboolean
read_text (HwProjectReader *self, const HwFramePayload *payload)
{
  if (payload->n_bytes == 0 || payload->n_bytes > self->n_text - self->n_filled)
    return fail (self, "more text than was said");
  memcpy (self->text + self->n_filled, payload->data, payload->n_bytes);
  self->n_filled += payload->n_bytes;
  return TRUE;
}

static HwProjectDocument *
get_last_document (HwProjectReader *self)
{
  return self->project->documents->pdata[self->project->documents->len - 1];
}

static gboolean
end_text (HwProjectReader *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (self->n_filled != self->n_text)
    return fail (self, "less text than was said");
  bytes = g_bytes_new_take (g_steal_pointer (&self->text), self->n_text);
  get_last_document (self)->text = hw_text_new (bytes, &error);
  return get_last_document (self)->text != NULL || fail (self, error->message);
}

static HwStructureBlob
take_blob (HwFramePayload *payload)
{
  const guint64 n_bytes = hw_frame_payload_take_number (payload, 4);
  const HwStructureBlob blob = { payload->data, MIN (n_bytes, payload->n_bytes) };

  payload->is_bad |= n_bytes > payload->n_bytes;
  payload->data += blob.n_bytes;
  payload->n_bytes -= blob.n_bytes;
  return blob;
}

static gboolean
read_structure (HwProjectReader *self, HwFramePayload *payload)
{
  HwProjectDocument *document = get_last_document (self);
  const HwStructureBlob forms = take_blob (payload), locators = take_blob (payload),
                        asides = take_blob (payload);
  const gsize n_paragraphs = hw_text_get_n_paragraphs (document->text);

  if (document->structure != NULL || !hw_frame_payload_is_done (payload)
      || !hw_frames_spend (&self->budget, 0, n_paragraphs * sizeof (HwParagraphForm)))
    return fail (self, "a structure");
  document->structure = hw_structure_new ();
  return (hw_structure_blobs_read (&forms, &locators, &asides, n_paragraphs, document->structure)
          && hw_structure_fits (document->structure, document->text))
         || fail (self, "a structure");
}

static gboolean
is_passage (const HwProjectPassage *passage, const HwText *text)
{
  if (passage->start < 0 || passage->end > (gint64) hw_text_get_n_chars (text))
    return FALSE;
  return passage->state == HW_PASSAGE_LOST
             ? passage->start == passage->end && passage->quote != NULL && *passage->quote != '\0'
             : passage->start < passage->end;
}

static gboolean
read_passage (HwProjectReader *self, HwFramePayload *payload)
{
  HwProjectPassage *passage = hw_project_add_passage (self->project, NULL);
  guint64 state, score;

  passage->document = take_index (payload, self->project->documents->len);
  passage->start = (gint64) hw_frame_payload_take_number (payload, 8);
  passage->end = (gint64) hw_frame_payload_take_number (payload, 8);
  passage->created = take_time (payload);
  passage->modified = take_time (payload);
  state = hw_frame_payload_take_number (payload, 1);
  score = hw_frame_payload_take_number (payload, 4);
  passage->state = (HwPassageState) state;
  passage->score = (double) score / HW_PROJECT_FRAMES_SURE;
  for (guint i = 0; i < HW_PROJECT_FRAMES_N_WORDS; i++)
    *hw_project_frames_word (passage, i) = hw_frame_payload_take_string (payload);
  if (!take_indices (payload, passage->tags, self->project->tags->len) || !is_guid (passage->guid)
      || state > HW_PASSAGE_LOST || score > HW_PROJECT_FRAMES_SURE
      || !is_passage (
          passage,
          ((HwProjectDocument *) self->project->documents->pdata[passage->document])->text))
    return fail (self, "a passage");
  return TRUE;
}

static gboolean
read_note (HwProjectReader *self, HwFramePayload *payload)
{
  const guint numbers[] = { [HW_NOTE_ON_LIBRARY] = 1,
                            [HW_NOTE_ON_DOCUMENT] = self->project->documents->len,
                            [HW_NOTE_ON_PASSAGE] = self->project->passages->len,
                            [HW_NOTE_ON_TAG] = self->project->tags->len };
  const guint64 target = hw_frame_payload_take_number (payload, 1);
  HwProjectNote *note;

  if (target >= G_N_ELEMENTS (numbers))
    return fail (self, "a note");
  note = hw_project_add_note (self->project, (HwNoteTarget) target,
                              take_index (payload, numbers[target]));
  note->created = take_time (payload);
  note->modified = take_time (payload);
  note->guid = hw_frame_payload_take_string (payload);
  note->text = hw_frame_payload_take_string (payload);
  note->creator = hw_frame_payload_take_string (payload);
  return (hw_frame_payload_is_done (payload) && is_guid (note->guid) && note->text != NULL
          && *note->text != '\0')
         || fail (self, "a note");
}

static gboolean
read_group (HwProjectReader *self, HwFramePayload *payload)
{
  HwProjectGroup *group = hw_project_add_group (self->project, NULL);

  group->guid = hw_frame_payload_take_string (payload);
  group->name = hw_frame_payload_take_string (payload);
  return (take_indices (payload, group->documents, self->project->documents->len)
          && is_guid (group->guid))
         || fail (self, "a group");
}

static gboolean
read_remark (HwProjectReader *self, HwFramePayload *payload)
{
  const guint64 status = hw_frame_payload_take_number (payload, 1);
  g_autofree char *kind = hw_frame_payload_take_string (payload);
  g_autofree char *name = hw_frame_payload_take_string (payload);
  g_autofree char *message = hw_frame_payload_take_string (payload);

  if (!hw_frame_payload_is_done (payload) || status >= HW_PROJECT_N_STATUSES || kind == NULL
      || hw_project_find_kind (kind) == NULL || message == NULL)
    return fail (self, "a remark");
  hw_project_remark (self->project, kind, name, (HwProjectStatus) status,
                     g_steal_pointer (&message));
  return TRUE;
}

/* May a frame of this type come now? */
static gboolean
is_in_order (const HwProjectReader *self, HwProjectFrameType type)
{
  if (self->project == NULL)
    return type == HW_PROJECT_FRAME_NAME;
  switch (type)
    {
    case HW_PROJECT_FRAME_DOCUMENT:
      return self->last <= HW_PROJECT_FRAME_STRUCTURE;
    case HW_PROJECT_FRAME_TEXT:
    case HW_PROJECT_FRAME_STRUCTURE:
      return self->last >= HW_PROJECT_FRAME_DOCUMENT && self->last <= type;
    case HW_PROJECT_FRAME_NAME:
    case HW_PROJECT_FRAME_TAG:
    case HW_PROJECT_FRAME_PASSAGE:
    case HW_PROJECT_FRAME_NOTE:
    case HW_PROJECT_FRAME_GROUP:
    case HW_PROJECT_FRAME_REMARK:
    case HW_PROJECT_FRAME_END:
    default:
      return type >= self->last;
    }
}

static gboolean
read_part (HwProjectReader *self, HwProjectFrameType type, HwFramePayload *payload)
{
  switch (type)
    {
    case HW_PROJECT_FRAME_NAME:
      return read_name (self, payload);
    case HW_PROJECT_FRAME_TAG:
      return read_tag (self, payload);
    case HW_PROJECT_FRAME_DOCUMENT:
      return read_document (self, payload);
    case HW_PROJECT_FRAME_TEXT:
      return read_text (self, payload);
    case HW_PROJECT_FRAME_STRUCTURE:
      return read_structure (self, payload);
    case HW_PROJECT_FRAME_PASSAGE:
      return read_passage (self, payload);
    case HW_PROJECT_FRAME_NOTE:
      return read_note (self, payload);
    case HW_PROJECT_FRAME_GROUP:
      return read_group (self, payload);
    case HW_PROJECT_FRAME_REMARK:
      return read_remark (self, payload);
    case HW_PROJECT_FRAME_END:
      self->ended = payload->n_bytes == 0;
      return self->ended || fail (self, "the end");
    default:
      return fail (self, "a frame of no known type");
    }
}

static gboolean
read_frame (gpointer data, guint number, HwFramePayload *payload)
{
  HwProjectReader *self = data;
  const HwProjectFrameType type = (HwProjectFrameType) number;

  if (self->ended || self->sent != NULL)
    return fail (self, "something after the end");
  if (number == HW_FRAME_ERROR)
    return (self->sent = hw_frame_payload_take_error (payload, &self->stream)) != NULL;
  if (!is_in_order (self, type))
    return fail (self, "a frame out of order");
  if (type != HW_PROJECT_FRAME_TEXT
      && !hw_frames_spend (&self->budget, 0, payload->n_bytes + PART_COST))
    return fail (self, "too much beside the text");
  /* The text is whole where something else comes. */
  if (self->text != NULL && type != HW_PROJECT_FRAME_TEXT && !end_text (self))
    return FALSE;
  self->last = type;
  return read_part (self, type, payload);
}

HwProjectReader *
hw_project_reader_new (void)
{
  HwProjectReader *self = g_new0 (HwProjectReader, 1);

  hw_frame_stream_init (&self->stream, read_frame, self);
  return self;
}

void
hw_project_reader_free (HwProjectReader *self)
{
  if (self == NULL)
    return;
  hw_frame_stream_clear (&self->stream);
  g_clear_pointer (&self->project, hw_project_free);
  g_clear_error (&self->sent);
  g_free (self->text);
  g_free (self);
}

gboolean
hw_project_reader_feed (HwProjectReader *self, const guint8 *data, gsize n_bytes, GError **error)
{
  return hw_frame_stream_feed (&self->stream, data, n_bytes, error);
}

HwProject *
hw_project_reader_finish (HwProjectReader *self, GError **error)
{
  if (hw_frame_stream_is_done (&self->stream) && self->sent != NULL)
    g_propagate_error (error, g_error_copy (self->sent));
  else if (hw_frame_stream_is_done (&self->stream) && self->ended)
    return g_steal_pointer (&self->project);
  else
    hw_frame_stream_set_failed (&self->stream, error);
  return NULL;
}
