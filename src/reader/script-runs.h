/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "direction.h"

G_BEGIN_DECLS

typedef struct
{
  guint start, end; /* bytes */
} HwScriptRun;

/* The runs of a paragraph that are not in its own script: Latin (and other European) words in a
 * right-to-left one, Arabic words in a left-to-right one, with the spaces, digits and hyphens inside them
 * ("F-35", "Security Council"). A run never begins or ends inside a joined word, so giving it another
 * font shapes nothing differently. Transfer full, element-type HwScriptRun. */
GArray *hw_script_runs_find (const char *utf8, gsize n_bytes, HwDirection direction);

/* The language of an Arabic-script text by its letters, for the forms that differ between them: Urdu by
 * its own letters, Persian by more ی and ک than ي and ك, else Arabic. */
PangoLanguage *hw_script_runs_language (const char *utf8, gsize n_bytes);

G_END_DECLS
