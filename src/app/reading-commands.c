/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "export.h"
#include "reader-cards.h"
#include "reading-page-private.h"
#include "settings.h"

/* An edit under way, with what the page does when it is committed. */
typedef struct
{
  HwReadingPage *self; /* owned */
  gint64 document;
  HwPassageEditKind kind;
  gboolean from_selection;
  gboolean is_blind; /* by a number: the toast says which tag it was */
} Command;

static void
command_free (Command *command)
{
  g_object_unref (command->self);
  g_free (command);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Command, command_free)

gboolean
hw_reading_page_get_selected (HwReadingPage *self, gsize *start, gsize *end)
{
  const char *utf8;
  const char *first, *last;

  if (self->text == NULL || !hw_reader_get_selection (self->reader, start, end))
    return FALSE;
  utf8 = hw_text_get_utf8 (self->text, NULL);
  first = utf8 + hw_text_to_byte (self->text, *start);
  last = utf8 + hw_text_to_byte (self->text, *end);
  while (first < last && g_unichar_isspace (g_utf8_get_char (first)))
    {
      first = g_utf8_next_char (first);
      (*start)++;
    }
  while (last > first && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (last))))
    {
      last = g_utf8_prev_char (last);
      (*end)--;
    }
  return first < last;
}

HwPassage *
hw_reading_page_get_current (HwReadingPage *self)
{
  gint64 id = hw_reader_get_focused_range (self->reader);

  if (id == 0)
    {
      g_autoptr (GArray) ids
          = hw_reader_get_ranges_at (self->reader, hw_reader_get_caret (self->reader));

      if (ids != NULL && ids->len > 0)
        id = g_array_index (ids, gint64, 0);
    }
  return id != 0 ? hw_reading_page_find (self, id) : NULL;
}

static void
command_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Command) command = user_data;
  HwReadingPage *self = command->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (HwPassageEdited) edited = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (edited == NULL)
    {
      hw_reading_page_fail (self, error->message);
      return;
    }
  /* Meanwhile another document may be on screen. */
  if (self->document == NULL || self->document->id != command->document)
    return;
  if (command->from_selection)
    {
      const gsize caret = hw_reader_get_caret (self->reader);

      hw_reader_select (self->reader, caret, caret);
    }
  hw_reading_page_await (self, edited->passage, command->kind == HW_PASSAGE_EDIT_NOTE);
  if (command->kind == HW_PASSAGE_EDIT_REMOVE)
    g_signal_emit_by_name (self, "done", _ ("Passage removed"));
  else if (command->is_blind)
    {
      g_autofree char *name = hw_direction_isolate (edited->tag_name);
      /* Translators: %s is the name of a tag */
      g_autofree char *text = g_strdup_printf (_ ("Tagged “%s”"), name);

      g_signal_emit_by_name (self, "done", text);
    }
}

/* An edit of the selection, else of the current passage; NULL where there is neither. */
static HwPassageEdit *
edit_new (HwReadingPage *self, HwPassageEditKind kind)
{
  const HwPassage *passage;
  gsize start, end;

  if (self->document == NULL)
    return NULL;
  if (kind != HW_PASSAGE_EDIT_REMOVE && kind != HW_PASSAGE_EDIT_UNTAG
      && hw_reading_page_get_selected (self, &start, &end))
    return hw_passage_edit_new (kind, self->document->id, 0, (gint64) start, (gint64) end);
  passage = hw_reading_page_get_current (self);
  if (passage == NULL)
    return NULL;
  return hw_passage_edit_new (kind, self->document->id, passage->id, passage->start, passage->end);
}

/* Takes @edit, which may be NULL: then there is nothing to work on, and the person is told so. */
static void
run (HwReadingPage *self, HwPassageEdit *edit)
{
  Command *command;

  if (edit == NULL)
    {
      g_signal_emit_by_name (self, "hint", _ ("Select some text first, or go to a passage"));
      return;
    }
  command = g_new0 (Command, 1);
  command->self = g_object_ref (self);
  command->document = edit->document;
  command->kind = edit->kind;
  command->from_selection = edit->passage == 0;
  command->is_blind = edit->recent != 0;
  hw_reading_page_hide_bar (self);
  hw_session_run (self->session, HW_LANE_EDIT, hw_passage_edit_run, edit,
                  (GDestroyNotify) hw_passage_edit_free, (GDestroyNotify) hw_passage_edited_free,
                  NULL, command_cb, command);
}

