/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The stem of a folded word of Arabic letters, two bytes each: its bytes [*start, *end). */
void hw_stem_arabic (const char *word, gsize n, gsize *start, gsize *end);

G_END_DECLS
