/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hit-row.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "excerpt.h"
#include "list-kind.h"

/* So much before the match is seen on a narrow sidebar without pushing it out (code points). */
#define MAX_BEFORE 24

/* What is in a row; kept on it. */
typedef struct
{
  GtkWidget *heading, *title, *count, *remark, *line;
} Parts;

GtkWidget *
hw_hit_row_new (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Parts *parts = g_new (Parts, 1);

  parts->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  parts->title = hw_excerpt_new (1);
  parts->count = gtk_label_new (NULL);
  parts->remark = gtk_label_new (NULL);
  parts->line = hw_excerpt_new (2);
  g_object_set_data_full (G_OBJECT (row), "parts", parts, g_free);

  gtk_widget_add_css_class (row, "hit-row");
  gtk_widget_add_css_class (parts->heading, "hit-heading");
  gtk_widget_add_css_class (parts->title, "heading");
  gtk_widget_set_hexpand (parts->title, TRUE);
  gtk_widget_add_css_class (parts->count, "dim-label");
  gtk_widget_add_css_class (parts->count, "caption");
  gtk_widget_add_css_class (parts->count, "numeric");
  gtk_box_append (GTK_BOX (parts->heading), parts->title);
  gtk_box_append (GTK_BOX (parts->heading), parts->count);
  gtk_widget_add_css_class (parts->remark, "dim-label");
  gtk_widget_add_css_class (parts->remark, "caption");
  gtk_widget_set_halign (parts->remark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), parts->heading);
  gtk_box_append (GTK_BOX (row), parts->remark);
  gtk_box_append (GTK_BOX (row), parts->line);
  return row;
}

const char *
hw_hit_kind_describe (HwMatchKind kind)
{
  switch (kind)
    {
    case HW_MATCH_NAME:
      /* Translators: what was found is a name that is spelled so in another script, or another way */
      return _ ("As a name");
    case HW_MATCH_APPROXIMATE:
      /* Translators: what was found has nearly the same letters */
      return _ ("Approximate");
    case HW_MATCH_EXACT:
    case HW_MATCH_FOLDED:
    case HW_MATCH_STEM:
    default:
      /* The bold letters show it. */
      return NULL;
    }
}

/* From the beginning of a word on, so that the match is seen. */
static char *
shorten_before (const char *before)
{
  const glong n = g_utf8_strlen (before, -1);
  const char *start = before;

  if (n <= MAX_BEFORE)
    return g_strdup (before);
  start = g_utf8_offset_to_pointer (start, n - MAX_BEFORE);
  while (*start != '\0' && *start != ' ')
    start = g_utf8_next_char (start);
  return g_strconcat ("…", start, NULL);
}

static char *
make_remark (const HwHit *hit)
{
  const char *place = hit->note == 0  ? NULL
                      : hit->tag != 0 ? _ ("In a note on the tag")
                                      : _ ("In a note");
  const char *kind = hw_hit_kind_describe (hit->kind);

  if (place != NULL && kind != NULL)
    return g_strconcat (place, " · ", kind, NULL);
  return g_strdup (place != NULL ? place : kind);
}

void
hw_hit_row_set_hit (GtkWidget *row, const HwHitRow *item, gint64 n)
{
  const Parts *parts = g_object_get_data (G_OBJECT (row), "parts");
  const HwHit *hit = item->hit;
  const char *title = hit->document == 0 && hit->tag == 0 ? _ ("Library")
                      : *hit->title != '\0'               ? hit->title
                                                          : _ ("Untitled");
  g_autofree char *before = shorten_before (hit->before);
  g_autofree char *after = g_strchomp (g_strdup (hit->after));
  g_autofree char *remark = make_remark (hit);
  g_autofree char *count = n > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : g_strdup ("");
  g_autoptr (GString) name = g_string_new (NULL);

  gtk_widget_set_visible (parts->heading, item->first);
  if (item->first)
    {
      hw_excerpt_set_text (HW_EXCERPT (parts->title), title);
      gtk_label_set_text (GTK_LABEL (parts->count), count);
      g_string_append_printf (name, "%s\n", title);
      if (n > 0)
        {
          g_string_append_printf (name, ngettext ("%d result", "%d results", (gulong) n), (int) n);
          g_string_append_c (name, '\n');
        }
    }
  gtk_widget_set_visible (parts->remark, remark != NULL);
  if (remark != NULL)
    {
      gtk_label_set_text (GTK_LABEL (parts->remark), remark);
      /* On the side where the line begins. */
      gtk_widget_set_direction (parts->remark, hw_directed_of (hit->match));
      g_string_append_printf (name, "%s\n", remark);
    }
  hw_excerpt_set_match (HW_EXCERPT (parts->line), before, hit->match, after, HW_EXCERPT_BOLD, NULL);
  g_string_append_printf (name, "%s%s%s", before, hit->match, after);
  hw_list_set_row_name (row, name->str);
}
