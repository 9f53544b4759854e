/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Reads a REFI-QDA project (.qdpx, or its .qde alone) or codebook (.qdc) as NVivo, MAXQDA, ATLAS.ti, QualCoder and
 * others write them. @name (a display name) is the project's where it has none. What cannot be taken over, or not as
 * it is, stands in the project's remarks. No network, no file system. NULL with an error of HW_IMPORT_ERROR. */
HwProject *hw_qda_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

/* Could this be one, by its first bytes? */
gboolean hw_qda_sniff (GBytes *bytes);

G_END_DECLS
