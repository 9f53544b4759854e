/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-entry.h"

#include <glib/gi18n.h>

#include "directed.h"
#include "tag-completion.h"

/* Rows of the list; more is a sign to type another letter. */
#define MAX_ROWS 40
/* Tags used last that have a key of their own while reading. */
#define N_KEYS 9

struct _HwTagEntry
{
  GtkBox parent_instance;

  GtkEntry *entry;
  GtkListBox *list;
  GtkWidget *scroller;

  HwSession *session; /* owned */
  GPtrArray *tags;    /* element-type HwTag; NULL until they are read */
  GArray *present;    /* gint64 */
  guint generation;   /* of the readings: an older answer is dropped */
};

enum
{
  CHOSEN,
  CREATE,
  CANCELLED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HwTagEntry, hw_tag_entry, GTK_TYPE_BOX)

static gboolean
is_present (HwTagEntry *self, gint64 tag)
{
  for (guint i = 0; i < self->present->len; i++)
    if (g_array_index (self->present, gint64, i) == tag)
      return TRUE;
  return FALSE;
}

static char *
get_typed (HwTagEntry *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/* A small disc of the tag's colour; the name beside it says the same. */
static GtkWidget *
swatch_new (const char *colour)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup
      = g_markup_printf_escaped ("<span foreground=\"%s\">\u25cf</span>", colour);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return label;
}

static GtkWidget *
row_new (GtkWidget *first, const char *text, const char *accessible_name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);

  hw_directed_set (label, text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* The keyboard stays in the field; its arrows move along the rows. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_name, -1);
  return row;
}

/* The key, 1 to 9, that stands for a tag while reading; 0 for none. */
static guint
key_of (HwTagEntry *self, const HwTag *tag)
{
  guint n_later = 0;

  if (tag->last_used == 0)
    return 0;
  for (guint i = 0; i < self->tags->len; i++)
    if (((HwTag *) g_ptr_array_index (self->tags, i))->last_used > tag->last_used)
      n_later++;
  return n_later < N_KEYS ? n_later + 1 : 0;
}

static void
add_key (GtkWidget *row, guint key)
{
  g_autofree char *text = g_strdup_printf ("%u", key);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  /* Translators: %u is a key, 1 to 9 */
  g_clear_pointer (&text, g_free);
  text = g_strdup_printf (_ ("Key %u"), key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), label);
}

static GtkWidget *
tag_row_new (HwTagEntry *self, HwTag *tag)
{
  GtkWidget *row = row_new (swatch_new (tag->colour), tag->path, tag->path);
  const guint key = key_of (self, tag);

  if (is_present (self, tag->id))
    {
      GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
      GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("This passage has the tag"), -1);
      gtk_box_append (GTK_BOX (box), check);
    }
  if (key != 0)
    add_key (row, key);
  g_object_set_data_full (G_OBJECT (row), "tag", hw_tag_ref (tag), (GDestroyNotify) hw_tag_unref);
  return row;
}

static GtkWidget *
create_row_new (const char *typed)
{
  g_autofree char *isolated = hw_direction_isolate (typed);
  /* Translators: makes a new tag; %s is its name */
  g_autofree char *text = g_strdup_printf (_ ("Create “%s”"), isolated);
  /* The same without the marks of direction, by which it can be found. */
  g_autofree char *name = g_strdup_printf (_ ("Create “%s”"), typed);

  return row_new (gtk_image_new_from_icon_name ("list-add-symbolic"), text, name);
}

