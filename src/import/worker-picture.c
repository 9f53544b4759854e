/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker-private.h"

#include "picture-frames.h"

#include <glib/gi18n.h>

/* What a page may cost, whatever the size of its document: somebody waits for it. Its document lies in the memory
 * that counts. */
#define MEMORY ((guint64) 480 * 1024 * 1024)
#define SECONDS 9

static gboolean
feed_picture (gpointer reader, const guint8 *data, gsize n_bytes, GError **error)
{
  return hw_picture_reader_feed (reader, data, n_bytes, error);
}

/* What is said of a file that is read would not be true of a page. */
static void
put_right (GError *error)
{
  const char *text = g_error_matches (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_TIME)
                         ? _ ("Drawing this page took too long, and was ended.")
                     : g_error_matches (error, HW_IMPORT_ERROR, HW_IMPORT_ERROR_MEMORY)
                         ? _ ("Drawing this page needed too much memory.")
                         : NULL;

  if (text == NULL)
    return;
  g_free (error->message);
  error->message = g_strdup (text);
}

static gboolean
ask (HwWorker *self,
     GBytes *bytes,
     const HwWorkerWish *wish,
     HwPictureReader *reader,
     GCancellable *cancellable,
     GError **error)
{
  const HwReadOptions options = { .format = "pdf" };
  const HwWorkerLimits limits = { MEMORY + g_bytes_get_size (bytes), SECONDS };
  GError *failure = NULL;

  if (hw_worker_ask (self, bytes, wish, &options, &limits, feed_picture, reader, cancellable,
                     &failure))
    return TRUE;
  put_right (failure);
  g_propagate_error (error, failure);
  return FALSE;
}

HwPagePicture *
hw_worker_draw_page (HwWorker *self,
                     GBytes *bytes,
                     guint number,
                     guint width,
                     GCancellable *cancellable,
                     GError **error)
{
  const HwWorkerWish wish = { .task = HW_WORKER_DRAW_PAGE,
                              .page = number,
                              .width = CLAMP (width, 1, HW_PAGE_PICTURE_MAX_SIDE) };
  g_autoptr (HwPictureReader) reader = hw_picture_reader_new ();
  GError *failure = NULL;
  HwPagePicture *picture;

  if (!ask (self, bytes, &wish, reader, cancellable, error))
    return NULL;
  picture = hw_picture_reader_finish (reader, &failure);
  if (picture == NULL)
    hw_worker_propagate (error, failure);
  return picture;
}

GPtrArray *
hw_worker_list_pages (HwWorker *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const HwWorkerWish wish = { .task = HW_WORKER_LIST_PAGES };
  g_autoptr (HwPictureReader) reader = hw_picture_reader_new ();
  GError *failure = NULL;
  GPtrArray *labels;

  if (!ask (self, bytes, &wish, reader, cancellable, error))
    return NULL;
  labels = hw_picture_reader_finish_labels (reader, &failure);
  if (labels == NULL)
    hw_worker_propagate (error, failure);
  return labels;
}
