/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-ticks.h"

#include <glib/gi18n.h>

#include "reader-private.h"

/* Pixels. */
#define WIDTH 12
#define PASSAGE_WIDTH 5
#define PASSAGE_HEIGHT 4
#define HIT_WIDTH 5
#define HIT_HEIGHT 2
#define EDGE 1
/* How far beside a tick a click still means it. */
#define REACH 4
/* Milliseconds: heights that are measured while something scrolls move the ticks a little, now and then. */
#define PATIENCE 200

/* What a row of pixels stands for. */
typedef struct
{
  gsize start;    /* code point; the next row's is the end */
  gsize hit;      /* index in the hits, G_MAXSIZE for none */
  gint64 range;   /* id of the first that begins here, 0 for none */
  GdkRGBA colour; /* its strong tone */
} Row;

struct _HwReaderTicks
{
  GtkWidget parent_instance;

  HwReader *reader; /* owned */
  GArray *rows;     /* Row, from the top */
  gboolean valid;
  guint patience_source;
};

static guint activated_signal;

G_DEFINE_FINAL_TYPE (HwReaderTicks, hw_reader_ticks, GTK_TYPE_WIDGET)

static void
set_ranges (HwReaderTicks *self, Row *row, gsize end, GPtrArray *found)
{
  const HwReader *reader = self->reader;

  if (hw_range_index_get_n_ranges (reader->ranges) == 0)
    return;
  g_ptr_array_set_size (found, 0);
  hw_range_index_find (reader->ranges, row->start, end, found);
  for (guint i = 0; i < found->len; i++)
    {
      const HwReaderRange *range = &((const HwIndexedRange *) found->pdata[i])->range;

      if (range->start < row->start)
        continue;
      row->range = range->id;
      row->colour = hw_reader_colours_strong (&reader->colours, &range->colour);
      return;
    }
}

static void
make_rows (HwReaderTicks *self)
{
  const HwReader *reader = self->reader;
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  const gsize n_hits = reader->hits != NULL ? hw_span_list_get_n (reader->hits) : 0;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree gsize *bytes = NULL;

  self->valid = TRUE;
  g_array_set_size (self->rows, 0);
  if (reader->tree == NULL || height <= 0
      || (n_hits == 0 && hw_range_index_get_n_ranges (reader->ranges) == 0))
    return;
  bytes = g_new (gsize, height);
  /* The bar's slider counts the margins above and below the text too. */
  hw_block_tree_estimate_bytes (reader->tree,
                                hw_block_tree_get_height (reader->tree) + reader->top_margin
                                    + reader->bottom_margin,
                                (guint) height, bytes);
  g_array_set_size (self->rows, (guint) height);
  for (int i = 0; i < height; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      *row = (Row){ .start = hw_text_from_byte (reader->text, bytes[i]), .hit = G_MAXSIZE };
    }
  for (int i = 0; i < height; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      const gsize end = i + 1 < height ? row[1].start : G_MAXSIZE;

      if (row->start == end)
        continue;
      set_ranges (self, row, end, found);
      if (n_hits > 0)
        {
          gsize hit = hw_span_list_find (reader->hits, row->start);

          /* One that began in the row before has its tick there. */
          if (hit < n_hits && hw_span_list_get (reader->hits, hit).start < row->start)
            hit++;
          if (hit < n_hits && hw_span_list_get (reader->hits, hit).start < end)
            row->hit = hit;
        }
    }
}

static void
draw_tick (HwReaderTicks *self,
           GtkSnapshot *snapshot,
           const GdkRGBA *colour,
           int from_text,
           int y,
           int width,
           int height)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const int x = rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - from_text - width : from_text;

  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static gboolean
same_tick (const Row *a, const Row *b, gboolean hits)
{
  if (hits)
    return (a->hit != G_MAXSIZE) == (b->hit != G_MAXSIZE);
  return (a->range != 0) == (b->range != 0)
         && (a->range == 0 || gdk_rgba_equal (&a->colour, &b->colour));
}

/* Neighbouring ticks of one colour are one drawing. */
static void
draw_column (HwReaderTicks *self, GtkSnapshot *snapshot, gboolean hits, const GdkRGBA *hit_colour)
{
  const Row *rows = &g_array_index (self->rows, Row, 0);
  guint i = 0;

  while (i < self->rows->len)
    {
      const guint first = i;

      while (i < self->rows->len && same_tick (&rows[first], &rows[i], hits))
        i++;
      if (hits && rows[first].hit != G_MAXSIZE)
        draw_tick (self, snapshot, hit_colour, WIDTH - EDGE - HIT_WIDTH, (int) first, HIT_WIDTH,
                   (int) (i - first) + HIT_HEIGHT - 1);
      else if (!hits && rows[first].range != 0)
        draw_tick (self, snapshot, &rows[first].colour, EDGE, (int) first, PASSAGE_WIDTH,
                   (int) (i - first) + PASSAGE_HEIGHT - 1);
    }
}

