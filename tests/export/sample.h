/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export.h"
#include "fixture.h"

G_BEGIN_DECLS

/* A text on which everything that an export must take care of stands. */
extern const char sample_text[];

/* Fills the fixture's library: two documents, tags in a tree, passages with and without tags and notes, notes on
 * all four kinds of target. Each passage's quote is a different difficulty. */
void sample_fill (Fixture *fixture);

/* Marks @quote where it first stands in the document; with a tag's path and a note, or NULL. */
gint64 sample_mark (
    HwLibrary *library, gint64 document, const char *quote, const char *tag, const char *note);

/* The export as a string. Transfer full. */
char *sample_export (HwLibrary *library, HwExportFormat format, const HwExportScope *scope);
char *
sample_export_with (HwLibrary *library, const HwExportScope *scope, const HwExportOptions *options);

G_END_DECLS
