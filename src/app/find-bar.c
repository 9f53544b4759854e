/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "find-bar.h"

#include <glib/gi18n.h>

struct _HwFindBar
{
  AdwBin parent_instance;

  /* Template */
  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkMenuButton *options;

  GSimpleActionGroup *actions; /* owned */
  gboolean is_quiet;           /* the text is not changed by the person */
  char *last;                  /* what was typed: a search bar that closes empties its field */
};

enum
{
  CHANGED,
  STEP,
  CLOSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const struct
{
  const char *name;
  HwFinderFlags flag;
} switches[] = {
  { "letters", HW_FINDER_LETTERS },
  { "marks", HW_FINDER_MARKS },
  { "words", HW_FINDER_WORDS },
};

G_DEFINE_FINAL_TYPE (HwFindBar, hw_find_bar, ADW_TYPE_BIN)

static void
step (HwFindBar *self, int steps)
{
  g_signal_emit (self, signals[STEP], 0, steps);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, -1);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  hw_find_bar_close (user_data);
}

static void
activate_cb (HwFindBar *self)
{
  step (self, 1);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  step (user_data, -1);
  return GDK_EVENT_STOP;
}

/* A switch that is on must be seen: it may be why nothing is found. */
static void
switched_cb (HwFindBar *self)
{
  if (hw_find_bar_get_flags (self) != HW_FINDER_DEFAULT)
    gtk_widget_add_css_class (GTK_WIDGET (self->options), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->options), "accent");
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remember (HwFindBar *self)
{
  g_free (self->last);
  self->last = g_strdup (hw_find_bar_get_text (self));
}

static void
changed_cb (HwFindBar *self)
{
  if (!hw_find_bar_is_open (self) || self->is_quiet)
    return;
  remember (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mode_cb (HwFindBar *self)
{
  if (!hw_find_bar_is_open (self))
    g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
focus_cb (gpointer data)
{
  HwFindBar *self = data;

  if (hw_find_bar_is_open (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return G_SOURCE_REMOVE;
}

/* After a switch was chosen, what is typed is to be found again. GTK 4.18 gives the keyboard back to the
 * menu's button behind this signal. */
static void
options_closed_cb (HwFindBar *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, focus_cb, g_object_ref (self), g_object_unref);
}

void
hw_find_bar_open (HwFindBar *self, const char *text)
{
  g_return_if_fail (HW_IS_FIND_BAR (self));

  if (text == NULL && !hw_find_bar_is_open (self))
    text = self->last;
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  remember (self);
  /* Before the bar opens and takes the keyboard: GTK 4.8 begins to blink a caret in what is not on screen
   * yet, and then finds a selection. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
hw_find_bar_show (HwFindBar *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkWidget) focus = NULL;

  g_return_if_fail (HW_IS_FIND_BAR (self));

  if (root != NULL && gtk_root_get_focus (root) != NULL)
    focus = g_object_ref (gtk_root_get_focus (root));
  self->is_quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  remember (self);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  self->is_quiet = FALSE;
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

void
hw_find_bar_close (HwFindBar *self)
{
  g_return_if_fail (HW_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

gboolean
hw_find_bar_is_open (HwFindBar *self)
{
  g_return_val_if_fail (HW_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->bar);
}

const char *
hw_find_bar_get_text (HwFindBar *self)
{
  g_return_val_if_fail (HW_IS_FIND_BAR (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

HwFinderFlags
hw_find_bar_get_flags (HwFindBar *self)
{
  HwFinderFlags flags = HW_FINDER_DEFAULT;

  g_return_val_if_fail (HW_IS_FIND_BAR (self), flags);

  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (GVariant) state
          = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), switches[i].name);

      if (g_variant_get_boolean (state))
        flags |= switches[i].flag;
    }
  return flags;
}

static char *
describe (const HwFindCount *count)
{
  if (count->is_full)
    /* Translators: so many hits of a search */
    return g_strdup_printf (_ ("more than %'u"), count->n);
  if (count->n == 0)
    return g_strdup (count->is_done ? _ ("Not found") : "");
  if (!count->is_done)
    /* Translators: hits of a search that goes on */
    return g_strdup_printf (_ ("%'u…"), count->n);
  if (count->at == 0)
    return g_strdup_printf (ngettext ("%'u hit", "%'u hits", count->n), count->n);
  /* Translators: the hit that the person is at, and how many there are */
  return g_strdup_printf (_ ("%'u of %'u"), count->at, count->n);
}

void
hw_find_bar_set_count (HwFindBar *self, const HwFindCount *count)
{
  g_autofree char *text = NULL;
  const gboolean asked = *hw_find_bar_get_text (self) != '\0';
  const gboolean nothing = asked && count->is_done && count->n == 0;

  text = asked ? describe (count) : g_strdup ("");
  gtk_label_set_label (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  if (nothing)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  for (int i = 0; i < 2; i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                     G_ACTION_MAP (self->actions), i == 0 ? "next" : "previous")),
                                 count->n > 0);
}

static void
hw_find_bar_dispose (GObject *object)
{
  g_clear_object (&HW_FIND_BAR (object)->actions);
  g_clear_pointer (&HW_FIND_BAR (object)->last, g_free);
  G_OBJECT_CLASS (hw_find_bar_parent_class)->dispose (object);
}

static void
hw_find_bar_class_init (HwFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hw_find_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", HW_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[STEP] = g_signal_new ("step", HW_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CLOSED] = g_signal_new ("closed", HW_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HwFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, HwFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, HwFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, HwFindBar, options);
}

static void
hw_find_bar_init (HwFindBar *self)
{
  static const GActionEntry entries[] = {
    { .name = "next", .activate = next_cb },   { .name = "previous", .activate = previous_cb },
    { .name = "close", .activate = close_cb }, { .name = "letters", .state = "false" },
    { .name = "marks", .state = "false" },     { .name = "words", .state = "false" },
  };
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "find", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->actions, "action-state-changed", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  g_signal_connect_swapped (self->bar, "notify::search-mode-enabled", G_CALLBACK (mode_cb), self);
  g_signal_connect_swapped (gtk_menu_button_get_popover (self->options), "closed",
                            G_CALLBACK (options_closed_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

GtkWidget *
hw_find_bar_new (void)
{
  return g_object_new (HW_TYPE_FIND_BAR, NULL);
}
