/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edits.h"

#include <glib/gi18n.h>

#include "documents.h"
#include "groups.h"
#include "history.h"
#include "notes.h"
#include "passages.h"
#include "tags.h"

/* What an edit is about; which fields count is the edit's own affair. */
typedef struct
{
  gint64 id, other;
  int position;
  char *text;
  gint64 *ids;
  gsize n_ids;
} Edit;

static Edit *
edit_new (gint64 id, gint64 other, const char *text)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->id = id;
  edit->other = other;
  edit->text = g_strdup (text);
  return edit;
}

static Edit *
edit_new_many (gint64 id, const char *text, GArray *ids)
{
  Edit *edit = edit_new (id, 0, text);

  edit->ids = g_memdup2 (ids->data, ids->len * sizeof (gint64));
  edit->n_ids = ids->len;
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->text);
  g_free (edit->ids);
  g_free (edit);
}

/* The toast that follows an edit, in whatever window the widget is in by then. */
typedef struct
{
  GWeakRef from;
  char *text;
} Toast;

static void
told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Toast *toast = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&toast->from);
  g_autoptr (GError) error = NULL;

  hw_session_run_finish (HW_SESSION (source), result, &error);
  if (error != NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  else if (from != NULL)
    gtk_widget_activate_action (from, "win.notify-undo", "s", toast->text);
  g_weak_ref_clear (&toast->from);
  g_free (toast->text);
  g_free (toast);
}

/* Takes @edit and @text. */
static void
run_and_tell (HwSession *session, GtkWidget *from, HwSessionFunc func, Edit *edit, char *text)
{
  Toast *toast = g_new0 (Toast, 1);

  g_weak_ref_init (&toast->from, from);
  toast->text = text;
  hw_session_run (session, HW_LANE_EDIT, func, edit, edit_free, NULL, NULL, told_cb, toast);
}

/* Without a toast: what was done stands on the screen. */
static void
run_quietly (HwSession *session, HwSessionFunc func, gint64 id, gint64 other, const char *text)
{
  hw_session_edit (session, func, edit_new (id, other, text), edit_free);
}

static void
run_on_many (HwSession *session, HwSessionFunc func, gint64 id, const char *text, GArray *ids)
{
  hw_session_edit (session, func, edit_new_many (id, text, ids), edit_free);
}

/* Most of them are one call. */
#define DEFINE_EDIT(name, call)                                                                    \
  static gpointer name (HwLibrary *library, gpointer data, GCancellable *cancellable,              \
                        GError **error)                                                            \
  {                                                                                                \
    const Edit *edit = data;                                                                       \
    call;                                                                                          \
    return NULL;                                                                                   \
  }

DEFINE_EDIT (remove_documents, hw_library_remove_documents (library, edit->ids, edit->n_ids, error))
DEFINE_EDIT (rename_group, hw_library_rename_group (library, edit->id, edit->text, error))
DEFINE_EDIT (delete_group, hw_library_delete_group (library, edit->id, error))
DEFINE_EDIT (add_to_group,
             hw_library_add_to_group (library, edit->id, edit->ids, edit->n_ids, error))
DEFINE_EDIT (remove_from_group,
             hw_library_remove_from_group (library, edit->id, edit->ids, edit->n_ids, error))
DEFINE_EDIT (create_tag, hw_library_create_tag (library, edit->id, edit->text, NULL, error))
DEFINE_EDIT (rename_tag, hw_library_rename_tag (library, edit->id, edit->text, error))
DEFINE_EDIT (recolour_tag, hw_library_recolour_tag (library, edit->id, edit->text, error))
DEFINE_EDIT (describe_tag, hw_library_describe_tag (library, edit->id, edit->text, error))
DEFINE_EDIT (move_tag, hw_library_move_tag (library, edit->id, edit->other, edit->position, error))
DEFINE_EDIT (merge_tag, hw_library_merge_tag (library, edit->id, edit->other, error))
DEFINE_EDIT (delete_tag, hw_library_delete_tag (library, edit->id, error))
DEFINE_EDIT (remove_passage, hw_library_unmark (library, &edit->id, 1, error))
DEFINE_EDIT (confirm_passage, hw_library_confirm_passages (library, &edit->id, 1, error))
DEFINE_EDIT (recolour_passage,
             hw_library_recolour_passages (library, &edit->id, 1, edit->text, error))
DEFINE_EDIT (tag_passage, hw_library_tag_passages (library, &edit->id, 1, edit->other, error))
DEFINE_EDIT (untag_passage, hw_library_untag_passages (library, &edit->id, 1, edit->other, error))
DEFINE_EDIT (rename_search, hw_library_rename_saved_search (library, edit->id, edit->text, error))
DEFINE_EDIT (delete_search, hw_library_delete_saved_search (library, edit->id, error))
DEFINE_EDIT (delete_note, hw_library_delete_note (library, edit->id, error))

static gpointer
drop_original (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;

  hw_library_drop_original (library, edit->id, error);
  return NULL;
}

static gpointer
create_group (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;
  gint64 group;

  if (!hw_library_begin_step (library, HW_STEP_CREATE_GROUP, edit->text, error))
    return NULL;
  group = hw_library_create_group (library, edit->text, error);
  if (group == 0
      || (edit->n_ids > 0
          && !hw_library_add_to_group (library, group, edit->ids, edit->n_ids, error)))
    hw_library_abort_step (library);
  else
    hw_library_end_step (library, error);
  return NULL;
}

static gpointer
tag_passage_new (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Edit *edit = data;
  gint64 tag;

  if (!hw_library_begin_step (library, HW_STEP_TAG, edit->text, error))
    return NULL;
  tag = hw_library_ensure_tag (library, edit->text, error);
  if (tag == 0 || !hw_library_tag_passages (library, &edit->id, 1, tag, error))
    hw_library_abort_step (library);
  else
    hw_library_end_step (library, error);
  return NULL;
}

