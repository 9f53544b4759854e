/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* How the lines of a paragraph end. */
typedef enum
{
  HW_READER_ALIGNMENT_START,   /* ragged */
  HW_READER_ALIGNMENT_JUSTIFY, /* filled by their spaces */
  HW_READER_ALIGNMENT_KASHIDA, /* and by lengthening the joins of Arabic letters */
} HwReaderAlignment;

#define HW_TYPE_READER_ALIGNMENT (hw_reader_alignment_get_type ())
GType hw_reader_alignment_get_type (void);

G_END_DECLS
