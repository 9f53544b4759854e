/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rows.h"

G_BEGIN_DECLS

typedef void (*HwTagChosen) (GtkWidget *parent, gint64 id, gint64 chosen);

/* A popover to choose one of @tags (HwTag, depth first) by typing a part of its path, for something
 * that is done with the tag @id: that one and those below it are not offered. With @top, neither is
 * left out that the tag could stand at the top of the tree: chosen is 0 then. */
void hw_tag_chooser_open (GtkWidget *parent,
                          GtkWidget *at,
                          const char *title,
                          const HwRows *tags,
                          gint64 id,
                          gboolean top,
                          HwTagChosen done);

G_END_DECLS
