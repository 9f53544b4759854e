/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name for a file that has a title: without what file systems do not take, not too long; @fallback where
 * nothing is left of it. Transfer full. */
char *hw_file_name_suggest (const char *title, const char *fallback, const char *extension);

G_END_DECLS
