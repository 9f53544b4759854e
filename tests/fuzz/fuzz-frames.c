/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "extract-facts.h"
#include "frames.h"

/* Any bytes as what a worker sent: either a document that can be relied on, or a reason. The same whether
 * they come at once or one by one. */

static HwExtract *
read_frames (const guint8 *data, gsize size, gsize step, GError **error)
{
  g_autoptr (HwFrameReader) reader = hw_frame_reader_new ();

  for (gsize i = 0; i < size; i += step)
    if (!hw_frame_reader_feed (reader, data + i, MIN (step, size - i), error))
      return NULL;
  return hw_frame_reader_finish (reader, error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL, slow_error = NULL;
  g_autoptr (HwExtract) extract = read_frames (data, size, 1024 * 1024, &error);
  g_autoptr (HwExtract) slow = read_frames (data, size, 7, &slow_error);

  g_assert_true ((extract == NULL) == (error != NULL));
  g_assert_true ((extract == NULL) == (slow == NULL));
  if (extract == NULL)
    {
      g_assert_cmpstr (error->message, !=, "");
      g_assert_cmpstr (error->message, ==, slow_error->message);
      return 0;
    }
  extract_assert_sound (extract);
  extract_assert_equal (extract, slow);
  return 0;
}
