/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words-row.h"

#include <glib/gi18n.h>

#include "compat.h"
#include "directed.h"
#include "list-kind.h"

/* Of the height of a line, for marks above and below the letters of a fallback font. */
#define LINE_FACTOR 1.5
/* Between a word and what stands dimmed beside it. */
#define DETAIL_GAP 14
#define DIM 0.6f

struct _HwWordsRow
{
  GtkWidget parent_instance;

  const HwWordsKind *kind;
  char *word, *detail, *text;
  char *numbers[HW_WORDS_MAX_COLUMNS]; /* of the columns that are shown */
  guint n_numbers;
};

G_DEFINE_FINAL_TYPE (HwWordsRow, hw_words_row, GTK_TYPE_WIDGET)

static void
clear (HwWordsRow *self)
{
  g_clear_pointer (&self->word, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->text, g_free);
  for (guint i = 0; i < self->n_numbers; i++)
    g_free (self->numbers[i]);
  self->n_numbers = 0;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size G_GNUC_UNUSED,
         int *minimum,
         int *natural,
         int *minimum_baseline G_GNUC_UNUSED,
         int *natural_baseline G_GNUC_UNUSED)
{
  HwWordsRow *self = HW_WORDS_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural
        = HW_WORDS_WORD_WIDTH + (int) self->n_numbers * hw_words_kind_column_width (widget);
  else
    {
      PangoFontMetrics *metrics
          = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);

      *minimum = *natural = (int) (LINE_FACTOR
                                   * PANGO_PIXELS (pango_font_metrics_get_ascent (metrics)
                                                   + pango_font_metrics_get_descent (metrics)));
      pango_font_metrics_unref (metrics);
    }
}

/* Within [x, x + width) from the side where reading begins, cut with an ellipsis. Numbers stand at the right
 * of their column in every language: units under units. Its width. */
static int
draw (HwWordsRow *self,
      GtkSnapshot *shot,
      const char *text,
      int x,
      int width,
      gboolean is_number,
      const GdkRGBA *colour)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *directed = hw_directed_text (text, NULL);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, directed);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int own_width, height;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &own_width, &height);
  if (own_width > width)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      own_width = width;
    }
  if (is_number && !mirrored)
    x += width - own_width;
  gtk_snapshot_save (shot);
  gtk_snapshot_translate (
      shot,
      &GRAPHENE_POINT_INIT ((float) (mirrored ? gtk_widget_get_width (widget) - x - own_width : x),
                            (float) (gtk_widget_get_height (widget) - height) / 2.0f));
  gtk_snapshot_append_layout (shot, layout, colour);
  gtk_snapshot_restore (shot);
  return own_width;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *shot)
{
  HwWordsRow *self = HW_WORDS_ROW (widget);
  const int column = hw_words_kind_column_width (widget);
  const int numbers
      = hw_words_kind_numbers_start (widget, gtk_widget_get_width (widget), self->n_numbers);
  const int words = numbers - (self->n_numbers > 0 ? DETAIL_GAP : 0);
  GdkRGBA colour, dim;
  int used;

  if (self->word == NULL || words <= 0)
    return;
  hw_compat_get_colour (widget, &colour);
  dim = colour;
  dim.alpha *= DIM;
  used = draw (self, shot, self->word, 0, words, FALSE, &colour) + DETAIL_GAP;
  if (self->detail != NULL && words - used > 4 * DETAIL_GAP)
    draw (self, shot, self->detail, used, words - used, FALSE, &dim);
  for (guint i = 0; i < self->n_numbers; i++)
    draw (self, shot, self->numbers[i], numbers + (int) i * column, column, TRUE, &colour);
}

static gboolean
tooltip_cb (HwWordsRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (self->detail == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->detail);
  return TRUE;
}

static void
finalize (GObject *object)
{
  clear (HW_WORDS_ROW (object));
  G_OBJECT_CLASS (hw_words_row_parent_class)->finalize (object);
}

static void
hw_words_row_class_init (HwWordsRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = finalize;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
hw_words_row_init (HwWordsRow *self)
{
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}

GtkWidget *
hw_words_row_new (const HwWordsKind *kind)
{
  HwWordsRow *self = g_object_new (HW_TYPE_WORDS_ROW, NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}

void
hw_words_row_set_item (HwWordsRow *self, gconstpointer item, gconstpointer answer, guint shown)
{
  g_autoptr (GString) text = g_string_new (NULL), name = g_string_new (NULL);

  clear (self);
  self->word = g_strdup (self->kind->get_word (item));
  g_string_append (text, self->word);
  g_string_append (name, self->word);
  if (self->kind->make_detail != NULL)
    self->detail = self->kind->make_detail (item);
  for (guint i = 0; i < self->kind->n_columns; i++)
    {
      char *number;

      if ((shown & (1u << i)) == 0)
        continue;
      number = hw_words_kind_format (self->kind, i, item, answer);
      g_string_append_printf (text, "\t%s", number);
      /* Translators: a column's title and its number, for a screen reader */
      g_string_append_printf (name, _ (", %s %s"), _ (self->kind->columns[i].title), number);
      self->numbers[self->n_numbers++] = number;
    }
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->detail != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  hw_list_set_row_name (GTK_WIDGET (self), name->str);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
hw_words_row_get_text (HwWordsRow *self)
{
  g_return_val_if_fail (HW_IS_WORDS_ROW (self), NULL);
  return self->text;
}
