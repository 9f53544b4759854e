/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-kind.h"

/* One row widget and what it stands for; kept on the widget. */
typedef struct
{
  const HwListKind *kind;
  gpointer owner;
  GtkListItem *item; /* lives longer than the widget */
  GtkWidget *widget;
  HwRow *row; /* while bound; the item holds it */
  gulong changed_id;
} Place;

/* All that the factory's handlers need; kept on the list. */
typedef struct
{
  const HwListKind *kind;
  gpointer owner;
  GHashTable *places; /* HwRow -> Place, of what is bound now */
  HwRow *pressed;     /* owned: the row that a button went down on */
} Setup;

static void
setup_free (gpointer data)
{
  Setup *setup = data;

  g_hash_table_unref (setup->places);
  g_clear_object (&setup->pressed);
  g_free (setup);
}

static Place *
get_place (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "hw-place");
}

static Setup *
get_setup (GtkListView *list)
{
  return g_object_get_data (G_OBJECT (list), "hw-setup");
}

HwRow *
hw_list_get_row (GtkWidget *widget)
{
  Place *place = get_place (widget);

  return place != NULL ? place->row : NULL;
}

guint
hw_list_get_position (GtkWidget *widget)
{
  Place *place = get_place (widget);

  return place != NULL && place->row != NULL ? gtk_list_item_get_position (place->item)
                                             : GTK_INVALID_LIST_POSITION;
}

void
hw_list_set_row_name (GtkWidget *widget, const char *name)
{
  /* The list's own widget around ours is what has the focus. */
  GtkWidget *parent = get_place (widget) != NULL ? gtk_widget_get_parent (widget) : NULL;

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

GtkWidget *
hw_list_find_widget (GtkListView *list, HwRow *row)
{
  Place *place = g_hash_table_lookup (get_setup (list)->places, row);

  return place != NULL ? place->widget : NULL;
}

GtkWidget *
hw_list_get_selected_widget (GtkListView *list)
{
  HwRow *row = gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (list)));

  return row != NULL ? hw_list_find_widget (list, row) : NULL;
}

GtkWidget *
hw_list_get_focused (GtkListView *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* The focus is on the list's own widget around ours, or somewhere inside of it. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (list)))
    return NULL;
  while (gtk_widget_get_parent (focus) != GTK_WIDGET (list))
    focus = gtk_widget_get_parent (focus);
  focus = gtk_widget_get_first_child (focus);
  return focus != NULL && get_place (focus) != NULL ? focus : NULL;
}

typedef struct
{
  guint position;
  guint frames; /* that it still waits for */
} ScrollLater;

static gboolean
scroll_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  ScrollLater *later = data;

  if (gtk_widget_get_height (list) == 0 && later->frames-- > 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", later->position);
  return G_SOURCE_REMOVE;
}

/* A list that has no size yet forgets where it was to scroll. */
void
hw_list_scroll_to (GtkListView *list, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (gtk_widget_get_height (GTK_WIDGET (list)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (list), "list.scroll-to-item", "u", position);
  else
    {
      ScrollLater *later = g_new (ScrollLater, 1);

      *later = (ScrollLater){ .position = position, .frames = 10 };
      gtk_widget_add_tick_callback (GTK_WIDGET (list), scroll_cb, later, g_free);
    }
}

typedef struct
{
  GWeakRef list;
  guint position;
  int tries;
} FocusLater;

static void
focus_later_free (gpointer data)
{
  g_weak_ref_clear (&((FocusLater *) data)->list);
  g_free (data);
}

static gboolean
focus_cb (gpointer data)
{
  FocusLater *later = data;
  g_autoptr (GtkListView) list = g_weak_ref_get (&later->list);
  g_autoptr (HwRow) row = NULL;
  GtkWidget *widget;

  if (list == NULL || later->tries-- == 0 || gtk_list_view_get_model (list) == NULL)
    return G_SOURCE_REMOVE;
  row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), later->position);
  widget = row != NULL ? hw_list_find_widget (list, row) : NULL;
  if (widget == NULL)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (gtk_widget_get_parent (widget));
  return G_SOURCE_REMOVE;
}

void
hw_list_focus (GtkListView *list, guint position)
{
  FocusLater *later = g_new0 (FocusLater, 1);

  g_weak_ref_init (&later->list, list);
  later->position = position;
  later->tries = 10;
  hw_list_scroll_to (list, position);
  if (focus_cb (later) == G_SOURCE_REMOVE)
    focus_later_free (later);
  else
    g_timeout_add_full (G_PRIORITY_DEFAULT, 20, focus_cb, later, focus_later_free);
}

/* The place of the row at a point of the list; NULL where there is none. A row is all of it, also the
 * edge that is the list's own widget around ours. */
static Place *
pick_place (GtkWidget *list, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *widget;

  if (at == NULL || at == list)
    return NULL;
  while (gtk_widget_get_parent (at) != list)
    at = gtk_widget_get_parent (at);
  widget = gtk_widget_get_first_child (at);
  return widget != NULL && get_place (widget) != NULL && get_place (widget)->row != NULL
             ? get_place (widget)
             : NULL;
}

static GtkWidget *
get_list (GtkGesture *gesture)
{
  return gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
}

