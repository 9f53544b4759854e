/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../reader/hostile.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "details-form.h"
#include "documents.h"
#include "excerpt.h"
#include "fixture.h"
#include "groups.h"
#include "notes.h"
#include "passages.h"
#include "reading-page-private.h"
#include "tag-entry.h"
#include "tag-page.h"
#include "tags.h"
#include "widgets.h"
#include "window-private.h"

/* Text from outside, wherever the window shows it, is text that ends a program that shows it as it is:
 * the window lives, and the library keeps what it was given. */

typedef struct
{
  HwFixture base;
  char *hostile;
  gint64 document, tag, passage, note;
  HwWindow *window;
} Fixture;

static gpointer
fill_library (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *f = data;
  g_autofree char *lines = g_strconcat (f->hostile, "\nقال ", f->hostile, "\n", NULL);
  HwText *text = hw_text_new_from_string (lines);
  const HwNewDocument fields = { .title = f->hostile,
                                 .author = f->hostile,
                                 .source = f->hostile,
                                 .url = f->hostile,
                                 .hash = "0000",
                                 .text = text };

  f->document = hw_library_add_document (library, &fields, NULL, error);
  hw_text_unref (text);
  f->tag = hw_library_ensure_tag (library, f->hostile, error);
  g_assert_no_error (*error);
  hw_library_describe_tag (library, f->tag, f->hostile, error);
  f->passage = hw_library_mark (library, f->document, 0, 100, NULL, error);
  hw_library_tag_passages (library, &f->passage, 1, f->tag, error);
  f->note = hw_library_begin_note (library, HW_NOTE_ON_PASSAGE, f->passage, f->hostile, 1, error);
  hw_library_begin_note (library, HW_NOTE_ON_DOCUMENT, f->document, f->hostile, 2, error);
  hw_library_create_group (library, f->hostile, error);
  return NULL;
}

static void
begin_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  hw_window_begin (data, result);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->hostile = hw_hostile_text ();
  hw_fixture_set_up (&f->base, NULL);
  hw_fixture_do (&f->base, fill_library, f);
  f->window = hw_window_new (NULL, f->base.session);
  hw_session_run (f->base.session, HW_LANE_EDIT, hw_document_load_last, NULL, NULL,
                  (GDestroyNotify) hw_document_load_free, NULL, begin_cb, f->window);
  gtk_window_present (GTK_WINDOW (f->window));
  hw_window_open_document (f->window, f->document, NULL, HW_OPEN_HERE);
  hw_fixture_settle (&f->base);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (f->base.n_failed, ==, 0);
  gtk_window_close (GTK_WINDOW (f->window));
  hw_fixture_settle (&f->base);
  hw_fixture_tear_down (&f->base, NULL);
  g_free (f->hostile);
}

static gpointer
read_note (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_passage (library, *(gint64 *) data, error);
}

static char *
get_note (Fixture *f)
{
  g_autoptr (HwPassage) passage = hw_fixture_do (&f->base, read_note, &f->passage);

  return g_strdup (passage->note);
}

/* Window title, sidebar, text, panel, tag's page: all at once. */
static void
test_panes (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->window)), ==, f->hostile);
  g_assert_nonnull (hw_find_widget (f->window->sidebar, HW_TYPE_EXCERPT, f->hostile));
  hw_panel_show_passage (hw_window_get_panel (f->window), f->passage);
  hw_fixture_settle (&f->base);
  hw_window_show_tag (f->window, f->tag);
  hw_fixture_settle (&f->base);
  g_assert_true (hw_window_shows_tag (f->window));
  g_assert_nonnull (hw_find_widget (f->window->tag_page, GTK_TYPE_LABEL, f->hostile));
}

