/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "import-review.h"

G_BEGIN_DECLS

/* Which column of a table is what: a row for each column, with what stands in it. */
#define HW_TYPE_REVIEW_COLUMNS (hw_review_columns_get_type ())
G_DECLARE_FINAL_TYPE (HwReviewColumns, hw_review_columns, HW, REVIEW_COLUMNS, AdwBin)

/* Hidden while the review is of no table. Once. */
void hw_review_columns_set_review (HwReviewColumns *self, HwImportReview *review);

G_END_DECLS
