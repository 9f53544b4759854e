/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "excerpt.h"

#include <math.h>

#include "compat.h"
#include "directed.h"

/* More than any list shows of one text; keeps shaping short for a passage of a whole chapter. */
#define MAX_BYTES 1200
/* Words that do not fit leave room at the end of their lines. */
#define LOST_TO_WRAPPING 1.08
#define NATURAL_WIDTH 200
#define MAX_WIDTH 4096

struct _HwExcerpt
{
  GtkWidget parent_instance;

  guint max_lines; /* 0 for all */
  gboolean with_breaks;
  char *text;
  HwExcerptStyle style;
  gsize match_start, match_end; /* bytes */
  GdkRGBA colour;
  PangoLayout *layout; /* made when first needed */
};

G_DEFINE_FINAL_TYPE (HwExcerpt, hw_excerpt, GTK_TYPE_WIDGET)

/* What counting needs to know of a font; lists use one or two fonts. */
typedef struct
{
  PangoFontDescription *font;
  double resolution;
  int line_height;     /* of a line of both scripts, pixels */
  double arabic_width; /* of a letter in running text, on average, pixels */
  double latin_width;
} FontFacts;

static double
measure_letter (GtkWidget *widget, const char *sample)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, sample);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return (double) width / (double) g_utf8_strlen (sample, -1);
}

static const FontFacts *
get_font_facts (GtkWidget *widget)
{
  static FontFacts cache[4];
  static guint next;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  g_autoptr (PangoLayout) sample = NULL;
  FontFacts *facts;

  for (guint i = 0; i < G_N_ELEMENTS (cache); i++)
    {
      if (cache[i].font != NULL && resolution <= cache[i].resolution
          && resolution >= cache[i].resolution
          && pango_font_description_equal (cache[i].font, font))
        return &cache[i];
    }

  facts = &cache[next++ % G_N_ELEMENTS (cache)];
  g_clear_pointer (&facts->font, pango_font_description_free);
  facts->font = pango_font_description_copy (font);
  facts->resolution = resolution;
  sample = gtk_widget_create_pango_layout (widget, "Ág أبّجٍ");
  pango_layout_get_pixel_size (sample, NULL, &facts->line_height);
  facts->arabic_width
      = measure_letter (widget, "كان يا ما كان في قديم الزمان رجل يقرأ الكتب ويكتب في حواشيها");
  facts->latin_width = measure_letter (
      widget, "Once upon a time there was a man who read and wrote in the margins");
  return facts;
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static PangoAttrList *
make_attributes (HwExcerpt *self)
{
  PangoAttrList *list = pango_attr_list_new ();
  const guint16 dim = 0xa000;

  if (self->style == HW_EXCERPT_BOLD)
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), self->match_start,
                   self->match_end);
  else if (self->style == HW_EXCERPT_HIGHLIGHT)
    {
      add_attribute (list,
                     pango_attr_background_new ((guint16) (self->colour.red * 65535),
                                                (guint16) (self->colour.green * 65535),
                                                (guint16) (self->colour.blue * 65535)),
                     self->match_start, self->match_end);
      add_attribute (list, pango_attr_background_alpha_new (0x5000), self->match_start,
                     self->match_end);
      add_attribute (list, pango_attr_foreground_alpha_new (dim), 0, self->match_start);
      add_attribute (list, pango_attr_foreground_alpha_new (dim), self->match_end, G_MAXINT);
    }
  return list;
}

static PangoLayout *
ensure_layout (HwExcerpt *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (self->layout != NULL)
    return self->layout;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_auto_dir (self->layout, FALSE);
  pango_layout_set_alignment (self->layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  if (self->max_lines > 0)
    pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  if (self->style != HW_EXCERPT_PLAIN)
    {
      PangoAttrList *attributes = make_attributes (self);
      pango_layout_set_attributes (self->layout, attributes);
      pango_attr_list_unref (attributes);
    }
  return self->layout;
}

/* Shaping 200 rows takes longer than a frame, and a list asks all of them for their heights when it
 * jumps: so an excerpt that is clipped takes as many lines as its letters fill on average. Now and
 * then that is one more than it needs, or one less than would have shown its last word. */
static int
get_height (HwExcerpt *self, int width)
{
  const FontFacts *facts = get_font_facts (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int height;

  if (self->max_lines == 0)
    {
      pango_layout_set_width (ensure_layout (self), width * PANGO_SCALE);
      pango_layout_get_pixel_size (self->layout, NULL, &height);
      return height;
    }
  if (self->max_lines > 1)
    {
      double letter = (rtl ? facts->arabic_width : facts->latin_width) * LOST_TO_WRAPPING;
      double n_lines = 0;

      for (const char *line = self->text; line != NULL && n_lines < self->max_lines;)
        {
          const char *end = strchr (line, '\n');
          glong n_chars = g_utf8_strlen (line, end != NULL ? end - line : -1);

          n_lines += MAX (1, ceil ((double) n_chars * letter / width));
          line = end != NULL ? end + 1 : NULL;
        }
      return facts->line_height * (int) MIN (n_lines, (double) self->max_lines);
    }
  return facts->line_height;
}

static void
hw_excerpt_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  HwExcerpt *self = HW_EXCERPT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = NATURAL_WIDTH;
    }
  else if (for_size > 0)
    *minimum = *natural = get_height (self, for_size);
  else
    {
      /* The least height at any width: newer GTK takes no less than that for a given width. */
      *natural = get_height (self, NATURAL_WIDTH);
      *minimum = MIN (*natural, get_height (self, MAX_WIDTH));
    }
}

