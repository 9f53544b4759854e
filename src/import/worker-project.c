/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "worker-project.h"

#include "project-frames.h"
#include "worker-private.h"

static gboolean
feed_project (gpointer reader, const guint8 *data, gsize n_bytes, GError **error)
{
  return hw_project_reader_feed (reader, data, n_bytes, error);
}

HwProject *
hw_worker_read_project (
    HwWorker *self, GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  const HwWorkerLimits limits = hw_worker_limits_for (g_bytes_get_size (bytes));
  const HwWorkerWish wish = { .task = HW_WORKER_READ_PROJECT };
  const HwReadOptions options = { .name = name };
  g_autoptr (HwProjectReader) reader = hw_project_reader_new ();
  GError *failure = NULL;
  HwProject *project;

  if (!hw_worker_ask (self, bytes, &wish, &options, &limits, feed_project, reader, cancellable,
                      error))
    return NULL;
  project = hw_project_reader_finish (reader, &failure);
  if (project == NULL)
    hw_worker_propagate (error, failure);
  return project;
}
