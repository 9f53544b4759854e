/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

/* A field to name a tag in: what is typed completes over the library's tags, however it is spelled;
 * the last row creates a new one. Knows nothing of what is tagged. */
#define HW_TYPE_TAG_ENTRY (hw_tag_entry_get_type ())
G_DECLARE_FINAL_TYPE (HwTagEntry, hw_tag_entry, HW, TAG_ENTRY, GtkBox)

GtkWidget *hw_tag_entry_new (HwSession *session);
/* Empties the field, reads the tags anew and takes the keyboard. The tags @present (may be NULL) are
 * shown with a check mark; choosing one of them means to take it off. */
void hw_tag_entry_start (HwTagEntry *self, const gint64 *present, gsize n_present);

/* Signals:
 *   chosen (gint64 tag, gboolean present)   an existing tag; @present where it was among those given
 *   create (const char *path)               a new one: for hw_library_ensure_tag()
 *   cancelled ()                            Escape
 */

G_END_DECLS
