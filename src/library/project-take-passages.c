/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-take.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anchor.h"
#include "library-private.h"
#include "passages.h"
#include "row.h"
#include "statement.h"

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

/* Its words in the text that it comes with. Transfer full. */
static char *
get_quote (const HwProjectPassage *passage, const HwText *there)
{
  return passage->state == HW_PASSAGE_LOST
             ? g_strdup (passage->quote)
             : hw_text_slice (there, (gsize) passage->start, (gsize) passage->end);
}

/* Where the passages of a document stand in the text that is here, which is another. */
static gboolean
find_anew (HwTaking *self, guint document, GError **error)
{
  const GPtrArray *passages = self->project->passages;
  g_autoptr (HwText) there
      = hw_project_get_text (self->project, self->project->documents->pdata[document], error);
  HwText *here = there != NULL ? get_text (self, self->documents[document].id, error) : NULL;
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (HwAnchor));
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autofree HwAnchorPlace *places = NULL;

  if (here == NULL)
    return FALSE;
  for (guint i = 0; i < passages->len; i++)
    {
      const HwProjectPassage *passage = passages->pdata[i];
      const gboolean is_lost = passage->state == HW_PASSAGE_LOST;
      HwAnchor anchor = { .start = (gsize) MAX (passage->start, 0),
                          .end = (gsize) MAX (passage->end, 0),
                          .is_lost = is_lost };

      if (passage->document != document)
        continue;
      anchor.quote = get_quote (passage, there);
      anchor.prefix
          = is_lost ? g_strdup (passage->prefix != NULL ? passage->prefix : "")
                    : hw_text_slice (there, anchor.start - MIN (anchor.start, HW_PASSAGE_CONTEXT),
                                     anchor.start);
      anchor.suffix = is_lost ? g_strdup (passage->suffix != NULL ? passage->suffix : "")
                              : hw_text_slice (there, anchor.end, anchor.end + HW_PASSAGE_CONTEXT);
      g_ptr_array_add (strings, (gpointer) anchor.quote);
      g_ptr_array_add (strings, (gpointer) anchor.prefix);
      g_ptr_array_add (strings, (gpointer) anchor.suffix);
      g_array_append_val (anchors, anchor);
      g_array_append_val (indices, i);
    }
  places = g_new (HwAnchorPlace, anchors->len + 1);
  hw_anchors_find ((gpointer) anchors->data, anchors->len, here, places);
  if (self->places == NULL)
    self->places = g_new0 (HwAnchorPlace, passages->len);
  for (guint i = 0; i < anchors->len; i++)
    self->places[g_array_index (indices, guint, i)] = places[i];
  self->documents[document].is_searched = TRUE;
  return TRUE;
}

/* A passage on its way. */
typedef struct
{
  HwPassagePlace place;
  char *quote, *prefix, *suffix; /* in the text that it comes with */
} Found;

