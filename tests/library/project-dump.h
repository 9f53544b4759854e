/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* All that people made in a library, as text by GUID: equal for libraries that hold the same, whatever their
 * ids are. Times are in whole seconds, as other tools have them. Transfer full. */
char *project_dump (HwLibrary *library);

G_END_DECLS
