/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes in some encoding -> canonical UTF-8: no BOM, LF line ends, no NUL; else as the source said.
 *
 * @forced is what a person chose, or NULL to find out. In this order then: a BOM, UTF-16 without one where it
 * plainly is that, valid UTF-8, @declared (what the file says of itself; may be NULL), UTF-8 with a few damaged
 * bytes, then what uchardet takes it for. Each byte that is not legible becomes U+FFFD and is counted in
 * @n_damaged. *encoding becomes the name of what it was.
 *
 * Returns NULL with HW_IMPORT_ERROR_BINARY for NUL and other content that is not text, _ENCODING where
 * no encoding fits, _EMPTY. The bytes of a file that is canonical already are not copied. */
GBytes *hw_decode (GBytes *bytes,
                   const char *forced,
                   const char *declared,
                   char **encoding,
                   gsize *n_damaged,
                   GError **error);

/* An encoding that a file may be in. */
typedef struct
{
  const char *encoding; /* static */
  const char *label;    /* untranslated */
  char *preview;        /* the first lines in it that tell one encoding from another, canonical */
  gsize n_damaged;      /* bytes of these that it has no character for */
} HwDecodeCandidate;
void hw_decode_candidate_free (HwDecodeCandidate *self);

/* All that a person may choose from for these bytes, the likeliest first: those that every detector takes for
 * something else too. Looks at the first 64 KiB. Element type HwDecodeCandidate, transfer full. */
GPtrArray *hw_decode_candidates (GBytes *bytes);

/* What bytes that are neither UTF-8 nor say what they are may be in; NULL where nothing fits. Static or interned. */
const char *hw_decode_guess (GBytes *bytes);

/* What one of these is called, untranslated; NULL for another encoding. */
const char *hw_decode_label (const char *encoding);

/* These bytes were read as @encoding, which nobody said: would another do about as well? Never of UTF-8, or where
 * a byte order mark says it. */
gboolean hw_decode_is_doubtful (GBytes *bytes, const char *encoding);

G_END_DECLS
