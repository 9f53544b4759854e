/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corrections.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "library-private.h"
#include "passages.h"
#include "row.h"
#include "statement.h"
#include "step.h"
#include "text-source.h"
#include "utf8-scan.h"
#include "word-diff.h"

/* A correction on its way: what stands in the text at a place, and what will. */
typedef struct
{
  gint64 document, text;
  HwText *old;
  HwCorrectionKind kind;
  gsize paragraph, start, byte;
  char *before, *after;
  gint64 aside;    /* -1 for none */
  GArray *changes; /* HwWordChange, of before and after */
} Correcting;

static void
correcting_clear (Correcting *self)
{
  g_clear_pointer (&self->old, hw_text_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self->before);
  g_free (self->after);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Correcting, correcting_clear)

static gsize
count (const char *utf8)
{
  return hw_utf8_count (utf8, strlen (utf8));
}

/* A passage that the correction may touch. */
typedef struct
{
  gint64 id, start, end;
  HwPassageState state;
} Touched;

static GArray *
read_touched (HwLibrary *self, gint64 document, gint64 start, gint64 end, GError **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (Touched));
  g_autoptr (HwStatement) rows
      = hw_library_query (self, error,
                          "SELECT id, start, \"end\", state FROM passages WHERE document = ?1"
                          " AND \"end\" >= ?2 AND start <= ?3",
                          "iii", document, start - HW_PASSAGE_CONTEXT, end + HW_PASSAGE_CONTEXT);
  int found = -1;

  while (rows != NULL && (found = hw_statement_next (rows, error)) == 1)
    {
      const Touched one
          = { hw_statement_int (rows, 0), hw_statement_int (rows, 1), hw_statement_int (rows, 2),
              (HwPassageState) hw_statement_int (rows, 3) };
      g_array_append_val (passages, one);
    }
  return found == 0 ? g_steal_pointer (&passages) : NULL;
}

static gint64
map (const Correcting *self, gint64 position, gboolean is_end)
{
  const gint64 start = (gint64) self->start;

  if (position < start)
    return position;
  return start + (gint64) hw_word_diff_map (self->changes, (gsize) (position - start), is_end);
}

/* At the place that it has now. */
static gboolean
write_passage (HwLibrary *self, const Touched *passage, const HwText *text, GError **error)
{
  const gint64 start = passage->start, end = passage->end;
  g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL;

  /* It keeps the words that it had. */
  if (passage->state == HW_PASSAGE_LOST || end <= start)
    return hw_library_run (self, error,
                           "UPDATE passages SET start = ?2, \"end\" = ?2, state = ?3,"
                           " score = CASE state WHEN ?3 THEN score ELSE 0 END WHERE id = ?1",
                           "iii", passage->id, MIN (start, (gint64) hw_text_get_n_chars (text)),
                           (gint64) HW_PASSAGE_LOST);
  quote = hw_text_slice (text, (gsize) start, (gsize) end);
  prefix = hw_text_slice (text, (gsize) MAX (start - HW_PASSAGE_CONTEXT, 0), (gsize) start);
  suffix = hw_text_slice (text, (gsize) end, (gsize) end + HW_PASSAGE_CONTEXT);
  return hw_library_run (self, error,
                         "UPDATE passages SET start = ?2, \"end\" = ?3, quote = ?4, prefix = ?5,"
                         " suffix = ?6 WHERE id = ?1",
                         "iiisss", passage->id, start, end, quote, prefix, suffix);
}

