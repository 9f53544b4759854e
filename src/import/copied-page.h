/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canonical-text.h"

G_BEGIN_DECLS

/* A text that was copied from a web page has its clock, its menu, its share buttons before the text, and headlines
 * of other texts and the invitation to comment behind it. Which paragraphs are that: one gboolean each, to be freed
 * with g_free(); NULL where there is none. Only what is plain is told: at the two ends, by words that pages have,
 * next to long paragraphs. A poem, a list, a diary or a talk has none. */
gboolean *hw_copied_page_find (const HwText *text);

G_END_DECLS
