/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader-private.h"

G_BEGIN_DECLS

/* A window with a pane in a scrolled window, as the program has it. */
typedef struct
{
  GtkWidget *window, *scrolled;
  HwReader *reader;
  GtkAdjustment *adjustment;
} Pane;

void pane_open (Pane *pane, int width, int height);
void pane_show (Pane *pane, const char *utf8);
void pane_close (Pane *pane);
void pane_resize (Pane *pane, int width, int height);
/* Until a frame was drawn with everything asked for so far in it. */
void pane_wait_frame (Pane *pane);
/* Until scrolling counts as over and nothing is left to measure ahead. */
void pane_wait_quiet (Pane *pane);
/* The pane as drawn. Transfer full. */
GskRenderNode *pane_draw (Pane *pane);
/* Calls @visit for every leaf of a drawing, with what it is moved by. */
typedef void (*PaneVisit) (GskRenderNode *node, float x, float y, gpointer data);
void pane_walk (GskRenderNode *node, float x, float y, PaneVisit visit, gpointer data);
/* The glyphs that are drawn, where and how wide. Transfer full. */
char *pane_list_glyphs (Pane *pane);
/* Where a position's line is on screen; G_MININT where it is not. */
int pane_line_y (Pane *pane, gsize position);

G_END_DECLS
