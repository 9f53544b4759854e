/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-field.h"

#include <string.h>

void
hw_csv_append_field (GString *out, const char *value)
{
  gboolean formula = *value != '\0' && strchr ("=+-@\t\r\n", *value) != NULL;
  gboolean quoted = strpbrk (value, ",\"\r\n\t") != NULL || *value == ' ';

  if (quoted)
    g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

void
hw_csv_append_row (GString *out, const char *const *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (fields[i] != NULL)
        hw_csv_append_field (out, fields[i]);
    }
  g_string_append (out, "\r\n");
}
