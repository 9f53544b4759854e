/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-places.h"

#include "page-picture.h"

#include <string.h>

static gboolean
is_called (const char *label, const char *name)
{
  /* A long one came cut off. */
  return strcmp (label, name) == 0
         || (g_utf8_strlen (label, -1) == HW_PAGE_LABEL_MAX_CHARS
             && g_str_has_prefix (name, label));
}

/* The next page of that name from @from on; their number where there is none. */
static guint
find_next (const GPtrArray *labels, guint from, const char *name)
{
  while (from < labels->len && !is_called (labels->pdata[from], name))
    from++;
  return from;
}

HwPagePlaces *
hw_page_places_new (const HwStructure *structure, GPtrArray *labels)
{
  HwPagePlaces *self = g_new0 (HwPagePlaces, 1);
  guint next = 0;

  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->labels = g_ptr_array_ref (labels);
  for (guint i = 0; structure != NULL && i < structure->locators->len; i++)
    {
      const HwLocator *locator = &g_array_index (structure->locators, HwLocator, i);
      const guint page = locator->kind == HW_LOCATOR_PAGE ? find_next (labels, next, locator->label)
                                                          : labels->len;

      /* A name that no further page has is passed over: the text before goes on. */
      if (page == labels->len)
        continue;
      g_array_append_val (self->starts, locator->start);
      g_array_append_val (self->pages, page);
      next = page + 1;
    }
  return self;
}

void
hw_page_places_free (HwPagePlaces *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->starts);
  g_array_unref (self->pages);
  g_ptr_array_unref (self->labels);
  g_free (self);
}

guint
hw_page_places_get_n_pages (const HwPagePlaces *self)
{
  return self->labels->len;
}

const char *
hw_page_places_get_label (const HwPagePlaces *self, guint page)
{
  g_return_val_if_fail (page < self->labels->len, "");
  return self->labels->pdata[page];
}

guint
hw_page_places_find_page (const HwPagePlaces *self, gsize position)
{
  guint page = 0;

  for (guint i = 0; i < self->starts->len && g_array_index (self->starts, gsize, i) <= position;
       i++)
    page = g_array_index (self->pages, guint, i);
  return page;
}

gboolean
hw_page_places_find_start (const HwPagePlaces *self, guint page, gsize *start)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_array_index (self->pages, guint, i) == page)
      {
        *start = g_array_index (self->starts, gsize, i);
        return TRUE;
      }
  return FALSE;
}
