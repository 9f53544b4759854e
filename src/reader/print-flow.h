/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "block-tree.h"
#include "reader-layout.h"

G_BEGIN_DECLS

/* HwPrintFlow is a text on its way to paper: blocks laid out in order, and again when their page is drawn.
 * Lengths are units of HW_PRINT_UNITS to the point, because the layouts count in whole ones. */
typedef struct _HwPrintFlow HwPrintFlow;

#define HW_PRINT_UNITS 10

/* A context in which a point has HW_PRINT_UNITS pixels, and nothing is fitted to them. Transfer full. */
PangoContext *hw_print_flow_create_context (void);

/* Keeps references to @text and @forms (HwParagraphForm; NULL for none). @direction and @fallback as of
 * hw_reader_set_text(). */
HwPrintFlow *hw_print_flow_new (HwText *text,
                                HwDirection direction,
                                HwDirection fallback,
                                GArray *forms,
                                PangoContext *context,
                                const HwSetting *setting,
                                int width);
void hw_print_flow_free (HwPrintFlow *self);

/* The blocks in order; NULL after the last. Valid as long as the flow. */
const HwBlock *hw_print_flow_next (HwPrintFlow *self);
const HwBlock *hw_print_flow_at (HwPrintFlow *self, gsize byte);
/* Valid until some other blocks were asked for. */
HwBlockLayout *hw_print_flow_set (HwPrintFlow *self, const HwBlock *block);
HwText *hw_print_flow_get_text (HwPrintFlow *self);
HwLayouts *hw_print_flow_get_layouts (HwPrintFlow *self);
/* What its paragraphs are; NULL for plain ones. */
const HwForms *hw_print_flow_get_forms (HwPrintFlow *self);

G_END_DECLS
