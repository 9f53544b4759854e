/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-summary.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "search-narrow.h"

struct _HwSearchSummary
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *count;
  GtkWidget *all_lines;
  GtkMenuButton *narrow;
  GtkBox *pills;
  GtkBox *messages;

  HwSearchNarrow *choice;     /* the popover of @narrow */
  HwSearchQuestion *question; /* owned */
};

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwSearchSummary, hw_search_summary, ADW_TYPE_BIN)

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
change (HwSearchSummary *self, HwNarrow by, const HwFacet *facet)
{
  g_autoptr (HwSearchQuestion) question = hw_search_question_narrow (self->question, by, facet);

  g_signal_emit (self, signals[CHANGED], 0, question);
}

static void
chosen_cb (HwSearchSummary *self, int by, const HwFacet *facet)
{
  change (self, (HwNarrow) by, facet);
}

static void
pill_clicked_cb (GtkWidget *pill, HwSearchSummary *self)
{
  change (self, (HwNarrow) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (pill), "by")), NULL);
}

/* A button that takes away what @text says. */
static GtkWidget *
append_pill (HwSearchSummary *self, const char *text)
{
  g_autofree char *spoken = g_strdup_printf (_ ("Remove %s"), text);
  GtkWidget *pill = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (pill), box);
  gtk_widget_set_tooltip_text (pill, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_add_css_class (pill, "search-pill");
  gtk_box_append (self->pills, pill);
  return pill;
}

static void
add_switch_pill (HwSearchSummary *self, const char *text, const char *action)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (append_pill (self, text)), action);
}

static void
add_pill (HwSearchSummary *self, HwNarrow by)
{
  g_autofree char *value = hw_search_question_describe (self->question, by);
  g_autofree char *isolated = hw_direction_isolate (value);
  /* Translators: what a search is narrowed to: "Document: …", "Tag: …" */
  g_autofree char *text = g_strdup_printf (_ ("%1$s: %2$s"), hw_narrow_get_title (by), isolated);
  GtkWidget *pill = append_pill (self, text);

  g_object_set_data (G_OBJECT (pill), "by", GINT_TO_POINTER (by));
  g_signal_connect (pill, "clicked", G_CALLBACK (pill_clicked_cb), self);
}

static char *
describe_count (const HwSearchAnswer *answer)
{
  const int n = (int) answer->n_rows;
  g_autofree char *found
      = answer->more_than ? g_strdup_printf (
            ngettext ("More than %'d result", "More than %'d results", (gulong) n), n)
                          : g_strdup_printf (ngettext ("%'d result", "%'d results", (gulong) n), n);

  if ((gint64) answer->n_hits >= answer->n_rows)
    return g_steal_pointer (&found);
  /* Translators: "1,234 results, the best 300 here" */
  return g_strdup_printf (_ ("%1$s, the best %2$'d here"), found, (int) answer->n_hits);
}

void
hw_search_summary_set_question (HwSearchSummary *self, HwSearchQuestion *question)
{
  g_return_if_fail (HW_IS_SEARCH_SUMMARY (self));

  hw_search_question_ref (question);
  g_clear_pointer (&self->question, hw_search_question_unref);
  self->question = question;
  empty (self->pills);
  for (int by = 0; by < HW_N_NARROWS; by++)
    if (hw_search_question_is_narrowed (question, (HwNarrow) by))
      add_pill (self, (HwNarrow) by);
  /* A switch that is on must be seen: it may be why little is found, or much. */
  if (question->exact)
    add_switch_pill (self, _ ("Letters exactly as typed"), "search.exact");
  if (question->approximate)
    add_switch_pill (self, _ ("Also approximate"), "search.approximate");
  gtk_widget_set_visible (GTK_WIDGET (self->pills),
                          gtk_widget_get_first_child (GTK_WIDGET (self->pills)) != NULL);
}

void
hw_search_summary_set_answer (HwSearchSummary *self, const HwSearchAnswer *answer)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HW_IS_SEARCH_SUMMARY (self));

  empty (self->messages);
  if (answer == NULL)
    {
      gtk_label_set_text (self->count, "");
      gtk_widget_set_visible (GTK_WIDGET (self->messages), FALSE);
      hw_search_summary_set_facets (self, NULL);
      return;
    }
  text = describe_count (answer);
  gtk_label_set_text (self->count, text);
  for (guint i = 0; i < answer->messages->len; i++)
    {
      GtkWidget *label = gtk_label_new (answer->messages->pdata[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "search-message");
      gtk_box_append (self->messages, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->messages), answer->messages->len > 0);
}

void
hw_search_summary_set_facets (HwSearchSummary *self, const HwSearchResult *facets)
{
  g_return_if_fail (HW_IS_SEARCH_SUMMARY (self));

  gtk_widget_set_visible (GTK_WIDGET (self->narrow),
                          hw_search_narrow_set_result (self->choice, self->question, facets));
}

void
hw_search_summary_offer_lines (HwSearchSummary *self, gboolean offer)
{
  g_return_if_fail (HW_IS_SEARCH_SUMMARY (self));

  gtk_widget_set_visible (self->all_lines, offer);
}

static void
hw_search_summary_finalize (GObject *object)
{
  g_clear_pointer (&HW_SEARCH_SUMMARY (object)->question, hw_search_question_unref);
  G_OBJECT_CLASS (hw_search_summary_parent_class)->finalize (object);
}

static void
hw_search_summary_class_init (HwSearchSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hw_search_summary_finalize;
  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_SEARCH_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/search-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, HwSearchSummary, count);
  gtk_widget_class_bind_template_child (widget_class, HwSearchSummary, all_lines);
  gtk_widget_class_bind_template_child (widget_class, HwSearchSummary, narrow);
  gtk_widget_class_bind_template_child (widget_class, HwSearchSummary, pills);
  gtk_widget_class_bind_template_child (widget_class, HwSearchSummary, messages);
}

static void
hw_search_summary_init (HwSearchSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->question = hw_search_question_new ("");
  self->choice = HW_SEARCH_NARROW (hw_search_narrow_new ());
  gtk_menu_button_set_popover (self->narrow, GTK_WIDGET (self->choice));
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}
