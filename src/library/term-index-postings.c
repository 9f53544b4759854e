/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <string.h>

#include "error.h"
#include "statement.h"

/* Postings come out of FTS5 in one of two ways. For a term, one call of an auxiliary function walks
 * all its rows by xQueryPhrase(): measured 50 ns a row with the count, against 110 for a row of a SELECT and
 * 450 for one that is ranked by bm25(). For several positions the first row alone may cost as much as all
 * of them, and xQueryPhrase() would look for it twice: those are stepped. */

/* Rows between two looks at the cancellable. */
#define CANCEL_ROWS 8192

#define POINTER "hw-postings"

typedef struct
{
  GArray *postings;
  GCancellable *cancellable;
  guint n;
  guint limit; /* rows after which it is enough; 0 for none */
} Collector;

static guint
count (const Fts5ExtensionApi *api, Fts5Context *context, int phrase)
{
  Fts5PhraseIter iter;
  int column, offset;
  guint n = 0;

  if (api->xPhraseFirst (context, phrase, &iter, &column, &offset) != SQLITE_OK)
    return 0;
  for (; column >= 0; api->xPhraseNext (context, &iter, &column, &offset))
    n++;
  return n;
}

static int
collect_cb (const Fts5ExtensionApi *api, Fts5Context *context, void *data)
{
  Collector *self = data;
  HwPosting posting = { (guint32) api->xRowid (context), MAX (count (api, context, 0), 1) };

  g_array_append_val (self->postings, posting);
  if (++self->n % CANCEL_ROWS == 0 && g_cancellable_is_cancelled (self->cancellable))
    return SQLITE_INTERRUPT;
  return self->n == self->limit ? SQLITE_DONE : SQLITE_OK;
}

/* hw_collect (term_index, pointer): all rows of the first phrase of the query, into a Collector. */
static void
collect (const Fts5ExtensionApi *api,
         Fts5Context *context,
         sqlite3_context *result,
         int n_arguments,
         sqlite3_value **arguments)
{
  Collector *self = n_arguments == 1 ? sqlite3_value_pointer (arguments[0], POINTER) : NULL;
  int code = self != NULL ? api->xQueryPhrase (context, 0, self, collect_cb) : SQLITE_MISUSE;

  if (code != SQLITE_OK)
    sqlite3_result_error_code (result, code);
}

/* hw_count (term_index): how often the phrases of the query stand in the row. */
static void
count_all (const Fts5ExtensionApi *api,
           Fts5Context *context,
           sqlite3_context *result,
           int n_arguments,
           sqlite3_value **arguments)
{
  guint n = 0;

  for (int phrase = api->xPhraseCount (context) - 1; phrase >= 0; phrase--)
    n += count (api, context, phrase);
  sqlite3_result_int64 (result, n);
}

int
hw_index_postings_register (fts5_api *api)
{
  int result = api->xCreateFunction (api, "hw_collect", NULL, collect, NULL);

  if (result == SQLITE_OK)
    result = api->xCreateFunction (api, "hw_count", NULL, count_all, NULL);
  return result;
}

static gboolean
collect_term (HwLibrary *self,
              const char *expression,
              guint limit,
              GArray *postings,
              GCancellable *cancellable,
              GError **error)
{
  Collector collector = { postings, cancellable, 0, limit };
  g_autoptr (HwStatement) rows = hw_library_query (
      self, error,
      "SELECT hw_collect (term_index, ?2) FROM term_index WHERE term_index MATCH ?1 LIMIT 1", "s",
      expression);

  if (rows == NULL)
    return FALSE;
  sqlite3_bind_pointer (rows->handle, 2, &collector, POINTER, NULL);
  return hw_statement_next (rows, error) >= 0;
}

gboolean
hw_term_index_rows (HwLibrary *self,
                    const char *expression,
                    GArray *postings,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (HwStatement) rows = NULL;
  int found;
  guint n = 0;

  g_return_val_if_fail (self != NULL && expression != NULL && postings != NULL, FALSE);

  rows = hw_library_query (
      self, error, "SELECT rowid, hw_count (term_index) FROM term_index WHERE term_index MATCH ?1",
      "s", expression);
  if (rows == NULL)
    return FALSE;
  while ((found = hw_statement_next (rows, error)) == 1)
    {
      HwPosting posting
          = { (guint32) hw_statement_int (rows, 0), (guint32) MAX (hw_statement_int (rows, 1), 1) };

      g_array_append_val (postings, posting);
      if (++n % CANCEL_ROWS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return found == 0;
}

gboolean
hw_term_index_postings (HwLibrary *self,
                        const char *phrase,
                        gboolean prefix,
                        GArray *postings,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *expression = NULL;

  g_return_val_if_fail (self != NULL && phrase != NULL && postings != NULL, FALSE);

  if (phrase[strspn (phrase, " |")] == '\0')
    return TRUE;
  expression = g_strdup_printf (prefix ? "\"%s\" *" : "\"%s\"", phrase);
  /* The rows of a prefix are put together before the first: it would be done twice. */
  if (!prefix && strchr (phrase, ' ') == NULL)
    return collect_term (self, expression, 0, postings, cancellable, error);
  return hw_term_index_rows (self, expression, postings, cancellable, error);
}

gboolean
hw_term_index_is_frequent (
    HwLibrary *self, const char *word, guint n_rows, gboolean *is_frequent, GError **error)
{
  g_autofree char *expression = g_strdup_printf ("\"%s\"", word);
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (HwPosting));

  if (!collect_term (self, expression, n_rows, postings, NULL, error))
    return FALSE;
  *is_frequent = postings->len >= n_rows;
  return TRUE;
}
