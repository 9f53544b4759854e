/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session.h"

/* A session on a library of its own in a directory of its own. */
typedef struct
{
  char *dir;
  char *path;
  HwSession *session;
  guint n_failed; /* how often "failed" was emitted */
} HwFixture;

void hw_fixture_set_up (HwFixture *self, gconstpointer data);
/* Asserts that nobody holds the session any more. */
void hw_fixture_tear_down (HwFixture *self, gconstpointer data);

/* Runs @func in the library thread and waits for it; it must not fail. */
gpointer hw_fixture_do (HwFixture *self, HwSessionFunc func, gpointer data);
/* Adds a document. Returns its id. */
gint64 hw_fixture_add_document (HwFixture *self, const char *title, const char *text);

/* Runs the main loop until @condition is TRUE; fails the test after ten seconds. */
typedef gboolean (*HwCondition) (gpointer data);
void hw_wait_until (HwCondition condition, gpointer data);
/* Until the library has done all that is queued and the main loop is idle. */
void hw_fixture_settle (HwFixture *self);
