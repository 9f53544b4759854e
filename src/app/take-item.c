/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "take-item.h"

#include <glib/gi18n.h>

#include "directed.h"

struct _HwTakeItem
{
  GObject parent_instance;

  HwProjectStatus status;
  char *name, *message;
  char *guid, *mine, *theirs, *mine_by, *theirs_by; /* of a conflict */
  gboolean has_both;
  HwPrefer choice;
};

G_DEFINE_FINAL_TYPE (HwTakeItem, hw_take_item, G_TYPE_OBJECT)

static void
hw_take_item_finalize (GObject *object)
{
  HwTakeItem *self = HW_TAKE_ITEM (object);

  g_free (self->name);
  g_free (self->message);
  g_free (self->guid);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self->mine_by);
  g_free (self->theirs_by);
  G_OBJECT_CLASS (hw_take_item_parent_class)->finalize (object);
}

static void
hw_take_item_class_init (HwTakeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hw_take_item_finalize;
}

static void
hw_take_item_init (HwTakeItem *self)
{
}

HwTakeItem *
hw_take_item_new (const HwProjectItem *item, HwPrefer prefer)
{
  HwTakeItem *self = g_object_new (HW_TYPE_TAKE_ITEM, NULL);

  self->status = item->status;
  self->name = g_strdup (item->name);
  self->message = g_strdup (item->message);
  self->guid = g_strdup (item->guid);
  self->mine = g_strdup (item->mine);
  self->theirs = g_strdup (item->theirs);
  self->mine_by = g_strdup (item->mine_by);
  self->theirs_by = g_strdup (item->theirs_by);
  self->has_both = g_str_equal (item->kind, "note");
  /* What stands now. */
  self->choice = prefer == HW_PREFER_BOTH && !self->has_both ? HW_PREFER_MINE : prefer;
  return self;
}

HwProjectStatus
hw_take_item_get_status (HwTakeItem *self)
{
  return self->status;
}

const char *
hw_take_item_get_guid (HwTakeItem *self)
{
  return self->guid;
}

HwPrefer
hw_take_item_get_choice (HwTakeItem *self)
{
  return self->choice;
}

static const char *
get_status_label (HwProjectStatus status)
{
  switch (status)
    {
    case HW_PROJECT_CONFLICT:
      /* Translators: of something that is another here and in what was taken over. */
      return _ ("Conflict");
    case HW_PROJECT_FAILED:
      return _ ("Left out");
    case HW_PROJECT_ADDED:
    case HW_PROJECT_UNCHANGED:
    case HW_PROJECT_CHANGED:
    case HW_PROJECT_N_STATUSES:
    default:
      return _ ("Changed");
    }
}

/* The parts of a row. */
typedef struct
{
  GtkLabel *name, *message, *mine, *theirs;
  GtkWidget *conflict, *choice;
  HwTakeItem *item; /* borrowed, while it is shown */
} Row;

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* In the order of the list in the row. */
static const HwPrefer sides[]
    = { HW_PREFER_MINE, HW_PREFER_THEIRS, HW_PREFER_NEWER, HW_PREFER_BOTH };

static void
chosen_cb (GtkDropDown *choice, GParamSpec *property, Row *row)
{
  const guint selected = gtk_drop_down_get_selected (choice);

  if (row->item != NULL && selected < G_N_ELEMENTS (sides))
    row->item->choice = sides[selected];
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  row->name = add_label (box, NULL);
  row->message = add_label (box, "dim-label");
  row->conflict = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_margin_start (row->conflict, 12);
  gtk_widget_set_margin_top (row->conflict, 4);
  row->mine = add_label (row->conflict, NULL);
  row->theirs = add_label (row->conflict, NULL);
  row->choice = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_halign (row->choice, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What stands"), -1);
  g_signal_connect (row->choice, "notify::selected", G_CALLBACK (chosen_cb), row);
  gtk_box_append (GTK_BOX (row->conflict), row->choice);
  gtk_box_append (GTK_BOX (box), row->conflict);
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
set_side (GtkLabel *label, const char *side, const char *by, const char *text)
{
  g_autofree char *shown = hw_directed_text (text != NULL ? text : "", NULL);
  g_autofree char *who = by != NULL && *by != '\0' ? hw_direction_isolate (by) : NULL;
  /* Translators: the first %s is "Here" or "There", the second who wrote what follows. */
  g_autofree char *head = who != NULL ? g_strdup_printf (_ ("%s, by %s:"), side, who)
                                      /* Translators: %s is "Here" or "There". */
                                      : g_strdup_printf (_ ("%s:"), side);
  g_autofree char *all = g_strdup_printf ("%s\n%s", head, shown);

  gtk_label_set_text (label, all);
}

static void
show_conflict (Row *row, HwTakeItem *item)
{
  const char *const words[] = { _ ("Mine"), _ ("Theirs"), _ ("What was changed last"),
                                item->has_both ? _ ("Both") : NULL, NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  set_side (row->mine, _ ("Here"), item->mine_by, item->mine);
  set_side (row->theirs, _ ("There"), item->theirs_by, item->theirs);
  row->item = NULL;
  gtk_drop_down_set_model (GTK_DROP_DOWN (row->choice), G_LIST_MODEL (list));
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i] == item->choice)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (row->choice), i);
  row->item = item;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  HwTakeItem *item = gtk_list_item_get_item (list_item);
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "row");
  const gboolean has_name = *item->name != '\0';
  g_autofree char *shown = hw_directed_text (has_name ? item->name : item->message, NULL);
  g_autofree char *said
      = has_name && *item->message != '\0'
            ? g_strdup_printf ("%s: %s", get_status_label (item->status), item->message)
            : g_strdup (get_status_label (item->status));

  gtk_label_set_text (row->name, shown);
  gtk_label_set_text (row->message, said);
  gtk_widget_set_visible (row->conflict, item->guid != NULL);
  if (item->guid != NULL)
    show_conflict (row, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "row");

  row->item = NULL;
}

GtkListItemFactory *
hw_take_item_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
