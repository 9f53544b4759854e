/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "typography.h"

#include "settings.h"

struct _HwTypography
{
  GtkPopover parent_instance;

  GtkSpinButton *size;
  GtkSpinButton *zoom;
  GtkSpinButton *column;
  GtkSpinButton *spacing;
  GtkDropDown *scheme;
};

G_DEFINE_FINAL_TYPE (HwTypography, hw_typography, GTK_TYPE_POPOVER)

/* In the order of the template's list. */
static const char *const schemes[] = { "system", "light", "dark" };

static gboolean
scheme_to_index (GValue *value, GVariant *variant, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_strcmp0 (g_variant_get_string (variant, NULL), schemes[i]) == 0)
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
scheme_from_index (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const guint index = g_value_get_uint (value);

  return index < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[index]) : NULL;
}

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

static void
hw_typography_class_init (HwTypographyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/typography.ui");
  gtk_widget_class_bind_template_child (widget_class, HwTypography, size);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, zoom);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, column);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, spacing);
  gtk_widget_class_bind_template_child (widget_class, HwTypography, scheme);
}

static void
hw_typography_init (HwTypography *self)
{
  GSettings *settings = hw_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (settings, "font-size", self->size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-spacing", self->spacing, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "zoom", self->zoom, "value", G_SETTINGS_BIND_DEFAULT,
                                factor_to_percent, percent_to_factor, NULL, NULL);
  g_settings_bind_with_mapping (settings, "column-chars", self->column, "value",
                                G_SETTINGS_BIND_DEFAULT, number_to_value, value_to_number, NULL,
                                NULL);
  g_settings_bind_with_mapping (settings, "colour-scheme", self->scheme, "selected",
                                G_SETTINGS_BIND_DEFAULT, scheme_to_index, scheme_from_index, NULL,
                                NULL);
}

GtkWidget *
hw_typography_new (void)
{
  return g_object_new (HW_TYPE_TYPOGRAPHY, NULL);
}
