/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-extract.h"
#include "fuzz.h"

#include <string.h>

#include "formats.h"

/* A line with the name of a format, and any bytes as a file of it: "csv", "mbox", and all others that are read. A
 * name that is none is a file's: "a.txt". */

#define MAX_NAME 16

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const guint8 *end = size > 0 ? memchr (data, '\n', MIN (size, MAX_NAME)) : NULL;

  if (end == NULL)
    return 0;
  g_autofree char *word = g_strndup ((const char *) data, (gsize) (end - data));
  g_autofree char *name = g_utf8_make_valid (word, -1);
  g_autoptr (GBytes) bytes = g_bytes_new (end + 1, size - (gsize) (end + 1 - data));
  const HwFormat *format = hw_format_find (name);
  const HwReadOptions options
      = { .name = format != NULL ? "a" : name, .format = format != NULL ? format->name : NULL };

  check_extract (bytes, &options);
  return 0;
}
