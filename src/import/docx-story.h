/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "docx-numbering.h"
#include "docx-styles.h"
#include "flow.h"

G_BEGIN_DECLS

/* The texts of a Word document: notes and comments, then the body that calls them. */
typedef struct _HwDocxStories HwDocxStories;

/* All are borrowed. */
HwDocxStories *
hw_docx_stories_new (HwFlow *flow, const HwDocxStyles *styles, HwDocxNumbering *numbering);
void hw_docx_stories_free (HwDocxStories *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwDocxStories, hw_docx_stories_free)

/* footnotes.xml, endnotes.xml, comments.xml, commentsExtended.xml, in any order, then document.xml. @name for the
 * error. FALSE where it is damaged: what was before that stands. */
gboolean hw_docx_stories_read (
    HwDocxStories *self, GBytes *xml, const char *name, GCancellable *cancellable, GError **error);
/* A header or a footer: its text, paragraphs on lines. Transfer full; NULL where it is damaged. */
char *hw_docx_stories_read_aside (HwDocxStories *self, GBytes *xml, GCancellable *cancellable);

/* Tells the remarks and the replies. After the body. */
void hw_docx_stories_end (HwDocxStories *self);

G_END_DECLS
