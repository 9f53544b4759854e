/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "direction.h"

G_BEGIN_DECLS

/* A note's Markdown as HTML that is safe to stand in a page: no HTML of its own, no address that runs a
 * program, and nothing that is fetched (pictures become links). Each paragraph has its own direction. Valid
 * UTF-8. Transfer full. */
char *hw_note_to_html (const char *markdown, HwDirection fallback);

G_END_DECLS
