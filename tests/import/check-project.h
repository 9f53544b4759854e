/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Does a project hold together: indices of what is there, GUIDs that are some and each once, passages in their texts?
 * Fails the test where not. All texts must be in it. */
void check_project (HwProject *project);
/* The same, but two things may have one GUID. */
void check_project_parts (HwProject *project);

/* The project as frames, which must be possible. Transfer full. */
GBytes *check_project_write (const HwProject *project);
/* And back, so many bytes at a time. Transfer full. */
HwProject *check_project_read (GBytes *frames, gsize step, GError **error);

G_END_DECLS
