/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "block-tree.h"
#include "range-index.h"
#include "reader-fonts.h"
#include "reader-layout.h"
#include "reader-stats.h"
#include "reader-style.h"
#include "reader.h"

G_BEGIN_DECLS

/* Inside the reader positions are bytes of the text, because Pango's are; code points are for callers
 * and for ranges. */

/* A block on screen. */
typedef struct
{
  HwBlockRef ref;
  const HwBlock *block;
  int y; /* of its first line, in the widget */
} HwVisible;

/* What a range has in the margin beside one block: where it stands on lines of it, in the widget. */
typedef struct
{
  const HwIndexedRange *range;
  int top, bottom;
  guint lane;
  gboolean starts, ends; /* in this block */
} HwStripe;

/* What holds still when width, fonts or heights change: the line that holds @byte has its top @y pixels
 * below the top of the view. It changes when the person scrolls, never by itself. */
typedef struct
{
  gsize byte;
  double y;
} HwAnchor;

/* Heights for an anchor that are known only when the view is: below the top margin, for the text's first
 * line; and a third from the top. */
#define HW_Y_BEGINNING G_MAXINT16
#define HW_Y_THIRD (-G_MAXINT16)

typedef enum
{
  HW_GRAIN_CHARACTER,
  HW_GRAIN_WORD,
  HW_GRAIN_PARAGRAPH,
} HwGrain;

/* Code points that are said at once. */
#define HW_MOST_SPOKEN 2000

/* Stretches of text that a screen reader asks for. */
typedef enum
{
  HW_UNIT_CHARACTER,
  HW_UNIT_WORD,
  HW_UNIT_SENTENCE,
  HW_UNIT_LINE,
  HW_UNIT_PARAGRAPH,
} HwUnit;

typedef struct _HwCards HwCards;

struct _HwReader
{
  GtkWidget parent_instance;

  /* What is shown */
  HwText *text; /* NULL for nothing */
  const char *utf8;
  gsize n_bytes;
  HwDirection direction, fallback;
  HwForms *forms;     /* NULL where all paragraphs are plain */
  GArray *locators;   /* HwLocator; NULL where there are none, and so is: */
  GHashTable *labels; /* what stands in the margin -> its drawing */
  guint most_label_chars;
  HwBlockTree *tree;
  HwRangeIndex *ranges;
  gint64 focused, hovered; /* ids of ranges, 0 for none */
  HwSpanList *hits;        /* what a search found; NULL for none */
  HwSpan current_hit;      /* empty for none */
  gsize known_paragraph;   /* whose direction is @known_direction, G_MAXSIZE for none */
  HwDirection known_direction;

  /* How */
  double font_size, zoom, line_spacing, latin_scale;
  HwReaderAlignment alignment;
  gboolean show_vocalisation, sepia;
  int column_chars;
  char *arabic_family, *latin_family;
  HwReaderFonts fonts;
  HwReaderColours colours;
  HwLayouts *layouts;
  gboolean style_valid;
  int column_x, column_width, top_margin, bottom_margin;
  int margin_room; /* beside the column, at the side of the margin, for stripes */
  guint64 marks_serial;

  /* What the fonts lack: reader-characters.c */
  GArray *characters; /* gunichar, all that the text has; NULL until they were found */
  GCancellable *finding;
  guint find_source, missing_source;
  char *missing; /* NULL for none */

