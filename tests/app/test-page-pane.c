/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>

#include "documents.h"
#include "fixture.h"
#include "page-pane.h"
#include "page-painter.h"
#include "page-sheet.h"
#include "picture-split.h"
#include "widgets.h"

/* The picture of a page beside its text: it goes with the place, and shows why where there is none. */

#define N_PAGES 6
#define PAGE_CHARS 10

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_pdf (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 300, 400);
  cairo_t *cairo = cairo_create (surface);

  for (int i = 0; i < N_PAGES; i++)
    {
      cairo_rectangle (cairo, 0, 0, 300, 60 * (i + 1));
      cairo_fill (cairo);
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* A text of which every line is a page, but for the second page, which has none. */
static HwStructure *
make_structure (void)
{
  HwStructure *structure = hw_structure_new ();
  static const char *const labels[] = { "1", "3", "4", "5", "6" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    hw_structure_add_locator (structure, i * PAGE_CHARS, HW_LOCATOR_PAGE, labels[i]);
  return structure;
}

static gpointer
add_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  GBytes *original = data;
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  g_autoptr (HwText) text
      = hw_text_new_from_string ("page one.\nthe third\npage four\npage five\nand six. \n");
  const HwNewDocument document
      = { .title = "t", .hash = hash, .text = text, .format = "pdf", .original = original };

  return GSIZE_TO_POINTER (hw_library_add_document (library, &document, NULL, error));
}

static gpointer
keep (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hw_library_set_keep_originals (library, data != NULL, error));
}

static gpointer
get_document (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_get_document (library, (gint64) GPOINTER_TO_SIZE (data), error);
}

static gpointer
set_original (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hw_library_set_original (library, 1, data, error));
}

static HwDocument *
make_document (HwFixture *fixture, GBytes *original, gboolean keeps)
{
  gpointer id;

  hw_fixture_do (fixture, keep, GINT_TO_POINTER (keeps));
  id = hw_fixture_do (fixture, add_document, original);
  return hw_fixture_do (fixture, get_document, id);
}

static gboolean
is_settled (gpointer pane)
{
  return hw_page_pane_is_settled (pane);
}

static gboolean
shows_label (gpointer data)
{
  gpointer *asked = data;

  return hw_find_widget (asked[0], GTK_TYPE_LABEL, asked[1]) != NULL;
}

static GtkWidget *
show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
chosen_cb (HwPagePane *pane, guint64 place, gpointer data)
{
  *(guint64 *) data = place;
}

static void
hint_cb (HwPagePane *pane, const char *text, gpointer data)
{
  ++*(guint *) data;
}

static void
test_follows (HwFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) original = make_pdf ();
  g_autoptr (HwDocument) document = make_document (fixture, original, TRUE);
  g_autoptr (HwStructure) structure = make_structure ();
  HwPagePane *pane = HW_PAGE_PANE (hw_page_pane_new (fixture->session));
  GtkWidget *window = show (GTK_WIDGET (pane), 420, 600);
  GtkWidget *sheet = hw_find_widget (GTK_WIDGET (pane), HW_TYPE_PAGE_SHEET, NULL);
  guint64 chosen = G_MAXUINT64;
  guint n_hints = 0;

  g_signal_connect (pane, "place-chosen", G_CALLBACK (chosen_cb), &chosen);
  g_signal_connect (pane, "hint", G_CALLBACK (hint_cb), &n_hints);
  hw_page_pane_set_document (pane, document, structure);
  hw_page_pane_follow (pane, 12);
  hw_wait_until (is_settled, pane);
  g_assert_cmpuint (hw_page_pane_get_page (pane), ==, 2);
  g_assert_nonnull (hw_find_widget (GTK_WIDGET (pane), GTK_TYPE_LABEL, "Page 3 of 6"));
  /* As wide as there is room, but for a little paper's shadow. */
  g_assert_cmpuint (hw_page_sheet_get_width (HW_PAGE_SHEET (sheet)), >, 360);
  g_assert_cmpuint (hw_page_sheet_get_width (HW_PAGE_SHEET (sheet)), <, 420);

  /* The same page leaves alone what the person turned to. */
  hw_page_pane_step (pane, 1);
  hw_page_pane_follow (pane, 15);
  g_assert_cmpuint (hw_page_pane_get_page (pane), ==, 3);
  hw_page_pane_follow (pane, 4 * PAGE_CHARS);
  g_assert_cmpuint (hw_page_pane_get_page (pane), ==, 5);
  hw_page_pane_step (pane, 1);
  g_assert_cmpuint (hw_page_pane_get_page (pane), ==, 5);
  hw_wait_until (is_settled, pane);

  /* From a page to its text, which stays there. */
  hw_page_pane_step (pane, -1);
  g_signal_emit_by_name (sheet, "activated");
  g_assert_cmpuint (chosen, ==, 3 * PAGE_CHARS);
  hw_page_pane_stay (pane, 2 * PAGE_CHARS);
  hw_page_pane_follow (pane, 2 * PAGE_CHARS);
  g_assert_cmpuint (hw_page_pane_get_page (pane), ==, 4);
  hw_page_pane_step (pane, -3);
  g_signal_emit_by_name (sheet, "activated");
  g_assert_cmpuint (n_hints, ==, 1);

  /* Another size is drawn anew. */
  gtk_widget_activate_action (GTK_WIDGET (pane), "page.zoom-in", NULL);
  g_assert_false (is_settled (pane));
  hw_wait_until (is_settled, pane);
  g_assert_cmpuint (hw_page_sheet_get_width (HW_PAGE_SHEET (sheet)), >, 440);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_missing (HwFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) original = make_pdf ();
  g_autoptr (HwDocument) document = make_document (fixture, original, FALSE), kept = NULL;
  g_autoptr (HwStructure) structure = make_structure ();
  HwPagePane *pane = HW_PAGE_PANE (hw_page_pane_new (fixture->session));
  GtkWidget *window = show (GTK_WIDGET (pane), 420, 600);
  gpointer asked[] = { pane, (gpointer) "The original was not kept" };

  hw_page_pane_set_document (pane, document, structure);
  hw_page_pane_follow (pane, 12);
  hw_wait_until (shows_label, asked);
  hw_fixture_do (fixture, set_original, original);
  kept = hw_fixture_do (fixture, get_document, GSIZE_TO_POINTER (document->id));
  g_assert_cmpint (kept->original, >, 0);
  hw_page_pane_set_document (pane, kept, structure);
  hw_page_pane_follow (pane, 12);
  hw_wait_until (is_settled, pane);
  g_assert_cmpuint (hw_page_pane_get_page (pane), ==, 2);
  hw_page_pane_set_document (pane, document, structure);
  hw_wait_until (shows_label, asked);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_damaged (HwFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) original = g_bytes_new_static ("%PDF-1.4\nand no more", 20);
  g_autoptr (HwDocument) document = make_document (fixture, original, TRUE);
  HwPagePane *pane = HW_PAGE_PANE (hw_page_pane_new (fixture->session));
  GtkWidget *window = show (GTK_WIDGET (pane), 420, 600);
  gpointer asked[] = { pane, (gpointer) "This PDF is damaged: it cannot be opened." };

  hw_page_pane_set_document (pane, document, NULL);
  hw_wait_until (shows_label, asked);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_labels (gpointer painter)
{
  return hw_page_painter_get_labels (painter) != NULL;
}

