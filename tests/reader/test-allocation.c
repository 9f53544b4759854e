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

static void
test_order_within_layout (void)
{
  g_autofree char *string = hw_sample_text (3, 20000);
  g_autoptr (GtkWidget) scrolled = NULL;
  GtkWidget *overlay = gtk_overlay_new ();
  Meddler meddler = { NULL, 0 };
  Pane pane;

  pane_open (&pane, 600, 500);
  pane_show (&pane, string);
  scrolled = g_object_ref (pane.scrolled);
  gtk_window_set_child (GTK_WINDOW (pane.window), NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), gtk_label_new ("x"));
  g_signal_connect (overlay, "get-child-position", G_CALLBACK (place_cb), &meddler);
  gtk_window_set_child (GTK_WINDOW (pane.window), overlay);
  g_clear_object (&scrolled);
  meddler.reader = pane.reader;
  pane_wait_frame (&pane);

  for (guint n = 1; n <= 3; n++)
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/allocation/order-within-layout", test_order_within_layout);
  return g_test_run ();
}
