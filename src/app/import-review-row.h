/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "import-review.h"

G_BEGIN_DECLS

/* A line of the preview: a paragraph with a check button that keeps it, or a document in the file. */
#define HW_TYPE_REVIEW_ROW (hw_review_row_get_type ())
G_DECLARE_FINAL_TYPE (HwReviewRow, hw_review_row, HW, REVIEW_ROW, GtkBox)

GtkWidget *hw_review_row_new (void);
/* @can_choose: with its check button. */
void hw_review_row_set_line (HwReviewRow *self,
                             HwImportReview *review,
                             const HwImportLine *line,
                             gboolean can_choose);

G_END_DECLS
