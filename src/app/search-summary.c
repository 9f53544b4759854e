/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-summary.h"

#include <glib/gi18n.h>

#include "direction.h"
#include "search-narrow.h"
#include "search-pills.h"

struct _HwSearchSummary
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *count;
  GtkButton *save;
  GtkWidget *all_lines;
  GtkMenuButton *narrow;
  HwSearchPills *pills;
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
chosen_cb (HwSearchSummary *self, int by, const HwFacet *facet)
{
  g_autoptr (HwSearchQuestion) question
      = hw_search_question_narrow (self->question, (HwNarrow) by, facet);

  g_signal_emit (self, signals[CHANGED], 0, question);
}

static void
pills_changed_cb (HwSearchSummary *self, HwSearchQuestion *question)
{
  g_signal_emit (self, signals[CHANGED], 0, question);
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
  hw_search_pills_set_question (self->pills, question);
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
hw_search_summary_set_saved (HwSearchSummary *self, const char *name)
{
  g_autofree char *isolated = name != NULL ? hw_direction_isolate (name) : NULL;
  g_autofree char *text = name != NULL
                              /* Translators: of a search that is kept; a click forgets it */
                              ? g_strdup_printf (_ ("Saved as “%s”"), isolated)
                              : g_strdup (_ ("Save This Search"));

  g_return_if_fail (HW_IS_SEARCH_SUMMARY (self));

  gtk_button_set_icon_name (self->save, name != NULL ? "starred-symbolic" : "non-starred-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save),
                                  name != NULL ? "search.forget" : "search.save");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->save), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
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

  g_type_ensure (HW_TYPE_SEARCH_PILLS);
  G_OBJECT_CLASS (klass)->finalize = hw_search_summary_finalize;
  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_SEARCH_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/search-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, HwSearchSummary, count);
  gtk_widget_class_bind_template_child (widget_class, HwSearchSummary, save);
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
  self->choice = HW_SEARCH_NARROW (hw_search_narrow_new (FALSE));
  gtk_menu_button_set_popover (self->narrow, GTK_WIDGET (self->choice));
  g_signal_connect_swapped (self->pills, "changed", G_CALLBACK (pills_changed_cb), self);
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}
