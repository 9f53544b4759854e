/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "direction.h"

G_BEGIN_DECLS

/* HwText is the canonical text of a document: UTF-8, LF line ends, no BOM, no NUL. It is immutable
 * and reference counted (atomically: one thread may build it, others read it). Positions are code
 * points unless a name says bytes. */
typedef struct _HwText HwText;

/* A line of the canonical text, without its LF. Half open ranges. */
typedef struct
{
  gsize start, end;           /* code points */
  gsize byte_start, byte_end; /* bytes */
} HwParagraph;

#define HW_TEXT_ERROR (hw_text_error_quark ())
typedef enum
{
  HW_TEXT_ERROR_ENCODING, /* not UTF-8; the message names the byte offset */
  HW_TEXT_ERROR_CONTROL,  /* a NUL, a CR or a leading BOM: not canonical */
  HW_TEXT_ERROR_SIZE,     /* 4 GiB or more (SQLite itself holds at most 2 GiB in a field) */
} HwTextError;
GQuark hw_text_error_quark (void);

/* Builds the index over @utf8, which is kept (not copied). Checks the whole; one pass. An empty
 * text has one empty paragraph; a text that ends in LF has no empty paragraph after it. */
HwText *hw_text_new (GBytes *utf8, GError **error);
/* As hw_text_new() for a literal or a test. Aborts on text that is not canonical. */
HwText *hw_text_new_from_string (const char *utf8);
HwText *hw_text_ref (HwText *self);
void hw_text_unref (HwText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwText, hw_text_unref)

/* The bytes of the text, NOT necessarily NUL-terminated. Owned by @self. */
const char *hw_text_get_utf8 (const HwText *self, gsize *n_bytes);
gsize hw_text_get_n_bytes (const HwText *self);
gsize hw_text_get_n_chars (const HwText *self);
gsize hw_text_get_n_paragraphs (const HwText *self);
HwParagraph hw_text_get_paragraph (const HwText *self, gsize index);
/* The paragraph that holds a position; its LF belongs to it, the end of the text to the last one.
 * Binary search. Positions past the end are clamped. */
gsize hw_text_get_paragraph_at (const HwText *self, gsize position);
gsize hw_text_get_paragraph_at_byte (const HwText *self, gsize byte);

/* The number by which a person names the paragraph at @position, in citations and exports and to go to
 * it: its index + 1. Empty lines count, so that it is the line of the text in any editor. */
gsize hw_text_get_paragraph_number (const HwText *self, gsize position);

/* Code points <-> bytes: a look-up (a binary search over one entry per KiB for to_byte) and a walk
 * of at most 1 KiB, whatever the size of the text or of its paragraphs. A byte inside a character
 * gives that character. Past the end is clamped. */
gsize hw_text_to_byte (const HwText *self, gsize position);
gsize hw_text_from_byte (const HwText *self, gsize byte);

/* The code points [start, end) as a new string, exactly as they stand. Clamped. Transfer full. */
char *hw_text_slice (const HwText *self, gsize start, gsize end);

/* Direction of one paragraph by majority (see hw_direction_of_utf8(): of a paragraph over 64 KiB,
 * by its first 64 KiB). */
HwDirection hw_text_get_paragraph_direction (const HwText *self, gsize index, HwDirection fallback);
/* Direction of the whole: by the majority of strong letters in its first 64 KiB. */
HwDirection hw_text_get_direction (const HwText *self, HwDirection fallback);

G_END_DECLS
