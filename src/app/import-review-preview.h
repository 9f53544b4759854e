/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import-review.h"

G_BEGIN_DECLS

/* The text of a review as it will be, with what is left out of it in its place, or why there is none. */
#define HW_TYPE_REVIEW_PREVIEW (hw_review_preview_get_type ())
G_DECLARE_FINAL_TYPE (HwReviewPreview, hw_review_preview, HW, REVIEW_PREVIEW, AdwBin)

/* @can_choose: paragraphs can be left out and kept. Once. */
void
hw_review_preview_set_review (HwReviewPreview *self, HwImportReview *review, gboolean can_choose);
/* What a person should know before all of it; NULL for nothing. */
void hw_review_preview_set_notice (HwReviewPreview *self, const char *notice);

G_END_DECLS
