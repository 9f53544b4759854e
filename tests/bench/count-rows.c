/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count-rows.h"

#include <sqlite3.h>
#include <string.h>

#include "word-scan.h"

typedef struct
{
  HwQueriesKind kind;
  guint words[8];
  guint n_words;
  char *prefix;
  gint64 n;
} Counted;

struct _HwRowCounter
{
  HwWordScan *scan;
  GHashTable *numbers; /* folded word of a query -> its number, from 1 */
  GArray *queries;     /* Counted */
  GArray *row;         /* guint: the number of each word of the row, 0 for others */
  GString *folded;     /* the row's words, each with its NUL */
};

static void
clear_counted (gpointer data)
{
  g_free (((Counted *) data)->prefix);
}

HwRowCounter *
hw_row_counter_new (void)
{
  HwRowCounter *self = g_new0 (HwRowCounter, 1);

  self->scan = hw_word_scan_new ();
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->queries = g_array_new (FALSE, TRUE, sizeof (Counted));
  g_array_set_clear_func (self->queries, clear_counted);
  self->row = g_array_new (FALSE, FALSE, sizeof (guint));
  self->folded = g_string_new (NULL);
  return self;
}

void
hw_row_counter_free (HwRowCounter *self)
{
  hw_word_scan_free (self->scan);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->queries);
  g_array_unref (self->row);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

static guint
get_number (HwRowCounter *self, const char *word)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, word));

  if (number == 0)
    {
      number = g_hash_table_size (self->numbers) + 1;
      g_hash_table_insert (self->numbers, g_strdup (word), GUINT_TO_POINTER (number));
    }
  return number;
}

void
hw_row_counter_add (HwRowCounter *self, HwQueriesKind kind, const HwBenchQuery *query)
{
  Counted counted = { .kind = kind };

  if (kind == HW_QUERIES_PREFIX)
    counted.prefix = g_strdup (query->first);
  else
    counted.words[counted.n_words++] = get_number (self, query->first);
  if (query->second != NULL)
    counted.words[counted.n_words++] = get_number (self, query->second);
  g_array_append_val (self->queries, counted);
}

void
hw_row_counter_add_phrase (HwRowCounter *self, const char *phrase)
{
  Counted counted = { .kind = HW_QUERIES_PHRASE };
  HwWord word;

  hw_word_scan_start (self->scan, phrase, -1);
  while (hw_word_scan_next (self->scan, &word) && counted.n_words < G_N_ELEMENTS (counted.words))
    counted.words[counted.n_words++] = get_number (self, word.folded);
  g_array_append_val (self->queries, counted);
}

static gboolean
holds_at (const guint *row, guint n, guint at, const Counted *query)
{
  if (at + query->n_words > n)
    return FALSE;
  for (guint i = 0; i < query->n_words; i++)
    if (row[at + i] != query->words[i])
      return FALSE;
  return TRUE;
}

static gboolean
holds_prefix (const GString *folded, const char *prefix)
{
  for (const char *word = folded->str; word < folded->str + folded->len; word += strlen (word) + 1)
    if (g_str_has_prefix (word, prefix))
      return TRUE;
  return FALSE;
}

static gboolean
holds (HwRowCounter *self, const Counted *query)
{
  const guint *row = (const guint *) (gpointer) self->row->data;
  guint n = self->row->len;
  guint last[2] = { G_MAXUINT, G_MAXUINT };

  if (query->kind == HW_QUERIES_PREFIX)
    return holds_prefix (self->folded, query->prefix);
  for (guint i = 0; i < n; i++)
    {
      if (query->kind == HW_QUERIES_WORD || query->kind == HW_QUERIES_PHRASE)
        {
          if (holds_at (row, n, i, query))
            return TRUE;
          continue;
        }
      for (guint j = 0; j < 2; j++)
        if (row[i] == query->words[j])
          {
            guint other = last[1 - j];

            if (other != G_MAXUINT
                && (query->kind == HW_QUERIES_TWO_WORDS
                    || i - other - 1 <= HW_QUERIES_NEAR_DISTANCE))
              return TRUE;
            last[j] = i;
          }
    }
  return FALSE;
}

static void
count_row (HwRowCounter *self, const char *text, gsize n_bytes)
{
  gboolean any = FALSE;
  HwWord word;

  g_array_set_size (self->row, 0);
  g_string_truncate (self->folded, 0);
  hw_word_scan_start (self->scan, text, (gssize) n_bytes);
  while (hw_word_scan_next (self->scan, &word))
    {
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, word.folded));

      any = any || number > 0;
      g_array_append_val (self->row, number);
      g_string_append_len (self->folded, word.folded, (gssize) word.n_folded + 1);
    }
  for (guint i = 0; i < self->queries->len; i++)
    {
      Counted *query = &g_array_index (self->queries, Counted, i);

      if ((any || query->prefix != NULL) && holds (self, query))
        query->n++;
    }
}

void
hw_row_counter_run (HwRowCounter *self, const char *path)
{
  sqlite3 *db;
  sqlite3_stmt *texts;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (db, "SELECT text FROM texts", -1, &texts, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  while (sqlite3_step (texts) == SQLITE_ROW)
    {
      const char *at = (const char *) sqlite3_column_text (texts, 0);

      while (*at != '\0')
        {
          const char *end = strchrnul (at, '\n');

          count_row (self, at, (gsize) (end - at));
          at = *end != '\0' ? end + 1 : end;
        }
    }
  sqlite3_finalize (texts);
  sqlite3_close (db);
}

gint64
hw_row_counter_get (const HwRowCounter *self, guint index)
{
  return g_array_index (self->queries, Counted, index).n;
}
