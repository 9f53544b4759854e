/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-colours.h"

#include "passages.h"

GHashTable *
hw_tag_colours_read (HwLibrary *library, GError **error)
{
  g_autoptr (GPtrArray) tags = hw_library_list_tags (library, error);
  GHashTable *self;

  if (tags == NULL)
    return NULL;
  self = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < tags->len; i++)
    {
      const HwTag *tag = tags->pdata[i];

      g_hash_table_insert (self, g_memdup2 (&tag->id, sizeof tag->id),
                           (gpointer) g_intern_string (tag->colour));
    }
  return self;
}

const char *
hw_tag_colours_get (GHashTable *self, gint64 tag)
{
  const char *colour = g_hash_table_lookup (self, &tag);

  return colour != NULL ? colour : HW_PASSAGE_DEFAULT_COLOUR;
}
