/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "finder.h"

G_BEGIN_DECLS

/* The bar over a text to find something in it with: a field, what was found, and how to look. It does not
 * know the text. */
#define HW_TYPE_FIND_BAR (hw_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (HwFindBar, hw_find_bar, HW, FIND_BAR, AdwBin)

GtkWidget *hw_find_bar_new (void);

/* Shows the bar and puts the keyboard in its field, all of it selected. @text is what is to be found; with
 * NULL, what was last. That a bar opens is told by no signal. */
void hw_find_bar_open (HwFindBar *self, const char *text);
/* Shows the bar with @text without telling that it changed; the keyboard stays where it is. */
void hw_find_bar_show (HwFindBar *self, const char *text);
void hw_find_bar_close (HwFindBar *self);
gboolean hw_find_bar_is_open (HwFindBar *self);

/* Borrowed until something is typed. */
const char *hw_find_bar_get_text (HwFindBar *self);
HwFinderFlags hw_find_bar_get_flags (HwFindBar *self);

/* What is known of the hits. @at counts from 1, 0 where the person is at none. */
typedef struct
{
  guint at, n;
  gboolean is_done; /* all were counted, */
  gboolean is_full; /* or counting stopped at so many */
} HwFindCount;
void hw_find_bar_set_count (HwFindBar *self, const HwFindCount *count);

/* Signals:
 *   changed ()          what is to be found, or how, while the bar is open
 *   step (int)          to the next hit (1) or the one before (-1)
 *   closed ()           Escape, or the button; the keyboard wants another place
 */

G_END_DECLS
