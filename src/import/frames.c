/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frames-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT_STEP ((gsize) 256 * 1024)
#define BUFFER_BYTES ((guint) 256 * 1024)

G_DEFINE_QUARK (hw - frames - error - quark, hw_frames_error)

typedef struct
{
  HwFrameSink sink;
  gpointer user_data;
  GByteArray *buffer;
  HwFramesBudget budget;
  guint frame; /* where the open frame starts in the buffer */
  gboolean refused, too_large;
} Writer;

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
flush (Writer *self)
{
  if (!self->refused && self->buffer->len > 0)
    self->refused = !self->sink (self->buffer->data, self->buffer->len, self->user_data);
  g_byte_array_set_size (self->buffer, 0);
}

static void
add_number (Writer *self, guint64 number, guint n_bytes)
{
  guint8 bytes[8];

  number = GUINT64_TO_LE (number);
  memcpy (bytes, &number, sizeof bytes);
  g_byte_array_append (self->buffer, bytes, n_bytes);
}

static void
add_string (Writer *self, const char *string)
{
  gsize n_bytes = string != NULL ? strlen (string) : 0;

  if (n_bytes > HW_FRAME_MAX_BYTES)
    {
      self->too_large = TRUE;
      n_bytes = 0;
    }
  add_number (self, string != NULL ? n_bytes : HW_FRAMES_NO_STRING, 4);
  g_byte_array_append (self->buffer, (const guint8 *) string, (guint) n_bytes);
}

static void
begin (Writer *self, HwFrameType type)
{
  if (self->buffer->len > BUFFER_BYTES)
    flush (self);
  self->frame = self->buffer->len;
  add_number (self, type, 1);
  add_number (self, 0, 4);
}

static void
set_length (Writer *self, guint32 n_bytes)
{
  const guint32 length = GUINT32_TO_LE (n_bytes);

  memcpy (self->buffer->data + self->frame + 1, &length, sizeof length);
}

/* Ends a frame. One over the bounds is not sent. */
static void
end (Writer *self)
{
  const guint32 n_bytes = self->buffer->len - self->frame - HW_FRAME_HEADER_BYTES;

  set_length (self, n_bytes);
  if (n_bytes > HW_FRAME_MAX_BYTES
      || !hw_frames_spend (&self->budget, 0, n_bytes + HW_FRAMES_PIECE_COST))
    self->too_large = TRUE;
  if (self->too_large)
    g_byte_array_set_size (self->buffer, self->frame);
}

static void
write_text (Writer *self, const HwText *text)
{
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (text, &n_bytes);

  if (!hw_frames_spend (&self->budget, n_bytes, 0))
    self->too_large = TRUE;
  for (gsize i = 0; i < n_bytes && !self->too_large && !self->refused; i += TEXT_STEP)
    {
      const gsize n = MIN (TEXT_STEP, n_bytes - i);

      /* Its bytes go straight from the text. */
      begin (self, HW_FRAME_TEXT);
      set_length (self, (guint32) n);
      flush (self);
      if (!self->refused)
        self->refused = !self->sink ((const guint8 *) utf8 + i, n, self->user_data);
    }
}

static void
write_structure (Writer *self, const HwStructure *structure)
{
  const GArray *forms = structure->forms;

  for (guint i = 0; i < forms->len;)
    {
      const guint stop = MIN (forms->len, i + (guint) TEXT_STEP / 4);

      begin (self, HW_FRAME_FORMS);
      for (; i < stop; i++)
        {
          const HwParagraphForm *form = &g_array_index (forms, HwParagraphForm, i);
          const guint8 bytes[] = { form->role, form->level, form->direction };

          g_byte_array_append (self->buffer, bytes, sizeof bytes);
        }
      end (self);
    }
  for (guint i = 0; i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);

      begin (self, HW_FRAME_LOCATOR);
      add_number (self, locator->start, 8);
      add_number (self, locator->kind, 1);
      add_string (self, locator->label);
      end (self);
    }
  for (guint i = 0; i < structure->asides->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);

      begin (self, HW_FRAME_ASIDE);
      add_number (self, aside->paragraph, 8);
      add_number (self, aside->reason, 1);
      add_string (self, aside->text);
      end (self);
    }
}

