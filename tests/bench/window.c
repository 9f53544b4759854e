/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

#include "probe.h"

#include <dlfcn.h>
#include <string.h>

/* The same window for all: libadwaita's, a header bar, and in it what the program shows. */

#define LATER_MS 500
#define SCROLL_FRAMES 300
#define SCROLL_STEP 60

static const HwBenchKind *kind;
static GtkWidget *window, *view, *scrolled;
static const char *path, *mode;
static guint n_ranges, n_scrolled;

void
bench_mark (const char *name)
{
  static void (*mark) (const char *);

  if (mark == NULL)
    mark = dlsym (RTLD_DEFAULT, "hw_probe_mark");
  if (mark != NULL)
    mark (name);
}

static gboolean
done_cb (gpointer data)
{
  bench_mark ("done");
  return G_SOURCE_REMOVE;
}

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  if (n_scrolled == 0)
    bench_mark ("scroll");
  if (n_scrolled++ == SCROLL_FRAMES)
    {
      bench_mark ("scrolled");
      g_timeout_add (100, done_cb, NULL);
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_STEP);
  return G_SOURCE_CONTINUE;
}

static gboolean
act_cb (gpointer data)
{
  if (g_str_equal (mode, "scroll"))
    gtk_widget_add_tick_callback (view, scroll_tick_cb, NULL, NULL);
  else if (g_str_equal (mode, "jump"))
    {
      bench_mark ("jump");
      kind->jump (view, scrolled);
      g_timeout_add (1500, done_cb, NULL);
    }
  else if (g_str_equal (mode, "rewrap"))
    {
      kind->rewrap (view);
      g_timeout_add (2500, done_cb, NULL);
    }
  return G_SOURCE_REMOVE;
}

/* The text is on the screen, and what the program does after that is over. */
void
bench_opened (void)
{
  bench_mark ("opened");
  if (n_ranges > 0 && kind->mark_ranges != NULL)
    kind->mark_ranges (view, n_ranges);
  g_timeout_add (1500, g_str_equal (mode, "later") ? done_cb : act_cb, NULL);
}

static gboolean
open_cb (gpointer data)
{
  bench_mark ("open");
  kind->open (view, path);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *app, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  window = adw_application_window_new (app);
  gtk_window_set_title (GTK_WINDOW (window), "Bench");
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 800);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (kind->make_view != NULL)
    {
      view = kind->make_view ();
      scrolled = gtk_scrolled_window_new ();
      gtk_widget_set_vexpand (scrolled, TRUE);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
      gtk_box_append (GTK_BOX (box), scrolled);
    }
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  if (view != NULL && g_str_equal (mode, "now"))
    open_cb (NULL);
  gtk_window_present (GTK_WINDOW (window));
  if (view != NULL && !g_str_equal (mode, "now"))
    g_timeout_add (LATER_MS, open_cb, NULL);
}

int
bench_window_run (const HwBenchKind *what, int argc, char **argv)
{
  g_autoptr (AdwApplication) app = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  char *only_name[] = { argv[0], NULL };

  kind = what;
  mode = argc > 1 ? argv[1] : "now";
  path = argc > 2 ? argv[2] : NULL;
  n_ranges = argc > 3 ? (guint) atoi (argv[3]) : 0;
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), 1, only_name);
}
