/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"
#include "excerpt.h"
#include "fixture.h"
#include "note-editor.h"
#include "notes.h"
#include "panel.h"
#include "passage-row.h"
#include "passages.h"
#include "tag-page.h"
#include "tag-pills.h"
#include "tags.h"
#include "widgets.h"

#define TEXT "قال أحمد الكاظمي في بغداد كلاما طويلا عن الأمن والحدود وعن غير ذلك\n"

static GtkWidget *window;
static GtkWidget *child; /* a panel or a tag page */
static gint64 document;

static void
show (HwFixture *f, GtkWidget *widget)
{
  child = widget;
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
}

static void
set_up (HwFixture *f, gconstpointer data)
{
  hw_fixture_set_up (f, data);
  document = hw_fixture_add_document (f, "خبر", TEXT);
  show (f, hw_panel_new (f->session));
  hw_panel_set_document (HW_PANEL (child), document, 0);
  hw_fixture_settle (f);
}

static void
tear_down (HwFixture *f, gconstpointer data)
{
  g_object_ref (child);
  gtk_window_destroy (GTK_WINDOW (window));
  hw_fixture_settle (f);
  g_assert_finalize_object (child);
  hw_fixture_tear_down (f, data);
}

typedef struct
{
  gint64 document, start, end, passage;
  const char *tag;
} Mark;

static gpointer
mark (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Mark *m = data;

  m->passage = hw_library_mark (library, m->document, m->start, m->end, NULL, error);
  if (m->tag != NULL && m->passage != 0)
    hw_library_tag_passages (library, &m->passage, 1, hw_library_ensure_tag (library, m->tag, NULL),
                             error);
  return NULL;
}

static gint64
add_passage (HwFixture *f, gint64 in, gint64 start, gint64 end, const char *tag)
{
  Mark m = { in, start, end, 0, tag };

  hw_fixture_do (f, mark, &m);
  return m.passage;
}

static gpointer
read_passage (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_passage (library, *(gint64 *) data, error);
}

#define assert_note(f, passage_id, expected)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 wanted = passage_id;                                                                    \
    g_autoptr (HwPassage) passage_now = NULL;                                                      \
    hw_fixture_settle (f);                                                                         \
    passage_now = hw_fixture_do (f, read_passage, &wanted);                                        \
    g_assert_cmpstr (passage_now->note, ==, expected);                                             \
  }                                                                                                \
  G_STMT_END

static GtkListView *
find_list (void)
{
  GtkWidget *row = hw_find_widget (child, HW_TYPE_PASSAGE_ROW, NULL);

  g_assert_nonnull (row);
  return GTK_LIST_VIEW (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW));
}

static gboolean
has_editor (gpointer data)
{
  return hw_find_widget (child, GTK_TYPE_TEXT_VIEW, NULL) != NULL;
}

static void
type (const char *text)
{
  GtkWidget *view;

  hw_wait_until (has_editor, NULL); /* it comes with the next frame or the one after */
  view = hw_find_widget (child, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static gint64 activated[4];

static void
activated_cb (GtkWidget *widget, gint64 in, gint64 passage, gint64 start, gint64 end)
{
  activated[0] = in;
  activated[1] = passage;
  activated[2] = start;
  activated[3] = end;
}

static void
test_passages (HwFixture *f, gconstpointer data)
{
  gint64 second, first;
  GtkListView *list;

  g_assert_nonnull (hw_find_widget (child, GTK_TYPE_LABEL, "No Passages Yet"));
  second = add_passage (f, document, 9, 16, "أمن");
  first = add_passage (f, document, 4, 8, NULL);
  hw_fixture_settle (f);
  list = find_list ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), ==,
                    2);
  g_assert_nonnull (hw_find_widget (child, HW_TYPE_EXCERPT, "الكاظمي"));
  g_assert_nonnull (hw_find_widget (child, HW_TYPE_EXCERPT, "أحمد"));

  g_signal_connect (child, "passage-activated", G_CALLBACK (activated_cb), NULL);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.activate-item", "u", 1);
  g_assert_cmpint (activated[1], ==, second);
  g_assert_cmpint (activated[2], ==, 9);
  g_assert_cmpint (activated[3], ==, 16);

  hw_panel_show_passage (HW_PANEL (child), first);
  g_assert_true (gtk_selection_model_is_selected (gtk_list_view_get_model (list), 0));
  gtk_widget_activate_action (GTK_WIDGET (list), "passage.remove", NULL);
  hw_fixture_settle (f);
  g_assert_null (hw_find_widget (child, HW_TYPE_EXCERPT, "أحمد"));
  g_assert_cmpuint (f->n_failed, ==, 0);
}

