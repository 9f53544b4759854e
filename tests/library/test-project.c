/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "corrections.h"
#include "project-dump.h"
#include "replace.h"

#include <string.h>

/* Two libraries: mine is the fixture's, theirs stands beside it. */

static HwLibrary *
open_theirs (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "theirs.db", NULL);
  g_autoptr (GError) error = NULL;
  HwLibrary *theirs = hw_library_open (path, HW_LIBRARY_OPEN_CREATE, &error);

  g_assert_no_error (error);
  return theirs;
}

static gint64
mark (HwLibrary *library,
      gint64 document,
      gint64 start,
      gint64 end,
      const char *tag,
      const char *note)
{
  g_autoptr (GError) error = NULL;
  gint64 passage = hw_library_mark (library, document, start, end, NULL, &error);

  g_assert_no_error (error);
  if (tag != NULL)
    g_assert_true (hw_library_tag_passages (library, &passage, 1,
                                            hw_library_ensure_tag (library, tag, &error), &error));
  if (note != NULL)
    hw_library_write_note (library, HW_NOTE_ON_PASSAGE, passage, note, &error);
  g_assert_no_error (error);
  return passage;
}

/* Something of everything that a library holds. */
static void
fill (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;
  gint64 first = fixture_add (library, "مقابلة", "قال الضيف 😀 كلاما\nثم سكت\n");
  gint64 second = fixture_add (library, "A report", "One line.\nAnother line.\n");
  HwDocumentChange change = { .language = "ar",
                              .author = "س",
                              .source = "صحيفة",
                              .url = "http://example.org",
                              .published = "2022-02",
                              .direction = HW_DIRECTION_RTL };
  gint64 group = hw_library_create_group (library, "Interviews", &error);

  g_assert_true (hw_library_change_document (library, first, &change, &error));
  g_assert_true (hw_library_add_to_group (library, group, &first, 1, &error));
  gint64 passage = mark (library, first, 0, 8, "politics / security", "a note");
  g_assert_true (hw_library_recolour_passages (library, &passage, 1, "#112233", &error));
  mark (library, first, 4, 12, NULL, NULL);
  mark (library, second, 0, 3, "politics", NULL);
  gint64 tag = hw_library_find_tag (library, "politics", &error);
  g_assert_true (hw_library_describe_tag (library, tag, "all of it", &error));
  hw_library_write_note (library, HW_NOTE_ON_TAG, tag, "on the tag", &error);
  hw_library_write_note (library, HW_NOTE_ON_DOCUMENT, second, "on the document", &error);
  hw_library_write_note (library, HW_NOTE_ON_LIBRARY, 0, "on all", &error);
  g_assert_no_error (error);
}

typedef struct
{
  guint n[HW_PROJECT_N_STATUSES];
  GString *lines;
  GHashTable *choices; /* what was chosen for each conflict so far */
  HwPrefer (*choose) (const HwProjectItem *item);
} Report;

static void
report_cb (const HwProjectItem *item, guint n_done, guint n, gpointer data)
{
  Report *report = data;

  g_assert_cmpuint (n_done, <=, n);
  report->n[item->status]++;
  if (item->status == HW_PROJECT_CONFLICT)
    {
      g_assert_true (g_uuid_string_is_valid (item->guid));
      g_assert_cmpstr (item->mine, !=, item->theirs);
      if (report->choices != NULL)
        g_hash_table_insert (report->choices, g_strdup (item->guid),
                             GINT_TO_POINTER (report->choose (item)));
    }
  g_string_append_printf (report->lines, "%s|%s|%s|%s\n", item->kind, item->name,
                          hw_project_status_to_name (item->status), item->message);
}

