/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-pane-private.h"

#include <glib/gi18n.h>

/* Milliseconds: of rest before a page is drawn in another size, and of waiting that is shown. */
#define SIZE_DELAY 120
#define SPINNER_DELAY 200

enum
{
  PLACE_CHOSEN,
  HINT,
  FAILED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwPagePane, hw_page_pane, ADW_TYPE_BIN)

gboolean
hw_page_pane_has_pages (HwPagePane *self)
{
  return self->places != NULL && hw_page_places_get_n_pages (self->places) > 0;
}

void
hw_page_pane_update_actions (HwPagePane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean any = hw_page_pane_has_pages (self);
  const guint n = any ? hw_page_places_get_n_pages (self->places) : 0;

  gtk_widget_action_set_enabled (widget, "page.previous", any && self->page > 0);
  gtk_widget_action_set_enabled (widget, "page.next", any && self->page + 1 < n);
  gtk_widget_action_set_enabled (widget, "page.zoom-in", any && self->zoom < HW_PAGE_PANE_MAX_ZOOM);
  gtk_widget_action_set_enabled (widget, "page.zoom-out",
                                 any && self->zoom > HW_PAGE_PANE_MIN_ZOOM);
  gtk_widget_action_set_enabled (widget, "page.zoom-fit", any && self->zoom != 1);
}

static void
update_label (HwPagePane *self)
{
  g_autofree char *text = NULL, *name = NULL, *number = NULL;

  if (hw_page_pane_has_pages (self))
    {
      const char *label = hw_page_places_get_label (self->places, self->page);
      const guint n = hw_page_places_get_n_pages (self->places);

      number = g_strdup_printf ("%u", self->page + 1);
      if (g_str_equal (label, number))
        /* Translators: the name of a page, and the number of all */
        text = g_strdup_printf (_ ("Page %s of %u"), label, n);
      else
        /* Translators: the name of a page, its number, and the number of all: "Page xiv (14 of 200)" */
        text = g_strdup_printf (_ ("Page %s (%u of %u)"), label, self->page + 1, n);
      name = g_strdup_printf (_ ("Picture of page %s"), label);
    }
  gtk_label_set_text (self->label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _ ("Picture of the page"), -1);
}

static gboolean
spinner_cb (gpointer user_data)
{
  HwPagePane *self = user_data;

  self->spinner_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
show_waiting (HwPagePane *self, gboolean waits)
{
  if (waits && self->spinner_source == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->spinner)))
    self->spinner_source = g_timeout_add (SPINNER_DELAY, spinner_cb, self);
  if (waits)
    return;
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

static void
show_failure (HwPagePane *self, const char *failure)
{
  gtk_label_set_text (self->failure, failure);
  gtk_stack_set_visible_child_name (self->stack, "failure");
  show_waiting (self, FALSE);
}

static void
show_remark (HwPagePane *self, const char *remark)
{
  gtk_label_set_text (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remark), remark);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
}

/* What there is of the page that is to be seen. */
void
hw_page_pane_show_painted (HwPagePane *self)
{
  const guint width = hw_page_sheet_get_width (self->sheet);
  const char *failure = hw_page_painter_get_failure (self->painter);
  HwPaintedPage painted = { NULL };

  if (failure == NULL && hw_page_pane_has_pages (self) && width > 0)
    {
      painted = hw_page_painter_look (self->painter, self->page, width);
      failure = painted.failure;
    }
  show_remark (self, painted.remark);
  if (failure != NULL)
    {
      show_failure (self, failure);
      return;
    }
  hw_page_sheet_set_texture (self->sheet, painted.texture);
  gtk_stack_set_visible_child_name (self->stack, "page");
  /* A page in another size is a page that one can read. */
  show_waiting (self, painted.texture == NULL);
}

