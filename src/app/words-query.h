/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Queries (query.h) for what a list of words shows. Transfer full. */

/* For a word, or the words of an n-gram as they follow each other. */
char *hw_words_query_of (const char *word);
/* For @word within @window words of what @query finds. */
char *hw_words_query_near (const char *query, const char *word, guint window);
/* For what @query finds in a year ("1991") or a month ("1991-03"). */
char *hw_words_query_in (const char *query, const char *period);

G_END_DECLS
