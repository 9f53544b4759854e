/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frames-private.h"

#define N_FORMS_STEP ((guint) 64 * 1024)

G_DEFINE_QUARK (hw - frames - error - quark, hw_frames_error)

gboolean
hw_frames_spend (HwFramesBudget *self, gsize text, gsize beside)
{
  if (text > (gsize) HW_IMPORT_MAX_BYTES - self->text
      || beside > HW_FRAMES_MAX_BESIDE - self->beside)
    return FALSE;
  self->text += text;
  self->beside += beside;
  return TRUE;
}

char **
hw_frames_metadata (HwExtract *extract, guint index)
{
  char **const fields[HW_FRAMES_N_METADATA]
      = { &extract->title, &extract->language,  &extract->author, &extract->source,
          &extract->url,   &extract->published, &extract->format, &extract->encoding };

  return fields[index];
}

static void
write_structure (HwFrameWriter *self, const HwStructure *structure)
{
  const GArray *forms = structure->forms;

  for (guint i = 0; i < forms->len;)
    {
      const guint stop = MIN (forms->len, i + N_FORMS_STEP);

      hw_frame_writer_begin (self, HW_FRAME_FORMS);
      for (; i < stop; i++)
        {
          const HwParagraphForm *form = &g_array_index (forms, HwParagraphForm, i);
          const guint8 bytes[] = { form->role, form->level, form->direction };

          hw_frame_writer_add_bytes (self, bytes, sizeof bytes);
        }
      hw_frame_writer_end (self);
    }
  for (guint i = 0; i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);

      hw_frame_writer_begin (self, HW_FRAME_LOCATOR);
      hw_frame_writer_add_number (self, locator->start, 8);
      hw_frame_writer_add_number (self, locator->kind, 1);
      hw_frame_writer_add_string (self, locator->label);
      hw_frame_writer_end (self);
    }
  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);

      hw_frame_writer_begin (self, HW_FRAME_ASIDE);
      hw_frame_writer_add_number (self, aside->paragraph, 8);
      hw_frame_writer_add_number (self, aside->reason, 1);
      hw_frame_writer_add_string (self, aside->text);
      hw_frame_writer_end (self);
    }
}

static void
write_comments (HwFrameWriter *self, const GArray *comments)
{
  for (guint i = 0; i < comments->len; i++)
    {
      const HwExtractComment *comment = &g_array_index (comments, HwExtractComment, i);

      hw_frame_writer_begin (self, HW_FRAME_COMMENT);
      hw_frame_writer_add_number (self, comment->start, 8);
      hw_frame_writer_add_number (self, comment->end, 8);
      hw_frame_writer_add_string (self, comment->text);
      hw_frame_writer_add_string (self, comment->author);
      hw_frame_writer_add_string (self, comment->created);
      hw_frame_writer_end (self);
    }
}

static void
write_document (HwFrameWriter *self, const HwExtract *extract, guint depth)
{
  if (depth >= HW_FRAMES_MAX_DEPTH || !hw_frames_spend (&self->budget, 0, HW_FRAMES_DOCUMENT_COST))
    self->too_large = TRUE;
  if (self->too_large || self->refused)
    return;
  hw_frame_writer_begin (self, HW_FRAME_DOCUMENT);
  hw_frame_writer_add_number (self,
                              extract->direction | (extract->is_doubtful ? HW_FRAMES_DOUBT : 0), 1);
  hw_frame_writer_add_number (self, extract->n_damaged, 8);
  hw_frame_writer_add_number (self, extract->text != NULL ? hw_text_get_n_bytes (extract->text) : 0,
                              8);
  hw_frame_writer_end (self);
  hw_frame_writer_begin (self, HW_FRAME_METADATA);
  for (guint i = 0; i < HW_FRAMES_N_METADATA; i++)
    hw_frame_writer_add_string (self, *hw_frames_metadata ((HwExtract *) extract, i));
  hw_frame_writer_end (self);

  if (extract->text != NULL)
    hw_frame_writer_add_text (self, HW_FRAME_TEXT, extract->text);
  if (extract->structure != NULL)
    write_structure (self, extract->structure);
  if (extract->comments != NULL)
    write_comments (self, extract->comments);
  for (guint i = 0; extract->remarks != NULL && i < extract->remarks->len; i++)
    {
      hw_frame_writer_begin (self, HW_FRAME_REMARK);
      hw_frame_writer_add_string (self, extract->remarks->pdata[i]);
      hw_frame_writer_end (self);
    }
  if (extract->parts != NULL)
    {
      hw_frame_writer_begin (self, HW_FRAME_PARTS);
      hw_frame_writer_end (self);
      for (guint i = 0; i < extract->parts->len; i++)
        write_document (self, extract->parts->pdata[i], depth + 1);
    }
  hw_frame_writer_begin (self, HW_FRAME_END);
  hw_frame_writer_end (self);
}

gboolean
hw_frames_write (const HwExtract *extract, HwFrameSink sink, gpointer user_data, GError **error)
{
  HwFrameWriter self;

  hw_frame_writer_init (&self, sink, user_data, TRUE);
  write_document (&self, extract, 0);
  return hw_frame_writer_finish (&self, error);
}

gboolean
hw_frames_write_error (const GError *failure, gboolean begun, HwFrameSink sink, gpointer user_data)
{
  HwFrameWriter self;
  const gboolean ours = failure->domain == HW_IMPORT_ERROR;
  g_autofree char *message = g_utf8_make_valid (failure->message, -1);

  hw_frame_writer_init (&self, sink, user_data, !begun);
  hw_frame_writer_begin (&self, HW_FRAME_ERROR);
  hw_frame_writer_add_number (&self, (guint32) (ours ? failure->code : HW_IMPORT_ERROR_DAMAGED), 4);
  hw_frame_writer_add_string (&self, message);
  hw_frame_writer_end (&self);
  return hw_frame_writer_finish (&self, NULL);
}
