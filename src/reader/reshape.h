/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "kashida.h"

G_BEGIN_DECLS

/* Glyphs of a run made anew from a copy of its text that was edited for display. What Pango reads the
 * glyphs by, the byte of the text that each belongs to, stays that of the text itself: caret, selection,
 * highlights and copying never see the edit. */

/* Harakat and the signs of Quranic print: what a letter is read without. Not the hamza above or below. */
gboolean hw_is_vocalisation (gunichar c);
/* Whether a text has any. */
gboolean hw_has_vocalisation (const char *utf8, gsize n_bytes);

/* Shapes the run without its vocalisation. @text is the layout's. */
void hw_reshape_unvocalised (PangoLayoutRun *run, const char *text, PangoShapeFlags flags);

/* Whether tatweels may stand in the word [start, end) of the run: those of @places that may are moved to
 * the front in their order, and their number is returned. 0 for a word whose glyphs hang together with what
 * stands before or after it. @vocalised FALSE where the run was shaped without its vocalisation. */
guint hw_reshape_keep_safe (const PangoLayoutRun *run,
                            const char *text,
                            int start,
                            int end,
                            gboolean vocalised,
                            HwKashida *places,
                            guint n_places);

/* Shapes the word again with @n tatweels at a place. */
void hw_reshape_lengthened (PangoLayoutRun *run,
                            const char *text,
                            int start,
                            int end,
                            gboolean vocalised,
                            const HwKashida *place,
                            guint n,
                            PangoShapeFlags flags);

G_END_DECLS
