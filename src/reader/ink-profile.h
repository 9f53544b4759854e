/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* How far the ink of a line reaches above and below its base line, piece by piece of its length. */
typedef struct _HwInkProfile HwInkProfile;

/* Of lines up to @width long, in pieces of @piece; Pango units. */
HwInkProfile *hw_ink_profile_new (int width, int piece);
void hw_ink_profile_free (HwInkProfile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwInkProfile, hw_ink_profile_free)

/* That of a line whose first glyph stands at @x. */
void hw_ink_profile_set_line (HwInkProfile *self, PangoLayoutLine *line, int x);

/* The greatest height and depth; at least 0. */
int hw_ink_profile_get_height (const HwInkProfile *self);
int hw_ink_profile_get_depth (const HwInkProfile *self);
/* The distance of base lines at which @self and @below would touch; 0 where they never do. */
int hw_ink_profile_get_distance (const HwInkProfile *self, const HwInkProfile *below);

G_END_DECLS
