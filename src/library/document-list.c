/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "fold.h"
#include "library-private.h"
#include "statement.h"

/* A document and its strings are one allocation: a list may hold 50,000 of them. */

#define FIRST_STRING 1
#define N_STRINGS 11

HwDocument *
hw_document_ref (HwDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hw_document_unref (HwDocument *self)
{
  g_atomic_rc_box_release (self);
}

/* The columns of the lists below, in their order. */
#define COLUMNS                                                                                    \
  "documents.id, guid, title, language, author, source, url, published, hash, format, encoding, "  \
  "remarks, added, direction, chars, text, "                                                       \
  "(SELECT coalesce (max (corrections.id), 0) FROM corrections"                                    \
  " WHERE corrections.text = documents.text), "                                                    \
  "coalesce ((SELECT length (data) FROM originals WHERE originals.text = documents.text), 0), "

static HwDocument *
read_row (HwStatement *row)
{
  gsize sizes[N_STRINGS], total = sizeof (HwDocument);
  HwDocument *document;
  char **strings[N_STRINGS];
  char *at;

  for (int i = 0; i < N_STRINGS; i++)
    {
      sizes[i] = (gsize) sqlite3_column_bytes (row->handle, FIRST_STRING + i) + 1;
      total += sizes[i];
    }
  document = g_atomic_rc_box_alloc (total);
  at = (char *) (document + 1);
  strings[0] = &document->guid;
  strings[1] = &document->title;
  strings[2] = &document->language;
  strings[3] = &document->author;
  strings[4] = &document->source;
  strings[5] = &document->url;
  strings[6] = &document->published;
  strings[7] = &document->hash;
  strings[8] = &document->format;
  strings[9] = &document->encoding;
  strings[10] = &document->remarks;
  for (int i = 0; i < N_STRINGS; i++)
    {
      *strings[i] = memcpy (at, hw_statement_text (row, FIRST_STRING + i), sizes[i]);
      at += sizes[i];
    }
  document->id = hw_statement_int (row, 0);
  document->added = hw_statement_int (row, 12);
  document->direction = (HwDirection) hw_statement_int (row, 13);
  document->n_chars = hw_statement_int (row, 14);
  document->text = hw_statement_int (row, 15);
  document->revision = hw_statement_int (row, 16);
  document->original = hw_statement_int (row, 17);
  document->n_passages = hw_statement_int (row, 18);
  return document;
}

typedef struct
{
  HwDocument *document;
  char *key; /* of the title or source, where the order needs one */
} Sortable;

static int
compare_int (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_keys (const void *a, const void *b)
{
  const Sortable *one = a, *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : compare_int (one->document->id, other->document->id);
}

static int
compare_published (const void *a, const void *b)
{
  const HwDocument *one = ((const Sortable *) a)->document,
                   *other = ((const Sortable *) b)->document;
  int order = strcmp (other->published, one->published);

  return order != 0 ? order : compare_int (other->id, one->id);
}

static int
compare_added (const void *a, const void *b)
{
  const HwDocument *one = ((const Sortable *) a)->document,
                   *other = ((const Sortable *) b)->document;
  int order = compare_int (other->added, one->added);

  return order != 0 ? order : compare_int (other->id, one->id);
}

static int
compare_passages (const void *a, const void *b)
{
  const HwDocument *one = ((const Sortable *) a)->document,
                   *other = ((const Sortable *) b)->document;
  int order = compare_int (other->n_passages, one->n_passages);

  return order != 0 ? order : compare_keys (a, b);
}

static void
sort (GPtrArray *documents, HwDocumentOrder order)
{
  static int (*const compare[]) (const void *, const void *) = {
    [HW_DOCUMENT_ORDER_TITLE] = compare_keys,
    [HW_DOCUMENT_ORDER_PUBLISHED] = compare_published,
    [HW_DOCUMENT_ORDER_ADDED] = compare_added,
    [HW_DOCUMENT_ORDER_SOURCE] = compare_keys,
    [HW_DOCUMENT_ORDER_PASSAGES] = compare_passages,
  };
  g_autofree Sortable *rows = g_new0 (Sortable, documents->len);

  for (guint i = 0; i < documents->len; i++)
    {
      rows[i].document = documents->pdata[i];
      if (order == HW_DOCUMENT_ORDER_SOURCE)
        {
          g_autofree char *both
              = g_strconcat (rows[i].document->source, "\n", rows[i].document->title, NULL);
          rows[i].key = hw_fold_key (both);
        }
      else if (order == HW_DOCUMENT_ORDER_TITLE || order == HW_DOCUMENT_ORDER_PASSAGES)
        rows[i].key = hw_fold_key (rows[i].document->title);
    }
  if (documents->len > 0)
    qsort (rows, documents->len, sizeof *rows, compare[order]);
  for (guint i = 0; i < documents->len; i++)
    {
      documents->pdata[i] = rows[i].document;
      g_free (rows[i].key);
    }
}

static gboolean
holds (const char *text, const char *folded_filter)
{
  g_autofree char *folded = hw_fold_string (text);

  return strstr (folded, folded_filter) != NULL;
}

static gboolean
passes (const HwDocument *document, const char *folded_filter)
{
  return holds (document->title, folded_filter) || holds (document->author, folded_filter)
         || holds (document->source, folded_filter);
}

GPtrArray *
hw_library_list_documents (
    HwLibrary *self, gint64 group, const char *filter, HwDocumentOrder order, GError **error)
{
  g_autoptr (GPtrArray) documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_document_unref);
  g_autoptr (HwStatement) rows = NULL;
  g_autofree char *folded_filter = NULL;
  int found;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The documents could not be listed");
  if (filter != NULL && filter[0] != '\0')
    folded_filter = hw_fold_string (filter);
  rows = hw_library_query (
      self, error,
      "SELECT " COLUMNS " coalesce(counts.n, 0) FROM documents LEFT JOIN"
      " (SELECT document, count(*) AS n FROM passages GROUP BY document) AS counts"
      " ON counts.document = documents.id"
      " WHERE ?1 = 0 OR documents.id IN"
      " (SELECT document FROM group_documents WHERE \"group\" = ?1)"
      " ORDER BY documents.id",
      "i", group);
  if (rows == NULL)
    return NULL;
  while ((found = hw_statement_next (rows, error)) == 1)
    {
      g_autoptr (HwDocument) document = read_row (rows);

      if (folded_filter == NULL || passes (document, folded_filter))
        g_ptr_array_add (documents, g_steal_pointer (&document));
    }
  if (found < 0)
    return NULL;
  if (order != HW_DOCUMENT_ORDER_ID)
    sort (documents, order);
  return g_steal_pointer (&documents);
}

gint64
hw_library_count_documents (HwLibrary *self, GError **error)
{
  gint64 n = 0;

  g_return_val_if_fail (self != NULL, -1);

  self->attempt = N_ ("The documents could not be counted");
  return hw_library_look_up (self, &n, error, "SELECT count(*) FROM documents", "") < 0 ? -1 : n;
}

HwDocument *
hw_library_get_document (HwLibrary *self, gint64 id, GError **error)
{
  g_autoptr (HwStatement) row = NULL;
  int found;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The document could not be read");
  row = hw_library_query (self, error,
                          "SELECT " COLUMNS " (SELECT count(*) FROM passages WHERE document = ?1)"
                          " FROM documents WHERE id = ?1",
                          "i", id);
  found = row != NULL ? hw_statement_next (row, error) : -1;
  if (found == 0)
    hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                     _ ("the document is not there any more"));
  return found == 1 ? read_row (row) : NULL;
}
