/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "insert.h"
#include "library-private.h"
#include "row.h"
#include "statement.h"
#include "step.h"

gint64
hw_library_find_hash (HwLibrary *self, const char *hash)
{
  gint64 id = 0;

  g_return_val_if_fail (self != NULL && hash != NULL, 0);

  self->attempt = N_ ("A document could not be looked up");
  hw_library_look_up (self, &id, NULL, "SELECT id FROM documents WHERE hash = ?1", "s", hash);
  return id;
}

GHashTable *
hw_library_list_hashes (HwLibrary *self, GError **error)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HwStatement) rows = NULL;
  int found;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The documents could not be listed");
  rows = hw_library_query (self, error, "SELECT hash FROM documents", "");
  if (rows == NULL)
    return NULL;
  while ((found = hw_statement_next (rows, error)) == 1)
    g_hash_table_add (hashes, g_strdup (hw_statement_text (rows, 0)));
  return found == 0 ? g_steal_pointer (&hashes) : NULL;
}

gint64
hw_library_find_document (HwLibrary *self, const char *id_or_guid, GError **error)
{
  g_autofree char *guid = NULL;
  gint64 id = 0;
  int found;

  g_return_val_if_fail (self != NULL && id_or_guid != NULL, 0);

  self->attempt = N_ ("The document could not be found");
  if (hw_row_parse_id (id_or_guid, &id))
    found
        = hw_library_look_up (self, &id, error, "SELECT id FROM documents WHERE id = ?1", "i", id);
  else
    {
      guid = hw_row_normalize_guid (id_or_guid);
      found = hw_library_look_up (self, &id, error, "SELECT id FROM documents WHERE guid = ?1", "s",
                                  guid);
    }
  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, _ ("no document has the id “%s”"),
                     id_or_guid);
  return found == 1 ? id : 0;
}

static void
fail_no_document (HwLibrary *self, GError **error)
{
  hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                   _ ("the document is not there any more"));
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* One remark a line. Transfer full. */
char *
hw_document_join_remarks (const GPtrArray *remarks)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      if (i > 0)
        g_string_append_c (joined, '\n');
      g_string_append (joined, remarks->pdata[i]);
    }
  return g_string_free (joined, FALSE);
}

gint64
hw_document_insert (HwLibrary *self,
                    const HwNewDocument *new,
                    const char *hash,
                    const HwOrigin *origin,
                    GError **error)
{
  g_autofree char *guid = NULL;
  const HwOrigin made = hw_origin_resolve (origin, &guid);
  const char *published
      = new->published != NULL &&hw_row_is_date (new->published) ? new->published : "";
  g_autofree char *remarks = hw_document_join_remarks (new->remarks);
  gint64 id = hw_text_insert (self, new, error);

  if (id == 0
      || !hw_library_run (
          self, error,
          "INSERT INTO documents (id, guid, title, language, author, source, url, published,"
          " added, direction, hash, chars, text, format, encoding, remarks)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?1, ?13, ?14, ?15)",
          "isssssssiisisss", id, made.guid, or_empty (new->title), or_empty (new->language),
          or_empty (new->author), or_empty (new->source), or_empty (new->url), published,
          made.created, (gint64) new->direction, hash, (gint64) hw_text_get_n_chars (new->text),
          or_empty (new->format), or_empty (new->encoding), remarks))
    return 0;
  hw_step_count_document (self);
  hw_step_set_place (self, id, 0);
  return id;
}

char *
hw_document_make_hash (const HwNewDocument *document)
{
  gsize n_bytes;
  const char *utf8;

  if (document->hash != NULL && document->hash[0] != '\0')
    return g_ascii_strdown (document->hash, -1);
  utf8 = hw_text_get_utf8 (document->text, &n_bytes);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) utf8, n_bytes);
}

gint64
hw_library_add_document (HwLibrary *self,
                         const HwNewDocument *document,
                         gboolean *existing,
                         GError **error)
{
  g_autofree char *hash = NULL;
  gint64 id = 0;
  int found;

  g_return_val_if_fail (self != NULL && document != NULL && document->text != NULL, 0);

  self->attempt = N_ ("The document could not be added");
  if (existing != NULL)
    *existing = FALSE;
  hash = hw_document_make_hash (document);

  if (!hw_step_begin (self, HW_STEP_IMPORT, error))
    return 0;
  found = hw_library_look_up (self, &id, error, "SELECT id FROM documents WHERE hash = ?1", "s",
                              hash);
  if (found == 1 && existing != NULL)
    *existing = TRUE;
  if (found == 0)
    id = hw_document_insert (self, document, hash, NULL, error);
  return hw_step_finish (self, found >= 0 && id != 0, error) ? id : 0;
}

