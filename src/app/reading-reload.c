/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anchor.h"
#include "reading-page-private.h"
#include "text-place.h"

/* Code points at the top of the view by which it is found again, and from the caret on. */
#define TOP_CHARS 120

/* Where the person is in a text that is another by now. */
typedef struct
{
  gint64 document;
  HwText *text;
  gsize top, caret;
} Standing;

static void
standing_free (gpointer data)
{
  Standing *self = data;

  hw_text_unref (self->text);
  g_free (self);
}

/* The same words, or else what is beside them, or as far down as before. */
static gsize
find_place (const Standing *self, gsize position, const HwText *text)
{
  const gsize n_chars = hw_text_get_n_chars (self->text);
  const gsize end = MIN (position + TOP_CHARS, n_chars);
  g_autofree char *words = NULL, *prefix = NULL, *suffix = NULL;
  HwAnchorPlace place = { .status = HW_ANCHOR_LOST };
  gboolean is_same;
  gsize mapped = hw_text_place_map (self->text, text, position, &is_same);

  if (is_same || position == 0)
    return mapped;
  prefix = hw_text_slice (self->text, position - MIN (position, HW_PASSAGE_CONTEXT), position);
  words = hw_text_slice (self->text, position, end);
  suffix = hw_text_slice (self->text, end, end + HW_PASSAGE_CONTEXT);
  if (*words != '\0')
    hw_anchors_find (
        &(HwAnchor){
            .start = position, .end = end, .quote = words, .prefix = prefix, .suffix = suffix },
        1, text, &place);
  return place.status != HW_ANCHOR_LOST ? place.start : mapped;
}

/* Library thread. */
static gpointer
load_again (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Standing *standing = data;
  HwDocumentLoad *load = hw_document_load_whole (library, &standing->document, cancellable, error);

  if (load != NULL && load->text != NULL)
    {
      load->place = (gint64) find_place (standing, standing->top, load->text);
      standing->caret = find_place (standing, standing->caret, load->text);
    }
  return load;
}

typedef struct
{
  HwReadingPage *self;      /* owned */
  const Standing *standing; /* of the job */
  guint generation;
} Reloading;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reloading *reloading = user_data;
  g_autoptr (HwReadingPage) self = reloading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwDocumentLoad) load = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (reloading->generation != self->generation)
    {
      /* The person went to another place of it meanwhile: the text that stands there is still the old one. */
      if (self->document != NULL && self->document->id == reloading->standing->document)
        hw_feed_refresh (self->feed);
    }
  else if (load != NULL)
    {
      hw_reading_page_take (self, g_steal_pointer (&load));
      hw_reader_select_quietly (self->reader, reloading->standing->caret,
                                reloading->standing->caret);
    }
  else
    hw_reading_page_fail (self, error->message);
}

void
hw_reading_page_reload (HwReadingPage *self)
{
  Standing *standing = g_new (Standing, 1);
  Reloading *reloading = g_new (Reloading, 1);

  *standing = (Standing){ self->document->id, hw_text_ref (self->text),
                          hw_reader_get_place (self->reader), hw_reader_get_caret (self->reader) };
  *reloading = (Reloading){ g_object_ref (self), standing, self->generation };
  hw_session_run (self->session, HW_LANE_EDIT, load_again, standing, standing_free,
                  (GDestroyNotify) hw_document_load_free, NULL, loaded_cb, reloading);
}