static void
pressed_cb (GtkGesture *gesture, int n_press, double x, double y, Setup *setup)
{
  Place *place = pick_place (get_list (gesture), x, y);

  g_clear_object (&setup->pressed);
  if (place != NULL)
    setup->pressed = g_object_ref (place->row);
}

/* The row that the button was released on, where it is the one that it was pressed on. */
static Place *
take_click (GtkGesture *gesture, double x, double y, Setup *setup)
{
  g_autoptr (HwRow) pressed = g_steal_pointer (&setup->pressed);
  Place *place = pick_place (get_list (gesture), x, y);

  return place != NULL && place->row == pressed ? place : NULL;
}

static void
clicked_cb (GtkGesture *gesture, int n_press, double x, double y, Setup *setup)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  Place *place = take_click (gesture, x, y, setup);

  if (n_press == 1 && !setup->kind->on_double_click && place != NULL
      && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    setup->kind->activate (setup->owner, gtk_list_item_get_position (place->item));
}

static void
middle_clicked_cb (GtkGesture *gesture, int n_press, double x, double y, Setup *setup)
{
  Place *place = take_click (gesture, x, y, setup);

  if (place != NULL)
    setup->kind->open_tab (setup->owner, gtk_list_item_get_position (place->item));
}

static void
show_menu (Place *place, double x, double y)
{
  guint position = gtk_list_item_get_position (place->item);
  GtkListView *list = GTK_LIST_VIEW (gtk_widget_get_ancestor (place->widget, GTK_TYPE_LIST_VIEW));
  GtkSelectionModel *selection = gtk_list_view_get_model (list);

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  place->kind->menu (place->owner, position, place->widget, x, y);
}

static void
menu_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, Setup *setup)
{
  GtkWidget *list = get_list (gesture);
  Place *place = pick_place (list, x, y);
  graphene_point_t at;

  if (place == NULL
      || !gtk_widget_compute_point (list, place->widget,
                                    &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  /* Less than nothing stands for the keyboard. */
  show_menu (place, MAX (at.x, 0), MAX (at.y, 0));
}

static gboolean
menu_key_cb (GtkWidget *list, GVariant *args, gpointer data)
{
  GtkWidget *focused = hw_list_get_focused (GTK_LIST_VIEW (list));

  if (focused == NULL)
    return FALSE;
  show_menu (get_place (focused), -1, -1);
  return TRUE;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, Setup *setup)
{
  GtkWidget *widget = setup->kind->make (setup->owner);
  Place *place = g_new0 (Place, 1);

  place->kind = setup->kind;
  place->owner = setup->owner;
  place->item = item;
  place->widget = widget;
  g_object_set_data_full (G_OBJECT (widget), "hw-place", place, g_free);
  gtk_list_item_set_child (item, widget);
}

static void
row_changed_cb (HwRow *row, Place *place)
{
  place->kind->bind (place->owner, place->widget, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, Setup *setup)
{
  Place *place = get_place (gtk_list_item_get_child (item));

  place->row = gtk_list_item_get_item (item);
  place->changed_id = g_signal_connect (place->row, "changed", G_CALLBACK (row_changed_cb), place);
  g_hash_table_insert (setup->places, place->row, place);
  setup->kind->bind (setup->owner, place->widget, place->row);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, Setup *setup)
{
  Place *place = get_place (gtk_list_item_get_child (item));

  if (setup->kind->unbind != NULL)
    setup->kind->unbind (setup->owner, place->widget, place->row);
  g_clear_signal_handler (&place->changed_id, place->row);
  if (g_hash_table_lookup (setup->places, place->row) == place)
    g_hash_table_remove (setup->places, place->row);
  place->row = NULL;
}

static void
activate_cb (GtkListView *list, guint position, Setup *setup)
{
  setup->kind->activate (setup->owner, position);
}

static void
add_click (GtkListView *list, guint button, GCallback pressed, GCallback released, Setup *setup)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect (click, "pressed", pressed, setup);
  if (released != NULL)
    g_signal_connect (click, "released", released, setup);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
}

void
hw_list_set_up (GtkListView *list,
                GtkSelectionModel *selection,
                const HwListKind *kind,
                gpointer owner)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Setup *setup = g_new0 (Setup, 1);

  setup->kind = kind;
  setup->owner = owner;
  setup->places = g_hash_table_new (NULL, NULL);
  g_object_set_data_full (G_OBJECT (list), "hw-setup", setup, setup_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), setup);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), setup);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), setup);
  g_signal_connect (list, "activate", G_CALLBACK (activate_cb), setup);
  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, selection);
  g_object_unref (factory);

  add_click (list, GDK_BUTTON_PRIMARY, G_CALLBACK (pressed_cb), G_CALLBACK (clicked_cb), setup);
  if (kind->open_tab != NULL)
    add_click (list, GDK_BUTTON_MIDDLE, G_CALLBACK (pressed_cb), G_CALLBACK (middle_clicked_cb),
               setup);
  if (kind->menu != NULL)
    {
      GtkEventController *keys = gtk_shortcut_controller_new ();

      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (keys),
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                            gtk_callback_action_new (menu_key_cb, NULL, NULL)));
      gtk_widget_add_controller (GTK_WIDGET (list), keys);
      add_click (list, GDK_BUTTON_SECONDARY, G_CALLBACK (menu_pressed_cb), NULL, setup);
    }
}
