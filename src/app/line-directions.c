/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "line-directions.h"

#include <string.h>

#include "direction.h"

#define LRM 0x200e
#define RLM 0x200f
#define ALM 0x061c

/* On every mark of ours, which tells it from one that was typed. */
#define TAG "line-direction"

/* What goes with a view. */
typedef struct
{
  guint update_id;
  gboolean updating;
  int before; /* offset of the caret before it was moved */
} Lines;

static Lines *
get_lines (GtkTextView *view)
{
  return g_object_get_data (G_OBJECT (view), TAG);
}

static gboolean
is_ours (const GtkTextIter *at)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (
      gtk_text_buffer_get_tag_table (gtk_text_iter_get_buffer (at)), TAG);

  return gtk_text_iter_has_tag (at, tag);
}

/* The text of a range without our marks. */
static char *
get_own_text (const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (start);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG);
  GString *own = g_string_new (NULL);
  GtkTextIter from = *start;

  while (gtk_text_iter_compare (&from, end) < 0)
    {
      GtkTextIter to = from;

      if (!gtk_text_iter_forward_to_tag_toggle (&to, tag) || gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      if (!gtk_text_iter_has_tag (&from, tag))
        {
          g_autofree char *part = gtk_text_buffer_get_text (buffer, &from, &to, TRUE);

          g_string_append (own, part);
        }
      from = to;
    }
  return g_string_free (own, FALSE);
}

/* The mark that a line needs, 0 for none. One that the person wrote does not count: with ours before it the
 * two are told apart, also after an undo, which brings back letters without tags. */
static gunichar
get_needed (const char *line)
{
  HwDirection wanted, first = HW_DIRECTION_AUTO;

  for (gunichar c = g_utf8_get_char (line); c == LRM || c == RLM || c == ALM;
       c = g_utf8_get_char (line))
    line = g_utf8_next_char (line);
  wanted = hw_direction_of_utf8 (line, -1, HW_DIRECTION_AUTO);
  for (const char *at = line; *at != '\0' && first == HW_DIRECTION_AUTO; at = g_utf8_next_char (at))
    first = hw_direction_of_utf8 (at, g_utf8_next_char (at) - at, HW_DIRECTION_AUTO);
  if (wanted == HW_DIRECTION_RTL && first == HW_DIRECTION_LTR)
    return RLM;
  if (wanted == HW_DIRECTION_LTR && first == HW_DIRECTION_RTL)
    return LRM;
  return 0;
}

static void
get_line (GtkTextBuffer *buffer, int number, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_line (buffer, start, number);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

/* Takes our marks out of [@start, @end), which may be another length afterwards. */
static void
remove_marks (GtkTextBuffer *buffer, int number, gboolean keep_first)
{
  GtkTextIter at, end;

  get_line (buffer, number, &at, &end);
  if (keep_first)
    gtk_text_iter_forward_char (&at);
  while (gtk_text_iter_compare (&at, &end) < 0)
    if (is_ours (&at))
      {
        GtkTextIter past = at;
        int offset = gtk_text_iter_get_offset (&at);

        gtk_text_iter_forward_char (&past);
        gtk_text_buffer_delete (buffer, &at, &past);
        get_line (buffer, number, &at, &end);
        gtk_text_buffer_get_iter_at_offset (buffer, &at, offset);
      }
    else
      gtk_text_iter_forward_char (&at);
}

static void
update_line (GtkTextBuffer *buffer, int number, gboolean adopt)
{
  GtkTextIter start, past, end;
  g_autofree char *own = NULL;
  gunichar needed;
  gboolean stands;

  get_line (buffer, number, &start, &end);
  own = get_own_text (&start, &end);
  needed = get_needed (own);
  past = start;
  gtk_text_iter_forward_char (&past);
  stands = needed != 0 && gtk_text_iter_get_char (&start) == needed && (adopt || is_ours (&start));
  if (stands && !is_ours (&start))
    gtk_text_buffer_apply_tag_by_name (buffer, TAG, &start, &past);
  remove_marks (buffer, number, stands);
  if (needed != 0 && !stands)
    {
      char mark[8] = "";

      g_unichar_to_utf8 (needed, mark);
      gtk_text_buffer_get_iter_at_line (buffer, &start, number);
      gtk_text_buffer_insert_with_tags_by_name (buffer, &start, mark, -1, TAG, NULL);
    }
}

static void
update (GtkTextBuffer *buffer, gboolean adopt)
{
  for (int i = 0; i < gtk_text_buffer_get_line_count (buffer); i++)
    update_line (buffer, i, adopt);
}

void
hw_line_directions_update (GtkTextBuffer *buffer)
{
  update (buffer, FALSE);
}

char *
hw_line_directions_get_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return get_own_text (&start, &end);
}

static void
update_view (GtkTextView *view, gboolean adopt)
{
  Lines *self = get_lines (view);

  if (self->updating)
    return;
  self->updating = TRUE;
  update (gtk_text_view_get_buffer (view), adopt);
  self->updating = FALSE;
  g_clear_handle_id (&self->update_id, g_source_remove);
}

/* Part of what the person does, for undo. */
static void
action_ended_cb (GtkTextView *view)
{
  update_view (view, FALSE);
}

/* Undo leads to a text that had its marks. */
static void
undone_cb (GtkTextView *view)
{
  update_view (view, TRUE);
}

