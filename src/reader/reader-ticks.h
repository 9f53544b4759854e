/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/* A strip to stand beside the scroll bar of a reader: where in the whole text the passages and the hits of a
 * search are, at most one of each a row of pixels. Passages are blocks of their colour at the side of the
 * text, hits thin lines at the other, and the hit that the person is at goes across. What was not measured
 * yet stands where it is estimated.
 * Signal: activated (guint64 start, guint64 end, gint64 range)   a click: on the hit [start, end), or
 * on the range with an id that begins at start, or, with start = end and range 0, on neither */
#define HW_TYPE_READER_TICKS (hw_reader_ticks_get_type ())
G_DECLARE_FINAL_TYPE (HwReaderTicks, hw_reader_ticks, HW, READER_TICKS, GtkWidget)

GtkWidget *hw_reader_ticks_new (HwReader *reader);

G_END_DECLS
