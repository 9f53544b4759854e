/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "correct-card.h"
#include "correct-edit.h"
#include "reading-page-private.h"
#include "text-place.h"

/* Words of a paragraph are corrected on a card at the paragraph, and paragraphs that do not belong to the text
 * are left out. */

/* Logical pixels between the card, the paragraph and the edges; and as wide as a line that is read with ease. */
#define GAP 8
#define MAX_WIDTH 680

static HwCorrectCard *
get_card (HwReadingPage *self)
{
  return self->correct_card != NULL
                 && hw_correct_card_is_open (HW_CORRECT_CARD (self->correct_card))
             ? HW_CORRECT_CARD (self->correct_card)
             : NULL;
}

/* The paragraph of the selection, of the caret, or at the top where the caret is not on the screen. */
static gsize
get_index (HwReadingPage *self)
{
  GdkRectangle area;
  gsize start, end;

  if (hw_reader_get_selection (self->reader, &start, &end))
    return hw_text_get_paragraph_at (self->text, start);
  return hw_text_get_paragraph_at (self->text, hw_reader_get_selection_area (self->reader, &area)
                                                   ? hw_reader_get_caret (self->reader)
                                                   : hw_reader_get_place (self->reader));
}

static char *
get_paragraph (HwReadingPage *self, gsize index)
{
  const HwParagraph paragraph = hw_text_get_paragraph (self->text, index);

  return hw_text_slice (self->text, paragraph.start, paragraph.end);
}

/* Below its paragraph, or above it; where that fills the pane, at the foot. */
static gboolean
place_card_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *allocation, gpointer user_data)
{
  HwReadingPage *self = user_data;
  const int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  const int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  HwCorrectCard *card = get_card (self);
  GdkRectangle area = { 0, height, width, 0 };
  int natural;

  if (child != self->correct_card)
    return FALSE;
  if (card != NULL && self->text != NULL
      && hw_correct_card_get_index (card) < hw_text_get_n_paragraphs (self->text))
    {
      const HwParagraph at = hw_text_get_paragraph (self->text, hw_correct_card_get_index (card));

      hw_reader_get_range_area (self->reader, at.start, MAX (at.end, at.start + 1), &area);
    }
  allocation->width = MAX (MIN (width - 2 * GAP, MAX_WIDTH), 0);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, allocation->width, NULL, &natural, NULL,
                      NULL);
  allocation->height = MIN (natural, MAX (height - 2 * GAP, 0));
  allocation->x = CLAMP (area.x + (area.width - allocation->width) / 2, GAP,
                         MAX (GAP, width - GAP - allocation->width));
  if (area.y + area.height + GAP + allocation->height <= height)
    allocation->y = area.y + area.height + GAP;
  else if (area.y - GAP - allocation->height >= 0)
    allocation->y = area.y - GAP - allocation->height;
  else
    allocation->y = MAX (height - GAP - allocation->height, 0);
  return TRUE;
}

static void
follow_scrolling_cb (HwReadingPage *self)
{
  if (get_card (self) != NULL)
    gtk_widget_queue_allocate (self->overlay);
}

static void
follow_font (HwReadingPage *self)
{
  g_autofree char *arabic = NULL, *latin = NULL;
  double size, zoom;

  g_object_get (self->reader, "arabic-family", &arabic, "latin-family", &latin, "font-size", &size,
                "zoom", &zoom, NULL);
  hw_correct_card_set_font (HW_CORRECT_CARD (self->correct_card), arabic, latin, size * zoom);
}

static void
close_card (HwReadingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->correct_card))
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  hw_correct_card_close (HW_CORRECT_CARD (self->correct_card));
}

static HwCorrectEdit *
edit_new (HwCorrectCard *card)
{
  HwCorrectEdit *edit
      = hw_correct_edit_new (HW_CORRECT_EDIT_TEXT, hw_correct_card_get_document (card));

  edit->paragraph = hw_correct_card_get_index (card);
  edit->before = g_strdup (hw_correct_card_get_before (card));
  edit->after = hw_correct_card_get_after (card);
  return edit;
}