static gboolean
move_passages (HwLibrary *self, const Correcting *correcting, const HwText *text, GError **error)
{
  const gint64 end = (gint64) (correcting->start + count (correcting->before)),
               shift = (gint64) count (correcting->after) - (gint64) count (correcting->before);
  g_autoptr (GArray) touched
      = read_touched (self, correcting->document, (gint64) correcting->start, end, error);

  if (touched == NULL
      || (shift != 0
          && !hw_library_run (self, error,
                              "UPDATE passages SET start = start + ?3, \"end\" = \"end\" + ?3"
                              " WHERE document = ?1 AND start > ?2",
                              "iii", correcting->document, end + HW_PASSAGE_CONTEXT, shift)))
    return FALSE;
  for (guint i = 0; i < touched->len; i++)
    {
      Touched *passage = &g_array_index (touched, Touched, i);

      passage->start = map (correcting, passage->start, FALSE);
      passage->end = map (correcting, passage->end, TRUE);
      if (!write_passage (self, passage, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert (HwLibrary *self, const Correcting *correcting, GError **error)
{
  g_autofree char *guid = hw_row_new_guid ();

  return hw_library_run (self, error,
                         "INSERT INTO corrections (guid, text, kind, byte, start, paragraph,"
                         " before, after, aside, created, creator)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                         "siiiiissiis", guid, correcting->text, (gint64) correcting->kind,
                         (gint64) correcting->byte, (gint64) correcting->start,
                         (gint64) correcting->paragraph, correcting->before, correcting->after,
                         correcting->aside, g_get_real_time (), hw_row_get_creator ());
}

/* The text as it is now, whose length is written down. */
static HwText *
read_corrected (HwLibrary *self, const Correcting *correcting, GError **error)
{
  g_autoptr (HwText) text = hw_library_read_text (self, correcting->document, error);

  return text != NULL
                 && hw_library_run (self, error, "UPDATE documents SET chars = ?2 WHERE id = ?1",
                                    "ii", correcting->document, (gint64) hw_text_get_n_chars (text))
             ? g_steal_pointer (&text)
             : NULL;
}

static gboolean
store (HwLibrary *self, const Correcting *correcting, GError **error)
{
  g_autoptr (HwText) text = NULL;

  if (!insert (self, correcting, error))
    return FALSE;
  text = read_corrected (self, correcting, error);
  return text != NULL && move_passages (self, correcting, text, error);
}

/* Names the step; reads the text. FALSE with NOT_FOUND. */
static gboolean
start (HwLibrary *self, gint64 document, Correcting *correcting, GError **error)
{
  const char *attempt = self->attempt;
  g_autofree char *title = NULL;

  correcting->document = document;
  correcting->aside = -1;
  correcting->old = hw_library_load_text (self, document, error);
  self->attempt = attempt;
  if (correcting->old == NULL
      || hw_library_look_up (self, &correcting->text, error,
                             "SELECT text FROM documents WHERE id = ?1", "i", document)
             != 1
      || hw_library_look_up_text (self, &title, error, "SELECT title FROM documents WHERE id = ?1",
                                  "i", document)
             != 1)
    return FALSE;
  hw_step_set_argument (self, title);
  hw_step_set_place (self, document, 0);
  return TRUE;
}

static gboolean
check_paragraph (HwLibrary *self, const Correcting *correcting, gsize paragraph, GError **error)
{
  if (paragraph < hw_text_get_n_paragraphs (correcting->old))
    return TRUE;
  hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s",
                   _ ("the text has no such paragraph"));
  return FALSE;
}

static gboolean
correct (HwLibrary *self, Correcting *correcting, gsize index, const char *text, GError **error)
{
  HwParagraph paragraph;

  if (!check_paragraph (self, correcting, index, error))
    return FALSE;
  paragraph = hw_text_get_paragraph (correcting->old, index);
  correcting->kind = HW_CORRECTION_TEXT;
  correcting->paragraph = index;
  correcting->start = paragraph.start;
  correcting->byte = paragraph.byte_start;
  correcting->before = hw_text_slice (correcting->old, paragraph.start, paragraph.end);
  correcting->after = g_strdup (text);
  correcting->changes = hw_word_diff (correcting->before, correcting->after);
  return g_str_equal (correcting->before, correcting->after) || store (self, correcting, error);
}

static gboolean
is_one_line (const char *text)
{
  return g_utf8_validate (text, -1, NULL) && strpbrk (text, "\n\r") == NULL
         && !g_str_has_prefix (text, "\xEF\xBB\xBF");
}

gboolean
hw_library_correct_paragraph (
    HwLibrary *self, gint64 document, gsize paragraph, const char *text, GError **error)
{
  g_auto (Correcting) correcting = { 0 };
  gboolean ok;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  self->attempt = N_ ("The text could not be corrected");
  if (!is_one_line (text))
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s",
                       _ ("a paragraph is one line of text"));
      return FALSE;
    }
  if (!hw_step_begin (self, HW_STEP_CORRECT_TEXT, error))
    return FALSE;
  ok = start (self, document, &correcting, error)
       && correct (self, &correcting, paragraph, text, error);
  return hw_step_finish (self, ok, error);
}

/* What was not there, and what will not be, is one change, in which nothing is the same. */
static void
make_change (Correcting *self)
{
  const HwWordChange change = { 0, count (self->before), 0, count (self->after), 0, 0 };

  self->changes = g_array_new (FALSE, FALSE, sizeof (HwWordChange));
  g_array_append_val (self->changes, change);
}

/* What came in, from the beginning of the text on; counted in the text without them. */
typedef struct
{
  gint64 start, n_chars;
} Insertion;

/* What those before are longer by. */
typedef struct
{
  gsize n_chars, n_bytes, n;
} Grown;

/* Where the paragraph comes in that was set aside, behind the others that were. A line that comes last needs its
 * line end before it. */
static void
place_aside (Correcting *self, const HwAside *aside, gsize index, Grown *grown)
{
  const gsize n_paragraphs = hw_text_get_n_paragraphs (self->old);
  const gsize before = MIN (aside->paragraph, n_paragraphs);
  gsize n_bytes;
  const char *utf8 = hw_text_get_utf8 (self->old, &n_bytes);
  HwParagraph at = { .start = hw_text_get_n_chars (self->old), .byte_start = n_bytes };

  if (before < n_paragraphs)
    at = hw_text_get_paragraph (self->old, before);
  self->kind = HW_CORRECTION_TAKE_BACK;
  self->aside = (gint64) (index - grown->n);
  g_free (self->before);
  g_free (self->after);
  self->before = g_strdup ("");
  self->after = before < n_paragraphs || (n_bytes > 0 && utf8[n_bytes - 1] == '\n')
                    ? g_strconcat (aside->text, "\n", NULL)
                    : g_strconcat ("\n", aside->text, NULL);
  self->paragraph = before + grown->n;
  self->start = at.start + grown->n_chars;
  self->byte = at.byte_start + grown->n_bytes;
  grown->n++;
  grown->n_chars += count (self->after);
  grown->n_bytes += strlen (self->after);
}

static gint64
shift (const GArray *insertions, gint64 position, gboolean is_end)
{
  gint64 shifted = position;

  for (guint i = 0; i < insertions->len; i++)
    {
      const Insertion *one = &g_array_index (insertions, Insertion, i);

      if (is_end ? one->start < position : one->start <= position)
        shifted += one->n_chars;
    }
  return shifted;
}

static gboolean
shift_passages (HwLibrary *self,
                const Correcting *correcting,
                const GArray *insertions,
                const HwText *text,
                GError **error)
{
  g_autoptr (GArray) touched = read_touched (
      self, correcting->document,
      insertions->len > 0 ? g_array_index (insertions, Insertion, 0).start : G_MAXINT32,
      (gint64) hw_text_get_n_chars (text), error);

  for (guint i = 0; touched != NULL && i < touched->len; i++)
    {
      Touched *passage = &g_array_index (touched, Touched, i);
      const gboolean is_empty = passage->end <= passage->start;

      passage->start = shift (insertions, passage->start, FALSE);
      passage->end = is_empty ? passage->start : shift (insertions, passage->end, TRUE);
      if (!write_passage (self, passage, text, error))
        return FALSE;
    }
  return touched != NULL;
}

static gboolean
check_aside (HwLibrary *self, const HwStructure *structure, gsize index, GError **error)
{
  if (index < structure->asides->len)
    return TRUE;
  hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s",
                   _ ("nothing like that was set aside"));
  return FALSE;
}

