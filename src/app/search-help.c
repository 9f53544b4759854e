/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-help.h"

#include <glib/gi18n.h>

/* What is typed, and what it means. The first column is the same in every language but for its words. */
static const struct
{
  const char *example, *meaning;
} rows[] = {
  { N_ ("peace treaty"), N_ ("both words in one paragraph, however they are spelled") },
  { N_ ("\"peace treaty\""), N_ ("just these words, one after the other") },
  { N_ ("war OR conflict"), N_ ("either of them") },
  { N_ ("treaty -secret"), N_ ("the first without the second") },
  { N_ ("neg*"), N_ ("words that begin so") },
  { N_ ("war NEAR/5 peace"), N_ ("at most five words apart") },
  { N_ ("=Treaty"), N_ ("letters and marks as typed") },
  { N_ ("Kadhimi~"), N_ ("also nearly so: poor scans") },
  { N_ ("title:report"), N_ ("in documents that are called so") },
  { N_ ("note:check"), N_ ("in notes") },
  { N_ ("tag:security"), N_ ("in passages with this tag") },
  { N_ ("lang:ar after:2003 before:2011"), N_ ("of documents in this language, of this time") },
};

GtkWidget *
hw_search_help_new (void)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *title = gtk_label_new (_ ("What Can Be Typed"));
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *text = gtk_label_new (
      _ ("Spelling does not matter: أحمد finds احمد, والعراق is found by العراق, and a name in "
         "Latin letters finds it in Arabic ones."));

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *example = gtk_label_new (_ (rows[i].example));
      GtkWidget *meaning = gtk_label_new (_ (rows[i].meaning));

      gtk_widget_add_css_class (example, "search-example");
      gtk_label_set_xalign (GTK_LABEL (example), 0);
      gtk_label_set_yalign (GTK_LABEL (example), 0);
      gtk_label_set_selectable (GTK_LABEL (example), TRUE);
      gtk_widget_set_can_focus (example, FALSE);
      gtk_label_set_xalign (GTK_LABEL (meaning), 0);
      gtk_label_set_wrap (GTK_LABEL (meaning), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (meaning), 28);
      gtk_widget_add_css_class (meaning, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), example, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), meaning, 1, (int) i, 1, 1);
    }
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 46);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_halign (title, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}
