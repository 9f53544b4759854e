/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "import-reading.h"
#include "loader.h"

G_BEGIN_DECLS

/* What can be decided of one file before it comes in: how it is read, and which of its paragraphs stay. Whenever
 * something is chosen, the file is read again in a thread; a newer choice ends the reading before it. No widget, no
 * library.
 * Signals: changed ()   a reading began or ended
 *          row (guint)  this row was toggled; G_MAXUINT for all of them, which are others now */
#define HW_TYPE_IMPORT_REVIEW (hw_import_review_get_type ())
G_DECLARE_FINAL_TYPE (HwImportReview, hw_import_review, HW, IMPORT_REVIEW, GObject)

/* Begin to read. */
HwImportReview *hw_import_review_new (const char *path);
/* Bytes that are at hand, of a file of this name, read as this format (NULL to find out). */
HwImportReview *
hw_import_review_new_for_bytes (const char *name, GBytes *bytes, const char *format);

const char *hw_import_review_get_name (HwImportReview *self);

/* NULL: found out. What was chosen for another format does not hold for this one. */
void hw_import_review_set_format (HwImportReview *self, const char *format);
void hw_import_review_set_encoding (HwImportReview *self, const char *encoding);
void hw_import_review_set_whole_page (HwImportReview *self, gboolean whole_page);
gboolean hw_import_review_get_whole_page (HwImportReview *self);
/* As HwReadOptions.map. */
void hw_import_review_set_map (HwImportReview *self, const char *const *map);

/* Is the last choice not read yet? Then what is said below is of the choice before. */
gboolean hw_import_review_is_reading (HwImportReview *self);
/* The last whole reading; NULL before the first. Valid until "changed". */
const HwImportReading *hw_import_review_get_reading (HwImportReview *self);
/* The options by which it would be read by others; borrowed until the next choice. */
HwReadOptions hw_import_review_get_options (HwImportReview *self);

/* Rows as in extract-rows.h. */
gboolean hw_import_review_is_row_kept (HwImportReview *self, guint row);
void hw_import_review_toggle_row (HwImportReview *self, guint row);
/* How many paragraphs stay out. */
guint hw_import_review_count_left_out (HwImportReview *self);
guint hw_import_review_count_toggled (HwImportReview *self);

/* Ends the reading under way: nobody waits for it any more. */
void hw_import_review_stop (HwImportReview *self);

/* What was decided, to be added: the extract leaves the review, which is then of no more use. @rows: those that were
 * toggled, ascending, guint, transfer full. NULL where there is nothing to add. */
HwLoaded *hw_import_review_take (HwImportReview *self, GArray **rows);

G_END_DECLS
