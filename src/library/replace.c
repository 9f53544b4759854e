/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replace.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "insert.h"
#include "library-private.h"
#include "passages.h"
#include "statement.h"
#include "step.h"

typedef struct
{
  gint64 id;
  HwPassageState state;
  char *quote, *prefix, *suffix, *former;
  HwAnchor anchor;
} Old;

static void
clear_old (gpointer data)
{
  Old *old = data;

  g_free (old->quote);
  g_free (old->prefix);
  g_free (old->suffix);
  g_free (old->former);
}

static GArray *
read_passages (HwLibrary *self, gint64 document, GError **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, TRUE, sizeof (Old));
  g_autoptr (HwStatement) rows
      = hw_library_query (self, error,
                          "SELECT id, start, \"end\", quote, prefix, suffix, state, former"
                          " FROM passages WHERE document = ?1 ORDER BY start, \"end\", id",
                          "i", document);
  int found = -1;

  g_array_set_clear_func (passages, clear_old);
  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      Old old = {
        .id = hw_statement_int (rows, 0),
        .state = (HwPassageState) hw_statement_int (rows, 6),
        .quote = g_strdup (hw_statement_text (rows, 3)),
        .prefix = g_strdup (hw_statement_text (rows, 4)),
        .suffix = g_strdup (hw_statement_text (rows, 5)),
        .former = g_strdup (hw_statement_text (rows, 7)),
      };

      old.anchor = (HwAnchor){ (gsize) hw_statement_int (rows, 1),
                               (gsize) hw_statement_int (rows, 2),
                               old.quote,
                               old.prefix,
                               old.suffix,
                               old.state == HW_PASSAGE_LOST };
      g_array_append_val (passages, old);
    }
  return found == 0 ? g_steal_pointer (&passages) : NULL;
}

/* What was uncertain and stands as it stood is no surer than before. */
static HwPassageState
get_state (const Old *old, const HwAnchorPlace *place)
{
  switch (place->status)
    {
    case HW_ANCHOR_KEPT:
    case HW_ANCHOR_MOVED:
      return old->state == HW_PASSAGE_UNCERTAIN ? HW_PASSAGE_UNCERTAIN : HW_PASSAGE_SURE;
    case HW_ANCHOR_UNCERTAIN:
      return HW_PASSAGE_UNCERTAIN;
    case HW_ANCHOR_LOST:
    default:
      return HW_PASSAGE_LOST;
    }
}

/* A lost one keeps the words and the context by which it may be found later. */
static gboolean
write_lost (HwLibrary *self, const Old *old, const HwAnchorPlace *place, GError **error)
{
  return hw_library_run (self, error,
                         "UPDATE passages SET start = ?2, \"end\" = ?2, state = ?3, score = ?4"
                         " WHERE id = ?1",
                         "iiir", old->id, (gint64) place->start, (gint64) HW_PASSAGE_LOST,
                         place->score);
}

static gboolean
write_passage (
    HwLibrary *self, const Old *old, const HwAnchorPlace *place, const HwText *text, GError **error)
{
  const HwPassageState state = get_state (old, place);
  g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL;
  const char *former = "";

  if (state == HW_PASSAGE_LOST)
    return write_lost (self, old, place, error);
  quote = hw_text_slice (text, place->start, place->end);
  prefix
      = hw_text_slice (text, place->start - MIN (place->start, HW_PASSAGE_CONTEXT), place->start);
  suffix = hw_text_slice (text, place->end, place->end + HW_PASSAGE_CONTEXT);
  if (state == HW_PASSAGE_UNCERTAIN)
    former = *old->former != '\0' ? old->former : old->quote;
  return hw_library_run (
      self, error,
      "UPDATE passages SET start = ?2, \"end\" = ?3, quote = ?4, prefix = ?5, suffix = ?6,"
      " state = ?7, score = ?8, former = ?9 WHERE id = ?1",
      "iiisssirs", old->id, (gint64) place->start, (gint64) place->end, quote, prefix, suffix,
      (gint64) state, state == HW_PASSAGE_SURE ? 1.0 : place->score, former);
}

