/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-pills.h"

#include <glib/gi18n.h>

#include "compat.h"
#include "directed.h"

#define PAD_X 8
#define PAD_Y 1
#define GAP 4
#define NATURAL_WIDTH 100
#define MAX_WIDTH 4096

typedef struct
{
  gint64 tag;
  GdkRGBA colour;
  char *text;
  PangoLayout *layout; /* made when it is drawn */
  graphene_rect_t box; /* in the widget, once allocated */
} Pill;

typedef struct
{
  int width, height; /* pixels, of the text alone */
} Extent;

/* A list asks hundreds of pills for their sizes in one frame, and they say the same few names in the
 * same one or two fonts. */
#define MAX_NAMES 2000
typedef struct
{
  PangoFontDescription *font;
  double resolution;
  GHashTable *extents; /* text -> Extent */
} Sizes;

struct _HwTagPills
{
  GtkWidget parent_instance;

  GArray *pills;
};

G_DEFINE_FINAL_TYPE (HwTagPills, hw_tag_pills, GTK_TYPE_WIDGET)

static guint tag_activated;

static void
pill_clear (gpointer data)
{
  Pill *pill = data;

  g_clear_object (&pill->layout);
  g_clear_pointer (&pill->text, g_free);
}

/* The sizes in the widget's font. */
static GHashTable *
get_sizes (GtkWidget *widget)
{
  static Sizes cache[4];
  static guint next;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  Sizes *sizes;

  for (guint i = 0; i < G_N_ELEMENTS (cache); i++)
    {
      if (cache[i].font != NULL && resolution <= cache[i].resolution
          && resolution >= cache[i].resolution
          && pango_font_description_equal (cache[i].font, font))
        return cache[i].extents;
    }

  sizes = &cache[next++ % G_N_ELEMENTS (cache)];
  g_clear_pointer (&sizes->font, pango_font_description_free);
  g_clear_pointer (&sizes->extents, g_hash_table_unref);
  sizes->font = pango_font_description_copy (font);
  sizes->resolution = resolution;
  sizes->extents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return sizes->extents;
}

static Extent
get_extent (GtkWidget *widget, GHashTable *sizes, const char *text)
{
  Extent *extent = g_hash_table_lookup (sizes, text);
  g_autoptr (PangoLayout) layout = NULL;

  if (extent != NULL)
    return *extent;
  if (g_hash_table_size (sizes) >= MAX_NAMES)
    g_hash_table_remove_all (sizes);
  extent = g_new (Extent, 1);
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_get_pixel_size (layout, &extent->width, &extent->height);
  g_hash_table_insert (sizes, g_strdup (text), extent);
  return *extent;
}

static PangoLayout *
ensure_layout (GtkWidget *widget, Pill *pill)
{
  if (pill->layout == NULL)
    {
      pill->layout = gtk_widget_create_pango_layout (widget, pill->text);
      pango_layout_set_ellipsize (pill->layout, PANGO_ELLIPSIZE_END);
    }
  /* Shortens one that is too long for its line. */
  pango_layout_set_width (pill->layout,
                          MAX (0, (int) pill->box.size.width - 2 * PAD_X) * PANGO_SCALE);
  return pill->layout;
}

/* Puts the pills on lines of @width, from the side where the widget's direction begins. Returns the
 * height. */
static int
place (HwTagPills *self, int width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GHashTable *sizes = get_sizes (GTK_WIDGET (self));
  int x = 0, y = 0, line_height = 0;

  for (guint i = 0; i < self->pills->len; i++)
    {
      Pill *pill = &g_array_index (self->pills, Pill, i);
      const Extent text = get_extent (GTK_WIDGET (self), sizes, pill->text);
      const int w = MIN (text.width + 2 * PAD_X, width), h = text.height + 2 * PAD_Y;

      if (x > 0 && x + w > width)
        {
          x = 0;
          y += line_height + GAP;
          line_height = 0;
        }
      graphene_rect_init (&pill->box, (float) (rtl ? width - x - w : x), (float) y, (float) w,
                          (float) h);
      x += w + GAP;
      line_height = MAX (line_height, h);
    }
  return y + line_height;
}

