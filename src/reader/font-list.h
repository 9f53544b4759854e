/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "direction.h"

G_BEGIN_DECLS

/* The installed families that a text of a script can be set in: scalable, in one colour, with all letters of
 * Arabic and their vowel signs, or of the languages of Europe. Those preferred for reading come first, the
 * others by name. @script is named by its direction. Found in a thread. */
void hw_font_list_async (HwDirection script,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
/* Ends with NULL. Transfer full; NULL where it was cancelled. */
GStrv hw_font_list_finish (GAsyncResult *result);

G_END_DECLS
