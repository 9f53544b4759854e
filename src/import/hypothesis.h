/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Could it be the annotations that Hypothesis exports as JSON, by its first bytes? */
gboolean hw_hypothesis_sniff (GBytes *bytes);
/* Reads them. The pages themselves are not in such a file: each is a document of what was quoted from it, unless the
 * library has one of its address. NULL with an error of HW_IMPORT_ERROR. */
HwProject *hw_hypothesis_read (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
