/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "worker-protocol.h"

G_BEGIN_DECLS

/* hawashi-extract as it runs: it waits for requests, and starts a process for each. */
typedef struct
{
  pid_t pid;
  int socket;
  HwHolds holds;
} HwWorkerProcess;

/* @pictures: it is to draw pages. NULL with HW_IMPORT_ERROR_STOPPED. */
HwWorkerProcess *hw_worker_process_start (gboolean pictures, GError **error);
/* Kills it, and what it started. */
void hw_worker_process_free (HwWorkerProcess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwWorkerProcess, hw_worker_process_free)

/* Sends a request with its two files. FALSE where nobody takes it. */
gboolean hw_worker_process_send (HwWorkerProcess *self, GBytes *request, int file, int frames);
/* Has the reader at work killed. */
void hw_worker_process_kill_reader (HwWorkerProcess *self);
/* How the reader ended, as of waitpid(). FALSE where that is not told soon. */
gboolean hw_worker_process_await (HwWorkerProcess *self, int *status);

G_END_DECLS
