/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tag-places.h"

#include <glib/gi18n.h>

#include "error.h"
#include "library-private.h"
#include "passages.h"
#include "statement.h"
#include "step.h"
#include "tags.h"

/* The passage with this very range (the oldest of several), or a new one; 0 on failure. */
static gint64
ensure_passage (HwLibrary *self, const HwTagPlace *place, gsize *n_marked, GError **error)
{
  gint64 passage = 0;
  int found = hw_library_look_up (self, &passage, error,
                                  "SELECT id FROM passages WHERE document = ?1 AND start = ?2"
                                  " AND \"end\" = ?3 ORDER BY id LIMIT 1",
                                  "iii", place->document, place->start, place->end);

  if (found != 0)
    return found == 1 ? passage : 0;
  passage = hw_library_mark (self, place->document, place->start, place->end, NULL, error);
  if (passage != 0)
    ++*n_marked;
  return passage;
}

/* FALSE with NOT_FOUND where there is no such tag. */
static gboolean
name_step (HwLibrary *self, gint64 tag, GError **error)
{
  g_autoptr (HwTag) found = hw_library_get_tag (self, tag, error);

  if (found != NULL)
    hw_step_set_argument (self, found->name);
  return found != NULL;
}

gboolean
hw_library_tag_places (HwLibrary *self,
                       const HwTagPlace *places,
                       gsize n_places,
                       gint64 tag,
                       const char *path,
                       gsize *n_marked,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n = 0;
  gboolean ok;

  g_return_val_if_fail (self != NULL && (tag != 0 || path != NULL), FALSE);

  self->attempt = N_ ("The places could not be tagged");
  if (!hw_step_begin (self, HW_STEP_TAG, error))
    return FALSE;
  if (tag == 0)
    tag = hw_library_ensure_tag (self, path, error);
  ok = tag != 0 && name_step (self, tag, error);
  for (gsize i = 0; i < n_places && ok; i++)
    {
      const gint64 passage = g_cancellable_set_error_if_cancelled (cancellable, error)
                                 ? 0
                                 : ensure_passage (self, &places[i], &n, error);

      ok = passage != 0;
      g_array_append_val (passages, passage);
    }
  ok = ok
       && hw_library_tag_passages (self, (const gint64 *) (gconstpointer) passages->data,
                                   passages->len, tag, error);
  if (ok && n_marked != NULL)
    *n_marked = n;
  return hw_step_finish (self, ok, error);
}
