/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frames-private.h"

#include <string.h>

/* A document that is being read. */
typedef struct
{
  HwExtract *extract;
  char *text; /* its bytes, of which n_filled are there */
  gsize n_text, n_filled;
  gsize n_chars, n_paragraphs; /* once the text is whole */
  HwFrameType last;            /* the last type that was read of it */
} Document;

struct _HwFrameReader
{
  HwFrameStream stream;
  GPtrArray *documents; /* Document: those that are open, the innermost last */
  HwFramesBudget budget;
  HwExtract *whole;
  GError *sent; /* the error that took the place of the rest */
};

static void
document_free (gpointer data)
{
  Document *self = data;

  hw_extract_free (self->extract);
  g_free (self->text);
  g_free (self);
}

void
hw_frame_reader_free (HwFrameReader *self)
{
  if (self == NULL)
    return;
  hw_frame_stream_clear (&self->stream);
  g_ptr_array_unref (self->documents);
  hw_extract_free (self->whole);
  g_clear_error (&self->sent);
  g_free (self);
}

static gboolean
fail (HwFrameReader *self, const char *what)
{
  return hw_frame_stream_fail (&self->stream, what);
}

static HwStructure *
need_structure (Document *document)
{
  if (document->extract->structure == NULL)
    document->extract->structure = hw_structure_new ();
  return document->extract->structure;
}

static gboolean
read_document (HwFrameReader *self, HwFramePayload *payload)
{
  const guint64 first = hw_frame_payload_take_number (payload, 1);
  const guint64 direction = first & ~(guint64) HW_FRAMES_DOUBT;
  const guint64 n_damaged = hw_frame_payload_take_number (payload, 8);
  const guint64 n_text = hw_frame_payload_take_number (payload, 8);

  if (!hw_frame_payload_is_done (payload) || direction > HW_DIRECTION_RTL)
    return fail (self, "a document");
  if (self->documents->len >= HW_FRAMES_MAX_DEPTH)
    return fail (self, "documents in documents");
  if (n_text > G_MAXSIZE || !hw_frames_spend (&self->budget, n_text, HW_FRAMES_DOCUMENT_COST))
    return fail (self, "too much text");

  Document *document = g_new0 (Document, 1);
  document->extract = g_new0 (HwExtract, 1);
  document->extract->direction = (HwDirection) direction;
  document->extract->is_doubtful = (first & HW_FRAMES_DOUBT) != 0;
  document->extract->n_damaged = n_damaged;
  document->n_text = n_text;
  document->last = HW_FRAME_DOCUMENT;
  g_ptr_array_add (self->documents, document);
  /* Pages that nothing is written to take no memory. */
  document->text = n_text > 0 ? g_try_malloc (n_text) : NULL;
  return document->text != NULL || n_text == 0 || fail (self, "no memory for the text");
}

static gboolean
read_metadata (HwFrameReader *self, Document *document, HwFramePayload *payload)
{
  for (guint i = 0; i < HW_FRAMES_N_METADATA; i++)
    *hw_frames_metadata (document->extract, i) = hw_frame_payload_take_string (payload);
  if (!hw_frame_payload_is_done (payload) || document->extract->title == NULL)
    return fail (self, "metadata");
  return TRUE;
}

static gboolean
read_text (HwFrameReader *self, Document *document, const HwFramePayload *payload)
{
  if (payload->n_bytes == 0 || payload->n_bytes > document->n_text - document->n_filled)
    return fail (self, "more text than was said");
  memcpy (document->text + document->n_filled, payload->data, payload->n_bytes);
  document->n_filled += payload->n_bytes;
  return TRUE;
}

static gboolean
end_text (HwFrameReader *self, Document *document)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (document->n_filled != document->n_text)
    return fail (self, "less text than was said");
  if (document->n_text == 0)
    return TRUE;
  bytes = g_bytes_new_take (g_steal_pointer (&document->text), document->n_text);
  document->extract->text = hw_text_new (bytes, &error);
  if (document->extract->text == NULL)
    return fail (self, error->message);
  document->n_chars = hw_text_get_n_chars (document->extract->text);
  document->n_paragraphs = hw_text_get_n_paragraphs (document->extract->text);
  return TRUE;
}

