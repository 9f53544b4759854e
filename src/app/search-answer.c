/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-answer.h"

#include "hit-rows.h"
#include "term-index.h"

void
hw_search_answer_free (HwSearchAnswer *self)
{
  g_clear_pointer (&self->rows, hw_rows_unref);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_free (self);
}

GVariant *
hw_search_answer_ask (const HwSearchQuestion *question, gboolean open, guint limit)
{
  return g_variant_new ("(@*bu)", hw_search_question_to_variant (question), open, limit);
}

static HwSearchResult *
search (
    HwLibrary *library, GVariant *data, gboolean facets, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) asked = NULL;
  g_autoptr (HwSearchQuestion) question = NULL;
  HwSearchOptions options;
  gboolean open;
  guint limit;

  g_variant_get (data, "(@*bu)", &asked, &open, &limit);
  question = hw_search_question_new_from_variant (asked);
  options = hw_search_question_get_options (question);
  options.open = open;
  options.limit = facets ? 1 : limit;
  options.facets = facets;
  return hw_library_search (library, question->query, &options, cancellable, error);
}

gpointer
hw_search_answer_read (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HwSearchResult) result = search (library, data, FALSE, cancellable, error);
  gint64 n_pending = result != NULL ? hw_term_index_pending (library, error) : -1;
  HwSearchAnswer *answer;

  if (n_pending < 0)
    return NULL;
  answer = g_new0 (HwSearchAnswer, 1);
  answer->n_pending = n_pending;
  answer->n_hits = result->hits->len;
  answer->n_rows = result->n_rows;
  answer->more_than = result->more_than;
  answer->rows = hw_hit_rows_new (g_steal_pointer (&result->hits));
  answer->messages = g_steal_pointer (&result->messages);
  return answer;
}

gpointer
hw_search_answer_count (HwLibrary *library,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  return search (library, data, TRUE, cancellable, error);
}
