/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "canonical-text.h"
#include "reader-alignment.h"
#include "span-list.h"
#include "structure.h"

G_BEGIN_DECLS

/* HwReader is the reading pane: a GtkScrollable over one immutable text and a set of ranges. It knows
 * no library: it is given a text and ranges and tells what the person did. It lays out only the
 * blocks near the screen, so a book of 50 MB opens like a page. Positions are code points of the
 * canonical text, half open. */
#define HW_TYPE_READER (hw_reader_get_type ())
G_DECLARE_FINAL_TYPE (HwReader, hw_reader, HW, READER, GtkWidget)

/* A tag of a range, as its stripe in the margin shows it. */
typedef struct
{
  GdkRGBA colour;
  char letter[12]; /* UTF-8: what tells it from others without its colour; "" for none */
} HwReaderTag;

#define HW_READER_TAGS 4

/* A range to show. Copied by the reader. */
typedef struct
{
  gint64 id; /* the caller's: a passage */
  gsize start, end;
  GdkRGBA colour; /* alpha is ignored: the reader blends it for the background in use */
  guint n_tags;   /* none: the stripe is in the range's own colour */
  HwReaderTag tags[HW_READER_TAGS];
} HwReaderRange;

GtkWidget *hw_reader_new (void);

/* The text and what hw_text_get_paragraph_direction() falls back to. @direction AUTO lets each paragraph
 * decide, another forces all of them. Selection, ranges and place are reset. NULL empties the pane. */
void hw_reader_set_text (HwReader *self, HwText *text, HwDirection direction, HwDirection fallback);
HwText *hw_reader_get_text (HwReader *self);

/* What the paragraphs of the text are and which pages or times they stand on: headings are larger, lists hang,
 * cells stand beside each other, and so on; a direction of the source goes before that of the letters. Keeps
 * references to what it needs of @structure, which is not changed afterwards. The place stays. A new text has
 * none; NULL for none. */
void hw_reader_set_structure (HwReader *self, const HwStructure *structure);

/* Replaces all ranges; any order. Keeps the layouts: nothing is shaped again. 10,000 cost nothing while
 * off the screen. */
void hw_reader_set_ranges (HwReader *self, const HwReaderRange *ranges, gsize n_ranges);
/* The range that the keyboard or the panel is at is outlined; 0 for none. */
void hw_reader_set_focused_range (HwReader *self, gint64 id);
gint64 hw_reader_get_focused_range (HwReader *self);

/* What a search found, boxed under the text where it stands near the screen; NULL for nothing. Keeps a
 * reference: more may be added to the list, and the reader told of it. Nothing is shaped again. A new text
 * has no hits. */
void hw_reader_set_hits (HwReader *self, HwSpanList *hits);
void hw_reader_hits_changed (HwReader *self);
/* The hit that the person is at stands out; an empty range for none. */
void hw_reader_set_current_hit (HwReader *self, gsize start, gsize end);

/* Selection: FALSE where it is empty. The caret stands at @caret, an end of it. */
gboolean hw_reader_get_selection (HwReader *self, gsize *start, gsize *end);
void hw_reader_select (HwReader *self, gsize anchor, gsize caret);
/* The same for what the person did not choose: what the middle button pastes stays what another pane or
 * program has selected. */
void hw_reader_select_quietly (HwReader *self, gsize anchor, gsize caret);
gsize hw_reader_get_caret (HwReader *self);
/* The selection's (or the caret's) visible part in widget coordinates, for a popover to point to. FALSE
 * where none of it is on screen. */
gboolean hw_reader_get_selection_area (HwReader *self, GdkRectangle *area);
gboolean hw_reader_get_range_area (HwReader *self, gsize start, gsize end, GdkRectangle *area);

/* The place that is kept when width, font or size change: the code point at the top of the view. */
gsize hw_reader_get_place (HwReader *self);
void hw_reader_set_place (HwReader *self, gsize position);
/* Brings a range on screen where it is not, a third from the top. The right text is there in the next
 * frame, whatever the distance. */
void hw_reader_reveal (HwReader *self, gsize start, gsize end);

/* The position under a point of the widget, and the ranges there (smallest first; transfer container,
 * element-type gint64). */
gsize hw_reader_get_position_at (HwReader *self, double x, double y);
GArray *hw_reader_get_ranges_at (HwReader *self, gsize position);

/* The range whose stripe in the margin is at a point; 0 for none. */
gint64 hw_reader_get_stripe_at (HwReader *self, double x, double y);

/* The page or time of the source whose label in the margin is at a point, in words; NULL for none. Transfer
 * full. */
char *hw_reader_describe_label_at (HwReader *self, double x, double y);

/* Copies the selection exactly as it stands in the text. Also action "clipboard.copy". */
void hw_reader_copy (HwReader *self);

/* Properties:
 *   font-size      double, points, 6 to 72 (default 15)
 *   zoom           double, 0.5 to 4 (default 1); Ctrl+scroll, pinch, Ctrl+plus, minus and 0
 *   column-chars   int, width of the text column in average characters, 20 to 200 (default 72)
 *   arabic-family, latin-family   string, NULL or "" for the first installed of the written preference
 *   line-spacing   double, 1.0 to 3.0 (default 1.5)
 *   latin-scale    double, 0.5 to 1.5 (default 1): size of Latin beside Arabic; the script that
 *                   the document is in stays as large as it is, the other one follows
 *   alignment      HwReaderAlignment (default START)
 *   show-vocalisation   boolean (default TRUE): harakat and Quranic marks are drawn. The text and all
 *                  positions are the same without them.
 *   missing-characters  string, read only: the characters of the text that neither family has, with
 *                  spaces between them, at most twenty; NULL for none. They are shown all the same, in
 *                  another font. Known about a second after the text was set.
 *   sepia          boolean (default FALSE): warm paper and brown ink instead of the theme's
 *   busy-free properties of GtkScrollable
 * Signals:
 *   selection-changed ()               at every change, also while dragging
 *   selection-settled ()               the pointer or key that made it was released: time for the bar
 *   range-activated (gint64 id)        a click on a range without a drag, or Enter on the focused one
 *   stripe-activated (gint64 id)       a click on a range's stripe in the margin
 *   range-resized (gint64 id, guint64 start, guint64 end)   an end of the focused range was dragged
 *   place-changed ()                   after scrolling has been quiet for 300 ms
 *   marks-changed ()                   ranges or hits are others, or look otherwise
 *   text-menu (double x, double y)     secondary click, Menu key: the owner shows its menu
 */

G_END_DECLS
