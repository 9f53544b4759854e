/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* Does one thing that a person can do, with something that is there, or makes it. TRUE where it
 * changed the library, as one step. */
gboolean random_command (HwLibrary *library);

G_END_DECLS
