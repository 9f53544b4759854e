/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gumbo.h>

G_BEGIN_DECLS

/* The elements of a page may not be nested deeper. */
#define HW_HTML_MAX_DEPTH 2000

/* A page as a browser would build it. The parser is given memory and time within bounds, and is left where it
 * stands when either ends. */
typedef struct _HwHtmlTree HwHtmlTree;

/* @utf8 must outlive the tree. NULL with _UNSUPPORTED where the page is made to break programs, on a cancel. */
HwHtmlTree *
hw_html_tree_new (const char *utf8, gsize n_bytes, GCancellable *cancellable, GError **error);
void hw_html_tree_free (HwHtmlTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwHtmlTree, hw_html_tree_free)

/* The <html> element. */
const GumboNode *hw_html_tree_get_root (const HwHtmlTree *self);

/* Is this an element, in it its children? */
gboolean hw_html_is_element (const GumboNode *node);
/* The name in lower case, at most 31 bytes of it, for comparing. */
void hw_html_get_name (const GumboNode *node, char name[32]);
/* The value of an attribute; NULL. */
const char *hw_html_get_attribute (const GumboNode *node, const char *name);
gboolean hw_html_has_class (const GumboNode *node, const char *name);

/* The characters in an element, at most about @max_bytes of them. Transfer full. */
char *hw_html_get_text (const GumboNode *node, gsize max_bytes);

G_END_DECLS