void
hw_edit_remove_documents (HwSession *session, GtkWidget *from, GArray *ids)
{
  run_and_tell (
      session, from, remove_documents, edit_new_many (0, NULL, ids),
      g_strdup_printf (ngettext ("%d document removed", "%d documents removed", (gulong) ids->len),
                       (int) ids->len));
}

void
hw_edit_drop_original (HwSession *session, GtkWidget *from, gint64 document)
{
  run_and_tell (session, from, drop_original, edit_new (document, 0, NULL),
                g_strdup (_ ("The original is kept no longer")));
}

void
hw_edit_create_group (HwSession *session, const char *name, GArray *ids)
{
  run_on_many (session, create_group, 0, name, ids);
}

void
hw_edit_rename_group (HwSession *session, gint64 group, const char *name)
{
  run_quietly (session, rename_group, group, 0, name);
}

void
hw_edit_delete_group (HwSession *session, GtkWidget *from, gint64 group, const char *name)
{
  g_autofree char *isolated = hw_direction_isolate (name);

  run_and_tell (session, from, delete_group, edit_new (group, 0, NULL),
                /* Translators: %s is the name of a group of documents */
                g_strdup_printf (_ ("Group “%s” deleted"), isolated));
}

void
hw_edit_add_to_group (HwSession *session, gint64 group, GArray *ids)
{
  run_on_many (session, add_to_group, group, NULL, ids);
}

void
hw_edit_remove_from_group (HwSession *session, gint64 group, GArray *ids)
{
  run_on_many (session, remove_from_group, group, NULL, ids);
}

void
hw_edit_create_tag (HwSession *session, gint64 parent, const char *name)
{
  run_quietly (session, create_tag, parent, 0, name);
}

void
hw_edit_rename_tag (HwSession *session, gint64 tag, const char *name)
{
  run_quietly (session, rename_tag, tag, 0, name);
}

void
hw_edit_recolour_tag (HwSession *session, gint64 tag, const char *colour)
{
  run_quietly (session, recolour_tag, tag, 0, colour);
}

void
hw_edit_describe_tag (HwSession *session, gint64 tag, const char *description)
{
  run_quietly (session, describe_tag, tag, 0, description);
}

void
hw_edit_move_tag (HwSession *session, gint64 tag, gint64 parent, int position)
{
  Edit *edit = edit_new (tag, parent, NULL);

  edit->position = position;
  hw_session_edit (session, move_tag, edit, edit_free);
}

void
hw_edit_merge_tag (HwSession *session, GtkWidget *from, gint64 tag, gint64 into, const char *name)
{
  g_autofree char *isolated = hw_direction_isolate (name);

  run_and_tell (session, from, merge_tag, edit_new (tag, into, NULL),
                /* Translators: %s is the name of a tag */
                g_strdup_printf (_ ("Tag “%s” merged"), isolated));
}

void
hw_edit_delete_tag (HwSession *session, GtkWidget *from, gint64 tag, const char *name)
{
  g_autofree char *isolated = hw_direction_isolate (name);

  run_and_tell (session, from, delete_tag, edit_new (tag, 0, NULL),
                /* Translators: %s is the name of a tag */
                g_strdup_printf (_ ("Tag “%s” deleted"), isolated));
}

void
hw_edit_remove_passage (HwSession *session, GtkWidget *from, gint64 passage)
{
  run_and_tell (session, from, remove_passage, edit_new (passage, 0, NULL),
                g_strdup (_ ("Passage removed")));
}

void
hw_edit_confirm_passage (HwSession *session, gint64 passage)
{
  run_quietly (session, confirm_passage, passage, 0, NULL);
}

void
hw_edit_recolour_passage (HwSession *session, gint64 passage, const char *colour)
{
  run_quietly (session, recolour_passage, passage, 0, colour);
}

void
hw_edit_tag_passage (HwSession *session, gint64 passage, gint64 tag)
{
  run_quietly (session, tag_passage, passage, tag, NULL);
}

void
hw_edit_tag_passage_new (HwSession *session, gint64 passage, const char *path)
{
  run_quietly (session, tag_passage_new, passage, 0, path);
}

void
hw_edit_untag_passage (HwSession *session, gint64 passage, gint64 tag)
{
  run_quietly (session, untag_passage, passage, tag, NULL);
}

void
hw_edit_delete_note (HwSession *session, GtkWidget *from, gint64 note)
{
  run_and_tell (session, from, delete_note, edit_new (note, 0, NULL),
                g_strdup (_ ("Note deleted")));
}

/* A search and the name that it gets. */
typedef struct
{
  char *name;
  HwSearchQuestion *question;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->name);
  hw_search_question_unref (saving->question);
  g_free (saving);
}

static gpointer
save_search (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  const HwSearchOptions options = hw_search_question_get_options (saving->question);

  hw_library_save_search (library, saving->name, saving->question->query, &options, error);
  return NULL;
}

void
hw_edit_save_search (HwSession *session, const char *name, HwSearchQuestion *question)
{
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving){ g_strdup (name), hw_search_question_ref (question) };
  hw_session_edit (session, save_search, saving, saving_free);
}

void
hw_edit_rename_search (HwSession *session, gint64 search, const char *name)
{
  run_quietly (session, rename_search, search, 0, name);
}

void
hw_edit_delete_search (HwSession *session, GtkWidget *from, gint64 search, const char *name)
{
  g_autofree char *isolated = hw_direction_isolate (name);

  run_and_tell (session, from, delete_search, edit_new (search, 0, NULL),
                g_strdup_printf (_ ("Saved search “%s” deleted"), isolated));
}
