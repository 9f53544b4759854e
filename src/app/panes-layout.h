/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of the three panes fit side by side, and how wide they are. No widgets: pixels in, pixels out. */
typedef enum
{
  HW_PANE_SIDEBAR,
  HW_PANE_CONTENT,
  HW_PANE_PANEL,
  HW_N_PANES,
} HwPane;

typedef struct
{
  int total;                   /* what there is to share */
  int handle;                  /* between two panes */
  int minimum[HW_N_PANES];     /* no pane is shown narrower */
  int width[HW_N_PANES];       /* as the person left them; that of the content is not used */
  gboolean wanted[HW_N_PANES]; /* the content always is */
  HwPane front;                /* asked for last: it is shown where not all fit */
} HwPanesWish;

typedef struct
{
  gboolean shown[HW_N_PANES]; /* at least the front one */
  int width[HW_N_PANES];      /* 0 where hidden; together with the handles the total */
} HwPanesLayout;

HwPanesLayout hw_panes_layout (const HwPanesWish *wish);

G_END_DECLS
