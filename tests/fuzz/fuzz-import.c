/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-extract.h"
#include "fuzz.h"

/* Any bytes as a text or a page. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  check_extract (bytes, "a.txt");
  check_extract (bytes, "a.html");
  check_extract (bytes, "a");
  return 0;
}
