/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bidi-levels.h"
#include "reader-private.h"

#include <glib/gi18n.h>

/* The pane in short: HwBlockTree says where blocks stand and how high they are, HwLayouts how one of them
 * is set, and the anchor which line is where on the screen. Scrolling moves the anchor by pixels over
 * blocks that are measured on the way, so what is read never jumps; the adjustment's value follows from the
 * anchor, not the other way round. See reader-view.c. */

guint hw_reader_signals[HW_N_READER_SIGNALS];

#if GTK_CHECK_VERSION(4, 14, 0)
#  define IMPLEMENT_TEXT G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, hw_reader_text_init)
#else
#  define IMPLEMENT_TEXT
#endif

/* The project is pinned to 4.8: that a type is newer is known here. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
G_DEFINE_FINAL_TYPE_WITH_CODE (HwReader,
                               hw_reader,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL) IMPLEMENT_TEXT)
G_GNUC_END_IGNORE_DEPRECATIONS

void
hw_reader_invalidate_style (HwReader *self)
{
  self->style_valid = FALSE;
  hw_reader_queue_allocate (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Another colour shapes nothing again: only what is drawn is drawn anew. */
void
hw_reader_update_colours (HwReader *self)
{
  HwReaderColours before = self->colours;

  hw_reader_colours_init (&self->colours, GTK_WIDGET (self), self->sepia);
  if (gdk_rgba_equal (&before.text, &self->colours.text)
      && gdk_rgba_equal (&before.background, &self->colours.background)
      && gdk_rgba_equal (&before.accent, &self->colours.accent)
      && before.high_contrast == self->colours.high_contrast)
    return;
  hw_layouts_forget_drawings (self->layouts);
  hw_reader_forget_labels (self);
  hw_reader_redraw_marks (self);
}

static void
hw_reader_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : 80;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
hw_reader_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HwReader *self = HW_READER (widget);
  gint64 start = g_get_monotonic_time ();

  hw_reader_was_allocated (self);
  hw_reader_validate (self);
  hw_reader_configure_adjustments (self);
  hw_reader_allocate_spoken (self);
  hw_reader_place_cards (self);
  self->stats.allocate_time = g_get_monotonic_time () - start;
}

/* From the text Tab leaves the pane: what is on a card is reached by Enter. From a card it comes back to
 * the text. */
static gboolean
hw_reader_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == widget)
    return FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    {
      while (gtk_widget_get_parent (focus) != widget)
        focus = gtk_widget_get_parent (focus);
      if (gtk_widget_child_focus (focus, direction))
        return TRUE;
    }
  return gtk_widget_grab_focus (widget);
}

static void
hw_reader_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hw_reader_parent_class)->css_changed (widget, change);
  /* Comes with every change of focus or window state too. */
  hw_reader_update_colours (HW_READER (widget));
}

static void
hw_reader_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (hw_reader_parent_class)->system_setting_changed (widget, setting);
  hw_reader_invalidate_style (HW_READER (widget));
}

static void
hw_reader_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (hw_reader_parent_class)->direction_changed (widget, previous);
  hw_reader_invalidate_style (HW_READER (widget));
}

static void
hw_reader_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hw_reader_parent_class)->realize (widget);
  hw_reader_watch_layout (HW_READER (widget));
}

static void
hw_reader_unrealize (GtkWidget *widget)
{
  HwReader *self = HW_READER (widget);

  hw_reader_leave_layout (self);
  hw_reader_stop_input (self);
  hw_reader_drop_sources (self);
  hw_reader_drop_primary (self);
  GTK_WIDGET_CLASS (hw_reader_parent_class)->unrealize (widget);
}

static void
hw_reader_dispose (GObject *object)
{
  HwReader *self = HW_READER (object);

  hw_reader_stop_input (self);
  hw_reader_drop_sources (self);
  hw_reader_drop_primary (self);
  hw_reader_drop_spoken (self);
  hw_reader_drop_cards (self);
  hw_reader_drop_characters (self);
  for (int i = 0; i < 2; i++)
    {
      GtkAdjustment **adjustment = i == 0 ? &self->hadjustment : &self->vadjustment;

      if (*adjustment != NULL)
        g_signal_handlers_disconnect_by_data (*adjustment, self);
      g_clear_object (adjustment);
    }
  G_OBJECT_CLASS (hw_reader_parent_class)->dispose (object);
}

