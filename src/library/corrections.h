/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents.h"

G_BEGIN_DECLS

/* Corrections of a document's text, paragraph by paragraph. The text as it was read stays in the library
 * under them: undo takes one back, and whoever reads the document reads it corrected. */

/* Stored in libraries: never change a value, append new ones. */
typedef enum
{
  HW_CORRECTION_TEXT = 1,      /* other words in a paragraph */
  HW_CORRECTION_TAKE_BACK = 2, /* what was set aside is a paragraph again */
  HW_CORRECTION_SET_ASIDE = 3, /* a paragraph that does not belong to the text */
} HwCorrectionKind;

typedef struct
{
  gint64 id;
  char *guid;
  HwCorrectionKind kind;
  gsize paragraph;      /* counted from 0, when it was made */
  char *before, *after; /* the paragraph; "" where there was, or is, none */
  gint64 created;       /* Unix time, µs */
  char *creator;
  gsize now;       /* where that paragraph is by now; what stands where it was, if it is gone */
  gboolean stands; /* it is still as the correction left it, and so can be taken back alone */
  gsize aside;     /* an index of the document's structure, where SET_ASIDE stands */
} HwCorrection;

/* A paragraph as it is stored, without the line end that came or went with it. Transfer full. */
char *hw_correction_strip (const char *text);

/* In the order in which they were made. Element type HwCorrection, transfer full; NULL on failure. */
GPtrArray *hw_library_list_corrections (HwLibrary *self, gint64 document, GError **error);
/* The text as it was read, before all of them. */
HwText *hw_library_load_original_text (HwLibrary *self, gint64 document, GError **error);

/* What was known of that text. NULL on failure. */
HwStructure *hw_library_get_original_structure (HwLibrary *self, gint64 document, GError **error);

/* Makes those of a document of another library to one here, which has the text that they were made in and no passages
 * yet: with who made them and when. Inside a step. */
gboolean hw_corrections_copy (
    HwLibrary *self, gint64 document, HwLibrary *from, gint64 from_document, GError **error);

/* Each is one step. Passages keep to their words; one of which no word is left is lost.
 * @paragraph counts from 0. INVALID where there is no such paragraph, or @text is not one line. */
gboolean hw_library_correct_paragraph (
    HwLibrary *self, gint64 document, gsize paragraph, const char *text, GError **error);
/* @asides are indexes of the document's structure, in any order. */
gboolean hw_library_take_back_asides (
    HwLibrary *self, gint64 document, const gsize *asides, gsize n_asides, GError **error);
/* INVALID for the only paragraph of a text. */
gboolean
hw_library_set_paragraph_aside (HwLibrary *self, gint64 document, gsize paragraph, GError **error);

/* Takes back one of them, whatever came after it, by a correction the other way. INVALID where it does not
 * stand any more, NOT_FOUND where there is none with this id. */
gboolean hw_library_take_back_correction (HwLibrary *self,
                                          gint64 document,
                                          gint64 correction,
                                          GError **error);

G_END_DECLS
