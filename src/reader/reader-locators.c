/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "reader-private.h"

/* Pages and times of the source, in the margin where the lines of the document begin: each beside the line that
 * it begins on, on its base line. Of those that begin on one line the first is shown, wherever that stands on
 * the screen: scrolling neither shows nor hides one. */

#define GAP 10    /* between a label and the text */
#define EDGE 12   /* between it and the edge of the pane */
#define SCALE 0.7 /* of the text's size */
#define LEAST_SIZE 9.0
#define MOST_CHARS 9   /* of a label; of a longer one the beginning */
#define DIGIT 0.58     /* ems */
#define MOST_DRAWN 400 /* labels whose drawings are kept */
#define LEAST_PANE 280 /* pixels: in a narrower one the text needs all of it */
#define QUIET 0.62f    /* of the ink: still 4.5:1 */

typedef struct
{
  GskRenderNode
      *node; /* NULL where there is nothing to see; its base line at the left is the origin */
  int width, height;
} Label;

static void
free_label (gpointer data)
{
  Label *label = data;

  g_clear_pointer (&label->node, gsk_render_node_unref);
  g_free (label);
}

/* As it is written in the margin: of a time hours and what is less than a second are left out where they say
 * nothing. Transfer full. */
static char *
shorten (const HwLocator *locator)
{
  const char *text = locator->label;
  const char *end;

  if (locator->kind == HW_LOCATOR_TIME)
    {
      if (g_str_has_prefix (text, "00:") && strchr (text + 3, ':') != NULL)
        text += 3;
      if (*text == '0' && g_ascii_isdigit (text[1]))
        text++;
      end = strpbrk (text, ".,");
      return g_strndup (text, end != NULL ? (gsize) (end - text) : strlen (text));
    }
  if (g_utf8_strlen (text, -1) <= MOST_CHARS)
    return g_strdup (text);
  end = g_utf8_offset_to_pointer (text, MOST_CHARS - 1);
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

static double
get_size (HwReader *self)
{
  return MAX (self->font_size * self->zoom * 96 / 72 * SCALE, LEAST_SIZE);
}

void
hw_reader_set_locators (HwReader *self, GArray *locators)
{
  g_clear_pointer (&self->locators, g_array_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  self->most_label_chars = 0;
  if (locators == NULL || locators->len == 0)
    return;
  self->locators = g_array_ref (locators);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_label);
  for (guint i = 0; i < locators->len; i++)
    {
      g_autofree char *text = shorten (&g_array_index (locators, HwLocator, i));

      self->most_label_chars = MAX (self->most_label_chars, (guint) g_utf8_strlen (text, -1));
    }
}

void
hw_reader_forget_labels (HwReader *self)
{
  if (self->labels != NULL)
    g_hash_table_remove_all (self->labels);
}

int
hw_reader_get_label_room (HwReader *self, int width)
{
  if (self->locators == NULL || width < LEAST_PANE)
    return 0;
  return (int) (self->most_label_chars * DIGIT * get_size (self)) + GAP + EDGE;
}

static const Label *
get_label (HwReader *self, const char *text)
{
  Label *label = g_hash_table_lookup (self->labels, text);
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  PangoAttrList *attributes;
  GtkSnapshot *snapshot;
  GdkRGBA colour = self->colours.text;

  if (label != NULL)
    return label;
  if (g_hash_table_size (self->labels) >= MOST_DRAWN)
    g_hash_table_remove_all (self->labels);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
  pango_font_description_set_absolute_size (font, get_size (self) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  if (!self->colours.high_contrast)
    colour.alpha *= QUIET;

  label = g_new0 (Label, 1);
  pango_layout_get_pixel_size (layout, &label->width, &label->height);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (0, (float) -PANGO_PIXELS (pango_layout_get_baseline (layout))));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  label->node = gtk_snapshot_free_to_node (snapshot);
  g_hash_table_insert (self->labels, g_strdup (text), label);
  return label;
}

/* The first that begins at a place or after it. */
static guint
find_locator (HwReader *self, gsize position)
{
  guint low = 0, high = self->locators->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->locators, HwLocator, middle).start < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Where the next block begins: the end of a paragraph is its own. */
static gsize
past_of (const HwBlock *block)
{
  return block->char_start + block->n_chars + (block->last ? 1 : 0);
}

typedef void (*LabelFunc) (
    HwReader *self, const HwLocator *locator, const GdkRectangle *box, int baseline, gpointer data);

static void
each_in_block (HwReader *self, const HwVisible *visible, LabelFunc func, gpointer data)
{
  const HwBlock *block = visible->block;
  const gboolean at_right = hw_reader_get_margin_side (self) == HW_DIRECTION_RTL;
  const int room
      = at_right ? gtk_widget_get_width (GTK_WIDGET (self)) - self->column_x - self->column_width
                 : self->column_x;
  HwBlockLayout *layout = NULL;
  int last = -1;

  for (guint i = find_locator (self, block->char_start); i < self->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (self->locators, HwLocator, i);
      g_autofree char *text = NULL;
      const Label *label;
      GdkRectangle box;
      HwLineBox line;
      gsize byte;

      if (locator->start >= past_of (block) || block->again)
        return;
      /* Of pages without text the last one is where the next text stands. */
      if (i + 1 < self->locators->len && locator[1].start == locator->start)
        continue;
      if (layout == NULL)
        layout = hw_reader_measure_block (self, visible->ref);
      byte = MIN (hw_text_to_byte (self->text, locator->start), block->end) - block->start;
      hw_block_layout_line_at_byte (layout, (int) byte, &line);
      if (line.y == last)
        continue;
      last = line.y;
      text = shorten (locator);
      label = get_label (self, text);
      if (label->width + GAP > room)
        continue;
      box = (GdkRectangle){ at_right ? self->column_x + self->column_width + GAP
                                     : self->column_x - GAP - label->width,
                            visible->y + line.y, label->width, line.height };
      func (self, locator, &box, visible->y + line.baseline, data);
    }
}

static void
each_label (HwReader *self, LabelFunc func, gpointer data)
{
  if (self->locators == NULL || hw_reader_get_label_room (self, self->valid_width) == 0)
    return;
  for (guint i = 0; i < self->visible->len; i++)
    each_in_block (self, &g_array_index (self->visible, HwVisible, i), func, data);
}

static void
draw_label (
    HwReader *self, const HwLocator *locator, const GdkRectangle *box, int baseline, gpointer data)
{
  g_autofree char *text = shorten (locator);
  const Label *label = get_label (self, text);

  if (label->node == NULL)
    return;
  gtk_snapshot_save (data);
  gtk_snapshot_translate (data, &GRAPHENE_POINT_INIT ((float) box->x, (float) baseline));
  gtk_snapshot_append_node (data, label->node);
  gtk_snapshot_restore (data);
}

void
hw_reader_draw_labels (HwReader *self, GtkSnapshot *snapshot)
{
  each_label (self, draw_label, snapshot);
}

static char *
describe (const HwLocator *locator)
{
  if (locator->kind == HW_LOCATOR_TIME)
    /* Translators: a place in a recording; %s is a time code, "00:01:02" */
    return g_strdup_printf (_ ("Time %s"), locator->label);
  /* Translators: of the source; %s is the page's number or name */
  return g_strdup_printf (_ ("Page %s"), locator->label);
}

typedef struct
{
  double x, y;
  char *text;
} Pointed;

static void
point (
    HwReader *self, const HwLocator *locator, const GdkRectangle *box, int baseline, gpointer data)
{
  Pointed *pointed = data;

  if (pointed->text == NULL && pointed->x >= box->x - EDGE
      && pointed->x < box->x + box->width + EDGE && pointed->y >= box->y
      && pointed->y < box->y + box->height)
    pointed->text = describe (locator);
}

char *
hw_reader_describe_label_at (HwReader *self, double x, double y)
{
  Pointed pointed = { x, y, NULL };

  g_return_val_if_fail (HW_IS_READER (self), NULL);

  hw_reader_validate (self);
  each_label (self, point, &pointed);
  return pointed.text;
}

char *
hw_reader_describe_locators (HwReader *self, const HwBlock *block)
{
  GString *text = NULL;

  if (self->locators == NULL)
    return NULL;
  for (guint i = find_locator (self, block->char_start); i < self->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (self->locators, HwLocator, i);
      g_autofree char *words = NULL;

      if (locator->start >= past_of (block))
        break;
      words = describe (locator);
      if (text == NULL)
        text = g_string_new (words);
      else
        g_string_append_printf (text, "\n%s", words);
    }
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}
