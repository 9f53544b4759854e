/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A folder with a library of the real program, and what its last call said. */
typedef struct
{
  const char *program;
  char *folder;
  char *library;
  int status;
  char *out; /* standard output */
  gsize n_out;
  char *messages;     /* standard error */
  GPtrArray *objects; /* lines of run_json(): element type JsonObject */
} Run;

/* @program: the data of the test. */
void run_set_up (Run *self, gconstpointer program);
void run_tear_down (Run *self, gconstpointer program);

/* Calls hawashi-cli --library=... with these arguments, in the C locale, which knows no Arabic. */
void run (Run *self, ...) G_GNUC_NULL_TERMINATED;
/* The same with --json: each line of what it prints is one object with exactly these keys (separated by
 * blanks). */
void run_json (Run *self, const char *keys, ...) G_GNUC_NULL_TERMINATED;
void run_shell (Run *self, const char *command);

/* The members of an object of the last run_json(). */
const char *run_string (Run *self, guint line, const char *member);
gint64 run_int (Run *self, guint line, const char *member);

/* Writes a file into the folder; its path. Transfer full. */
char *run_write (Run *self, const char *name, const char *content);

G_END_DECLS
