/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How deep embeddings and isolates may nest where text is shown. UAX #9 (BD2) says 125; no text that a
 * person wrote comes near this. */
#define HW_BIDI_MAX_DEPTH 30

/* A copy of valid UTF-8 for showing, of the same length in bytes and in code points: the explicit bidi
 * controls that nest deeper than HW_BIDI_MAX_DEPTH, and those that close nothing, are word joiners
 * (U+2060). What overflows is chosen as rules X2 to X7 of UAX #9 choose it. NULL where nothing has to
 * change. FriBidi 1.0.8 writes past its tables where isolates and embeddings overflow together: a
 * hostile document must not end the program. Transfer full. */
char *hw_bidi_limit_depth (const char *utf8, gsize n_bytes);

G_END_DECLS
