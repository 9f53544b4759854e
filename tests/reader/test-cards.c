/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "harness.h"
#include "reader-cards.h"
#include "sample-text.h"

/* The cards in the margin, with labels for cards. */

#define WIDTH 1100
#define HEIGHT 700

typedef struct
{
  guint n_made;
} Made;

static GtkWidget *
make (gpointer data)
{
  GtkWidget *card = gtk_label_new (NULL);

  ((Made *) data)->n_made++;
  gtk_label_set_ellipsize (GTK_LABEL (card), PANGO_ELLIPSIZE_END);
  return card;
}

static void
bind (GtkWidget *card, gint64 id, const gint64 *behind, guint n_behind, gpointer data)
{
  g_autofree char *text = g_strdup_printf ("%d", (int) id);

  gtk_label_set_text (GTK_LABEL (card), text);
  g_object_set_data (G_OBJECT (card), "behind", GUINT_TO_POINTER (n_behind));
}

static void
set_state (GtkWidget *card, gboolean folded, gboolean focused, gpointer data)
{
  gtk_widget_set_size_request (card, -1, focused ? 120 : folded ? 26 : 60);
}

static char *
describe (gint64 id, gpointer data)
{
  return g_strdup_printf ("stripe %d", (int) id);
}

static const HwReaderCardFactory factory = { make, bind, set_state, describe };

typedef struct
{
  int id, y, height, x;
  guint n_behind;
} Shown;

static int
compare_shown (gconstpointer a, gconstpointer b)
{
  return ((const Shown *) a)->y - ((const Shown *) b)->y;
}

/* The cards that are on the screen, from the top. */
static GArray *
list_shown (Pane *pane)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Shown));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (pane->reader)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t box;
      Shown shown;

      if (!GTK_IS_LABEL (child) || !gtk_widget_get_child_visible (child)
          || !gtk_widget_compute_bounds (child, GTK_WIDGET (pane->reader), &box))
        continue;
      shown = (Shown){ atoi (gtk_label_get_text (GTK_LABEL (child))), (int) box.origin.y,
                       (int) box.size.height, (int) box.origin.x,
                       GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "behind")) };
      if (shown.y + shown.height > 0 && shown.y < HEIGHT)
        g_array_append_val (list, shown);
    }
  g_array_sort (list, compare_shown);
  return list;
}

static void
settle (Pane *pane)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  while (g_get_monotonic_time () < until)
    pane_wait_frame (pane);
}

static void
open_with (Pane *pane, Made *made, const char *text, const HwReaderRange *ranges, gsize n)
{
  pane_open (pane, WIDTH, HEIGHT);
  hw_reader_set_card_factory (pane->reader, &factory, made);
  pane_show (pane, text);
  hw_reader_set_ranges (pane->reader, ranges, n);
  settle (pane);
}

static HwReaderRange *
every (gsize distance, gsize n)
{
  HwReaderRange *ranges = g_new0 (HwReaderRange, n);

  for (gsize i = 0; i < n; i++)
    ranges[i] = (HwReaderRange){ .id = (gint64) i + 1,
                                 .start = 10 + i * distance,
                                 .end = 30 + i * distance };
  return ranges;
}

static void
assert_apart (const GArray *shown)
{
  for (guint i = 1; i < shown->len; i++)
    {
      const Shown *a = &g_array_index (shown, Shown, i - 1), *b = a + 1;

      g_assert_cmpint (a->y + a->height, <=, b->y);
      g_assert_cmpint (a->id, <, b->id);
    }
}

/* Few cards stand each beside the line where its passage begins, at the side of the margin. */
static void
test_beside (void)
{
  g_autofree char *text = hw_sample_text (5, 20000);
  g_autofree HwReaderRange *ranges = every (400, 30);
  g_autoptr (GArray) shown = NULL;
  Made made = { 0 };
  Pane pane;

  open_with (&pane, &made, text, ranges, 30);
  g_assert_true (hw_reader_has_cards (pane.reader));
  shown = list_shown (&pane);
  assert_apart (shown);
  g_assert_cmpuint (shown->len, >, 2);
  g_assert_cmpuint (made.n_made, <, 30);
  for (guint i = 0; i < shown->len; i++)
    {
      const Shown *card = &g_array_index (shown, Shown, i);
      int line = pane_line_y (&pane, ranges[card->id - 1].start);

      if (line != G_MININT)
        g_assert_cmpint (ABS (card->y - line), <, 100);
      if (hw_reader_get_margin_side (pane.reader) == HW_DIRECTION_RTL)
        g_assert_cmpint (card->x, <, pane.reader->column_x);
      else
        g_assert_cmpint (card->x, >, pane.reader->column_x + pane.reader->column_width);
    }
  pane_close (&pane);
}

