/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-private.h"

#include <string.h>

#include "library-private.h"
#include "statement.h"

/* Code points shown on either side of a match. */
#define CONTEXT 48
/* Line breaks at the end of a text. */
#define MAX_LAST_BREAKS 4

HwHit *
hw_hit_ref (HwHit *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_hit (gpointer data)
{
  HwHit *self = data;

  g_free (self->title);
  g_free (self->before);
  g_free (self->match);
  g_free (self->after);
}

void
hw_hit_unref (HwHit *self)
{
  g_atomic_rc_box_release_full (self, clear_hit);
}

const char *
hw_match_kind_to_string (HwMatchKind kind)
{
  static const char *const names[] = { "exact", "folded", "stem", "name", "approximate" };

  return names[kind];
}

static char *
copy_line (const char *start, const char *end)
{
  char *copy = g_strndup (start, (gsize) (end - start));

  return g_strdelimit (copy, "\n", ' ');
}

/* Up to CONTEXT code points before @at, from the start of a word. */
static char *
get_before (const char *text, const char *at)
{
  const char *start = at;

  for (int i = 0; i < CONTEXT && start > text; i++)
    start = g_utf8_prev_char (start);
  if (start > text)
    {
      const char *cut = start;

      while (cut < at && !g_unichar_isspace (g_utf8_get_char (cut)))
        cut = g_utf8_next_char (cut);
      /* One word that is longer than all of it stays as it is. */
      if (cut < at)
        start = g_utf8_next_char (cut);
    }
  return copy_line (start, at);
}

static char *
get_after (const char *at, const char *limit)
{
  const char *end = at;

  for (int i = 0; i < CONTEXT && end < limit; i++)
    end = g_utf8_next_char (end);
  if (end < limit)
    {
      const char *cut = end;

      while (cut > at && !g_unichar_isspace (g_utf8_get_char (cut)))
        cut = g_utf8_prev_char (cut);
      if (cut > at)
        end = cut;
    }
  return copy_line (at, end);
}

/* A row of the same text as @beside; FALSE in *found where there is none. */
static gboolean
read_beside (HwSearch *self,
             const HwIndexUnit *unit,
             guint32 row,
             GString *text,
             HwIndexRow *place,
             gboolean *found,
             GError **error)
{
  const HwIndexUnit *other = hw_index_map_find (self->map, row);

  *found = other != NULL && other->kind == HW_UNIT_TEXT && other->id == unit->id
           && unit->kind == HW_UNIT_TEXT;
  g_string_truncate (text, 0);
  return !*found || hw_term_index_read_row (self->library, row, text, place, error);
}

/* Between two rows are only line breaks and the blanks of empty lines. */
static void
append_gap (GString *out, gint64 n_chars)
{
  for (gint64 i = 0; i < MIN (n_chars, CONTEXT); i++)
    g_string_append_c (out, ' ');
}

/* Puts before @text as many rows as the context of @n_before code points of it needs; *n_bytes were put. */
static gboolean
add_before (HwSearch *self,
            guint32 row,
            const HwIndexRow *place,
            gint64 n_before,
            GString *text,
            GError **error)
{
  g_autoptr (GString) other = g_string_new (NULL), joined = g_string_new (NULL);
  gint64 start = place->start;

  while (n_before <= CONTEXT && row-- > 0)
    {
      HwIndexRow beside;
      gboolean found;
      gint64 n_chars;

      if (!read_beside (self, place->unit, row, other, &beside, &found, error))
        return FALSE;
      if (!found)
        break;
      n_chars = g_utf8_strlen (other->str, (gssize) other->len);
      g_string_assign (joined, other->str);
      append_gap (joined, start - beside.start - n_chars);
      n_before += start - beside.start;
      start = beside.start;
      g_string_prepend_len (text, joined->str, (gssize) joined->len);
    }
  return TRUE;
}

static gboolean
add_after (HwSearch *self,
           guint32 row,
           const HwIndexRow *place,
           gint64 n_chars,
           gint64 n_after,
           gint64 length,
           GString *text,
           GError **error)
{
  g_autoptr (GString) other = g_string_new (NULL);
  gint64 end = place->start + n_chars;

  while (n_after <= CONTEXT)
    {
      HwIndexRow beside;
      gboolean found;

      if (!read_beside (self, place->unit, ++row, other, &beside, &found, error))
        return FALSE;
      if (!found)
        {
          if (length - end <= MAX_LAST_BREAKS)
            append_gap (text, length - end);
          return TRUE;
        }
      append_gap (text, beside.start - end);
      g_string_append_len (text, other->str, (gssize) other->len);
      n_chars = g_utf8_strlen (other->str, (gssize) other->len);
      n_after += beside.start - end + n_chars;
      end = beside.start + n_chars;
    }
  return TRUE;
}

/* What the document, or the note, is called and stands on; the length of a document's text. */
static gboolean
describe (HwSearch *self, const HwIndexUnit *unit, HwHit *hit, gint64 *length, GError **error)
{
  g_autoptr (HwStatement) row = NULL;
  int found;

  if (unit->kind != HW_UNIT_NOTE)
    {
      hit->document = unit->document;
      row = hw_library_query (self->library, error,
                              "SELECT title, chars FROM documents WHERE id = ?1", "i",
                              unit->document);
      found = row != NULL ? hw_statement_next (row, error) : -1;
      if (found == 1)
        {
          hit->title = g_strdup (hw_statement_text (row, 0));
          *length = hw_statement_int (row, 1);
        }
    }
  else
    {
      row = hw_library_query (
          self->library, error,
          "SELECT notes.passage, documents.id, coalesce(documents.title, tags.name), tags.id"
          " FROM notes LEFT JOIN passages ON passages.id = notes.passage"
          " LEFT JOIN documents ON documents.id = coalesce(notes.document, passages.document)"
          " LEFT JOIN tags ON tags.id = notes.tag WHERE notes.id = ?1",
          "i", unit->id);
      found = row != NULL ? hw_statement_next (row, error) : -1;
      if (found == 1)
        {
          hit->note = unit->id;
          hit->passage = hw_statement_int (row, 0);
          hit->document = hw_statement_int (row, 1);
          hit->title = g_strdup (hw_statement_text (row, 2));
          hit->tag = hw_statement_int (row, 3);
        }
    }
  if (hit->title == NULL)
    hit->title = g_strdup ("");
  return found >= 0;
}

HwHit *
hw_search_make_hit (HwSearch *self,
                    guint32 row,
                    const HwIndexRow *place,
                    const GString *text,
                    gsize start,
                    gsize end,
                    GError **error)
{
  g_autoptr (HwHit) hit = g_atomic_rc_box_new0 (HwHit);
  g_autoptr (GString) around = g_string_new_len (text->str, (gssize) text->len);
  gint64 n_chars = g_utf8_strlen (text->str, (gssize) text->len);
  gint64 n_before = g_utf8_strlen (text->str, (gssize) start);
  gint64 n_match = g_utf8_strlen (text->str + start, (gssize) (end - start));
  HwIndexRow at = *place;
  gint64 length = at.start + n_chars;
  const char *match;

  hit->start = at.start + n_before;
  hit->end = hit->start + n_match;
  if (!describe (self, at.unit, hit, &length, error)
      || !add_after (self, row, &at, n_chars, n_chars - n_before - n_match, length, around, error))
    return NULL;

  gsize n_row = around->len;
  if (!add_before (self, row, &at, n_before, around, error))
    return NULL;
  match = around->str + (around->len - n_row) + start;
  hit->before = get_before (around->str, match);
  hit->match = copy_line (match, match + (end - start));
  hit->after = get_after (match + (end - start), around->str + around->len);
  return g_steal_pointer (&hit);
}
