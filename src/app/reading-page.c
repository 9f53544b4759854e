/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading-page-private.h"

#include <glib/gi18n.h>

#include "picture-split.h"
#include "popovers.h"
#include "reader-ticks.h"
#include "reader-cards.h"
#include "settings.h"

enum
{
  DOCUMENT_CHANGED,
  PASSAGE_CHANGED,
  NOTE_REQUESTED,
  LEAVING,
  TAG_ACTIVATED,
  DONE,
  HINT,
  FAILED,
  SAVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

enum
{
  PROP_0,
  PROP_MISSING_CHARACTERS,
  N_PROPERTIES,
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (HwReadingPage, hw_reading_page, ADW_TYPE_BIN)

void
hw_reading_page_fail (HwReadingPage *self, const char *text)
{
  g_signal_emit (self, signals[FAILED], 0, text);
}

void
hw_reading_page_translate (HwReadingPage *self, GdkRectangle *area)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) area->x, (float) area->y);

  if (!gtk_widget_compute_point (GTK_WIDGET (self->reader), GTK_WIDGET (self), &point, &point))
    return;
  area->x = (int) point.x;
  area->y = (int) point.y;
}

HwPassage *
hw_reading_page_find (HwReadingPage *self, gint64 passage)
{
  return self->passages_by_id != NULL ? g_hash_table_lookup (self->passages_by_id, &passage) : NULL;
}

void
hw_reading_page_leave (HwReadingPage *self)
{
  g_signal_emit (self, signals[LEAVING], 0);
}

void
hw_reading_page_tell_passage (HwReadingPage *self)
{
  const gint64 passage = hw_reader_get_focused_range (self->reader);

  if (passage == self->passage)
    return;
  self->passage = passage;
  g_signal_emit (self, signals[PASSAGE_CHANGED], 0, passage);
}

void
hw_reading_page_focus_passage (HwReadingPage *self, gint64 passage, gboolean reveal)
{
  const HwPassage *found = hw_reading_page_find (self, passage);

  if (found == NULL)
    {
      self->awaited_passage = passage;
      self->awaits_note = FALSE;
      return;
    }
  if (reveal)
    {
      hw_reader_select (self->reader, (gsize) found->start, (gsize) found->start);
      hw_reader_reveal (self->reader, (gsize) found->start, (gsize) found->end);
    }
  hw_reader_set_focused_range (self->reader, passage);
  hw_reading_page_tell_passage (self);
}

/* Told only when the passage has the focus: who shows passages and who edits notes hear of it in
 * that order. */
void
hw_reading_page_end_wait (HwReadingPage *self)
{
  const gint64 passage = self->awaited_passage;
  const gboolean note = self->awaits_note;

  self->awaited_passage = 0;
  self->awaits_note = FALSE;
  hw_reader_set_focused_range (self->reader, passage);
  hw_reading_page_tell_passage (self);
  if (note)
    hw_reading_page_edit_note (self, passage);
}

void
hw_reading_page_await (HwReadingPage *self, gint64 passage, gboolean note)
{
  self->awaited_passage = passage;
  self->awaits_note = note;
  if (hw_reading_page_find (self, passage) != NULL)
    hw_reading_page_end_wait (self);
}

/* The caret came to another place: the passage there is what keys act on. */
static void
selection_changed_cb (HwReadingPage *self)
{
  const gint64 focused = hw_reader_get_focused_range (self->reader);
  g_autoptr (GArray) ids = NULL;
  gint64 next = 0;
  gsize start, end;

  hw_reading_page_hide_bar (self);
  if (self->text == NULL)
    return;
  if (!hw_reader_get_selection (self->reader, &start, &end))
    {
      self->adjusted = 0;
      ids = hw_reader_get_ranges_at (self->reader, hw_reader_get_caret (self->reader));
      for (guint i = 0; ids != NULL && i < ids->len; i++)
        {
          const gint64 id = g_array_index (ids, gint64, i);

          if (i == 0 || id == focused)
            next = id;
        }
    }
  if (next != focused)
    hw_reader_set_focused_range (self->reader, next);
  hw_reading_page_tell_passage (self);
}

