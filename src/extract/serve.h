/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox.h"

G_BEGIN_DECLS

/* Waits for requests on @socket, and starts a process for each, one at a time; ends with the program at
 * the other end. Returns the exit status of this one. */
int hw_serve (int socket, HwHolds holds);

G_END_DECLS