void
hw_reading_page_move_passage (HwReadingPage *self, gint64 passage, gsize start, gsize end)
{
  const gsize caret = hw_reader_get_caret (self->reader);
  HwPassageEdit *edit = hw_passage_edit_new (HW_PASSAGE_EDIT_MOVE, self->document->id, passage,
                                             (gint64) start, (gint64) end);

  hw_reader_select (self->reader, caret, caret);
  run (self, edit);
}

static void
mark_with (HwReadingPage *self, const char *colour)
{
  HwPassageEdit *edit = edit_new (self, HW_PASSAGE_EDIT_MARK);

  if (edit != NULL)
    edit->colour = g_strdup (colour);
  run (self, edit);
}

static void
mark (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *colour = g_settings_get_string (hw_settings_get (), "mark-colour");

  mark_with (HW_READING_PAGE (widget), colour);
}

static void
mark_colour (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *colour = g_variant_get_string (parameter, NULL);

  g_settings_set_string (hw_settings_get (), "mark-colour", colour);
  mark_with (HW_READING_PAGE (widget), colour);
}

static void
ask_tag (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  const HwPassage *passage;
  gsize start, end;

  if (hw_reading_page_get_selected (self, &start, &end))
    hw_reading_page_ask_tag (self, start, end, NULL);
  else if ((passage = hw_reading_page_get_current (self)) != NULL)
    hw_reading_page_ask_tag (self, (gsize) passage->start, (gsize) passage->end, passage);
  else
    run (self, NULL);
}

void
hw_reading_page_tag_chosen (HwReadingPage *self, gint64 tag, gboolean present)
{
  HwPassageEdit *edit = edit_new (self, present ? HW_PASSAGE_EDIT_UNTAG : HW_PASSAGE_EDIT_TAG);

  if (edit != NULL)
    edit->tag = tag;
  run (self, edit);
}

void
hw_reading_page_tag_created (HwReadingPage *self, const char *path)
{
  HwPassageEdit *edit = edit_new (self, HW_PASSAGE_EDIT_TAG);

  if (edit != NULL)
    edit->new_tag = g_strdup (path);
  run (self, edit);
}

static void
tag_recent (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  HwPassageEdit *edit = edit_new (self, HW_PASSAGE_EDIT_TAG);

  if (edit != NULL)
    edit->recent = (guint) g_variant_get_int32 (parameter);
  run (self, edit);
}

static void
untag (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hw_reading_page_tag_chosen (HW_READING_PAGE (widget), g_variant_get_int64 (parameter), TRUE);
}

static void
note (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);

  run (self, edit_new (self, HW_PASSAGE_EDIT_NOTE));
}

static void
remove_passage (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  HwPassageEdit *edit = edit_new (self, HW_PASSAGE_EDIT_REMOVE);

  if (edit != NULL)
    run (self, edit);
  else
    g_signal_emit_by_name (self, "hint", _ ("There is no passage at the caret"));
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hw_reader_copy (HW_READING_PAGE (widget)->reader);
}

static void
copy_citation (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  g_autoptr (HwPassageEdit) edit = edit_new (self, HW_PASSAGE_EDIT_NOTE);
  g_autofree char *quote = NULL, *place = NULL, *citation = NULL;

  if (edit == NULL)
    {
      run (self, NULL);
      return;
    }
  quote = hw_text_slice (self->text, (gsize) edit->start, (gsize) edit->end);
  place = hw_citation_place (self->text, self->structure, (gsize) edit->start);
  citation = hw_citation_new (quote, self->document->title, self->document->source,
                              self->document->published, place);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), citation);
  hw_reading_page_hide_bar (self);
  g_signal_emit_by_name (self, "hint", _ ("Copied with its source"));
}

static void
select_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);

  if (self->text != NULL)
    hw_reader_select (self->reader, 0, hw_text_get_n_chars (self->text));
}

static void
focus_passage (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  const HwPassage *passage = hw_reading_page_find (self, g_variant_get_int64 (parameter));

  if (passage == NULL)
    return;
  hw_reading_page_focus_passage (self, passage->id, FALSE);
  if (!hw_reader_has_cards (self->reader))
    hw_reading_page_show_bar (self, (gsize) passage->start, (gsize) passage->end, passage);
}

