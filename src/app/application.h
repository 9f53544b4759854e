/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One process a library: a second start with the same library hands its files to the first. */
#define HW_TYPE_APPLICATION (hw_application_get_type ())
G_DECLARE_FINAL_TYPE (HwApplication, hw_application, HW, APPLICATION, AdwApplication)

HwApplication *hw_application_new (void);

/* The id by which the program of one library is found on the bus: the plain one for the person's own
 * library, another for each other file. @path may be NULL for the own one. Transfer full. */
char *hw_application_id_for_library (const char *path);

G_END_DECLS
