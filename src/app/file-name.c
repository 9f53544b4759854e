/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-name.h"

#define MAX_CHARS 60

char *
hw_file_name_suggest (const char *title, const char *fallback, const char *extension)
{
  g_autofree char *base = g_strdup (title);

  g_strdelimit (base, "/\\:*?\"<>|\n", '-');
  if (g_utf8_strlen (base, -1) > MAX_CHARS)
    *g_utf8_offset_to_pointer (base, MAX_CHARS) = '\0';
  g_strstrip (base);
  return g_strdup_printf ("%s.%s", base[0] != '\0' ? base : fallback, extension);
}
