/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader.h"

/* Ends the program where there is no such text. Transfer full. */
HwText *bench_read_text (const char *path);
/* Sets it at once, in this thread, and calls bench_opened(). */
void bench_open_text (HwReader *reader, const char *path);