static void
selection_settled_cb (HwReadingPage *self)
{
  gsize start, end;

  if (self->adjusted == 0 && hw_reading_page_get_selected (self, &start, &end))
    hw_reading_page_show_bar (self, start, end, NULL);
}

static void
range_activated_cb (HwReadingPage *self, gint64 id)
{
  const HwPassage *passage = hw_reading_page_find (self, id);
  g_autoptr (GArray) ids
      = hw_reader_get_ranges_at (self->reader, hw_reader_get_caret (self->reader));

  if (passage == NULL)
    return;
  hw_reading_page_focus_passage (self, id, FALSE);
  if (ids != NULL && ids->len > 1)
    hw_reading_page_show_passages_menu (self, ids, NULL);
  else if (!hw_reader_has_cards (self->reader))
    hw_reading_page_show_bar (self, (gsize) passage->start, (gsize) passage->end, passage);
}

static void
stripe_activated_cb (HwReadingPage *self, gint64 id)
{
  hw_reading_page_focus_passage (self, id, FALSE);
  if (!hw_reader_has_cards (self->reader))
    hw_reading_page_open_card (self, id, FALSE);
}

static void
text_menu_cb (HwReadingPage *self, double x, double y)
{
  hw_reading_page_show_text_menu (self, x, y);
}

HwDocument *
hw_reading_page_get_document (HwReadingPage *self)
{
  g_return_val_if_fail (HW_IS_READING_PAGE (self), NULL);
  return self->document;
}

gint64
hw_reading_page_get_passage (HwReadingPage *self)
{
  g_return_val_if_fail (HW_IS_READING_PAGE (self), 0);
  return self->passage;
}

static gboolean
hw_reading_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HW_READING_PAGE (widget)->reader));
}

static void
hw_reading_page_dispose (GObject *object)
{
  HwReadingPage *self = HW_READING_PAGE (object);

  self->generation++;
  hw_reading_page_end_correcting (self);
  self->correct_card = NULL;
  hw_reading_page_stop_find (self);
  g_clear_pointer (&self->find_question, hw_search_question_unref);
  if (self->feed != NULL)
    hw_feed_stop (self->feed);
  g_clear_object (&self->feed);
  g_clear_handle_id (&self->place_source, g_source_remove);
  /* The card that stands over the text is one of the popovers, and is known by name. */
  hw_reading_page_drop_cards (self);
  hw_popover_close_all (GTK_WIDGET (self));
  g_clear_pointer (&self->document, hw_document_unref);
  g_clear_pointer (&self->text, hw_text_unref);
  g_clear_pointer (&self->structure, hw_structure_free);
  hw_reading_page_drop_passages (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hw_reading_page_parent_class)->dispose (object);
}

static void
hw_reading_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_object_get_property (G_OBJECT (HW_READING_PAGE (object)->reader), "missing-characters", value);
}

static void
missing_characters_cb (HwReadingPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISSING_CHARACTERS]);
}

static guint
add_signal (const char *name, guint n_parameters, GType parameter)
{
  return g_signal_new (name, HW_TYPE_READING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_parameters, parameter);
}

static void
hw_reading_page_class_init (HwReadingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_reading_page_dispose;
  object_class->get_property = hw_reading_page_get_property;
  properties[PROP_MISSING_CHARACTERS]
      = g_param_spec_string ("missing-characters", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  widget_class->grab_focus = hw_reading_page_grab_focus;
  signals[DOCUMENT_CHANGED] = add_signal ("document-changed", 0, G_TYPE_NONE);
  signals[PASSAGE_CHANGED] = add_signal ("passage-changed", 1, G_TYPE_INT64);
  signals[NOTE_REQUESTED] = add_signal ("note-requested", 1, G_TYPE_INT64);
  signals[LEAVING] = add_signal ("leaving", 0, G_TYPE_NONE);
  signals[TAG_ACTIVATED] = add_signal ("tag-activated", 1, G_TYPE_INT64);
  signals[DONE] = add_signal ("done", 1, G_TYPE_STRING);
  signals[HINT] = add_signal ("hint", 1, G_TYPE_STRING);
  signals[FAILED] = add_signal ("failed", 1, G_TYPE_STRING);
  signals[SAVED] = add_signal ("saved", 1, G_TYPE_FILE);
  hw_reading_page_class_add_commands (widget_class);
  hw_reading_page_class_add_adjusting (widget_class);
  hw_reading_page_class_add_correcting (widget_class);
}

static void
follow_scrolling (HwReadingPage *self)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (hw_reading_page_follow_bar),
                           self, G_CONNECT_SWAPPED);
}

