/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-take.h"

#include <glib/gi18n.h>
#include <string.h>

#include "library-private.h"
#include "passages.h"
#include "row.h"
#include "statement.h"

/* Code points around a quote by which two of the same are told apart: as many as a passage keeps. */
#define CONTEXT 32

static HwText *
get_text (HwTaking *self, gint64 document, GError **error)
{
  if (self->text == NULL || self->text_of != document)
    {
      g_clear_pointer (&self->text, hw_text_unref);
      self->text = hw_library_load_text (self->library, document, error);
      self->text_of = document;
    }
  return self->text;
}

/* How many bytes two strings have in common: at their ends, or at their beginnings. */
static gsize
count_common (const char *a, gsize n_a, const char *b, gsize n_b, gboolean at_end)
{
  gsize n = 0;

  while (n < n_a && n < n_b && (at_end ? a[n_a - 1 - n] == b[n_b - 1 - n] : a[n] == b[n]))
    n++;
  return n;
}

/* Where the quote stands in another version of the text: once, or once with most of what is around it.
 * FALSE where that is nowhere, or open. */
static gboolean
find_anew (const HwText *from, const HwText *in, gint64 *start, gint64 *end)
{
  gsize n_from, n_in, best = 0;
  const char *theirs = hw_text_get_utf8 (from, &n_from), *mine = hw_text_get_utf8 (in, &n_in);
  const gsize first = hw_text_to_byte (from, (gsize) *start);
  const gsize last = hw_text_to_byte (from, (gsize) *end);
  const gsize before = hw_text_to_byte (from, (gsize) MAX (*start - CONTEXT, 0));
  const gsize after = hw_text_to_byte (from, (gsize) *end + CONTEXT);
  const char *found = NULL;
  gboolean open = FALSE;

  for (const char *at = mine;
       (at = memmem (at, n_in - (gsize) (at - mine), theirs + first, last - first)) != NULL; at++)
    {
      const gsize rest = n_in - (gsize) (at - mine) - (last - first);
      const gsize score
          = count_common (theirs + before, first - before, mine, (gsize) (at - mine), TRUE)
            + count_common (theirs + last, after - last, at + (last - first), rest, FALSE);

      open = found != NULL && score == best;
      if (found == NULL || score > best)
        {
          found = at;
          best = score;
          open = FALSE;
        }
    }
  if (found == NULL || open)
    return FALSE;
  *start = (gint64) hw_text_from_byte (in, (gsize) (found - mine));
  *end = (gint64) hw_text_from_byte (in, (gsize) (found - mine) + (last - first));
  return TRUE;
}

static char *
join_tags (HwTaking *self, const HwProjectPassage *passage)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < passage->tags->len; i++)
    {
      const HwProjectTag *tag = self->project->tags->pdata[g_array_index (passage->tags, guint, i)];

      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", tag->name);
    }
  return g_string_free (out, FALSE);
}

/* Its words are not in the text that is here: they are kept as a note on the document. */
static gboolean
keep_as_note (HwTaking *self,
              const HwProjectPassage *passage,
              gint64 document,
              const char *quote,
              GError **error)
{
  g_autofree char *tags = join_tags (self, passage);
  g_autofree char *text = g_strdup_printf ("> %s%s%s", quote, *tags != '\0' ? "\n\n" : "", tags);
  g_autofree char *guid = hw_project_make_guid ("lost passage", passage->guid);
  const HwOrigin origin = { guid, passage->created, passage->modified, passage->creator };
  gint64 id = 0;
  const int found = hw_taking_find (self, "SELECT id FROM notes WHERE guid = ?1", guid, &id, error);

  if (found < 0
      || (found == 0
          && hw_note_insert (self->library, HW_NOTE_ON_DOCUMENT, document, text, &origin, error)
                 == 0))
    return FALSE;
  return hw_taking_report (
      self, "passage", quote, found == 1 ? HW_PROJECT_UNCHANGED : HW_PROJECT_CHANGED,
      g_strdup (_ ("its words are not in the text here; they are a note on the document")), error);
}

static gboolean
add_tags (HwTaking *self, gint64 id, const HwProjectPassage *passage, guint *n_new, GError **error)
{
  *n_new = 0;
  for (guint i = 0; i < passage->tags->len; i++)
    {
      if (!hw_library_run (self->library, error,
                           "INSERT OR IGNORE INTO passage_tags (passage, tag) VALUES (?1, ?2)",
                           "ii", id, self->tags[g_array_index (passage->tags, guint, i)]))
        return FALSE;
      *n_new += (guint) sqlite3_changes (self->library->db);
    }
  return TRUE;
}

static gboolean
take_known (HwTaking *self,
            gint64 id,
            const HwProjectPassage *passage,
            gint64 start,
            gint64 end,
            const char *quote,
            GError **error)
{
  g_autoptr (HwPassage) mine = hw_library_get_passage (self->library, id, error);
  g_autofree char *colour = hw_taking_colour (passage->colour);
  gboolean other_place, other_colour, theirs;
  guint n_new;

  if (mine == NULL || !add_tags (self, id, passage, &n_new, error))
    return FALSE;
  other_place = mine->document != self->documents[passage->document].id || mine->start != start
                || mine->end != end;
  other_colour = !g_str_equal (mine->colour, colour);
  if (!other_place && !other_colour)
    return n_new == 0
               ? hw_taking_report (self, "passage", quote, HW_PROJECT_UNCHANGED, NULL, error)
               : hw_taking_report (self, "passage", quote, HW_PROJECT_ADDED,
                                   g_strdup_printf (ngettext ("%u tag was added to it",
                                                              "%u tags were added to it", n_new),
                                                    n_new),
                                   error);
  theirs = hw_taking_prefers_theirs (self, mine->modified, passage->modified);
  if (theirs && other_place && mine->document == self->documents[passage->document].id
      && !hw_library_move_passage (self->library, id, start, end, error))
    return FALSE;
  if (theirs && other_colour
      && !hw_library_recolour_passages (self->library, &id, 1, colour, error))
    return FALSE;
  return hw_taking_report (self, "passage", quote, HW_PROJECT_CONFLICT,
                           g_strdup_printf ("%s; %s",
                                            other_place ? _ ("it is another range there")
                                                        : _ ("it has another colour there"),
                                            theirs ? _ ("now as there") : _ ("kept as here")),
                           error);
}

