/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parser compares each attribute of an element with those before it: what no page has must not cost
 * hours, in which nothing can stop it. So they are counted first. */
#define HW_HTML_MAX_ATTRIBUTES 1000

/* Has any start tag of the page, valid UTF-8, more attributes than that? */
gboolean hw_html_has_many_attributes (const char *utf8, gsize n_bytes);

G_END_DECLS
