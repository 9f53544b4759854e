/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <locale.h>
#include <string.h>

#include "query-match.h"
#include "random-commands.h"
#include "search-private.h"
#include "term-index.h"

/* What a search finds through the index is what somebody finds who reads every paragraph and every note: for
 * any query, after any edits, undone and done again, indexed at once, later or anew. */

#define random(n) ((guint) g_test_rand_int_range (0, (n)))
#define pick(list) list[random (G_N_ELEMENTS (list))]

static const char *const words[]
    = { "كتاب",  "والكتاب", "كِتَابٌ",    "كُتب",  "الكتاب", "بغداد", "بغدادَ",   "وبغداد",
        "مدرسة", "مدرسه",   "المدرسة", "زهرة", "زهور",   "run",   "running", "Books",
        "book",  "café",    "cafe",    "رضى",  "رضي",    "ﻻعب",   "لاعب",    "15/3" };
static const char *const gaps[] = { " ", " ", " ", " ", "، ", "-", " (", "\t", ": " };

/* Words that are in no query, so many that a prefix of theirs is too broad for the index. */
static char *
make_broad_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 1700; i++)
    {
      g_string_append (text, "ز");
      for (guint n = i; n > 0; n /= 8)
        g_string_append_unichar (text, 0x641 + n % 8);
      g_string_append (text, i % 40 == 39 ? "\n" : " ");
    }
  return g_string_free (text, FALSE);
}

static char *
make_text (guint n_lines)
{
  static guint number;
  GString *text = g_string_new (NULL);

  /* No two are the same: such a document is not taken. */
  g_string_append_printf (text, "%u\n", number++);
  for (guint i = 0; i < n_lines; i++)
    {
      for (guint n = random (10); n > 0; n--)
        {
          g_string_append (text, pick (words));
          g_string_append (text, pick (gaps));
        }
      g_string_append (text, i + 1 < n_lines ? "\n" : "ختام");
    }
  return g_string_free (text, FALSE);
}

static gint64
any_document (HwLibrary *library)
{
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, NULL);

  return documents->len > 0 ? ((HwDocument *) documents->pdata[random ((int) documents->len)])->id
                            : 0;
}

static void
change (HwLibrary *library)
{
  gint64 document = any_document (library);
  g_autofree char *text = make_text (1 + random (12));
  g_autofree char *title = g_strdup_printf ("name%u", random (1000));
  g_autoptr (GPtrArray) notes
      = hw_library_list_notes (library, HW_NOTE_ON_DOCUMENT, document, NULL);
  gboolean more = TRUE;

  switch (random (14))
    {
    case 0:
    case 1:
    case 2:
    case 3:
      fixture_add (library, title, text);
      break;
    case 4:
      hw_library_remove_documents (library, &document, 1, NULL);
      break;
    case 5:
    case 6:
      hw_library_write_note (library, random (2) ? HW_NOTE_ON_DOCUMENT : HW_NOTE_ON_LIBRARY,
                             document, text, NULL);
      break;
    case 7:
      if (notes->len > 0)
        hw_library_change_note (library, ((HwNote *) notes->pdata[0])->id, text, 0, NULL);
      break;
    case 8:
    case 9:
      for (guint n = random (4); n > 0; n--)
        hw_library_undo (library, NULL, NULL, NULL);
      break;
    case 10:
      for (guint n = random (4); n > 0; n--)
        hw_library_redo (library, NULL, NULL, NULL);
      break;
    case 11:
      g_assert_true (hw_term_index_rebuild (library, NULL));
      /* Some of it now, some between the steps that follow. */
      for (guint n = random (4); n > 0 && more; n--)
        g_assert_true (hw_term_index_work (library, 1 + random (300), &more, NULL, NULL));
      break;
    default:
      random_command (library);
      break;
    }
}

static void append_query (GString *query, guint depth, gboolean without);

static void
append_phrase (GString *query, guint n_words)
{
  g_string_append_c (query, '"');
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (query, "%s%s", i > 0 ? " " : "", pick (words));
  g_string_append_c (query, '"');
}

static const char *const prefixes[]
    = { "كت", "و", "ز", "زه", "ru", "ب", "caf", "ال", "ختا", "زفق" };

static void
append_one (GString *query, guint depth, gboolean without)
{
  switch (random (depth > 0 ? 12 : 8))
    {
    case 0:
      g_string_append_printf (query, "%s*", pick (prefixes));
      break;
    case 1:
      g_string_append_printf (query, "=%s", pick (words));
      break;
    case 2:
      g_string_append (query, random (3) == 0 ? "=" : "");
      append_phrase (query, 2 + random (2));
      g_string_append (query, random (4) == 0 ? "*" : "");
      break;
    case 3:
      if (random (2) > 0)
        g_string_append_printf (query, "%s", pick (words));
      else
        append_phrase (query, 2);
      g_string_append_printf (query, " NEAR/%u ", random (2) ? random (5) : 4000000000u);
      if (random (3) > 0)
        g_string_append (query, pick (words));
      else
        g_string_append_printf (query, random (2) ? "%s*" : "\"كتاب %s\"*", pick (prefixes));
      break;
    case 4:
      if (random (2) > 0)
        g_string_append_printf (query, "note:%s", pick (words));
      else
        g_string_append_printf (query, random (2) ? "note:%s*" : "\"%s ز\"*", pick (prefixes));
      break;
    case 8:
    case 9:
    case 10:
    case 11:
      g_string_append_c (query, '(');
      append_query (query, depth - 1, without);
      g_string_append_c (query, ')');
      break;
    default:
      g_string_append (query, pick (words));
      break;
    }
}

