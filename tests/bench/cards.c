/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

#include "margin-card.h"
#include "reader-cards.h"
#include "reader-text.h"

/* Our reading pane with cards in the margin, as the program has them: a tag or two on each, and a note on
 * every second. */

static GtkWidget *reader;
static HwPassage *passages[2]; /* what all cards show, in turn */
static GHashTable *colours;

static HwPassage *
make_passage (gint64 id, const char *note)
{
  static gint64 tags[] = { 1, 2 };
  static char *names[] = { (char *) "أمن", (char *) "security", NULL };
  HwPassage *passage = g_atomic_rc_box_new0 (HwPassage);

  passage->id = id;
  passage->quote = g_strdup ("quote");
  passage->colour = g_strdup ("#62a0ea");
  passage->shown_colour = g_strdup ("#62a0ea");
  passage->note = g_strdup (note);
  passage->n_tags = 2;
  passage->tags = tags;
  passage->tag_names = names;
  return passage;
}

static GtkWidget *
make_card (gpointer data)
{
  return hw_margin_card_new ();
}

static void
bind_card (GtkWidget *card, gint64 id, const gint64 *behind, guint n_behind, gpointer data)
{
  hw_margin_card_set_passage (HW_MARGIN_CARD (card), id != 0 ? passages[id % 2] : NULL, colours,
                              n_behind);
}

static void
set_card_state (GtkWidget *card, gboolean folded, gboolean focused, gpointer data)
{
  hw_margin_card_set_state (HW_MARGIN_CARD (card), folded, focused);
}

static char *
describe (gint64 id, gpointer data)
{
  return g_strdup ("أمن, security");
}

static const HwReaderCardFactory factory = { make_card, bind_card, set_card_state, describe };

static GtkWidget *
make_view (void)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  colours = g_hash_table_new (g_int64_hash, g_int64_equal);
  passages[0] = make_passage (1, "");
  passages[1]
      = make_passage (2, "يحتاج إلى **مراجعة** مع المصدر، ثم قارن بما ورد في العدد السابق.");
  gtk_css_provider_load_from_resource (css, "/io/github/hawashi/Hawashi/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  reader = hw_reader_new ();
  hw_reader_set_card_factory (HW_READER (reader), &factory, NULL);
  return reader;
}

static void
open_text (GtkWidget *view, const char *path)
{
  bench_open_text (HW_READER (view), path);
}

static void
mark_ranges (GtkWidget *view, guint n_ranges)
{
  g_autofree HwReaderRange *ranges = g_new0 (HwReaderRange, n_ranges);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize n_chars = hw_text_get_n_chars (hw_reader_get_text (HW_READER (view)));

  for (guint i = 0; i < n_ranges; i++)
    {
      ranges[i].id = i + 1;
      ranges[i].start = (gsize) g_rand_int_range (random, 0, (gint32) n_chars - 200);
      ranges[i].end = ranges[i].start + (gsize) g_rand_int_range (random, 20, 200);
      gdk_rgba_parse (&ranges[i].colour, "#62a0ea");
      ranges[i].n_tags = 2;
      ranges[i].tags[0] = (HwReaderTag){ ranges[i].colour, "أ" };
      ranges[i].tags[1] = (HwReaderTag){ ranges[i].colour, "S" };
    }
  hw_reader_set_ranges (HW_READER (view), ranges, n_ranges);
  if (!hw_reader_has_cards (HW_READER (view)))
    g_error ("No room for cards");
}

int
main (int argc, char **argv)
{
  static const HwBenchKind kind = { make_view, open_text, mark_ranges, NULL };

  return bench_window_run (&kind, argc, argv);
}
