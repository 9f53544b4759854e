/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term-index-private.h"

#include "statement.h"

/* Each transaction leaves a segment, and FTS5 merges those of a size when there are enough of them: the fewer,
 * the more often a word is written again, the more, the longer a search takes.
 *
 * In the usual course eight are merged. What steps bring in is little, and FTS5 merges as much as it writes;
 * but many large segments it would then have to merge all at once, in the step that adds one small document
 * too many. Therefore what is indexed in slices is merged in slices behind it, until no two are of a size.
 *
 * While much is brought in, 64 are merged, the most that FTS5 takes, and what is left at the end: nearly all
 * is written twice, where it was four times. This stands in the library, so that who goes on after a crash
 * knows that there is still to merge. */
#define USUAL_MERGE 8
#define USUAL_CRISIS 16
#define MUCH_MERGE 64
#define MUCH_CRISIS 400
/* What FTS5 gathers in memory before it writes a segment. While much is brought in, half of what it comes with: more
 * segments, which are merged all the same, and its table of terms stays in the processor's cache. */
#define USUAL_BYTES (1024 * 1024)
#define MUCH_BYTES (512 * 1024)

/* What is merged at a time, in pages of the index: at the window as long as a slice, or less; elsewhere more,
 * since each time begins with looking for the place in all segments. */
#define PAGES 300
#define MANY_PAGES 4000

gint64 hw_index_much_chars = (gint64) 8 * 1024 * 1024;

static gboolean
set (HwLibrary *self, gint64 automerge, gint64 crisis, gint64 n_bytes, GError **error)
{
  return hw_library_run (self, error,
                         "INSERT INTO term_index (term_index, rank) VALUES ('automerge', ?1)", "i",
                         automerge)
         && hw_library_run (self, error,
                            "INSERT INTO term_index (term_index, rank) VALUES ('crisismerge', ?1)",
                            "i", crisis)
         && hw_library_run (self, error,
                            "INSERT INTO term_index (term_index, rank) VALUES ('hashsize', ?1)",
                            "i", n_bytes);
}

gboolean
hw_index_merge_is_put_off (HwLibrary *self, gboolean *is_put_off, GError **error)
{
  gint64 found = 0;
  const int result = hw_library_look_up (
      self, &found, error,
      "SELECT EXISTS (SELECT 1 FROM term_index_config WHERE k = 'automerge' AND v = ?1)", "i",
      (gint64) MUCH_MERGE);

  *is_put_off = found != 0;
  return result >= 0;
}

gboolean
hw_index_merge_put_off (HwLibrary *self, GError **error)
{
  gint64 n_chars = 0;
  gboolean is_put_off;

  if (!hw_index_merge_is_put_off (self, &is_put_off, error)
      || hw_library_look_up (self, &n_chars, error,
                             "SELECT coalesce (sum (chars), 0) FROM (SELECT documents.chars"
                             " FROM index_queue JOIN documents ON documents.text = index_queue.id"
                             " WHERE kind = 1 LIMIT 2000)",
                             "")
             < 0)
    return FALSE;
  return is_put_off || n_chars < hw_index_much_chars
         || set (self, MUCH_MERGE, MUCH_CRISIS, MUCH_BYTES, error);
}

gboolean
hw_index_merge (HwLibrary *self, gboolean in_small_slices, gboolean *more, GError **error)
{
  const int before = sqlite3_total_changes (self->db);
  gboolean is_put_off;

  if (!hw_library_run (self, error,
                       "INSERT INTO term_index (term_index, rank) VALUES ('merge', ?1)", "i",
                       (gint64) (in_small_slices ? PAGES : MANY_PAGES)))
    return FALSE;
  /* Fewer than two changes: there was nothing to merge. */
  *more = sqlite3_total_changes (self->db) - before >= 2;
  if (*more)
    return TRUE;
  return hw_index_merge_is_put_off (self, &is_put_off, error)
         && (!is_put_off || set (self, USUAL_MERGE, USUAL_CRISIS, USUAL_BYTES, error));
}
