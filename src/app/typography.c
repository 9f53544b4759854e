/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typography.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "font-choice.h"
#include "settings.h"

struct _HwTypography
{
  GtkPopover parent_instance;

  AdwBin *arabic;
  AdwBin *latin;
  GtkLabel *missing;
  GtkSpinButton *size;
  GtkSpinButton *latin_scale;
  GtkSpinButton *spacing;
  GtkSpinButton *column;
  GtkSpinButton *zoom;
  GtkButton *reset;

  GVariantDict *before; /* what a person had set when all was reset; NULL otherwise */
  gboolean resetting;
};

G_DEFINE_FINAL_TYPE (HwTypography, hw_typography, GTK_TYPE_POPOVER)

/* What Reset resets. */
static const char *const keys[]
    = { "font-size",    "zoom",        "column-chars", "line-spacing",      "arabic-family",
        "latin-family", "latin-scale", "alignment",    "show-vocalisation", "colour-scheme" };

/* Settings keep a factor, the field shows per cent. */
static gboolean
factor_to_percent (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);
  return TRUE;
}

static GVariant *
percent_to_factor (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static gboolean
number_to_value (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_double (value, g_variant_get_int32 (variant));
  return TRUE;
}

static GVariant *
value_to_number (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_int32 ((int) g_value_get_double (value));
}

static gboolean
is_anything_set (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (hw_settings_get (), keys[i]);
      g_autoptr (GVariant) usual = g_settings_get_default_value (hw_settings_get (), keys[i]);

      if (!g_variant_equal (value, usual))
        return TRUE;
    }
  return FALSE;
}

/* One button takes everything back, and takes that back. */
static void
update_reset (HwTypography *self)
{
  const gboolean undoes = self->before != NULL;

  gtk_button_set_label (self->reset, undoes ? _ ("_Undo Reset") : _ ("_Reset"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->reset), undoes || is_anything_set ());
}

static void
reset_cb (HwTypography *self)
{
  GSettings *settings = hw_settings_get ();
  GVariantDict *before = g_steal_pointer (&self->before);

  self->resetting = TRUE;
  if (before == NULL)
    self->before = g_variant_dict_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GVariant) value = NULL;

      if (before != NULL)
        {
          value = g_variant_dict_lookup_value (before, keys[i], NULL);
          g_settings_set_value (settings, keys[i], value);
        }
      else
        {
          value = g_settings_get_value (settings, keys[i]);
          g_variant_dict_insert_value (self->before, keys[i], value);
          g_settings_reset (settings, keys[i]);
        }
    }
  self->resetting = FALSE;
  g_clear_pointer (&before, g_variant_dict_unref);
  update_reset (self);
}

/* What is not in this menu may change beside it: a pane is moved while it is open. */
static void
settings_changed_cb (HwTypography *self, const char *key)
{
  gboolean is_ours = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    is_ours |= g_str_equal (key, keys[i]);
  if (self->resetting || !is_ours)
    return;
  g_clear_pointer (&self->before, g_variant_dict_unref);
  update_reset (self);
}

static void
hw_typography_map (GtkWidget *widget)
{
  HwTypography *self = HW_TYPOGRAPHY (widget);

  g_clear_pointer (&self->before, g_variant_dict_unref);
  update_reset (self);
  GTK_WIDGET_CLASS (hw_typography_parent_class)->map (widget);
}

static void
hw_typography_finalize (GObject *object)
{
  g_clear_pointer (&HW_TYPOGRAPHY (object)->before, g_variant_dict_unref);
  G_OBJECT_CLASS (hw_typography_parent_class)->finalize (object);
}

static void
hw_typography_class_init (HwTypographyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hw_typography_finalize;
  widget_class->map = hw_typography_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/typography.ui");
  gtk_widget_class_bind_template_child (widget_class, HwTypography, arabic);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, latin);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, missing);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, size);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, latin_scale);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, spacing);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, column);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, zoom);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, reset);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
bind_percent (const char *key, GtkSpinButton *field)
{
  g_settings_bind_with_mapping (hw_settings_get (), key, field, "value", G_SETTINGS_BIND_DEFAULT,
                                factor_to_percent, percent_to_factor, NULL, NULL);
}

static void
add_fonts (HwTypography *self)
{
  GtkWidget *arabic = hw_font_choice_new (HW_DIRECTION_RTL, _ ("Arabic font"));
  GtkWidget *latin = hw_font_choice_new (HW_DIRECTION_LTR, _ ("Latin font"));

  adw_bin_set_child (self->arabic, arabic);
  adw_bin_set_child (self->latin, latin);
  g_settings_bind (hw_settings_get (), "arabic-family", arabic, "family", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (hw_settings_get (), "latin-family", latin, "family", G_SETTINGS_BIND_DEFAULT);
}

static void
add_actions (HwTypography *self)
{
  static const char *const names[] = { "alignment", "colour-scheme", "show-vocalisation" };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (hw_settings_get (), names[i]);

      g_action_map_add_action (G_ACTION_MAP (actions), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "text", G_ACTION_GROUP (actions));
}

static void
hw_typography_init (HwTypography *self)
{
  GSettings *settings = hw_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
  add_fonts (self);
  g_settings_bind (settings, "font-size", self->size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-spacing", self->spacing, "value", G_SETTINGS_BIND_DEFAULT);
  bind_percent ("zoom", self->zoom);
  bind_percent ("latin-scale", self->latin_scale);
  g_settings_bind_with_mapping (settings, "column-chars", self->column, "value",
                                G_SETTINGS_BIND_DEFAULT, number_to_value, value_to_number, NULL,
                                NULL);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hw_typography_new (void)
{
  return g_object_new (HW_TYPE_TYPOGRAPHY, NULL);
}

char *
hw_typography_describe_missing (const char *characters)
{
  g_autofree char *isolated = NULL;

  if (characters == NULL || *characters == '\0')
    return NULL;
  isolated = hw_direction_isolate (characters);
  /* Translators: characters of the document follow, which are shown in other fonts */
  return g_strdup_printf (_ ("These fonts have no: %s"), isolated);
}

void
hw_typography_set_missing (HwTypography *self, const char *text)
{
  g_return_if_fail (HW_IS_TYPOGRAPHY (self));

  gtk_label_set_text (self->missing, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), text != NULL);
}
