/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-writing.h"

struct _HwNoteWriting
{
  gatomicrefcount refs;
  HwNoteTarget target;
  gint64 target_id;
  gint64 note; /* once there is a text under way: the edit lane's alone */
};

/* A text on its way to the library. */
typedef struct
{
  HwNoteWriting *writing;
  char *text;
  guint number;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  hw_note_writing_unref (save->writing);
  g_free (save->text);
  g_free (save);
}

HwNoteWriting *
hw_note_writing_new (HwNoteTarget target, gint64 target_id, gint64 note)
{
  HwNoteWriting *self = g_new0 (HwNoteWriting, 1);

  g_atomic_ref_count_init (&self->refs);
  self->target = target;
  self->target_id = target_id;
  self->note = note;
  return self;
}

HwNoteWriting *
hw_note_writing_ref (HwNoteWriting *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
hw_note_writing_unref (HwNoteWriting *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return FALSE;
    }
  return TRUE;
}

/* In a library thread. */
static gpointer
save_text (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Save *save = data;
  HwNoteWriting *writing = save->writing;
  g_autoptr (GError) local = NULL;
  gboolean blank = is_blank (save->text);
  gint64 *answer;

  if (writing->note != 0)
    {
      if (hw_library_change_note (library, writing->note, save->text, save->number, &local))
        writing->note = blank ? 0 : writing->note;
      else if (g_error_matches (local, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND))
        {
          g_clear_error (&local);
          writing->note = 0;
          if (!blank)
            writing->note = hw_library_begin_note (library, writing->target, writing->target_id,
                                                   save->text, save->number, &local);
        }
    }
  else if (!blank)
    writing->note = hw_library_begin_note (library, writing->target, writing->target_id, save->text,
                                           save->number, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  answer = g_new (gint64, 1);
  *answer = writing->note;
  return answer;
}

void
hw_note_writing_save (HwNoteWriting *self,
                      HwSession *session,
                      const char *text,
                      guint number,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Save *save = g_new0 (Save, 1);

  save->writing = hw_note_writing_ref (self);
  save->text = g_strdup (text);
  save->number = number;
  hw_session_run (session, HW_LANE_EDIT, save_text, save, save_free, g_free, NULL, callback,
                  user_data);
}

gint64
hw_note_writing_save_finish (HwSession *session, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *answer = hw_session_run_finish (session, result, error);

  return answer != NULL ? *answer : -1;
}
