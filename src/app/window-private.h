/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract.h"
#include "import-view.h"
#include "panel.h"
#include "panes.h"
#include "place-history.h"
#include "reading-desk.h"
#include "search.h"
#include "sidebar.h"
#include "tag-page.h"
#include "window.h"
#include "words-page.h"

G_BEGIN_DECLS

struct _HwWindow
{
  AdwApplicationWindow parent_instance;

  HwSession *session; /* owned */

  /* From the template. */
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkMenuButton *add_button;
  GtkMenuButton *typography_button;
  GtkMenuButton *menu_button;
  GtkWidget *find_button;
  HwPanes *panes;
  GtkStack *stack;
  GtkRevealer *progress;
  GMenu *undo_section;
  GMenuModel *primary_menu;
  GMenuModel *add_menu;

  /* Made when first needed; the window's children. */
  GtkWidget *sidebar;
  GtkWidget *desk;
  GtkWidget *panel;
  GtkWidget *side; /* @panel and the views that stand in its place; NULL before there are any */
  GtkWidget *asides_view;
  GtkWidget *corrections_view;
  GtkWidget *tag_page;
  GtkWidget *words_page;
  GtkWidget *concordance_page;
  GtkWidget *import_view;

  AdwToast *toast;            /* the last that tells of something done; NULL once it has gone */
  gboolean offers_undo;       /* it does, of this step: */
  char *offered_step;         /* NULL until the library has told of it */
  GListModel *toast_children; /* of @toasts: the content, and what is shown above it */
  gint64 toast_shown_at;      /* monotonic time of the last toast that appeared */
  guint retire_source;

  guint sidebar_source;       /* makes the sidebar after the first frame, */
  guint panel_source;         /* and then the panel */
  gint64 document;            /* the one that sidebar and panel were told of */
  gboolean side_has_opened;   /* the panel's pane, for one of these views */
  gint64 tag;                 /* of the tag's page */
  gboolean goes_to_text;      /* a document is on its way, to stand where a tag's page may be */
  gboolean awaits_sidebar;    /* until the frame that shows it: the panel comes after that */
  HwPlaceHistory *places;     /* owned */
  gboolean goes_back;         /* to one of them: nothing is left that is to be remembered */
  GSignalGroup *page_signals; /* owned; of the page that is read */
  gboolean has_begun;
  gboolean has_failed;
};

/* window.c */
void hw_window_show_tag (HwWindow *self, gint64 tag);
/* Shows the text, or what stands in its place where there is none. */
void hw_window_show_content (HwWindow *self);
gboolean hw_window_shows_tag (HwWindow *self);
/* A page that stands in place of the text until it is closed: of a tag, of words. */
gboolean hw_window_shows_page (HwWindow *self);
HwSidebar *hw_window_get_sidebar (HwWindow *self);
HwPanel *hw_window_get_panel (HwWindow *self);

/* window-reading.c */
HwReadingDesk *hw_window_get_desk (HwWindow *self);
/* The active page, and what is open there; NULL for none. */
HwReadingPage *hw_window_get_reading (HwWindow *self);
HwDocument *hw_window_get_document (HwWindow *self);
/* @target may be NULL. */
void hw_window_open_document (HwWindow *self,
                              gint64 document,
                              const HwReadingTarget *target,
                              HwOpenWhere where);
void hw_window_show_reading (HwWindow *self);
gboolean hw_window_shows_desk (HwWindow *self);
void hw_window_show_content_pane (HwWindow *self);
/* Title, sidebar and panel go with what is in the middle. */
void hw_window_follow_content (HwWindow *self);
void hw_window_add_reading_actions (HwWindow *self);

/* window-title.c: of the document or the tag that is shown */
void hw_window_update_title (HwWindow *self);

