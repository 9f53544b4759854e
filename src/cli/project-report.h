/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"
#include "project.h"

G_BEGIN_DECLS

/* What was taken over from elsewhere, line by line, and how much of it. Ctrl+C cancels. */
typedef struct
{
  gboolean json;
  GCancellable *cancellable;
  guint n[HW_PROJECT_N_STATUSES];
} HwProjectReport;

/* A HwProjectFunc; @data is a HwProjectReport. */
void hw_project_report_print (const HwProjectItem *item, guint n_done, guint n, gpointer data);

/* Brings the index up to date, and says how it went. The exit status. */
int hw_project_report_end (HwProjectReport *self, HwLibrary *library, gboolean ok, GError *error);

/* "--prefer=" as a person typed it, NULL for the usual. FALSE after a message. */
gboolean hw_project_report_read_prefer (const char *command, const char *name, HwPrefer *prefer);

/* "--settle=GUID=SIDE", each. Transfer full; NULL after a message. */
GHashTable *hw_project_report_read_settled (const char *command, const char *const *settled);

G_END_DECLS
