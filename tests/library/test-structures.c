/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

#include "structure-blob.h"

static HwStructure *
make_structure (void)
{
  HwStructure *structure = hw_structure_new ();
  const HwParagraphForm forms[] = {
    { HW_ROLE_HEADING, 1, HW_DIRECTION_RTL },
    { HW_ROLE_BODY, 0, HW_DIRECTION_AUTO },
    { HW_ROLE_LIST_ITEM, 2, HW_DIRECTION_AUTO },
    { HW_ROLE_LIST_ITEM, 2, HW_DIRECTION_AUTO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    hw_structure_add_form (structure, forms[i]);
  hw_structure_add_locator (structure, 0, HW_LOCATOR_PAGE, "١٢");
  hw_structure_add_locator (structure, 6, HW_LOCATOR_PAGE, "13");
  hw_structure_add_aside (structure, 0, HW_ASIDE_FURNITURE, "القائمة");
  hw_structure_add_aside (structure, 4, HW_ASIDE_PAGE_NUMBER, "");
  return structure;
}

static void
assert_same (const HwStructure *one, const HwStructure *other)
{
  g_assert_cmpuint (one->forms->len, ==, other->forms->len);
  g_assert_cmpmem (one->forms->data, one->forms->len * sizeof (HwParagraphForm), other->forms->data,
                   other->forms->len * sizeof (HwParagraphForm));
  g_assert_cmpuint (one->locators->len, ==, other->locators->len);
  for (guint i = 0; i < one->locators->len; i++)
    {
      const HwLocator *a = &g_array_index (one->locators, HwLocator, i),
                      *b = &g_array_index (other->locators, HwLocator, i);

      g_assert_cmpuint (a->start, ==, b->start);
      g_assert_cmpuint (a->kind, ==, b->kind);
      g_assert_cmpstr (a->label, ==, b->label);
    }
  g_assert_cmpuint (one->asides->len, ==, other->asides->len);
  for (guint i = 0; i < one->asides->len; i++)
    {
      const HwAside *a = &g_array_index (one->asides, HwAside, i),
                    *b = &g_array_index (other->asides, HwAside, i);

      g_assert_cmpuint (a->paragraph, ==, b->paragraph);
      g_assert_cmpuint (a->reason, ==, b->reason);
      g_assert_cmpstr (a->text, ==, b->text);
    }
}

static gint64
add (HwLibrary *library, const HwStructure *structure, GPtrArray *remarks, GBytes *original)
{
  g_autoptr (HwText) text = hw_text_new_from_string ("عنوان\ntwo\nthree\nfour\n");
  const HwNewDocument document = {
    .title = "t",
    .text = text,
    .format = "pdf",
    .encoding = "UTF-8",
    .structure = structure,
    .remarks = remarks,
    .original = original,
  };

  return hw_library_add_document (library, &document, NULL, NULL);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HwStructure) structure = make_structure ();
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gint64 with, without;

  g_ptr_array_add (remarks, (gpointer) "mended");
  g_ptr_array_add (remarks, (gpointer) "a picture was left out");
  with = add (fixture->library, structure, remarks, NULL);
  without = fixture_add (fixture->library, "plain", "plain text");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HwDocument) document = hw_library_get_document (fixture->library, with, NULL);
      g_autoptr (HwStructure) read = hw_library_get_structure (fixture->library, with, &error);
      g_autoptr (HwStructure) none = hw_library_get_structure (fixture->library, without, &error);

      g_assert_no_error (error);
      assert_same (read, structure);
      g_assert_true (hw_structure_is_empty (none));
      g_assert_cmpstr (document->format, ==, "pdf");
      g_assert_cmpstr (document->encoding, ==, "UTF-8");
      g_assert_cmpstr (document->remarks, ==, "mended\na picture was left out");
      fixture_assert_whole (fixture->library);
      if (i == 0)
        fixture_reopen (fixture);
      /* A document that was removed comes back with all of it. */
      g_assert_true (hw_library_remove_documents (fixture->library, &with, 1, NULL));
      g_assert_null (hw_library_get_structure (fixture->library, with, NULL));
      g_assert_true (hw_library_undo (fixture->library, NULL, NULL, NULL));
    }
}

