/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "print-options.h"

#include "settings.h"

struct _HwPrintOptions
{
  AdwBin parent_instance;

  GtkSpinButton *size;
  GtkSwitch *marks;
  AdwComboRow *notes;
  GtkSwitch *header;
  GtkSwitch *page_numbers;
  AdwComboRow *digits;
};

G_DEFINE_FINAL_TYPE (HwPrintOptions, hw_print_options, ADW_TYPE_BIN)

static void
hw_print_options_class_init (HwPrintOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hawashi/Hawashi/print-options.ui");
  gtk_widget_class_bind_template_child (widget_class, HwPrintOptions, size);
  gtk_widget_class_bind_template_child (widget_class, HwPrintOptions, marks);
  gtk_widget_class_bind_template_child (widget_class, HwPrintOptions, notes);
  gtk_widget_class_bind_template_child (widget_class, HwPrintOptions, header);
  gtk_widget_class_bind_template_child (widget_class, HwPrintOptions, page_numbers);
  gtk_widget_class_bind_template_child (widget_class, HwPrintOptions, digits);
}

/* The settings are enumerations in the order of the template's lists. */
static gboolean
choice_to_row (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *names = user_data;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_strcmp0 (g_variant_get_string (variant, NULL), names[i]) == 0)
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
row_to_choice (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *names = user_data;
  const guint row = g_value_get_uint (value);

  return row < g_strv_length ((GStrv) names) ? g_variant_new_string (names[row]) : NULL;
}

static const char *const notes_names[] = { "foot", "end", "none", NULL };
static const char *const digits_names[] = { "document", "western", "arabic", "persian", NULL };

static void
hw_print_options_init (HwPrintOptions *self)
{
  GSettings *settings = hw_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (settings, "print-size", self->size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "print-marks", self->marks, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "print-header", self->header, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "print-page-numbers", self->page_numbers, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "print-notes", self->notes, "selected",
                                G_SETTINGS_BIND_DEFAULT, choice_to_row, row_to_choice,
                                (gpointer) notes_names, NULL);
  g_settings_bind_with_mapping (settings, "print-digits", self->digits, "selected",
                                G_SETTINGS_BIND_DEFAULT, choice_to_row, row_to_choice,
                                (gpointer) digits_names, NULL);
}

GtkWidget *
hw_print_options_new (void)
{
  return g_object_new (HW_TYPE_PRINT_OPTIONS, NULL);
}

static guint
read_choice (const char *key, const char *const *names)
{
  g_autofree char *name = g_settings_get_string (hw_settings_get (), key);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (name, names[i]))
      return i;
  return 0;
}

void
hw_print_options_read (HwPrintStyle *style,
                       const char *language,
                       HwDirection direction,
                       char **arabic_family,
                       char **latin_family)
{
  static const char *const alignments[] = { "start", "justify", "kashida", NULL };
  static const HwPrintNotes notes[]
      = { HW_PRINT_NOTES_FOOT, HW_PRINT_NOTES_END, HW_PRINT_NOTES_NONE };
  GSettings *settings = hw_settings_get ();
  const guint digits = read_choice ("print-digits", digits_names);

  *arabic_family = g_settings_get_string (settings, "arabic-family");
  *latin_family = g_settings_get_string (settings, "latin-family");
  style->arabic_family = *arabic_family;
  style->latin_family = *latin_family;
  style->size = g_settings_get_double (settings, "print-size");
  style->line_spacing = g_settings_get_double (settings, "line-spacing");
  style->latin_scale = g_settings_get_double (settings, "latin-scale");
  style->alignment = (HwReaderAlignment) read_choice ("alignment", alignments);
  style->vocalised = g_settings_get_boolean (settings, "show-vocalisation");
  style->column_chars = g_settings_get_int (settings, "column-chars");
  style->marks = g_settings_get_boolean (settings, "print-marks");
  style->notes = notes[read_choice ("print-notes", notes_names)];
  style->header = g_settings_get_boolean (settings, "print-header");
  style->page_numbers = g_settings_get_boolean (settings, "print-page-numbers");
  style->digits
      = digits > 0 ? (HwDigits) (digits - 1) : hw_digits_of_language (language, direction);
}
