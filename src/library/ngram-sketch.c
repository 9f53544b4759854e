/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ngram-sketch.h"

#define N_BITS 27

struct _HwNgramSketch
{
  guint64 *once, *again; /* a bit a hash */
};

HwNgramSketch *
hw_ngram_sketch_new (void)
{
  HwNgramSketch *self = g_new (HwNgramSketch, 1);

  self->once = g_new0 (guint64, 1 << (N_BITS - 6));
  self->again = g_new0 (guint64, 1 << (N_BITS - 6));
  return self;
}

void
hw_ngram_sketch_free (HwNgramSketch *self)
{
  g_free (self->once);
  g_free (self->again);
  g_free (self);
}

void
hw_ngram_sketch_add (HwNgramSketch *self, guint64 hash)
{
  guint64 at = hash >> (64 - N_BITS);
  guint64 bit = G_GUINT64_CONSTANT (1) << (at % 64);

  self->again[at / 64] |= self->once[at / 64] & bit;
  self->once[at / 64] |= bit;
}

gboolean
hw_ngram_sketch_repeats (const HwNgramSketch *self, guint64 hash)
{
  guint64 at = hash >> (64 - N_BITS);

  return (self->again[at / 64] >> (at % 64)) & 1;
}

/* The finalizer of MurmurHash3: every bit of the result depends on every bit of @hash. */
static guint64
mix (guint64 hash)
{
  hash = (hash ^ (hash >> 33)) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash = (hash ^ (hash >> 33)) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ (hash >> 33);
}

guint64
hw_ngram_hash (const char *utf8, gsize n_bytes)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ (guchar) utf8[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return mix (hash);
}

guint64
hw_ngram_hash_join (guint64 ngram, guint64 word)
{
  return mix (ngram * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + word);
}