/* In the frame that moves the text they move by the same, and none changes its place among its
 * neighbours. */
static void
test_scroll (void)
{
  g_autofree char *text = hw_sample_text (6, 60000);
  g_autofree HwReaderRange *ranges = every (150, 300);
  Made made = { 0 };
  Pane pane;

  open_with (&pane, &made, text, ranges, 300);
  gtk_adjustment_set_value (pane.adjustment, 2000);
  settle (&pane);
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GArray) before = list_shown (&pane), after = NULL;
      int place = pane_line_y (&pane, hw_reader_get_place (pane.reader) + 300), moved;
      gsize position = hw_reader_get_place (pane.reader) + 300;
      guint n_seen = 0;

      gtk_adjustment_set_value (pane.adjustment, gtk_adjustment_get_value (pane.adjustment) + 23);
      pane_wait_frame (&pane);
      moved = pane_line_y (&pane, position) - place;
      g_assert_cmpint (moved, ==, -23);
      after = list_shown (&pane);
      assert_apart (after);
      for (guint a = 0; a < after->len; a++)
        for (guint b = 0; b < before->len; b++)
          {
            const Shown *x = &g_array_index (before, Shown, b);
            const Shown *y = &g_array_index (after, Shown, a);

            if (x->id != y->id)
              continue;
            n_seen++;
            /* What comes in at the edge may push the others, by little in one frame. */
            g_assert_cmpint (ABS (y->y - x->y + 23), <=, 12);
          }
      g_assert_cmpuint (n_seen, >, 2);
    }
  pane_close (&pane);
}

/* The focused one is open, stands exactly at its passage, and is there at once when asked for. */
static void
test_focus (void)
{
  g_autofree char *text = hw_sample_text (7, 20000);
  g_autofree HwReaderRange *ranges = every (40, 200);
  g_autoptr (GArray) shown = NULL;
  gboolean found = FALSE;
  GtkWidget *card;
  Made made = { 0 };
  Pane pane;

  open_with (&pane, &made, text, ranges, 200);
  /* Away from the top, where those before it have no room above. */
  hw_reader_reveal (pane.reader, ranges[99].start, ranges[99].end);
  settle (&pane);
  hw_reader_set_focused_range (pane.reader, 100);
  card = hw_reader_get_card (pane.reader, 100);
  g_assert_true (GTK_IS_LABEL (card));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (card)), ==, "100");
  settle (&pane);
  shown = list_shown (&pane);
  assert_apart (shown);
  for (guint i = 0; i < shown->len; i++)
    {
      const Shown *s = &g_array_index (shown, Shown, i);

      if (s->id != 100)
        continue;
      found = TRUE;
      g_assert_cmpint (s->height, ==, 120);
      g_assert_cmpint (s->y, ==, pane_line_y (&pane, ranges[99].start));
    }
  g_assert_true (found);
  g_assert_null (hw_reader_get_card (pane.reader, 1));
  pane_close (&pane);
}

static Shown
find_shown (Pane *pane, int id)
{
  g_autoptr (GArray) shown = list_shown (pane);

  for (guint i = 0; i < shown->len; i++)
    if (g_array_index (shown, Shown, i).id == id)
      return g_array_index (shown, Shown, i);
  return (Shown){ 0 };
}

static void
scroll_by (Pane *pane, int pixels)
{
  gtk_adjustment_set_value (pane->adjustment, gtk_adjustment_get_value (pane->adjustment) + pixels);
  settle (pane);
}

/* The card of a focused range that begins above the screen stands at its top while a line of the range is
 * there; one that has the keyboard stays wherever the text goes, and not longer. */
