/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "saved-searches.h"
#include "search.h"

G_BEGIN_DECLS

/* What a person searches for, with all that narrows it, and how that is called on the screen. Not
 * changed once others have a reference. */
typedef struct
{
  char *query;
  gboolean exact, approximate;
  gint64 document; /* 0 for all */
  char *document_title;
  gint64 group; /* 0 for all; a search that was saved knows of none */
  char *group_name;
  gint64 tag; /* 0 for all */
  char *tag_name;
  char *language; /* "" for all */
  int year;       /* 0 for all */
} HwSearchQuestion;

HwSearchQuestion *hw_search_question_new (const char *query);
HwSearchQuestion *hw_search_question_copy (const HwSearchQuestion *self);
HwSearchQuestion *hw_search_question_new_saved (const HwSavedSearch *search);
HwSearchQuestion *hw_search_question_ref (HwSearchQuestion *self);
void hw_search_question_unref (HwSearchQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwSearchQuestion, hw_search_question_unref)

/* Do both find the same? */
gboolean hw_search_question_equal (const HwSearchQuestion *a, const HwSearchQuestion *b);

/* For the library; strings are borrowed. */
HwSearchOptions hw_search_question_get_options (const HwSearchQuestion *self);

/* For a HwFeed, which is asked with variants, and for actions. */
#define HW_SEARCH_QUESTION_TYPE "(sbbxsxsxssi)"
GVariant *hw_search_question_to_variant (const HwSearchQuestion *self);
HwSearchQuestion *hw_search_question_new_from_variant (GVariant *variant);

/* Which part of it narrows. */
typedef enum
{
  HW_NARROW_DOCUMENT,
  HW_NARROW_GROUP,
  HW_NARROW_TAG,
  HW_NARROW_LANGUAGE,
  HW_NARROW_YEAR,
  HW_N_NARROWS,
} HwNarrow;

gboolean hw_search_question_is_narrowed (const HwSearchQuestion *self, HwNarrow by);
/* A copy that is narrowed to @facet, or by NULL to nothing. Transfer full. */
HwSearchQuestion *
hw_search_question_narrow (const HwSearchQuestion *self, HwNarrow by, const HwFacet *facet);

/* "Document", "Tag", …: translated, for a heading. */
const char *hw_narrow_get_title (HwNarrow by);
/* A facet's name as a person reads it. Transfer full. */
char *hw_narrow_describe (HwNarrow by, const HwFacet *facet);
/* What it is narrowed to by @by. Transfer full. */
char *hw_search_question_describe (const HwSearchQuestion *self, HwNarrow by);

G_END_DECLS