gboolean
hw_library_change_document (HwLibrary *self,
                            gint64 id,
                            const HwDocumentChange *change,
                            GError **error)
{
  g_autofree char *title = NULL;
  gboolean ok;
  int found;

  g_return_val_if_fail (self != NULL && change != NULL, FALSE);

  self->attempt = N_ ("The details of the document could not be changed");
  if (change->published != NULL && !hw_row_is_date (change->published))
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID,
                       _ ("“%s” is not a date; write 2022, 2022-02 or 2022-02-21"),
                       change->published);
      return FALSE;
    }
  if (!hw_step_begin (self, HW_STEP_EDIT_DOCUMENT, error))
    return FALSE;
  found = hw_library_look_up_text (self, &title, error, "SELECT title FROM documents WHERE id = ?1",
                                   "i", id);
  if (found == 0)
    fail_no_document (self, error);
  if (found == 1)
    {
      hw_step_set_argument (self, title);
      hw_step_set_place (self, id, 0);
    }
  ok = found == 1
       && hw_library_run (self, error,
                          "UPDATE documents SET title = coalesce(?2, title),"
                          " language = coalesce(?3, language), author = coalesce(?4, author),"
                          " source = coalesce(?5, source), url = coalesce(?6, url),"
                          " published = coalesce(?7, published),"
                          " direction = CASE WHEN ?8 < 0 THEN direction ELSE ?8 END WHERE id = ?1",
                          "issssssi", id, change->title, change->language, change->author,
                          change->source, change->url, change->published,
                          (gint64) change->direction);
  return hw_step_finish (self, ok, error);
}

static gboolean
remove_one (HwLibrary *self, gint64 id, char **title, GError **error)
{
  /* What hangs on a document, from the leaves to it: nothing is left for SQLite to cascade. */
  static const char *const statements[] = {
    "DELETE FROM notes WHERE passage IN (SELECT id FROM passages WHERE document = ?1)",
    "DELETE FROM passage_tags WHERE passage IN (SELECT id FROM passages WHERE document = ?1)",
    "DELETE FROM passages WHERE document = ?1",
    "DELETE FROM notes WHERE document = ?1",
    "DELETE FROM group_documents WHERE document = ?1",
    "DELETE FROM documents WHERE id = ?1",
  };
  gint64 text = 0, n_chars = 0;
  int found = hw_library_look_up_text (self, title, error,
                                       "SELECT title FROM documents WHERE id = ?1", "i", id);

  if (found == 0)
    fail_no_document (self, error);
  if (found != 1
      || hw_library_look_up (self, &n_chars, error, "SELECT chars FROM documents WHERE id = ?1",
                             "i", id)
             != 1
      || hw_library_look_up (self, &text, error, "SELECT text FROM documents WHERE id = ?1", "i",
                             id)
             != 1)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!hw_library_run (self, error, statements[i], "i", id))
      return FALSE;
  /* Two bytes a letter: near enough for the bound of history, and needs no look at the text. */
  hw_step_touch_text (self, text, n_chars * 2);
  return TRUE;
}

gboolean
hw_library_remove_documents (HwLibrary *self, const gint64 *ids, gsize n_ids, GError **error)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The document could not be removed");
  if (!hw_step_begin (self, HW_STEP_REMOVE_DOCUMENTS, error))
    return FALSE;
  for (gsize i = 0; i < n_ids && ok; i++)
    {
      g_autofree char *title = NULL;

      ok = remove_one (self, ids[i], &title, error);
      if (ok && n_ids == 1)
        {
          hw_step_set_argument (self, title);
          hw_step_set_place (self, ids[i], 0);
        }
    }
  if (ok && n_ids != 1)
    {
      g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT, n_ids);
      hw_step_set_argument (self, count);
    }
  return hw_step_finish (self, ok, error);
}