static gboolean
take_back (HwLibrary *self, Correcting *correcting, const GArray *indexes, GError **error)
{
  g_autoptr (HwStructure) structure = hw_library_get_structure (self, correcting->document, error);
  g_autoptr (GArray) insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  g_autoptr (HwText) text = NULL;
  Grown grown = { 0 };

  self->attempt = N_ ("The paragraph could not be taken back");
  for (guint i = 0; structure != NULL && i < indexes->len; i++)
    {
      const gsize index = g_array_index (indexes, gsize, i), n_chars = grown.n_chars;
      Insertion insertion;

      /* Named twice. */
      if (i > 0 && g_array_index (indexes, gsize, i - 1) == index)
        continue;
      if (!check_aside (self, structure, index, error))
        return FALSE;
      place_aside (correcting, &g_array_index (structure->asides, HwAside, index), index, &grown);
      if (!insert (self, correcting, error))
        return FALSE;
      insertion = (Insertion){ (gint64) (correcting->start - n_chars),
                               (gint64) (grown.n_chars - n_chars) };
      g_array_append_val (insertions, insertion);
    }
  text = structure != NULL ? read_corrected (self, correcting, error) : NULL;
  return text != NULL && shift_passages (self, correcting, insertions, text, error);
}

static int
compare_indexes (gconstpointer a, gconstpointer b)
{
  const gsize one = *(const gsize *) a, other = *(const gsize *) b;

  return (one > other) - (one < other);
}

