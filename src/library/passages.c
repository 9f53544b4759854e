/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passages.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "documents.h"
#include "error.h"
#include "insert.h"
#include "library-private.h"
#include "row.h"
#include "statement.h"
#include "step.h"

static void
fail_no_passage (HwLibrary *self, GError **error)
{
  hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                   _ ("the passage is not there any more"));
}

/* "" for NULL; NULL with INVALID for what is not a colour. Transfer full. */
static char *
check_colour (HwLibrary *self, const char *colour, GError **error)
{
  if (colour == NULL || colour[0] == '\0')
    return g_strdup ("");
  return hw_row_check_colour (self, colour, error);
}

/* What a passage keeps of the text around it. */
typedef struct
{
  char *quote, *prefix, *suffix;
} Anchor;

static void
anchor_clear (Anchor *anchor)
{
  g_free (anchor->quote);
  g_free (anchor->prefix);
  g_free (anchor->suffix);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Anchor, anchor_clear)

/* FALSE with INVALID where the range is empty or outside the text. @attempt is for that message. */
static gboolean
read_anchor (HwLibrary *self,
             const char *attempt,
             gint64 document,
             gint64 start,
             gint64 end,
             Anchor *anchor,
             GError **error)
{
  g_autoptr (HwText) text = hw_library_load_text (self, document, error);

  if (text == NULL)
    return FALSE;
  self->attempt = attempt;
  if (start < 0 || start >= end || end > (gint64) hw_text_get_n_chars (text))
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID,
                       /* Translators: three positions, counted in letters. */
                       _ ("the range %1$" PRId64 "–%2$" PRId64
                          " is empty or outside the text, which has %3$" PRId64 " characters"),
                       start, end, (gint64) hw_text_get_n_chars (text));
      return FALSE;
    }
  anchor->quote = hw_text_slice (text, start, end);
  anchor->prefix = hw_text_slice (text, MAX (start - HW_PASSAGE_CONTEXT, 0), start);
  anchor->suffix = hw_text_slice (text, end, end + HW_PASSAGE_CONTEXT);
  return TRUE;
}

/* What a lost one had. */
static gboolean
keep_anchor (const HwPassagePlace *place, Anchor *anchor)
{
  anchor->quote = g_strdup (place->quote);
  anchor->prefix = g_strdup (place->prefix != NULL ? place->prefix : "");
  anchor->suffix = g_strdup (place->suffix != NULL ? place->suffix : "");
  return TRUE;
}

gint64
hw_passage_insert_found (HwLibrary *self,
                         gint64 document,
                         const HwPassagePlace *place,
                         const char *colour,
                         const HwOrigin *origin,
                         GError **error)
{
  g_auto (Anchor) anchor = { 0 };
  g_autofree char *guid = NULL;
  const HwOrigin made = hw_origin_resolve (origin, &guid);
  gint64 id;

  if (!(place->state == HW_PASSAGE_LOST
            ? keep_anchor (place, &anchor)
            : read_anchor (self, N_ ("The passage could not be marked"), document, place->start,
                           place->end, &anchor, error))
      || !hw_library_run (
          self, error,
          "INSERT INTO passages (guid, document, start, \"end\", quote, prefix, suffix, colour,"
          " created, modified, creator, state, score, former)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
          "siiissssiisirs", made.guid, document, place->start, place->end, anchor.quote,
          anchor.prefix, anchor.suffix, colour, made.created, made.modified, made.creator,
          (gint64) place->state, place->score, place->former != NULL ? place->former : ""))
    return 0;
  id = sqlite3_last_insert_rowid (self->db);
  hw_step_set_place (self, document, id);
  return id;
}

gint64
hw_passage_insert (HwLibrary *self,
                   gint64 document,
                   gint64 start,
                   gint64 end,
                   const char *colour,
                   const HwOrigin *origin,
                   GError **error)
{
  const HwPassagePlace place = { .start = start, .end = end, .state = HW_PASSAGE_SURE, .score = 1 };

  return hw_passage_insert_found (self, document, &place, colour, origin, error);
}

