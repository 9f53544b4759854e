/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a correction changes, as markup for a label: words that went are struck through, those that came are
 * underlined and bold, a few that stayed are around them; between, and of very long ones, stands "…". "" where
 * nothing changes. Transfer full. */
char *hw_correction_markup (const char *before, const char *after);

/* The same for a screen reader: “old” became “new”, and so on. Transfer full. */
char *hw_correction_describe (const char *before, const char *after);

G_END_DECLS
