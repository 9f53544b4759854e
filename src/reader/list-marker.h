/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes at the start of a list item that are its mark, with the spaces around it: "• ", "12. ", "(أ) ",
 * "1.2.3 ", "- ". 0 where it has none, as where it goes on with a second paragraph. */
gsize hw_list_marker_measure (const char *utf8, gsize n_bytes);

G_END_DECLS
