/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents.h"
#include "groups.h"
#include "history.h"
#include "notes.h"
#include "passages.h"
#include "saved-searches.h"
#include "search.h"
#include "tags.h"

G_BEGIN_DECLS

/* A folder that is removed with all in it, and a library there. */
typedef struct
{
  char *folder;
  char *path;
  HwLibrary *library;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);

/* Closes the library and opens it again. */
void fixture_reopen (Fixture *self);
/* Another connection to it. Transfer full. */
HwLibrary *fixture_open_another (Fixture *self);

/* Adds a document of this text and title. */
gint64 fixture_add (HwLibrary *library, const char *title, const char *text);

/* Everything that a person made, as text: equal for equal libraries. Transfer full. */
char *fixture_dump (HwLibrary *library);

/* What SQLite itself says of the file: the first column of the first row. */
gint64 fixture_query_int (const char *path, const char *sql);

/* No problem found. */
void fixture_assert_whole (HwLibrary *library);

#define fixture_test(path, function)                                                               \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

G_END_DECLS
