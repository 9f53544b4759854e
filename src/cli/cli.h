/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library.h"

G_BEGIN_DECLS

/* Exit statuses. */
#define HW_EXIT_DONE 0
#define HW_EXIT_FAILED 1 /* some item failed, the others are done */
#define HW_EXIT_USAGE 2  /* a wrong call */

/* One run of the program. */
typedef struct
{
  const char *path; /* of the library */
  gboolean json;
} HwCli;

/* A command: gets its own name and arguments as argv, and returns an exit status. */
typedef int (*HwCommandFunc) (HwCli *self, int argc, char **argv);

int hw_cli_import (HwCli *self, int argc, char **argv);
int hw_cli_import_project (HwCli *self, int argc, char **argv);
int hw_cli_merge (HwCli *self, int argc, char **argv);
int hw_cli_documents (HwCli *self, int argc, char **argv);
int hw_cli_show (HwCli *self, int argc, char **argv);
int hw_cli_search (HwCli *self, int argc, char **argv);
int hw_cli_collocates (HwCli *self, int argc, char **argv);
int hw_cli_dispersion (HwCli *self, int argc, char **argv);
int hw_cli_concordance (HwCli *self, int argc, char **argv);
int hw_cli_words (HwCli *self, int argc, char **argv);
int hw_cli_tags (HwCli *self, int argc, char **argv);
int hw_cli_passages (HwCli *self, int argc, char **argv);
int hw_cli_mark (HwCli *self, int argc, char **argv);
int hw_cli_replace (HwCli *self, int argc, char **argv);
int hw_cli_correct (HwCli *self, int argc, char **argv);
int hw_cli_corrections (HwCli *self, int argc, char **argv);
int hw_cli_asides (HwCli *self, int argc, char **argv);
int hw_cli_set_aside (HwCli *self, int argc, char **argv);
int hw_cli_take_back (HwCli *self, int argc, char **argv);
int hw_cli_original (HwCli *self, int argc, char **argv);
int hw_cli_keep_original (HwCli *self, int argc, char **argv);
int hw_cli_drop_original (HwCli *self, int argc, char **argv);
int hw_cli_export (HwCli *self, int argc, char **argv);
int hw_cli_check (HwCli *self, int argc, char **argv);
int hw_cli_rebuild_index (HwCli *self, int argc, char **argv);

/* Reads the options of a command out of its arguments, besides --library and --json, and checks that from
 * @min to @max arguments are left (G_MAXINT for any number). Options that take text are
 * G_OPTION_ARG_FILENAME: their bytes come as they are, whatever the locale. FALSE after a message. */
gboolean hw_cli_parse (HwCli *self,
                       int *argc,
                       char ***argv,
                       const char *synopsis,
                       const GOptionEntry *entries,
                       int min,
                       int max);

/* Opens the library for a command that writes (@flags may hold CREATE). NULL after a message. */
HwLibrary *hw_cli_open (HwCli *self, HwLibraryOpenFlags flags);
/* For one that reads: also where nothing can be written. */
HwLibrary *hw_cli_open_to_read (HwCli *self);
/* For one that reads by the index of words: what is not in it yet comes first, or is told of. */
HwLibrary *hw_cli_open_to_search (HwCli *self);
/* Both for a command that reads and takes just @n_arguments. NULL after a message, with the exit status. */
HwLibrary *hw_cli_start (HwCli *self,
                         int *argc,
                         char ***argv,
                         const char *synopsis,
                         const GOptionEntry *entries,
                         int n_arguments,
                         int *status);

/* Indexes what is not indexed yet; a cancel leaves the rest for later. */
gboolean hw_cli_index (HwLibrary *library, GCancellable *cancellable, GError **error);

/* For a --library without a name, which is a wrong call. */
void hw_cli_say_no_library (void);
/* Says why it failed; the exit status for that. */
int hw_cli_fail (const GError *error);

G_END_DECLS
