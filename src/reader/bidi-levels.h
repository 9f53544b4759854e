/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <fribidi.h>

/* FriBidi 1.0.8 writes past its tables where isolates and embeddings nest too deep together, reads what it
 * has freed where isolates end without a beginning, and recurses as deep as there are brackets: one hostile
 * title, note or pasted word ends the program. All text that GTK shows goes through Pango, and Pango asks
 * FriBidi for its embedding levels in one function. A program that links this defines that function itself,
 * by ICU: the same rules (UAX #9), and no text, from wherever it comes, can do this; and none is changed. */

/* Says so, as a critical warning, where the dynamic linker gives Pango another function than this. */
void hw_bidi_levels_check (void);