static void
report_clear (Report *report)
{
  g_clear_pointer (&report->choices, g_hash_table_unref);
  g_string_free (report->lines, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static void
merge (HwLibrary *mine, HwLibrary *theirs, HwPrefer prefer, Report *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwProject) project = hw_library_read_project (theirs, NULL, NULL, &error);

  if (report->lines == NULL)
    report->lines = g_string_new (NULL);
  g_string_set_size (report->lines, 0);
  memset (report->n, 0, sizeof report->n);
  g_assert_no_error (error);
  project->choices = report->choices;
  g_assert_true (hw_library_take_project (mine, project, HW_STEP_MERGE_LIBRARY, prefer, report_cb,
                                          report, NULL, &error));
  g_assert_no_error (error);
  fixture_assert_whole (mine);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) theirs = open_theirs (fixture);
  g_auto (Report) report = { 0 };
  g_autoptr (GError) error = NULL;

  fill (theirs);
  g_autofree char *empty = fixture_dump (fixture->library);
  g_autofree char *expected = project_dump (theirs);

  merge (fixture->library, theirs, HW_PREFER_BOTH, &report);
  g_autofree char *merged = project_dump (fixture->library);
  g_assert_cmpstr (merged, ==, expected);
  g_assert_cmpuint (report.n[HW_PROJECT_ADDED], ==, 2 + 3 + 2 + 4 + 1);

  /* A second time, nothing happens, and nothing is there to undo but the first. */
  merge (fixture->library, theirs, HW_PREFER_BOTH, &report);
  g_autofree char *again = project_dump (fixture->library);
  g_assert_cmpstr (again, ==, expected);
  g_assert_cmpuint (report.n[HW_PROJECT_UNCHANGED], ==, 2 + 3 + 2 + 4 + 1);

  /* One step. */
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  g_autofree char *undone = fixture_dump (fixture->library);
  g_assert_cmpstr (undone, ==, empty);
  g_assert_null (hw_library_get_undo_label (fixture->library));
  g_assert_true (hw_library_redo (fixture->library, NULL, NULL, &error));
  g_autofree char *redone = project_dump (fixture->library);
  g_assert_cmpstr (redone, ==, expected);
}

/* What the other one made since they had a copy of mine comes over; what I made stays. */
static void
test_both_worked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) theirs = open_theirs (fixture);
  g_auto (Report) report = { 0 };
  g_autoptr (GError) error = NULL;
  HwPassageQuery all = { 0 };

  fill (fixture->library);
  merge (theirs, fixture->library, HW_PREFER_BOTH, &report);
  const gint64 here = 2;
  mark (fixture->library, here, 4, 8, "mine", "my note");
  mark (theirs, 2, 10, 17, "theirs", "their note");
  mark (theirs, 2, 10, 17, "mine", NULL);
  g_autofree char *before = fixture_dump (fixture->library);
  merge (fixture->library, theirs, HW_PREFER_BOTH, &report);

  g_autoptr (GPtrArray) passages = hw_library_list_passages (fixture->library, &all, &error);
  g_assert_cmpuint (passages->len, ==, 3 + 1 + 2);
  /* Two tags that each made under one name are one. */
  g_assert_cmpint (hw_library_find_tag (fixture->library, "mine", &error), >, 0);
  g_assert_cmpuint (report.n[HW_PROJECT_CONFLICT], ==, 0);
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  g_autofree char *after = fixture_dump (fixture->library);
  g_assert_cmpstr (after, ==, before);
}