static void
tick_activated_cb (HwReadingPage *self, guint64 start, guint64 end, gint64 passage)
{
  hw_reading_page_leave (self);
  if (passage != 0)
    hw_reading_page_focus_passage (self, passage, TRUE);
  else
    {
      hw_reader_select (self->reader, (gsize) start, (gsize) end);
      hw_reader_reveal (self->reader, (gsize) start, (gsize) end);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/* The text with its ticks beside the scroll bar; the find bar comes above them. */
static void
add_frame (HwReadingPage *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *ticks = hw_reader_ticks_new (self->reader);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (self->overlay, TRUE);
  gtk_box_append (GTK_BOX (row), self->overlay);
  gtk_box_append (GTK_BOX (row), ticks);
  self->split = hw_picture_split_new (row);
  gtk_widget_set_vexpand (self->split, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->split);
  adw_bin_set_child (ADW_BIN (self), self->box);
  g_signal_connect_swapped (ticks, "activated", G_CALLBACK (tick_activated_cb), self);
}

static gboolean
scheme_to_sepia (GValue *value, GVariant *scheme, gpointer user_data)
{
  g_value_set_boolean (value, g_str_equal (g_variant_get_string (scheme, NULL), "sepia"));
  return TRUE;
}

static void
hw_reading_page_init (HwReadingPage *self)
{
  static const char *const settings[]
      = { "font-size",     "zoom",         "column-chars", "line-spacing",     "latin-scale",
          "arabic-family", "latin-family", "alignment",    "show-vocalisation" };

  self->reader = HW_READER (hw_reader_new ());
  self->scroller = gtk_scrolled_window_new ();
  self->overlay = gtk_overlay_new ();
  /* Always: the bar is drawn over the text, and only while it is used. One that comes and goes by itself
   * asks for a new size while sizes are given; GTK 4.8 then draws nothing of this pane, until another
   * size. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_ALWAYS);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->reader));
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->scroller);
  add_frame (self);
  follow_scrolling (self);
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    g_settings_bind (hw_settings_get (), settings[i], self->reader, settings[i],
                     G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (hw_settings_get (), "colour-scheme", self->reader, "sepia",
                                G_SETTINGS_BIND_GET, scheme_to_sepia, NULL, NULL, NULL);

  hw_reading_page_add_adjusting (self);
  g_signal_connect_swapped (self->reader, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->reader, "selection-settled", G_CALLBACK (selection_settled_cb),
                            self);
  g_signal_connect_swapped (self->reader, "range-activated", G_CALLBACK (range_activated_cb), self);
  g_signal_connect_swapped (self->reader, "stripe-activated", G_CALLBACK (stripe_activated_cb),
                            self);
  g_signal_connect_swapped (self->reader, "place-changed",
                            G_CALLBACK (hw_reading_page_place_changed), self);
  g_signal_connect_swapped (self->reader, "notify::missing-characters",
                            G_CALLBACK (missing_characters_cb), self);
  g_signal_connect_swapped (self->reader, "text-menu", G_CALLBACK (text_menu_cb), self);
  g_signal_connect (self, "document-changed", G_CALLBACK (hw_reading_page_follow_left_out), NULL);
}

GtkWidget *
hw_reading_page_new (HwSession *session)
{
  HwReadingPage *self = g_object_new (HW_TYPE_READING_PAGE, NULL);

  self->session = g_object_ref (session);
  hw_reading_page_add_feed (self);
  hw_reading_page_add_picture (self);
  hw_reading_page_add_cards (self);
  return GTK_WIDGET (self);
}
