/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library-private.h"
#include "term-index.h"

G_BEGIN_DECLS

/* The vocabulary by the consonants of its words (HwSearchNames): what a connection keeps to find names that
 * are written in another script or another way. */
void hw_search_names_free (HwSearchNames *self);

/* Other words of the vocabulary that are likely to be the name that the folded @word is; @capital where
 * it was typed as a name is in Latin letters. Element type char *, the most likely first. */
GPtrArray *hw_search_names_find (HwLibrary *library,
                                 const HwVocabulary *vocabulary,
                                 const char *word,
                                 gboolean capital);

G_END_DECLS
