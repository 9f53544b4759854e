/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-cursor.h"
#include "lanes.h"
#include "reader-private.h"

/* The margin: a stripe beside the lines of every range, at the side where the document's lines end. Ranges
 * that share a line stand in lanes, and keep them while they are on the screen. The stripe of a range with
 * several tags is divided, and each tag has its letter at the head. Coordinates are those of the widget. */

#define GAP 7
#define WIDTH 5
#define PITCH 12 /* of lanes: what a pointer hits */
#define LEAST_PITCH 7
#define TURN 18 /* of a tag in a stripe of several */
#define HEAD 14 /* the height of a letter's box */
#define LETTER_SIZE 11

/* The corner of a letter's box. */
typedef struct
{
  int x, y;
} Head;

HwDirection
hw_reader_get_margin_side (HwReader *self)
{
  return self->direction != HW_DIRECTION_AUTO ? self->direction : self->fallback;
}

void
hw_reader_forget_stripes (HwReader *self)
{
  g_array_set_size (self->stripes, 0);
  g_hash_table_remove_all (self->lanes);
}

/* The lanes of passages that overlap, and one for others on a line with them. */
static guint
count_lanes (HwReader *self)
{
  guint n = hw_range_index_get_n_lanes (self->ranges);

  return CLAMP (n, 2, (guint) MAX ((self->margin_room - GAP) / LEAST_PITCH, 2));
}

static int
get_pitch (HwReader *self)
{
  return CLAMP ((self->margin_room - GAP) / (int) count_lanes (self), LEAST_PITCH, PITCH);
}

static void
add_stripes (HwReader *self, const HwVisible *visible, GPtrArray *found)
{
  const HwBlock *block = visible->block;
  HwBlockLayout *layout = hw_reader_measure_block (self, visible->ref);

  g_ptr_array_set_size (found, 0);
  hw_range_index_find (self->ranges, block->char_start, block->char_start + MAX (block->n_chars, 1),
                       found);
  for (guint i = 0; i < found->len; i++)
    {
      HwStripe stripe = { .range = found->pdata[i] };
      const HwReaderRange *range = &stripe.range->range;
      gsize start, end;
      HwLineBox first, last;
      int top, bottom;

      hw_range_index_clip (self->text, range, block, &start, &end);
      hw_block_layout_line_at_byte (layout, (int) (start - block->start), &first);
      /* What ends where a line is wrapped does not stand on the next. */
      hw_block_layout_line_at_byte (
          layout, (int) (end - block->start) - (end > start && end < block->end ? 1 : 0), &last);
      hw_block_layout_get_extent (layout, first.line, MAX (last.line, first.line), &top, &bottom);
      stripe.starts = range->start >= block->char_start;
      stripe.ends = range->end <= block->char_start + block->n_chars;
      stripe.top = visible->y + (stripe.starts ? top + 2 : 0);
      stripe.bottom = visible->y + (stripe.ends ? bottom - 2 : block->height);
      stripe.bottom = MAX (stripe.bottom, stripe.top + 4);
      g_array_append_val (self->stripes, stripe);
    }
}

/* A range has one lane over all of its blocks. */
static void
assign_lanes (HwReader *self)
{
  const guint n = self->stripes->len;
  g_autofree HwLaneItem *items = g_new (HwLaneItem, n);
  g_autofree guint *item_of = g_new (guint, n);
  g_autoptr (GHashTable) index_of = g_hash_table_new (NULL, NULL);
  guint n_items = 0;

  for (guint i = 0; i < n; i++)
    {
      const HwStripe *stripe = &g_array_index (self->stripes, HwStripe, i);
      gpointer index, lane;

      if (g_hash_table_lookup_extended (index_of, stripe->range, NULL, &index))
        items[GPOINTER_TO_UINT (index)].bottom = stripe->bottom;
      else
        {
          index = GUINT_TO_POINTER (n_items);
          g_hash_table_insert (index_of, (gpointer) stripe->range, index);
          items[n_items].lane
              = g_hash_table_lookup_extended (self->lanes, stripe->range, NULL, &lane)
                    ? GPOINTER_TO_UINT (lane)
                    : HW_NO_LANE;
          items[n_items].top = stripe->top;
          items[n_items].bottom = stripe->bottom;
          n_items++;
        }
      item_of[i] = GPOINTER_TO_UINT (index);
    }
  hw_lanes_assign (items, n_items,
                   MIN ((guint) ((self->margin_room - GAP) / get_pitch (self)), HW_RANGE_LANES));
  g_hash_table_remove_all (self->lanes);
  for (guint i = 0; i < n; i++)
    {
      HwStripe *stripe = &g_array_index (self->stripes, HwStripe, i);

      stripe->lane = items[item_of[i]].lane;
      g_hash_table_insert (self->lanes, (gpointer) stripe->range, GUINT_TO_POINTER (stripe->lane));
    }
}

