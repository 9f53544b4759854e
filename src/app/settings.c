/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings.h"

static GSettings *
open_settings (void)
{
#ifdef HW_BUILD_SCHEMA_DIR
  g_autoptr (GSettingsSchemaSource) source = g_settings_schema_source_new_from_directory (
      HW_BUILD_SCHEMA_DIR, g_settings_schema_source_get_default (), TRUE, NULL);
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, HW_APP_ID, TRUE) : NULL;

  if (schema != NULL)
    return g_settings_new_full (schema, NULL, NULL);
#endif
  return g_settings_new (HW_APP_ID);
}

GSettings *
hw_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = open_settings ();
  return settings;
}
