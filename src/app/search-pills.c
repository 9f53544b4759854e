/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-pills.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "wrap-box.h"

struct _HwSearchPills
{
  AdwBin parent_instance;

  HwSearchQuestion *question; /* owned */
};

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwSearchPills, hw_search_pills, ADW_TYPE_BIN)

/* What a pill takes away: a HwNarrow, or one of these. */
enum
{
  EXACT = HW_N_NARROWS,
  APPROXIMATE,
  N_PILLS,
};

static gboolean
is_on (const HwSearchQuestion *question, int what)
{
  if (what == EXACT)
    return question->exact;
  if (what == APPROXIMATE)
    return question->approximate;
  return hw_search_question_is_narrowed (question, (HwNarrow) what);
}

static void
clicked_cb (GtkWidget *pill, HwSearchPills *self)
{
  const int what = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (pill), "what"));
  g_autoptr (HwSearchQuestion) question
      = what < HW_N_NARROWS ? hw_search_question_narrow (self->question, (HwNarrow) what, NULL)
                            : hw_search_question_copy (self->question);

  if (what == EXACT)
    question->exact = FALSE;
  else if (what == APPROXIMATE)
    question->approximate = FALSE;
  g_signal_emit (self, signals[CHANGED], 0, question);
}

static char *
make_text (const HwSearchQuestion *question, int what)
{
  g_autofree char *value = NULL, *isolated = NULL;

  if (what == EXACT)
    return g_strdup (_ ("Letters exactly as typed"));
  if (what == APPROXIMATE)
    return g_strdup (_ ("Also approximate"));
  value = hw_search_question_describe (question, (HwNarrow) what);
  isolated = hw_direction_isolate (value);
  /* Translators: what a search is narrowed to: "Document: …", "Tag: …" */
  return g_strdup_printf (_ ("%1$s: %2$s"), hw_narrow_get_title ((HwNarrow) what), isolated);
}

static GtkWidget *
make_pill (HwSearchPills *self, int what)
{
  g_autofree char *text = make_text (self->question, what);
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
  gtk_widget_add_css_class (pill, "search-pill");
  g_object_set_data (G_OBJECT (pill), "what", GINT_TO_POINTER (what));
  g_signal_connect (pill, "clicked", G_CALLBACK (clicked_cb), self);
  return pill;
}

static void
hw_search_pills_finalize (GObject *object)
{
  g_clear_pointer (&HW_SEARCH_PILLS (object)->question, hw_search_question_unref);
  G_OBJECT_CLASS (hw_search_pills_parent_class)->finalize (object);
}

static void
hw_search_pills_class_init (HwSearchPillsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = hw_search_pills_finalize;
  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_SEARCH_PILLS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
hw_search_pills_init (HwSearchPills *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hw_search_pills_set_question (HwSearchPills *self, HwSearchQuestion *question)
{
  GtkWidget *box;
  gboolean any = FALSE;

  g_return_if_fail (HW_IS_SEARCH_PILLS (self));

  hw_search_question_ref (question);
  g_clear_pointer (&self->question, hw_search_question_unref);
  self->question = question;
  box = g_object_new (HW_TYPE_WRAP_BOX, NULL);
  for (int what = 0; what < N_PILLS; what++)
    if (is_on (question, what))
      {
        hw_wrap_box_append (HW_WRAP_BOX (box), make_pill (self, what));
        any = TRUE;
      }
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}
