/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of a folded text, and what Arabic writes attached before them: a conjunction, a particle, the
 * article. For everything that looks for words. */

typedef enum
{
  HW_ATTACHED_NONE,        /* nothing: the start of the word only */
  HW_ATTACHED_CONJUNCTION, /* و ف */
  HW_ATTACHED_PARTICLES,   /* و ف, then ب ك ل س */
  HW_ATTACHED_ALL, /* those, then the article: وال بال كال فال لل ولل وبال … */
} HwAttached;

/* The longest chain, وبال, has four letters, each of which may carry marks where they are kept. */
#define HW_ATTACHED_MAX_BYTES 48

/* Letters, digits, and the marks on them. */
gboolean hw_is_word_char (gunichar character);

/* Is all of the folded [text, text + n_bytes) something that is written attached before a word? */
gboolean hw_attached_is (const char *text, gsize n_bytes, HwAttached allowed);

/* What follows the article in a folded word, with what may be attached before it; NULL where there is
 * none. Borrowed. */
const char *hw_attached_skip_article (const char *word);
/* How ل and the article before the folded @rest are written together with it: للكتاب, but للغة and لله
 * with two where three would meet. What stands before @rest; static. */
const char *hw_attached_for_article (const char *rest);

/* Where the word that holds byte @at of a folded @text begins, or a place too far off for only a chain to
 * stand before @at: a line of a megabyte without a space must not be walked for every letter of it. */
gsize hw_attached_word_start (const char *text, gsize at);

G_END_DECLS
