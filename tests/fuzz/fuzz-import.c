/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-extract.h"
#include "fuzz.h"

/* Any bytes as a text or a page. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const names[] = { "a.txt", "a.html", "a" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const HwReadOptions options = { .name = names[i] };

      check_extract (bytes, &options);
    }
  return 0;
}
