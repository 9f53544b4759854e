/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What goes to standard output is UTF-8 in every locale. A failure to write is remembered; what was asked for
 * is done nevertheless, and hw_output_end() says so. */
void hw_output_bytes (const char *data, gsize n_bytes);
void hw_output_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Text on one line: tabs and line ends as spaces, other control characters as U+FFFD. */
void hw_output_line_part (const char *text);
/* One object on a line; takes it. */
void hw_output_object (JsonBuilder *json);

void hw_output_add_string (JsonBuilder *json, const char *name, const char *value);
void hw_output_add_int (JsonBuilder *json, const char *name, gint64 value);
void hw_output_add_double (JsonBuilder *json, const char *name, double value);

/* A message to standard error, behind the program's name, as hw_output_line_part() has it. */
void hw_output_message (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* FALSE, with a message, where something could not be written. */
gboolean hw_output_end (void);

G_END_DECLS