gboolean
hw_reading_page_step (HwReadingPage *self, int direction)
{
  const HwPassage *current = hw_reading_page_get_current (self);
  const gint64 caret = (gint64) hw_reader_get_caret (self->reader);
  gint64 next = 0;

  for (guint i = 0; self->passages != NULL && i < self->passages->len; i++)
    {
      const guint index = direction > 0 ? i : self->passages->len - 1 - i;
      const HwPassage *passage = g_ptr_array_index (self->passages, index);

      if (current != NULL && passage->id == current->id)
        next = -1;
      else if (next == -1
               || (current == NULL
                   && (direction > 0 ? passage->start >= caret : passage->start < caret)))
        {
          next = passage->id;
          break;
        }
    }
  if (next <= 0)
    return FALSE;
  hw_reading_page_focus_passage (self, next, TRUE);
  return TRUE;
}

static void
next_passage (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hw_reading_page_step (HW_READING_PAGE (widget), 1);
}

static void
previous_passage (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hw_reading_page_step (HW_READING_PAGE (widget), -1);
}

static gboolean
dismiss_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  gsize start, end;

  if (hw_reading_page_end_adjusting (self, FALSE) || hw_reading_page_hide_bar (self)
      || hw_reading_page_close_find (self))
    return GDK_EVENT_STOP;
  if (!hw_reader_get_selection (self->reader, &start, &end))
    return GDK_EVENT_PROPAGATE;
  start = hw_reader_get_caret (self->reader);
  hw_reader_select (self->reader, start, start);
  return GDK_EVENT_STOP;
}

void
hw_reading_page_class_add_commands (GtkWidgetClass *widget_class)
{
  /* Each with what stands on the same key of an Arabic keyboard, which may be the only one. */
  static const struct
  {
    guint keyvals[2];
    const char *action;
  } keys[] = {
    { { GDK_KEY_h, GDK_KEY_Arabic_alef }, "reading.mark" },
    { { GDK_KEY_t, GDK_KEY_Arabic_feh }, "reading.tag" },
    { { GDK_KEY_n, GDK_KEY_Arabic_alefmaksura }, "reading.note" },
    { { GDK_KEY_bracketright, GDK_KEY_Arabic_dal }, "reading.next" },
    { { GDK_KEY_bracketleft, GDK_KEY_Arabic_jeem }, "reading.previous" },
  };

  gtk_widget_class_install_action (widget_class, "reading.mark", NULL, mark);
  gtk_widget_class_install_action (widget_class, "reading.mark-colour", "s", mark_colour);
  gtk_widget_class_install_action (widget_class, "reading.tag", NULL, ask_tag);
  gtk_widget_class_install_action (widget_class, "reading.tag-recent", "i", tag_recent);
  gtk_widget_class_install_action (widget_class, "reading.untag", "x", untag);
  gtk_widget_class_install_action (widget_class, "reading.note", NULL, note);
  gtk_widget_class_install_action (widget_class, "reading.remove", NULL, remove_passage);
  gtk_widget_class_install_action (widget_class, "reading.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "reading.copy-citation", NULL, copy_citation);
  gtk_widget_class_install_action (widget_class, "reading.select-all", NULL, select_all);
  gtk_widget_class_install_action (widget_class, "reading.focus", "x", focus_passage);
  gtk_widget_class_install_action (widget_class, "reading.next", NULL, next_passage);
  gtk_widget_class_install_action (widget_class, "reading.previous", NULL, previous_passage);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (keys[i].keyvals); k++)
      gtk_widget_class_add_binding_action (widget_class, keys[i].keyvals[k], 0, keys[i].action,
                                           NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "reading.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "reading.copy-citation", NULL);
  for (int i = 1; i <= 9; i++)
    {
      const guint digits[] = { GDK_KEY_0 + (guint) i, GDK_KEY_KP_0 + (guint) i,
                               gdk_unicode_to_keyval (0x660 + (guint) i) };

      for (gsize k = 0; k < G_N_ELEMENTS (digits); k++)
        gtk_widget_class_add_binding_action (widget_class, digits[k], 0, "reading.tag-recent", "i",
                                             i);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, dismiss_cb, NULL);
}
