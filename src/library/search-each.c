/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

#include <glib/gi18n.h>

#include "library-private.h"
#include "progress.h"
#include "utf8-scan.h"

/* Entries [first, end) of one unit. */
typedef struct
{
  const HwIndexUnit *unit;
  guint first, end;
} Piece;

/* Documents, then in each the text before the notes. */
static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *other = b;

  if (one->unit->document != other->unit->document)
    return one->unit->document < other->unit->document ? -1 : 1;
  if (one->unit->kind != other->unit->kind)
    return one->unit->kind < other->unit->kind ? -1 : 1;
  if (one->unit->id != other->unit->id)
    return one->unit->id < other->unit->id ? -1 : 1;
  return (one->unit->first > other->unit->first) - (one->unit->first < other->unit->first);
}

static GArray *
get_pieces (HwSearch *self, const GArray *entries)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < entries->len;)
    {
      const HwIndexUnit *unit
          = hw_index_map_find (self->map, g_array_index (entries, HwEntry, i).row);
      Piece piece = { unit, i, i + 1 };

      while (unit != NULL && piece.end < entries->len
             && g_array_index (entries, HwEntry, piece.end).row < unit->first + unit->n)
        piece.end++;
      if (unit != NULL && unit->kind != HW_UNIT_TITLE)
        g_array_append_val (pieces, piece);
      i = piece.end;
    }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

/* FALSE in *go_on where @func wants no more. */
static gboolean
tell_row (HwSearch *self,
          const HwIndexUnit *unit,
          guint32 row,
          GString *text,
          GArray *matches,
          HwMatchFunc func,
          gpointer data,
          gboolean *go_on,
          GError **error)
{
  HwIndexRow place;
  HwMatch match = { .document = unit->document, .note = unit->kind == HW_UNIT_NOTE ? unit->id : 0 };
  gsize counted = 0;
  gint64 n_counted = 0;

  g_string_truncate (text, 0);
  g_array_set_size (matches, 0);
  if (!hw_term_index_read_row (self->library, row, text, &place, error))
    return FALSE;
  hw_query_matcher_match (self->matcher, text->str, text->len, matches);
  if (self->verify)
    {
      g_autofree gboolean *present = g_new0 (gboolean, self->query->atoms->len + 1);

      for (guint i = 0; i < matches->len; i++)
        present[g_array_index (matches, HwQueryMatch, i).atom] = TRUE;
      if (!hw_search_holds (self, row, present))
        return TRUE;
    }
  match.text = text->str;
  match.n_bytes = text->len;
  match.text_start = place.start;
  match.paragraph = place.paragraph;
  for (guint i = 0; *go_on && i < matches->len; i++)
    {
      const HwQueryMatch *one = &g_array_index (matches, HwQueryMatch, i);

      if (!self->atoms[one->atom].wanted || !hw_search_is_in_scope (self, one->atom, row))
        continue;
      n_counted += (gint64) hw_utf8_count (text->str + counted, one->start - counted);
      counted = one->start;
      match.start = place.start + n_counted;
      match.end
          = match.start + (gint64) hw_utf8_count (text->str + one->start, one->end - one->start);
      match.byte_start = one->start;
      match.byte_end = one->end;
      match.kind = one->kind;
      match.atom = one->atom;
      *go_on = func (&match, data);
    }
  return TRUE;
}

static gboolean
tell_all (HwSearch *self, const GArray *entries, HwMatchFunc func, gpointer data, GError **error)
{
  g_autoptr (GArray) pieces = get_pieces (self, entries);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (HwQueryMatch));
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean go_on = TRUE;
  guint n_told = 0;

  for (guint i = 0; go_on && i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      for (guint j = piece->first; go_on && j < piece->end; j++)
        {
          if ((n_told++ & 63) == 0)
            {
              if (hw_search_is_cancelled (self, error))
                return FALSE;
              hw_progress_tell (self->cancellable, n_told, entries->len);
            }
          if (!tell_row (self, piece->unit, g_array_index (entries, HwEntry, j).row, text, matches,
                         func, data, &go_on, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
hw_library_search_each (HwLibrary *self,
                        const char *query,
                        const HwSearchOptions *options,
                        HwMatchFunc func,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  HwSearchOptions all = options != NULL ? *options : (HwSearchOptions){ 0 };
  HwSearch search = { 0 };
  gboolean ok;

  g_return_val_if_fail (self != NULL && query != NULL && func != NULL, FALSE);
  self->attempt = N_ ("The search could not be done");
  all.limit = all.offset = 0;
  all.open = FALSE;
  if (!hw_library_begin_read (self, error))
    return FALSE;
  ok = hw_search_init (&search, self, query, &all, cancellable, error);
  if (ok && search.query->root != NULL)
    {
      g_autoptr (GArray) entries = hw_search_evaluate (&search, error);

      ok = entries != NULL && tell_all (&search, entries, func, data, error);
    }
  hw_search_clear (&search);
  hw_library_end_read (self);
  return ok;
}
