/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "harness.h"
#include "sample-text.h"

/* What asks for a new layout while an ancestor is being laid out is forgotten by GTK, and the pane would not be
 * drawn any more, with a warning in each frame. */

typedef struct
{
  HwReader *reader;
  guint n_orders; /* that are still to be given */
} Meddler;

/* Called by the overlay within its layout, after that of the pane. */
static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, Meddler *meddler)
{
  if (meddler->n_orders > 0)
    {
      meddler->n_orders--;
      hw_reader_set_place (meddler->reader, 400 * meddler->n_orders);
    }
  *place = (GdkRectangle){ 0, 0, 40, 40 };
  return TRUE;
}

/* The pane in an overlay that asks the meddler. */
static GtkWidget *
open_in_overlay (Pane *pane, Meddler *meddler)
{
  g_autofree char *string = hw_sample_text (3, 20000);
  GtkWidget *overlay = gtk_overlay_new ();

  pane_open (pane, 600, 500);
  pane_show (pane, string);
  g_object_ref (pane->scrolled);
  gtk_window_set_child (GTK_WINDOW (pane->window), NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), pane->scrolled);
  g_object_unref (pane->scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), gtk_label_new ("x"));
  g_signal_connect (overlay, "get-child-position", G_CALLBACK (place_cb), meddler);
  gtk_window_set_child (GTK_WINDOW (pane->window), overlay);
  meddler->reader = pane->reader;
  pane_wait_frame (pane);
  return overlay;
}

static void
test_within_layout (void)
{
  Meddler meddler = { NULL, 0 };
  Pane pane;
  GtkWidget *overlay = open_in_overlay (&pane, &meddler);

  for (guint n = 1; n <= 2; n++)
    {
      meddler.n_orders = n;
      gtk_widget_queue_allocate (overlay);
      pane_wait_frame (&pane);
      pane_wait_frame (&pane);
      g_assert_cmpuint (meddler.n_orders, ==, 0);
      g_assert_cmpuint (hw_reader_get_place (pane.reader), <=, 80);
    }
  pane_close (&pane);
}

/* The pane's layout moves the scroll bar while the overlay is laid out: that leaves a mark between them. */
static void
test_after_mark (void)
{
  Meddler meddler = { NULL, 0 };
  Pane pane;
  GtkWidget *overlay = open_in_overlay (&pane, &meddler);

  for (gsize place = 2000; place <= 10000; place += 2000)
    {
      hw_reader_set_place (pane.reader, place);
      gtk_widget_queue_allocate (overlay);
      pane_wait_frame (&pane);
      hw_reader_set_place (pane.reader, 0);
      pane_wait_frame (&pane);
      g_assert_cmpuint (hw_reader_get_place (pane.reader), ==, 0);
    }
  pane_close (&pane);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/allocation/within-layout", test_within_layout);
  g_test_add_func ("/allocation/after-mark", test_after_mark);
  return g_test_run ();
}
