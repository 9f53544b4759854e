/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "worker-protocol.h"
#include "worker.h"

G_BEGIN_DECLS

/* Takes the frames as they come; FALSE as soon as something cannot be right. */
typedef gboolean (*HwWorkerFeed) (gpointer reader,
                                  const guint8 *data,
                                  gsize n_bytes,
                                  GError **error);

/* What a file of this size may cost to read. */
HwWorkerLimits hw_worker_limits_for (gsize n_bytes);

/* Gives @bytes to a process and the frames that come back to @feed. TRUE where the process ended well, and what came is
 * to be judged. */
gboolean hw_worker_ask (HwWorker *self,
                        GBytes *bytes,
                        const HwWorkerWish *wish,
                        const HwReadOptions *options,
                        const HwWorkerLimits *limits,
                        HwWorkerFeed feed,
                        gpointer reader,
                        GCancellable *cancellable,
                        GError **error);
/* What a reader of frames says at their end, for people. Takes @failure. */
void hw_worker_propagate (GError **error, GError *failure);

G_END_DECLS