static gboolean
read_forms (HwFrameReader *self, Document *document, const HwFramePayload *payload)
{
  HwStructure *structure = need_structure (document);

  if (payload->n_bytes % 3 != 0
      || payload->n_bytes / 3 > document->n_paragraphs - structure->forms->len)
    return fail (self, "forms of no paragraph");
  for (gsize i = 0; i < payload->n_bytes; i += 3)
    {
      const HwParagraphForm form = { payload->data[i], payload->data[i + 1], payload->data[i + 2] };

      if (form.role >= HW_N_ROLES || form.direction > HW_DIRECTION_RTL)
        return fail (self, "a form");
      hw_structure_add_form (structure, form);
    }
  return TRUE;
}

static gboolean
read_locator (HwFrameReader *self, Document *document, HwFramePayload *payload)
{
  GArray *locators = need_structure (document)->locators;
  const guint64 start = hw_frame_payload_take_number (payload, 8);
  const guint64 kind = hw_frame_payload_take_number (payload, 1);
  g_autofree char *label = hw_frame_payload_take_string (payload);

  if (!hw_frame_payload_is_done (payload) || label == NULL || kind < HW_LOCATOR_PAGE
      || kind > HW_LOCATOR_TIME || start > document->n_chars
      || (locators->len > 0
          && start < g_array_index (locators, HwLocator, locators->len - 1).start))
    return fail (self, "a locator");
  hw_structure_add_locator (document->extract->structure, start, (HwLocatorKind) kind, label);
  return TRUE;
}

static gboolean
read_aside (HwFrameReader *self, Document *document, HwFramePayload *payload)
{
  GArray *asides = need_structure (document)->asides;
  const guint64 paragraph = hw_frame_payload_take_number (payload, 8);
  const guint64 reason = hw_frame_payload_take_number (payload, 1);
  g_autofree char *text = hw_frame_payload_take_string (payload);

  if (!hw_frame_payload_is_done (payload) || text == NULL || reason < HW_ASIDE_FURNITURE
      || reason > HW_ASIDE_PAGE_NUMBER || paragraph > document->n_paragraphs
      || (asides->len > 0
          && paragraph < g_array_index (asides, HwAside, asides->len - 1).paragraph))
    return fail (self, "what was left out");
  hw_structure_add_aside (document->extract->structure, paragraph, (HwAsideReason) reason, text);
  return TRUE;
}

static gboolean
read_comment (HwFrameReader *self, Document *document, HwFramePayload *payload)
{
  HwExtract *extract = document->extract;
  HwExtractComment comment = { 0 };

  if (extract->comments == NULL)
    extract->comments = hw_extract_comments_new ();
  comment.start = hw_frame_payload_take_number (payload, 8);
  comment.end = hw_frame_payload_take_number (payload, 8);
  comment.text = hw_frame_payload_take_string (payload);
  comment.author = hw_frame_payload_take_string (payload);
  comment.created = hw_frame_payload_take_string (payload);
  g_array_append_val (extract->comments, comment);
  if (!hw_frame_payload_is_done (payload) || comment.text == NULL || comment.start >= comment.end
      || comment.end > document->n_chars
      || (extract->comments->len > 1
          && comment.start
                 < g_array_index (extract->comments, HwExtractComment, extract->comments->len - 2)
                       .start))
    return fail (self, "a comment");
  return TRUE;
}

static gboolean
read_remark (HwFrameReader *self, Document *document, HwFramePayload *payload)
{
  char *remark = hw_frame_payload_take_string (payload);

  if (!hw_frame_payload_is_done (payload) || remark == NULL)
    {
      g_free (remark);
      return fail (self, "a remark");
    }
  if (document->extract->remarks == NULL)
    document->extract->remarks = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (document->extract->remarks, remark);
  return TRUE;
}

static gboolean
begin_parts (HwFrameReader *self, Document *document, const HwFramePayload *payload)
{
  if (payload->n_bytes != 0 || document->extract->parts != NULL)
    return fail (self, "documents in a document");
  document->extract->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_extract_free);
  return TRUE;
}