/* A note is written in the row of its passage, also of one that the panel has not heard of yet, and
 * is in the library when another document is shown. */
static void
test_note (HwFixture *f, gconstpointer data)
{
  gint64 other = hw_fixture_add_document (f, "Other", "Other text\n");
  gint64 passage = add_passage (f, document, 4, 8, NULL);
  GtkWidget *editor;

  hw_panel_edit_note (HW_PANEL (child), passage);
  hw_fixture_settle (f);
  editor = hw_find_widget (child, HW_TYPE_NOTE_EDITOR, NULL);
  g_assert_nonnull (editor);
  g_assert_nonnull (gtk_widget_get_ancestor (editor, HW_TYPE_PASSAGE_ROW));
  type ("حاشية");
  hw_panel_set_document (HW_PANEL (child), other, 0);
  assert_note (f, passage, "حاشية");

  hw_panel_set_document (HW_PANEL (child), document, 0);
  hw_fixture_settle (f);
  g_assert_nonnull (hw_find_widget (child, HW_TYPE_EXCERPT, "حاشية"));
  g_assert_null (hw_find_widget (GTK_WIDGET (find_list ()), HW_TYPE_NOTE_EDITOR, NULL));
}

/* A list that changes while a note is being written leaves what is typed alone. */
static void
test_typing_stays (HwFixture *f, gconstpointer data)
{
  gint64 passage = add_passage (f, document, 9, 16, NULL);
  g_autofree char *shown = NULL;

  hw_panel_edit_note (HW_PANEL (child), passage);
  hw_fixture_settle (f);
  type ("begun");
  add_passage (f, document, 4, 8, "أمن");
  hw_fixture_settle (f);
  type (" and ended");
  g_object_get (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (hw_find_widget (child, GTK_TYPE_TEXT_VIEW, NULL))),
      "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, "begun and ended");
  hw_panel_commit (HW_PANEL (child));
  assert_note (f, passage, "begun and ended");
}

static void
test_many (HwFixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 many, last = 0;
  GtkListView *list;

  for (int i = 0; i < 600; i++)
    g_string_append (text, "word ");
  many = hw_fixture_add_document (f, "Many", text->str);
  for (int i = 0; i < 600; i++)
    last = add_passage (f, many, i * 5, i * 5 + 4, i % 3 == 0 ? "أمن" : NULL);
  hw_panel_set_document (HW_PANEL (child), many, 0);
  hw_fixture_settle (f);
  list = find_list ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), ==,
                    600);
  g_assert_cmpuint (hw_count_widgets (GTK_WIDGET (list), HW_TYPE_PASSAGE_ROW), <, 300);
  hw_panel_edit_note (HW_PANEL (child), last);
  hw_fixture_settle (f);
  type ("at the end");
  hw_panel_commit (HW_PANEL (child));
  assert_note (f, last, "at the end");
}

static gpointer
read_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_document (library, document, error);
}

static GtkWidget *
find_entry (const char *title)
{
  GtkWidget *label = hw_find_widget (child, GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW);
}

/* Details are committed; a date that is none is shown where it stands, and not lost. */
static void
test_details (HwFixture *f, gconstpointer data)
{
  GtkWidget *date;
  g_autoptr (HwDocument) changed = NULL, refused = NULL;

  gtk_stack_set_visible_child_name (gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (
                                        hw_find_widget (child, GTK_TYPE_STACK_SWITCHER, NULL))),
                                    "details");
  gtk_editable_set_text (GTK_EDITABLE (find_entry ("Author")), " ناهد ");
  hw_panel_commit (HW_PANEL (child));
  hw_fixture_settle (f);
  changed = hw_fixture_do (f, read_document, NULL);
  g_assert_cmpstr (changed->author, ==, "ناهد");

  date = find_entry ("Date");
  gtk_editable_set_text (GTK_EDITABLE (date), "soon");
  hw_panel_commit (HW_PANEL (child));
  hw_fixture_settle (f);
  refused = hw_fixture_do (f, read_document, NULL);
  g_assert_cmpstr (refused->published, ==, "");
  g_assert_true (gtk_widget_has_css_class (date, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "soon");
  gtk_editable_set_text (GTK_EDITABLE (date), "2022-02");
  hw_panel_commit (HW_PANEL (child));
  hw_fixture_settle (f);
  g_assert_false (gtk_widget_has_css_class (date, "error"));
}

