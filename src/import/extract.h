/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import.h"

G_BEGIN_DECLS

/* A larger file is refused. */
#define HW_IMPORT_MAX_BYTES ((goffset) 512 * 1024 * 1024)

/* hw_import_extract(), with a way out of a long page. */
HwExtract *
hw_extract_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

/* A remark for the reader on what had to be changed to read this; NULL for nothing. Transfer full. */
char *hw_extract_get_remark (const HwExtract *self);

G_END_DECLS
