/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *id, *text;
  GPtrArray *ids;  /* char *, of its right paragraphs */
  GArray *answers; /* guint: their indices; there is at least one */
} HwQuestion;

/* Paragraphs and questions, from any number of files in any order. */
typedef struct
{
  GPtrArray *texts;     /* char *, one line each: line breaks are spaces */
  GPtrArray *questions; /* HwQuestion */
  GHashTable *indices;  /* id of a paragraph -> its index + 1 */
} HwRelevanceSet;

HwRelevanceSet *hw_relevance_set_new (void);
void hw_relevance_set_free (HwRelevanceSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwRelevanceSet, hw_relevance_set_free)

/* Reads a file of JSON lines, each {"id", "text"} or {"id", "question", "answers": […]}; ids are strings or
 * numbers, what else a line has is left. Where a paragraph's id comes again, the first text stays. */
gboolean hw_relevance_set_read (HwRelevanceSet *self, const char *path, GError **error);
/* Finds the answers, when all is read. FALSE where a question has none among the paragraphs. */
gboolean hw_relevance_set_resolve (HwRelevanceSet *self, GError **error);

G_END_DECLS
