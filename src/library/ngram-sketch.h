/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which n-grams stand in a corpus more than once, in 32 MiB whatever its size: two bits for each of 2^27
 * hashes (a counting Bloom filter of one function and two steps). It may call one repeated that is
 * not, never the other way. */
typedef struct _HwNgramSketch HwNgramSketch;

HwNgramSketch *hw_ngram_sketch_new (void);
void hw_ngram_sketch_free (HwNgramSketch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwNgramSketch, hw_ngram_sketch_free)

void hw_ngram_sketch_add (HwNgramSketch *self, guint64 hash);
gboolean hw_ngram_sketch_repeats (const HwNgramSketch *self, guint64 hash);

/* FNV-1a with a last mixing; and of an n-gram, word by word, beginning with 0. */
guint64 hw_ngram_hash (const char *utf8, gsize n_bytes);
guint64 hw_ngram_hash_join (guint64 ngram, guint64 word);

G_END_DECLS
