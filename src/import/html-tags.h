/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parser compares each attribute of an element with those before it, and looks through all open elements
 * at many tags: what no page has must not cost hours, in which nothing can stop it. So they are counted
 * first. */
#define HW_HTML_MAX_ATTRIBUTES 1000

typedef enum
{
  HW_HTML_TAGS_FINE,
  HW_HTML_TAGS_WIDE, /* a start tag has more attributes than HW_HTML_MAX_ATTRIBUTES */
  HW_HTML_TAGS_DEEP, /* more than HW_HTML_MAX_DEPTH elements are opened and never closed */
} HwHtmlTags;

/* What stands in the tags of a page, valid UTF-8. */
HwHtmlTags hw_html_check_tags (const char *utf8, gsize n_bytes);

/* XML closes any element in its start tag; in HTML, <title/> opens one. Gives those of a page in XML an end tag
 * of their own. Transfer full. */
GBytes *hw_html_close_empty_tags (GBytes *utf8);

G_END_DECLS
