/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "documents.h"
#include "import-review.h"
#include "session.h"

G_BEGIN_DECLS

/* Asks how a file is to be read and what of it comes in, and shows the text as it will be. It adds nothing itself.
 * Signals: accepted ()   the dialog is closed after it */
#define HW_TYPE_REVIEW_DIALOG (hw_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HwReviewDialog, hw_review_dialog, HW, REVIEW_DIALOG, AdwWindow)

/* A new document; or with @document the file that it was read from, in another encoding. */
GtkWidget *hw_review_dialog_new (HwSession *session, HwImportReview *review, HwDocument *document);

HwImportReview *hw_review_dialog_get_review (HwReviewDialog *self);
/* As the person wrote it; NULL for what was found. */
const char *hw_review_dialog_get_title (HwReviewDialog *self);
/* Are originals to be kept? */
gboolean hw_review_dialog_get_keeps_original (HwReviewDialog *self);

G_END_DECLS