  /* Where */
  GtkAdjustment *hadjustment, *vadjustment;
  GtkScrollablePolicy hscroll_policy, vscroll_policy;
  HwAnchor anchor;
  GArray *visible;   /* HwVisible, top to bottom; of the last validation */
  GArray *stripes;   /* HwStripe of those, block by block */
  GHashTable *lanes; /* HwIndexedRange -> its lane: of the ranges in @stripes */
  HwCards *cards;
  int cards_width;           /* 0 where there is no room for them */
  GPtrArray *card_ranges;    /* HwIndexedRange, those near the screen */
  GHashTable *letters;       /* a tag's letter -> GskRenderNode in black and in white */
  double seen_value;         /* of vadjustment, when last looked at */
  gint64 moved_at;           /* monotonic time of the last scrolling from outside */
  gboolean wants_allocation; /* asked for, and not laid out since */
  guint n_rescues;
  gulong layout_handler;
  guint quiet_source, ahead_source, prepare_source, describe_source;
  gboolean configuring; /* the adjustment changes by our hand */
  gboolean place_moved; /* since "place-changed" was last emitted */
  gboolean scrolled;    /* the anchor's line may have left the screen */
  gboolean view_valid;  /* @visible is right, for this size: */
  int valid_width, valid_height;
  guint64 measured_chars, measured_lines, measured_height; /* at this width */
  HwBlockMetrics metrics;

  /* Selection: [MIN, MAX) of the two */
  gsize bound, caret;
  gboolean caret_at_end; /* of a wrapped line, not at the start of the next: see reader-caret.c */
  double caret_x;        /* in the column, kept while moving by lines; < 0 for none */
  gboolean unsettled;
  gboolean is_quiet; /* what is selected just now is not for others */
  GdkContentProvider *primary;

  /* Input */
  HwGrain grain;
  gsize grain_start, grain_end; /* what the first press took */
  gboolean dragging;
  gboolean armed;          /* pressed on what is selected: a drag takes it along */
  gboolean tapping;        /* a finger is on the text and has not moved */
  gboolean by_finger;      /* what selects now */
  gboolean touched;        /* the selection is a finger's, and has knobs */
  double reach_x, reach_y; /* from the finger to what it moves */
  double pointer_x, pointer_y;
  guint autoscroll_tick;
  double pinch_zoom;
  gint64 pressed_range;
  gint64 resized; /* the range that has an end dragged; 0 for none */

  /* For a screen reader */
  GPtrArray *spoken;              /* GtkWidget, children of self */
  GPtrArray *spoken_stripes;      /* the same */
  gsize spoken_start, spoken_end; /* bytes that are offered as text */
  gsize told_caret;               /* where it was last said to be, G_MAXSIZE for nowhere yet */
  gint64 told_range;              /* what was said: a range, 0 for none, -1 for the selection */

  HwReaderStats stats;
};

enum
{
  HW_SIGNAL_SELECTION_CHANGED,
  HW_SIGNAL_SELECTION_SETTLED,
  HW_SIGNAL_RANGE_ACTIVATED,
  HW_SIGNAL_STRIPE_ACTIVATED,
  HW_SIGNAL_RANGE_RESIZED,
  HW_SIGNAL_PLACE_CHANGED,
  HW_SIGNAL_TEXT_MENU,
  HW_SIGNAL_MARKS_CHANGED,
  HW_N_READER_SIGNALS
};
extern guint hw_reader_signals[HW_N_READER_SIGNALS];

/* reader-properties.c */
void hw_reader_class_init_properties (GObjectClass *klass);

/* reader.c */
void hw_reader_invalidate_style (HwReader *self);
void hw_reader_update_colours (HwReader *self);
/* What lies under the text changed: nothing is shaped again. */
void hw_reader_redraw_marks (HwReader *self);

/* reader-metrics.c: sizes. FALSE while there is nothing to show or nowhere to show it. */
gboolean hw_reader_update_style (HwReader *self);
HwBlockLayout *hw_reader_measure_block (HwReader *self, HwBlockRef ref);
void hw_reader_improve_estimates (HwReader *self);

/* reader-prepare.c: lays out the first screen of a new text in turns, before its frame */
void hw_reader_prepare (HwReader *self);

/* reader-characters.c */
void hw_reader_find_characters (HwReader *self);
void hw_reader_drop_characters (HwReader *self);
void hw_reader_update_missing (HwReader *self);

