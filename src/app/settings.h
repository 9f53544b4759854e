/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What this person's windows remember whatever library is open. Borrowed; lives as long as the program.
 * A program that runs from its build directory finds the schema there. */
GSettings *hw_settings_get (void);

G_END_DECLS
