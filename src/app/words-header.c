/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-header.h"

#include <glib/gi18n.h>

struct _HwWordsHeader
{
  GtkWidget parent_instance;

  const HwWordsKind *kind;
  GtkWidget *buttons[HW_WORDS_MAX_COLUMNS + 1]; /* of the words, then of the columns */
  GtkWidget *arrows[HW_WORDS_MAX_COLUMNS + 1];
  guint shown;
  HwWordsOrder order;
};

G_DEFINE_FINAL_TYPE (HwWordsHeader, hw_words_header, GTK_TYPE_WIDGET)

enum
{
  ORDERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size G_GNUC_UNUSED,
         int *minimum,
         int *natural,
         int *minimum_baseline G_GNUC_UNUSED,
         int *natural_baseline G_GNUC_UNUSED)
{
  HwWordsHeader *self = HW_WORDS_HEADER (widget);

  *minimum = 0;
  for (guint i = 0; i <= self->kind->n_columns; i++)
    {
      int least;

      gtk_widget_measure (self->buttons[i], orientation, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = HW_WORDS_WORD_WIDTH
               + (int) hw_words_kind_count (self->shown) * hw_words_kind_column_width (widget);
  *natural = *minimum;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  HwWordsHeader *self = HW_WORDS_HEADER (widget);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int column = hw_words_kind_column_width (widget);
  GtkAllocation place = { .height = height };
  int x = 0;

  for (guint i = 0; i <= self->kind->n_columns; i++)
    {
      const int own
          = i > 0 ? column
                  : hw_words_kind_numbers_start (widget, width, hw_words_kind_count (self->shown));

      if (!gtk_widget_should_layout (self->buttons[i]))
        continue;
      place.x = mirrored ? width - x - own : x;
      place.width = own;
      gtk_widget_size_allocate (self->buttons[i], &place, -1);
      x += own;
    }
}

/* By their arrow for the eyes, in words for a screen reader. */
static void
show_order (HwWordsHeader *self)
{
  for (int i = 0; i <= (int) self->kind->n_columns; i++)
    {
      const char *title = i == 0 ? _ (self->kind->title) : _ (self->kind->columns[i - 1].title);
      const gboolean is_it = self->order.column == i - 1;

      gtk_image_set_from_icon_name (GTK_IMAGE (self->arrows[i]), self->order.descending
                                                                     ? "pan-down-symbolic"
                                                                     : "pan-up-symbolic");
      gtk_widget_set_visible (self->arrows[i], is_it);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      GTK_ACCESSIBLE_PROPERTY_SORT,
                                      !is_it                   ? GTK_ACCESSIBLE_SORT_NONE
                                      : self->order.descending ? GTK_ACCESSIBLE_SORT_DESCENDING
                                                               : GTK_ACCESSIBLE_SORT_ASCENDING,
                                      -1);
    }
}

/* Words begin with the first, numbers with the highest. */
static void
clicked_cb (GtkWidget *button, HwWordsHeader *self)
{
  int column = -1;

  for (int i = 0; i <= (int) self->kind->n_columns; i++)
    if (self->buttons[i] == button)
      column = i - 1;
  if (column == self->order.column)
    self->order.descending = !self->order.descending;
  else
    self->order = (HwWordsOrder){ column, column >= 0 };
  show_order (self);
  g_signal_emit (self, signals[ORDERED], 0);
}

/* Over words, and over numbers, which stand at the right of their column in every language. */
static gboolean
title_is_at_start (HwWordsHeader *self, guint i)
{
  return i == 0 || gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
add_button (HwWordsHeader *self, guint i, const char *title, const char *help)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->buttons[i] = button;
  self->arrows[i] = gtk_image_new ();
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, title_is_at_start (self, i) ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), label);
  /* Away from the numbers' edge. */
  if (title_is_at_start (self, i))
    gtk_box_append (GTK_BOX (box), self->arrows[i]);
  else
    gtk_box_prepend (GTK_BOX (box), self->arrows[i]);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  if (help != NULL)
    gtk_widget_set_tooltip_text (button, help);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
dispose (GObject *object)
{
  HwWordsHeader *self = HW_WORDS_HEADER (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  G_OBJECT_CLASS (hw_words_header_parent_class)->dispose (object);
}

static void
hw_words_header_class_init (HwWordsHeaderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  gtk_widget_class_set_css_name (widget_class, "words-header");
  signals[ORDERED] = g_signal_new ("ordered", HW_TYPE_WORDS_HEADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hw_words_header_init (HwWordsHeader *self)
{
}

GtkWidget *
hw_words_header_new (const HwWordsKind *kind)
{
  HwWordsHeader *self = g_object_new (HW_TYPE_WORDS_HEADER, NULL);

  self->kind = kind;
  add_button (self, 0, _ (kind->title), NULL);
  for (guint i = 0; i < kind->n_columns; i++)
    add_button (self, i + 1, _ (kind->columns[i].title), _ (kind->columns[i].help));
  self->order = (HwWordsOrder){ 0, TRUE };
  hw_words_header_set_shown (self, (1u << kind->n_columns) - 1);
  show_order (self);
  return GTK_WIDGET (self);
}

void
hw_words_header_set_shown (HwWordsHeader *self, guint shown)
{
  g_return_if_fail (HW_IS_WORDS_HEADER (self));
  self->shown = shown;
  for (guint i = 0; i < self->kind->n_columns; i++)
    gtk_widget_set_visible (self->buttons[i + 1], (shown & (1u << i)) != 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
hw_words_header_set_order (HwWordsHeader *self, const HwWordsOrder *order)
{
  g_return_if_fail (HW_IS_WORDS_HEADER (self));
  self->order = *order;
  show_order (self);
}

HwWordsOrder
hw_words_header_get_order (HwWordsHeader *self)
{
  g_return_val_if_fail (HW_IS_WORDS_HEADER (self), ((HwWordsOrder){ 0, TRUE }));
  return self->order;
}
