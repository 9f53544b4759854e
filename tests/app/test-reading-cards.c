/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "edits.h"
#include "fixture.h"
#include "history.h"
#include "margin-card.h"
#include "notes.h"
#include "reader-cards.h"
#include "reading-page-private.h"
#include "settings.h"
#include "tag-pills.h"
#include "widgets.h"

/* The page with its margin, in a window that is wide enough for it, and in one that is not. */

#define TEXT "قال الكاتب: هذا نصّ قصير.\nAnd a second line of it.\n"
#define LINE_2 26

#define LAPTOP 668 /* pixels, of 1240 */

typedef struct
{
  HwFixture base;
  GtkWidget *window;
  HwReadingPage *page;
  gint64 document, passage;
  guint n_notes; /* asked for elsewhere */
} Fixture;

static gpointer
mark (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;

  f->passage = hw_library_mark (library, f->document, 4, 10, NULL, error);
  return NULL;
}

static void
note_requested_cb (Fixture *f)
{
  f->n_notes++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  hw_fixture_set_up (&f->base, NULL);
  f->document = hw_fixture_add_document (&f->base, "عنوان", TEXT);
  hw_fixture_do (&f->base, mark, f);
  f->window = gtk_window_new ();
  f->page = HW_READING_PAGE (hw_reading_page_new (f->base.session));
  g_signal_connect_swapped (f->page, "note-requested", G_CALLBACK (note_requested_cb), f);
  gtk_widget_set_size_request (GTK_WIDGET (f->page), GPOINTER_TO_INT (data), 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
  hw_reading_page_open (f->page, f->document, NULL);
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->base.n_failed, ==, 0);
  hw_fixture_tear_down (&f->base, NULL);
}

/* Of the one passage; NULL where it has none. */
static GtkWidget *
find_card (Fixture *f)
{
  return hw_find_widget (GTK_WIDGET (f->page), HW_TYPE_MARGIN_CARD, NULL);
}

static gboolean
has_card (gpointer data)
{
  return find_card (data) != NULL;
}

static gboolean
has_editor (gpointer data)
{
  Fixture *f = data;

  return hw_note_editor_has_focus (f->page->editor)
         && gtk_widget_get_ancestor (GTK_WIDGET (f->page->editor), HW_TYPE_MARGIN_CARD) != NULL;
}

static gboolean
has_note (gpointer data)
{
  const HwPassage *passage = hw_reading_page_find (((Fixture *) data)->page, 1);

  return passage != NULL && g_str_equal (passage->note, "**x** y");
}

static gboolean
shows_note (gpointer data)
{
  return hw_find_widget (find_card (data), GTK_TYPE_LABEL, "x y") != NULL;
}

static gboolean
shows_tag (gpointer data)
{
  return hw_find_widget (find_card (data), HW_TYPE_TAG_PILLS, NULL) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return find_card (data) == NULL;
}

