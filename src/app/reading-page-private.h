/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed.h"
#include "find-bar.h"
#include "find-job.h"
#include "note-editor.h"
#include "passage-edit.h"
#include "reader.h"
#include "reading-page.h"
#include "selection-bar.h"

G_BEGIN_DECLS

struct _HwReadingPage
{
  AdwBin parent_instance;

  HwSession *session; /* owned */
  GtkWidget *box;     /* the find bar, then the text with its ticks */
  GtkWidget *split;   /* the text, and the picture of its page */
  GtkWidget *overlay;
  GtkWidget *scroller;
  HwReader *reader;
  HwSelectionBar *bar; /* made when first needed */

  HwDocument *document; /* owned, as what follows; NULL for none */
  HwText *text;
  HwStructure *structure;     /* of the text; NULL without one */
  GPtrArray *passages;        /* element-type HwPassage, in text order */
  GHashTable *passages_by_id; /* gint64 * in the passage -> HwPassage, of those */
  GHashTable *tag_colours;    /* as of hw_tag_colours_read() */

  HwNoteEditor *editor;    /* owned: of the note on a card */
  GtkWidget *actions;      /* owned: what stands on the focused card */
  GtkWidget *swatches;     /* in those */
  GtkWidget *card_popover; /* a card over the text, NULL while there is none */

  HwFeed *feed;             /* reads document and passages again after changes */
  gboolean sleeps;          /* what the feed asks for is to be asked when it wakes */
  guint generation;         /* of the openings: an older answer is dropped */
  gint64 passage;           /* the one told last by "passage-changed" */
  gint64 adjusted;          /* the passage whose new range is being selected; 0 for none */
  gint64 awaited_passage;   /* takes the focus as soon as the library has told of it */
  gboolean awaits_note;     /* and its note is to be edited */
  gsize bar_start, bar_end; /* what the bar stands at, code points */
  guint place_source;       /* writes the place down after a while */

  GtkWidget *correct_card; /* over the text; made when first needed */
  GtkWidget *left_out_bar; /* above it; made when first needed */
  GtkWidget *left_out_label;
  gint64 left_out_document; /* the one that it was asked for */

  HwFindBar *find_bar;             /* made when first needed */
  HwFindJob *find_job;             /* owned; NULL while nothing is searched for */
  HwSearchQuestion *find_question; /* owned; NULL while what is typed in the bar is looked for */
  gsize find_from;                 /* where the person was before they typed, code points */
  gsize find_origin;               /* where to look for the first hit from, code points */
  gboolean find_awaits;            /* the first hit is still to be shown */
  int find_steps;                  /* asked for before there was a hit to go to */
  HwSpan find_at;                  /* the hit that was shown last; empty for none */
  gboolean find_has_wandered;      /* the hit that is shown came by typing */
  gboolean find_has_left;          /* "leaving" was told for where the search began */
};

/* reading-page.c */
HwPassage *hw_reading_page_find (HwReadingPage *self, gint64 passage);
void hw_reading_page_focus_passage (HwReadingPage *self, gint64 passage, gboolean reveal);
/* Focuses a passage that was just edited, as soon as it is known, and then asks for its note. */
void hw_reading_page_await (HwReadingPage *self, gint64 passage, gboolean note);
void hw_reading_page_fail (HwReadingPage *self, const char *text);
/* From the coordinates of the text to those of the page, to which popovers belong: the find bar may be above
 * the text, and the ticks beside it. */
void hw_reading_page_translate (HwReadingPage *self, GdkRectangle *area);

/* Before the view jumps to another place. */
void hw_reading_page_leave (HwReadingPage *self);
void hw_reading_page_tell_passage (HwReadingPage *self);
void hw_reading_page_end_wait (HwReadingPage *self);

/* reading-document.c: what is read from the library, and kept up to date */
void hw_reading_page_add_feed (HwReadingPage *self);
/* The direction of what has no letters that decide it. A text is open. */
HwDirection hw_reading_page_get_fallback (HwReadingPage *self);
void hw_reading_page_place_changed (HwReadingPage *self);
void hw_reading_page_drop_passages (HwReadingPage *self);