gboolean
hw_library_take_back_asides (
    HwLibrary *self, gint64 document, const gsize *asides, gsize n_asides, GError **error)
{
  g_auto (Correcting) correcting = { 0 };
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (gsize));
  gboolean ok;

  g_return_val_if_fail (self != NULL && n_asides <= G_MAXUINT, FALSE);

  if (n_asides > 0)
    g_array_append_vals (indexes, asides, (guint) n_asides);
  g_array_sort (indexes, compare_indexes);
  self->attempt = N_ ("The paragraph could not be taken back");
  if (!hw_step_begin (self, HW_STEP_TAKE_BACK, error))
    return FALSE;
  ok = start (self, document, &correcting, error) && take_back (self, &correcting, indexes, error);
  return hw_step_finish (self, ok, error);
}

static gboolean
set_aside (HwLibrary *self, Correcting *correcting, gsize index, GError **error)
{
  const gsize n_paragraphs = hw_text_get_n_paragraphs (correcting->old);
  gsize n_bytes, end;
  HwParagraph paragraph;

  if (!check_paragraph (self, correcting, index, error))
    return FALSE;
  if (n_paragraphs == 1)
    {
      hw_library_fail (self, error, HW_LIBRARY_ERROR_INVALID, "%s",
                       _ ("nothing would be left of the text"));
      return FALSE;
    }
  hw_text_get_utf8 (correcting->old, &n_bytes);
  paragraph = hw_text_get_paragraph (correcting->old, index);
  correcting->kind = HW_CORRECTION_SET_ASIDE;
  correcting->paragraph = index;
  correcting->start = paragraph.start;
  correcting->byte = paragraph.byte_start;
  end = paragraph.end;
  /* With its line end: of the last, that before it where it has none behind it. */
  if (paragraph.byte_end < n_bytes)
    end++;
  else
    {
      correcting->start--;
      correcting->byte--;
    }
  correcting->before = hw_text_slice (correcting->old, correcting->start, end);
  correcting->after = g_strdup ("");
  make_change (correcting);
  return store (self, correcting, error);
}

gboolean
hw_library_set_paragraph_aside (HwLibrary *self, gint64 document, gsize paragraph, GError **error)
{
  g_auto (Correcting) correcting = { 0 };
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  self->attempt = N_ ("The paragraph could not be set aside");
  if (!hw_step_begin (self, HW_STEP_SET_ASIDE, error))
    return FALSE;
  ok = start (self, document, &correcting, error)
       && set_aside (self, &correcting, paragraph, error);
  return hw_step_finish (self, ok, error);
}
