/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-edit.h"

#include <glib/gi18n.h>

#include "history.h"
#include "tags.h"

HwPassageEdit *
hw_passage_edit_new (
    HwPassageEditKind kind, gint64 document, gint64 passage, gint64 start, gint64 end)
{
  HwPassageEdit *self = g_new0 (HwPassageEdit, 1);

  self->kind = kind;
  self->document = document;
  self->passage = passage;
  self->start = start;
  self->end = end;
  return self;
}

void
hw_passage_edit_free (HwPassageEdit *self)
{
  g_free (self->colour);
  g_free (self->new_tag);
  g_free (self);
}

void
hw_passage_edited_free (HwPassageEdited *self)
{
  g_free (self->tag_name);
  g_free (self);
}

/* The passage to work on: the one that is named, else one with exactly the range, else a new one. */
static gint64
ensure_passage (HwLibrary *library, const HwPassageEdit *edit, const char *colour, GError **error)
{
  const HwPassageQuery query = { .document = edit->document };
  g_autoptr (GPtrArray) passages = NULL;

  if (edit->passage != 0)
    return edit->passage;
  passages = hw_library_list_passages (library, &query, error);
  if (passages == NULL)
    return 0;
  for (guint i = 0; i < passages->len; i++)
    {
      const HwPassage *passage = g_ptr_array_index (passages, i);

      if (passage->start == edit->start && passage->end == edit->end)
        return passage->id;
    }
  return hw_library_mark (library, edit->document, edit->start, edit->end, colour, error);
}

static HwTag *
find_tag (HwLibrary *library, const HwPassageEdit *edit, GError **error)
{
  gint64 id = edit->tag;

  if (edit->recent != 0)
    {
      g_autoptr (GPtrArray) recent = hw_library_list_recent_tags (library, edit->recent, error);

      if (recent == NULL)
        return NULL;
      if (recent->len < edit->recent)
        {
          g_set_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND,
                       /* Translators: %u is a key, 1 to 9, for the last tags used */
                       _ ("There is no tag on key %u yet: it stands for the tags used last."),
                       edit->recent);
          return NULL;
        }
      return hw_tag_ref (g_ptr_array_index (recent, edit->recent - 1));
    }
  if (edit->new_tag != NULL)
    id = hw_library_ensure_tag (library, edit->new_tag, error);
  return id != 0 ? hw_library_get_tag (library, id, error) : NULL;
}

static gboolean
mark (HwLibrary *library, const HwPassageEdit *edit, HwPassageEdited *edited, GError **error)
{
  edited->passage = ensure_passage (library, edit, edit->colour, error);
  return edited->passage != 0
         && hw_library_recolour_passages (library, &edited->passage, 1, edit->colour, error);
}

static gboolean
tag (HwLibrary *library, const HwPassageEdit *edit, HwPassageEdited *edited, GError **error)
{
  g_autoptr (HwTag) tag = find_tag (library, edit, error);

  if (tag == NULL)
    return FALSE;
  edited->tag_name = g_strdup (tag->name);
  edited->passage = ensure_passage (library, edit, NULL, error);
  if (edited->passage == 0)
    return FALSE;
  return edit->kind == HW_PASSAGE_EDIT_TAG
             ? hw_library_tag_passages (library, &edited->passage, 1, tag->id, error)
             : hw_library_untag_passages (library, &edited->passage, 1, tag->id, error);
}

static gboolean
run (HwLibrary *library, const HwPassageEdit *edit, HwPassageEdited *edited, GError **error)
{
  switch (edit->kind)
    {
    case HW_PASSAGE_EDIT_MARK:
      return mark (library, edit, edited, error);
    case HW_PASSAGE_EDIT_TAG:
    case HW_PASSAGE_EDIT_UNTAG:
      return tag (library, edit, edited, error);
    case HW_PASSAGE_EDIT_NOTE:
      edited->passage = ensure_passage (library, edit, NULL, error);
      return edited->passage != 0;
    case HW_PASSAGE_EDIT_REMOVE:
      return hw_library_unmark (library, &edit->passage, 1, error);
    case HW_PASSAGE_EDIT_MOVE:
      edited->passage = edit->passage;
      return hw_library_move_passage (library, edit->passage, edit->start, edit->end, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static HwStepKind
step_of (const HwPassageEdit *edit)
{
  switch (edit->kind)
    {
    case HW_PASSAGE_EDIT_TAG:
      return HW_STEP_TAG;
    case HW_PASSAGE_EDIT_UNTAG:
      return HW_STEP_UNTAG;
    case HW_PASSAGE_EDIT_REMOVE:
      return HW_STEP_UNMARK;
    case HW_PASSAGE_EDIT_MOVE:
      return HW_STEP_MOVE_PASSAGE;
    case HW_PASSAGE_EDIT_MARK:
      return edit->passage != 0 ? HW_STEP_RECOLOUR : HW_STEP_MARK;
    case HW_PASSAGE_EDIT_NOTE:
    default:
      return HW_STEP_MARK;
    }
}

gpointer
hw_passage_edit_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwPassageEdit *edit = data;
  g_autoptr (HwPassageEdited) edited = g_new0 (HwPassageEdited, 1);
  g_autofree char *argument = NULL;

  /* The step is named before its work begins, so the name of a tag is looked up first. */
  if (edit->kind == HW_PASSAGE_EDIT_TAG || edit->kind == HW_PASSAGE_EDIT_UNTAG)
    {
      if (edit->new_tag != NULL)
        argument = g_strdup (edit->new_tag);
      else
        {
          g_autoptr (HwTag) named = find_tag (library, edit, error);

          if (named == NULL)
            return NULL;
          argument = g_strdup (named->name);
        }
    }
  if (!hw_library_begin_step (library, step_of (edit), argument, error))
    return NULL;
  if (!run (library, edit, edited, error))
    {
      hw_library_abort_step (library);
      return NULL;
    }
  if (!hw_library_end_step (library, error))
    return NULL;
  return g_steal_pointer (&edited);
}
