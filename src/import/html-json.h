/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "html-meta.h"

G_BEGIN_DECLS

typedef enum
{
  HW_HTML_JSON_TITLE,
  HW_HTML_JSON_AUTHOR,
  HW_HTML_JSON_PUBLISHED,
  HW_HTML_JSON_PUBLISHER,
  HW_HTML_JSON_URL,
} HwHtmlJsonField;

/* What the JSON of a page states; the first statement stays, and what is no date or address is none. */
void hw_html_meta_take_json (HwHtmlMeta *self, HwHtmlJsonField field, const char *value);

G_END_DECLS