static void
fill (HwTagEntry *self)
{
  g_autofree char *typed = get_typed (self);
  g_autoptr (GPtrArray) matches = NULL;
  gboolean exact = FALSE;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->tags == NULL)
    return;

  matches = hw_tag_completion_match (self->tags, typed, MAX_ROWS, &exact);
  for (guint i = 0; i < matches->len; i++)
    gtk_list_box_append (self->list, tag_row_new (self, g_ptr_array_index (matches, i)));
  if (typed[0] != '\0' && !exact)
    gtk_list_box_append (self->list, create_row_new (typed));

  row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  gtk_widget_set_visible (self->scroller, row != NULL);
  /* Nothing typed, nothing meant: Enter alone must not tag. */
  if (row != NULL && typed[0] != '\0')
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static gpointer
list_tags (HwLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return hw_library_list_tags (library, error);
}

typedef struct
{
  HwTagEntry *self; /* owned */
  guint generation;
} Reading;

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (HwTagEntry) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = hw_session_run_finish (HW_SESSION (source), result, &error);

  if (error != NULL)
    g_signal_emit_by_name (source, "failed", error->message);
  if (tags == NULL || reading->generation != self->generation)
    return;
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->tags = g_steal_pointer (&tags);
  fill (self);
}

void
hw_tag_entry_start (HwTagEntry *self, const gint64 *present, gsize n_present)
{
  Reading *reading;

  g_return_if_fail (HW_IS_TAG_ENTRY (self));

  reading = g_new (Reading, 1);
  reading->self = g_object_ref (self);
  reading->generation = ++self->generation;
  g_array_set_size (self->present, 0);
  if (n_present > 0)
    g_array_append_vals (self->present, present, (guint) n_present);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  hw_session_run (self->session, HW_LANE_EDIT, list_tags, NULL, NULL,
                  (GDestroyNotify) g_ptr_array_unref, NULL, tags_cb, reading);
}

static void
take_row (HwTagEntry *self, GtkListBoxRow *row)
{
  HwTag *tag = g_object_get_data (G_OBJECT (row), "tag");

  g_object_ref (self);
  if (tag != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, tag->id, is_present (self, tag->id));
  else
    {
      g_autofree char *typed = get_typed (self);

      g_signal_emit (self, signals[CREATE], 0, typed);
    }
  g_object_unref (self);
}

static void
activate_cb (HwTagEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    take_row (self, row);
  else if (self->tags == NULL)
    {
      /* Typed faster than the tags were read: the name is enough. */
      g_autofree char *typed = get_typed (self);

      if (typed[0] != '\0')
        g_signal_emit (self, signals[CREATE], 0, typed);
    }
}

static void
scroll_to (HwTagEntry *self, GtkWidget *row)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
move (HwTagEntry *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index);

  if (index < 0 || next == NULL)
    return;
  gtk_list_box_select_row (self->list, next);
  scroll_to (self, GTK_WIDGET (next));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  HwTagEntry *self = user_data;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[CANCELLED], 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
hw_tag_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HW_TAG_ENTRY (widget)->entry));
}

static void
hw_tag_entry_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HW_TYPE_TAG_ENTRY);
  G_OBJECT_CLASS (hw_tag_entry_parent_class)->dispose (object);
}

static void
hw_tag_entry_finalize (GObject *object)
{
  HwTagEntry *self = HW_TAG_ENTRY (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_array_unref (self->present);
  G_OBJECT_CLASS (hw_tag_entry_parent_class)->finalize (object);
}

static void
hw_tag_entry_class_init (HwTagEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hw_tag_entry_dispose;
  object_class->finalize = hw_tag_entry_finalize;
  widget_class->grab_focus = hw_tag_entry_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", HW_TYPE_TAG_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[CREATE] = g_signal_new ("create", HW_TYPE_TAG_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CANCELLED] = g_signal_new ("cancelled", HW_TYPE_TAG_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/tag-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, HwTagEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, HwTagEntry, list);
  gtk_widget_class_bind_template_child (widget_class, HwTagEntry, scroller);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_row);
}

static void
hw_tag_entry_init (HwTagEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->present = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before the field: it would move its caret. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
hw_tag_entry_new (HwSession *session)
{
  HwTagEntry *self = g_object_new (HW_TYPE_TAG_ENTRY, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
