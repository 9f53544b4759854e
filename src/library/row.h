/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "library.h"

G_BEGIN_DECLS

/* Small things that every table's file needs. */

/* A new random GUID, lower case. Transfer full. */
char *hw_row_new_guid (void);
/* Who works here: the real name, or the login name. Static. */
const char *hw_row_get_creator (void);
/* "#rrggbb" in lower case; NULL where it is not a colour. Transfer full. */
char *hw_row_normalize_colour (const char *colour);
/* The same, with a failure of what @self attempted, INVALID, where it is not a colour. Transfer full. */
char *hw_row_check_colour (HwLibrary *self, const char *colour, GError **error);
/* Is it an id as a person types it? */
gboolean hw_row_parse_id (const char *text, gint64 *id);
/* Lower case, without braces, as GUIDs are stored. Transfer full. */
char *hw_row_normalize_guid (const char *guid);
/* Is it "" or a date, or the beginning of one: "2022", "2022-02", "2022-02-21", "2022-02-21T10:00Z"? */
gboolean hw_row_is_date (const char *text);
/* Nothing in it but blanks? */
gboolean hw_row_is_blank (const char *text);

G_END_DECLS