static void
draw_current (HwReaderTicks *self, GtkSnapshot *snapshot)
{
  const HwReader *reader = self->reader;
  guint low = 0, high = self->rows->len;

  if (reader->current_hit.end == 0)
    return;
  while (high - low > 1)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, Row, middle).start <= reader->current_hit.start)
        low = middle;
      else
        high = middle;
    }
  draw_tick (self, snapshot, &reader->colours.text, 0, (int) low, WIDTH, HIT_HEIGHT + 1);
}

static void
hw_reader_ticks_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA amber = { 0.90f, 0.65f, 0.04f, 1 };
  HwReaderTicks *self = HW_READER_TICKS (widget);
  GdkRGBA colour;

  if (!self->valid)
    make_rows (self);
  /* One paper with the text. */
  if (self->reader->colours.sepia)
    gtk_snapshot_append_color (
        snapshot, &self->reader->colours.background,
        &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  if (self->rows->len == 0)
    return;
  colour = hw_reader_colours_strong (&self->reader->colours, &amber);
  draw_column (self, snapshot, FALSE, NULL);
  draw_column (self, snapshot, TRUE, &colour);
  draw_current (self, snapshot);
}

static void
hw_reader_ticks_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
hw_reader_ticks_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HW_READER_TICKS (widget)->valid = FALSE;
}

static void
invalidate (HwReaderTicks *self)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  self->valid = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
patience_cb (gpointer data)
{
  HwReaderTicks *self = data;

  self->patience_source = 0;
  invalidate (self);
  return G_SOURCE_REMOVE;
}

static void
heights_changed_cb (HwReaderTicks *self)
{
  if (self->patience_source == 0)
    self->patience_source = g_timeout_add (PATIENCE, patience_cb, self);
}

static void
follow_adjustment (HwReaderTicks *self)
{
  g_signal_handlers_disconnect_by_func (self->reader->vadjustment, heights_changed_cb, self);
  g_signal_connect_object (self->reader->vadjustment, "changed", G_CALLBACK (heights_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/* The row with a tick at the side of the strip that was clicked, or at the other, nearest to a height. */
static const Row *
find_tick (HwReaderTicks *self, int y, gboolean hits)
{
  for (int distance = 0; distance <= REACH; distance++)
    for (int side = -1; side <= 1; side += 2)
      {
        const int at = y + side * distance;
        const Row *row;

        if (at < 0 || at >= (int) self->rows->len)
          continue;
        row = &g_array_index (self->rows, Row, at);
        if (hits ? row->hit != G_MAXSIZE : row->range != 0)
          return row;
      }
  return NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  HwReaderTicks *self = data;
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const gboolean at_hits = (rtl ? width - x : x) > PASSAGE_WIDTH + EDGE;
  const HwIndexedRange *range;
  const Row *row;

  if (!self->valid)
    make_rows (self);
  if (self->rows->len == 0)
    return;
  row = find_tick (self, (int) y, at_hits);
  if (row == NULL)
    row = find_tick (self, (int) y, !at_hits);
  if (row == NULL)
    {
      const int at = CLAMP ((int) y, 0, (int) self->rows->len - 1);
      const guint64 start = g_array_index (self->rows, Row, at).start;

      g_signal_emit (self, activated_signal, 0, start, start, (gint64) 0);
    }
  else if (row->hit != G_MAXSIZE && (at_hits || row->range == 0))
    {
      const HwSpan hit = hw_span_list_get (self->reader->hits, row->hit);

      g_signal_emit (self, activated_signal, 0, (guint64) hit.start, (guint64) hit.end, (gint64) 0);
    }
  else if ((range = hw_range_index_lookup (self->reader->ranges, row->range)) != NULL)
    g_signal_emit (self, activated_signal, 0, (guint64) range->range.start,
                   (guint64) range->range.end, row->range);
}

static void
hw_reader_ticks_dispose (GObject *object)
{
  HwReaderTicks *self = HW_READER_TICKS (object);

  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (hw_reader_ticks_parent_class)->dispose (object);
}

static void
hw_reader_ticks_finalize (GObject *object)
{
  g_array_unref (HW_READER_TICKS (object)->rows);
  G_OBJECT_CLASS (hw_reader_ticks_parent_class)->finalize (object);
}

static void
hw_reader_ticks_class_init (HwReaderTicksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_reader_ticks_dispose;
  object_class->finalize = hw_reader_ticks_finalize;
  widget_class->snapshot = hw_reader_ticks_snapshot;
  widget_class->measure = hw_reader_ticks_measure;
  widget_class->size_allocate = hw_reader_ticks_size_allocate;
  activated_signal
      = g_signal_new ("activated", HW_TYPE_READER_TICKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_UINT64, G_TYPE_UINT64, G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "hwticks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hw_reader_ticks_init (HwReaderTicks *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the strip beside the scroll bar, for a screen
                                   * reader */
                                  _ ("Where hits and passages are in the document"), -1);
}

GtkWidget *
hw_reader_ticks_new (HwReader *reader)
{
  HwReaderTicks *self = g_object_new (HW_TYPE_READER_TICKS, NULL);

  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "marks-changed", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "notify::vadjustment", G_CALLBACK (follow_adjustment), self,
                           G_CONNECT_SWAPPED);
  follow_adjustment (self);
  return GTK_WIDGET (self);
}
