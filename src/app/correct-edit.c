/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "correct-edit.h"

#include <glib/gi18n.h>
#include <string.h>

#include "aside-rows.h"
#include "history.h"
#include "passages.h"
#include "text-place.h"

HwCorrectEdit *
hw_correct_edit_new (HwCorrectEditKind kind, gint64 document)
{
  HwCorrectEdit *self = g_new0 (HwCorrectEdit, 1);

  self->kind = kind;
  self->document = document;
  return self;
}

void
hw_correct_edit_free (HwCorrectEdit *self)
{
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* The paragraph that reads as the person saw it, next to where they saw it. */
static gboolean
find_paragraph (HwLibrary *library, const HwCorrectEdit *edit, gsize *index, GError **error)
{
  g_autoptr (HwText) text = hw_library_load_text (library, edit->document, error);

  if (text == NULL)
    return FALSE;
  if (hw_text_place_find (text, edit->paragraph, edit->before, strlen (edit->before), index))
    return TRUE;
  g_set_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID, "%s",
               _ ("The paragraph has been changed meanwhile, and was left as it is now."));
  return FALSE;
}

static gboolean
take_back (HwLibrary *library, const HwCorrectEdit *edit, guint *n, GError **error)
{
  g_autoptr (HwStructure) structure = hw_library_get_structure (library, edit->document, error);
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) keys = structure != NULL ? hw_aside_rows_keys (structure) : NULL;

  for (gsize i = 0; keys != NULL && i < keys->len; i++)
    {
      const HwAside *aside = &g_array_index (structure->asides, HwAside, i);

      if (edit->key != 0 ? g_array_index (keys, gint64, i) == edit->key
                         : edit->reason == 0 || aside->reason == edit->reason)
        g_array_append_val (indexes, i);
    }
  *n = indexes->len;
  return structure != NULL
         && hw_library_take_back_asides (library, edit->document,
                                         (const gsize *) (gpointer) indexes->data, indexes->len,
                                         error);
}