static void
type_note (Fixture *f, const char *text)
{
  GtkWidget *view = hw_find_widget (GTK_WIDGET (f->page->editor), GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  hw_note_editor_commit (f->page->editor);
}

/* A card is there with its passage, follows what happens to it, wherever that was done, and goes with it. */
static void
test_follows (Fixture *f, gconstpointer data)
{
  g_assert_true (hw_reader_has_cards (f->page->reader));
  hw_wait_until (has_card, f);
  hw_edit_tag_passage_new (f->base.session, f->passage, "أمن");
  hw_wait_until (shows_tag, f);
  hw_reading_page_focus_passage (f->page, f->passage, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.remove", NULL);
  hw_wait_until (is_gone, f);
}

/* The note is written on the card, and nobody else is asked to open it. */
static void
test_note (Fixture *f, gconstpointer data)
{
  hw_wait_until (has_card, f);
  hw_reading_page_focus_passage (f->page, f->passage, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.note", NULL);
  hw_wait_until (has_editor, f);
  g_assert_cmpuint (f->n_notes, ==, 0);
  type_note (f, "**x** y");
  hw_wait_until (has_note, f);
  g_assert_true (hw_note_editor_has_focus (f->page->editor));
  g_signal_emit_by_name (f->page->editor, "escaped");
  hw_wait_until (shows_note, f);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (f->page->reader)));
}

static gboolean
is_moved (gpointer data)
{
  const HwPassage *passage = hw_reading_page_find (((Fixture *) data)->page, 1);

  return passage->start == 4 && passage->end == 14;
}

static gboolean
is_back (gpointer data)
{
  const HwPassage *passage = hw_reading_page_find (((Fixture *) data)->page, 1);

  return passage->start == 4 && passage->end == 10;
}

static gpointer
undo (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_undo (library, NULL, NULL, error);
  return NULL;
}

/* Its range is selected, selected otherwise, and taken; one undo takes that back. Escape changes nothing. */
static void
test_adjust (Fixture *f, gconstpointer data)
{
  gsize start, end;

  g_assert_cmpint (f->passage, ==, 1);
  hw_reading_page_focus_passage (f->page, f->passage, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.adjust", NULL);
  g_assert_true (hw_reader_get_selection (f->page->reader, &start, &end));
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 10);
  g_assert_cmpuint (hw_reader_get_caret (f->page->reader), ==, 10);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.adjust", NULL);
  g_assert_cmpuint (hw_reader_get_caret (f->page->reader), ==, 4);
  hw_reader_select (f->page->reader, 4, 14);
  g_assert_true (hw_reading_page_end_adjusting (f->page, TRUE));
  hw_wait_until (is_moved, f);
  hw_fixture_settle (&f->base);
  g_assert_cmpint (hw_reader_get_focused_range (f->page->reader), ==, f->passage);
  hw_fixture_do (&f->base, undo, NULL);
  hw_wait_until (is_back, f);

  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.adjust", NULL);
  hw_reader_select (f->page->reader, 4, 14);
  g_assert_true (hw_reading_page_end_adjusting (f->page, FALSE));
  hw_fixture_settle (&f->base);
  g_assert_true (is_back (f));
  g_assert_false (hw_reader_get_selection (f->page->reader, &start, &end));
  g_assert_false (hw_reading_page_end_adjusting (f->page, TRUE));
}

/* Tab goes through the passages, and at the last of them on. */
static void
test_step (Fixture *f, gconstpointer data)
{
  hw_reader_select (f->page->reader, 0, 0);
  g_assert_true (hw_reading_page_step (f->page, 1));
  g_assert_cmpint (hw_reading_page_get_passage (f->page), ==, f->passage);
  g_assert_false (hw_reading_page_step (f->page, 1));
  g_assert_false (hw_reading_page_step (f->page, -1));
}

static gboolean
is_laptop (gpointer data)
{
  return gtk_widget_get_width (GTK_WIDGET (((Fixture *) data)->page)) == LAPTOP;
}

/* What a usual laptop leaves to the text between the two other panes is enough for cards and for a column
 * that can be read. */
static void
test_laptop (Fixture *f, gconstpointer data)
{
  graphene_rect_t bounds;
  GdkRectangle text;
  double gap = 0;

  gtk_widget_set_halign (GTK_WIDGET (f->page), GTK_ALIGN_START);
  hw_wait_until (is_laptop, f);
  g_assert_true (hw_reader_has_cards (f->page->reader));
  hw_wait_until (has_card, f);
  g_assert_true (gtk_widget_compute_bounds (find_card (f), GTK_WIDGET (f->page), &bounds));
  /* The line that begins at the other side of the column is the English one, or the Arabic one. */
  for (gsize at = 0; at <= LINE_2; at += LINE_2)
    {
      g_assert_true (hw_reader_get_range_area (f->page->reader, at, at + 1, &text));
      gap = MAX (gap, text.x > bounds.origin.x ? text.x - bounds.origin.x - bounds.size.width
                                               : bounds.origin.x - text.x - text.width);
    }
  g_assert_cmpfloat (gap, >, 340);
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *) data)->page->card_popover == NULL;
}

