/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "concordance.h"

G_BEGIN_DECLS

/* The forms that a concordance found with their counts, each to switch on and off: what stands in the
 * popover of the page's button. A form that was switched off stays so while it is found again. */
#define HW_TYPE_CONCORDANCE_FORMS (hw_concordance_forms_get_type ())
G_DECLARE_FINAL_TYPE (HwConcordanceForms, hw_concordance_forms, HW, CONCORDANCE_FORMS, GtkBox)

GtkWidget *hw_concordance_forms_new (void);
/* NULL for none. */
void hw_concordance_forms_set_concordance (HwConcordanceForms *self, HwConcordance *concordance);
/* For another word: all of them are on. */
void hw_concordance_forms_reset (HwConcordanceForms *self);
/* A flag for each form of @concordance that is off; NULL where all are on. Transfer full. */
gboolean *hw_concordance_forms_dup_hidden (HwConcordanceForms *self,
                                           const HwConcordance *concordance);

/* Signals:
 *   changed ()   one or more were switched
 */

G_END_DECLS
