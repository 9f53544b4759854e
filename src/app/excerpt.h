/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A few words of a document or a note, in a row of a list: in their own direction (by majority),
 * clipped to a number of lines. Made for long lists: in most cases its height follows from the
 * number of letters alone, and only what is drawn is shaped. For a screen reader it is a label. */
#define HW_TYPE_EXCERPT (hw_excerpt_get_type ())
G_DECLARE_FINAL_TYPE (HwExcerpt, hw_excerpt, HW, EXCERPT, GtkWidget)

typedef enum
{
  HW_EXCERPT_PLAIN,
  HW_EXCERPT_BOLD,      /* the range is bold: what a search found */
  HW_EXCERPT_HIGHLIGHT, /* the range stands on its colour, the rest is dim: a passage in its context
                         */
} HwExcerptStyle;

/* At most @max_lines, line breaks as spaces. */
GtkWidget *hw_excerpt_new (guint max_lines);
/* With its line breaks: at most @max_lines, or 0 for all of it, which is laid out at once. */
GtkWidget *hw_excerpt_new_with_breaks (guint max_lines);
void hw_excerpt_set_text (HwExcerpt *self, const char *text);
/* In a direction that something else decides: the second line of a row goes with the first. */
void hw_excerpt_set_text_directed (HwExcerpt *self, const char *text, GtkTextDirection direction);
/* Sets @before, @match and @after as one text with a style for @match; @colour for HIGHLIGHT. */
void hw_excerpt_set_match (HwExcerpt *self,
                           const char *before,
                           const char *match,
                           const char *after,
                           HwExcerptStyle style,
                           const char *colour);
const char *hw_excerpt_get_text (HwExcerpt *self);

G_END_DECLS
