/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a page states about itself in its <html>, <meta>, <link> and <time>. NULL for what it does not. */
typedef struct
{
  char *language, *direction;
  char *og_title, *site_name, *publisher;
  char *author, *published, *canonical, *og_url;
  char *json_title, *json_author, *json_published, *json_publisher, *json_url;
  char *seen_author, *seen_published; /* what stands in the page for people */
} HwHtmlMeta;

/* What the text of an element states. */
typedef enum
{
  HW_HTML_STATES_NOTHING,
  HW_HTML_STATES_AUTHOR,
  HW_HTML_STATES_DATE,
} HwHtmlStated;
HwHtmlStated hw_html_meta_get_stated (const char *element,
                                      const char *property,
                                      const char *rel,
                                      const char *class_names);
/* @text: or NULL. */
void hw_html_meta_read_text (HwHtmlMeta *self, HwHtmlStated stated, const char *text);

/* More is not looked at. */
#define HW_HTML_MAX_JSON_BYTES (256 * 1024)
/* A <script> of schema.org's JSON-LD: an article in it, its headline, author, date, publisher. */
void hw_html_meta_read_json (HwHtmlMeta *self, const char *json);

/* @attributes: pairs of name and value (which may be NULL), ending in NULL, or NULL; UTF-8. */
void hw_html_meta_read (HwHtmlMeta *self, const char *element, const char *const *attributes);
void hw_html_meta_clear (HwHtmlMeta *self);

/* The value of an attribute, or NULL. */
const char *hw_html_attribute (const char *const *attributes, const char *name);

G_END_DECLS
