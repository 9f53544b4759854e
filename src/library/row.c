/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "insert.h"

char *
hw_row_new_guid (void)
{
  return g_uuid_string_random ();
}

const char *
hw_row_get_creator (void)
{
  const char *name = g_get_real_name ();

  return g_str_equal (name, "Unknown") || name[0] == '\0' ? g_get_user_name () : name;
}

char *
hw_row_normalize_colour (const char *colour)
{
  if (colour[0] != '#' || strlen (colour) != 7)
    return NULL;
  for (int i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (colour[i]))
      return NULL;
  return g_ascii_strdown (colour, -1);
}

char *
hw_row_check_colour (HwLibrary *self, const char *colour, GError **error)
{
  char *normal = hw_row_normalize_colour (colour);

  if (normal == NULL)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID,
                     _ ("“%s” is not a colour; write one like #f6d32d"), colour);
  return normal;
}

gboolean
hw_row_parse_id (const char *text, gint64 *id)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL);
}

char *
hw_row_normalize_guid (const char *guid)
{
  g_autofree char *bare = g_strdup (guid);

  g_strdelimit (bare, "{}", ' ');
  g_strstrip (bare);
  return g_ascii_strdown (bare, -1);
}

static gboolean
parse_digits (const char **text, int n_digits, int *number)
{
  *number = 0;
  for (int i = 0; i < n_digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }
  return TRUE;
}

gboolean
hw_row_is_date (const char *text)
{
  int year, month, day;

  if (text[0] == '\0')
    return TRUE;
  if (!parse_digits (&text, 4, &year) || year == 0)
    return FALSE;
  if (*text == '\0')
    return TRUE;
  if (*text++ != '-' || !parse_digits (&text, 2, &month) || !g_date_valid_month (month))
    return FALSE;
  if (*text == '\0')
    return TRUE;
  if (*text++ != '-' || !parse_digits (&text, 2, &day) || !g_date_valid_dmy (day, month, year))
    return FALSE;
  /* The time of day is kept as it was found: it is shown, and sorts, as text. */
  return *text == '\0'
         || (*text == 'T' && strspn (text + 1, "0123456789:.,+-Z") == strlen (text + 1));
}

HwOrigin
hw_origin_resolve (const HwOrigin *origin, char **guid)
{
  const gint64 now = g_get_real_time ();
  HwOrigin made = { NULL, now, now, hw_row_get_creator () };

  if (origin == NULL || origin->guid == NULL)
    made.guid = *guid = hw_row_new_guid ();
  if (origin == NULL)
    return made;
  if (origin->guid != NULL)
    made.guid = origin->guid;
  if (origin->created > 0)
    made.created = origin->created;
  made.modified = MAX (origin->modified, made.created);
  made.creator = origin->creator != NULL ? origin->creator : "";
  return made;
}

gboolean
hw_row_is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}