gint64
hw_library_mark (
    HwLibrary *self, gint64 document, gint64 start, gint64 end, const char *colour, GError **error)
{
  g_autofree char *normal = NULL;
  gint64 id;

  g_return_val_if_fail (self != NULL, 0);

  self->attempt = N_ ("The passage could not be marked");
  normal = check_colour (self, colour, error);
  if (normal == NULL || !hw_step_begin (self, HW_STEP_MARK, error))
    return 0;
  id = hw_passage_insert (self, document, start, end, normal, NULL, error);
  return hw_step_finish (self, id != 0, error) ? id : 0;
}

gint64
hw_library_find_passage (HwLibrary *self, const char *id_or_guid, GError **error)
{
  g_autofree char *guid = NULL;
  gint64 id = 0;
  int found;

  g_return_val_if_fail (self != NULL && id_or_guid != NULL, 0);

  self->attempt = N_ ("The passage could not be found");
  if (hw_row_parse_id (id_or_guid, &id))
    found = hw_library_look_up (self, &id, error, "SELECT id FROM passages WHERE id = ?1", "i", id);
  else
    {
      guid = hw_row_normalize_guid (id_or_guid);
      found = hw_library_look_up (self, &id, error, "SELECT id FROM passages WHERE guid = ?1", "s",
                                  guid);
    }
  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, _ ("no passage has the id “%s”"),
                     id_or_guid);
  return found == 1 ? id : 0;
}

/* Every passage there? Also makes the first the place that undo goes to. */
static gboolean
check_passages (HwLibrary *self, const gint64 *passages, gsize n_passages, GError **error)
{
  for (gsize i = 0; i < n_passages; i++)
    {
      gint64 document = 0;
      int found = hw_library_look_up (
          self, &document, error, "SELECT document FROM passages WHERE id = ?1", "i", passages[i]);

      if (found == 0)
        fail_no_passage (self, error);
      if (found != 1)
        return FALSE;
      hw_step_set_place (self, document, passages[i]);
    }
  return TRUE;
}

gboolean
hw_library_unmark (HwLibrary *self, const gint64 *passages, gsize n_passages, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The mark could not be removed");
  if (!hw_step_begin (self, HW_STEP_UNMARK, error))
    return FALSE;
  ok = check_passages (self, passages, n_passages, error);
  for (gsize i = 0; i < n_passages && ok; i++)
    ok = hw_library_run (self, error, "DELETE FROM notes WHERE passage = ?1", "i", passages[i])
         && hw_library_run (self, error, "DELETE FROM passage_tags WHERE passage = ?1", "i",
                            passages[i])
         && hw_library_run (self, error, "DELETE FROM passages WHERE id = ?1", "i", passages[i]);
  return hw_step_finish (self, ok, error);
}

static gboolean
move (
    HwLibrary *self, const char *attempt, gint64 passage, gint64 start, gint64 end, GError **error)
{
  g_auto (Anchor) anchor = { 0 };
  gint64 document = 0;
  int found = hw_library_look_up (self, &document, error,
                                  "SELECT document FROM passages WHERE id = ?1", "i", passage);

  if (found == 0)
    fail_no_passage (self, error);
  if (found != 1 || !read_anchor (self, attempt, document, start, end, &anchor, error))
    return FALSE;
  hw_step_set_place (self, document, passage);
  return hw_library_run (self, error,
                         "UPDATE passages SET start = ?2, \"end\" = ?3, quote = ?4, prefix = ?5,"
                         " suffix = ?6, modified = ?7, state = 0, score = 1, former = ''"
                         " WHERE id = ?1 AND ((start, \"end\") <> (?2, ?3) OR state <> 0)",
                         "iiisssi", passage, start, end, anchor.quote, anchor.prefix, anchor.suffix,
                         g_get_real_time ());
}

