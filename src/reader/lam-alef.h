/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place inside a letter and its marks, or inside a lam-alef (لا لأ لإ لآ لٱ, with marks between), is no
 * place to end a highlight or a selection on the screen: some fonts draw the alef with no width of its own. Where @byte is such a
 * place, the bytes of the whole in [low, high) go to @start and @end and TRUE is returned. */
gboolean
hw_lam_alef_around (const char *utf8, gsize low, gsize high, gsize byte, gsize *start, gsize *end);

/* Widens a range of bytes in [low, high) so that it ends at no such place. Nothing of an empty one. */
void hw_lam_alef_widen (const char *utf8, gsize low, gsize high, gsize *start, gsize *end);

G_END_DECLS