static void
write_comments (Writer *self, const GArray *comments)
{
  for (guint i = 0; i < comments->len; i++)
    {
      const HwExtractComment *comment = &g_array_index (comments, HwExtractComment, i);

      begin (self, HW_FRAME_COMMENT);
      add_number (self, comment->start, 8);
      add_number (self, comment->end, 8);
      add_string (self, comment->text);
      add_string (self, comment->author);
      add_string (self, comment->created);
      end (self);
    }
}

static void
write_document (Writer *self, const HwExtract *extract, guint depth)
{
  if (depth >= HW_FRAMES_MAX_DEPTH || !hw_frames_spend (&self->budget, 0, HW_FRAMES_DOCUMENT_COST))
    self->too_large = TRUE;
  if (self->too_large || self->refused)
    return;
  begin (self, HW_FRAME_DOCUMENT);
  add_number (self, extract->direction | (extract->is_doubtful ? HW_FRAMES_DOUBT : 0), 1);
  add_number (self, extract->n_damaged, 8);
  add_number (self, extract->text != NULL ? hw_text_get_n_bytes (extract->text) : 0, 8);
  end (self);
  begin (self, HW_FRAME_METADATA);
  for (guint i = 0; i < HW_FRAMES_N_METADATA; i++)
    add_string (self, *hw_frames_metadata ((HwExtract *) extract, i));
  end (self);

  if (extract->text != NULL)
    write_text (self, extract->text);
  if (extract->structure != NULL)
    write_structure (self, extract->structure);
  if (extract->comments != NULL)
    write_comments (self, extract->comments);
  for (guint i = 0; extract->remarks != NULL && i < extract->remarks->len; i++)
    {
      begin (self, HW_FRAME_REMARK);
      add_string (self, extract->remarks->pdata[i]);
      end (self);
    }
  if (extract->parts != NULL)
    {
      begin (self, HW_FRAME_PARTS);
      end (self);
      for (guint i = 0; i < extract->parts->len; i++)
        write_document (self, extract->parts->pdata[i], depth + 1);
    }
  begin (self, HW_FRAME_END);
  end (self);
}

gboolean
hw_frames_write (const HwExtract *extract, HwFrameSink sink, gpointer user_data, GError **error)
{
  Writer self = { .sink = sink, .user_data = user_data, .buffer = g_byte_array_new () };

  g_byte_array_append (self.buffer, (const guint8 *) HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES);
  write_document (&self, extract, 0);
  flush (&self);
  g_byte_array_unref (self.buffer);
  if (self.refused)
    g_set_error_literal (error, HW_FRAMES_ERROR, HW_FRAMES_ERROR_TRUNCATED, "nobody reads");
  else if (self.too_large)
    g_set_error_literal (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TOO_LARGE,
                         _ ("What the file holds is too large to be taken in at once."));
  return !self.refused && !self.too_large;
}

gboolean
hw_frames_write_error (const GError *failure, gboolean begun, HwFrameSink sink, gpointer user_data)
{
  Writer self = { .sink = sink, .user_data = user_data, .buffer = g_byte_array_new () };
  const gboolean ours = failure->domain == HW_IMPORT_ERROR;
  g_autofree char *message = g_utf8_make_valid (failure->message, -1);

  if (!begun)
    g_byte_array_append (self.buffer, (const guint8 *) HW_FRAMES_MAGIC, HW_FRAMES_MAGIC_BYTES);
  begin (&self, HW_FRAME_ERROR);
  add_number (&self, (guint32) (ours ? failure->code : HW_IMPORT_ERROR_DAMAGED), 4);
  add_string (&self, message);
  end (&self);
  flush (&self);
  g_byte_array_unref (self.buffer);
  return !self.refused;
}
