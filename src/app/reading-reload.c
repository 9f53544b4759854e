/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anchor.h"
#include "reading-page-private.h"

/* Code points at the top of the view by which it is found again. */
#define TOP_CHARS 120

/* Where the view stands in a text that is another by now. */
typedef struct
{
  gint64 document;
  gsize top, n_chars;
  char *words, *prefix, *suffix;
} Standing;

static void
standing_free (gpointer data)
{
  Standing *self = data;

  g_free (self->words);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

/* The same words, or else as far down as before. */
static gsize
find_top (const Standing *self, const HwText *text)
{
  const HwAnchor anchor = { .start = self->top,
                            .end = MIN (self->top + TOP_CHARS, self->n_chars),
                            .quote = self->words,
                            .prefix = self->prefix,
                            .suffix = self->suffix };
  HwAnchorPlace place = { .status = HW_ANCHOR_LOST };

  if (self->top == 0)
    return 0;
  if (*self->words != '\0')
    hw_anchors_find (&anchor, 1, text, &place);
  return place.status != HW_ANCHOR_LOST
             ? place.start
             : (gsize) ((double) self->top / self->n_chars * hw_text_get_n_chars (text));
}

/* Library thread. */
static gpointer
load_again (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Standing *standing = data;
  HwDocumentLoad *load = hw_document_load_whole (library, &standing->document, cancellable, error);

  if (load != NULL && load->text != NULL)
    load->place = (gint64) find_top (standing, load->text);
  return load;
}

typedef struct
{
  HwReadingPage *self; /* owned */
  gint64 document;
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
      if (self->document != NULL && self->document->id == reloading->document)
        hw_feed_refresh (self->feed);
    }
  else if (load != NULL)
    hw_reading_page_take (self, g_steal_pointer (&load));
  else
    hw_reading_page_fail (self, error->message);
}

void
hw_reading_page_reload (HwReadingPage *self)
{
  const gsize top = hw_reader_get_place (self->reader);
  Standing *standing = g_new0 (Standing, 1);
  Reloading *reloading = g_new (Reloading, 1);

  standing->document = self->document->id;
  standing->top = top;
  standing->n_chars = hw_text_get_n_chars (self->text);
  standing->prefix = hw_text_slice (self->text, top - MIN (top, HW_PASSAGE_CONTEXT), top);
  standing->words = hw_text_slice (self->text, top, top + TOP_CHARS);
  standing->suffix
      = hw_text_slice (self->text, top + TOP_CHARS, top + TOP_CHARS + HW_PASSAGE_CONTEXT);
  *reloading = (Reloading){ g_object_ref (self), standing->document, self->generation };
  hw_session_run (self->session, HW_LANE_EDIT, load_again, standing, standing_free,
                  (GDestroyNotify) hw_document_load_free, NULL, loaded_cb, reloading);
}
