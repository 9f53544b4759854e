/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text of our own making: paragraphs of Arabic, English and both, of all lengths, with vowels, lam-alefs,
 * digits, emoji, empty lines. The same @seed gives the same text. At least @n_bytes long. */
char *hw_sample_text (guint32 seed, gsize n_bytes);
/* One line, Arabic, of about @n_bytes. */
char *hw_sample_line (guint32 seed, gsize n_bytes);

G_END_DECLS
