/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"

G_BEGIN_DECLS

/* Puts an HwExtract together, paragraph by paragraph, in the order of reading: the reader of each format tells
 * what it meets, and the text comes out canonical, its offsets right, its size bounded. */
typedef struct _HwExtractBuilder HwExtractBuilder;

HwExtractBuilder *hw_extract_builder_new (void);
void hw_extract_builder_free (HwExtractBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwExtractBuilder, hw_extract_builder_free)

/* Title, author and the like are set on this directly; strings of g_malloc(). Valid until the end. */
HwExtract *hw_extract_builder_get (HwExtractBuilder *self);

/* A paragraph begins; one that was open ends. @level as in HwParagraphForm. */
void hw_extract_builder_begin (HwExtractBuilder *self,
                               HwParagraphRole role,
                               guint level,
                               HwDirection direction);
/* Text of the open paragraph, or of a new one of plain body. What is not UTF-8 becomes U+FFFD and is counted;
 * NUL, a BOM and control characters that no text holds are left out; LF, CR, CRLF, U+2028 and U+2029 begin
 * another paragraph of the same form. @n_bytes may be -1. */
void hw_extract_builder_append (HwExtractBuilder *self, const char *text, gssize n_bytes);
/* The paragraph ends. One without anything but blanks is left out. */
void hw_extract_builder_end (HwExtractBuilder *self);
/* An empty line, as between the stanzas of a poem or in a program, where text stands before and follows; several
 * are one. Ends an open paragraph. */
void hw_extract_builder_blank_line (HwExtractBuilder *self);
/* Is a paragraph open that has characters? */
gboolean hw_extract_builder_has_text (HwExtractBuilder *self);
/* Where the next character will stand: code points from the start of the text. */
gsize hw_extract_builder_get_position (HwExtractBuilder *self);

/* What comes now stands on this page, or is said at this time. A second one without text between replaces
 * the first. */
void hw_extract_builder_locate (HwExtractBuilder *self, HwLocatorKind kind, const char *label);
/* Leaves out this paragraph here; it ends an open one. */
void hw_extract_builder_set_aside (HwExtractBuilder *self, HwAsideReason reason, const char *text);
/* A remark on a range of the text so far; clamped to the text, left out where nothing of it remains.
 * @author, @created: or NULL. */
void hw_extract_builder_add_comment (HwExtractBuilder *self,
                                     gsize start,
                                     gsize end,
                                     const char *text,
                                     const char *author,
                                     const char *created);
/* For the person, translated; the same one twice is said once. */
void hw_extract_builder_add_remark (HwExtractBuilder *self, const char *remark);
/* A document in the file. Takes @part. */
void hw_extract_builder_add_part (HwExtractBuilder *self, HwExtract *part);

/* Has the text grown over HW_IMPORT_MAX_BYTES? What is appended after that is dropped, and the end fails: a
 * reader may stop early. */
gboolean hw_extract_builder_is_full (HwExtractBuilder *self);

/* The whole; the builder is empty afterwards. NULL with _EMPTY where there is neither text nor a part, with
 * _TOO_LARGE. The language is guessed where it is not set. */
HwExtract *hw_extract_builder_finish (HwExtractBuilder *self, GError **error);

G_END_DECLS
