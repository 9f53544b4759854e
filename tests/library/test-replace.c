/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "replace.h"
#include "term-index.h"

static const char before[] = "قال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.\n"
                             "وأضاف أن الخطه تشمل بناء ميه ألف وحذة سكنية في المحافظات.\n"
                             "ورحبت النقابات بالمشروع بعد اجتماع طويل.\n";
static const char after[] = "عاجل من القاهرة\n"
                            "قال الرئيس في خطابه أمس إن الحكومة ستعلن خطة جديدة للإسكان.\n"
                            "وأضاف أن الخطة تشمل بناء مئة ألف وحدة سكنية في المحافظات.\n";

static gint64
mark (HwLibrary *library, gint64 document, const char *text, const char *words)
{
  const gint64 start = g_utf8_pointer_to_offset (text, strstr (text, words));
  const gint64 passage
      = hw_library_mark (library, document, start, start + g_utf8_strlen (words, -1), NULL, NULL);

  g_assert_cmpint (passage, >, 0);
  return passage;
}

static GArray *
replace (HwLibrary *library, gint64 document, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HwText) canonical = hw_text_new_from_string (text);
  const HwNewDocument new = { .text = canonical, .format = "plain" };
  GArray *replaced = hw_library_replace_text (library, document, &new, &error);

  g_assert_no_error (error);
  return replaced;
}

static void
assert_text (HwLibrary *library, gint64 document, const char *expected)
{
  g_autoptr (HwText) text = hw_library_load_text (library, document, NULL);
  g_autoptr (HwDocument) row = hw_library_get_document (library, document, NULL);
  g_autofree char *whole = hw_text_slice (text, 0, G_MAXSIZE);

  g_assert_cmpstr (whole, ==, expected);
  g_assert_cmpint (row->n_chars, ==, g_utf8_strlen (expected, -1));
}

static guint
count_hits (HwLibrary *library, const char *word)
{
  const HwSearchOptions options = { .exact = TRUE };
  gboolean more = TRUE;

  while (more)
    g_assert_true (hw_term_index_work (library, 0, &more, NULL, NULL));
  g_autoptr (HwSearchResult) found = hw_library_search (library, word, &options, NULL, NULL);

  return found->hits->len;
}

static void
assert_passage (
    HwLibrary *library, gint64 id, HwPassageState state, const char *quote, const char *former)
{
  g_autoptr (HwPassage) passage = hw_library_get_passage (library, id, NULL);

  g_assert_cmpint (passage->state, ==, state);
  g_assert_cmpstr (passage->quote, ==, quote);
  g_assert_cmpstr (passage->former, ==, former);
  g_assert_cmpint (passage->end > passage->start, ==, state != HW_PASSAGE_LOST);
}

/* What moved, what is uncertain, what is lost; one step; undo brings back all of it, and the words of the
 * text that is there are found, those of the other not. */