static void
show_pages (Fixture *f, GtkWidget *widget)
{
  if (GTK_IS_STACK (widget))
    {
      g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (GTK_STACK (widget));

      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
        {
          gtk_selection_model_select_item (pages, i, TRUE);
          hw_fixture_settle (&f->base);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_pages (f, child);
}

static gpointer
read_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_document (library, *(gint64 *) data, error);
}

/* Passages, notes, details: shown, and left without a change. */
static void
test_panel (Fixture *f, gconstpointer data)
{
  HwPanel *panel = hw_window_get_panel (f->window);
  GtkWidget *form;
  g_autoptr (HwDocument) document = NULL;

  hw_fixture_settle (&f->base);
  show_pages (f, GTK_WIDGET (panel));
  hw_fixture_settle (&f->base);
  form = hw_find_widget (GTK_WIDGET (panel), HW_TYPE_DETAILS_FORM, NULL);
  g_assert_nonnull (form);
  g_assert_nonnull (hw_find_widget (form, ADW_TYPE_ENTRY_ROW, NULL));
  hw_details_form_commit (HW_DETAILS_FORM (form));
  hw_fixture_settle (&f->base);
  document = hw_fixture_do (&f->base, read_document, &f->document);
  g_assert_cmpstr (document->title, ==, f->hostile);
  g_assert_cmpstr (document->source, ==, f->hostile);
  g_assert_cmpstr (document->author, ==, f->hostile);
}

/* To open a note, look at it and leave it changes nothing; what is typed is added to all of it. */
static void
test_note (Fixture *f, gconstpointer data)
{
  HwPanel *panel = hw_window_get_panel (f->window);
  g_autofree char *expected = g_strconcat (f->hostile, "!", NULL);
  g_autofree char *left = NULL, *written = NULL;
  GtkWidget *view;

  hw_panel_edit_note (panel, f->passage);
  hw_fixture_settle (&f->base);
  view = hw_find_widget (GTK_WIDGET (panel), GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_nonnull (view);
  hw_panel_commit (panel);
  hw_fixture_settle (&f->base);
  left = get_note (f);
  g_assert_cmpstr (left, ==, f->hostile);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "!", -1);
  hw_panel_commit (panel);
  hw_fixture_settle (&f->base);
  written = get_note (f);
  g_assert_cmpstr (written, ==, expected);
}

/* Pasted into every field that there is in the window. */
static void
paste_everywhere (GtkWidget *widget, const char *text)
{
  if (GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget)))
    {
      int position = -1;

      gtk_editable_insert_text (GTK_EDITABLE (widget), text, -1, &position);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    paste_everywhere (child, text);
}

static void
test_pasting (Fixture *f, gconstpointer data)
{
  hw_window_get_panel (f->window);
  hw_fixture_settle (&f->base);
  paste_everywhere (GTK_WIDGET (f->window), f->hostile);
  hw_fixture_settle (&f->base);
}

/* The bar at a selection: tags that match what is typed, and the one to create. */
static void
test_completion (Fixture *f, gconstpointer data)
{
  HwReadingPage *page = hw_window_get_reading (f->window);
  GtkWidget *entry;

  hw_reader_select (page->reader, 3, 40);
  gtk_widget_activate_action (GTK_WIDGET (page), "reading.tag", NULL);
  hw_fixture_settle (&f->base);
  entry = hw_find_widget (GTK_WIDGET (page->bar), HW_TYPE_TAG_ENTRY, NULL);
  g_assert_nonnull (entry);
  g_assert_nonnull (hw_find_widget (entry, GTK_TYPE_LIST_BOX_ROW, NULL));
  paste_everywhere (entry, f->hostile);
  paste_everywhere (entry, "x");
  hw_fixture_settle (&f->base);
}

/* What names files and titles in words of ours. */
static void
test_messages (Fixture *f, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf ("“%s” could not be added", f->hostile);

  hw_window_toast (f->window, text);
  hw_fixture_settle (&f->base);
  hw_window_toast_undo (f->window, text);
  hw_fixture_settle (&f->base);
  hw_window_toast_failure (f->window, text);
  hw_fixture_settle (&f->base);
}

/* A file with such a name and without a text: the row that says why. */
static void
test_import (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  /* As much of it as a file's name may have. */
  g_autofree char *name = g_utf8_substring (f->hostile, 0, 80);
  g_autofree char *path = g_build_filename (f->base.dir, name, NULL);

  g_assert_true (g_file_set_contents (path, "\0\1", 2, NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  hw_window_import (f->window, files);
  hw_fixture_settle (&f->base);
  hw_fixture_settle (&f->base);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/hostile-text/panes", Fixture, NULL, set_up, test_panes, tear_down);
  g_test_add ("/hostile-text/panel", Fixture, NULL, set_up, test_panel, tear_down);
  g_test_add ("/hostile-text/note", Fixture, NULL, set_up, test_note, tear_down);
  g_test_add ("/hostile-text/pasting", Fixture, NULL, set_up, test_pasting, tear_down);
  g_test_add ("/hostile-text/completion", Fixture, NULL, set_up, test_completion, tear_down);
  g_test_add ("/hostile-text/messages", Fixture, NULL, set_up, test_messages, tear_down);
  g_test_add ("/hostile-text/import", Fixture, NULL, set_up, test_import, tear_down);
  return g_test_run ();
}
