/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Takes another library over into this one, see hw_library_take_project(). That file is only read, also where it was
 * made by an earlier version. INVALID where it is this library itself.
 * @choices: as those of HwProject; NULL for none. */
gboolean hw_library_merge (HwLibrary *self,
                           const char *path,
                           HwPrefer prefer,
                           GHashTable *choices,
                           HwProjectFunc func,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