static void
test_replace (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const gint64 document = fixture_add (library, "خطاب", before);
  const gint64 moved = mark (library, document, before, "خطة جديدة"),
               uncertain = mark (library, document, before, "بناء ميه ألف وحذة"),
               lost = mark (library, document, before, "اجتماع طويل");
  g_autofree char *dump = NULL, *replaced_dump = NULL, *now = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GArray) replaced = NULL;

  hw_library_write_note (library, HW_NOTE_ON_PASSAGE, lost, "a note", NULL);
  dump = fixture_dump (library);
  g_assert_cmpuint (count_hits (library, "النقابات"), ==, 1);
  g_assert_cmpuint (count_hits (library, "عاجل"), ==, 0);
  replaced = replace (library, document, after);
  g_assert_cmpuint (replaced->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      static const HwAnchorStatus expected[]
          = { HW_ANCHOR_MOVED, HW_ANCHOR_UNCERTAIN, HW_ANCHOR_LOST };

      g_assert_cmpint (g_array_index (replaced, HwReplacedPassage, i).status, ==, expected[i]);
    }
  assert_text (library, document, after);
  assert_passage (library, moved, HW_PASSAGE_SURE, "خطة جديدة", "");
  assert_passage (library, uncertain, HW_PASSAGE_UNCERTAIN, "بناء مئة ألف وحدة",
                  "بناء ميه ألف وحذة");
  assert_passage (library, lost, HW_PASSAGE_LOST, "اجتماع طويل", "");
  g_assert_cmpuint (count_hits (library, "النقابات"), ==, 0);
  g_assert_cmpuint (count_hits (library, "عاجل"), ==, 1);
  fixture_assert_whole (library);
  replaced_dump = fixture_dump (library);
  label = hw_library_get_undo_label (library);
  g_assert_nonnull (strstr (label, "خطاب"));

  /* Also after a restart, and in both directions. */
  for (guint i = 0; i < 2; i++)
    {
      fixture_reopen (fixture);
      library = fixture->library;
      g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
      assert_text (library, document, before);
      g_free (now);
      now = fixture_dump (library);
      g_assert_cmpstr (now, ==, dump);
      g_assert_cmpuint (count_hits (library, "النقابات"), ==, 1);
      g_assert_cmpuint (count_hits (library, "عاجل"), ==, 0);
      fixture_assert_whole (library);
      fixture_reopen (fixture);
      library = fixture->library;
      g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
      assert_text (library, document, after);
      g_free (now);
      now = fixture_dump (library);
      g_assert_cmpstr (now, ==, replaced_dump);
      g_assert_cmpuint (count_hits (library, "عاجل"), ==, 1);
      fixture_assert_whole (library);
    }

  /* A person has looked. */
  g_assert_true (hw_library_confirm_passages (library, &uncertain, 1, NULL));
  assert_passage (library, uncertain, HW_PASSAGE_SURE, "بناء مئة ألف وحدة", "");
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_passage (library, uncertain, HW_PASSAGE_UNCERTAIN, "بناء مئة ألف وحدة",
                  "بناء ميه ألف وحذة");

  /* What was lost is found where a later text has it again, with its note. */
  g_array_unref (replaced);
  replaced = replace (library, document, before);
  assert_passage (library, lost, HW_PASSAGE_SURE, "اجتماع طويل", "");
  assert_passage (library, moved, HW_PASSAGE_SURE, "خطة جديدة", "");
  fixture_assert_whole (library);
}

/* A lost one that a person gives a place stands there. */
static void
test_place_by_hand (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const gint64 document = fixture_add (library, "t", before);
  const gint64 lost = mark (library, document, before, "اجتماع طويل");
  g_autoptr (GArray) replaced = replace (library, document, after);

  assert_passage (library, lost, HW_PASSAGE_LOST, "اجتماع طويل", "");
  g_assert_true (hw_library_move_passage (library, lost, 0, 4, NULL));
  assert_passage (library, lost, HW_PASSAGE_SURE, "عاجل", "");
  fixture_assert_whole (library);
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_passage (library, lost, HW_PASSAGE_LOST, "اجتماع طويل", "");
}

/* Moved to where it stands already, it stands there for sure: that is a way to say so too. */
static void
test_move_to_its_place (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const gint64 document = fixture_add (library, "t", before);
  const gint64 uncertain = mark (library, document, before, "بناء ميه ألف وحذة");
  g_autoptr (GArray) replaced = replace (library, document, after);
  const HwReplacedPassage *one = &g_array_index (replaced, HwReplacedPassage, 0);

  g_assert_true (hw_library_move_passage (library, uncertain, one->start, one->end, NULL));
  assert_passage (library, uncertain, HW_PASSAGE_SURE, "بناء مئة ألف وحدة", "");
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  assert_passage (library, uncertain, HW_PASSAGE_UNCERTAIN, "بناء مئة ألف وحدة",
                  "بناء ميه ألف وحذة");
}

/* The bytes that a document was read from stay when they are read otherwise, and go when others come. */
static void
test_original (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("bytes", 5);
  g_autoptr (HwText) text = hw_text_new_from_string (before),
                     other = hw_text_new_from_string (after);
  HwNewDocument new = { .title = "t", .text = text, .hash = "aa", .original = bytes };
  gboolean existing;
  gint64 document;

  g_assert_true (hw_library_set_keep_originals (library, TRUE, NULL));
  document = hw_library_add_document (library, &new, &existing, NULL);
  g_assert_true (hw_library_has_original (library, document));
  g_assert_true (hw_library_set_keep_originals (library, FALSE, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) replaced = NULL;
      g_autoptr (GBytes) kept = NULL;

      new.text = i == 0 ? other : text;
      new.hash = i == 0 ? "aa" : "bb";
      replaced = hw_library_replace_text (library, document, &new, NULL);
      g_assert_nonnull (replaced);
      kept = hw_library_get_original (library, document, NULL);
      g_assert_true (i == 0 ? g_bytes_equal (kept, bytes) : kept == NULL);
      fixture_assert_whole (library);
    }
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  g_assert_true (hw_library_has_original (library, document));
  fixture_assert_whole (library);
}

