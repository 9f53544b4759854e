/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A fuzz target aborts on what must not be; it returns 0. The name is libFuzzer's. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
