/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "html-page.h"

G_BEGIN_DECLS

typedef enum
{
  HW_HTML_ARTICLE_WHOLE, /* nothing in the page is furniture */
  HW_HTML_ARTICLE_FOUND,
  HW_HTML_ARTICLE_UNSURE, /* there is furniture, but what the text is cannot be told */
} HwHtmlArticle;

/* Finds the text that a page was made for. (*furniture)[i] becomes whether its block i is none of it; all FALSE
 * unless found. To be freed with g_free(). @title: of the page, or NULL. */
HwHtmlArticle
hw_html_find_article (const HwHtmlPage *page, const char *title, gboolean **furniture);

G_END_DECLS