static gboolean
update_cb (gpointer data)
{
  GtkTextView *view = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  get_lines (view)->update_id = 0;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_end_user_action (buffer);
  return G_SOURCE_REMOVE;
}

/* For what changes the text and does not call itself an action. */
static void
changed_cb (GtkTextView *view)
{
  Lines *self = get_lines (view);

  if (!self->updating && self->update_id == 0)
    self->update_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_cb, view, NULL);
}

static void
get_caret (GtkTextView *view, GtkTextIter *caret)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_get_iter_at_mark (buffer, caret, gtk_text_buffer_get_insert (buffer));
}

static void
set_caret (GtkTextView *view, const GtkTextIter *caret, gboolean extend)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (extend)
    gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), caret);
  else
    gtk_text_buffer_place_cursor (buffer, caret);
}

static void
moves_cb (GtkTextView *view)
{
  GtkTextIter caret;

  get_caret (view, &caret);
  get_lines (view)->before = gtk_text_iter_get_offset (&caret);
}

/* The places before and after a mark are one to the person. */
static void
moved_cb (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  const gboolean by_letter
      = step == GTK_MOVEMENT_VISUAL_POSITIONS || step == GTK_MOVEMENT_LOGICAL_POSITIONS;
  GtkTextIter caret;

  get_caret (view, &caret);
  if (!is_ours (&caret))
    return;
  if (by_letter && !gtk_text_iter_is_start (&caret)
      && get_lines (view)->before == gtk_text_iter_get_offset (&caret) + 1)
    {
      g_signal_emit_by_name (view, "move-cursor", step, count > 0 ? 1 : -1, extend);
      return;
    }
  gtk_text_iter_forward_char (&caret);
  set_caret (view, &caret, extend);
}

static gboolean
has_selection (GtkTextView *view)
{
  return gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view));
}

static void
backspace_cb (GtkTextView *view)
{
  GtkTextIter caret;

  get_caret (view, &caret);
  if (!has_selection (view) && gtk_text_iter_backward_char (&caret) && is_ours (&caret))
    set_caret (view, &caret, FALSE);
}

static void
delete_cb (GtkTextView *view, GtkDeleteType type, int count)
{
  GtkTextIter caret;

  get_caret (view, &caret);
  if (count > 0 && !has_selection (view) && is_ours (&caret))
    {
      gtk_text_iter_forward_char (&caret);
      set_caret (view, &caret, FALSE);
    }
}

/* FALSE where nothing is selected. */
static gboolean
copy_to (GtkTextView *view, GdkClipboard *clipboard)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end))
    return FALSE;
  text = get_own_text (&start, &end);
  gdk_clipboard_set_text (clipboard, text);
  return TRUE;
}

static gboolean
copy (GtkTextView *view)
{
  return copy_to (view, gtk_widget_get_clipboard (GTK_WIDGET (view)));
}

/* What is selected goes to the middle button without our marks too: while the view is on a screen its buffer
 * offers its text with them, and that is taken from it and given back. */
static void
realized_cb (GtkTextView *view)
{
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (view),
                                              gtk_widget_get_primary_clipboard (GTK_WIDGET (view)));
}

static void
unrealizes_cb (GtkTextView *view)
{
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (view),
                                           gtk_widget_get_primary_clipboard (GTK_WIDGET (view)));
}

static void
mark_set_cb (GtkTextView *view, const GtkTextIter *at, GtkTextMark *mark)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (gtk_widget_get_realized (GTK_WIDGET (view))
      && (mark == gtk_text_buffer_get_insert (buffer)
          || mark == gtk_text_buffer_get_selection_bound (buffer)))
    copy_to (view, gtk_widget_get_primary_clipboard (GTK_WIDGET (view)));
}

static void
copy_cb (GtkTextView *view)
{
  copy (view);
  g_signal_stop_emission_by_name (view, "copy-clipboard");
}

static void
cut_cb (GtkTextView *view)
{
  if (copy (view))
    gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE, TRUE);
  g_signal_stop_emission_by_name (view, "cut-clipboard");
}

static void
lines_free (gpointer data)
{
  Lines *self = data;

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_free (self);
}

void
hw_line_directions_attach (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_create_tag (buffer, TAG, NULL);
  g_object_set_data_full (G_OBJECT (view), TAG, g_new0 (Lines, 1), lines_free);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (action_ended_cb), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "undo", G_CALLBACK (undone_cb), view,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "redo", G_CALLBACK (undone_cb), view,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (mark_set_cb), view,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (gtk_widget_get_realized (GTK_WIDGET (view)))
    realized_cb (view);
  g_signal_connect_after (view, "realize", G_CALLBACK (realized_cb), NULL);
  g_signal_connect (view, "unrealize", G_CALLBACK (unrealizes_cb), NULL);
  g_signal_connect (view, "move-cursor", G_CALLBACK (moves_cb), NULL);
  g_signal_connect_after (view, "move-cursor", G_CALLBACK (moved_cb), NULL);
  g_signal_connect (view, "backspace", G_CALLBACK (backspace_cb), NULL);
  g_signal_connect (view, "delete-from-cursor", G_CALLBACK (delete_cb), NULL);
  g_signal_connect (view, "copy-clipboard", G_CALLBACK (copy_cb), NULL);
  g_signal_connect (view, "cut-clipboard", G_CALLBACK (cut_cb), NULL);
}
