/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-facts.h"
#include "fuzz.h"

/* Any bytes as a PDF, through the library that reads it: what comes out of that is in its hands, and what we make of
 * it holds together. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const HwReadOptions options = { .name = "a.pdf", .format = "pdf" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwExtract) extract = hw_extract_bytes (bytes, &options, NULL, &error);

  g_assert_true ((extract == NULL) == (error != NULL));
  if (extract != NULL)
    extract_assert_sound (extract);
  else
    g_assert_cmpstr (error->message, !=, "");
  return 0;
}