static void
test_stays (void)
{
  g_autofree char *text = hw_sample_text (11, 40000);
  HwReaderRange ranges[3] = { { .id = 1, .start = 3000, .end = 7000 },
                              { .id = 2, .start = 7200, .end = 7300 },
                              { .id = 3, .start = 7400, .end = 7500 } };
  GtkWidget *card;
  Made made = { 0 };
  Pane pane;
  Shown shown;

  open_with (&pane, &made, text, ranges, 3);
  hw_reader_reveal (pane.reader, 5000, 5001);
  settle (&pane);
  g_assert_cmpint (pane_line_y (&pane, 3000), ==, G_MININT);
  g_assert_null (hw_reader_get_card (pane.reader, 1));
  hw_reader_set_focused_range (pane.reader, 1);
  card = hw_reader_get_card (pane.reader, 1);
  g_assert_nonnull (card);
  settle (&pane);
  shown = find_shown (&pane, 1);
  g_assert_cmpint (shown.id, ==, 1);
  g_assert_cmpint (shown.y, >=, 0);
  g_assert_cmpint (shown.y, <, 20);

  /* With the range it goes. */
  hw_reader_reveal (pane.reader, 12000, 12001);
  settle (&pane);
  g_assert_cmpint (find_shown (&pane, 1).id, ==, 0);
  hw_reader_reveal (pane.reader, 5000, 5001);
  settle (&pane);

  card = hw_reader_get_card (pane.reader, 1);
  gtk_label_set_selectable (GTK_LABEL (card), TRUE);
  g_assert_true (gtk_widget_grab_focus (card));
  for (int way = -1; way <= 1; way += 2)
    for (int i = 0; i < 4; i++)
      {
        scroll_by (&pane, way * 1500);
        shown = find_shown (&pane, 1);
        g_assert_cmpint (shown.id, ==, 1);
        g_assert_cmpint (shown.y, >=, 0);
        g_assert_cmpint (shown.y + shown.height, <=, HEIGHT);
        g_assert_true (gtk_widget_is_focus (card));
      }
  hw_reader_reveal (pane.reader, 12000, 12001);
  gtk_widget_grab_focus (GTK_WIDGET (pane.reader));
  gtk_widget_queue_allocate (GTK_WIDGET (pane.reader));
  settle (&pane);
  g_assert_cmpint (find_shown (&pane, 1).id, ==, 0);
  pane_close (&pane);
}

/* 300 on a screen: a card for each line, which says how many are behind it, and all of them counted; and
 * 10,000 elsewhere make none. */
static void
test_many (void)
{
  g_autofree char *text = hw_sample_text (8, 400000);
  g_autofree HwReaderRange *ranges = every (4, 300);
  g_autofree HwReaderRange *far = g_new0 (HwReaderRange, 10300);
  g_autoptr (GArray) shown = NULL;
  guint n_behind = 0;
  Made made = { 0 };
  Pane pane;

  for (guint i = 0; i < 10300; i++)
    far[i] = i < 300
                 ? ranges[i]
                 : (HwReaderRange){ .id = i + 1, .start = 60000 + i * 10, .end = 60090 + i * 10 };
  open_with (&pane, &made, text, far, 10300);
  shown = list_shown (&pane);
  assert_apart (shown);
  g_assert_cmpuint (shown->len, >, 5);
  g_assert_cmpuint (made.n_made, <, 80);
  for (guint i = 0; i < shown->len; i++)
    n_behind += g_array_index (shown, Shown, i).n_behind + 1;
  g_assert_cmpuint (n_behind, >, 150);
  pane_close (&pane);
}

/* No room, no cards; and none where they are not wanted. The text then has the width. */
static void
test_narrow (void)
{
  g_autofree char *text = hw_sample_text (9, 5000);
  g_autofree HwReaderRange *ranges = every (100, 5);
  g_autoptr (GArray) narrow = NULL, hidden = NULL, back = NULL;
  Made made = { 0 };
  Pane pane;

  open_with (&pane, &made, text, ranges, 5);
  pane_resize (&pane, 520, HEIGHT);
  settle (&pane);
  g_assert_false (hw_reader_has_cards (pane.reader));
  narrow = list_shown (&pane);
  g_assert_cmpuint (narrow->len, ==, 0);
  g_assert_null (hw_reader_get_card (pane.reader, 1));
  pane_resize (&pane, WIDTH, HEIGHT);
  settle (&pane);
  back = list_shown (&pane);
  g_assert_cmpuint (back->len, >, 0);
  hw_reader_set_show_cards (pane.reader, FALSE);
  settle (&pane);
  hidden = list_shown (&pane);
  g_assert_cmpuint (hidden->len, ==, 0);
  pane_close (&pane);
}

