/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "foreign-database.h"
#include "project.h"

G_BEGIN_DECLS

gboolean hw_qualcoder_sniff (HwForeign *database);
/* A project of QualCoder. Its texts and all that is on them; NULL on failure. */
HwProject *hw_qualcoder_read (HwForeign *database, const char *name, GError **error);

G_END_DECLS
