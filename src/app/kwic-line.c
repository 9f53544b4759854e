/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kwic-line.h"

#include "compat.h"

/* Pixels. */
#define GAP 8
#define MIN_CONTEXT 40
#define NATURAL_CONTEXT 320
#define DEFAULT_KEYWORD 80

typedef enum
{
  BEFORE,
  KEYWORD,
  AFTER,
  N_PARTS,
} Part;

struct _HwKwicLine
{
  GtkWidget parent_instance;

  char *texts[N_PARTS];
  HwDirection direction;
  int keyword_width;
  PangoLayout *layouts[N_PARTS]; /* made when first drawn */
};

G_DEFINE_FINAL_TYPE (HwKwicLine, hw_kwic_line, GTK_TYPE_WIDGET)

static void
drop_layouts (HwKwicLine *self)
{
  for (int i = 0; i < N_PARTS; i++)
    g_clear_object (&self->layouts[i]);
}

static void
make_bold (PangoLayout *layout)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static PangoLayout *
get_layout (HwKwicLine *self, Part part)
{
  /* Cut where it is farthest from the keyword. */
  static const PangoEllipsizeMode cut[N_PARTS]
      = { PANGO_ELLIPSIZE_START, PANGO_ELLIPSIZE_END, PANGO_ELLIPSIZE_END };

  if (self->layouts[part] == NULL)
    {
      PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
      PangoLayout *layout;

      pango_context_set_base_dir (
          context, self->direction == HW_DIRECTION_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
      layout = pango_layout_new (context);
      pango_layout_set_auto_dir (layout, FALSE);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_ellipsize (layout, cut[part]);
      pango_layout_set_text (layout, self->texts[part], -1);
      if (part == KEYWORD)
        make_bold (layout);
      self->layouts[part] = layout;
      g_object_unref (context);
    }
  return self->layouts[part];
}

/* The same for all lines, so that a list need not set them to know how long it is. */
static void
measure_height (GtkWidget *widget, int *height, int *baseline)
{
  static PangoFontDescription *font;
  static double resolution;
  static int known_height, known_baseline;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *own_font = pango_context_get_font_description (context);
  const double own_resolution = pango_cairo_context_get_resolution (context);

  if (font == NULL || own_resolution < resolution || own_resolution > resolution
      || !pango_font_description_equal (font, own_font))
    {
      g_autoptr (PangoLayout) sample = gtk_widget_create_pango_layout (widget, "Ág أبّجٍ");

      g_clear_pointer (&font, pango_font_description_free);
      font = pango_font_description_copy (own_font);
      resolution = own_resolution;
      make_bold (sample);
      pango_layout_get_pixel_size (sample, NULL, &known_height);
      known_baseline = PANGO_PIXELS (pango_layout_get_baseline (sample));
    }
  *height = known_height;
  *baseline = known_baseline;
}

static void
hw_kwic_line_measure_size (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  HwKwicLine *self = HW_KWIC_LINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 2 * (GAP + MIN_CONTEXT) + DEFAULT_KEYWORD;
      *natural = self->keyword_width + 2 * (GAP + NATURAL_CONTEXT);
      return;
    }
  measure_height (widget, minimum, minimum_baseline);
  *natural = *minimum;
  *natural_baseline = *minimum_baseline;
}

/* In [x, x + width), up against its left edge (align 0), its right one (1), or in the middle. */
static void
draw (HwKwicLine *self,
      GtkSnapshot *snapshot,
      Part part,
      double x,
      double width,
      double align,
      const GdkRGBA *colour)
{
  PangoLayout *layout = get_layout (self, part);
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  int line_height, baseline;
  PangoRectangle extents;

  measure_height (GTK_WIDGET (self), &line_height, &baseline);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  if (extents.width > width)
    {
      pango_layout_set_width (layout, (int) width * PANGO_SCALE);
      pango_layout_get_pixel_extents (layout, NULL, &extents);
    }
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) x, 0, (float) width, (float) height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) (int) (x + (width - extents.width) * align - extents.x),
                            (float) ((height - line_height) / 2 + baseline
                                     - PANGO_PIXELS (pango_layout_get_baseline (layout)))));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
hw_kwic_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HwKwicLine *self = HW_KWIC_LINE (widget);
  const gboolean rtl = self->direction == HW_DIRECTION_RTL;
  const int width = gtk_widget_get_width (widget);
  const int keyword = MIN (self->keyword_width, MAX (width - 2 * (GAP + MIN_CONTEXT), 0));
  const int side = MAX ((width - keyword) / 2 - GAP, 0);
  GdkRGBA colour, accent;

  if (self->texts[KEYWORD] == NULL)
    return;
  hw_compat_get_colour (widget, &colour);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                       &accent))
    accent = colour;
  draw (self, snapshot, rtl ? AFTER : BEFORE, 0, side, 1, &colour);
  draw (self, snapshot, KEYWORD, side + GAP, keyword, 0.5, &accent);
  draw (self, snapshot, rtl ? BEFORE : AFTER, side + keyword + 2 * GAP, side, 0, &colour);
}

static void
hw_kwic_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  drop_layouts (HW_KWIC_LINE (widget));
  GTK_WIDGET_CLASS (hw_kwic_line_parent_class)->css_changed (widget, change);
}

static void
hw_kwic_line_dispose (GObject *object)
{
  HwKwicLine *self = HW_KWIC_LINE (object);

  drop_layouts (self);
  for (int i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  G_OBJECT_CLASS (hw_kwic_line_parent_class)->dispose (object);
}

static void
hw_kwic_line_class_init (HwKwicLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_kwic_line_dispose;
  widget_class->measure = hw_kwic_line_measure_size;
  widget_class->snapshot = hw_kwic_line_snapshot;
  widget_class->css_changed = hw_kwic_line_css_changed;
  gtk_widget_class_set_css_name (widget_class, "kwic-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
hw_kwic_line_init (HwKwicLine *self)
{
  self->keyword_width = DEFAULT_KEYWORD;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
hw_kwic_line_new (void)
{
  return g_object_new (HW_TYPE_KWIC_LINE, NULL);
}

void
hw_kwic_line_set_text (HwKwicLine *self,
                       const char *before,
                       const char *keyword,
                       const char *after,
                       HwDirection direction)
{
  g_autofree char *name = NULL;

  g_return_if_fail (HW_IS_KWIC_LINE (self));

  for (int i = 0; i < N_PARTS; i++)
    g_free (self->texts[i]);
  /* The column keeps them apart: their own spaces would keep them from its edges. */
  self->texts[BEFORE] = g_strchomp (g_strdup (before));
  self->texts[KEYWORD] = g_strdup (keyword);
  self->texts[AFTER] = g_strchug (g_strdup (after));
  self->direction = direction;
  drop_layouts (self);
  name = g_strdup_printf ("%s[%s]%s", before, keyword, after);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hw_kwic_line_set_keyword_width (HwKwicLine *self, int width)
{
  g_return_if_fail (HW_IS_KWIC_LINE (self));

  if (self->keyword_width == width)
    return;
  self->keyword_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
hw_kwic_line_measure (GtkWidget *widget, const char *keyword)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, keyword);
  int width;

  make_bold (layout);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}
