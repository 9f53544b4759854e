/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qda-reader-private.h"

#include "row.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_note (HwQdaReading *self, const char *key)
{
  return g_hash_table_contains (self->notes, key);
}

/* A note that is linked with something stands on it. */
static void
index_link (HwQdaReading *self, const char *what, const char *note)
{
  GPtrArray *notes = g_hash_table_lookup (self->links, what);

  if (notes == NULL)
    {
      notes = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->links, g_strdup (what), notes);
    }
  g_ptr_array_add (notes, g_strdup (note));
}

void
hw_qda_index_notes (HwQdaReading *self)
{
  const HwQdaNode *notes = hw_qda_find (self->root, HW_QDA_NOTES);
  const HwQdaNode *links = hw_qda_find (self->root, HW_QDA_LINKS);

  for (const HwQdaNode *note = hw_qda_find (notes, HW_QDA_NOTE); note != NULL;
       note = hw_qda_find_next (note))
    g_hash_table_insert (self->notes, hw_qda_get_key (note, "guid"), (gpointer) note);
  for (const HwQdaNode *link = hw_qda_find (links, HW_QDA_LINK); link != NULL;
       link = hw_qda_find_next (link))
    {
      g_autofree char *origin = hw_qda_get_key (link, "originGUID");
      g_autofree char *target = hw_qda_get_key (link, "targetGUID");

      if (is_note (self, target) && !is_note (self, origin))
        index_link (self, origin, target);
      else if (is_note (self, origin) && !is_note (self, target))
        index_link (self, target, origin);
      for (const HwQdaNode *reference = hw_qda_find (link, HW_QDA_NOTE_REF); reference != NULL;
           reference = hw_qda_find_next (reference))
        {
          g_autofree char *note = hw_qda_get_key (reference, "targetGUID");
          index_link (self, origin, note);
        }
    }
}

