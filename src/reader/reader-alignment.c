/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-alignment.h"

G_DEFINE_ENUM_TYPE (HwReaderAlignment,
                    hw_reader_alignment,
                    G_DEFINE_ENUM_VALUE (HW_READER_ALIGNMENT_START, "start"),
                    G_DEFINE_ENUM_VALUE (HW_READER_ALIGNMENT_JUSTIFY, "justify"),
                    G_DEFINE_ENUM_VALUE (HW_READER_ALIGNMENT_KASHIDA, "kashida"))
