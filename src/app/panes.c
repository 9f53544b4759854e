/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panes.h"

/* Logical pixels. The reading pane stays wide enough for a line of a few words. */
#define SIDEBAR_MINIMUM 228
#define CONTENT_MINIMUM 320
#define PANEL_MINIMUM 220
/* Under this there is little room for anything beside the text, in a bar above it as well. */
#define NARROW_WIDTH 500

struct _HwPanes
{
  GtkWidget parent_instance;

  GtkWidget *outer; /* sidebar | inner */
  GtkWidget *inner; /* content | panel */

  HwPanesWish wish;
  gboolean shown[HW_N_PANES];
  int width; /* of the last allocation */
  gboolean is_narrow;
  gboolean is_arranging; /* positions move because of us, not of a drag */
  guint show_source;
};

enum
{
  PROP_0,
  PROP_CONTENT,
  PROP_SIDEBAR_SHOWN,
  PROP_PANEL_SHOWN,
  PROP_NARROW,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HwPanes, hw_panes, GTK_TYPE_WIDGET)

static int
handle_width (GtkWidget *paned)
{
  for (GtkWidget *child = gtk_widget_get_first_child (paned); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != gtk_paned_get_start_child (GTK_PANED (paned))
        && child != gtk_paned_get_end_child (GTK_PANED (paned)))
      {
        int width;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
        return width;
      }
  return 0;
}

