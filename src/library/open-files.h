/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The paths of the libraries that this process has open, each as often as it is. Any thread. */
void hw_open_files_add (const char *path);
void hw_open_files_remove (const char *path);

G_END_DECLS