/* Where there is no room, a click on a stripe opens the card over the text, with its note to be written. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  g_assert_false (hw_reader_has_cards (f->page->reader));
  g_assert_null (find_card (f));
  g_signal_emit_by_name (f->page->reader, "stripe-activated", f->passage);
  g_assert_nonnull (f->page->card_popover);
  g_assert_nonnull (find_card (f));
  hw_reading_page_open_card (f->page, f->passage, TRUE);
  hw_wait_until (has_editor, f);
  type_note (f, "**x** y");
  hw_wait_until (has_note, f);
  gtk_popover_popdown (GTK_POPOVER (f->page->card_popover));
  hw_wait_until (is_closed, f);
}

/* The key for a note writes it on the card over the text; where cards are not wanted, it is for others. */
static void
test_narrow_note (Fixture *f, gconstpointer data)
{
  hw_reading_page_focus_passage (f->page, f->passage, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.note", NULL);
  hw_wait_until (has_editor, f);
  g_assert_nonnull (f->page->card_popover);
  g_assert_cmpuint (f->n_notes, ==, 0);
  gtk_popover_popdown (GTK_POPOVER (f->page->card_popover));
  hw_wait_until (is_closed, f);
  g_settings_set_boolean (hw_settings_get (), "margin-cards", FALSE);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.note", NULL);
  hw_fixture_settle (&f->base);
  g_assert_cmpuint (f->n_notes, ==, 1);
  g_assert_null (f->page->card_popover);
  g_settings_reset (hw_settings_get (), "margin-cards");
}

/* The menu of a card is about its passage, whatever is selected. */
static void
test_menu (Fixture *f, gconstpointer data)
{
  graphene_rect_t card;
  GdkRectangle area;
  GtkWidget *menu;
  gsize start, end;

  hw_wait_until (has_card, f);
  hw_reader_select (f->page->reader, LINE_2, LINE_2 + 3);
  g_signal_emit_by_name (find_card (f), "menu", 3.0, 4.0);
  g_assert_cmpint (hw_reading_page_get_passage (f->page), ==, f->passage);
  g_assert_false (hw_reader_get_selection (f->page->reader, &start, &end));
  menu = hw_find_widget (GTK_WIDGET (f->page), GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (menu);
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (menu), &area));
  g_assert_true (gtk_widget_compute_bounds (find_card (f), GTK_WIDGET (f->page), &card));
  g_assert_cmpint (area.x, ==, (int) card.origin.x + 3);
  g_assert_cmpint (area.y, ==, (int) card.origin.y + 4);
  gtk_popover_popdown (GTK_POPOVER (menu));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.remove", NULL);
  hw_wait_until (is_gone, f);
}

static graphene_point_t
origin_of_text (Fixture *f)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0);

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (f->page->reader), GTK_WIDGET (f->page),
                                           &origin, &origin));
  return origin;
}

static gboolean
is_below_bar (gpointer data)
{
  return origin_of_text (data).y > 10;
}

/* A card over the text, and the menu of the text, point at their place, also where the find bar has moved
 * the text down. It comes in slowly, so the text may still move. */
static void
test_points (Fixture *f, gconstpointer data)
{
  graphene_point_t origin;
  GdkRectangle range, area;
  GtkWidget *menu;

  g_assert_true (hw_reading_page_find_text (f->page));
  hw_wait_until (is_below_bar, f);
  origin = origin_of_text (f);
  hw_reading_page_open_card (f->page, f->passage, FALSE);
  g_assert_true (hw_reader_get_range_area (f->page->reader, 4, 5, &range));
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (f->page->card_popover), &area));
  g_assert_cmpint (area.x, ==, range.x + (int) origin.x);
  g_assert_cmpint (area.y, ==, range.y + (int) origin.y);
  gtk_popover_popdown (GTK_POPOVER (f->page->card_popover));
  hw_wait_until (is_closed, f);

  origin = origin_of_text (f);
  g_signal_emit_by_name (f->page->reader, "text-menu", 60.0, 80.0);
  menu = hw_find_widget (GTK_WIDGET (f->page), GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (menu), &area));
  g_assert_cmpint (area.x, ==, 60 + (int) origin.x);
  g_assert_cmpint (area.y, ==, 80 + (int) origin.y);
}

static void
write_note_on_card (Fixture *f)
{
  GtkWidget *view;

  hw_wait_until (has_card, f);
  hw_reading_page_focus_passage (f->page, f->passage, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "reading.note", NULL);
  hw_wait_until (has_editor, f);
  view = hw_find_widget (GTK_WIDGET (f->page->editor), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "**x** y", -1);
}

static gboolean
has_keyboard (gpointer data)
{
  return gtk_widget_is_focus (GTK_WIDGET (((Fixture *) data)->page->reader));
}

