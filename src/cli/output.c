/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* The first failure to write, an errno; 0 for none. */
static int failure;

void
hw_output_bytes (const char *data, gsize n_bytes)
{
  if (failure == 0 && n_bytes > 0 && fwrite (data, 1, n_bytes, stdout) != n_bytes)
    failure = errno;
}

void
hw_output_printf (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  hw_output_bytes (text, strlen (text));
}

/* A copy for one line of a terminal: breaks and tabs as spaces, and every other control character, which
 * a title or the name of a file may hold to command the terminal, as a replacement character. */
static char *
make_line (const char *text)
{
  GString *line = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_c (line, ' ');
      else
        g_string_append_unichar (line, g_unichar_iscntrl (c) ? 0xFFFD : c);
    }
  return g_string_free (line, FALSE);
}

void
hw_output_line_part (const char *text)
{
  g_autofree char *line = make_line (text);
  hw_output_bytes (line, strlen (line));
}

void
hw_output_object (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  gsize n_bytes;

  json_generator_set_root (generator, root);
  g_autofree char *text = json_generator_to_data (generator, &n_bytes);
  hw_output_bytes (text, n_bytes);
  hw_output_bytes ("\n", 1);
  g_object_unref (json);
}

void
hw_output_add_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value != NULL ? value : "");
}

void
hw_output_add_int (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
hw_output_add_double (JsonBuilder *json, const char *name, double value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_double_value (json, value);
}

void
hw_output_message (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* In order with what was written before it, where both go to the same terminal. */
  if (failure == 0 && fflush (stdout) != 0)
    failure = errno;
  g_autofree char *line = make_line (text);
  fprintf (stderr, "hawashi-cli: %s\n", line);
}

gboolean
hw_output_end (void)
{
  if (failure == 0 && fflush (stdout) != 0)
    failure = errno;
  if (failure == 0 && fclose (stdout) != 0)
    failure = errno;
  if (failure != 0)
    fprintf (stderr, "hawashi-cli: %s: %s\n", _ ("standard output"), g_strerror (failure));
  return failure == 0;
}