void
hw_reader_update_stripes (HwReader *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_array_set_size (self->stripes, 0);
  for (guint i = 0; i < self->visible->len; i++)
    add_stripes (self, &g_array_index (self->visible, HwVisible, i), found);
  assign_lanes (self);
}

/* The left edge of a lane. */
static int
lane_x (HwReader *self, guint lane)
{
  int pitch = get_pitch (self), offset = GAP + (int) lane * pitch;

  return hw_reader_get_margin_side (self) == HW_DIRECTION_RTL
             ? self->column_x - offset - pitch
             : self->column_x + self->column_width + offset;
}

void
hw_reader_get_stripe_box (HwReader *self, const HwStripe *stripe, GdkRectangle *box)
{
  *box = (GdkRectangle){ lane_x (self, stripe->lane), stripe->top, get_pitch (self),
                         stripe->bottom - stripe->top };
}

gint64
hw_reader_get_stripe_at (HwReader *self, double x, double y)
{
  const HwStripe *nearest = NULL;

  g_return_val_if_fail (HW_IS_READER (self), 0);

  hw_reader_validate (self);
  for (guint i = 0; i < self->stripes->len; i++)
    {
      const HwStripe *stripe = &g_array_index (self->stripes, HwStripe, i);
      GdkRectangle box;

      /* In a lane that several share, the one that is drawn last. */
      hw_reader_get_stripe_box (self, stripe, &box);
      if (x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height)
        nearest = stripe;
    }
  return nearest != NULL ? nearest->range->range.id : 0;
}

static void
free_nodes (gpointer data)
{
  GskRenderNode **nodes = data;

  for (int i = 0; i < 2; i++)
    g_clear_pointer (&nodes[i], gsk_render_node_unref);
  g_free (nodes);
}

GHashTable *
hw_reader_letters_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_nodes);
}

/* A letter about the origin; NULL where it has nothing to show. */
static GskRenderNode *
get_letter (HwReader *self, const char *letter, gboolean white)
{
  static const GdkRGBA colours[2] = { { 0, 0, 0, 0.9f }, { 1, 1, 1, 1 } };
  GskRenderNode **nodes = g_hash_table_lookup (self->letters, letter);

  if (nodes == NULL)
    {
      nodes = g_new0 (GskRenderNode *, 2);
      g_hash_table_insert (self->letters, g_strdup (letter), nodes);
    }
  if (nodes[white] == NULL)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), letter);
      g_autoptr (PangoFontDescription) font = pango_font_description_copy (
          pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      PangoRectangle ink;

      pango_font_description_set_absolute_size (font, LETTER_SIZE * PANGO_SCALE);
      pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
      pango_layout_set_font_description (layout, font);
      pango_layout_get_pixel_extents (layout, &ink, NULL);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (-ink.x - ink.width / 2),
                                                              (float) (-ink.y - ink.height / 2)));
      gtk_snapshot_append_layout (snapshot, layout, &colours[white]);
      nodes[white] = gtk_snapshot_free_to_node (snapshot);
    }
  return nodes[white];
}

/* Where one of the parts of a stripe is, one for each tag. */
static void
get_part (const HwStripe *stripe, guint i, int *top, int *bottom)
{
  const int height = stripe->bottom - stripe->top;
  const int n = MAX ((int) stripe->range->range.n_tags, 1);

  *top = stripe->top + height * (int) i / n;
  *bottom = stripe->top + height * (int) (i + 1) / n;
}

