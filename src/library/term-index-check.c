/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "statement.h"

/* So many units are held against the index, evenly chosen, and so many rows of each: about as many
 * lookups as a person waits for. All of a small library. */
#define SAMPLE 128
#define SAMPLE_ROWS 8

static const struct
{
  const char *sql, *problem;
} counts[] = {
  { "SELECT count(*) FROM documents WHERE NOT EXISTS (SELECT 1 FROM index_units"
    " WHERE kind = 1 AND index_units.id = documents.text) AND NOT EXISTS"
    " (SELECT 1 FROM index_queue WHERE kind = 1 AND index_queue.id = documents.text)",
    N_ ("Texts are missing in the index of words") },
  { "SELECT count(*) FROM documents WHERE NOT EXISTS (SELECT 1 FROM index_units"
    " WHERE kind = 2 AND index_units.id = documents.id) AND NOT EXISTS"
    " (SELECT 1 FROM index_queue WHERE kind = 2 AND index_queue.id = documents.id)",
    N_ ("Titles are missing in the index of words") },
  { "SELECT count(*) FROM notes WHERE NOT EXISTS (SELECT 1 FROM index_units"
    " WHERE kind = 3 AND index_units.id = notes.id) AND NOT EXISTS"
    " (SELECT 1 FROM index_queue WHERE kind = 3 AND index_queue.id = notes.id)",
    N_ ("Notes are missing in the index of words") },
  { "SELECT count(*) FROM index_units WHERE CASE kind"
    " WHEN 1 THEN NOT EXISTS (SELECT 1 FROM texts WHERE document = index_units.id)"
    " WHEN 2 THEN NOT EXISTS (SELECT 1 FROM documents WHERE id = index_units.id)"
    " ELSE NOT EXISTS (SELECT 1 FROM notes WHERE id = index_units.id) END",
    N_ ("The index of words has what is not in the library") },
  { "SELECT count(*) FROM index_units WHERE length (lengths) <> n"
    " OR first + n > (SELECT next FROM index_state)",
    N_ ("The index of words is damaged") },
  { "SELECT count(*) FROM index_units AS a JOIN index_units AS b"
    " ON b.first = (SELECT min (first) FROM index_units WHERE first > a.first)"
    " AND b.first < a.first + a.n",
    N_ ("Rows of the index of words have two owners") },
};

static void
add_problem (GPtrArray *problems, const char *problem)
{
  /* Translators: %s is a fault of the index of words. hawashi-cli is the name of a program, and
   * rebuild-index that of its command. */
  g_ptr_array_add (problems,
                   g_strdup_printf (_ ("%s; “hawashi-cli rebuild-index” makes it anew"), problem));
}

/* FTS5 does it as a command that it is given by an INSERT, though it writes nothing. */
gboolean
hw_index_check_tables (HwLibrary *self, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (self->read_only
      || hw_library_run (self, &problem,
                         "INSERT INTO term_index (term_index) VALUES ('integrity-check')", ""))
    return TRUE;
  /* While another process writes it cannot be done; the rest of the check can. */
  if (g_error_matches (problem, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_BUSY))
    return TRUE;
  if (!g_error_matches (problem, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  add_problem (problems, _ ("The index of words is damaged"));
  return TRUE;
}

static int
compare_rows (gconstpointer key, gconstpointer posting)
{
  const guint32 a = *(const guint32 *) key, b = ((const HwPosting *) posting)->row;

  return a < b ? -1 : a > b;
}

/* Is every word of the row at its row in the index? Asked as a phrase of all its words: their order too. */
static gboolean
check_row (
    HwLibrary *self, guint32 row, const char *text, gsize n_bytes, gboolean *ok, GError **error)
{
  g_autoptr (GString) phrase = g_string_new (NULL);
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (HwPosting));
  HwWord word;
  guint n = 0;

  hw_word_scan_start (self->index->scan, text, (gssize) n_bytes);
  /* A phrase may be long, but not without end. */
  while (n < 32 && hw_word_scan_next (self->index->scan, &word))
    {
      if (word.n_folded > 64)
        break;
      if (n++ > 0)
        g_string_append_c (phrase, ' ');
      g_string_append_len (phrase, word.folded, (gssize) word.n_folded);
    }
  *ok = TRUE;
  if (n == 0)
    return TRUE;
  if (!hw_term_index_postings (self, phrase->str, FALSE, postings, NULL, error))
    return FALSE;
  *ok = postings->len > 0
        && bsearch (&row, postings->data, postings->len, sizeof (HwPosting), compare_rows) != NULL;
  return TRUE;
}

static gboolean
check_unit (HwLibrary *self, const HwIndexUnit *unit, gboolean *ok, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint step = MAX (unit->n / SAMPLE_ROWS, 1);
  HwIndexRow place;

  *ok = TRUE;
  for (guint32 i = 0; i < unit->n && *ok; i += step)
    {
      g_string_truncate (text, 0);
      if (!hw_term_index_read_row (self, unit->first + i, text, &place, error)
          || !check_row (self, unit->first + i, text->str, text->len, ok, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_words (HwLibrary *self, GPtrArray *problems, GError **error)
{
  const HwIndexMap *map = hw_term_index_map (self, error);
  const guint step = map == NULL ? 1 : MAX (map->n_units / SAMPLE, 1);
  HwIndexState state;

  if (map == NULL || !hw_index_state_read (self, &state, error))
    return FALSE;
  /* What was indexed by other rules will be indexed anew. */
  if (state.rules != hw_index_rules ())
    return TRUE;
  for (guint i = 0; i < map->n_units; i += step)
    {
      gboolean ok;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!map->units[i].is_there)
        continue;
      if (!check_unit (self, &map->units[i], &ok, error))
        return FALSE;
      if (!ok)
        {
          add_problem (problems, _ ("The index of words is not that of the texts"));
          break;
        }
    }
  return TRUE;
}

gboolean
hw_index_check_contents (HwLibrary *self, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) problem = NULL;
  const guint before = problems->len;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 n = 0;

      if (hw_library_look_up (self, &n, error, counts[i].sql, "") < 0)
        return FALSE;
      if (n > 0)
        add_problem (problems, _ (counts[i].problem));
    }
  if (problems->len > before || check_words (self, problems, &problem))
    return TRUE;
  if (!g_error_matches (problem, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  add_problem (problems, _ ("The index of words is damaged"));
  return TRUE;
}