static void
hw_tag_pills_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = NATURAL_WIDTH;
    }
  else if (for_size > 0)
    *minimum = *natural = place (HW_TAG_PILLS (widget), for_size);
  else
    {
      /* The least height at any width: newer GTK takes no less than that for a given width. */
      *minimum = place (HW_TAG_PILLS (widget), MAX_WIDTH);
      *natural = place (HW_TAG_PILLS (widget), NATURAL_WIDTH);
    }
}

static GtkSizeRequestMode
hw_tag_pills_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hw_tag_pills_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place (HW_TAG_PILLS (widget), width);
}

static void
hw_tag_pills_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HwTagPills *self = HW_TAG_PILLS (widget);
  GdkRGBA text_colour;

  hw_compat_get_colour (widget, &text_colour);
  for (guint i = 0; i < self->pills->len; i++)
    {
      Pill *pill = &g_array_index (self->pills, Pill, i);
      GdkRGBA fill = pill->colour;
      GskRoundedRect outline;
      const float width[4] = { 1, 1, 1, 1 };
      GdkRGBA border[4];

      fill.alpha = 0.22f;
      for (int side = 0; side < 4; side++)
        {
          border[side] = pill->colour;
          border[side].alpha = 0.7f;
        }
      gsk_rounded_rect_init_from_rect (&outline, &pill->box, pill->box.size.height / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &fill, &pill->box);
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_border (snapshot, &outline, width, border);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
          snapshot, &GRAPHENE_POINT_INIT (pill->box.origin.x + PAD_X, pill->box.origin.y + PAD_Y));
      gtk_snapshot_append_layout (snapshot, ensure_layout (widget, pill), &text_colour);
      gtk_snapshot_restore (snapshot);
    }
}

static void
hw_tag_pills_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  HwTagPills *self = HW_TAG_PILLS (widget);

  GTK_WIDGET_CLASS (hw_tag_pills_parent_class)->css_changed (widget, change);
  for (guint i = 0; i < self->pills->len; i++)
    g_clear_object (&g_array_index (self->pills, Pill, i).layout);
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, HwTagPills *self)
{
  for (guint i = 0; i < self->pills->len; i++)
    {
      const Pill *pill = &g_array_index (self->pills, Pill, i);

      if (graphene_rect_contains_point (&pill->box, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
          g_signal_emit (self, tag_activated, 0, pill->tag);
          return;
        }
    }
}

static void
hw_tag_pills_finalize (GObject *object)
{
  g_array_unref (HW_TAG_PILLS (object)->pills);
  G_OBJECT_CLASS (hw_tag_pills_parent_class)->finalize (object);
}

static void
hw_tag_pills_class_init (HwTagPillsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hw_tag_pills_finalize;
  widget_class->measure = hw_tag_pills_measure;
  widget_class->get_request_mode = hw_tag_pills_get_request_mode;
  widget_class->size_allocate = hw_tag_pills_size_allocate;
  widget_class->snapshot = hw_tag_pills_snapshot;
  widget_class->css_changed = hw_tag_pills_css_changed;
  gtk_widget_class_set_css_name (widget_class, "pills");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  tag_activated = g_signal_new ("tag-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
hw_tag_pills_init (HwTagPills *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->pills = g_array_new (FALSE, TRUE, sizeof (Pill));
  g_array_set_clear_func (self->pills, pill_clear);
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
hw_tag_pills_new (void)
{
  return g_object_new (HW_TYPE_TAG_PILLS, "visible", FALSE, NULL);
}

void
hw_tag_pills_set_tags (
    HwTagPills *self, gsize n, const gint64 *tags, char *const *names, const char *const *colours)
{
  g_autoptr (GString) label = g_string_new (NULL);

  g_array_set_size (self->pills, 0);
  for (gsize i = 0; i < n; i++)
    {
      Pill pill = { .tag = tags[i], .text = hw_directed_text (names[i], NULL) };

      if (!gdk_rgba_parse (&pill.colour, colours[i]))
        pill.colour = (GdkRGBA){ 0.5f, 0.5f, 0.5f, 1 };
      g_array_append_val (self->pills, pill);
      /* Translators: stands between the names of tags in a list */
      g_string_append_printf (label, "%s%s", i > 0 ? _ (", ") : "", names[i]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