/* The box of a letter at the head of a part, as wide as it needs to be read, however narrow the lane is: where
 * another has the place, further down. FALSE where there is none left. */
static gboolean
find_head (HwReader *self, const HwStripe *stripe, guint part, const GArray *heads, Head *head)
{
  int y, bottom;

  get_part (stripe, part, &y, &bottom);
  head->x = lane_x (self, stripe->lane) + (get_pitch (self) - PITCH) / 2;
  for (; y + HEAD < bottom; y += HEAD)
    {
      gboolean taken = FALSE;

      for (guint i = heads->len; i > 0 && !taken; i--)
        {
          const Head *other = &g_array_index (heads, Head, i - 1);

          taken = ABS (other->x - head->x) < PITCH && ABS (other->y - y) < HEAD;
        }
      head->y = y;
      if (!taken)
        return TRUE;
    }
  return FALSE;
}

static void
draw_head (HwReader *self,
           const HwReaderTag *tag,
           const GdkRGBA *fill,
           const Head *head,
           GtkSnapshot *snapshot)
{
  gboolean white = !hw_reader_colours_is_light (fill);
  GskRenderNode *letter = get_letter (self, tag->letter, white);

  gtk_snapshot_append_color (snapshot, fill, &GRAPHENE_RECT_INIT (head->x, head->y, PITCH, HEAD));
  if (letter == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (head->x + PITCH / 2, head->y + HEAD / 2));
  gtk_snapshot_append_node (snapshot, letter);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_held (HwReader *self, const HwStripe *stripe)
{
  gint64 id = stripe->range->range.id;

  return id == self->focused || id == self->hovered;
}

static GdkRGBA
get_colour (HwReader *self, const HwStripe *stripe, guint part)
{
  const HwReaderRange *range = &stripe->range->range;

  return hw_reader_colours_strong (&self->colours,
                                   range->n_tags > 0 ? &range->tags[part].colour : &range->colour);
}

static void
draw_stripe (HwReader *self, const HwStripe *stripe, GtkSnapshot *snapshot)
{
  int width = is_held (self, stripe) ? WIDTH + 2 : WIDTH;
  int x = lane_x (self, stripe->lane) + (get_pitch (self) - width) / 2;
  guint n = MAX ((guint) stripe->range->range.n_tags, 1);

  /* Square ends: a rounded clip each would cost a tenth of the frame where there are many. */
  for (guint i = 0; i < n; i++)
    {
      GdkRGBA colour = get_colour (self, stripe, i);
      int top, bottom;

      get_part (stripe, i, &top, &bottom);
      gtk_snapshot_append_color (snapshot, &colour,
                                 &GRAPHENE_RECT_INIT (x, top, width, bottom - top));
    }
}

/* Letters over all of the stripes, those of a held one before the others. */
static void
draw_heads (HwReader *self, gboolean held, GArray *heads, GtkSnapshot *snapshot)
{
  int page = gtk_widget_get_height (GTK_WIDGET (self));

  for (guint i = 0; i < self->stripes->len; i++)
    {
      const HwStripe *stripe = &g_array_index (self->stripes, HwStripe, i);
      const HwReaderRange *range = &stripe->range->range;

      if (!stripe->starts || is_held (self, stripe) != held)
        continue;
      for (guint k = 0; k < range->n_tags; k++)
        {
          GdkRGBA colour = get_colour (self, stripe, k);
          Head head;

          if (!find_head (self, stripe, k, heads, &head))
            continue;
          g_array_append_val (heads, head);
          if (head.y + HEAD > 0 && head.y < page)
            draw_head (self, &range->tags[k], &colour, &head, snapshot);
        }
    }
}

void
hw_reader_draw_stripes (HwReader *self, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (Head));
  int page = gtk_widget_get_height (GTK_WIDGET (self));

  for (guint i = 0; i < self->stripes->len; i++)
    {
      const HwStripe *stripe = &g_array_index (self->stripes, HwStripe, i);

      if (stripe->bottom > 0 && stripe->top < page)
        draw_stripe (self, stripe, snapshot);
    }
  draw_heads (self, TRUE, heads, snapshot);
  draw_heads (self, FALSE, heads, snapshot);
}
