/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "passages.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "fold.h"
#include "library-private.h"
#include "statement.h"
#include "tag-tree.h"

HwPassage *
hw_passage_ref (HwPassage *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_passage (gpointer data)
{
  HwPassage *self = data;

  g_free (self->guid);
  g_free (self->document_title);
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->colour);
  g_free (self->shown_colour);
  g_free (self->creator);
  g_free (self->note);
  g_free (self->former);
  g_free (self->tags);
  g_strfreev (self->tag_names);
}

void
hw_passage_unref (HwPassage *self)
{
  g_atomic_rc_box_release_full (self, clear_passage);
}

const char *
hw_passage_state_to_name (HwPassageState state)
{
  static const char *const names[] = { "sure", "uncertain", "lost" };

  return names[state];
}

static HwPassage *
read_row (HwStatement *row)
{
  HwPassage *passage = g_atomic_rc_box_new0 (HwPassage);

  passage->id = hw_statement_int (row, 0);
  passage->guid = g_strdup (hw_statement_text (row, 1));
  passage->document = hw_statement_int (row, 2);
  passage->document_title = g_strdup (hw_statement_text (row, 3));
  passage->start = hw_statement_int (row, 4);
  passage->end = hw_statement_int (row, 5);
  passage->quote = g_strdup (hw_statement_text (row, 6));
  passage->prefix = g_strdup (hw_statement_text (row, 7));
  passage->suffix = g_strdup (hw_statement_text (row, 8));
  passage->colour = g_strdup (hw_statement_text (row, 9));
  passage->created = hw_statement_int (row, 10);
  passage->modified = hw_statement_int (row, 11);
  passage->creator = g_strdup (hw_statement_text (row, 12));
  passage->note = g_strdup (hw_statement_text (row, 13));
  passage->note_id = hw_statement_int (row, 14);
  passage->state = (HwPassageState) hw_statement_int (row, 15);
  passage->score = sqlite3_column_double (row->handle, 16);
  passage->former = g_strdup (hw_statement_text (row, 17));
  return passage;
}

/* The conditions of a query, as SQL over passages; ?1 to ?3 are its fields. */
static char *
make_condition (const HwPassageQuery *query)
{
  GString *sql = g_string_new ("1");

  if (query->passage != 0)
    g_string_append (sql, " AND passages.id = ?1");
  if (query->document != 0)
    g_string_append (sql, " AND passages.document = ?2");
  if (query->tag != 0)
    g_string_append (sql, " AND passages.id IN (SELECT passage FROM passage_tags WHERE tag IN"
                          " (WITH RECURSIVE below (id) AS (VALUES (?3) UNION"
                          " SELECT tags.id FROM tags JOIN below ON tags.parent = below.id)"
                          " SELECT id FROM below))");
  return g_string_free (sql, FALSE);
}

static HwStatement *
start_query (HwLibrary *self, const char *format, const HwPassageQuery *query, GError **error)
{
  g_autofree char *condition = make_condition (query);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *sql = g_strjoinv (condition, parts);
  g_autoptr (HwStatement) statement = hw_library_query (self, error, sql, "");
  const gint64 values[] = { query->passage, query->document, query->tag };

  if (statement == NULL)
    return NULL;
  for (int i = 0; i < 3; i++)
    if (values[i] != 0)
      sqlite3_bind_int64 (statement->handle, i + 1, values[i]);
  return g_steal_pointer (&statement);
}

static GPtrArray *
load_rows (HwLibrary *self, const HwPassageQuery *query, GError **error)
{
  g_autoptr (GPtrArray) passages
      = g_ptr_array_new_with_free_func ((GDestroyNotify) hw_passage_unref);
  g_autoptr (HwStatement) rows = start_query (
      self,
      "SELECT passages.id, passages.guid, passages.document, title, start, \"end\", quote,"
      " prefix, suffix, colour, passages.created, passages.modified, passages.creator,"
      " notes.text, notes.id, state, score, former FROM passages JOIN documents ON documents.id = "
      "passages.document"
      " LEFT JOIN notes ON notes.passage = passages.id WHERE %s ORDER BY passages.id",
      query, error);
  int found;

  if (rows == NULL)
    return NULL;
  while ((found = hw_statement_next (rows, error)) == 1)
    g_ptr_array_add (passages, read_row (rows));
  return found == 0 ? g_steal_pointer (&passages) : NULL;
}

static int
compare_ranks (const void *a, const void *b)
{
  return *(const int *) a - *(const int *) b;
}

/* @ranks: those of its tags in the tree. */
static void
set_tags (HwPassage *passage, HwTagTree *tree, GArray *ranks)
{
  const char *shown = passage->colour;

  g_array_sort (ranks, compare_ranks);
  passage->n_tags = ranks->len;
  passage->tags = g_new0 (gint64, ranks->len + 1);
  passage->tag_names = g_new0 (char *, ranks->len + 1);
  for (guint i = 0; i < ranks->len; i++)
    {
      HwTag *tag = tree->tags->pdata[g_array_index (ranks, int, i)];

      passage->tags[i] = tag->id;
      passage->tag_names[i] = g_strdup (tag->name);
      if (shown[0] == '\0')
        shown = tag->colour;
    }
  passage->shown_colour = g_strdup (shown[0] != '\0' ? shown : HW_PASSAGE_DEFAULT_COLOUR);
}