/* reading-reload.c */
/* The text is another than that which is shown: it was replaced, corrected, or that was undone. The view stays with
 * the words at its top. */
void hw_reading_page_reload (HwReadingPage *self);

/* reading-picture.c */
void hw_reading_page_add_picture (HwReadingPage *self);

/* reading-find.c */
void hw_reading_page_stop_find (HwReadingPage *self);
/* Marks all that @question finds in the text, of which the person is at @hit. */
void hw_reading_page_find_question (HwReadingPage *self, HwSearchQuestion *question, HwSpan hit);
/* In a text that was just set. */
void hw_reading_page_resume_find (HwReadingPage *self);
gboolean hw_reading_page_close_find (HwReadingPage *self);

/* reading-commands.c: the actions "reading.…" and their keys */
void hw_reading_page_class_add_commands (GtkWidgetClass *widget_class);
void hw_reading_page_tag_chosen (HwReadingPage *self, gint64 tag, gboolean present);
void hw_reading_page_tag_created (HwReadingPage *self, const char *path);
/* The selection without blanks at its ends; FALSE where nothing is left. */
gboolean hw_reading_page_get_selected (HwReadingPage *self, gsize *start, gsize *end);
/* The passage that keys act on where nothing is selected: the focused one, else the smallest at the
 * caret. NULL for none; borrowed. */
HwPassage *hw_reading_page_get_current (HwReadingPage *self);

/* reading-bar.c */
void
hw_reading_page_show_bar (HwReadingPage *self, gsize start, gsize end, const HwPassage *passage);
void
hw_reading_page_ask_tag (HwReadingPage *self, gsize start, gsize end, const HwPassage *passage);
/* TRUE where it was up. The keyboard goes back to the text where it was in the bar. */
gboolean hw_reading_page_hide_bar (HwReadingPage *self);
void hw_reading_page_follow_bar (HwReadingPage *self);

/* Gives a passage another range. */
void hw_reading_page_move_passage (HwReadingPage *self, gint64 passage, gsize start, gsize end);
/* From passage to passage in the order of the text; FALSE where there is no further one. */
gboolean hw_reading_page_step (HwReadingPage *self, int direction);

/* reading-adjust.c: Tab, Enter, and other ranges for passages */
void hw_reading_page_class_add_adjusting (GtkWidgetClass *widget_class);
void hw_reading_page_add_adjusting (HwReadingPage *self);
/* Takes the selection as the new range, or leaves the old one; FALSE where none is being chosen. */
gboolean hw_reading_page_end_adjusting (HwReadingPage *self, gboolean keep);

/* reading-cards.c: the cards in the margin */
void hw_reading_page_add_cards (HwReadingPage *self);
void hw_reading_page_drop_cards (HwReadingPage *self);
/* Brings the note that is being written up to date. */
void hw_reading_page_refresh_cards (HwReadingPage *self);
/* Puts the caret in a passage's note: on its card beside the text, on one over the text where there is no room
 * beside it, and wherever notes are written else where cards are not wanted. */
void hw_reading_page_edit_note (HwReadingPage *self, gint64 passage);
/* Opens a card over the text. */
void hw_reading_page_open_card (HwReadingPage *self, gint64 passage, gboolean edit);

/* reading-correct.c: words of a paragraph, and paragraphs that do not belong to the text */
void hw_reading_page_class_add_correcting (GtkWidgetClass *widget_class);
/* After another text was set, be it another document's: what was typed for that is saved. */
void hw_reading_page_follow_correcting (HwReadingPage *self);
void hw_reading_page_end_correcting (HwReadingPage *self);

/* reading-left-out.c: tells of what was left out of the text; after "document-changed" */
void hw_reading_page_follow_left_out (HwReadingPage *self);

/* reading-menu.c */
void hw_reading_page_show_text_menu (HwReadingPage *self, double x, double y);
/* What can be done to a passage, at a place in the page. */
void hw_reading_page_show_passage_menu (HwReadingPage *self, gint64 passage, double x, double y);
/* Offers the passages of @ids (element type gint64), at @at (a widget in the page) or the caret. */
void hw_reading_page_show_passages_menu (HwReadingPage *self, GArray *ids, GtkWidget *at);

G_END_DECLS
