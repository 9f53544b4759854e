/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A popover that says what the search field understands: the language of query.h. Floating. */
GtkWidget *hw_search_help_new (void);

G_END_DECLS