/* Walks the passages, which are by id, along with their pairs of passage and tag. */
static gboolean
load_tags (HwLibrary *self, const HwPassageQuery *query, GPtrArray *passages, GError **error)
{
  g_autoptr (HwTagTree) tree = hw_tag_tree_load (self, error);
  g_autoptr (HwStatement) pairs
      = start_query (self,
                     "SELECT passage, passage_tags.tag FROM passage_tags JOIN passages"
                     " ON passages.id = passage_tags.passage WHERE %s ORDER BY passage",
                     query, error);
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (int));
  int found;

  if (tree == NULL || pairs == NULL)
    return FALSE;
  found = hw_statement_next (pairs, error);
  for (guint i = 0; i < passages->len && found >= 0; i++)
    {
      HwPassage *passage = passages->pdata[i];

      g_array_set_size (ranks, 0);
      while (found == 1 && hw_statement_int (pairs, 0) == passage->id)
        {
          int rank = hw_tag_tree_get_rank (tree, hw_statement_int (pairs, 1));

          if (rank >= 0)
            g_array_append_val (ranks, rank);
          found = hw_statement_next (pairs, error);
        }
      set_tags (passage, tree, ranks);
    }
  return found >= 0;
}

typedef struct
{
  HwPassage *passage;
  const char *key; /* of its document's title */
} Sortable;

static int
compare_places (const void *a, const void *b)
{
  const Sortable *one = a, *other = b;
  const HwPassage *x = one->passage, *y = other->passage;
  int order;

  if (x->document != y->document)
    {
      order = strcmp (one->key, other->key);
      return order != 0 ? order : x->document < y->document ? -1 : 1;
    }
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static void
sort (GPtrArray *passages)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autofree Sortable *rows = g_new (Sortable, passages->len);

  for (guint i = 0; i < passages->len; i++)
    {
      HwPassage *passage = passages->pdata[i];
      char *key = g_hash_table_lookup (keys, &passage->document);

      if (key == NULL)
        {
          key = hw_fold_key (passage->document_title);
          g_hash_table_insert (keys, &passage->document, key);
        }
      rows[i].passage = passage;
      rows[i].key = key;
    }
  if (passages->len > 0)
    qsort (rows, passages->len, sizeof *rows, compare_places);
  for (guint i = 0; i < passages->len; i++)
    passages->pdata[i] = rows[i].passage;
}

static GPtrArray *
list (HwLibrary *self, const HwPassageQuery *query, GError **error)
{
  g_autoptr (GPtrArray) passages = NULL;
  gboolean ok;

  if (!hw_library_begin_read (self, error))
    return NULL;
  passages = load_rows (self, query, error);
  ok = passages != NULL && load_tags (self, query, passages, error);
  hw_library_end_read (self);
  if (!ok)
    return NULL;
  sort (passages);
  return g_steal_pointer (&passages);
}

/* After every change all who show a document's passages ask for them: they get one answer. */
static GPtrArray *
list_document (HwLibrary *self, const HwPassageQuery *query, GError **error)
{
  const char *attempt = self->attempt;
  GPtrArray *passages;
  guint64 version;

  if (!hw_library_begin_read (self, error))
    return NULL;
  version = hw_library_get_version (self);
  self->attempt = attempt;
  if (self->listed != NULL && self->listed_document == query->document
      && self->listed_version == version)
    passages = g_ptr_array_ref (self->listed);
  else
    {
      passages = list (self, query, error);
      g_clear_pointer (&self->listed, g_ptr_array_unref);
      if (passages != NULL)
        self->listed = g_ptr_array_ref (passages);
      self->listed_document = query->document;
      self->listed_version = version;
    }
  hw_library_end_read (self);
  return passages;
}

GPtrArray *
hw_library_list_passages (HwLibrary *self, const HwPassageQuery *query, GError **error)
{
  static const HwPassageQuery all = { 0 };

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The passages could not be listed");
  if (query == NULL)
    query = &all;
  /* What an open step has changed has no version yet. */
  return query->document != 0 && query->tag == 0 && query->passage == 0 && self->step == NULL
             ? list_document (self, query, error)
             : list (self, query, error);
}

HwPassage *
hw_library_get_passage (HwLibrary *self, gint64 id, GError **error)
{
  const HwPassageQuery query = { .passage = id };
  g_autoptr (GPtrArray) passages = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  self->attempt = N_ ("The passage could not be read");
  passages = id != 0 ? list (self, &query, error) : g_ptr_array_new ();
  if (passages == NULL)
    return NULL;
  if (passages->len == 0)
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_NOT_FOUND, "%s",
                       _ ("the passage is not there any more"));
      return NULL;
    }
  return hw_passage_ref (passages->pdata[0]);
}