static gboolean
run (HwLibrary *library, const HwCorrectEdit *edit, guint *n, GError **error)
{
  gsize index = 0;

  *n = 1;
  switch (edit->kind)
    {
    case HW_CORRECT_EDIT_TEXT:
      return find_paragraph (library, edit, &index, error)
             && hw_library_correct_paragraph (library, edit->document, index, edit->after, error);
    case HW_CORRECT_EDIT_LEAVE_OUT:
      return find_paragraph (library, edit, &index, error)
             && hw_library_set_paragraph_aside (library, edit->document, index, error);
    case HW_CORRECT_EDIT_TAKE_BACK:
      return take_back (library, edit, n, error);
    case HW_CORRECT_EDIT_TAKE_AWAY:
      return hw_library_take_back_correction (library, edit->document, edit->correction, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static HwStepKind
step_of (const HwCorrectEdit *edit)
{
  switch (edit->kind)
    {
    case HW_CORRECT_EDIT_LEAVE_OUT:
      return HW_STEP_SET_ASIDE;
    case HW_CORRECT_EDIT_TAKE_BACK:
      return HW_STEP_TAKE_BACK;
    case HW_CORRECT_EDIT_TEXT:
    case HW_CORRECT_EDIT_TAKE_AWAY:
    default:
      return HW_STEP_CORRECT_TEXT;
    }
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean in_word = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gboolean is_blank = g_unichar_isspace (g_utf8_get_char (text));

      n += !is_blank && !in_word;
      in_word = !is_blank;
    }
  return n;
}

static GPtrArray *
list_passages (HwLibrary *library, gint64 document, GError **error)
{
  const HwPassageQuery query = { .document = document };

  return hw_library_list_passages (library, &query, error);
}

/* What the passages lost. */
static void
compare (const GPtrArray *before, const GPtrArray *after, HwCorrectEdited *edited)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (old, &((HwPassage *) before->pdata[i])->id, before->pdata[i]);
  for (guint i = 0; i < after->len; i++)
    {
      const HwPassage *passage = after->pdata[i];
      const HwPassage *was = g_hash_table_lookup (old, &passage->id);

      if (was == NULL || was->state == HW_PASSAGE_LOST)
        continue;
      if (passage->state == HW_PASSAGE_LOST)
        edited->n_lost++;
      else if (!g_str_equal (passage->quote, was->quote)
               && count_words (passage->quote) < count_words (was->quote))
        edited->n_cut++;
    }
}

gpointer
hw_correct_edit_run (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const HwCorrectEdit *edit = data;
  g_autofree HwCorrectEdited *edited = g_new0 (HwCorrectEdited, 1);
  g_autoptr (HwDocument) document = hw_library_get_document (library, edit->document, error);
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  if (document == NULL || !hw_library_begin_step (library, step_of (edit), document->title, error))
    return NULL;
  before = list_passages (library, edit->document, error);
  if (before != NULL && run (library, edit, &edited->n, error))
    after = list_passages (library, edit->document, error);
  if (after == NULL)
    {
      hw_library_abort_step (library);
      return NULL;
    }
  if (!hw_library_end_step (library, error))
    return NULL;
  compare (before, after, edited);
  return g_steal_pointer (&edited);
}

static char *
describe_passages (const HwCorrectEdited *self)
{
  if (self->n_lost > 0)
    return g_strdup_printf (
        /* Translators: marked passages, after words of the text were corrected */
        ngettext ("no word is left of %u passage", "no word is left of %u passages", self->n_lost),
        self->n_lost);
  if (self->n_cut > 0)
    return g_strdup_printf (
        /* Translators: marked passages, after words of the text were corrected */
        ngettext ("%u passage has fewer words", "%u passages have fewer words", self->n_cut),
        self->n_cut);
  return NULL;
}

char *
hw_correct_edited_describe (const HwCorrectEdited *self, HwCorrectEditKind kind)
{
  g_autofree char *passages = describe_passages (self);
  g_autofree char *done = NULL;

  switch (kind)
    {
    case HW_CORRECT_EDIT_LEAVE_OUT:
      done = g_strdup (_ ("Paragraph left out"));
      break;
    case HW_CORRECT_EDIT_TAKE_BACK:
      done = g_strdup_printf (
          ngettext ("%u paragraph taken back", "%u paragraphs taken back", self->n), self->n);
      break;
    case HW_CORRECT_EDIT_TAKE_AWAY:
      done = g_strdup (_ ("Correction taken back"));
      break;
    case HW_CORRECT_EDIT_TEXT:
    default:
      done = g_strdup (_ ("Paragraph corrected"));
      break;
    }
  if (passages == NULL)
    return g_steal_pointer (&done);
  /* Translators: "Paragraph corrected; no word is left of 2 passages" */
  return g_strdup_printf (_ ("%s; %s"), done, passages);
}

/* The toast that follows, in whatever window the widget is in by then. */
typedef struct
{
  GWeakRef from;
  HwCorrectEditKind kind;
} Queued;

static void
queued_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Queued *queued = data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&queued->from);
  g_autoptr (GError) error = NULL;
  g_autofree HwCorrectEdited *edited = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (edited == NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  else if (from != NULL && edited->n > 0)
    {
      g_autofree char *text = hw_correct_edited_describe (edited, queued->kind);

      gtk_widget_activate_action (from, "win.notify-undo", "s", text);
    }
  g_weak_ref_clear (&queued->from);
  g_free (queued);
}

void
hw_correct_edit_queue (HwSession *session, GtkWidget *from, HwCorrectEdit *edit)
{
  Queued *queued = g_new0 (Queued, 1);

  g_weak_ref_init (&queued->from, from);
  queued->kind = edit->kind;
  hw_session_run (session, HW_LANE_EDIT, hw_correct_edit_run, edit,
                  (GDestroyNotify) hw_correct_edit_free, g_free, NULL, queued_cb, queued);
}
