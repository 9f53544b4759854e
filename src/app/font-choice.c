/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "font-choice.h"

#include <glib/gi18n.h>

#include "font-list.h"

/* So many that a field to search them is of use. */
#define MANY 20

struct _HwFontChoice
{
  AdwBin parent_instance;

  GtkDropDown *drop_down;
  GtkStringList *families; /* "" first; NULL until they are known */
  HwDirection script;
  char *family; /* never NULL */
  gboolean selecting;
  GCancellable *cancellable;
};

enum
{
  PROP_0,
  PROP_FAMILY,
  N_PROPERTIES,
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (HwFontChoice, hw_font_choice, ADW_TYPE_BIN)

/* What a family is called: the first stands for itself and for "". */
static char *
describe (HwFontChoice *self, const char *family)
{
  const char *first = gtk_string_list_get_string (self->families, 1);

  if (*family != '\0')
    return g_strdup (family);
  /* Translators: the font that is chosen for the person, and its name */
  return g_strdup_printf (_ ("Automatic (%s)"), first != NULL ? first : "serif");
}

static const char *
get_letters (HwFontChoice *self)
{
  return self->script == HW_DIRECTION_RTL ? "صِف خَلقَ خَودٍ ١٢٣" : "Quick brown fox 123";
}

static void
setup_name_cb (HwFontChoice *self, GtkListItem *item)
{
  GtkWidget *name = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 20);
  gtk_list_item_set_child (item, name);
}

static void
bind_name_cb (HwFontChoice *self, GtkListItem *item)
{
  g_autofree char *name
      = describe (self, gtk_string_object_get_string (gtk_list_item_get_item (item)));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), name);
}

static void
setup_row_cb (HwFontChoice *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL), *sample = gtk_label_new (get_letters (self));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "caption");
  gtk_label_set_xalign (GTK_LABEL (sample), 0);
  /* The name says it all to those who do not see. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (sample), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), sample);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (HwFontChoice *self, GtkListItem *item)
{
  const char *family = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const char *shown = *family != '\0' ? family : gtk_string_list_get_string (self->families, 1);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *sample = gtk_widget_get_next_sibling (name);
  g_autofree char *text = describe (self, family);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  gtk_label_set_text (GTK_LABEL (name), text);
  pango_attr_list_insert (attributes, pango_attr_family_new (shown != NULL ? shown : "serif"));
  pango_attr_list_insert (attributes, pango_attr_size_new (15 * PANGO_SCALE));
  gtk_label_set_attributes (GTK_LABEL (sample), attributes);
}

/* A family that is not in the list is put into it. */
static void
select_family (HwFontChoice *self)
{
  const guint n
      = self->families != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->families)) : 0;
  guint at = 0;

  if (n == 0)
    return;
  while (at < n
         && g_ascii_strcasecmp (gtk_string_list_get_string (self->families, at), self->family) != 0)
    at++;
  self->selecting = TRUE;
  if (at == n)
    gtk_string_list_append (self->families, self->family);
  gtk_drop_down_set_selected (self->drop_down, at);
  self->selecting = FALSE;
}

static void
selected_cb (HwFontChoice *self)
{
  gpointer item = gtk_drop_down_get_selected_item (self->drop_down);

  if (item != NULL && !self->selecting)
    g_object_set (self, "family", gtk_string_object_get_string (item), NULL);
}

static void
families_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_auto (GStrv) names = hw_font_list_finish (result);
  HwFontChoice *self = user_data;

  /* Otherwise it was cancelled, and @self is gone. */
  if (names == NULL)
    return;
  self->families = gtk_string_list_new (NULL);
  gtk_string_list_append (self->families, "");
  gtk_string_list_splice (self->families, 1, 0, (const char *const *) names);
  self->selecting = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (self->families));
  gtk_drop_down_set_enable_search (self->drop_down, g_strv_length (names) > MANY);
  self->selecting = FALSE;
  select_family (self);
}

static void
hw_font_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HwFontChoice *self = HW_FONT_CHOICE (object);
  const char *family = g_value_get_string (value) != NULL ? g_value_get_string (value) : "";

  if (g_str_equal (family, self->family))
    return;
  g_free (self->family);
  self->family = g_strdup (family);
  select_family (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
hw_font_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, HW_FONT_CHOICE (object)->family);
}

static void
hw_font_choice_dispose (GObject *object)
{
  HwFontChoice *self = HW_FONT_CHOICE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->drop_down != NULL)
    g_signal_handlers_disconnect_by_data (self->drop_down, self);
  self->drop_down = NULL;
  g_clear_object (&self->families);
  G_OBJECT_CLASS (hw_font_choice_parent_class)->dispose (object);
}

static void
hw_font_choice_finalize (GObject *object)
{
  g_free (HW_FONT_CHOICE (object)->family);
  G_OBJECT_CLASS (hw_font_choice_parent_class)->finalize (object);
}

static void
hw_font_choice_class_init (HwFontChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = hw_font_choice_set_property;
  object_class->get_property = hw_font_choice_get_property;
  object_class->dispose = hw_font_choice_dispose;
  object_class->finalize = hw_font_choice_finalize;
  properties[PROP_FAMILY]
      = g_param_spec_string ("family", NULL, NULL, "",
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static GtkListItemFactory *
make_factory (HwFontChoice *self, GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  return factory;
}

static void
hw_font_choice_init (HwFontChoice *self)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GtkListItemFactory) names
      = make_factory (self, G_CALLBACK (setup_name_cb), G_CALLBACK (bind_name_cb));
  g_autoptr (GtkListItemFactory) rows
      = make_factory (self, G_CALLBACK (setup_row_cb), G_CALLBACK (bind_row_cb));

  self->family = g_strdup ("");
  self->cancellable = g_cancellable_new ();
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, name));
  gtk_drop_down_set_factory (self->drop_down, names);
  gtk_drop_down_set_list_factory (self->drop_down, rows);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
  g_signal_connect_swapped (self->drop_down, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
}

GtkWidget *
hw_font_choice_new (HwDirection script, const char *name)
{
  HwFontChoice *self = g_object_new (HW_TYPE_FONT_CHOICE, NULL);

  self->script = script;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  /* The button in it is what has the focus. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->drop_down))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  hw_font_list_async (script, self->cancellable, families_cb, self);
  return GTK_WIDGET (self);
}
