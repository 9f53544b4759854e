/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "odt-state.h"

#include <string.h>

void
odt_clear_list (gpointer data)
{
  OdtList *list = data;

  g_free (list->style);
  g_free (list->id);
}

static OdtList *
get_list (HwOdtStory *self, guint index)
{
  return &g_array_index (self->lists, OdtList, index);
}

/* A note in an item has lists of its own. */
static guint
get_first (HwOdtStory *self)
{
  const OdtNote *note = odt_get_note (self);

  return note != NULL ? note->n_lists : 0;
}

static const HwOdtCounts *
find_counts (HwOdtStory *self, HwXml *xml, const char *style)
{
  const char *before = hw_xml_get (xml, "text:continue-list");
  const char *goes_on = hw_xml_get (xml, "text:continue-numbering");
  g_autofree char *key = NULL;

  if (before != NULL)
    return g_hash_table_lookup (self->counts, before);
  if (style == NULL || g_strcmp0 (goes_on, "true") != 0)
    return NULL;
  key = g_strdup_printf ("style/%s", style);
  return g_hash_table_lookup (self->counts, key);
}

static void
push_list (HwOdtStory *self, HwXml *xml)
{
  const char *style = hw_xml_get (xml, "text:style-name");
  OdtList list = { .item_start = -1 };

  if (style == NULL && self->lists->len > get_first (self))
    style = get_list (self, self->lists->len - 1)->style;
  if (self->lists->len == get_first (self))
    {
      const HwOdtCounts *counts = find_counts (self, xml, style);

      if (counts != NULL)
        list.counts = *counts;
    }
  list.style = g_strdup (style);
  list.id = g_strdup (hw_xml_get (xml, "xml:id"));
  g_array_append_val (self->lists, list);
  /* cppcheck-suppress memleak ; the array has it */
}

void
odt_start_list (HwOdtStory *self, int id, HwXml *xml)
{
  OdtList *list;

  if (id == ODT_LIST)
    {
      push_list (self, xml);
      return;
    }
  if (self->lists->len == get_first (self))
    return;
  list = get_list (self, self->lists->len - 1);
  list->is_fresh = id == ODT_LIST_ITEM;
  list->item_start = hw_xml_get_int (xml, "text:start-value", -1);
}

void
odt_end_list (HwOdtStory *self)
{
  const guint first = get_first (self);

  if (self->lists->len == first)
    return;
  if (self->lists->len == first + 1)
    {
      const OdtList *list = get_list (self, first);

      if (list->id != NULL)
        g_hash_table_replace (self->counts, g_strdup (list->id),
                              g_memdup2 (&list->counts, sizeof list->counts));
      if (list->style != NULL)
        g_hash_table_replace (self->counts, g_strdup_printf ("style/%s", list->style),
                              g_memdup2 (&list->counts, sizeof list->counts));
    }
  g_array_set_size (self->lists, self->lists->len - 1);
}

char *
odt_next_label (HwOdtStory *self, guint *level)
{
  const guint first = get_first (self);
  OdtList *list;
  int start;

  *level = self->lists->len - first;
  if (*level == 0)
    return NULL;
  list = get_list (self, self->lists->len - 1);
  if (!list->is_fresh)
    return NULL;
  list->is_fresh = FALSE;
  start = list->item_start;
  list->item_start = -1;
  /* What stands in an item of an outer list belongs to it from now on. */
  for (guint i = first; i + 1 < self->lists->len; i++)
    get_list (self, i)->is_fresh = FALSE;
  return hw_odt_counts_next (&get_list (self, first)->counts,
                             odt_styles_get_levels (self->styles, list->style), (int) *level - 1,
                             start);
}
