/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "frames.h"
#include "project.h"

G_BEGIN_DECLS

/* A project of another program on its way through a pipe, in frames as frames.h has them: what was read in the
 * sandbox is checked again where it arrives. An error goes by hw_frames_write_error(). */

/* FALSE as hw_frames_write(). All texts must be in the project. */
gboolean hw_project_frames_write (const HwProject *project,
                                  HwFrameSink sink,
                                  gpointer user_data,
                                  GError **error);

/* Reads that out of bytes that come bit by bit, and trusts none of them: indices are of what is there, GUIDs are
 * GUIDs, passages lie in their texts. */
typedef struct _HwProjectReader HwProjectReader;

HwProjectReader *hw_project_reader_new (void);
void hw_project_reader_free (HwProjectReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwProjectReader, hw_project_reader_free)

/* As hw_frame_reader_feed(). */
gboolean
hw_project_reader_feed (HwProjectReader *self, const guint8 *data, gsize n_bytes, GError **error);
/* After the last byte: the project, transfer full; NULL as hw_frame_reader_finish(). */
HwProject *hw_project_reader_finish (HwProjectReader *self, GError **error);

G_END_DECLS