/* reader-view.c: what is on screen */
void hw_reader_validate (HwReader *self);
HwVisible *hw_reader_find_visible (HwReader *self, gsize byte);
void hw_reader_place_line (HwReader *self, gsize byte, double y);
void hw_reader_scroll_by (HwReader *self, double pixels);
void hw_reader_scroll_to_caret (HwReader *self);
/* The line of a caret at @byte; with @at_end, where that ends a wrapped line, that line and not the next. */
HwVisible *
hw_reader_find_caret (HwReader *self, gsize byte, gboolean at_end, int *index, HwLineBox *box);
gboolean hw_reader_get_caret_line (HwReader *self, gsize byte, gboolean at_end, GdkRectangle *area);
void hw_reader_reset_view (HwReader *self);
void hw_reader_drop_sources (HwReader *self);

/* reader-scroll.c: the adjustments */
void
hw_reader_set_adjustment (HwReader *self, GtkOrientation orientation, GtkAdjustment *adjustment);
void hw_reader_configure_adjustments (HwReader *self);
void hw_reader_cancel_kinetic (HwReader *self);
gboolean hw_reader_is_moving (HwReader *self);
void hw_reader_expect_quiet (HwReader *self);

/* reader-geometry.c: points, places, areas */
gboolean hw_reader_byte_at (HwReader *self, double x, double y, gsize *byte, gsize *under);
gint64 hw_reader_range_at (HwReader *self, double x, double y);
gboolean hw_reader_get_area (HwReader *self, gsize start, gsize end, GdkRectangle *area);

/* reader-marks.c */
GskRenderNode *hw_reader_draw_marks (HwReader *self, const HwBlock *block, HwBlockLayout *layout);

/* reader-allocation.c: a wish to be laid out anew, and that it is met */
void hw_reader_queue_allocate (HwReader *self);
void hw_reader_was_allocated (HwReader *self);
/* While realized. */
void hw_reader_watch_layout (HwReader *self);
void hw_reader_leave_layout (HwReader *self);

/* reader-stripes.c: the margin beside the text */
/* RTL where the document is: the margin is then at the left of all of its text. */
HwDirection hw_reader_get_margin_side (HwReader *self);
void hw_reader_update_stripes (HwReader *self);
void hw_reader_forget_stripes (HwReader *self);
GHashTable *hw_reader_letters_new (void);
/* A stripe as it can be hit. */
void hw_reader_get_stripe_box (HwReader *self, const HwStripe *stripe, GdkRectangle *box);
void hw_reader_draw_stripes (HwReader *self, GtkSnapshot *snapshot);

/* reader-locators.c: pages and times in the margin. Keeps a reference; NULL for none. */
void hw_reader_set_locators (HwReader *self, GArray *locators);
/* For another size or colour. */
void hw_reader_forget_labels (HwReader *self);
/* What they need beside the column in a pane of that width. */
int hw_reader_get_label_room (HwReader *self, int width);
void hw_reader_draw_labels (HwReader *self, GtkSnapshot *snapshot);
/* Those that begin in a block, for a screen reader; NULL for none. Transfer full. */
char *hw_reader_describe_locators (HwReader *self, const HwBlock *block);

/* reader-handles.c: the ends of the focused range */
/* A post of the line's height at an end of [start, end). FALSE off the screen. */
gboolean
hw_reader_get_post (HwReader *self, gsize start, gsize end, gboolean at_end, GdkRectangle *post);
gboolean hw_reader_handle_at (HwReader *self, double x, double y, gboolean *at_end);
/* From a press on one of them until it is let go of, which tells of the new range. */
gboolean hw_reader_take_handle (HwReader *self, double x, double y);
void hw_reader_leave_handle (HwReader *self);
void hw_reader_draw_handles (HwReader *self, GtkSnapshot *snapshot);

/* reader-cards.c */
HwCards *hw_cards_new (void);
void hw_cards_free (HwCards *cards);
gboolean hw_reader_fit_cards (HwReader *self, int width, int wanted, double average, int *column);
void hw_reader_cards_changed (HwReader *self, gboolean ranges_changed);
void hw_reader_place_cards (HwReader *self);
void hw_reader_draw_cards (HwReader *self, GtkSnapshot *snapshot);
gint64 hw_reader_card_at (HwReader *self, double x, double y);
void hw_reader_drop_cards (HwReader *self);

