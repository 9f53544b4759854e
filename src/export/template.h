/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Text with places to be filled, a small part of Mustache:
 *
 *   {{title}}                     a field, as it stands
 *   {{quote|line}}                a field, changed: "line" (line breaks as spaces), "isolate" (keeps its
 *                                 order among others), "html", "json", "csv" (escaped for these)
 *   {{#passages}}…{{/passages}}   once for each of a list, once for what is there and not empty
 *   {{^note}}…{{/note}}           for what is not there, is empty, or is a list of nothing
 *   {{! words }}                  nothing
 *
 * A name that the innermost list does not have is looked for in those around it. "@first" and "@last" tell
 * where in a list one stands, "@number" counts it from 1, and "." is what a list of strings holds. A line that
 * holds nothing but one of the three last kinds is left out. There is no other way to do anything. */

#define HW_TEMPLATE_MAX_BYTES (1024 * 1024)
#define HW_TEMPLATE_MAX_DEPTH 64
#define HW_TEMPLATE_MAX_RESULT (1024 * 1024 * 1024)

/* Fills @template_text from @root, an object. NULL with HW_EXPORT_ERROR_OPTION, which names the line. */
char *hw_template_fill (const char *template_text, JsonNode *root, GError **error);

G_END_DECLS
