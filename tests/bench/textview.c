/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

/* What any GTK program would do: a GtkTextView, given the whole text. */

static GtkWidget *
make_view (void)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  return view;
}

static void
open_text (GtkWidget *view, const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    g_error ("cannot read %s", path);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), content, (int) length);
  bench_opened ();
}

static void
mark_ranges (GtkWidget *view, guint n_ranges)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "background", "#f6d32d", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  int n_chars = gtk_text_buffer_get_char_count (buffer);

  for (guint i = 0; i < n_ranges; i++)
    {
      GtkTextIter start, end;
      int position = g_rand_int_range (random, 0, n_chars - 200);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, position);
      gtk_text_buffer_get_iter_at_offset (buffer, &end,
                                          position + g_rand_int_range (random, 20, 200));
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

static void
jump (GtkWidget *view, GtkWidget *scrolled)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (view),
                                gtk_text_buffer_create_mark (buffer, NULL, &end, FALSE), 0, FALSE,
                                0, 0);
}

int
main (int argc, char **argv)
{
  static const HwBenchKind kind = { make_view, open_text, mark_ranges, jump };

  return bench_window_run (&kind, argc, argv);
}
