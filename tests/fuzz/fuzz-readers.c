/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-extract.h"
#include "fuzz.h"

/* Any bytes as Markdown, a table, subtitles, a message, a folder of messages. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const names[] = { "a.md", "a.csv", "a.vtt", "a.eml", "a.mbox" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    check_extract (bytes, names[i]);
  return 0;
}
