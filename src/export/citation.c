/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include <glib/gi18n.h>

/* Do the parts run in more than one direction, so that each must be isolated to stay in order? */
static gboolean
is_mixed (char **parts)
{
  HwDirection first = HW_DIRECTION_AUTO;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      HwDirection direction = hw_direction_of_utf8 (parts[i], -1, HW_DIRECTION_AUTO);
      if (first == HW_DIRECTION_AUTO)
        first = direction;
      else if (direction != HW_DIRECTION_AUTO && direction != first)
        return TRUE;
    }
  return FALSE;
}

static void
add_part (GStrvBuilder *builder, const char *part)
{
  if (part != NULL && *part != '\0')
    g_strv_builder_add (builder, part);
}

char *
hw_citation_place (const HwText *text, const HwStructure *structure, gsize position)
{
  const char *page = NULL, *time = NULL;

  if (structure != NULL)
    {
      page = hw_structure_get_label (structure, HW_LOCATOR_PAGE, position);
      time = hw_structure_get_label (structure, HW_LOCATOR_TIME, position);
    }
  if (page != NULL)
    /* Translators: in a citation, after the document's title; %s is the page's number or name. */
    return g_strdup_printf (_ ("page %s"), page);
  if (time != NULL)
    /* Translators: in a citation of a recording, after its title; %s is a time code, "00:01:02". */
    return g_strdup_printf (_ ("at %s"), time);
  /* Translators: in a citation, after the document's title. */
  return g_strdup_printf (_ ("paragraph %lu"),
                          (gulong) hw_text_get_paragraph_number (text, position));
}

char *
hw_citation_new (const char *quote,
                 const char *title,
                 const char *source,
                 const char *published,
                 const char *place)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  add_part (builder, title);
  add_part (builder, source);
  add_part (builder, published);
  add_part (builder, place);
  g_auto (GStrv) parts = g_strv_builder_end (builder);

  if (is_mixed (parts))
    for (gsize i = 0; parts[i] != NULL; i++)
      {
        char *isolated = hw_direction_isolate (parts[i]);
        g_free (parts[i]);
        parts[i] = isolated;
      }
  /* Translators: what stands between the parts of a citation. */
  g_autofree char *line = g_strjoinv (_ (", "), parts);
  return g_strdup_printf ("%s\n— %s", quote, line);
}
