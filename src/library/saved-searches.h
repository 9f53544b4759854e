/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search.h"

G_BEGIN_DECLS

/* A search that a person wants to make again: a query with all that narrows it. */
typedef struct
{
  gint64 id;
  char *guid;
  char *name;
  char *query;
  gboolean exact, approximate; /* as HwSearchOptions has them */
  gint64 document;      /* 0 for all; may be of one that was removed: then nothing is found */
  gint64 tag;           /* the same */
  char *language;       /* "" for all */
  int year;             /* 0 for all */
  char *document_title; /* "" where there is none */
  char *tag_name;       /* "" where there is none */
} HwSavedSearch;

HwSavedSearch *hw_saved_search_ref (HwSavedSearch *self);
void hw_saved_search_unref (HwSavedSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwSavedSearch, hw_saved_search_unref)

typedef enum
{
  HW_SAVED_SEARCH_ORDER_NAME,  /* folded */
  HW_SAVED_SEARCH_ORDER_SAVED, /* the last one first */
} HwSavedSearchOrder;

/* Element type HwSavedSearch. */
GPtrArray *
hw_library_list_saved_searches (HwLibrary *self, HwSavedSearchOrder order, GError **error);
/* Of @options what narrows counts. One of the same folded name is EXISTS; INVALID without a name. 0 on
 * failure. */
gint64 hw_library_save_search (HwLibrary *self,
                               const char *name,
                               const char *query,
                               const HwSearchOptions *options,
                               GError **error);
gboolean
hw_library_rename_saved_search (HwLibrary *self, gint64 id, const char *name, GError **error);
gboolean hw_library_delete_saved_search (HwLibrary *self, gint64 id, GError **error);

G_END_DECLS
