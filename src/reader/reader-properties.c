/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader-private.h"

enum
{
  PROP_0,
  PROP_FONT_SIZE,
  PROP_ZOOM,
  PROP_COLUMN_CHARS,
  PROP_ARABIC_FAMILY,
  PROP_LATIN_FAMILY,
  PROP_LINE_SPACING,
  PROP_LATIN_SCALE,
  PROP_ALIGNMENT,
  PROP_SHOW_VOCALISATION,
  PROP_MISSING_CHARACTERS,
  PROP_SEPIA,
  N_OWN_PROPERTIES,
  PROP_HADJUSTMENT = N_OWN_PROPERTIES,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_OWN_PROPERTIES];
static gboolean
set_string (char **field, const char *value)
{
  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (value);
  return TRUE;
}

static gboolean
set_double (double *field, double value)
{
  if (ABS (*field - value) < 1e-9)
    return FALSE;
  *field = value;
  return TRUE;
}

static void
hw_reader_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HwReader *self = HW_READER (object);
  gboolean changed = FALSE;

  switch (id)
    {
    case PROP_FONT_SIZE:
      changed = set_double (&self->font_size, g_value_get_double (value));
      break;
    case PROP_ZOOM:
      changed = set_double (&self->zoom, g_value_get_double (value));
      break;
    case PROP_LINE_SPACING:
      changed = set_double (&self->line_spacing, g_value_get_double (value));
      break;
    case PROP_LATIN_SCALE:
      changed = set_double (&self->latin_scale, g_value_get_double (value));
      break;
    case PROP_ALIGNMENT:
      changed = self->alignment != (HwReaderAlignment) g_value_get_enum (value);
      self->alignment = (HwReaderAlignment) g_value_get_enum (value);
      break;
    case PROP_SHOW_VOCALISATION:
      changed = self->show_vocalisation != g_value_get_boolean (value);
      self->show_vocalisation = g_value_get_boolean (value);
      break;
    case PROP_SEPIA:
      if (self->sepia == g_value_get_boolean (value))
        break;
      self->sepia = g_value_get_boolean (value);
      hw_reader_update_colours (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_COLUMN_CHARS:
      changed = self->column_chars != g_value_get_int (value);
      self->column_chars = g_value_get_int (value);
      break;
    case PROP_ARABIC_FAMILY:
      changed = set_string (&self->arabic_family, g_value_get_string (value));
      break;
    case PROP_LATIN_FAMILY:
      changed = set_string (&self->latin_family, g_value_get_string (value));
      break;
    case PROP_HADJUSTMENT:
      hw_reader_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      hw_reader_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      hw_reader_queue_allocate (self);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      hw_reader_queue_allocate (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  if (changed)
    {
      hw_reader_invalidate_style (self);
      g_object_notify_by_pspec (object, properties[id]);
    }
}

static void
hw_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HwReader *self = HW_READER (object);

  switch (id)
    {
    case PROP_FONT_SIZE:
      g_value_set_double (value, self->font_size);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_LINE_SPACING:
      g_value_set_double (value, self->line_spacing);
      break;
    case PROP_LATIN_SCALE:
      g_value_set_double (value, self->latin_scale);
      break;
    case PROP_ALIGNMENT:
      g_value_set_enum (value, (int) self->alignment);
      break;
    case PROP_SHOW_VOCALISATION:
      g_value_set_boolean (value, self->show_vocalisation);
      break;
    case PROP_MISSING_CHARACTERS:
      g_value_set_string (value, self->missing);
      break;
    case PROP_SEPIA:
      g_value_set_boolean (value, self->sepia);
      break;
    case PROP_COLUMN_CHARS:
      g_value_set_int (value, self->column_chars);
      break;
    case PROP_ARABIC_FAMILY:
      g_value_set_string (value, self->arabic_family);
      break;
    case PROP_LATIN_FAMILY:
      g_value_set_string (value, self->latin_family);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

void
hw_reader_class_init_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  klass->set_property = hw_reader_set_property;
  klass->get_property = hw_reader_get_property;
  properties[PROP_FONT_SIZE] = g_param_spec_double ("font-size", NULL, NULL, 6, 72, 15, flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 4, 1, flags);
  properties[PROP_COLUMN_CHARS] = g_param_spec_int ("column-chars", NULL, NULL, 20, 200, 72, flags);
  properties[PROP_ARABIC_FAMILY] = g_param_spec_string ("arabic-family", NULL, NULL, NULL, flags);
  properties[PROP_LATIN_FAMILY] = g_param_spec_string ("latin-family", NULL, NULL, NULL, flags);
  properties[PROP_LINE_SPACING]
      = g_param_spec_double ("line-spacing", NULL, NULL, 1, 3, 1.5, flags);
  properties[PROP_LATIN_SCALE]
      = g_param_spec_double ("latin-scale", NULL, NULL, 0.5, 1.5, 1, flags);
  properties[PROP_ALIGNMENT] = g_param_spec_enum ("alignment", NULL, NULL, HW_TYPE_READER_ALIGNMENT,
                                                  HW_READER_ALIGNMENT_START, flags);
  properties[PROP_SHOW_VOCALISATION]
      = g_param_spec_boolean ("show-vocalisation", NULL, NULL, TRUE, flags);
  properties[PROP_MISSING_CHARACTERS]
      = g_param_spec_string ("missing-characters", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SEPIA] = g_param_spec_boolean ("sepia", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_OWN_PROPERTIES, properties);

  g_object_class_override_property (klass, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (klass, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (klass, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (klass, PROP_VSCROLL_POLICY, "vscroll-policy");
}