static char *
get_note (HwLibrary *library, HwNoteTarget target, gint64 id)
{
  g_autoptr (GPtrArray) notes = hw_library_list_notes (library, target, id, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (out, "[%s]", ((HwNote *) notes->pdata[i])->text);
  return g_string_free (out, FALSE);
}

/* The same note, tag and passage changed on both sides, theirs last. */
static void
make_conflict (Fixture *fixture, HwLibrary *theirs, Report *report)
{
  g_autoptr (GError) error = NULL;
  HwLibrary *sides[] = { fixture->library, theirs };
  static const char *const texts[] = { "mine", "theirs" };
  static const char *const colours[] = { "#111111", "#222222" };

  fill (fixture->library);
  merge (theirs, fixture->library, HW_PREFER_BOTH, report);
  for (guint i = 0; i < 2; i++)
    {
      gint64 tag = hw_library_find_tag (sides[i], "politics", &error);
      gint64 passage = 1;
      HwDocumentChange change = { .title = texts[i], .direction = -1 };

      g_usleep (2000);
      hw_library_write_note (sides[i], HW_NOTE_ON_PASSAGE, 1, texts[i], &error);
      g_autoptr (GPtrArray) notes
          = hw_library_list_notes (sides[i], HW_NOTE_ON_DOCUMENT, 2, &error);
      hw_library_change_note (sides[i], ((HwNote *) notes->pdata[0])->id, texts[i], 0, &error);
      hw_library_recolour_tag (sides[i], tag, colours[i], &error);
      hw_library_rename_tag (sides[i], tag, texts[i], &error);
      hw_library_recolour_passages (sides[i], &passage, 1, colours[i], &error);
      hw_library_change_document (sides[i], 1, &change, &error);
      g_assert_no_error (error);
    }
}

static void
test_conflicts (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *passage_note, *document_note, *tag, *colour, *title;
  } expected[] = {
    [HW_PREFER_BOTH] = { "mine\n\n---\n\n", "[mine][theirs]", "mine", "#111111", "mine" },
    [HW_PREFER_MINE] = { "[mine]", "[mine]", "mine", "#111111", "mine" },
    [HW_PREFER_THEIRS] = { "[theirs]", "[theirs]", "theirs", "#222222", "theirs" },
    [HW_PREFER_NEWER] = { "[theirs]", "[theirs]", "mine", "#222222", "mine" },
  };
  const HwPrefer prefer = (HwPrefer) GPOINTER_TO_INT (data);
  g_autoptr (HwLibrary) theirs = open_theirs (fixture);
  g_auto (Report) report = { 0 };
  g_autoptr (GError) error = NULL;

  make_conflict (fixture, theirs, &report);
  g_autofree char *before = fixture_dump (fixture->library);
  merge (fixture->library, theirs, prefer, &report);
  /* Document, tag, passage, and two notes; each is told. */
  g_assert_cmpuint (report.n[HW_PROJECT_CONFLICT], ==, 5);

  g_autofree char *passage_note = get_note (fixture->library, HW_NOTE_ON_PASSAGE, 1);
  g_autofree char *document_note = get_note (fixture->library, HW_NOTE_ON_DOCUMENT, 2);
  g_autoptr (HwPassage) passage = hw_library_get_passage (fixture->library, 1, &error);
  g_autoptr (HwDocument) document = hw_library_get_document (fixture->library, 1, &error);
  g_assert_nonnull (strstr (passage_note, expected[prefer].passage_note));
  g_assert_cmpstr (document_note, ==, expected[prefer].document_note);
  g_assert_cmpint (hw_library_find_tag (fixture->library, expected[prefer].tag, &error), >, 0);
  g_assert_cmpstr (passage->colour, ==, expected[prefer].colour);
  g_assert_cmpstr (document->title, ==, expected[prefer].title);
  if (prefer == HW_PREFER_BOTH)
    g_assert_nonnull (strstr (passage_note, "theirs"));

  g_autofree char *merged = fixture_dump (fixture->library);
  merge (fixture->library, theirs, prefer, &report);
  g_autofree char *again = fixture_dump (fixture->library);
  g_assert_cmpstr (again, ==, merged);
  /* One step, or one and the second of nothing. */
  g_assert_true (prefer == HW_PREFER_MINE
                 || hw_library_undo (fixture->library, NULL, NULL, &error));
  g_autofree char *undone = fixture_dump (fixture->library);
  g_assert_cmpstr (undone, ==, before);
}

/* Theirs of notes and documents, mine of the rest. */
static HwPrefer
choose (const HwProjectItem *item)
{
  return strcmp (item->kind, "note") == 0 || strcmp (item->kind, "document") == 0 ? HW_PREFER_THEIRS
                                                                                  : HW_PREFER_MINE;
}