/* Line ends as ours; transfer full. */
static char *
clean (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (; *text != '\0'; text++)
    if (*text != '\r')
      g_string_append_c (out, *text);
    else if (text[1] != '\n')
      g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/* What a note says, below its name where that is not its beginning. NULL, with a remark, where it cannot be
 * read. Transfer full. */
static char *
read_note (HwQdaReading *self, const HwQdaNode *note)
{
  const char *name = hw_qda_get (note, "name"), *path = hw_qda_get (note, "plainTextPath");
  const HwQdaNode *content = hw_qda_find (note, HW_QDA_PLAIN_TEXT_CONTENT);
  const char *problem = _ ("its text is not in the file as plain text");
  g_autofree char *text = NULL, *shown = NULL;

  if (content != NULL)
    text = self->origin == HW_QDA_BY_HAWASHI ? g_strdup (content->text) : clean (content->text);
  else if (*path != '\0')
    {
      g_autoptr (GBytes) bytes = hw_qda_get_file (self, path, &problem);
      g_autoptr (HwQdaText) file = bytes != NULL ? hw_qda_text_new (bytes, NULL) : NULL;

      if (file != NULL)
        text = hw_text_slice (file->text, 0, G_MAXSIZE);
    }
  if (text == NULL || hw_row_is_blank (text))
    {
      g_free (text);
      text = clean (hw_qda_find_text (note, HW_QDA_DESCRIPTION));
    }
  if (hw_row_is_blank (text))
    {
      hw_project_remark (self->project, "note", name, HW_PROJECT_FAILED,
                         g_strdup (content != NULL ? _ ("it is empty") : problem));
      return NULL;
    }
  if (hw_qda_find (note, HW_QDA_PLAIN_TEXT_SELECTION) != NULL
      || hw_qda_find (note, HW_QDA_CODING) != NULL)
    hw_project_remark (self->project, "note", name, HW_PROJECT_CHANGED,
                       g_strdup (_ ("what is marked in the note itself was not taken over")));
  if (self->origin == HW_QDA_BY_HAWASHI || *name == '\0')
    return g_steal_pointer (&text);
  shown = hw_project_shorten (name, MAX (strlen (name), 1));
  g_autofree char *start = hw_project_shorten (text, MAX (strlen (text), 1));
  if (g_str_has_suffix (shown, "…"))
    shown[strlen (shown) - strlen ("…")] = '\0';
  return g_str_has_prefix (start, shown) ? g_steal_pointer (&text)
                                         : g_strdup_printf ("**%s**\n\n%s", shown, text);
}

static HwProjectNote *
add_note (
    HwQdaReading *self, HwNoteTarget target, guint index, const char *key, const HwQdaNode *from)
{
  HwProjectNote *note = hw_project_add_note (self->project, target, index);

  note->guid = hw_qda_make_guid (self, "note", key);
  if (from != NULL)
    {
      note->created = hw_qda_get_time (from, "creationDateTime");
      note->modified = hw_qda_get_time (from, "modifiedDateTime");
      note->creator = g_strdup (hw_qda_get_user (self, from, "creatingUser"));
    }
  return note;
}

/* The notes of one part on their way: for a passage and a tag, one of all. */
typedef struct
{
  HwQdaReading *reading;
  HwNoteTarget target;
  guint index;
  HwProjectNote *note; /* the one to which texts are added; NULL for none yet */
} Taking;

static void
take_text (Taking *self, const char *text, const char *key, const HwQdaNode *from)
{
  g_autofree char *joined = NULL;

  if (self->note != NULL && (self->target == HW_NOTE_ON_PASSAGE || self->target == HW_NOTE_ON_TAG))
    {
      joined = g_strdup_printf ("%s\n\n%s", self->note->text, text);
      g_free (self->note->text);
      self->note->text = g_steal_pointer (&joined);
      return;
    }
  self->note = add_note (self->reading, self->target, self->index, key, from);
  self->note->text = g_strdup (text);
}

static void
take_note (Taking *self, const char *key)
{
  const HwQdaNode *note = g_hash_table_lookup (self->reading->notes, key);
  g_autofree char *text = note != NULL ? read_note (self->reading, note) : NULL;

  if (note == NULL)
    hw_project_remark (self->reading->project, "note", key, HW_PROJECT_FAILED,
                       g_strdup (_ ("it is not in the file")));
  g_hash_table_add (self->reading->used, g_strdup (key));
  if (text != NULL)
    take_text (self, text, key, note);
}

static void
take_references (Taking *self, const HwQdaNode *node)
{
  for (const HwQdaNode *reference = hw_qda_find (node, HW_QDA_NOTE_REF); reference != NULL;
       reference = hw_qda_find_next (reference))
    {
      g_autofree char *key = hw_qda_get_key (reference, "targetGUID");
      take_note (self, key);
    }
}

void
hw_qda_take_notes (
    HwQdaReading *self, const HwQdaNode *node, HwNoteTarget target, guint index, const char *extra)
{
  Taking taking = { self, target, index, NULL };
  g_autofree char *key = hw_qda_get_key (node, "guid");
  g_autofree char *description = clean (hw_qda_find_text (node, HW_QDA_DESCRIPTION));
  g_autofree char *description_key = g_strconcat (key, " description", NULL);
  g_autofree char *extra_key = g_strconcat (key, " values", NULL);
  const GPtrArray *linked = g_hash_table_lookup (self->links, key);

  /* A passage that an earlier one was joined with has a note already. */
  for (guint i = self->project->notes->len; i-- > 0 && target == HW_NOTE_ON_PASSAGE;)
    {
      HwProjectNote *note = self->project->notes->pdata[i];
      if (note->target != target || note->index != index)
        break;
      taking.note = note;
    }
  take_references (&taking, node);
  for (const HwQdaNode *coding = hw_qda_find (node, HW_QDA_CODING);
       coding != NULL && target == HW_NOTE_ON_PASSAGE; coding = hw_qda_find_next (coding))
    take_references (&taking, coding);
  for (guint i = 0; linked != NULL && i < linked->len; i++)
    take_note (&taking, linked->pdata[i]);
  /* That of a tag is its own. */
  if (target != HW_NOTE_ON_TAG && !hw_row_is_blank (description))
    take_text (&taking, description, description_key, node);
  if (extra != NULL && !hw_row_is_blank (extra))
    take_text (&taking, extra, extra_key, NULL);
}

void
hw_qda_add_text_note (
    HwQdaReading *self, HwNoteTarget target, guint index, const char *key, const char *text)
{
  if (!hw_row_is_blank (text))
    add_note (self, target, index, key, NULL)->text = clean (text);
}

/* What a key stands for, for a remark. */
static const char *
get_name (HwQdaReading *self, const char *key)
{
  guint index;

  if (hw_qda_look_up (self->documents, key, &index))
    return ((HwProjectDocument *) self->project->documents->pdata[index])->title;
  if (hw_qda_look_up (self->tags, key, &index))
    return ((HwProjectTag *) self->project->tags->pdata[index])->name;
  if (hw_qda_look_up (self->passages, key, &index))
    return _ ("a passage");
  return "?";
}

static void
read_links (HwQdaReading *self)
{
  const HwQdaNode *links = hw_qda_find (self->root, HW_QDA_LINKS);

  for (const HwQdaNode *link = hw_qda_find (links, HW_QDA_LINK); link != NULL;
       link = hw_qda_find_next (link))
    {
      g_autofree char *origin = hw_qda_get_key (link, "originGUID");
      g_autofree char *target = hw_qda_get_key (link, "targetGUID");

      if (is_note (self, origin) != is_note (self, target))
        continue;
      hw_project_remark (
          self->project, "link", hw_qda_get (link, "name"), HW_PROJECT_FAILED,
          /* Translators: two titles or names between which another program had a link. */
          g_strdup_printf (_ ("a link between “%s” and “%s” has no place here"),
                           get_name (self, origin), get_name (self, target)));
    }
}

void
hw_qda_read_rest (HwQdaReading *self)
{
  const HwQdaNode *notes = hw_qda_find (self->root, HW_QDA_NOTES);
  Taking taking = { self, HW_NOTE_ON_LIBRARY, 0, NULL };

  take_references (&taking, self->root);
  hw_qda_add_text_note (self, HW_NOTE_ON_LIBRARY, 0, "project description",
                        hw_qda_find_text (self->root, HW_QDA_DESCRIPTION));
  for (const HwQdaNode *note = hw_qda_find (notes, HW_QDA_NOTE); note != NULL;
       note = hw_qda_find_next (note))
    {
      g_autofree char *key = hw_qda_get_key (note, "guid");

      if (!g_hash_table_contains (self->used, key))
        take_note (&taking, key);
    }
  read_links (self);
}