static void
closed_cb (GtkWidget *widget, guint *n)
{
  (*n)++;
}

static gpointer
find_tag (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = hw_library_find_tag (library, "politics", error);
  return NULL;
}

static gpointer
delete_tag (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  hw_library_delete_tag (library, *(gint64 *) data, error);
  return NULL;
}

/* The page of a tag has the passages of the tags below it too, in all documents, and closes when the
 * tag goes. */
static void
test_tag_page (HwFixture *f, gconstpointer data)
{
  gint64 other, tag = 0;
  guint n_closed = 0;

  hw_fixture_set_up (f, data);
  document = hw_fixture_add_document (f, "خبر", TEXT);
  other = hw_fixture_add_document (f, "Report", "A report on borders\n");
  add_passage (f, document, 9, 16, "politics / security");
  add_passage (f, other, 12, 19, "politics");
  add_passage (f, other, 2, 8, "other");
  hw_fixture_do (f, find_tag, &tag);

  show (f, hw_tag_page_new (f->session));
  g_signal_connect (child, "closed", G_CALLBACK (closed_cb), &n_closed);
  g_signal_connect (child, "passage-activated", G_CALLBACK (activated_cb), NULL);
  hw_tag_page_set_tag (HW_TAG_PAGE (child), tag);
  hw_fixture_settle (f);
  g_assert_cmpuint (hw_count_widgets (child, HW_TYPE_PASSAGE_ROW), ==, 2);
  g_assert_nonnull (hw_find_widget (child, HW_TYPE_EXCERPT, "خبر"));
  g_assert_nonnull (hw_find_widget (child, HW_TYPE_EXCERPT, "Report"));
  gtk_widget_activate_action (GTK_WIDGET (find_list ()), "list.activate-item", "u", 0);
  g_assert_true (activated[0] == document || activated[0] == other);
  g_assert_cmpuint (n_closed, ==, 0);
  hw_fixture_do (f, delete_tag, &tag);
  hw_fixture_settle (f);
  g_assert_cmpuint (n_closed, ==, 1);
}

/* The card of an Arabic passage stands right-to-left as a whole, and that of an English one not. */
static void
test_directions (HwFixture *f, gconstpointer data)
{
  gint64 other = hw_fixture_add_document (f, "Other", "Other text\n");

  add_passage (f, document, 4, 8, "security");
  add_passage (f, other, 0, 5, "أمن");
  for (int i = 0; i < 2; i++)
    {
      const GtkTextDirection expected = i == 0 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
      GtkWidget *pills, *row;

      hw_panel_set_document (HW_PANEL (child), i == 0 ? document : other, 0);
      hw_fixture_settle (f);
      pills = hw_find_widget (child, HW_TYPE_TAG_PILLS, NULL);
      row = hw_find_widget (child, HW_TYPE_PASSAGE_ROW, NULL);
      g_assert_cmpint (gtk_widget_get_direction (pills), ==, expected);
      g_assert_cmpint (gtk_widget_get_direction (row), ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/panel/passages", HwFixture, NULL, set_up, test_passages, tear_down);
  g_test_add ("/panel/note", HwFixture, NULL, set_up, test_note, tear_down);
  g_test_add ("/panel/typing-stays", HwFixture, NULL, set_up, test_typing_stays, tear_down);
  g_test_add ("/panel/many", HwFixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/panel/details", HwFixture, NULL, set_up, test_details, tear_down);
  g_test_add ("/panel/directions", HwFixture, NULL, set_up, test_directions, tear_down);
  g_test_add ("/panel/tag-page", HwFixture, NULL, NULL, test_tag_page, tear_down);
  return g_test_run ();
}
