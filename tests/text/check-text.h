/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fold.h"

/* What holds for every text, whatever it is: for the tests and for fuzzing. They abort where it does
 * not. */

/* Everything that the index of a canonical text says, against a walk over it. */
void check_index (const char *utf8);
/* Everything that fold.h says of the map. */
void check_map (const char *text, const HwFolded *folded);
/* Graphemes cover every byte; words come in order, apart, and are what word_at() says of each of
 * their bytes and of their end; between words it says nothing. */
void check_segments (const char *text);
