/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library.h"

#include <glib/gi18n.h>

#include "documents.h"
#include "library-private.h"
#include "statement.h"

/* What is not undone: the window's memory, the places of reading, the count of changes. */

char *
hw_library_get_state (HwLibrary *self, const char *key)
{
  char *value = NULL;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  self->attempt = N_ ("A setting could not be read");
  hw_library_look_up_text (self, &value, NULL, "SELECT value FROM state WHERE key = ?1", "s", key);
  return value;
}

gboolean
hw_library_set_state (HwLibrary *self, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  self->attempt = N_ ("A setting could not be kept");
  if (!hw_library_check_writable (self, error))
    return FALSE;
  if (value == NULL)
    return hw_library_run (self, error, "DELETE FROM state WHERE key = ?1", "s", key);
  return hw_library_run (self, error,
                         "INSERT INTO state (key, value) VALUES (?1, ?2)"
                         " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                         "ss", key, value);
}

gint64
hw_library_get_place (HwLibrary *self, gint64 document)
{
  gint64 position = 0;

  g_return_val_if_fail (self != NULL, 0);

  self->attempt = N_ ("The place of reading could not be read");
  hw_library_look_up (self, &position, NULL, "SELECT position FROM places WHERE document = ?1", "i",
                      document);
  return position;
}

gboolean
hw_library_set_place (HwLibrary *self, gint64 document, gint64 position, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The place of reading could not be kept");
  return hw_library_check_writable (self, error)
         && hw_library_run (self, error,
                            "INSERT INTO places (document, position)"
                            " SELECT id, ?2 FROM documents WHERE id = ?1"
                            " ON CONFLICT (document) DO UPDATE SET position = excluded.position",
                            "ii", document, MAX (position, 0));
}

guint64
hw_library_get_version (HwLibrary *self)
{
  gint64 count = 0;

  g_return_val_if_fail (self != NULL, 0);

  self->attempt = N_ ("The library could not be read");
  hw_library_look_up (self, &count, NULL, "SELECT count FROM changes", "");
  return (guint64) count;
}

gboolean
hw_library_count_change (HwLibrary *self, GError **error)
{
  return hw_library_run (self, error, "UPDATE changes SET count = count + 1", "");
}
