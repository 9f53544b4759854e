/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that say little alone and are left out of lists of words: of our own choosing for Arabic ("ar")
 * and English ("en"). */

/* The list of a language as a person may edit it, a word a line, in a fixed order; "" where there is none.
 * Static. */
const char *hw_stop_words_get_text (const char *language);

/* The words of any such text as a set: folded words, to be asked with g_hash_table_contains(). Whatever
 * parts words parts them here. Arabic ones count with the conjunctions و and ف before them too. */
GHashTable *hw_stop_words_parse (const char *text);

/* Whether a folded word is in the list of any of @languages, or of all where it is NULL. Any thread. */
gboolean hw_is_stop_word (const char *folded, const char *const *languages);

G_END_DECLS