static void
append_query (GString *query, guint depth, gboolean without)
{
  append_one (query, depth, without);
  for (guint n = random (3); n > 0; n--)
    {
      static const char *const between[] = { " ", " OR ", " -", " NOT " };

      g_string_append (query, between[random (without ? 4 : 2)]);
      append_one (query, depth, without);
    }
}

/* A row as somebody who reads knows it. */
typedef struct
{
  gint64 document, note, start, end;
  gboolean found;
} Row;

typedef struct
{
  HwQuery *query;
  HwQueryMatcher *matcher;
  GArray *rows; /* that answer */
  GArray *matches;
  gboolean *present;
} Reader;

static gboolean
answers (const Reader *self, const HwQueryNode *node, gboolean in_note)
{
  switch (node->kind)
    {
    case HW_QUERY_NOT:
      return !answers (self, node->children->pdata[0], in_note);
    case HW_QUERY_AND:
      for (guint i = 0; i < node->children->len; i++)
        if (!answers (self, node->children->pdata[i], in_note))
          return FALSE;
      return TRUE;
    case HW_QUERY_OR:
      for (guint i = 0; i < node->children->len; i++)
        if (answers (self, node->children->pdata[i], in_note))
          return TRUE;
      return FALSE;
    case HW_QUERY_ATOM:
      return self->present[node->index]
             && (in_note || hw_query_get_atom (self->query, node->index)->scope != HW_QUERY_NOTE);
    case HW_QUERY_FILTER:
    default:
      g_assert_not_reached ();
    }
}

static void
read_row (Reader *self, const char *text, gsize n_bytes, Row row)
{
  g_array_set_size (self->matches, 0);
  memset (self->present, 0, self->query->atoms->len * sizeof *self->present);
  hw_query_matcher_match (self->matcher, text, n_bytes, self->matches);
  for (guint i = 0; i < self->matches->len; i++)
    self->present[g_array_index (self->matches, HwQueryMatch, i).atom] = TRUE;
  if (n_bytes > 0 && answers (self, self->query->root, row.note != 0))
    g_array_append_val (self->rows, row);
}

static void
read_notes (Reader *self, HwLibrary *library, HwNoteTarget target, gint64 id)
{
  g_autoptr (GPtrArray) notes = hw_library_list_notes (library, target, id, NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const HwNote *note = notes->pdata[i];
      Row row = { note->document, note->id, 0, g_utf8_strlen (note->text, -1), FALSE };

      read_row (self, note->text, strlen (note->text), row);
    }
}

static void
read_text (Reader *self, HwLibrary *library, gint64 document)
{
  g_autoptr (HwText) text = hw_library_load_text (library, document, NULL);
  g_autofree char *whole = hw_text_slice (text, 0, hw_text_get_n_chars (text));
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);
  gint64 start = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      Row row = { document, 0, start, start + g_utf8_strlen (lines[i], -1), FALSE };

      read_row (self, lines[i], strlen (lines[i]), row);
      start = row.end + 1;
    }
}

static GArray *
read_all (HwLibrary *library, const char *query, gboolean stems)
{
  g_autoptr (HwQuery) parsed = hw_query_new (query);
  g_autoptr (HwQueryMatcher) matcher = NULL;
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (HwQueryMatch));
  g_autofree gboolean *present = g_new0 (gboolean, parsed->atoms->len + 1);
  g_autoptr (GPtrArray) documents
      = hw_library_list_documents (library, 0, NULL, HW_DOCUMENT_ORDER_ID, NULL);
  g_autoptr (GPtrArray) passages = hw_library_list_passages (library, NULL, NULL);
  g_autoptr (GPtrArray) tags = hw_library_list_tags (library, NULL);
  Reader reader = { .query = parsed, .matches = matches, .present = present };

  reader.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  if (parsed->root == NULL)
    return reader.rows;
  for (guint i = 0; !stems && i < parsed->atoms->len; i++)
    for (guint j = 0; j < hw_query_get_atom (parsed, i)->words->len; j++)
      {
        HwQueryWord *word = hw_query_get_atom (parsed, i)->words->pdata[j];

        g_clear_pointer (&word->stem, g_free);
      }
  reader.matcher = matcher = hw_query_matcher_new (parsed);
  read_notes (&reader, library, HW_NOTE_ON_LIBRARY, 0);
  for (guint i = 0; i < documents->len; i++)
    {
      read_text (&reader, library, ((HwDocument *) documents->pdata[i])->id);
      read_notes (&reader, library, HW_NOTE_ON_DOCUMENT, ((HwDocument *) documents->pdata[i])->id);
    }
  for (guint i = 0; i < passages->len; i++)
    read_notes (&reader, library, HW_NOTE_ON_PASSAGE, ((HwPassage *) passages->pdata[i])->id);
  for (guint i = 0; i < tags->len; i++)
    read_notes (&reader, library, HW_NOTE_ON_TAG, ((HwTag *) tags->pdata[i])->id);
  return reader.rows;
}

