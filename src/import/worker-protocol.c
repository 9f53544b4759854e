/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker-protocol.h"

#include <string.h>

/* After this, strings that end in NUL, "" for NULL: name, format, encoding, and the lines of the map. */
typedef struct
{
  guint32 magic;
  guint16 whole_page, encodings;
  HwWorkerWish wish;
  HwWorkerLimits limits;
} Head;

#define N_STRINGS 3

static void
add_string (GByteArray *message, const char *string)
{
  if (string == NULL)
    string = "";
  g_byte_array_append (message, (const guint8 *) string, (guint) strlen (string) + 1);
}

static gboolean
is_wish (const HwWorkerWish *wish)
{
  return wish->task < HW_WORKER_DRAW_PAGE || wish->task == HW_WORKER_READ_PROJECT
         || (wish->task == HW_WORKER_DRAW_PAGE && wish->width > 0
             && wish->width <= HW_PAGE_PICTURE_MAX_SIDE);
}

GBytes *
hw_worker_request_write (const HwWorkerWish *wish,
                         const HwReadOptions *options,
                         const HwWorkerLimits *limits)
{
  GByteArray *message = g_byte_array_new ();
  const Head head = { HW_WORKER_MAGIC, options->whole_page != FALSE, options->encodings != FALSE,
                      *wish, *limits };

  g_byte_array_append (message, (const guint8 *) &head, sizeof head);
  add_string (message, options->name);
  add_string (message, options->format);
  add_string (message, options->encoding);
  for (gsize i = 0; options->map != NULL && options->map[i] != NULL; i++)
    add_string (message, options->map[i]);
  if (message->len <= HW_WORKER_MAX_MESSAGE)
    return g_byte_array_free_to_bytes (message);
  g_byte_array_unref (message);
  return NULL;
}

gboolean
hw_worker_request_read (const guint8 *data,
                        gsize n_bytes,
                        HwWorkerWish *wish,
                        HwReadOptions *options,
                        const char ***map,
                        HwWorkerLimits *limits)
{
  Head head;
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  if (n_bytes <= sizeof head || data[n_bytes - 1] != '\0')
    return FALSE;
  memcpy (&head, data, sizeof head);
  for (gsize i = sizeof head; i < n_bytes; i += strlen ((const char *) data + i) + 1)
    g_ptr_array_add (strings, (gpointer) (data + i));
  if (head.magic != HW_WORKER_MAGIC || strings->len < N_STRINGS || !is_wish (&head.wish))
    return FALSE;
  for (guint i = 0; i < N_STRINGS; i++)
    if (*(const char *) strings->pdata[i] == '\0')
      strings->pdata[i] = NULL;
  *wish = head.wish;
  *limits = head.limits;
  *options = (HwReadOptions){ .name = strings->pdata[0],
                              .format = strings->pdata[1],
                              .encoding = strings->pdata[2],
                              .whole_page = head.whole_page != 0,
                              .encodings = head.encodings != 0 };
  *map = NULL;
  if (strings->len > N_STRINGS)
    {
      const guint n = strings->len - N_STRINGS;

      *map = g_new0 (const char *, n + 1);
      memcpy (*map, strings->pdata + N_STRINGS, n * sizeof **map);
      options->map = *map;
    }
  return TRUE;
}