/* Does the passage here have all the tags of that one? */
static gboolean
has_tags (HwTaking *self, gint64 id, const HwProjectPassage *passage)
{
  gint64 one;

  for (guint i = 0; i < passage->tags->len; i++)
    if (hw_library_look_up (self->library, &one, NULL,
                            "SELECT 1 FROM passage_tags WHERE passage = ?1 AND tag = ?2", "ii", id,
                            self->tags[g_array_index (passage->tags, guint, i)])
        != 1)
      return FALSE;
  return TRUE;
}

/* What the same person marked in the same way, under a GUID that changed on its way through another
 * program: 1, 0 for none, -1 on failure. */
static int
find_same (HwTaking *self,
           const HwProjectPassage *passage,
           gint64 document,
           gint64 start,
           gint64 end,
           gint64 *id,
           GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self->library, error,
      "SELECT id FROM passages WHERE document = ?1 AND start = ?2 AND \"end\" = ?3"
      " AND creator = ?4 AND id <= ?5 ORDER BY id",
      "iiisi", document, start, end, passage->creator != NULL ? passage->creator : "",
      self->last_passage);
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    if (has_tags (self, hw_statement_int (rows, 0), passage))
      {
        *id = hw_statement_int (rows, 0);
        return 1;
      }
  return found;
}

static gboolean
insert (HwTaking *self,
        guint index,
        const HwProjectPassage *passage,
        gint64 start,
        gint64 end,
        const char *quote,
        gboolean moved,
        GError **error)
{
  const gint64 document = self->documents[passage->document].id;
  const HwOrigin origin = { passage->guid, passage->created, passage->modified, passage->creator };
  g_autofree char *colour = hw_taking_colour (passage->colour);
  guint n_new;

  self->passages[index]
      = hw_passage_insert (self->library, document, start, end, colour, &origin, error);
  return self->passages[index] != 0
         && add_tags (self, self->passages[index], passage, &n_new, error)
         && hw_taking_report (self, "passage", quote, moved ? HW_PROJECT_CHANGED : HW_PROJECT_ADDED,
                              moved ? g_strdup (_ ("found again in the text that is here")) : NULL,
                              error);
}

/* Its range in the text that is here, and its words; NULL without @error where they are not in it. */
static char *
place (HwTaking *self, const HwProjectPassage *passage, gint64 *start, gint64 *end, GError **error)
{
  HwProjectDocument *document = self->project->documents->pdata[passage->document];
  const HwTakenDocument *taken = &self->documents[passage->document];
  HwText *here = get_text (self, taken->id, error);
  g_autoptr (HwText) there = NULL;

  if (here == NULL)
    return NULL;
  *start = passage->start;
  *end = passage->end;
  if (taken->same_text)
    {
      /* A file that somebody made by hand may hold any numbers. */
      if (*start < 0 || *end > (gint64) hw_text_get_n_chars (here))
        *end = *start = MAX (*start, 0);
      return hw_text_slice (here, (gsize) *start, (gsize) *end);
    }
  there = hw_project_get_text (self->project, document, error);
  if (there == NULL)
    return NULL;
  g_autofree char *quote = hw_text_slice (there, (gsize) *start, (gsize) *end);
  g_autofree char *at_place = hw_text_slice (here, (gsize) *start, (gsize) *end);
  if (!g_str_equal (quote, at_place) && !find_anew (there, here, start, end))
    *end = *start;
  return g_steal_pointer (&quote);
}

static gboolean
take_passage (HwTaking *self, guint index, GError **error)
{
  const HwProjectPassage *passage = self->project->passages->pdata[index];
  const gint64 document = self->documents[passage->document].id;
  gint64 start, end, id = 0;
  g_autofree char *quote = place (self, passage, &start, &end, error);
  int found;

  if (quote == NULL)
    return FALSE;
  found
      = hw_taking_find (self, "SELECT id FROM passages WHERE guid = ?1", passage->guid, &id, error);
  if (found < 0)
    return FALSE;
  self->passages[index] = id;
  if (start == end)
    return keep_as_note (self, passage, document, quote, error);
  if (found == 1)
    return take_known (self, id, passage, start, end, quote, error);
  found = find_same (self, passage, document, start, end, &id, error);
  if (found < 0)
    return FALSE;
  self->passages[index] = id;
  if (found == 1)
    return hw_taking_report (self, "passage", quote, HW_PROJECT_UNCHANGED,
                             g_strdup (_ ("it is here already")), error);
  return insert (self, index, passage, start, end, quote, start != passage->start, error);
}

gboolean
hw_taking_passages (HwTaking *self, GError **error)
{
  for (guint i = 0; i < self->project->passages->len; i++)
    if (!take_passage (self, i, error))
      return FALSE;
  g_clear_pointer (&self->text, hw_text_unref);
  return TRUE;
}