gboolean
hw_library_move_passage (HwLibrary *self, gint64 passage, gint64 start, gint64 end, GError **error)
{
  static const char attempt[] = N_ ("The passage could not be changed");

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = attempt;
  if (!hw_step_begin (self, HW_STEP_MOVE_PASSAGE, error))
    return FALSE;
  return hw_step_finish (self, move (self, attempt, passage, start, end, error), error);
}

gboolean
hw_library_confirm_passages (HwLibrary *self,
                             const gint64 *passages,
                             gsize n_passages,
                             GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The passage could not be confirmed");
  if (!hw_step_begin (self, HW_STEP_CONFIRM_PASSAGE, error))
    return FALSE;
  ok = check_passages (self, passages, n_passages, error);
  for (gsize i = 0; i < n_passages && ok; i++)
    ok = hw_library_run (self, error,
                         "UPDATE passages SET state = 0, score = 1, former = ''"
                         " WHERE id = ?1 AND state = 1",
                         "i", passages[i]);
  return hw_step_finish (self, ok, error);
}

gboolean
hw_library_recolour_passages (
    HwLibrary *self, const gint64 *passages, gsize n_passages, const char *colour, GError **error)
{
  g_autofree char *normal = NULL;
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The colour of the mark could not be changed");
  normal = check_colour (self, colour, error);
  if (normal == NULL || !hw_step_begin (self, HW_STEP_RECOLOUR, error))
    return FALSE;
  ok = check_passages (self, passages, n_passages, error);
  for (gsize i = 0; i < n_passages && ok; i++)
    ok = hw_library_run (
        self, error,
        "UPDATE passages SET colour = ?2, modified = ?3 WHERE id = ?1 AND colour <> ?2", "isi",
        passages[i], normal, g_get_real_time ());
  return hw_step_finish (self, ok, error);
}

/* Names the step after the tag. FALSE with NOT_FOUND where there is no such tag. */
static gboolean
name_step (HwLibrary *self, gint64 tag, GError **error)
{
  g_autofree char *name = NULL;
  int found = hw_library_look_up_text (self, &name, error, "SELECT name FROM tags WHERE id = ?1",
                                       "i", tag);

  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the tag is not there any more"));
  if (found == 1)
    hw_step_set_argument (self, name);
  return found == 1;
}

gboolean
hw_library_tag_passages (
    HwLibrary *self, const gint64 *passages, gsize n_passages, gint64 tag, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The passage could not be tagged");
  if (!hw_step_begin (self, HW_STEP_TAG, error))
    return FALSE;
  ok = name_step (self, tag, error) && check_passages (self, passages, n_passages, error);
  for (gsize i = 0; i < n_passages && ok; i++)
    ok = hw_library_run (self, error,
                         "INSERT OR IGNORE INTO passage_tags (passage, tag) VALUES (?1, ?2)", "ii",
                         passages[i], tag);
  ok = ok
       && hw_library_run (self, error,
                          "INSERT INTO tag_uses (tag, used) VALUES (?1, ?2)"
                          " ON CONFLICT (tag) DO UPDATE SET used = excluded.used",
                          "ii", tag, g_get_real_time ());
  return hw_step_finish (self, ok, error);
}

gboolean
hw_library_untag_passages (
    HwLibrary *self, const gint64 *passages, gsize n_passages, gint64 tag, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The tag could not be taken off the passage");
  if (!hw_step_begin (self, HW_STEP_UNTAG, error))
    return FALSE;
  ok = name_step (self, tag, error) && check_passages (self, passages, n_passages, error);
  for (gsize i = 0; i < n_passages && ok; i++)
    ok = hw_library_run (self, error, "DELETE FROM passage_tags WHERE passage = ?1 AND tag = ?2",
                         "ii", passages[i], tag);
  return hw_step_finish (self, ok, error);
}
