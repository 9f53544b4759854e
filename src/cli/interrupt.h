/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ctrl+C once asks a long command to end with what it has done; a second time ends it at once. */
void hw_interrupt_catch (void);
gboolean hw_interrupt_happened (void);

G_END_DECLS