/* A correction under way, which leaves the card open where it fails: nothing that was typed is lost. */
typedef struct
{
  HwReadingPage *self; /* owned */
  char *after;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (HwReadingPage) self = saving->self;
  g_autofree char *after = saving->after;
  g_autoptr (GError) error = NULL;
  g_autofree HwCorrectEdited *edited = hw_session_run_finish (HW_SESSION (source), result, &error);
  HwCorrectCard *card = get_card (self);
  g_autofree char *shown = card != NULL ? hw_correct_card_get_after (card) : NULL;

  g_free (saving);
  if (edited == NULL)
    {
      hw_reading_page_fail (self, error->message);
      return;
    }
  if (g_strcmp0 (shown, after) == 0)
    close_card (self);
  g_autofree char *text = hw_correct_edited_describe (edited, HW_CORRECT_EDIT_TEXT);
  g_signal_emit_by_name (self, "done", text);
}

static void
save_cb (HwReadingPage *self)
{
  Saving *saving = g_new0 (Saving, 1);
  HwCorrectEdit *edit = edit_new (HW_CORRECT_CARD (self->correct_card));

  saving->self = g_object_ref (self);
  saving->after = g_strdup (edit->after);
  hw_session_run (self->session, HW_LANE_EDIT, hw_correct_edit_run, edit,
                  (GDestroyNotify) hw_correct_edit_free, g_free, NULL, saved_cb, saving);
}

static void
left_cb (HwReadingPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
ensure_card (HwReadingPage *self)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (self->correct_card != NULL)
    return;
  self->correct_card = hw_correct_card_new ();
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->correct_card);
  g_signal_connect (self->overlay, "get-child-position", G_CALLBACK (place_card_cb), self);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (follow_scrolling_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->correct_card, "saved", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->correct_card, "left", G_CALLBACK (left_cb), self);
}

static void
correct (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  HwCorrectCard *card = get_card (self);
  g_autofree char *text = NULL;
  HwParagraph paragraph;
  gsize index, start, end;

  if (self->text == NULL)
    return;
  index = get_index (self);
  if (card != NULL && hw_correct_card_is_changed (card))
    {
      gtk_widget_child_focus (GTK_WIDGET (card), GTK_DIR_TAB_FORWARD);
      if (hw_correct_card_get_index (card) != index)
        g_signal_emit_by_name (self, "hint",
                               _ ("Save or leave the correction that you are writing first"));
      return;
    }
  ensure_card (self);
  follow_font (self);
  hw_reading_page_hide_bar (self);
  paragraph = hw_text_get_paragraph (self->text, index);
  if (!hw_reader_get_selection (self->reader, &start, &end))
    start = end = CLAMP (hw_reader_get_caret (self->reader), paragraph.start, paragraph.end);
  end = MIN (end, paragraph.end);
  text = get_paragraph (self, index);
  hw_reader_reveal (self->reader, start, end);
  hw_correct_card_open (HW_CORRECT_CARD (self->correct_card), self->document->id, index, text,
                        start - paragraph.start, end - paragraph.start);
  gtk_widget_queue_resize (self->overlay);
}

static void
leave_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HwReadingPage *self = HW_READING_PAGE (widget);
  HwCorrectEdit *edit;

  if (self->text == NULL)
    return;
  edit = hw_correct_edit_new (HW_CORRECT_EDIT_LEAVE_OUT, self->document->id);
  edit->paragraph = get_index (self);
  edit->before = get_paragraph (self, edit->paragraph);
  hw_reading_page_hide_bar (self);
  hw_correct_edit_queue (self->session, widget, edit);
}

/* What was typed is not lost with the text that it is about: it is saved, and can be undone. */
void
hw_reading_page_end_correcting (HwReadingPage *self)
{
  HwCorrectCard *card = get_card (self);

  if (card == NULL)
    return;
  if (hw_correct_card_is_changed (card))
    hw_correct_edit_queue (self->session, GTK_WIDGET (self), edit_new (card));
  close_card (self);
}

void
hw_reading_page_follow_correcting (HwReadingPage *self)
{
  HwCorrectCard *card = get_card (self);
  const char *before = card != NULL ? hw_correct_card_get_before (card) : NULL;
  gsize index;

  if (card == NULL)
    return;
  if (self->document == NULL || self->document->id != hw_correct_card_get_document (card))
    {
      hw_reading_page_end_correcting (self);
      return;
    }
  /* Where nothing reads so any more, saving says that. */
  if (hw_text_place_find (self->text, hw_correct_card_get_index (card), before, strlen (before),
                          &index))
    hw_correct_card_set_index (card, index);
  gtk_widget_queue_allocate (self->overlay);
}

void
hw_reading_page_class_add_correcting (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reading.correct", NULL, correct);
  gtk_widget_class_install_action (widget_class, "reading.leave-out", NULL, leave_out);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "reading.correct", NULL);
}
