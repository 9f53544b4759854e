/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract-facts.h"
#include "fuzz.h"

/* Any boxes of letters on pages (see page-boxes.c) as a PDF: columns, rows, marks, running heads, paragraphs. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const HwReadOptions options = { .name = "a.pdf", .format = "pdf", .whole_page = size % 2 };
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
