/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search.h"

G_BEGIN_DECLS

/* Every place where a query is met in the texts of documents (not in notes), a line each, with its
 * context: a concordance, or KWIC. Once made it never changes, and may be read and sorted in any thread. */
typedef struct _HwConcordance HwConcordance;

/* So many words of context lines can be sorted by, on each side. */
#define HW_CONCORDANCE_N_KEYS 3
#define HW_CONCORDANCE_DEFAULT_WORDS 10

typedef struct
{
  HwSearchOptions search; /* what hw_library_search_each() heeds of them */
  guint n_words;          /* of context on each side, at most; 0 is HW_CONCORDANCE_DEFAULT_WORDS */
  gsize limit;            /* lines, in the order of documents and texts; 0 for all */
} HwConcordanceOptions;

/* Strings are the concordance's. */
typedef struct
{
  gint64 document;
  const char *title, *published;
  gint64 start, end; /* code points of the canonical text */
  /* In logical order, as they stand in the paragraph, whose ends they do not cross; white space of any
   * kind is a space. */
  const char *before, *match, *after;
  HwDirection direction; /* the paragraph's: never AUTO */
  HwMatchKind kind;
  guint form; /* for hw_concordance_get_form() */
} HwConcordanceLine;

/* One spelling of what was found: without marks and tatweel. */
typedef struct
{
  const char *form;
  guint64 count;
} HwConcordanceForm;

typedef enum
{
  HW_CONCORDANCE_BEFORE_1, /* the word before the match, in reading order */
  HW_CONCORDANCE_BEFORE_2,
  HW_CONCORDANCE_BEFORE_3,
  HW_CONCORDANCE_AFTER_1,
  HW_CONCORDANCE_AFTER_2,
  HW_CONCORDANCE_AFTER_3,
  HW_CONCORDANCE_FORM,     /* by spelling */
  HW_CONCORDANCE_DOCUMENT, /* by title */
  HW_CONCORDANCE_DATE,     /* earliest first, undated last */
} HwConcordanceKey;
#define HW_CONCORDANCE_N_ORDERS (HW_CONCORDANCE_DATE + 1)

/* Looks in what is indexed, as hw_library_search() does. NULL on failure. */
HwConcordance *hw_library_concordance (HwLibrary *self,
                                       const char *query,
                                       const HwConcordanceOptions *options,
                                       GCancellable *cancellable,
                                       GError **error);
HwConcordance *hw_concordance_ref (HwConcordance *self);
void hw_concordance_unref (HwConcordance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HwConcordance, hw_concordance_unref)

gsize hw_concordance_get_n_lines (const HwConcordance *self);
HwConcordanceLine hw_concordance_get_line (const HwConcordance *self, gsize i);
guint hw_concordance_get_n_documents (const HwConcordance *self);
guint hw_concordance_get_n_forms (const HwConcordance *self);
/* The most frequent first. */
HwConcordanceForm hw_concordance_get_form (const HwConcordance *self, guint i);

/* The lines in the order of @keys, the first one first, then as they stand in the texts; what has no word
 * in that place comes last. Those whose form is in @hidden (a flag a form; NULL for none) are left out.
 * Element type guint32, numbers of lines. Transfer full. A few milliseconds for 100,000 lines and a key. */
GArray *hw_concordance_sort (const HwConcordance *self,
                             const HwConcordanceKey *keys,
                             gsize n_keys,
                             const gboolean *hidden);

G_END_DECLS
