/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-frames-private.h"

#include "structure-blob.h"

char **
hw_project_frames_detail (HwProjectDocument *document, guint index)
{
  char **const fields[HW_PROJECT_FRAMES_N_DETAILS]
      = { &document->guid,   &document->title,    &document->language,  &document->author,
          &document->source, &document->url,      &document->published, &document->hash,
          &document->format, &document->encoding, &document->remarks,   &document->file };

  return fields[index];
}

char **
hw_project_frames_word (HwProjectPassage *passage, guint index)
{
  char **const fields[HW_PROJECT_FRAMES_N_WORDS]
      = { &passage->guid,  &passage->colour, &passage->creator, &passage->former,
          &passage->quote, &passage->prefix, &passage->suffix };

  return fields[index];
}

static void
add_time (HwFrameWriter *self, gint64 time)
{
  hw_frame_writer_add_number (self, (guint64) MAX (time, 0), 8);
}

static void
add_indices (HwFrameWriter *self, const GArray *indices)
{
  for (guint i = 0; i < indices->len; i++)
    hw_frame_writer_add_number (self, g_array_index (indices, guint, i), 4);
}

static void
write_tag (HwFrameWriter *self, const HwProjectTag *tag)
{
  hw_frame_writer_begin (self, HW_PROJECT_FRAME_TAG);
  hw_frame_writer_add_number (
      self, tag->parent >= 0 ? (guint) tag->parent : HW_PROJECT_FRAMES_NO_PARENT, 4);
  hw_frame_writer_add_string (self, tag->guid);
  hw_frame_writer_add_string (self, tag->name);
  hw_frame_writer_add_string (self, tag->colour);
  hw_frame_writer_add_string (self, tag->description);
  hw_frame_writer_end (self);
}

static void
add_blob (HwFrameWriter *self, const GByteArray *blob)
{
  hw_frame_writer_add_number (self, blob->len, 4);
  hw_frame_writer_add_bytes (self, blob->data, blob->len);
}

static void
write_document (HwFrameWriter *self, HwProjectDocument *document)
{
  g_auto (HwStructureBlobs) blobs = { NULL };

  hw_frame_writer_begin (self, HW_PROJECT_FRAME_DOCUMENT);
  hw_frame_writer_add_number (self, document->direction, 1);
  hw_frame_writer_add_number (self, document->is_excerpt != FALSE, 1);
  add_time (self, document->added);
  hw_frame_writer_add_number (self, hw_text_get_n_bytes (document->text), 8);
  for (guint i = 0; i < HW_PROJECT_FRAMES_N_DETAILS; i++)
    hw_frame_writer_add_string (self, *hw_project_frames_detail (document, i));
  hw_frame_writer_end (self);
  hw_frame_writer_add_text (self, HW_PROJECT_FRAME_TEXT, document->text);
  if (document->structure == NULL)
    return;
  hw_structure_blobs_write (&blobs, document->structure);
  hw_frame_writer_begin (self, HW_PROJECT_FRAME_STRUCTURE);
  add_blob (self, blobs.forms);
  add_blob (self, blobs.locators);
  add_blob (self, blobs.asides);
  hw_frame_writer_end (self);
}

static void
write_passage (HwFrameWriter *self, HwProjectPassage *passage)
{
  hw_frame_writer_begin (self, HW_PROJECT_FRAME_PASSAGE);
  hw_frame_writer_add_number (self, passage->document, 4);
  hw_frame_writer_add_number (self, (guint64) passage->start, 8);
  hw_frame_writer_add_number (self, (guint64) passage->end, 8);
  add_time (self, passage->created);
  add_time (self, passage->modified);
  hw_frame_writer_add_number (self, passage->state, 1);
  hw_frame_writer_add_number (self, (guint64) (passage->score * HW_PROJECT_FRAMES_SURE), 4);
  for (guint i = 0; i < HW_PROJECT_FRAMES_N_WORDS; i++)
    hw_frame_writer_add_string (self, *hw_project_frames_word (passage, i));
  add_indices (self, passage->tags);
  hw_frame_writer_end (self);
}

static void
write_note (HwFrameWriter *self, const HwProjectNote *note)
{
  hw_frame_writer_begin (self, HW_PROJECT_FRAME_NOTE);
  hw_frame_writer_add_number (self, note->target, 1);
  hw_frame_writer_add_number (self, note->index, 4);
  add_time (self, note->created);
  add_time (self, note->modified);
  hw_frame_writer_add_string (self, note->guid);
  hw_frame_writer_add_string (self, note->text);
  hw_frame_writer_add_string (self, note->creator);
  hw_frame_writer_end (self);
}

static void
write_group (HwFrameWriter *self, const HwProjectGroup *group)
{
  hw_frame_writer_begin (self, HW_PROJECT_FRAME_GROUP);
  hw_frame_writer_add_string (self, group->guid);
  hw_frame_writer_add_string (self, group->name);
  add_indices (self, group->documents);
  hw_frame_writer_end (self);
}

static void
write_remark (HwFrameWriter *self, const HwProjectItem *item)
{
  hw_frame_writer_begin (self, HW_PROJECT_FRAME_REMARK);
  hw_frame_writer_add_number (self, item->status, 1);
  hw_frame_writer_add_string (self, item->kind);
  hw_frame_writer_add_string (self, item->name);
  hw_frame_writer_add_string (self, item->message);
  hw_frame_writer_end (self);
}

gboolean
hw_project_frames_write (const HwProject *project,
                         HwFrameSink sink,
                         gpointer user_data,
                         GError **error)
{
  HwFrameWriter self;

  hw_frame_writer_init (&self, sink, user_data, TRUE);
  hw_frame_writer_begin (&self, HW_PROJECT_FRAME_NAME);
  hw_frame_writer_add_string (&self, project->name);
  hw_frame_writer_end (&self);
  for (guint i = 0; i < project->tags->len; i++)
    write_tag (&self, project->tags->pdata[i]);
  for (guint i = 0; i < project->documents->len; i++)
    write_document (&self, project->documents->pdata[i]);
  for (guint i = 0; i < project->passages->len; i++)
    write_passage (&self, project->passages->pdata[i]);
  for (guint i = 0; i < project->notes->len; i++)
    write_note (&self, project->notes->pdata[i]);
  for (guint i = 0; i < project->groups->len; i++)
    write_group (&self, project->groups->pdata[i]);
  for (guint i = 0; i < project->remarks->len; i++)
    write_remark (&self, project->remarks->pdata[i]);
  hw_frame_writer_begin (&self, HW_PROJECT_FRAME_END);
  hw_frame_writer_end (&self);
  return hw_frame_writer_finish (&self, error);
}