static void
hw_reader_finalize (GObject *object)
{
  HwReader *self = HW_READER (object);

  g_array_unref (self->visible);
  g_array_unref (self->stripes);
  g_hash_table_unref (self->lanes);
  g_ptr_array_unref (self->card_ranges);
  hw_cards_free (self->cards);
  g_hash_table_unref (self->letters);
  g_ptr_array_unref (self->spoken);
  g_ptr_array_unref (self->spoken_stripes);
  g_clear_pointer (&self->tree, hw_block_tree_free);
  g_clear_pointer (&self->ranges, hw_range_index_free);
  g_clear_pointer (&self->hits, hw_span_list_unref);
  g_clear_pointer (&self->layouts, hw_layouts_free);
  g_clear_pointer (&self->forms, hw_forms_free);
  hw_reader_set_locators (self, NULL);
  g_clear_pointer (&self->text, hw_text_unref);
  hw_reader_fonts_clear (&self->fonts);
  g_free (self->missing);
  g_free (self->arabic_family);
  g_free (self->latin_family);
  G_OBJECT_CLASS (hw_reader_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  guint *s = hw_reader_signals;

  s[HW_SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  s[HW_SIGNAL_SELECTION_SETTLED] = g_signal_new ("selection-settled", type, G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  s[HW_SIGNAL_RANGE_ACTIVATED] = g_signal_new ("range-activated", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  s[HW_SIGNAL_STRIPE_ACTIVATED] = g_signal_new ("stripe-activated", type, G_SIGNAL_RUN_LAST, 0,
                                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  s[HW_SIGNAL_RANGE_RESIZED]
      = g_signal_new ("range-resized", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                      G_TYPE_INT64, G_TYPE_UINT64, G_TYPE_UINT64);
  s[HW_SIGNAL_PLACE_CHANGED] = g_signal_new ("place-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
  s[HW_SIGNAL_TEXT_MENU] = g_signal_new ("text-menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  s[HW_SIGNAL_MARKS_CHANGED] = g_signal_new ("marks-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
}

static void
hw_reader_class_init (HwReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  hw_bidi_levels_check ();
  object_class->dispose = hw_reader_dispose;
  object_class->finalize = hw_reader_finalize;
  widget_class->measure = hw_reader_measure;
  widget_class->size_allocate = hw_reader_size_allocate;
  widget_class->snapshot = hw_reader_snapshot;
  widget_class->focus = hw_reader_focus;
  widget_class->css_changed = hw_reader_css_changed;
  widget_class->system_setting_changed = hw_reader_system_setting_changed;
  widget_class->direction_changed = hw_reader_direction_changed;
  widget_class->realize = hw_reader_realize;
  widget_class->unrealize = hw_reader_unrealize;

  hw_reader_class_init_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));
  hw_reader_class_init_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "hwreader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
hw_reader_init (HwReader *self)
{
  self->font_size = 15;
  self->zoom = 1;
  self->line_spacing = 1.5;
  self->latin_scale = 1;
  self->show_vocalisation = TRUE;
  self->column_chars = 72;
  self->known_paragraph = G_MAXSIZE;
  self->fallback = HW_DIRECTION_LTR;
  self->caret_x = -1;
  self->marks_serial = 1;
  self->visible = g_array_new (FALSE, FALSE, sizeof (HwVisible));
  self->stripes = g_array_new (FALSE, FALSE, sizeof (HwStripe));
  self->lanes = g_hash_table_new (NULL, NULL);
  self->card_ranges = g_ptr_array_new ();
  self->cards = hw_cards_new ();
  self->letters = hw_reader_letters_new ();
  self->spoken = g_ptr_array_new ();
  self->spoken_stripes = g_ptr_array_new ();
  self->layouts = hw_layouts_new ();
  self->ranges = hw_range_index_new (NULL, 0);
  hw_reader_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  hw_reader_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (hw_reader_invalidate_style), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the reading pane, for a screen reader */
                                  _ ("Text of the document"), -1);
  hw_reader_init_input (self);
}

GtkWidget *
hw_reader_new (void)
{
  return g_object_new (HW_TYPE_READER, NULL);
}

/* All that depends on what the paragraphs are. */
static void
drop_setting (HwReader *self)
{
  g_array_set_size (self->visible, 0);
  hw_reader_forget_stripes (self);
  g_clear_pointer (&self->tree, hw_block_tree_free);
  self->known_paragraph = G_MAXSIZE;
}

void
hw_reader_set_text (HwReader *self, HwText *text, HwDirection direction, HwDirection fallback)
{
  g_return_if_fail (HW_IS_READER (self));

  if (text != NULL)
    hw_text_ref (text);
  hw_reader_stop_input (self);
  hw_reader_offer_text (self, 0, 0);
  drop_setting (self);
  hw_layouts_set_forms (self->layouts, NULL);
  hw_reader_set_locators (self, NULL);
  g_clear_pointer (&self->forms, hw_forms_free);
  g_clear_pointer (&self->ranges, hw_range_index_free);
  g_clear_pointer (&self->text, hw_text_unref);
  self->text = text;
  self->utf8 = text != NULL ? hw_text_get_utf8 (text, &self->n_bytes) : NULL;
  if (text == NULL)
    self->n_bytes = 0;
  self->direction = direction;
  self->fallback = fallback != HW_DIRECTION_AUTO ? fallback : HW_DIRECTION_LTR;
  if (text != NULL && fallback == HW_DIRECTION_AUTO)
    self->fallback = hw_text_get_direction (text, HW_DIRECTION_LTR);
  self->ranges = hw_range_index_new (NULL, 0);
  self->focused = self->hovered = 0;
  self->told_caret = G_MAXSIZE;
  self->told_range = 0;
  hw_reader_set_hits (self, NULL);
  hw_reader_cards_changed (self, TRUE);
  hw_reader_select_bytes (self, 0, 0);
  hw_reader_reset_view (self);
  if (text != NULL)
    hw_reader_prepare (self);
  hw_reader_find_characters (self);
}

void
hw_reader_set_structure (HwReader *self, const HwStructure *structure)
{
  const HwAnchor anchor = self->anchor;

  g_return_if_fail (HW_IS_READER (self));

  if (self->text == NULL)
    return;
  drop_setting (self);
  hw_layouts_set_forms (self->layouts, NULL);
  g_clear_pointer (&self->forms, hw_forms_free);
  hw_reader_set_locators (self, structure != NULL ? structure->locators : NULL);
  if (structure != NULL)
    self->forms = hw_forms_new (structure->forms, self->text);
  hw_layouts_set_forms (self->layouts, self->forms);
  hw_reader_reset_view (self);
  hw_reader_place_line (self, anchor.byte, anchor.y);
}

HwText *
hw_reader_get_text (HwReader *self)
{
  g_return_val_if_fail (HW_IS_READER (self), NULL);
  return self->text;
}

void
hw_reader_redraw_marks (HwReader *self)
{
  self->marks_serial++;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, hw_reader_signals[HW_SIGNAL_MARKS_CHANGED], 0);
}

void
hw_reader_set_ranges (HwReader *self, const HwReaderRange *ranges, gsize n_ranges)
{
  gboolean had_any;

  g_return_if_fail (HW_IS_READER (self));

  had_any = hw_range_index_get_n_ranges (self->ranges) > 0;
  hw_reader_forget_stripes (self);
  hw_range_index_free (self->ranges);
  self->ranges = hw_range_index_new (ranges, n_ranges);
  /* The column makes room for the first card. */
  if (had_any != (hw_range_index_get_n_ranges (self->ranges) > 0))
    self->view_valid = FALSE;
  if (hw_range_index_lookup (self->ranges, self->hovered) == NULL)
    self->hovered = 0;
  if (hw_range_index_lookup (self->ranges, self->focused) == NULL)
    self->focused = 0;
  if (self->view_valid)
    hw_reader_update_stripes (self);
  hw_reader_redraw_marks (self);
  hw_reader_cards_changed (self, TRUE);
  hw_reader_expect_description (self);
  hw_reader_expect_quiet (self);
}

void
hw_reader_set_focused_range (HwReader *self, gint64 id)
{
  g_return_if_fail (HW_IS_READER (self));

  if (self->focused == id)
    return;
  self->focused = id;
  hw_reader_redraw_marks (self);
  hw_reader_cards_changed (self, FALSE);
  hw_reader_expect_description (self);
  hw_reader_expect_quiet (self);
}

gint64
hw_reader_get_focused_range (HwReader *self)
{
  g_return_val_if_fail (HW_IS_READER (self), 0);
  return self->focused;
}

void
hw_reader_get_stats (HwReader *self, HwReaderStats *stats)
{
  *stats = self->stats;
  stats->n_layouts = hw_layouts_get_n_made (self->layouts);
  stats->n_segments = self->tree != NULL ? hw_block_tree_get_n_segments (self->tree) : 0;
  stats->n_open = self->tree != NULL ? hw_block_tree_get_n_open (self->tree) : 0;
}
