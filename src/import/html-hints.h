/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "html-page.h"

G_BEGIN_DECLS

/* HwHtmlHints of an element, by its name, its role and its class. */
guint hw_html_get_hints (const GumboNode *node);

/* What kind of paragraph an element makes, in @around; its own direction. */
HwParagraphForm hw_html_get_form (const GumboNode *node, HwParagraphForm around);

/* Is this a table that only puts things side by side? */
gboolean hw_html_is_layout (const GumboNode *table);

G_END_DECLS
