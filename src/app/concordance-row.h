/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "concordance.h"

G_BEGIN_DECLS

/* A row of the concordance page: the document's title and a line, or the heading of a form. Where it is
 * narrow the title has no room. */
#define HW_TYPE_CONCORDANCE_ROW (hw_concordance_row_get_type ())
G_DECLARE_FINAL_TYPE (HwConcordanceRow, hw_concordance_row, HW, CONCORDANCE_ROW, GtkWidget)

GtkWidget *hw_concordance_row_new (void);
/* @keyword_width as for hw_kwic_line_set_keyword_width(). */
void hw_concordance_row_set_line (HwConcordanceRow *self,
                                  const HwConcordanceLine *line,
                                  int keyword_width);
void hw_concordance_row_set_heading (HwConcordanceRow *self, const HwConcordanceForm *form);
/* What a screen reader says of it. Transfer full. */
char *hw_concordance_row_dup_name (HwConcordanceRow *self);

G_END_DECLS