/* window-toasts.c: @text is plain text. */
/* What toasts need of @toasts, and its end. */
void hw_window_init_toasts (HwWindow *self);
void hw_window_drop_toasts (HwWindow *self);
void hw_window_toast (HwWindow *self, const char *text);
/* With a button that takes back the last step, gone as soon as that would be another one. */
void hw_window_toast_undo (HwWindow *self, const char *text);
/* With a button that shows the whole of @text. */
void hw_window_toast_failure (HwWindow *self, const char *text);
/* With a button that shows where the file is. */
void hw_window_toast_exported (HwWindow *self, GFile *file);
void hw_window_toast_saved (HwWindow *self, GFile *file);
void hw_window_update_undo (HwWindow *self);

/* window-actions.c */
void hw_window_add_actions (HwWindow *self);
/* Actions that need a library are off where there is none. */
void hw_window_update_enabled (HwWindow *self);

/* window-places.c */
void hw_window_add_place_actions (HwWindow *self);
/* Remembers the place that is about to be left by a jump. */
void hw_window_leave_place (HwWindow *self);
void hw_window_update_places (HwWindow *self);

/* window-concordance.c */
void hw_window_add_concordance_actions (HwWindow *self);
gboolean hw_window_shows_concordance (HwWindow *self);

/* window-print.c */
void hw_window_add_print_actions (HwWindow *self);

/* window-original.c */
void hw_window_add_original_actions (HwWindow *self);
/* What is read may be another document, or its original is kept now. */
void hw_window_follow_original (HwWindow *self);
/* Whether the library keeps them, which its action shows from now on. */
void hw_window_follow_keep_originals (HwWindow *self);

/* window-import.c */
void hw_window_choose_documents (HwWindow *self);
void hw_window_choose_folder (HwWindow *self);
/* Makes a document of what is on the clipboard. */
void hw_window_paste_document (HwWindow *self);
void hw_window_open_samples (HwWindow *self);
void hw_window_accept_drops (HwWindow *self);
void hw_window_start_import (HwWindow *self, HwImportJob *job);
/* Shows at the foot how far the session's index is. */
void hw_window_follow_index (HwWindow *self);

/* window-state.c */
void hw_window_restore_state (HwWindow *self);
void hw_window_save_state (HwWindow *self);

/* window-replace.c */
/* Gives a document the text of @file, or of @bytes where they are at hand (the name of @file is but a name then),
 * read as @options say (or NULL, as its name and its bytes say). Shows how far that is and what became of the
 * passages, with a way back; what fails is said, and so is that the text was the same. Returns at once. */
void hw_window_replace_text (
    HwWindow *self, gint64 document, GFile *file, GBytes *bytes, const HwReadOptions *options);
void hw_window_add_replace_actions (HwWindow *self);
/* Another document may be read now, or none. */
void hw_window_update_replace (HwWindow *self);

/* window-corrections.c */
void hw_window_add_corrections_actions (HwWindow *self);
/* Another text may be read now, or it is another by now. */
void hw_window_follow_corrections (HwWindow *self);
/* The panel itself, where something else stands in its place or it is hidden. */
void hw_window_show_panel (HwWindow *self);

/* window-review.c */
void hw_window_add_review_actions (HwWindow *self);
void hw_window_update_review (HwWindow *self);
/* Adds a file of this machine; where its encoding or its columns are in doubt, a person is asked first. */
void hw_window_open_one (HwWindow *self, GFile *file);
/* Asks in which encoding the file of a document is read, and gives the document that text. @path: of the file, where
 * it is known; NULL. */
void hw_window_reload_encoding (HwWindow *self, gint64 document, const char *path);

/* window-words.c */
void hw_window_add_words_actions (HwWindow *self);
gboolean hw_window_shows_words (HwWindow *self);
void hw_window_show_words (HwWindow *self);
/* Tells the page of words which document is read. */
void hw_window_follow_words (HwWindow *self);

/* window-typography.c */
void hw_window_add_typography (HwWindow *self);
/* Another page may be read now. */
void hw_window_follow_fonts (HwWindow *self);

G_END_DECLS