/* A card that goes while its note is being written leaves the keyboard to the text. What was typed is kept, where
 * there is still something that it belongs to. */
static void
test_goes (Fixture *f, gconstpointer data)
{
  write_note_on_card (f);
  g_settings_set_boolean (hw_settings_get (), "margin-cards", FALSE);
  hw_wait_until (has_keyboard, f);
  g_settings_reset (hw_settings_get (), "margin-cards");
  hw_wait_until (has_note, f);
  write_note_on_card (f);
  hw_fixture_settle (&f->base);
  hw_edit_remove_passage (f->base.session, f->window, f->passage);
  hw_wait_until (is_gone, f);
  hw_wait_until (has_keyboard, f);
}

static gpointer
turn (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  HwDocumentChange change = { .direction = HW_DIRECTION_LTR };
  g_autoptr (HwDocument) document = hw_library_get_document (library, f->document, error);

  if (document->direction == HW_DIRECTION_LTR)
    change.direction = HW_DIRECTION_RTL;
  hw_library_change_document (library, f->document, &change, error);
  return NULL;
}

static gboolean
is_turned (gpointer data)
{
  Fixture *f = data;
  const GtkTextDirection direction
      = f->page->document->direction == HW_DIRECTION_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  GtkWidget *card = find_card (f), *pills;

  if (card == NULL || f->page->document->direction == HW_DIRECTION_AUTO)
    return FALSE;
  pills = hw_find_widget (card, HW_TYPE_TAG_PILLS, NULL);
  return gtk_widget_get_direction (card) == direction && pills != NULL
         && gtk_widget_get_direction (pills) == direction
         && gtk_widget_get_direction (f->page->actions) == direction;
}

/* A card and its tags begin at the text, at either side of it. */
static void
test_direction (Fixture *f, gconstpointer data)
{
  hw_edit_tag_passage_new (f->base.session, f->passage, "أمن");
  hw_reading_page_focus_passage (f->page, f->passage, TRUE);
  hw_wait_until (shows_tag, f);
  for (int i = 0; i < 3; i++)
    {
      hw_session_edit (f->base.session, turn, f, NULL);
      hw_wait_until (is_turned, f);
      hw_fixture_settle (&f->base);
      hw_reading_page_focus_passage (f->page, f->passage, TRUE);
    }
}

static gboolean
is_saved (gpointer data)
{
  return g_object_get_data (G_OBJECT (((Fixture *) data)->page), "saved") != NULL;
}

static void
saved_cb (HwReadingPage *page)
{
  g_object_set_data (G_OBJECT (page), "saved", page);
}

/* What is being typed on a card is on the paper, as it is read. */
static void
test_printed (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->base.dir, "out.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *program = g_find_program_in_path ("pdftotext"), *text = NULL;
  const char *argv[] = { "pdftotext", path, "-", NULL };
  GtkWidget *view;

  write_note_on_card (f);
  view = hw_find_widget (GTK_WIDGET (f->page->editor), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "**first** word", -1);
  g_signal_connect (f->page, "saved", G_CALLBACK (saved_cb), NULL);
  hw_reading_page_write_pdf (f->page, file);
  hw_wait_until (is_saved, f);
  if (program != NULL)
    {
      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                   &text, NULL, NULL, NULL));
      g_assert_nonnull (strstr (text, "first word"));
      g_assert_null (strchr (text, '*'));
    }
  else
    g_test_skip ("poppler-utils are not installed");
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func, width)                                                                     \
  g_test_add (name, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)
  ADD ("/reading-cards/follows", test_follows, 1100);
  ADD ("/reading-cards/note", test_note, 1100);
  ADD ("/reading-cards/adjust", test_adjust, 1100);
  ADD ("/reading-cards/step", test_step, 1100);
  ADD ("/reading-cards/laptop", test_laptop, LAPTOP);
  ADD ("/reading-cards/narrow", test_narrow, 500);
  ADD ("/reading-cards/narrow-note", test_narrow_note, 500);
  ADD ("/reading-cards/menu", test_menu, 1100);
  ADD ("/reading-cards/points", test_points, 500);
  ADD ("/reading-cards/goes", test_goes, 1100);
  ADD ("/reading-cards/direction", test_direction, 1100);
  ADD ("/reading-cards/printed", test_printed, 1100);
  return g_test_run ();
}