/* Each conflict can be settled apart: after a first look, which is taken back. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) theirs = open_theirs (fixture);
  g_auto (Report) report = { 0 };
  g_autoptr (GError) error = NULL;

  make_conflict (fixture, theirs, &report);
  g_autofree char *before = fixture_dump (fixture->library);
  report.choices = hw_project_choices_new ();
  report.choose = choose;
  merge (fixture->library, theirs, HW_PREFER_BOTH, &report);
  g_assert_cmpuint (g_hash_table_size (report.choices), ==, 5);
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  merge (fixture->library, theirs, HW_PREFER_BOTH, &report);

  g_autofree char *passage_note = get_note (fixture->library, HW_NOTE_ON_PASSAGE, 1);
  g_autoptr (HwPassage) passage = hw_library_get_passage (fixture->library, 1, &error);
  g_autoptr (HwDocument) document = hw_library_get_document (fixture->library, 1, &error);
  g_assert_cmpstr (passage_note, ==, "[theirs]");
  g_assert_cmpstr (document->title, ==, "theirs");
  g_assert_cmpstr (passage->colour, ==, "#111111");
  g_assert_cmpint (hw_library_find_tag (fixture->library, "mine", &error), >, 0);
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  g_autofree char *undone = fixture_dump (fixture->library);
  g_assert_cmpstr (undone, ==, before);
}

/* Their text in the place of mine, with the passages of both found in it. */
static void
test_their_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) theirs = open_theirs (fixture);
  g_auto (Report) report = { 0 };
  g_autoptr (GError) error = NULL;
  HwPassageQuery all = { 0 };

  fill (fixture->library);
  merge (theirs, fixture->library, HW_PREFER_BOTH, &report);
  mark (fixture->library, 2, 10, 17, "mine", NULL);
  g_assert_true (hw_library_correct_paragraph (theirs, 2, 0, "One quite other line.", &error));
  mark (theirs, 2, 22, 29, "theirs", NULL);
  g_autofree char *before = fixture_dump (fixture->library);
  merge (fixture->library, theirs, HW_PREFER_THEIRS, &report);

  g_autoptr (HwText) text = hw_library_load_text (fixture->library, 2, &error);
  g_autofree char *words = hw_text_slice (text, 0, G_MAXSIZE);
  g_assert_cmpstr (words, ==, "One quite other line.\nAnother line.\n");
  g_autoptr (GPtrArray) passages = hw_library_list_passages (fixture->library, &all, &error);
  guint n = 0;
  for (guint i = 0; i < passages->len; i++)
    {
      const HwPassage *passage = passages->pdata[i];
      n += g_str_equal (passage->quote, "Another") && passage->start == 22;
    }
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (strstr (report.lines->str, "now as there"));
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  g_autofree char *undone = fixture_dump (fixture->library);
  g_assert_cmpstr (undone, ==, before);
}

/* The same document in another version: passages are found by their words, and none is lost. */
static void
test_other_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) theirs = open_theirs (fixture);
  g_auto (Report) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) text = hw_text_new_from_string ("A new line.\nred fish, blue fish\n");
  g_autoptr (HwText) other = hw_text_new_from_string ("red fish, blue fish, old fish\n");
  const HwNewDocument mine = { .title = "t", .text = text, .hash = "ab" };
  const HwNewDocument yours = { .title = "t", .text = other, .hash = "AB" };
  HwPassageQuery all = { 0 };

  gint64 here = hw_library_add_document (fixture->library, &mine, NULL, &error);
  gint64 there = hw_library_add_document (theirs, &yours, NULL, &error);
  mark (theirs, there, 10, 19, "colour", "blue one");
  mark (theirs, there, 21, 29, "age", "gone");
  merge (fixture->library, theirs, HW_PREFER_BOTH, &report);

  g_autoptr (GPtrArray) passages = hw_library_list_passages (fixture->library, &all, &error);
  g_assert_cmpuint (passages->len, ==, 2);
  const HwPassage *lost = passages->pdata[0], *found = passages->pdata[1];
  if (found->state == HW_PASSAGE_LOST)
    {
      const HwPassage *other_one = found;
      found = lost;
      lost = other_one;
    }
  g_assert_cmpstr (found->quote, ==, "blue fish");
  g_assert_cmpint (found->document, ==, here);
  g_assert_cmpint (found->start, ==, 22);
  g_assert_cmpstr (found->note, ==, "blue one");
  g_assert_cmpint (lost->state, ==, HW_PASSAGE_LOST);
  g_assert_cmpstr (lost->quote, ==, "old fish");
  g_assert_cmpstr (lost->tag_names[0], ==, "age");
  g_assert_cmpstr (lost->note, ==, "gone");
  /* A second time it is known. */
  merge (fixture->library, theirs, HW_PREFER_BOTH, &report);
  g_autoptr (GPtrArray) again = hw_library_list_passages (fixture->library, &all, &error);
  g_assert_cmpuint (again->len, ==, 2);
}