static Row *
find_row (GArray *rows, gint64 document, gint64 note, gint64 start)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      if (row->document == document && row->note == note && row->start <= start
          && start <= row->end)
        return row;
    }
  return NULL;
}

typedef struct
{
  GArray *rows;
  guint n_rows, n_unknown;
  gint64 document, note;
  gsize paragraph;
} Each;

static gboolean
each_cb (const HwMatch *match, gpointer data)
{
  Each *self = data;

  if (self->n_rows == 0 || match->document != self->document || match->note != self->note
      || match->paragraph != self->paragraph)
    {
      self->n_rows++;
      self->n_unknown += find_row (self->rows, match->document, match->note, match->start) == NULL;
    }
  self->document = match->document;
  self->note = match->note;
  self->paragraph = match->paragraph;
  g_assert_cmpint (match->start, <, match->end);
  g_assert_cmpuint (match->byte_end, <=, match->n_bytes);
  return TRUE;
}

/* Without other forms it is the same rows; with them the index also has forms that the matcher learns only
 * from the search, and those that are read are among what is found. */
static void
compare (HwLibrary *library, const char *query, gboolean stems)
{
  const HwSearchOptions options = { .no_names = TRUE, .no_stems = !stems };
  g_autoptr (GArray) rows = read_all (library, query, stems);
  g_autoptr (GError) error = NULL;
  g_autoptr (HwSearchResult) result = hw_library_search (library, query, &options, NULL, &error);
  Each each = { .rows = rows };
  guint n_found = 0;

  g_assert_no_error (error);
  g_test_message ("%s%s: %u read, %" G_GINT64_FORMAT " found", query, stems ? " (stems)" : "",
                  rows->len, result->n_rows);
  for (guint i = 0; i < result->hits->len; i++)
    {
      const HwHit *hit = result->hits->pdata[i];
      Row *row = find_row (rows, hit->document, hit->note, hit->start);

      if (row != NULL)
        {
          g_assert_false (row->found);
          row->found = TRUE;
          n_found++;
        }
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (!row->found && row->note == 0)
        {
          g_autoptr (HwText) text = hw_library_load_text (library, row->document, NULL);
          g_autofree char *line = hw_text_slice (text, (gsize) row->start, (gsize) row->end);

          g_test_message ("%s", line);
        }
      if (!row->found)
        g_test_message ("not found: document %" G_GINT64_FORMAT " note %" G_GINT64_FORMAT
                        " at %" G_GINT64_FORMAT,
                        row->document, row->note, row->start);
    }
  g_assert_cmpuint (n_found, ==, rows->len);
  g_assert_cmpint (result->n_rows, ==, result->hits->len);
  g_assert_false (result->more_than);
  g_assert_true (hw_library_search_each (library, query, &options, each_cb, &each, NULL, &error));
  g_assert_cmpuint (each.n_rows, ==, result->hits->len);
  if (!stems)
    {
      g_assert_cmpuint (result->hits->len, ==, rows->len);
      g_assert_cmpuint (each.n_unknown, ==, 0);
    }
}

static void
run (HwLibrary *library, guint n_rounds)
{
  for (guint round = 0; round < n_rounds; round++)
    {
      gboolean more = TRUE;

      for (guint n = 1 + random (6); n > 0; n--)
        change (library);
      while (more)
        g_assert_true (hw_term_index_work (library, random (2) ? 0 : 200, &more, NULL, NULL));
      for (guint n = 0; n < 8; n++)
        {
          g_autoptr (GString) query = g_string_new (NULL);
          gboolean stems = random (3) == 0;

          append_query (query, 2, !stems);
          /* Words that are everywhere beside rare ones are looked for in another way. */
          hw_search_frequent_rows = random (2) ? 1 + random (4) : 20000;
          compare (library, query->str, stems);
        }
    }
  fixture_assert_whole (library);
}

static void
test_truth (Fixture *fixture, gconstpointer data)
{
  run (fixture->library, 40);
}

static void
test_broad (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_broad_text ();

  fixture_add (fixture->library, "broad", text);
  run (fixture->library, 8);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/search-truth/any", test_truth);
  fixture_test ("/search-truth/broad", test_broad);
  return g_test_run ();
}