static void
measure_minimums (HwPanes *self)
{
  static const int floors[] = { SIDEBAR_MINIMUM, CONTENT_MINIMUM, PANEL_MINIMUM };

  self->wish.handle = handle_width (self->outer);
  for (int i = 0; i < HW_N_PANES; i++)
    {
      GtkWidget *child = hw_panes_get_child (self, i);
      /* A hidden child measures 0: what it needed when it was last seen stands for it, or it would come and
       * go in turns where there is room for its floor only. */
      int minimum = self->wish.minimum[i];

      if (child != NULL && gtk_widget_get_visible (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      self->wish.minimum[i] = MAX (floors[i], minimum);
    }
}

/* Visibility must not change within an allocation, so it follows in the next turn, before drawing. */
static gboolean
apply_shown_cb (gpointer user_data)
{
  HwPanes *self = user_data;
  const gboolean has_inner = self->shown[HW_PANE_CONTENT] || self->shown[HW_PANE_PANEL];

  self->show_source = 0;
  for (int i = 0; i < HW_N_PANES; i++)
    {
      GtkWidget *child = hw_panes_get_child (self, i);

      if (child != NULL)
        gtk_widget_set_visible (child, self->shown[i]);
    }
  gtk_widget_set_visible (self->inner, has_inner);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  g_object_thaw_notify (G_OBJECT (self));
  return G_SOURCE_REMOVE;
}

/* Decides for @width; TRUE where other panes are shown than before. */
static gboolean
arrange (HwPanes *self, int width)
{
  HwPanesLayout layout;
  gboolean changed = FALSE;

  measure_minimums (self);
  self->wish.total = width;
  layout = hw_panes_layout (&self->wish);
  for (int i = 0; i < HW_N_PANES; i++)
    {
      changed |= self->shown[i] != layout.shown[i];
      self->shown[i] = layout.shown[i];
    }
  self->is_arranging = TRUE;
  if (layout.shown[HW_PANE_SIDEBAR])
    gtk_paned_set_position (GTK_PANED (self->outer), layout.width[HW_PANE_SIDEBAR]);
  if (layout.shown[HW_PANE_PANEL])
    gtk_paned_set_position (GTK_PANED (self->inner), layout.width[HW_PANE_CONTENT]);
  self->is_arranging = FALSE;
  return changed;
}

static void
rearrange (HwPanes *self)
{
  /* Before the first allocation there is nothing to decide by. */
  if (self->width <= 0)
    return;
  if (arrange (self, self->width))
    {
      g_clear_handle_id (&self->show_source, g_source_remove);
      apply_shown_cb (self);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* A drag of a handle is a new wish. */
static void
position_cb (HwPanes *self, GParamSpec *pspec, GtkWidget *paned)
{
  const int position = gtk_paned_get_position (GTK_PANED (paned));

  if (self->is_arranging || self->width <= 0)
    return;
  if (paned == self->outer)
    {
      if (self->shown[HW_PANE_SIDEBAR] && self->shown[HW_PANE_CONTENT])
        self->wish.width[HW_PANE_SIDEBAR] = MAX (position, self->wish.minimum[HW_PANE_SIDEBAR]);
    }
  else if (self->shown[HW_PANE_PANEL] && self->shown[HW_PANE_CONTENT])
    {
      const int room = self->width
                       - (self->shown[HW_PANE_SIDEBAR]
                              ? gtk_paned_get_position (GTK_PANED (self->outer)) + self->wish.handle
                              : 0);

      self->wish.width[HW_PANE_PANEL]
          = MAX (room - position - self->wish.handle, self->wish.minimum[HW_PANE_PANEL]);
    }
  /* The layout clamps what was dragged too far, and gives the panel its width back. */
  arrange (self, self->width);
}

static void
hw_panes_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  HwPanes *self = HW_PANES (widget);

  gtk_widget_measure (self->outer, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* One pane is enough: the widest of them. */
      measure_minimums (self);
      *minimum = 0;
      for (int i = 0; i < HW_N_PANES; i++)
        *minimum = MAX (*minimum, self->wish.minimum[i]);
      *natural = MAX (*natural, *minimum);
    }
}

static void
hw_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HwPanes *self = HW_PANES (widget);
  gboolean changed;
  int minimum;

  changed = (width < NARROW_WIDTH) != self->is_narrow;
  self->width = width;
  self->is_narrow = width < NARROW_WIDTH;
  changed |= arrange (self, width);
  if (changed && self->show_source == 0)
    self->show_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, apply_shown_cb, self, NULL);
  /* Until hidden panes have gone, what stands here may need more than there is; it is clipped. */
  gtk_widget_measure (self->outer, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  self->is_arranging = TRUE;
  gtk_widget_allocate (self->outer, MAX (width, minimum), height, baseline, NULL);
  self->is_arranging = FALSE;
}

GtkWidget *
hw_panes_new (void)
{
  return g_object_new (HW_TYPE_PANES, NULL);
}

void
hw_panes_set_child (HwPanes *self, HwPane pane, GtkWidget *child)
{
  g_return_if_fail (HW_IS_PANES (self));

  if (child != NULL)
    gtk_widget_set_visible (child, self->width <= 0 ? self->wish.wanted[pane] : self->shown[pane]);
  switch (pane)
    {
    case HW_PANE_SIDEBAR:
      gtk_paned_set_start_child (GTK_PANED (self->outer), child);
      break;
    case HW_PANE_CONTENT:
      gtk_paned_set_start_child (GTK_PANED (self->inner), child);
      break;
    case HW_PANE_PANEL:
      gtk_paned_set_end_child (GTK_PANED (self->inner), child);
      break;
    case HW_N_PANES:
    default:
      g_return_if_reached ();
    }
}

GtkWidget *
hw_panes_get_child (HwPanes *self, HwPane pane)
{
  g_return_val_if_fail (HW_IS_PANES (self), NULL);

  switch (pane)
    {
    case HW_PANE_SIDEBAR:
      return gtk_paned_get_start_child (GTK_PANED (self->outer));
    case HW_PANE_CONTENT:
      return gtk_paned_get_start_child (GTK_PANED (self->inner));
    case HW_PANE_PANEL:
      return gtk_paned_get_end_child (GTK_PANED (self->inner));
    case HW_N_PANES:
    default:
      g_return_val_if_reached (NULL);
    }
}

void
hw_panes_show (HwPanes *self, HwPane pane)
{
  g_return_if_fail (HW_IS_PANES (self));

  self->wish.wanted[pane] = TRUE;
  self->wish.front = pane;
  rearrange (self);
}

void
hw_panes_hide (HwPanes *self, HwPane pane)
{
  gboolean was_alone;

  g_return_if_fail (HW_IS_PANES (self));
  g_return_if_fail (pane != HW_PANE_CONTENT);

  /* Where it had the place of the text, it only gives that back. */
  was_alone = self->shown[pane] && !self->shown[HW_PANE_CONTENT];
  if (!was_alone)
    self->wish.wanted[pane] = FALSE;
  if (self->wish.front == pane)
    self->wish.front = HW_PANE_CONTENT;
  rearrange (self);
}

gboolean
hw_panes_is_shown (HwPanes *self, HwPane pane)
{
  g_return_val_if_fail (HW_IS_PANES (self), FALSE);
  return self->width <= 0 ? self->wish.wanted[pane] : self->shown[pane];
}

gboolean
hw_panes_get_wanted (HwPanes *self, HwPane pane)
{
  g_return_val_if_fail (HW_IS_PANES (self), FALSE);
  return self->wish.wanted[pane];
}

int
hw_panes_get_width (HwPanes *self, HwPane pane)
{
  g_return_val_if_fail (HW_IS_PANES (self), 0);
  return self->wish.width[pane];
}

void
hw_panes_set_wish (HwPanes *self, HwPane pane, gboolean wanted, int width)
{
  GtkWidget *child;

  g_return_if_fail (HW_IS_PANES (self));

  self->wish.wanted[pane] = wanted;
  self->wish.width[pane] = width;
  child = hw_panes_get_child (self, pane);
  if (self->width <= 0 && child != NULL)
    gtk_widget_set_visible (child, wanted);
  rearrange (self);
}

static void
hw_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HwPanes *self = HW_PANES (object);

  switch (id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, hw_panes_get_child (self, HW_PANE_CONTENT));
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, hw_panes_is_shown (self, HW_PANE_SIDEBAR));
      break;
    case PROP_PANEL_SHOWN:
      g_value_set_boolean (value, hw_panes_is_shown (self, HW_PANE_PANEL));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hw_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HwPanes *self = HW_PANES (object);

  switch (id)
    {
    case PROP_CONTENT:
      hw_panes_set_child (self, HW_PANE_CONTENT, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hw_panes_dispose (GObject *object)
{
  HwPanes *self = HW_PANES (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_pointer (&self->outer, gtk_widget_unparent);
  G_OBJECT_CLASS (hw_panes_parent_class)->dispose (object);
}

static void
hw_panes_class_init (HwPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hw_panes_get_property;
  object_class->set_property = hw_panes_set_property;
  object_class->dispose = hw_panes_dispose;
  widget_class->measure = hw_panes_measure;
  widget_class->size_allocate = hw_panes_size_allocate;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, FALSE, flags);
  properties[PROP_PANEL_SHOWN] = g_param_spec_boolean ("panel-shown", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
hw_panes_init (HwPanes *self)
{
  self->wish.front = HW_PANE_CONTENT;
  self->wish.wanted[HW_PANE_CONTENT] = TRUE;
  self->outer = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  self->inner = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  /* Who gets the room of a wider window is decided above; on their own they would share it. */
  gtk_paned_set_resize_start_child (GTK_PANED (self->outer), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (self->inner), FALSE);
  gtk_paned_set_end_child (GTK_PANED (self->outer), self->inner);
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (self->outer, "notify::position", G_CALLBACK (position_cb), self);
  g_signal_connect_swapped (self->inner, "notify::position", G_CALLBACK (position_cb), self);
}
