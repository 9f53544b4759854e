/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "print-paper.h"

G_BEGIN_DECLS

/* What a person chooses about paper, remembered in the settings as it is chosen: a tab of the print dialog. */
#define HW_TYPE_PRINT_OPTIONS (hw_print_options_get_type ())
G_DECLARE_FINAL_TYPE (HwPrintOptions, hw_print_options, HW, PRINT_OPTIONS, AdwBin)

GtkWidget *hw_print_options_new (void);

/* All but the sheet and its margins, from these settings and those of the reading text. The families are for
 * the caller to free. @language and @direction are the document's. */
void hw_print_options_read (HwPrintStyle *style,
                            const char *language,
                            HwDirection direction,
                            char **arabic_family,
                            char **latin_family);

G_END_DECLS