static GtkSizeRequestMode
hw_excerpt_get_request_mode (GtkWidget *widget)
{
  return HW_EXCERPT (widget)->max_lines == 1 ? GTK_SIZE_REQUEST_CONSTANT_SIZE
                                             : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hw_excerpt_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HwExcerpt *self = HW_EXCERPT (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), text_height;
  GdkRGBA colour;

  hw_compat_get_colour (widget, &colour);
  pango_layout_set_width (ensure_layout (self), width * PANGO_SCALE);
  if (self->max_lines > 0)
    pango_layout_set_height (self->layout, -MAX (1, height / get_font_facts (widget)->line_height));
  pango_layout_get_pixel_size (self->layout, NULL, &text_height);
  /* A single line stands in the middle of what a fallback font has made higher or lower. */
  gtk_snapshot_save (snapshot);
  if (self->max_lines == 1)
    gtk_snapshot_translate (snapshot,
                            &GRAPHENE_POINT_INIT (0, (float) ((height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
hw_excerpt_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hw_excerpt_parent_class)->css_changed (widget, change);
  if (HW_EXCERPT (widget)->layout != NULL)
    {
      g_clear_object (&HW_EXCERPT (widget)->layout);
      gtk_widget_queue_resize (widget);
    }
}

static void
hw_excerpt_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  g_clear_object (&HW_EXCERPT (widget)->layout);
  GTK_WIDGET_CLASS (hw_excerpt_parent_class)->direction_changed (widget, previous);
}

static void
hw_excerpt_finalize (GObject *object)
{
  HwExcerpt *self = HW_EXCERPT (object);

  g_clear_object (&self->layout);
  g_free (self->text);
  G_OBJECT_CLASS (hw_excerpt_parent_class)->finalize (object);
}

static void
hw_excerpt_class_init (HwExcerptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = hw_excerpt_finalize;
  widget_class->measure = hw_excerpt_measure;
  widget_class->get_request_mode = hw_excerpt_get_request_mode;
  widget_class->snapshot = hw_excerpt_snapshot;
  widget_class->css_changed = hw_excerpt_css_changed;
  widget_class->direction_changed = hw_excerpt_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "excerpt");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
hw_excerpt_init (HwExcerpt *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
hw_excerpt_new (guint max_lines)
{
  HwExcerpt *self = g_object_new (HW_TYPE_EXCERPT, NULL);

  self->max_lines = max_lines;
  return GTK_WIDGET (self);
}

GtkWidget *
hw_excerpt_new_with_breaks (guint max_lines)
{
  GtkWidget *self = hw_excerpt_new (max_lines);

  HW_EXCERPT (self)->with_breaks = TRUE;
  return self;
}

/* Copies whole characters, as many as can be shown. */
static void
append (HwExcerpt *self, GString *into, const char *text)
{
  gsize room = into->len < MAX_BYTES ? MAX_BYTES - into->len : 0;
  gsize n = strlen (text), from = into->len;

  if (self->max_lines > 0 && n > room)
    {
      n = room;
      while (n > 0 && ((guchar) text[n] & 0xc0) == 0x80)
        n--;
    }
  g_string_append_len (into, text, (gssize) n);
  if (self->with_breaks)
    return;
  for (gsize i = from; i < into->len; i++)
    {
      if (into->str[i] == '\n')
        into->str[i] = ' ';
    }
}

void
hw_excerpt_set_match (HwExcerpt *self,
                      const char *before,
                      const char *match,
                      const char *after,
                      HwExcerptStyle style,
                      const char *colour)
{
  GString *text = g_string_new (NULL);

  g_return_if_fail (HW_IS_EXCERPT (self));
  append (self, text, before);
  self->match_start = text->len;
  append (self, text, match);
  self->match_end = text->len;
  append (self, text, after);

  self->style = style;
  if (colour == NULL || !gdk_rgba_parse (&self->colour, colour))
    self->colour = (GdkRGBA){ 0, 0, 0, 0 };
  g_free (self->text);
  self->text = g_string_free (text, FALSE);
  g_clear_object (&self->layout);
  gtk_widget_set_direction (GTK_WIDGET (self), hw_directed_of (self->text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
hw_excerpt_set_text (HwExcerpt *self, const char *text)
{
  hw_excerpt_set_match (self, "", text, "", HW_EXCERPT_PLAIN, NULL);
}

void
hw_excerpt_set_text_directed (HwExcerpt *self, const char *text, GtkTextDirection direction)
{
  hw_excerpt_set_text (self, text);
  gtk_widget_set_direction (GTK_WIDGET (self), direction);
}

const char *
hw_excerpt_get_text (HwExcerpt *self)
{
  return self->text;
}
