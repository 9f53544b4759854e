/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qda-reader.h"

G_BEGIN_DECLS

/* Files as other programs write them, made by a test. */
typedef struct
{
  const char *name;
  const char *content;
  gsize n_bytes; /* 0 for a string */
} QdaEntry;

/* A packed file of these; ends with a NULL name. Transfer full. */
GBytes *qda_file_new (const QdaEntry *entries);

/* A project around this content, of this origin. Transfer full. */
char *qda_file_describe (const char *origin, const char *content);

/* Reads it; fails the test where that fails. Transfer full. */
HwProject *qda_file_read (GBytes *bytes);

/* The words of a passage. Transfer full. */
char *qda_file_get_quote (HwProject *project, guint passage);

/* "tag, tag" of a passage, in its order. Transfer full. */
char *qda_file_get_tags (HwProject *project, guint passage);

/* The text of the only note on it; "" for none. Borrowed. */
const char *qda_file_get_note (HwProject *project, HwNoteTarget target, guint index);

/* How many remarks are of this kind and status. */
guint qda_file_count (HwProject *project, const char *kind, HwProjectStatus status);

G_END_DECLS
