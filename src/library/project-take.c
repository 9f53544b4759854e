/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-take.h"

#include <glib/gi18n.h>

#include "library-private.h"
#include "row.h"
#include "statement.h"
#include "step.h"

/* How long others wait at most before they can write: an import has the same. */
#define FLUSH_INTERVAL (20 * G_TIME_SPAN_MILLISECOND)
#define NAME_CHARS 80

static gboolean
report (HwTaking *self, const HwProjectItem *item, GError **error)
{
  self->n_done++;
  if (self->func != NULL)
    self->func (item, self->n_done, self->n, self->user_data);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (g_get_monotonic_time () - self->written < FLUSH_INTERVAL)
    return TRUE;
  if (!hw_library_flush_step (self->library, error))
    return FALSE;
  self->written = g_get_monotonic_time ();
  return TRUE;
}

gboolean
hw_taking_report (HwTaking *self,
                  const char *kind,
                  const char *name,
                  HwProjectStatus status,
                  char *message,
                  GError **error)
{
  g_autofree char *said = message;
  g_autofree char *shortened = hw_project_shorten (name != NULL ? name : "", NAME_CHARS);
  const HwProjectItem item = {
    .kind = kind, .name = shortened, .status = status, .message = said != NULL ? said : (char *) ""
  };

  return report (self, &item, error);
}

gboolean
hw_taking_report_conflict (HwTaking *self, const HwProjectItem *item, char *message, GError **error)
{
  g_autofree char *said = message;
  g_autofree char *shortened
      = hw_project_shorten (item->name != NULL ? item->name : "", NAME_CHARS);
  HwProjectItem conflict = *item;

  conflict.name = shortened;
  conflict.status = HW_PROJECT_CONFLICT;
  conflict.message = said;
  return report (self, &conflict, error);
}

HwPrefer
hw_taking_get_prefer (const HwTaking *self, const char *guid)
{
  gpointer chosen;

  return self->project->choices != NULL && guid != NULL
                 && g_hash_table_lookup_extended (self->project->choices, guid, NULL, &chosen)
             ? (HwPrefer) GPOINTER_TO_INT (chosen)
             : self->prefer;
}

int
hw_taking_find (HwTaking *self, const char *sql, const char *guid, gint64 *id, GError **error)
{
  *id = 0;
  return guid != NULL ? hw_library_look_up (self->library, id, error, sql, "s", guid) : 0;
}

char *
hw_taking_colour (const char *colour)
{
  char *normal = colour != NULL ? hw_row_normalize_colour (colour) : NULL;

  return normal != NULL ? normal : g_strdup ("");
}

gboolean
hw_taking_prefers_theirs (const HwTaking *self, const char *guid, gint64 mine, gint64 theirs)
{
  const HwPrefer prefer = hw_taking_get_prefer (self, guid);

  return prefer == HW_PREFER_THEIRS || (prefer == HW_PREFER_NEWER && theirs > mine);
}

static gboolean
report_remarks (HwTaking *self, GError **error)
{
  for (guint i = 0; i < self->project->remarks->len; i++)
    {
      const HwProjectItem *item = self->project->remarks->pdata[i];

      if (!hw_taking_report (self, item->kind, item->name, item->status, g_strdup (item->message),
                             error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take (HwTaking *self, GError **error)
{
  return hw_library_look_up (self->library, &self->last_passage, error,
                             "SELECT coalesce(max(id), 0) FROM passages", "")
             == 1
         && hw_taking_tags (self, error) && hw_taking_documents (self, error)
         && hw_taking_groups (self, error) && hw_taking_passages (self, error)
         && hw_taking_notes (self, error) && report_remarks (self, error);
}

/* Takes back what was flushed, unless another step follows it. */
static void
take_back (HwLibrary *self, gint64 step)
{
  if (step != 0 && hw_library_get_last_step (self) == step)
    hw_library_undo (self, NULL, NULL, NULL);
}

gboolean
hw_library_take_project (HwLibrary *self,
                         HwProject *project,
                         HwStepKind kind,
                         HwPrefer prefer,
                         HwProjectFunc func,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  HwTaking taking = {
    .library = self,
    .project = project,
    .prefer = prefer,
    .func = func,
    .user_data = user_data,
    .cancellable = cancellable,
    .written = g_get_monotonic_time (),
  };
  g_autofree gint64 *tags = NULL, *passages = NULL;
  g_autofree HwTakenDocument *documents = NULL;
  gboolean ok;

  g_return_val_if_fail (self != NULL && project != NULL && self->step == NULL, FALSE);

  self->attempt = N_ ("The project could not be taken over");
  if (!hw_library_begin_step (self, kind, project->name, error))
    return FALSE;
  taking.n = project->tags->len + project->documents->len + project->passages->len
             + project->notes->len + project->groups->len + project->remarks->len;
  taking.tags = tags = g_new0 (gint64, project->tags->len + 1);
  taking.passages = passages = g_new0 (gint64, project->passages->len + 1);
  taking.documents = documents = g_new0 (HwTakenDocument, project->documents->len + 1);
  ok = take (&taking, error);
  g_clear_pointer (&taking.sisters, g_hash_table_unref);
  g_clear_pointer (&taking.by_length, g_hash_table_unref);
  g_clear_pointer (&taking.text, hw_text_unref);
  g_free (taking.places);
  if (ok)
    return hw_library_end_step (self, error);

  const gint64 step = hw_step_get_history (self);
  hw_library_abort_step (self);
  take_back (self, step);
  return FALSE;
}