static gboolean
read_end (HwFrameReader *self, Document *document, const HwFramePayload *payload)
{
  HwExtract *extract = document->extract;

  if (payload->n_bytes != 0 || extract->title == NULL)
    return fail (self, "the end of a document");
  if (extract->structure != NULL && extract->structure->forms->len != 0
      && extract->structure->forms->len != document->n_paragraphs)
    return fail (self, "paragraphs without a form");
  if (extract->text == NULL && (extract->parts == NULL || extract->parts->len == 0))
    return fail (self, "an empty document");

  document->extract = NULL;
  g_ptr_array_set_size (self->documents, (int) self->documents->len - 1);
  if (self->documents->len == 0)
    self->whole = extract;
  else
    {
      const Document *outer = self->documents->pdata[self->documents->len - 1];

      g_ptr_array_add (outer->extract->parts, extract);
    }
  return TRUE;
}

/* May a frame of this type come now? */
static gboolean
is_in_order (const Document *document, HwFrameType type)
{
  if (type == HW_FRAME_DOCUMENT)
    return document == NULL || document->last == HW_FRAME_PARTS;
  if (document == NULL || type < document->last)
    return FALSE;
  return type != HW_FRAME_METADATA || document->last == HW_FRAME_DOCUMENT;
}

static gboolean
read_piece (HwFrameReader *self, Document *document, HwFrameType type, HwFramePayload *payload)
{
  /* The text is whole where something else of the document comes. */
  if (document->last <= HW_FRAME_TEXT && type > HW_FRAME_TEXT && !end_text (self, document))
    return FALSE;
  document->last = type;
  switch (type)
    {
    case HW_FRAME_METADATA:
      return read_metadata (self, document, payload);
    case HW_FRAME_TEXT:
      return read_text (self, document, payload);
    case HW_FRAME_FORMS:
      return read_forms (self, document, payload);
    case HW_FRAME_LOCATOR:
      return read_locator (self, document, payload);
    case HW_FRAME_ASIDE:
      return read_aside (self, document, payload);
    case HW_FRAME_COMMENT:
      return read_comment (self, document, payload);
    case HW_FRAME_REMARK:
      return read_remark (self, document, payload);
    case HW_FRAME_PARTS:
      return begin_parts (self, document, payload);
    case HW_FRAME_END:
      return read_end (self, document, payload);
    case HW_FRAME_DOCUMENT:
    case HW_FRAME_ERROR:
    case HW_FRAME_PAGE_LABEL:
    case HW_FRAME_PICTURE:
    case HW_FRAME_PIXELS:
    default:
      return fail (self, "a frame of no known type");
    }
}

static gboolean
read_frame (gpointer data, guint number, HwFramePayload *payload)
{
  HwFrameReader *self = data;
  const HwFrameType type = (HwFrameType) number;
  Document *document
      = self->documents->len > 0 ? self->documents->pdata[self->documents->len - 1] : NULL;

  if (self->whole != NULL || self->sent != NULL)
    return fail (self, "something after the end");
  if (type == HW_FRAME_ERROR)
    return (self->sent = hw_frame_payload_take_error (payload, &self->stream)) != NULL;
  if (!is_in_order (document, type))
    return fail (self, "a frame out of order");
  if (type != HW_FRAME_TEXT
      && !hw_frames_spend (&self->budget, 0, payload->n_bytes + HW_FRAMES_PIECE_COST))
    return fail (self, "too much beside the text");
  if (type == HW_FRAME_DOCUMENT)
    return read_document (self, payload);
  return read_piece (self, document, type, payload);
}

HwFrameReader *
hw_frame_reader_new (void)
{
  HwFrameReader *self = g_new0 (HwFrameReader, 1);

  hw_frame_stream_init (&self->stream, read_frame, self);
  self->documents = g_ptr_array_new_with_free_func (document_free);
  return self;
}

gboolean
hw_frame_reader_feed (HwFrameReader *self, const guint8 *data, gsize n_bytes, GError **error)
{
  return hw_frame_stream_feed (&self->stream, data, n_bytes, error);
}

HwExtract *
hw_frame_reader_finish (HwFrameReader *self, GError **error)
{
  if (hw_frame_stream_is_done (&self->stream))
    {
      if (self->sent != NULL)
        {
          g_propagate_error (error, g_error_copy (self->sent));
          return NULL;
        }
      if (self->whole != NULL)
        return g_steal_pointer (&self->whole);
    }
  hw_frame_stream_set_failed (&self->stream, error);
  return NULL;
}
