/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import-review.h"

G_BEGIN_DECLS

/* The encodings that a file may be in, each with a line of it as read so, the likeliest first. Makes @row choose
 * between them for as long as it lives; hidden where the format has no encoding. */
void hw_review_encoding_set_up (AdwComboRow *row, HwImportReview *review);

G_END_DECLS
