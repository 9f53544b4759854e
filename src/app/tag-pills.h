/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The tags of a passage as pills in their colours, wrapped over as many lines as they need: one
 * widget, however many tags. Takes no room without any.
 * Signal: tag-activated (gint64 tag)   one was clicked */
#define HW_TYPE_TAG_PILLS (hw_tag_pills_get_type ())
G_DECLARE_FINAL_TYPE (HwTagPills, hw_tag_pills, HW, TAG_PILLS, GtkWidget)

GtkWidget *hw_tag_pills_new (void);
/* @names and @colours ("#rrggbb") have @n elements. */
void hw_tag_pills_set_tags (
    HwTagPills *self, gsize n, const gint64 *tags, char *const *names, const char *const *colours);

G_END_DECLS