static GArray *
move_passages (HwLibrary *self, gint64 document, const HwText *text, GError **error)
{
  g_autoptr (GArray) passages = read_passages (self, document, error);
  g_autoptr (GArray) replaced = g_array_new (FALSE, FALSE, sizeof (HwReplacedPassage));
  g_autofree HwAnchor *anchors = NULL;
  g_autofree HwAnchorPlace *places = NULL;

  if (passages == NULL)
    return NULL;
  anchors = g_new (HwAnchor, passages->len + 1);
  places = g_new (HwAnchorPlace, passages->len + 1);
  for (guint i = 0; i < passages->len; i++)
    anchors[i] = g_array_index (passages, Old, i).anchor;
  hw_anchors_find (anchors, passages->len, text, places);
  for (guint i = 0; i < passages->len; i++)
    {
      const Old *old = &g_array_index (passages, Old, i);
      const HwReplacedPassage one = { old->id, places[i].status, (gint64) places[i].start,
                                      (gint64) places[i].end, places[i].score };

      if (!write_passage (self, old, &places[i], text, error))
        return NULL;
      g_array_append_val (replaced, one);
    }
  return g_steal_pointer (&replaced);
}

static gboolean
is_same_text (const HwText *one, const HwText *other)
{
  gsize n_one, n_other;
  const char *utf8 = hw_text_get_utf8 (one, &n_one),
             *utf8_other = hw_text_get_utf8 (other, &n_other);

  return n_one == n_other && memcmp (utf8, utf8_other, n_one) == 0;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* The same bytes read otherwise: what was kept of them is kept, whatever is wished of originals by now. */
static gboolean
keep_original (HwLibrary *self, gint64 old, gint64 text, const char *hash, GError **error)
{
  return hw_library_run (self, error,
                         "INSERT OR IGNORE INTO originals (text, size, compressed, data)"
                         " SELECT ?2, size, compressed, data FROM originals"
                         " JOIN documents ON documents.text = originals.text"
                         " WHERE originals.text = ?1 AND documents.hash = ?3",
                         "iis", old, text, hash);
}

static gboolean
write_document (
    HwLibrary *self, gint64 document, const HwNewDocument *new, const char *hash, GError **error)
{
  g_autofree char *remarks = hw_document_join_remarks (new->remarks);
  gint64 old = 0, text;

  if (hw_library_look_up (self, &old, error, "SELECT text FROM documents WHERE id = ?1", "i",
                          document)
      != 1)
    return FALSE;
  hw_step_touch_text (self, old, MAX (hw_library_get_text_size (self, old), 0));
  text = hw_text_insert (self, new, error);
  return text != 0 && keep_original (self, old, text, hash, error)
         && hw_library_run (self, error,
                            "UPDATE documents SET text = ?2, hash = ?3, chars = ?4, format = ?5,"
                            " encoding = ?6, remarks = ?7 WHERE id = ?1",
                            "iisisss", document, text, hash,
                            (gint64) hw_text_get_n_chars (new->text), or_empty (new->format),
                            or_empty (new->encoding), remarks);
}

/* FALSE with EXISTS where another document is of these bytes. */
static gboolean
check_hash (HwLibrary *self, gint64 document, const char *hash, GError **error)
{
  g_autofree char *title = NULL, *isolated = NULL;
  int found = hw_library_look_up_text (self, &title, error,
                                       "SELECT title FROM documents WHERE hash = ?1 AND id <> ?2",
                                       "si", hash, document);

  if (found != 1)
    return found == 0;
  isolated = hw_direction_isolate (title);
  hw_library_fail (self, error, HW_LIBRARY_ERROR_EXISTS,
                   _ ("the same file is in the library already, as “%s”"), isolated);
  return FALSE;
}

static GArray *
replace (HwLibrary *self, gint64 document, const HwNewDocument *new, GError **error)
{
  const char *attempt = self->attempt;
  g_autoptr (HwText) old = hw_library_load_text (self, document, error);
  g_autofree char *title = NULL, *hash = hw_document_make_hash (new);
  gboolean is_same;

  self->attempt = attempt;
  if (old == NULL || !check_hash (self, document, hash, error)
      || hw_library_look_up_text (self, &title, error, "SELECT title FROM documents WHERE id = ?1",
                                  "i", document)
             != 1)
    return NULL;
  is_same = is_same_text (old, new->text);
  hw_step_set_argument (self, title);
  hw_step_set_place (self, document, 0);
  if (!is_same && !write_document (self, document, new, hash, error))
    return NULL;
  return move_passages (self, document, new->text, error);
}

GArray *
hw_library_replace_text (HwLibrary *self, gint64 document, const HwNewDocument *new, GError **error)
{
  g_autoptr (GArray) replaced = NULL;

  g_return_val_if_fail (self != NULL && new != NULL &&new->text != NULL, NULL);

  self->attempt = N_ ("The text could not be replaced");
  if (!hw_step_begin (self, HW_STEP_REPLACE_TEXT, error))
    return NULL;
  replaced = replace (self, document, new, error);
  return hw_step_finish (self, replaced != NULL, error) ? g_steal_pointer (&replaced) : NULL;
}