/* Each stripe on the screen is something with a name to a screen reader, at its place; without cards too. */
static void
test_spoken_stripes (void)
{
  g_autofree char *text = hw_sample_text (11, 20000);
  g_autofree HwReaderRange *ranges = every (400, 30);
  Made made = { 0 };
  Pane pane;

  open_with (&pane, &made, text, ranges, 30);
  for (int narrow = 0; narrow < 2; narrow++)
    {
      guint n = 0;

      if (narrow)
        pane_resize (&pane, 520, HEIGHT);
      pane_wait_quiet (&pane);
      settle (&pane);
      for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (pane.reader)); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          graphene_rect_t box;

          if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) != GTK_ACCESSIBLE_ROLE_IMG
              || !gtk_widget_get_visible (child))
            continue;
          n++;
          g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (pane.reader), &box));
          g_assert_cmpint (hw_reader_get_stripe_at (pane.reader,
                                                    (double) (box.origin.x + box.size.width / 2),
                                                    (double) (box.origin.y + box.size.height / 2)),
                           >, 0);
        }
      g_assert_cmpuint (n, >, 2);
      g_assert_cmpuint (n, <, 30);
    }
  pane_close (&pane);
}

/* The column stays where it is when the first passage is marked, and when more come. */
static void
test_column_stays (void)
{
  g_autofree char *text = hw_sample_text (10, 5000);
  HwReaderRange ranges[6];
  Made made = { 0 };
  Pane pane;
  int x;

  open_with (&pane, &made, text, NULL, 0);
  x = pane.reader->column_x;
  for (int i = 0; i < 6; i++)
    ranges[i] = (HwReaderRange){ .id = i + 1, .start = 10, .end = 30 + (gsize) i };
  for (gsize n = 1; n <= 6; n++)
    {
      hw_reader_set_ranges (pane.reader, ranges, n);
      pane_resize (&pane, WIDTH, HEIGHT - (int) n);
      pane_wait_frame (&pane);
      g_assert_cmpint (pane.reader->column_x, ==, x);
    }
  pane_close (&pane);
}

/* In a pane that has not enough for both, the column is as wide as was asked for until there is a passage;
 * then it makes room for the card, and again has all when the last is gone. What is read stays in sight. */
static void
test_room_when_needed (void)
{
  const HwReaderRange range = { .id = 1, .start = 9010, .end = 9030 };
  g_autofree char *text = hw_sample_text (11, 20000);
  Made made = { 0 };
  Pane pane;
  int wide, y;

  open_with (&pane, &made, text, NULL, 0);
  pane_resize (&pane, 820, HEIGHT);
  hw_reader_set_place (pane.reader, 9000);
  settle (&pane);
  wide = pane.reader->column_width;
  g_assert_false (hw_reader_has_cards (pane.reader));
  /* Nothing but margins is left beside it. */
  g_assert_cmpint (wide, >, 820 - 130);
  for (int round = 0; round < 2; round++)
    {
      hw_reader_set_ranges (pane.reader, &range, 1);
      g_assert_true (hw_reader_has_cards (pane.reader));
      settle (&pane);
      g_assert_cmpint (pane.reader->column_width, <, wide - 100);
      y = pane_line_y (&pane, 9000);
      g_assert_cmpint (y, >, -HEIGHT / 4);
      g_assert_cmpint (y, <, HEIGHT / 4);
      hw_reader_set_ranges (pane.reader, NULL, 0);
      settle (&pane);
      g_assert_cmpint (pane.reader->column_width, ==, wide);
      y = pane_line_y (&pane, 9000);
      g_assert_cmpint (y, >, -HEIGHT / 4);
      g_assert_cmpint (y, <, HEIGHT / 4);
    }
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/cards/beside", test_beside);
  g_test_add_func ("/cards/scroll", test_scroll);
  g_test_add_func ("/cards/focus", test_focus);
  g_test_add_func ("/cards/stays", test_stays);
  g_test_add_func ("/cards/many", test_many);
  g_test_add_func ("/cards/narrow", test_narrow);
  g_test_add_func ("/cards/spoken-stripes", test_spoken_stripes);
  g_test_add_func ("/cards/column-stays", test_column_stays);
  g_test_add_func ("/cards/room-when-needed", test_room_when_needed);
  return g_test_run ();
}
