/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "foreign-database.h"
#include "project.h"

G_BEGIN_DECLS

gboolean hw_taguette_sniff (HwForeign *database);
/* All projects of Taguette in a file of it. NULL on failure. */
HwProject *
hw_taguette_read (HwForeign *database, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
