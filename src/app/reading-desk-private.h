/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-state.h"
#include "feed.h"
#include "reading-desk.h"
#include "reading-tab.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *box; /* NULL until it is needed */
  AdwTabBar *bar;
  AdwTabView *view;
  GtkWidget *other_button; /* shown while the other column is not */
} HwDeskColumn;

struct _HwReadingDesk
{
  GtkWidget parent_instance;

  HwSession *session; /* owned */
  GtkWidget *paned;
  HwDeskColumn columns[HW_DESK_COLUMNS];
  guint active;                /* a column */
  HwReadingPage *told;         /* weak: the page that the last "document-changed" was about, */
  gboolean told_any;           /* and whether there was one */
  GSimpleActionGroup *actions; /* owned: of the menu of a tab */
  AdwTabPage *menu_tab;        /* weak: that the menu is about; NULL for the active one */
  HwFeed *feed;                /* titles of what is open, and what is no more */
  GPtrArray *closed;           /* what can be opened again; the last one is the latest */
  guint save_source;           /* writes down what is open, after a while */
  gboolean is_restored;
  HwDeskState *coming;              /* owned: what is coming back; NULL when all is there */
  guint come_from[HW_DESK_COLUMNS]; /* of @coming, what is there: from this tab */
  guint come_to[HW_DESK_COLUMNS];   /* up to this one */
  guint fill_source;                /* brings back the rest */
  gboolean is_rearranging;          /* tabs come and go because of us, and are told of in the end */
  gboolean is_put_down;             /* a dragged tab was, and is to have the keyboard */
  gboolean closes_gone; /* the tab that is closed just now is so because its document went */
  GVariant *watched;    /* what @feed was asked */

  int width;   /* of the last allocation */
  guint share; /* as in HwDeskState */
  gboolean shows_both;
  gboolean is_arranging; /* the handle moves because of us, not of a drag */
  guint show_source;
};

/* reading-desk.c */
/* Another page may be the active one: tells of it, once. */
void hw_reading_desk_update_active (HwReadingDesk *self);
void hw_reading_desk_set_active (HwReadingDesk *self, guint column);
/* Reads the document of a tab where that has not been asked for. */
void hw_reading_desk_show_tab (HwReadingDesk *self, HwReadingTab *tab);
/* The tab's page, made where there is none. */
HwReadingPage *hw_reading_desk_ensure_page (HwReadingDesk *self, HwReadingTab *tab);

/* reading-desk-tabs.c */
HwDeskColumn *hw_reading_desk_ensure_column (HwReadingDesk *self, guint column);
guint hw_reading_desk_count (HwReadingDesk *self, guint column);
/* NULL where the column has none. */
HwReadingTab *hw_reading_desk_get_selected (HwReadingDesk *self, guint column);
HwReadingTab *hw_reading_desk_get_tab (HwReadingDesk *self, guint column, guint position);
/* Not selected. @position may be past the end. */
HwReadingTab *hw_reading_desk_insert (
    HwReadingDesk *self, guint column, guint position, gint64 document, const char *title);
void hw_reading_desk_select (HwReadingDesk *self, HwReadingTab *tab);
/* @is_gone: its document is no more. */
void hw_reading_desk_close_tab (HwReadingDesk *self, HwReadingTab *tab, gboolean is_gone);
void hw_reading_desk_title_tab (HwReadingTab *tab, const char *title);
/* The column that a tab is in. */
guint hw_reading_desk_column_of (HwReadingDesk *self, HwReadingTab *tab);
/* For a tab that is to stand beside the selected one. */
guint hw_reading_desk_after_selected (HwReadingDesk *self, guint column);
/* For the active column alone. */
void hw_reading_desk_update_shortcuts (HwReadingDesk *self);
/* The tab that @document stands in, the active one before others; NULL for none. */
HwReadingTab *hw_reading_desk_find (HwReadingDesk *self, gint64 document);
/* The same in one column. */
HwReadingTab *hw_reading_desk_find_in (HwReadingDesk *self, guint column, gint64 document);
/* Puts a tab into a column, after what is selected there, and selects it. */
void hw_reading_desk_move (HwReadingDesk *self, HwReadingTab *tab, guint column);

/* reading-desk-closed.c */
void hw_reading_desk_remember_closed (HwReadingDesk *self, HwReadingTab *tab, gboolean is_gone);
/* A new tab where one was that was closed because @document went, and that may be back; NULL for none. */
HwReadingTab *hw_reading_desk_find_gone (HwReadingDesk *self, gint64 document);

/* reading-desk-menu.c: of a tab */
void hw_reading_desk_add_menu (HwReadingDesk *self);
GMenuModel *hw_reading_desk_make_menu (void);
void hw_reading_desk_follow_menu (HwReadingDesk *self, AdwTabPage *page);

/* reading-desk-state.c */
/* Tabs came, went, or moved. */
void hw_reading_desk_tabs_changed (HwReadingDesk *self);
void hw_reading_desk_queue_save (HwReadingDesk *self);
/* Brings all tabs back that are still to come. */
void hw_reading_desk_fill (HwReadingDesk *self);
void hw_reading_desk_add_feed (HwReadingDesk *self);
void hw_reading_desk_stop (HwReadingDesk *self);

/* reading-desk-layout.c */
void hw_reading_desk_class_add_layout (GtkWidgetClass *widget_class);
void hw_reading_desk_add_paned (HwReadingDesk *self);
/* Columns came, went, or another is the active one. */
void hw_reading_desk_update_layout (HwReadingDesk *self);

G_END_DECLS