/* A document with all that a reader, a new text and corrections leave in a library. */
static gint64
add_rich (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwStructure) structure = hw_structure_new ();
  g_autoptr (HwText) first
      = hw_text_new_from_string ("Heading\nold words, red fish here\nlast one\n");
  g_autoptr (HwText) second = hw_text_new_from_string ("Heading\nred fish, there now\nlast one\n");
  g_autoptr (GBytes) original = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();
  const HwNewDocument new = { .title = "rich", .text = first };

  g_assert_true (hw_library_set_keep_originals (library, TRUE, &error));
  const gint64 id = hw_library_add_document (library, &new, NULL, &error);
  mark (library, id, 8, 17, "gone", "was here");
  mark (library, id, 19, 27, "found", NULL);
  for (guint i = 0; i < 3; i++)
    hw_structure_add_form (structure, (HwParagraphForm){ i == 0 ? HW_ROLE_HEADING : HW_ROLE_BODY,
                                                         i == 0, HW_DIRECTION_AUTO });
  hw_structure_add_locator (structure, 8, HW_LOCATOR_PAGE, "7");
  hw_structure_add_aside (structure, 1, HW_ASIDE_RUNNING_HEAD, "running head");
  g_ptr_array_add (remarks, (gpointer) "mended");
  g_ptr_array_add (remarks, (gpointer) "mended more");
  const HwNewDocument replacement = { .title = "rich",
                                      .text = second,
                                      .structure = structure,
                                      .format = "pdf",
                                      .remarks = remarks,
                                      .original = original };
  g_autoptr (GArray) replaced = hw_library_replace_text (library, id, &replacement, &error);
  g_assert_no_error (error);
  g_assert_true (hw_library_correct_paragraph (library, id, 2, "the last one", &error));
  g_assert_true (hw_library_take_back_asides (library, id, (const gsize[]){ 0 }, 1, &error));
  g_assert_no_error (error);
  return id;
}

static char *
dump_rich (HwLibrary *library)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = 1;
  g_autoptr (HwText) original = hw_library_load_original_text (library, id, &error);
  g_assert_no_error (error);
  g_autofree char *first = hw_text_slice (original, 0, G_MAXSIZE), *all = project_dump (library);
  g_autoptr (GBytes) bytes = hw_library_get_original (library, id, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) corrections = hw_library_list_corrections (library, id, &error);
  GString *out = g_string_new (all);

  g_string_append_printf (out, "\noriginal %s\nbytes %" G_GSIZE_FORMAT, first,
                          g_bytes_get_size (bytes));
  for (guint i = 0; i < corrections->len; i++)
    {
      const HwCorrection *correction = corrections->pdata[i];
      g_string_append_printf (out, "\ncorrection %s|%d|%s|%s|%s", correction->guid,
                              correction->kind, correction->before, correction->after,
                              correction->creator);
    }
  return g_string_free (out, FALSE);
}

