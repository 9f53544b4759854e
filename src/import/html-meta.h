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
} HwHtmlMeta;

/* @attributes: pairs of name and value (which may be NULL), ending in NULL, or NULL; UTF-8. */
void hw_html_meta_read (HwHtmlMeta *self, const char *element, const char *const *attributes);
void hw_html_meta_clear (HwHtmlMeta *self);

/* The value of an attribute, or NULL. */
const char *hw_html_attribute (const char *const *attributes, const char *name);

G_END_DECLS