static gboolean
has_last (gpointer painter)
{
  return hw_page_painter_look (painter, N_PAGES - 1, 300).is_wanted;
}

/* Whoever leafs quickly waits for where they stop, not for what they passed. */
static void
test_latest_wins (HwFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) original = make_pdf ();
  g_autoptr (HwDocument) document = make_document (fixture, original, TRUE);
  g_autoptr (HwPagePainter) painter = hw_page_painter_new (fixture->session);

  hw_page_painter_set_document (painter, document->id, document->text);
  hw_wait_until (has_labels, painter);
  for (guint i = 0; i < N_PAGES; i++)
    hw_page_painter_wish (painter, i, 300);
  hw_wait_until (has_last, painter);
  g_assert_cmpuint (hw_page_painter_get_n_drawn (painter), <=, 2);
  g_assert_null (hw_page_painter_look (painter, 2, 300).texture);

  /* A picture of another size stands in until there is one of this. */
  g_assert_nonnull (hw_page_painter_look (painter, N_PAGES - 1, 700).texture);
  g_assert_false (hw_page_painter_look (painter, N_PAGES - 1, 700).is_wanted);

  /* Another document is another's. */
  hw_page_painter_set_document (painter, 0, 0);
  g_assert_null (hw_page_painter_look (painter, N_PAGES - 1, 300).texture);
  g_object_run_dispose (G_OBJECT (painter));
  hw_fixture_settle (fixture);
}

static gboolean
is_below (gpointer split)
{
  return hw_picture_split_is_below (split);
}

static gboolean
is_beside (gpointer split)
{
  return !hw_picture_split_is_below (split)
         && gtk_widget_get_width (hw_picture_split_get_picture (split)) > 250;
}

static void
test_split (HwFixture *fixture, gconstpointer data)
{
  HwPictureSplit *split = HW_PICTURE_SPLIT (hw_picture_split_new (gtk_label_new ("text")));
  GtkWidget *window = show (GTK_WIDGET (split), 900, 500);

  hw_picture_split_set_picture (split, gtk_label_new ("picture"));
  hw_wait_until (is_beside, split);
  gtk_window_destroy (GTK_WINDOW (window));

  split = HW_PICTURE_SPLIT (hw_picture_split_new (gtk_label_new ("text")));
  window = show (GTK_WIDGET (split), 500, 500);
  hw_picture_split_set_picture (split, gtk_label_new ("picture"));
  hw_wait_until (is_below, split);
  hw_picture_split_set_picture (split, NULL);
  g_assert_null (hw_picture_split_get_picture (split));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define TEST(name, function)                                                                       \
  g_test_add (name, HwFixture, NULL, hw_fixture_set_up, function, hw_fixture_tear_down)
  TEST ("/page-pane/follows", test_follows);
  TEST ("/page-pane/missing", test_missing);
  TEST ("/page-pane/damaged", test_damaged);
  TEST ("/page-pane/latest-wins", test_latest_wins);
  TEST ("/page-pane/split", test_split);
#undef TEST
  return g_test_run ();
}
