/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox.h"

G_BEGIN_DECLS

/* Shuts the sandbox, reads the file @in, a regular one, and writes what it made of it to @out. Ends the
 * process. */
G_NORETURN void hw_job_run (int in,
                            int out,
                            const HwWorkerWish *wish,
                            const HwReadOptions *options,
                            HwHolds holds,
                            const HwSandboxLimits *limits);

/* Opens and loads what readers will want of the file system, while there is one; @pictures: what drawing a page
 * takes besides, of which the fonts of the system are the most. */
void hw_job_prepare (gboolean pictures);

G_END_DECLS
