/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panes.h"

#include <adwaita.h>

static gboolean
passed_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean passed = FALSE;

  g_timeout_add (milliseconds, passed_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static GtkWidget *
pane_new (int minimum)
{
  GtkWidget *child = gtk_label_new (NULL);

  gtk_widget_set_size_request (child, minimum, -1);
  return child;
}

/* At every width the panes come to rest, also where one needs more than anyone knew while it was hidden. */
static void
test_rest (void)
{
  GtkWidget *window = gtk_window_new ();
  HwPanes *panes = HW_PANES (hw_panes_new ());
  int changes = 0, n_shown = 0;

  hw_panes_set_child (panes, HW_PANE_SIDEBAR, pane_new (290));
  hw_panes_set_child (panes, HW_PANE_CONTENT, pane_new (200));
  hw_panes_set_child (panes, HW_PANE_PANEL, pane_new (400));
  hw_panes_set_wish (panes, HW_PANE_SIDEBAR, TRUE, 290);
  hw_panes_set_wish (panes, HW_PANE_PANEL, TRUE, 400);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (panes));
  g_signal_connect_swapped (panes, "notify::panel-shown", G_CALLBACK (count_cb), &changes);
  g_signal_connect_swapped (panes, "notify::sidebar-shown", G_CALLBACK (count_cb), &changes);
  for (int width = 1300; width >= 500; width -= 40)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, 300);
      gtk_window_present (GTK_WINDOW (window));
      run_for (80);
      changes = 0;
      run_for (80);
      g_assert_cmpint (changes, ==, 0);
      n_shown += hw_panes_is_shown (panes, HW_PANE_PANEL);
    }
  g_assert_cmpint (n_shown, >, 0);
  g_assert_cmpint (n_shown, <, 21);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/panes/rest", test_rest);
  return g_test_run ();
}
