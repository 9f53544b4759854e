/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"
#include "worker.h"

G_BEGIN_DECLS

/* As hw_project_bytes_read(), in a process of its own: see worker.h. */
HwProject *hw_worker_read_project (
    HwWorker *self, GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