static void
found_clear (Found *self)
{
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

/* A file that somebody made by hand may hold any numbers. */
static void
place_in_same (const HwProjectPassage *passage, const HwText *here, Found *found)
{
  const gint64 n_chars = (gint64) hw_text_get_n_chars (here);
  HwPassagePlace *place = &found->place;

  place->start = CLAMP (passage->start, 0, n_chars);
  place->end = CLAMP (passage->end, place->start, n_chars);
  place->state = passage->state;
  place->score = passage->score;
  place->former = passage->former;
  if (place->state == HW_PASSAGE_LOST)
    place->end = place->start;
  else if (place->start == place->end)
    place->state = HW_PASSAGE_LOST;
  found->quote = get_quote (passage, here);
}

static void
place_in_other (const HwProjectPassage *passage,
                const HwText *there,
                const HwAnchorPlace *anchor,
                Found *found)
{
  HwPassagePlace *place = &found->place;
  const gsize start = (gsize) MAX (passage->start, 0), end = (gsize) MAX (passage->end, 0);

  found->quote = get_quote (passage, there);
  found->prefix = hw_text_slice (there, start - MIN (start, HW_PASSAGE_CONTEXT), start);
  found->suffix = hw_text_slice (there, end, end + HW_PASSAGE_CONTEXT);
  place->start = (gint64) anchor->start;
  place->end = (gint64) anchor->end;
  place->score = anchor->score;
  place->state = anchor->status == HW_ANCHOR_LOST ? HW_PASSAGE_LOST
                 : anchor->status == HW_ANCHOR_UNCERTAIN || passage->state == HW_PASSAGE_UNCERTAIN
                     ? HW_PASSAGE_UNCERTAIN
                     : HW_PASSAGE_SURE;
  if (place->state == HW_PASSAGE_SURE)
    place->score = 1;
  if (place->state == HW_PASSAGE_UNCERTAIN)
    place->former
        = passage->former != NULL && *passage->former != '\0' ? passage->former : found->quote;
}

static gboolean
find_place (HwTaking *self, guint index, Found *found, GError **error)
{
  const HwProjectPassage *passage = self->project->passages->pdata[index];
  const HwTakenDocument *taken = &self->documents[passage->document];
  HwText *here = get_text (self, taken->id, error);

  if (here == NULL)
    return FALSE;
  if (taken->same_text)
    place_in_same (passage, here, found);
  else
    {
      g_autoptr (HwText) there = hw_project_get_text (
          self->project, self->project->documents->pdata[passage->document], error);

      if (there == NULL || (!taken->is_searched && !find_anew (self, passage->document, error)))
        return FALSE;
      place_in_other (passage, there, &self->places[index], found);
    }
  if (found->place.state == HW_PASSAGE_LOST)
    {
      /* Whatever a file says, there is something to look for. */
      found->place.quote = *found->quote != '\0' ? found->quote : "?";
      found->place.prefix = passage->prefix != NULL ? passage->prefix : found->prefix;
      found->place.suffix = passage->suffix != NULL ? passage->suffix : found->suffix;
    }
  return TRUE;
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
report_conflict (HwTaking *self,
                 const HwPassage *mine,
                 const HwProjectPassage *passage,
                 const Found *found,
                 gboolean other_place,
                 const char *outcome,
                 GError **error)
{
  g_autofree char *colour = hw_taking_colour (passage->colour);
  const HwProjectItem item = { .kind = "passage",
                               .name = found->quote,
                               .guid = passage->guid,
                               .mine = other_place ? mine->quote : mine->colour,
                               .theirs = other_place ? found->quote : colour,
                               .mine_by = mine->creator,
                               .theirs_by = passage->creator };

  return hw_taking_report_conflict (self, &item,
                                    g_strdup_printf ("%s; %s",
                                                     other_place
                                                         ? _ ("it is another range there")
                                                         : _ ("it has another colour there"),
                                                     outcome),
                                    error);
}

static gboolean
take_known (
    HwTaking *self, gint64 id, const HwProjectPassage *passage, const Found *found, GError **error)
{
  const gint64 start = found->place.start, end = found->place.end;
  const char *quote = found->quote;
  g_autoptr (HwPassage) mine = hw_library_get_passage (self->library, id, error);
  g_autofree char *colour = hw_taking_colour (passage->colour);
  gboolean other_place, other_colour, theirs;
  guint n_new;

  if (mine == NULL || !add_tags (self, id, passage, &n_new, error))
    return FALSE;
  /* One that is not found says nothing of where it stands. */
  other_place = found->place.state != HW_PASSAGE_LOST
                && (mine->document != self->documents[passage->document].id || mine->start != start
                    || mine->end != end);
  other_colour = !g_str_equal (mine->colour, colour);
  if (!other_place && !other_colour)
    return n_new == 0
               ? hw_taking_report (self, "passage", quote, HW_PROJECT_UNCHANGED, NULL, error)
               : hw_taking_report (self, "passage", quote, HW_PROJECT_ADDED,
                                   g_strdup_printf (ngettext ("%u tag was added to it",
                                                              "%u tags were added to it", n_new),
                                                    n_new),
                                   error);
  theirs = hw_taking_prefers_theirs (self, passage->guid, mine->modified, passage->modified);
  if (theirs && other_place && mine->document == self->documents[passage->document].id
      && !hw_library_move_passage (self->library, id, start, end, error))
    return FALSE;
  if (theirs && other_colour
      && !hw_library_recolour_passages (self->library, &id, 1, colour, error))
    return FALSE;
  return report_conflict (self, mine, passage, found, other_place,
                          theirs ? _ ("now as there") : _ ("kept as here"), error);
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

/* What there is to say of a new one. */
static const char *
describe (const HwProjectPassage *passage, const HwPassagePlace *place)
{
  if (place->state == HW_PASSAGE_LOST)
    return _ ("its words are not in the text; it is kept as a lost passage");
  if (place->state == HW_PASSAGE_UNCERTAIN)
    return _ ("found by words like its own; look whether it is right");
  return place->start != passage->start ? _ ("found again in the text that is here") : NULL;
}

static gboolean
insert (HwTaking *self,
        guint index,
        const HwProjectPassage *passage,
        const Found *found,
        GError **error)
{
  const gint64 document = self->documents[passage->document].id;
  const HwOrigin origin = { passage->guid, passage->created, passage->modified, passage->creator };
  g_autofree char *colour = hw_taking_colour (passage->colour);
  const char *message = describe (passage, &found->place);
  /* As it was, it is no news. */
  const gboolean is_same = message == NULL || found->place.state == passage->state;
  guint n_new;

  self->passages[index]
      = hw_passage_insert_found (self->library, document, &found->place, colour, &origin, error);
  return self->passages[index] != 0
         && add_tags (self, self->passages[index], passage, &n_new, error)
         && hw_taking_report (self, "passage", found->quote,
                              is_same && found->place.start == passage->start ? HW_PROJECT_ADDED
                                                                              : HW_PROJECT_CHANGED,
                              g_strdup (message), error);
}

static gboolean
take_passage (HwTaking *self, guint index, GError **error)
{
  const HwProjectPassage *passage = self->project->passages->pdata[index];
  const gint64 document = self->documents[passage->document].id;
  g_auto (Found) place = { 0 };
  gint64 id = 0;
  int found;

  if (!find_place (self, index, &place, error))
    return FALSE;
  found
      = hw_taking_find (self, "SELECT id FROM passages WHERE guid = ?1", passage->guid, &id, error);
  if (found < 0)
    return FALSE;
  self->passages[index] = id;
  if (found == 1)
    return take_known (self, id, passage, &place, error);
  if (place.place.state != HW_PASSAGE_LOST)
    found = find_same (self, passage, document, place.place.start, place.place.end, &id, error);
  if (found < 0)
    return FALSE;
  self->passages[index] = id;
  if (found == 1)
    return hw_taking_report (self, "passage", place.quote, HW_PROJECT_UNCHANGED,
                             g_strdup (_ ("it is here already")), error);
  return insert (self, index, passage, &place, error);
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
