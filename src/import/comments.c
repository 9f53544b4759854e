/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "comments.h"

#include "insert.h"

/* As Unix time in µs; 0 for a date that is none. */
static gint64
parse_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;

  if (text == NULL)
    return 0;
  time = g_date_time_new_from_iso8601 (text, utc);
  if (time == NULL)
    {
      g_autofree char *midnight = g_strconcat (text, "T00:00:00Z", NULL);

      time = g_date_time_new_from_iso8601 (midnight, utc);
    }
  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

gboolean
hw_comments_store (HwLibrary *library, gint64 document, const GArray *comments, GError **error)
{
  for (guint i = 0; comments != NULL && i < comments->len; i++)
    {
      const HwExtractComment *comment = &g_array_index (comments, HwExtractComment, i);
      const gint64 created = parse_time (comment->created);
      const HwOrigin origin
          = { .created = created, .modified = created, .creator = comment->author };
      const gint64 passage = hw_passage_insert (library, document, (gint64) comment->start,
                                                (gint64) comment->end, "", &origin, error);

      if (passage == 0
          || hw_note_insert (library, HW_NOTE_ON_PASSAGE, passage, comment->text, &origin, error)
                 == 0)
        return FALSE;
    }
  return TRUE;
}
