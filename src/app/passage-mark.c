/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passage-mark.h"

#include <glib/gi18n.h>

#include "excerpt.h"

/* From this score on the words and what is around them are nearly the same. */
#define MUCH_ALIKE 0.85
#define FORMER_LINES 3
/* Code points of the former words that are read out. */
#define FORMER_CHARS 120

struct _HwPassageMark
{
  GtkBox parent_instance;

  GtkWidget *line;
  GtkImage *icon;
  GtkLabel *words;
  HwExcerpt *former;
};

G_DEFINE_FINAL_TYPE (HwPassageMark, hw_passage_mark, GTK_TYPE_BOX)

gboolean
hw_passage_mark_is_needed (const HwPassageEntry *entry)
{
  return entry->moved || entry->passage->state != HW_PASSAGE_SURE;
}

static gboolean
has_other_words (const HwPassage *passage)
{
  return passage->state == HW_PASSAGE_UNCERTAIN && *passage->former != '\0'
         && !g_str_equal (passage->former, passage->quote);
}

static const char *
get_words (const HwPassageEntry *entry)
{
  const HwPassage *passage = entry->passage;

  switch (passage->state)
    {
    case HW_PASSAGE_LOST:
      return _ ("Not found in this text");
    case HW_PASSAGE_UNCERTAIN:
      if (!has_other_words (passage))
        return _ ("Check the place: the same words, among others than before");
      return passage->score >= MUCH_ALIKE ? _ ("Check the place: the words are much alike")
                                          : _ ("Check the place: the words are somewhat alike");
    case HW_PASSAGE_SURE:
    default:
      /* Translators: of a passage, in a text that was replaced: it stands elsewhere now */
      return _ ("Moved");
    }
}

/* NULL where the words alone say it. */
static const char *
get_icon (const HwPassageEntry *entry)
{
  switch (entry->passage->state)
    {
    case HW_PASSAGE_LOST:
      return "dialog-warning-symbolic";
    case HW_PASSAGE_UNCERTAIN:
      return "dialog-question-symbolic";
    case HW_PASSAGE_SURE:
    default:
      return NULL;
    }
}

/* On one line. Transfer full. */
static char *
make_former (const HwPassage *passage, glong n_chars)
{
  g_autofree char *line = g_strdup (passage->former);
  g_autofree char *isolated = NULL;

  g_strdelimit (line, "\n\t", ' ');
  if (n_chars > 0 && g_utf8_strlen (line, -1) > n_chars)
    {
      g_autofree char *start = g_utf8_substring (line, 0, n_chars);
      g_autofree char *cut = g_strconcat (start, "…", NULL);

      isolated = hw_direction_isolate (cut);
    }
  else
    isolated = hw_direction_isolate (line);
  /* Translators: the words of a passage follow, as they were before its text was replaced */
  g_autofree char *label = hw_direction_isolate (_ ("Before:"));
  return g_strconcat (label, " ", isolated, NULL);
}

char *
hw_passage_mark_describe (const HwPassageEntry *entry)
{
  g_autofree char *former = NULL;

  if (!hw_passage_mark_is_needed (entry))
    return NULL;
  if (!has_other_words (entry->passage))
    return g_strdup (get_words (entry));
  former = make_former (entry->passage, FORMER_CHARS);
  return g_strdup_printf ("%s\n%s", get_words (entry), former);
}

static void
hw_passage_mark_class_init (HwPassageMarkClass *klass)
{
}

static void
hw_passage_mark_init (HwPassageMark *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_wrap_mode (self->words, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->words, 0);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self), self->line);
  self->former = HW_EXCERPT (hw_excerpt_new (FORMER_LINES));
  gtk_widget_add_css_class (GTK_WIDGET (self->former), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->former));
  gtk_widget_add_css_class (GTK_WIDGET (self), "passage-mark");
}

GtkWidget *
hw_passage_mark_new (void)
{
  return g_object_new (HW_TYPE_PASSAGE_MARK, NULL);
}

void
hw_passage_mark_set_entry (HwPassageMark *self,
                           const HwPassageEntry *entry,
                           GtkTextDirection direction)
{
  static const char *const classes[] = {
    [HW_PASSAGE_SURE] = "moved",
    [HW_PASSAGE_UNCERTAIN] = "uncertain",
    [HW_PASSAGE_LOST] = "lost",
  };
  const HwPassage *passage = entry->passage;
  const gboolean has_former = has_other_words (passage);
  const char *icon = get_icon (entry);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == passage->state)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_set_direction (GTK_WIDGET (self), direction);
  gtk_widget_set_direction (self->line, direction);
  gtk_widget_set_direction (GTK_WIDGET (self->words), direction);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
  gtk_label_set_text (self->words, get_words (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->former), has_former);
  if (has_former)
    {
      g_autofree char *former = make_former (passage, 0);

      hw_excerpt_set_text_directed (self->former, former, direction);
    }
}