/* Whatever stands in the file, it is read as far as it goes, within its bounds. */
static void
test_damaged (void)
{
  g_autoptr (HwStructure) structure = make_structure ();
  g_auto (HwStructureBlobs) blobs = { NULL };
  GByteArray *parts[3];

  hw_structure_blobs_write (&blobs, structure);
  parts[0] = blobs.forms;
  parts[1] = blobs.locators;
  parts[2] = blobs.asides;
  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (HwStructure) read = hw_structure_new ();
      HwStructureBlob hurt[3];
      guint8 *copies[3] = { NULL };
      const guint which = (guint) g_test_rand_int_range (0, 3);
      const gboolean is_cut = g_test_rand_bit ();

      for (guint i = 0; i < 3; i++)
        {
          /* Exactly so long: what reads on is caught by the sanitizers. */
          gsize n = parts[i]->len;

          if (i == which && is_cut)
            n = (gsize) g_test_rand_int_range (0, (int) n);
          copies[i] = g_memdup2 (parts[i]->data, n);
          if (i == which && !is_cut)
            copies[i][g_test_rand_int_range (0, (int) n)] = (guint8) g_test_rand_int ();
          hurt[i] = (HwStructureBlob){ copies[i], n };
        }
      hw_structure_blobs_read (&hurt[0], &hurt[1], &hurt[2], 5, read);
      g_assert_cmpuint (read->forms->len, <=, 5);
      for (guint i = 0; i < read->asides->len; i++)
        g_assert_cmpuint (g_array_index (read->asides, HwAside, i).paragraph, <=, 5);
      for (guint i = 0; i < 3; i++)
        g_free (copies[i]);
    }
}

static void
test_originals (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (GBytes) original = NULL, read = NULL, noise = NULL;
  guint8 *bytes = g_malloc (300000);
  gint64 document;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (long_text, "line %u of it\n", i % 100);
  original = g_bytes_new (long_text->str, long_text->len);

  /* Only where it was asked for. */
  g_assert_false (hw_library_get_keep_originals (library));
  document = add (library, NULL, NULL, original);
  g_assert_false (hw_library_has_original (library, document));
  g_assert_null (hw_library_get_original (library, document, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));

  g_assert_true (hw_library_set_keep_originals (library, TRUE, NULL));
  fixture_reopen (fixture);
  library = fixture->library;
  g_assert_true (hw_library_get_keep_originals (library));
  document = add (library, NULL, NULL, original);
  g_assert_true (hw_library_has_original (library, document));
  read = hw_library_get_original (library, document, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, original));
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT length (data) FROM originals"), <,
                   20000);

  /* It goes with the document, when history forgets that. */
  g_assert_true (hw_library_remove_documents (library, &document, 1, NULL));
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  g_clear_pointer (&read, g_bytes_unref);
  read = hw_library_get_original (library, document, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, original));
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  for (guint i = 0; i < 3; i++)
    hw_library_ensure_tag (library, i == 0 ? "a" : i == 1 ? "b" : "c", NULL);
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT count(*) FROM originals"), ==, 0);

  /* What does not compress is kept as it is. */
  for (guint i = 0; i < 300000; i++)
    bytes[i] = (guint8) g_test_rand_int ();
  noise = g_bytes_new_take (bytes, 300000);
  document = add (library, NULL, NULL, noise);
  g_clear_pointer (&read, g_bytes_unref);
  read = hw_library_get_original (library, document, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, noise));
  g_assert_cmpint (fixture_query_int (fixture->path, "SELECT length (data) FROM originals"), ==,
                   300000);
  fixture_assert_whole (library);

  /* Damage is said, and harms nothing else. */
  fixture_query_int (fixture->path, "UPDATE originals SET data = x'00ff', compressed = 1");
  g_clear_pointer (&read, g_bytes_unref);
  g_assert_null (hw_library_get_original (library, document, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_DAMAGED);
}

