/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-narrow.h"

#include <glib/gi18n.h>

#include "directed.h"

/* Of each kind, those with the most hits; who wants another types title: or tag: */
#define MAX_ROWS 12

struct _HwSearchNarrow
{
  GtkPopover parent_instance;

  GtkListBox *list;
  gboolean of_lines;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwSearchNarrow, hw_search_narrow, GTK_TYPE_POPOVER)

/* What a row stands for; kept on it. */
typedef struct
{
  HwNarrow by;
  HwFacet facet;
} Choice;

static void
choice_free (gpointer data)
{
  g_free (((Choice *) data)->facet.name);
  g_free (data);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, HwSearchNarrow *self)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, (int) choice->by, &choice->facet);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");
  const Choice *other = before != NULL ? g_object_get_data (G_OBJECT (before), "choice") : NULL;
  GtkWidget *header = NULL;

  if (other == NULL || other->by != choice->by)
    {
      header = gtk_label_new (hw_narrow_get_title (choice->by));
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "heading");
      gtk_widget_add_css_class (header, "narrow-heading");
    }
  gtk_list_box_row_set_header (row, header);
}

static void
add_row (HwSearchNarrow *self, HwNarrow by, const HwFacet *facet)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = hw_narrow_describe (by, facet);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, facet->n);
  g_autofree char *results
      = g_strdup_printf (ngettext ("%d result", "%d results", (gulong) facet->n), (int) facet->n);
  g_autofree char *spoken = g_strdup_printf (self->of_lines ? "%s: %s" : "%s: %s, %s",
                                             hw_narrow_get_title (by), name, results);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *number = gtk_label_new (count);
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ by, { facet->id, g_strdup (facet->name), facet->n } };
  hw_directed_set (label, name);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_visible (number, !self->of_lines);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "choice", choice, choice_free);
  gtk_list_box_append (self->list, row);
}

static void
hw_search_narrow_class_init (HwSearchNarrowClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", HW_TYPE_SEARCH_NARROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_POINTER);
}

static void
hw_search_narrow_init (HwSearchNarrow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Narrow the search"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, 260, -1);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

GtkWidget *
hw_search_narrow_new (gboolean of_lines)
{
  HwSearchNarrow *self = g_object_new (HW_TYPE_SEARCH_NARROW, NULL);

  self->of_lines = of_lines;
  return GTK_WIDGET (self);
}

gboolean
hw_search_narrow_set_result (HwSearchNarrow *self,
                             const HwSearchQuestion *question,
                             const HwSearchResult *result)
{
  GtkListBoxRow *row;
  gboolean any = FALSE;

  g_return_val_if_fail (HW_IS_SEARCH_NARROW (self), FALSE);

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (int by = 0; by < HW_N_NARROWS && result != NULL; by++)
    {
      GPtrArray *const lists[] = { result->documents, self->of_lines ? result->groups : NULL,
                                   result->tags, result->languages, result->years };
      GPtrArray *facets = lists[by];
      guint n = 0;

      /* All of it in one document, or of one year, is no choice; one tag or group is. */
      if (hw_search_question_is_narrowed (question, (HwNarrow) by) || facets == NULL
          || facets->len < (by == HW_NARROW_TAG || by == HW_NARROW_GROUP ? 1 : 2))
        continue;
      for (guint i = 0; i < facets->len && n < MAX_ROWS; i++)
        {
          const HwFacet *facet = facets->pdata[i];

          /* What is not known cannot be asked for. */
          if (by != HW_NARROW_DOCUMENT && *facet->name == '\0')
            continue;
          add_row (self, (HwNarrow) by, facet);
          any = TRUE;
          n++;
        }
    }
  return any;
}