/* reader-search-marks.c: NULL where nothing was found in the block */
GskRenderNode *hw_reader_draw_hits (HwReader *self, const HwBlock *block, HwBlockLayout *layout);

/* reader-snapshot.c */
void hw_reader_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* reader-caret-view.c */
void hw_reader_draw_caret (HwReader *self,
                           const HwVisible *visible,
                           HwBlockLayout *layout,
                           GtkSnapshot *snapshot);

/* reader-drag.c: what is selected, dragged out */
gboolean hw_reader_is_selected_at (HwReader *self, double x, double y);
/* FALSE where it could not begin. */
gboolean hw_reader_drag_selection (HwReader *self, GdkEvent *event, double x, double y);

/* reader-touch.c: what a finger selects */
gboolean hw_reader_take_knob (HwReader *self, double x, double y);
gboolean hw_reader_touch_word (HwReader *self, double x, double y);
void hw_reader_draw_knobs (HwReader *self, GtkSnapshot *snapshot);

/* reader-selection.c */
void hw_reader_select_bytes (HwReader *self, gsize bound, gsize caret);
/* After it, for a caret that ends a wrapped line. */
void hw_reader_stand_at_end (HwReader *self);
void hw_reader_settle_selection (HwReader *self);
void hw_reader_grain_at (HwReader *self, HwGrain grain, gsize byte, gsize *start, gsize *end);
gboolean hw_reader_has_selection (HwReader *self);

/* reader-caret.c: where keys move the caret to */
gsize hw_reader_step_visually (HwReader *self, gsize byte, gboolean at_end, int direction);
gsize hw_reader_step_word (HwReader *self, gsize byte, gboolean forward);
/* @at_end: in and out. */
gsize hw_reader_step_line (HwReader *self, gsize byte, gboolean *at_end, int lines, double x);
gsize hw_reader_step_line_end (HwReader *self, gsize byte, gboolean *at_end, gboolean to_end);
gsize hw_reader_step_paragraph (HwReader *self, gsize byte, gboolean forward);
double hw_reader_get_caret_x (HwReader *self, gsize byte, gboolean at_end);
HwDirection hw_reader_get_direction_at (HwReader *self, gsize byte);

/* reader-keys.c, reader-input.c, reader-clipboard.c, reader-a11y.c */
void hw_reader_class_init_keys (GtkWidgetClass *klass);
void hw_reader_init_input (HwReader *self);
void hw_reader_stop_input (HwReader *self);
void hw_reader_set_zoom (HwReader *self, double zoom, double y);
/* Exactly as it stands in the text. Transfer full. */
char *hw_reader_get_selected_text (HwReader *self);
void hw_reader_update_primary (HwReader *self);
void hw_reader_drop_primary (HwReader *self);
void hw_reader_update_spoken (HwReader *self);
void hw_reader_describe_place (HwReader *self);
/* Soon: several things that change together are said once. A selection is said when it rests. */
void hw_reader_expect_description (HwReader *self);
void hw_reader_allocate_spoken (HwReader *self);
void hw_reader_drop_spoken (HwReader *self);
void hw_reader_update_spoken_stripes (HwReader *self);
void hw_reader_allocate_spoken_stripes (HwReader *self);
void hw_reader_drop_spoken_stripes (HwReader *self);
void hw_reader_get_unit (HwReader *self, HwUnit unit, gsize byte, gsize *start, gsize *end);
char *hw_reader_describe_range (HwReader *self, const HwIndexedRange *range);
void hw_reader_text_init (gpointer interface);
void hw_reader_offer_text (HwReader *self, gsize start, gsize end);
void hw_reader_tell_caret (HwReader *self);
/* From GTK 4.14 on: the runs of passages in the text, for get_attributes(). */
guint hw_reader_get_run (
    HwReader *self, gsize byte, gsize *start, gsize *end, GPtrArray *names, GPtrArray *values);
void hw_reader_get_run_defaults (HwReader *self, GPtrArray *names, GPtrArray *values);

G_END_DECLS