/* The same text changes nothing; the file of another document is refused, by its title. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const gint64 document = fixture_add (library, "one", before);
  g_autoptr (HwText) text = hw_text_new_from_string (after);
  const HwNewDocument new = { .text = text };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) same = NULL;
  guint64 version;

  fixture_add (library, "the other", after);
  version = hw_library_get_version (library);
  g_assert_null (hw_library_replace_text (library, document, &new, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "the other"));
  same = replace (library, document, before);
  g_assert_cmpuint (hw_library_get_version (library), ==, version);
  assert_text (library, document, before);
}

/* Texts that only history has go with it, and never one that is read. */
static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  const gint64 document = fixture_add (library, "one", before);

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GArray) replaced = replace (library, document, round % 2 == 0 ? after : "other");

      g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
    }
  for (guint i = 0; i < 6; i++)
    {
      count_hits (library, "x");
      hw_library_ensure_tag (library, i % 2 == 0 ? "a" : "b", NULL);
      hw_library_undo (library, NULL, NULL, NULL);
    }
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM texts"), ==, 1);
  assert_text (library, document, before);
  fixture_assert_whole (library);
}

/* Whatever is replaced, marked and taken back, the library is whole and undo leads back. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  gint64 documents[3];
  guint n_steps = 0;
  g_autofree char *first = NULL, *last = NULL, *now = NULL;

  for (guint i = 0; i < 3; i++)
    documents[i] = fixture_add (library, "t", i == 0 ? "a b c d e f" : i == 1 ? "x" : before);
  first = fixture_dump (library);
  for (guint i = 0; i < 60; i++)
    {
      const gint64 document = documents[g_test_rand_int_range (0, 3)];
      g_autoptr (HwText) text = hw_library_load_text (library, document, NULL);
      const gint64 n_chars = (gint64) hw_text_get_n_chars (text);
      const guint64 version = hw_library_get_version (library);

      if (g_test_rand_bit () && n_chars > 1)
        {
          const gint64 start = g_test_rand_int_range (0, (int) n_chars - 1);

          hw_library_mark (library, document, start,
                           g_test_rand_int_range ((int) start + 1, (int) n_chars), NULL, NULL);
        }
      else
        {
          g_autoptr (GString) other = g_string_new (NULL);
          g_autofree char *whole = hw_text_slice (text, 0, G_MAXSIZE);
          g_auto (GStrv) words = g_strsplit (whole, " ", -1);
          g_autoptr (GArray) replaced = NULL;

          for (guint j = 0; words[j] != NULL; j++)
            if (g_test_rand_int_range (0, 8) > 0)
              g_string_append_printf (other, "%s%s", j > 0 ? " " : "", words[j]);
          g_string_append_printf (other, " n%u", i);
          replaced = replace (library, document, other->str);
        }
      n_steps += hw_library_get_version (library) != version;
      if (i % 10 == 9)
        fixture_assert_whole (library);
    }
  last = fixture_dump (library);
  for (guint i = 0; i < n_steps; i++)
    g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  now = fixture_dump (library);
  g_assert_cmpstr (now, ==, first);
  fixture_assert_whole (library);
  fixture_reopen (fixture);
  for (guint i = 0; i < n_steps; i++)
    g_assert_true (hw_library_redo (fixture->library, NULL, NULL, NULL));
  g_free (now);
  now = fixture_dump (fixture->library);
  g_assert_cmpstr (now, ==, last);
  fixture_assert_whole (fixture->library);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/replace/replace", test_replace);
  fixture_test ("/replace/place-by-hand", test_place_by_hand);
  fixture_test ("/replace/move-to-its-place", test_move_to_its_place);
  fixture_test ("/replace/original", test_original);
  fixture_test ("/replace/refused", test_refused);
  fixture_test ("/replace/forgotten", test_forgotten);
  fixture_test ("/replace/random", test_random);
  return g_test_run ();
}
