/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-group.h"

#include "palette.h"

#include <glib/gi18n.h>
#include <string.h>

static void
group_free (gpointer data)
{
  HwExportGroup *self = data;
  g_free (self->title);
  g_free (self->colour);
  g_array_unref (self->places);
  g_free (self);
}

/* Takes @title. */
static HwExportGroup *
add_group (GPtrArray *groups, char *title)
{
  HwExportGroup *group = g_new0 (HwExportGroup, 1);

  group->title = title;
  group->places = g_array_new (FALSE, FALSE, sizeof (HwExportPlace));
  g_ptr_array_add (groups, group);
  return group;
}

static void
add_document (GPtrArray *groups, const HwExportSection *section)
{
  HwExportGroup *group = add_group (groups, g_strdup (section->document->title));

  group->section = section;
}

/* All of the set, documents in their order. */
static GArray *
list_places (const HwExportSet *set)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (HwExportPlace));

  for (guint i = 0; i < set->sections->len; i++)
    {
      const HwExportSection *section = set->sections->pdata[i];
      for (guint j = 0; j < section->passages->len; j++)
        {
          HwExportPlace place = { section, &g_array_index (section->passages, HwExportPassage, j) };
          g_array_append_val (places, place);
        }
    }
  return places;
}

static void
group_by_document (GPtrArray *groups, const HwExportSet *set)
{
  for (guint i = 0; i < set->sections->len; i++)
    {
      const HwExportSection *section = set->sections->pdata[i];
      HwExportGroup *group;

      add_document (groups, section);
      group = groups->pdata[groups->len - 1];
      for (guint j = 0; j < section->passages->len; j++)
        {
          HwExportPlace place = { section, &g_array_index (section->passages, HwExportPassage, j) };
          g_array_append_val (group->places, place);
        }
    }
}

static void
group_by_tag (GPtrArray *groups, const HwExportSet *set, GArray *places)
{
  g_autoptr (GHashTable) by_tag = g_hash_table_new (g_int64_hash, g_int64_equal);
  HwExportGroup *untagged;

  for (guint i = 0; i < set->tags->len; i++)
    {
      const HwExportTag *item = set->tags->pdata[i];
      HwExportGroup *group;

      if (!item->is_wanted)
        continue;
      group = add_group (groups, g_strdup (item->tag->path));
      group->tag = item;
      group->colour = g_strdup (item->tag->colour);
      g_hash_table_insert (by_tag, &item->tag->id, group);
    }
  untagged = add_group (groups, g_strdup (_ ("Without a tag")));
  for (guint i = 0; i < places->len; i++)
    {
      const HwExportPlace *place = &g_array_index (places, HwExportPlace, i);
      const HwPassage *passage = place->item->passage;

      for (gsize j = 0; j < passage->n_tags; j++)
        {
          HwExportGroup *group = g_hash_table_lookup (by_tag, &passage->tags[j]);
          if (group != NULL)
            g_array_append_val (group->places, *place);
        }
      if (passage->n_tags == 0)
        g_array_append_val (untagged->places, *place);
    }
}

/* The day in UTC: where a file is written must not change what is in it. */
static char *
day_of (const HwPassage *passage)
{
  g_autofree char *time = hw_export_time (passage->created);
  return g_strndup (time, strcspn (time, "T"));
}

static int
compare_created (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const HwExportPlace *) a)->item->passage->created;
  gint64 right = ((const HwExportPlace *) b)->item->passage->created;

  if (left == right)
    {
      left = ((const HwExportPlace *) a)->item->passage->id;
      right = ((const HwExportPlace *) b)->item->passage->id;
    }
  return left < right ? -1 : left > right;
}

static void
group_by_date (GPtrArray *groups, GArray *places)
{
  HwExportGroup *group = NULL;

  g_array_sort (places, compare_created);
  for (guint i = 0; i < places->len; i++)
    {
      HwExportPlace *place = &g_array_index (places, HwExportPlace, i);
      g_autofree char *day = day_of (place->item->passage);

      if (group == NULL || strcmp (group->title, day) != 0)
        group = add_group (groups, g_strdup (day));
      g_array_append_val (group->places, *place);
    }
}

static void
add_colour (GPtrArray *groups, GHashTable *by_colour, const char *colour, const char *name)
{
  HwExportGroup *group = add_group (groups, g_strdup (name));

  group->colour = g_strdup (colour);
  g_hash_table_insert (by_colour, group->colour, group);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Those that have a name first, as they are offered; then the others. */
static void
group_by_colour (GPtrArray *groups, GArray *places)
{
  g_autoptr (GHashTable) by_colour = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < hw_palette_get_n (); i++)
    {
      HwPaletteColour colour = hw_palette_get (i);
      add_colour (groups, by_colour, colour.colour, colour.name);
    }
  for (guint i = 0; i < places->len; i++)
    {
      const HwPassage *passage = g_array_index (places, HwExportPlace, i).item->passage;
      if (!g_hash_table_contains (by_colour, passage->shown_colour)
          && !g_ptr_array_find_with_equal_func (others, passage->shown_colour, g_str_equal, NULL))
        g_ptr_array_add (others, passage->shown_colour);
    }
  g_ptr_array_sort (others, compare_strings);
  for (guint i = 0; i < others->len; i++)
    add_colour (groups, by_colour, others->pdata[i], others->pdata[i]);
  for (guint i = 0; i < places->len; i++)
    {
      const HwExportPlace *place = &g_array_index (places, HwExportPlace, i);
      HwExportGroup *group = g_hash_table_lookup (by_colour, place->item->passage->shown_colour);
      g_array_append_val (group->places, *place);
    }
}

gboolean
hw_export_tag_is_told_apart (const HwExportTag *tag, HwExportOrder order)
{
  return (order != HW_EXPORT_BY_TAG || !tag->is_wanted)
         && (tag->note != NULL || *tag->tag->description != '\0');
}

static gboolean
is_empty (const HwExportGroup *group)
{
  return group->places->len == 0 && group->section == NULL
         && (group->tag == NULL
             || (group->tag->note == NULL && *group->tag->tag->description == '\0'));
}

GPtrArray *
hw_export_set_group (const HwExportSet *set, HwExportOrder order)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GArray) places = list_places (set);

  switch (order)
    {
    case HW_EXPORT_BY_TAG:
      group_by_tag (groups, set, places);
      break;
    case HW_EXPORT_BY_DATE:
      group_by_date (groups, places);
      break;
    case HW_EXPORT_BY_COLOUR:
      group_by_colour (groups, places);
      break;
    case HW_EXPORT_BY_DOCUMENT:
    default:
      group_by_document (groups, set);
      return groups;
    }
  for (guint i = groups->len; i > 0; i--)
    if (is_empty (groups->pdata[i - 1]))
      g_ptr_array_remove_index (groups, i - 1);
  /* What is said of a document as a whole has no tag and no colour. */
  for (guint i = 0; i < set->sections->len; i++)
    if (((HwExportSection *) set->sections->pdata[i])->notes->len > 0)
      add_document (groups, set->sections->pdata[i]);
  return groups;
}
