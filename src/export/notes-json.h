/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "formats.h"

G_BEGIN_DECLS

/* What the job is about as an object, as resources/schemas/library.json describes it; @whole: with the texts,
 * groups and searches. NULL with @error. Transfer full. */
JsonNode *hw_export_json_tree (const HwExportJob *job, gboolean whole, GError **error);

/* With line breaks, and one at the end. */
GBytes *hw_export_json_print (JsonNode *root);

G_END_DECLS
