/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-scope.h"

#include <string.h>

#include "error.h"
#include "library-private.h"
#include "progress.h"
#include "statement.h"
#include "text-source.h"

typedef struct
{
  HwLibrary *library;
  const HwTextScope *scope;
  HwScopeFunc func;
  gpointer data;
  GCancellable *cancellable;
  /* Every text is read through one handle into one buffer that only grows. */
  HwTextSource source;
  char *buffer;
  gsize size;
  gint64 done,
      total; /* code points of the texts that are over, and of all; 0 where nobody counted */
} Walk;

/* Paragraphs between two words of how far it is. */
#define TELL_EACH 256

/* @n_chars are those of the text. FALSE where it was cancelled. */
static gboolean
tell_paragraphs (
    Walk *self, gint64 document, const char *utf8, gsize n_bytes, gint64 n_chars, GError **error)
{
  const char *start = utf8, *end = utf8 + n_bytes;
  guint n = 0;

  while (utf8 < end)
    {
      const char *stop = memchr (utf8, '\n', (gsize) (end - utf8));

      if (stop == NULL)
        stop = end;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->total > 0 && n++ % TELL_EACH == 0)
        hw_progress_tell (
            self->cancellable,
            (guint64) (self->done
                       + (gint64) ((double) n_chars * (double) (utf8 - start) / (double) n_bytes)),
            (guint64) self->total);
      self->func (document, utf8, (gsize) (stop - utf8), self->data);
      utf8 = stop + 1;
    }
  return TRUE;
}

static gboolean
read_text (Walk *self, gint64 text, gsize *n_bytes, GError **error)
{
  int result = hw_text_source_open (&self->source, self->library, text);

  if (result == SQLITE_OK)
    {
      *n_bytes = (gsize) self->source.n_bytes;
      if (self->buffer == NULL || *n_bytes > self->size)
        {
          g_free (self->buffer);
          self->buffer = g_malloc (*n_bytes + 1);
          self->size = *n_bytes;
        }
      result = hw_text_source_read (&self->source, self->buffer, *n_bytes, 0);
    }
  if (result != SQLITE_OK)
    hw_library_fail_sqlite (self->library, error, result);
  return result == SQLITE_OK;
}

static gboolean
walk_documents (Walk *self, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self->library, error,
      "SELECT id, chars, sum(chars) OVER (), text FROM documents WHERE (?1 = 0 OR id = ?1)"
      " AND (?2 = 0 OR id IN (SELECT document FROM group_documents WHERE \"group\" = ?2))"
      " ORDER BY id",
      "ii", self->scope->document, self->scope->group);
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      const gint64 document = hw_statement_int (rows, 0), n_chars = hw_statement_int (rows, 1);
      gsize n_bytes;

      self->total = hw_statement_int (rows, 2);
      if (!read_text (self, hw_statement_int (rows, 3), &n_bytes, error)
          || !tell_paragraphs (self, document, self->buffer, n_bytes, n_chars, error))
        return FALSE;
      self->done += n_chars;
    }
  return found == 0;
}

/* What of the passage is not in those before it, which end at @covered (code points of the document). */
static const char *
skip_covered (HwStatement *row, gint64 covered)
{
  const char *quote = hw_statement_text (row, 3);

  /* In a damaged file the quote may be shorter than its passage. */
  for (gint64 left = covered - hw_statement_int (row, 1); left > 0 && *quote != '\0'; left--)
    do
      quote++;
    while (((guint8) *quote & 0xC0) == 0x80);
  return quote;
}

static gboolean
walk_passages (Walk *self, GError **error)
{
  g_autoptr (HwStatement) rows = hw_library_query (
      self->library, error,
      "SELECT document, start, \"end\", quote FROM passages"
      " WHERE state <> 2 AND id IN (SELECT passage FROM passage_tags WHERE tag IN"
      " (WITH RECURSIVE below (id) AS (VALUES (?1) UNION"
      " SELECT tags.id FROM tags JOIN below ON tags.parent = below.id) SELECT id FROM below))"
      " AND (?2 = 0 OR document = ?2)"
      " AND (?3 = 0 OR document IN (SELECT document FROM group_documents WHERE \"group\" = ?3))"
      " ORDER BY document, start, \"end\"",
      "iii", self->scope->tag, self->scope->document, self->scope->group);
  gint64 document = 0, covered = 0;
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      const gint64 end = hw_statement_int (rows, 2);
      const char *rest;

      if (hw_statement_int (rows, 0) != document)
        covered = 0;
      document = hw_statement_int (rows, 0);
      if (end <= covered)
        continue;
      rest = skip_covered (rows, covered);
      covered = end;
      if (!tell_paragraphs (self, document, rest, strlen (rest), 0, error))
        return FALSE;
    }
  return found == 0;
}

gboolean
hw_library_each_paragraph (HwLibrary *self,
                           const HwTextScope *scope,
                           HwScopeFunc func,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  Walk walk
      = { .library = self, .scope = scope, .func = func, .data = data, .cancellable = cancellable };
  gboolean ok;

  if (!hw_library_begin_read (self, error))
    return FALSE;
  ok = scope->tag != 0 ? walk_passages (&walk, error) : walk_documents (&walk, error);
  hw_text_source_clear (&walk.source);
  g_free (walk.buffer);
  hw_library_end_read (self);
  return ok;
}