static void
test_rich (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) theirs = open_theirs (fixture);
  g_auto (Report) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = fixture_dump (fixture->library);

  add_rich (theirs);
  g_assert_true (hw_library_set_keep_originals (fixture->library, TRUE, &error));
  merge (fixture->library, theirs, HW_PREFER_BOTH, &report);
  g_autofree char *expected = dump_rich (theirs), *merged = dump_rich (fixture->library);
  g_assert_cmpstr (merged, ==, expected);
  /* There is something of each in it. */
  g_assert_nonnull (strstr (merged, "role 1"));
  g_assert_nonnull (strstr (merged, "state 2"));
  g_assert_nonnull (strstr (merged, "\ncorrection "));
  g_assert_nonnull (strstr (merged, "running head\nred fish"));
  g_assert_cmpuint (report.n[HW_PROJECT_CHANGED] + report.n[HW_PROJECT_FAILED], ==, 0);
  g_assert_true (hw_library_undo (fixture->library, NULL, NULL, &error));
  g_autofree char *undone = fixture_dump (fixture->library);
  g_assert_cmpstr (undone, ==, empty);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) theirs = open_theirs (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (theirs);
  g_autofree char *before = fixture_dump (fixture->library);
  g_autoptr (HwProject) project = hw_library_read_project (theirs, NULL, NULL, &error);
  g_cancellable_cancel (cancellable);
  g_assert_false (hw_library_take_project (fixture->library, project, HW_STEP_MERGE_LIBRARY,
                                           HW_PREFER_BOTH, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *after = fixture_dump (fixture->library);
  g_assert_cmpstr (after, ==, before);
}

/* So many that what was written has to be taken back. */
static void
cancel_late_cb (const HwProjectItem *item, guint n_done, guint n, gpointer data)
{
  if (n_done + 10 > n)
    g_cancellable_cancel (data);
}

static void
test_cancel_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwLibrary) theirs = open_theirs (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hw_library_begin_step (theirs, HW_STEP_MARK, NULL, &error));
  gint64 document = fixture_add (theirs, "t", "a text of some length\n");
  for (guint i = 0; i < 3000; i++)
    hw_library_mark (theirs, document, i % 20, 21, NULL, &error);
  g_assert_true (hw_library_end_step (theirs, &error));
  g_autofree char *before = fixture_dump (fixture->library);
  g_autoptr (HwProject) project = hw_library_read_project (theirs, NULL, NULL, &error);
  g_assert_false (hw_library_take_project (fixture->library, project, HW_STEP_MERGE_LIBRARY,
                                           HW_PREFER_BOTH, cancel_late_cb, cancellable, cancellable,
                                           &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *after = fixture_dump (fixture->library);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
is_tagged (gpointer data, const HwPassage *passage)
{
  return passage->n_tags > 0;
}

static gboolean
no_note (gpointer data, const HwNote *note)
{
  return FALSE;
}

/* A part of the library is whole in itself. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  const HwProjectFilter filter
      = { .has_passage = is_tagged, .has_note = no_note, .only_used = TRUE };
  g_autoptr (GError) error = NULL;

  fill (fixture->library);
  fixture_add (fixture->library, "empty", "nothing in it\n");
  g_autoptr (HwProject) project = hw_library_read_project (fixture->library, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (project->documents->len, ==, 2);
  g_assert_cmpuint (project->passages->len, ==, 2);
  g_assert_cmpuint (project->groups->len, ==, 1);
  g_assert_cmpuint (project->tags->len, ==, 2);
  g_assert_cmpuint (project->notes->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/project/copy", test_copy);
  fixture_test ("/project/both-worked", test_both_worked);
  for (int i = HW_PREFER_BOTH; i <= HW_PREFER_NEWER; i++)
    {
      g_autofree char *path = g_strdup_printf ("/project/conflicts/%d", i);
      g_test_add (path, Fixture, GINT_TO_POINTER (i), fixture_set_up, test_conflicts,
                  fixture_tear_down);
    }
  fixture_test ("/project/other-text", test_other_text);
  fixture_test ("/project/rich", test_rich);
  fixture_test ("/project/choices", test_choices);
  fixture_test ("/project/their-text", test_their_text);
  fixture_test ("/project/cancel", test_cancel);
  fixture_test ("/project/cancel-late", test_cancel_late);
  fixture_test ("/project/filter", test_filter);
  return g_test_run ();
}