static gint64
add_hashed (HwLibrary *library, GBytes *original)
{
  g_autoptr (HwText) text = hw_text_new_from_string ("one\ntwo\n");
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  const HwNewDocument document = { .title = "t", .text = text, .hash = hash, .original = original };

  return hw_library_add_document (library, &document, NULL, NULL);
}

static void
assert_original (HwLibrary *library, gint64 document, GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = hw_library_get_original (library, document, &error);

  g_assert_cmpint (hw_library_has_original (library, document), ==, expected != NULL);
  g_autoptr (HwDocument) known = hw_library_get_document (library, document, NULL);

  g_assert_cmpint (known->original, ==,
                   expected != NULL ? (gint64) g_bytes_get_size (expected) : 0);
  if (expected == NULL)
    g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  else
    g_assert_true (g_bytes_equal (read, expected));
}

/* Kept later, dropped, and back by undo; whatever else is done in between. */
static void
test_set_original (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original = g_bytes_new_static ("the bytes of a file", 19),
                     other = g_bytes_new_static ("those of another one", 20);
  const gint64 document = add_hashed (library, original);
  guint64 version;

  assert_original (library, document, NULL);
  g_assert_false (hw_library_drop_original (library, document, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hw_library_set_original (library, document, other, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hw_library_set_original (library, document + 1, original, &error));
  g_assert_error (error, HW_LIBRARY_ERROR, HW_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Other windows hear of it; history does not. */
  version = hw_library_get_version (library);
  g_assert_true (hw_library_set_original (library, document, original, &error));
  g_assert_cmpuint (hw_library_get_version (library), >, version);
  assert_original (library, document, original);
  g_assert_true (hw_library_set_original (library, document, original, &error));

  g_assert_true (hw_library_drop_original (library, document, &error));
  assert_original (library, document, NULL);
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  assert_original (library, document, original);
  g_assert_true (hw_library_redo (library, NULL, NULL, &error));
  assert_original (library, document, NULL);
  fixture_reopen (fixture);
  library = fixture->library;

  /* Kept again in between, which undo and redo meet. */
  g_assert_true (hw_library_set_original (library, document, original, &error));
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_original (library, document, original);
  g_assert_true (hw_library_redo (library, NULL, NULL, &error));
  assert_original (library, document, NULL);
  g_assert_true (hw_library_remove_documents (library, &document, 1, &error));
  for (guint i = 0; i < 3; i++)
    g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  g_assert_false (hw_library_has_original (library, document));
  for (guint i = 0; i < 2; i++)
    g_assert_true (hw_library_redo (library, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_original (library, document, NULL);
  g_assert_true (hw_library_undo (library, NULL, NULL, &error));
  assert_original (library, document, original);
  fixture_assert_whole (library);
}

/* An import of a large file writes it once: history knows it by its text. */
static void
test_import_records_no_bytes (Fixture *fixture, gconstpointer data)
{
  HwLibrary *library = fixture->library;
  g_autofree guint8 *bytes = g_malloc (300000);
  g_autoptr (GBytes) noise = NULL;
  gint64 document;

  for (guint i = 0; i < 300000; i++)
    bytes[i] = (guint8) g_test_rand_int ();
  noise = g_bytes_new (bytes, 300000);
  g_assert_true (hw_library_set_keep_originals (library, TRUE, NULL));
  document = add_hashed (library, noise);
  g_assert_cmpint (
      fixture_query_int (fixture->path, "SELECT total(length(changeset)) FROM history_changes"), <,
      10000);
  g_assert_true (hw_library_undo (library, NULL, NULL, NULL));
  g_assert_true (hw_library_redo (library, NULL, NULL, NULL));
  assert_original (library, document, noise);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/structures/round-trip", test_round_trip);
  g_test_add_func ("/structures/damaged", test_damaged);
  fixture_test ("/structures/originals", test_originals);
  fixture_test ("/structures/set-original", test_set_original);
  fixture_test ("/structures/import-records-no-bytes", test_import_records_no_bytes);
  return g_test_run ();
}