static void
ask (HwPagePane *self)
{
  const guint width = hw_page_sheet_get_width (self->sheet);

  g_clear_handle_id (&self->size_source, g_source_remove);
  if (hw_page_pane_has_pages (self) && width > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    hw_page_painter_wish (self->painter, self->page, width);
}

static gboolean
size_cb (gpointer user_data)
{
  HwPagePane *self = user_data;

  self->size_source = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

/* A handle that is dragged makes many sizes. */
void
hw_page_pane_size_changed (HwPagePane *self)
{
  g_clear_handle_id (&self->size_source, g_source_remove);
  self->size_source = g_timeout_add (SIZE_DELAY, size_cb, self);
}

static void
show_page (HwPagePane *self, guint page)
{
  if (self->page != page)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->page = page;
  update_label (self);
  hw_page_pane_update_actions (self);
  ask (self);
  hw_page_pane_show_painted (self);
}

static void
follow (HwPagePane *self, gboolean shows)
{
  guint page;

  if (!hw_page_pane_has_pages (self))
    return;
  page = hw_page_places_find_page (self->places, self->place);
  if (self->has_followed && page == self->followed)
    return;
  shows |= !self->has_followed;
  self->has_followed = TRUE;
  self->followed = page;
  if (shows)
    show_page (self, page);
}

void
hw_page_pane_follow (HwPagePane *self, gsize place)
{
  g_return_if_fail (HW_IS_PAGE_PANE (self));

  self->place = place;
  follow (self, TRUE);
}

void
hw_page_pane_stay (HwPagePane *self, gsize place)
{
  g_return_if_fail (HW_IS_PAGE_PANE (self));

  self->place = place;
  follow (self, FALSE);
}

void
hw_page_pane_step (HwPagePane *self, int pages)
{
  g_return_if_fail (HW_IS_PAGE_PANE (self));

  if (hw_page_pane_has_pages (self))
    show_page (self, (guint) CLAMP ((gint64) self->page + pages, 0,
                                    (gint64) hw_page_places_get_n_pages (self->places) - 1));
}

guint
hw_page_pane_get_page (HwPagePane *self)
{
  g_return_val_if_fail (HW_IS_PAGE_PANE (self), 0);
  return self->page;
}

gboolean
hw_page_pane_is_settled (HwPagePane *self)
{
  const guint width = hw_page_sheet_get_width (self->sheet);

  return self->size_source == 0 && self->room_source == 0 && hw_page_pane_has_pages (self)
         && width > 0 && hw_page_painter_look (self->painter, self->page, width).is_wanted;
}

/* The labels of the pages are known now, or the text's own pages are others. */
static void
update_places (HwPagePane *self)
{
  GPtrArray *labels = hw_page_painter_get_labels (self->painter);

  g_clear_pointer (&self->places, hw_page_places_free);
  if (labels != NULL)
    self->places = hw_page_places_new (self->pages, labels);
  if (hw_page_pane_has_pages (self))
    self->page = MIN (self->page, hw_page_places_get_n_pages (self->places) - 1);
  self->has_followed &= labels != NULL;
  update_label (self);
  hw_page_pane_update_actions (self);
}

static void
painter_changed_cb (HwPagePane *self)
{
  if (self->places == NULL && hw_page_painter_get_labels (self->painter) != NULL)
    {
      update_places (self);
      follow (self, TRUE);
    }
  if (self->document != NULL && self->document->original != 0)
    hw_page_pane_show_painted (self);
}

void
hw_page_pane_set_document (HwPagePane *self, HwDocument *document, const HwStructure *structure)
{
  const gboolean has_original = document != NULL && document->original != 0;
  const gboolean is_other = document == NULL || self->document == NULL
                            || document->id != self->document->id
                            || document->text != self->document->text;

  g_return_if_fail (HW_IS_PAGE_PANE (self));

  g_clear_pointer (&self->document, hw_document_unref);
  self->document = document != NULL ? hw_document_ref (document) : NULL;
  g_clear_pointer (&self->pages, hw_structure_free);
  self->pages = hw_structure_new ();
  for (guint i = 0; structure != NULL && i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);

      hw_structure_add_locator (self->pages, locator->start, locator->kind, locator->label);
    }
  if (is_other)
    {
      self->has_followed = FALSE;
      self->page = 0;
    }
  hw_page_painter_set_document (self->painter, has_original ? document->id : 0,
                                has_original ? document->text : 0);
  update_places (self);
  if (has_original)
    {
      hw_page_pane_show_painted (self);
      return;
    }
  show_waiting (self, FALSE);
  show_remark (self, NULL);
  hw_page_sheet_set_texture (self->sheet, NULL);
  gtk_stack_set_visible_child_name (self->stack, document != NULL ? "missing" : "page");
}

static void
sheet_activated_cb (HwPagePane *self)
{
  gsize start;

  if (!hw_page_pane_has_pages (self))
    return;
  if (hw_page_places_find_start (self->places, self->page, &start))
    g_signal_emit (self, signals[PLACE_CHOSEN], 0, (guint64) start);
  else
    g_signal_emit (self, signals[HINT], 0, _ ("There is no text of this page"));
}

static gboolean
room_cb (gpointer user_data)
{
  HwPagePane *self = user_data;

  self->room_source = 0;
  hw_page_sheet_set_room (self->sheet, gtk_widget_get_width (GTK_WIDGET (self->scroller)));
  hw_page_pane_show_painted (self);
  hw_page_pane_size_changed (self);
  return G_SOURCE_REMOVE;
}

/* Sizes must not change within an allocation: they follow in the next turn, before drawing. */
static void
follow_room (HwPagePane *self)
{
  if (self->room_source == 0 && self->document != NULL && self->document->original != 0)
    self->room_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, room_cb, self, NULL);
}

