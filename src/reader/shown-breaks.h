/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* For a text whose vocalisation is to be hidden: the layout's lines break where those of the text without it
 * do, though the layout keeps the whole of it. To be called when all its other attributes are set. */
void hw_break_as_shown (PangoLayout *layout);

G_END_DECLS
