/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <fribidi.h>
#include <glib.h>

G_BEGIN_DECLS

/* FriBidi 1.0.8 writes past its tables where isolates and embeddings nest too deep together, and ends the
 * program: one hostile title, note or pasted word is enough. All text that GTK shows goes through Pango,
 * and Pango asks FriBidi for its levels in one function. A program that links this defines that function
 * itself and passes on what is harmless, so that no text, from wherever it comes, can do this; and none is
 * changed. */

/* How deep embeddings and isolates may nest. UAX #9 (BD2) says 125; no text that a person wrote comes near
 * this. */
#define HW_BIDI_MAX_DEPTH 30

/* Says so, as a critical warning, where the dynamic linker does not give Pango the guard. */
void hw_bidi_guard_check (void);

/* A copy of the @n types of a paragraph in which the explicit controls that nest deeper than
 * HW_BIDI_MAX_DEPTH, and those that close nothing, are neutral (BN). What overflows is chosen as rules X2
 * to X7 of UAX #9 choose it. NULL where nothing has to change. Transfer full. */
FriBidiCharType *hw_bidi_guard_limit (const FriBidiCharType *types, gsize n);

G_END_DECLS