static void
next_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hw_page_pane_step (HW_PAGE_PANE (widget), 1);
}

static void
previous_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hw_page_pane_step (HW_PAGE_PANE (widget), -1);
}

/* Further down on the page, and then to the next one. */
static gboolean
turn_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  HwPagePane *self = HW_PAGE_PANE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  const int step = g_variant_get_int32 (arguments);
  const double value = gtk_adjustment_get_value (adjustment),
               page = gtk_adjustment_get_page_size (adjustment),
               last = gtk_adjustment_get_upper (adjustment) - page;

  if (step > 0 ? value < last - 1 : value > 1)
    gtk_adjustment_set_value (adjustment, value + step * page * 0.9);
  else
    hw_page_pane_step (self, step);
  return TRUE;
}

static void
hw_page_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hw_page_pane_parent_class)->map (widget);
  follow_room (HW_PAGE_PANE (widget));
}

static void
hw_page_pane_dispose (GObject *object)
{
  HwPagePane *self = HW_PAGE_PANE (object);

  g_clear_handle_id (&self->size_source, g_source_remove);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_handle_id (&self->room_source, g_source_remove);
  g_clear_handle_id (&self->centre_source, g_source_remove);
  if (self->painter != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->painter, self);
      g_object_run_dispose (G_OBJECT (self->painter));
    }
  g_clear_object (&self->painter);
  g_clear_pointer (&self->document, hw_document_unref);
  g_clear_pointer (&self->pages, hw_structure_free);
  g_clear_pointer (&self->places, hw_page_places_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hw_page_pane_parent_class)->dispose (object);
}

static void
hw_page_pane_class_init (HwPagePaneClass *klass)
{
  static const struct
  {
    guint key;
    int step;
  } turns[] = { { GDK_KEY_Page_Down, 1 },
                { GDK_KEY_KP_Page_Down, 1 },
                { GDK_KEY_Page_Up, -1 },
                { GDK_KEY_KP_Page_Up, -1 },
                { GDK_KEY_space, 1 } };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_page_pane_dispose;
  widget_class->map = hw_page_pane_map;
  g_type_ensure (HW_TYPE_PAGE_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/page-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HwPagePane, label);
  gtk_widget_class_bind_template_child (widget_class, HwPagePane, stack);
  gtk_widget_class_bind_template_child (widget_class, HwPagePane, scroller);
  gtk_widget_class_bind_template_child (widget_class, HwPagePane, sheet);
  gtk_widget_class_bind_template_child (widget_class, HwPagePane, spinner);
  gtk_widget_class_bind_template_child (widget_class, HwPagePane, failure);
  gtk_widget_class_bind_template_child (widget_class, HwPagePane, remark);
  gtk_widget_class_install_action (widget_class, "page.next", NULL, next_page);
  gtk_widget_class_install_action (widget_class, "page.previous", NULL, previous_page);
  hw_page_pane_class_add_zoom (widget_class);
  hw_page_pane_class_add_choose (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    gtk_widget_class_add_binding (widget_class, turns[i].key, 0, turn_cb, "i", turns[i].step);
  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", HW_TYPE_PAGE_PANE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  signals[HINT] = g_signal_new ("hint", HW_TYPE_PAGE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", HW_TYPE_PAGE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hw_page_pane_init (HwPagePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hw_page_pane_add_zoom (self);
  g_signal_connect_swapped (self->sheet, "activated", G_CALLBACK (sheet_activated_cb), self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (follow_room), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "notify::scale-factor", G_CALLBACK (hw_page_pane_size_changed),
                            self);
  hw_page_pane_update_actions (self);
}

GtkWidget *
hw_page_pane_new (HwSession *session)
{
  HwPagePane *self = g_object_new (HW_TYPE_PAGE_PANE, NULL);

  self->session = g_object_ref (session);
  self->painter = hw_page_painter_new (session);
  g_signal_connect_swapped (self->painter, "changed", G_CALLBACK (painter_changed_cb), self);
  return GTK_WIDGET (self);
}
